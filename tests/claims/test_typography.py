"""How an article is typed does not change what it says: its apostrophes, its spaces, and whether it has accents."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from kg.claims.read import read_article
from kg.claims.rows import row_of
from kg.lexicon.load import Lexicon
from kg.text.article import Article
from kg.text.fold import fold
from tests.told import articles_of

NO_BREAK, NARROW = "\u00a0", "\u202f"
SWAPPED = str.maketrans({"'": "’", "’": "'"})
BROKEN = str.maketrans({NO_BREAK: " ", NARROW: " "})


def other_apostrophes(text: str) -> str:
    return text.translate(SWAPPED)


def plain_spaces(text: str) -> str:
    return text.translate(BROKEN)


def no_break_spaces(text: str) -> str:
    return text.replace(" ", NO_BREAK)


def narrow_in_figures(text: str) -> str:
    letters = list(text)
    for at in range(1, len(letters) - 1):
        if letters[at] in {" ", NO_BREAK} and letters[at - 1].isdigit():
            letters[at] = NARROW
    return "".join(letters)


def no_accents(text: str) -> str:
    return "".join(unicodedata.normalize("NFD", char)[0] if char.isalpha() else char for char in text)


def said(article: Article) -> list[dict[str, Any]]:
    """The claims of an article, their names and quotes typed alike; all characters keep their places."""
    rows = [row_of(claim) for claim in read_article(article, LEXICON).claims]
    return [{field: typed_alike(value) for field, value in row.items() if field != "id"} for row in rows]


def typed_alike(value: Any) -> Any:
    if isinstance(value, list):
        return [fold(part) for part in value]
    return fold(value) if isinstance(value, str) else value


LEXICON = Lexicon.load()


@pytest.mark.parametrize("typed", [other_apostrophes, plain_spaces, no_break_spaces, narrow_in_figures, no_accents])
def test_typed_otherwise_an_article_says_the_same(typed: Callable[[str], str]) -> None:
    changed, differing = 0, []
    for article in articles_of("learn"):
        other = replace(article, text=typed(article.text))
        assert len(other.text) == len(article.text)
        changed += other.text != article.text
        if said(other) != said(article):
            differing.append(article.id)
    assert changed > 10
    assert differing == []
