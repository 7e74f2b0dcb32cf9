"""Dates by example, for an article of Wednesday 18 March 2026."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from kg.languages.language import Language
from kg.mentions.dates import DateFinder, DateMention
from kg.text.tokens import tokenize
from tests.mentions.notation import wordings

TODAY = dt.date(2026, 3, 18)
CASES = list(wordings("dates.toml"))
NOTHING = [text for text, _ in wordings("dates.toml", "nothing")]
FINDER = DateFinder(Language.load().tables["dates"])


def dates(text: str, today: dt.date | None = TODAY) -> list[DateMention]:
    tokens = tokenize(text)
    return FINDER.find(tokens, 0, len(tokens), today, None)


@pytest.mark.parametrize(("text", "case"), CASES, ids=[text for text, _ in CASES])
def test_a_wording_is_its_date(text: str, case: dict[str, Any]) -> None:
    found = [(str(mention.date), mention.deadline) for mention in dates(f"L'accord signé {text}.")]
    assert found[-1:] == [(case["value"], case.get("deadline", False))]


@pytest.mark.parametrize("text", NOTHING)
def test_no_date_elsewhere(text: str) -> None:
    assert dates(text) == []


@pytest.mark.parametrize("text", ["hier", "mercredi", "l'an dernier", "le mois prochain"])
def test_a_relative_date_of_an_article_without_a_date_is_not_known(text: str) -> None:
    assert [mention.date for mention in dates(text, None)] == [None]
