"""The currency of a figure whose own words leave it open, by what the article speaks of and by the figures before it."""

from __future__ import annotations

from typing import Any

import pytest

from kg.languages.language import Language
from kg.lexicon.load import Lexicon
from kg.mentions.figure import Figure
from kg.mentions.find import MentionFinder
from kg.text.article import Article
from tests.mentions.notation import wordings

CASES = list(wordings("currencies.toml"))
NOTHING = [text for text, _ in wordings("currencies.toml", "nothing")]
FINDER = MentionFinder(Lexicon.load(), Language.load())


def amounts(text: str) -> list[Figure]:
    return [f for scene in FINDER.find(Article("a", text)).scenes for f in scene.figures if f.money() is not None]


@pytest.mark.parametrize(("text", "case"), CASES, ids=[text for text, _ in CASES])
def test_the_last_figure_is_in_this_currency(text: str, case: dict[str, Any]) -> None:
    assert amounts(text)[-1].currency == case["value"]


@pytest.mark.parametrize("text", NOTHING)
def test_no_currency_where_the_article_names_none(text: str) -> None:
    found = amounts(text)
    assert found
    assert {figure.currency for figure in found} == {None}
