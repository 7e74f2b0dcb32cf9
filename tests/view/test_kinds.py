"""Every kind of deal has its place on the page: in the filters, as an arrow and an icon, in a colour by day and by night."""

from __future__ import annotations

import re

import pytest

from kg.claims.model import Kind
from kg.view.script import FOLDER

STYLE = FOLDER.parent / "style.css"


def script(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8")


def between(text: str, start: str, end: str) -> str:
    return text.partition(start)[2].partition(end)[0]


def test_the_filters_list_every_kind() -> None:
    listed = re.findall(r'"(\w+)"', between(script("data.js"), "KINDS = [", "]"))
    assert set(listed) == {kind.value for kind in Kind}


@pytest.mark.parametrize(("name", "start"), [("marks.js", "ARROWS = {"), ("icons.js", "KIND_HEADS = {")])
def test_every_kind_has_an_arrow_and_an_icon(name: str, start: str) -> None:
    assert set(re.findall(r"(\w+):", between(script(name), start, "}"))) == {kind.value for kind in Kind}


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_has_a_colour_in_both_themes_and_wears_it(kind: Kind) -> None:
    style = STYLE.read_text(encoding="utf-8")
    assert len(set(re.findall(rf"--{kind}: (#\w+);", style))) == 2
    assert re.search(rf"^\.icon\.{kind} |\s\.icon\.{kind} ", style, re.MULTILINE)
    assert f".kicker.{kind} " in style
