"""Chips by the families of a lexicon, here invented ones."""

from __future__ import annotations

import pytest

from kg.mentions.chips import ChipFinder
from kg.text.tokens import tokenize

FINDER = ChipFinder({"Vardium": "Zorkly Systems", "Brum Ray": None})


@pytest.mark.parametrize(
    ("text", "chips"),
    [
        ("des puces Vardium", ["Vardium"]),
        ("Vardium 3", ["Vardium 3"]),
        ("Vardium 3 et 4", ["Vardium 3", "Vardium 4"]),
        ("Vardium 2, 3 et 4", ["Vardium 2", "Vardium 3", "Vardium 4"]),
        ("des Vardiums et des Brum Ray", ["Vardium", "Brum Ray"]),
        ("Vardium 300", ["Vardium"]),
        ("vardium", []),
        ("Brum", []),
    ],
)
def test_the_chips_of_a_text(text: str, chips: list[str]) -> None:
    tokens = tokenize(text)
    assert [chip.name for chip in FINDER.find(tokens, 0, len(tokens))] == chips


def test_a_chip_of_one_maker_names_it() -> None:
    tokens = tokenize("Vardium et Brum Ray")
    assert [chip.maker for chip in FINDER.find(tokens, 0, len(tokens))] == ["Zorkly Systems", None]
