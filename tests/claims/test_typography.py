"""How an article is typed does not change what it says: apostrophes and spaces of one kind or the other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from kg.claims.read import read_article
from kg.claims.rows import row_of
from kg.lexicon.load import Lexicon
from kg.text.article import Article
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


def said(article: Article) -> list[dict[str, Any]]:
    """The claims of an article, their quotes typed alike; all characters keep their places."""
    rows = [row_of(claim) for claim in read_article(article, LEXICON).claims]
    return [{**row, "quote": plain_spaces(row["quote"]).replace("’", "'")} for row in rows]


LEXICON = Lexicon.load()


@pytest.mark.parametrize("typed", [other_apostrophes, plain_spaces, no_break_spaces, narrow_in_figures])
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
