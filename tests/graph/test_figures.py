"""Figures as written: which words of the article stand for the money, and which for the capacity."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from kg.claims.model import Claim, Evidence, Grounding, Kind, Status
from kg.graph.figures import written_in
from kg.text.article import Article
from kg.values import Capacity, Money, Percent, Span

MONEY, CAPACITY, PERCENT = Money.of(Decimal(5), currency="USD"), Capacity.of(Decimal(2)), Percent(Decimal(7))


def claim_on(text: str, *said: str) -> Claim:
    spans = tuple(Span(text.index(one), text.index(one) + len(one)) for one in said)
    return Claim(
        "a", Kind.COMPUTE, (), Evidence(text, Span(0, len(text)), spans), Status.SIGNED, Grounding.EXPLICIT, MONEY
    )


@pytest.mark.parametrize("said", ["2 GW", "2GW", "800 MW", "2 gigawatts", "huit cents mégawatts", "2 Gigawatt"])
def test_capacity_and_money_of_one_sentence_are_told_apart(said: str) -> None:
    text = f"Un contrat de 5 milliards de dollars pour {said} de calcul, soit 7 %."
    claim = replace(claim_on(text, "5 milliards de dollars", said, "7 %"), capacity=CAPACITY, percent=PERCENT)
    written = written_in(claim, Article("a", text, language="fr"))
    assert {name: [(one.value, one.language) for one in words] for name, words in written.items()} == {
        "money": [("5 milliards de dollars", "fr")],
        "capacity": [(said, "fr")],
        "percent": [("7 %", "fr")],
    }


def test_all_words_are_those_of_the_only_figure() -> None:
    text = "Une somme de 2 milliards, puis 3 milliards."
    written = written_in(claim_on(text, "2 milliards", "3 milliards"), Article("a", text, language="français"))
    assert [(one.value, one.language) for one in written["money"]] == [("2 milliards", "und"), ("3 milliards", "und")]
