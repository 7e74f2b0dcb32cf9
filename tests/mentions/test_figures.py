"""Figures by example: the files of the corpus that hold money, ranges, bounds, capacities and shares."""

from __future__ import annotations

from typing import Any

import pytest

from kg.languages.language import Language
from kg.mentions.figure import Figure
from kg.mentions.figures import find_figures
from kg.text.tokens import tokenize
from tests.mentions.notation import Reading, wordings

FILES = ["money.toml", "ranges.toml", "bounds.toml", "capacity.toml", "percent.toml"]
CASES = [(text, case) for name in FILES for text, case in wordings(name)]
NOTHING = [text for name in FILES for text, _ in wordings(name, "nothing")]


def figures(text: str) -> list[Figure]:
    tokens = tokenize(text)
    return find_figures(tokens, 0, len(tokens), Language.load().numerals)


@pytest.mark.parametrize(("text", "case"), CASES, ids=[text for text, _ in CASES])
def test_a_wording_says_its_figures(text: str, case: dict[str, Any]) -> None:
    value = case["value"]
    expected = [value] if isinstance(value, str) else value
    assert [Reading.of(figure) for figure in figures(text)] == [Reading.written(short) for short in expected]


@pytest.mark.parametrize("text", NOTHING)
def test_no_figure_elsewhere(text: str) -> None:
    assert figures(text) == []
