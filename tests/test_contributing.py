"""The files that CONTRIBUTING.md sends a newcomer to are there, and hold what it says."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from kg.claims.model import Kind
from kg.graph import vocab
from tests.told import ROOT

PAGE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
FOLDERS = ("", "kg/languages/fr", "tests/corpus/fr", "corpus/invented")
PATH = re.compile(
    r"`(?P<path> [\w./-]+ \. (?: toml | py | js | css | ttl | jsonld | json | jsonl | md ) | (?: [\w-]+ / )+ )`",
    re.VERBOSE,
)
PYTEST = re.compile(r"`pytest (?P<paths>[\w./ -]+)`")
FREE = {"mine.toml"}


def named() -> list[str]:
    return sorted({found["path"] for found in PATH.finditer(PAGE)} - FREE)


def test_the_files_are_there() -> None:
    assert len(named()) > 30
    missing = [
        path for path in named() if not any((ROOT / folder / PurePosixPath(path)).exists() for folder in FOLDERS)
    ]
    assert missing == []


def test_the_tests_that_are_to_be_run_are_there() -> None:
    paths = {path for found in PYTEST.finditer(PAGE) for path in found["paths"].split()}
    assert len(paths) > 4
    assert [path for path in paths if not (ROOT / path).exists()] == []


def test_links_lead_somewhere() -> None:
    links = re.findall(r"\]\(([^)#]+)\)", PAGE)
    assert links
    assert [link for link in links if not link.startswith("https://") and not (ROOT / link).exists()] == []


def test_the_places_of_a_kind_are_those_it_names() -> None:
    for table in ("CLASSES", "SOURCE_ROLES", "TARGET_ROLES", "SHORTCUTS"):
        assert f"`{table}`" in PAGE
        assert set(getattr(vocab, table)) <= set(Kind)
