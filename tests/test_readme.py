"""The README tells the truth: its outputs are today's, and nothing that a user can call is missing from it."""

from pathlib import Path

import pytest

from kg.cli.main import COMMANDS
from kg.query.library import bundled_queries
from tools.fill_readme import README, filled

TEXT = README.read_text(encoding="utf-8")


def test_outputs_are_those_of_today() -> None:
    assert filled(TEXT) == TEXT
    assert TEXT.count("\n$ kg ") > 5


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_is_named(name: str) -> None:
    assert f"`kg {name}" in TEXT


@pytest.mark.parametrize("name", [query.name for query in bundled_queries()])
def test_each_bundled_query_is_named(name: str) -> None:
    assert f"`{name}`" in TEXT


def test_its_links_lead_somewhere() -> None:
    links = [part.split(")")[0] for part in TEXT.split("](")[1:]]
    local = [link for link in links if not link.startswith("http")]
    assert local
    assert [link for link in local if not (README.parent / link.split("#")[0]).exists()] == []


def test_the_picture_is_a_picture() -> None:
    picture = Path(README.parent, "docs", "network.png").read_bytes()
    assert picture.startswith(b"\x89PNG")
    assert len(picture) > 20_000
