"""The date of a deal: announced by its parties, told at the head of a paragraph, or before all else in the sentence."""

from __future__ import annotations

import datetime as dt

import pytest

from kg.claims.dating import DateHeading
from kg.claims.read import Reader
from kg.lexicon.load import Lexicon
from kg.text.article import Article

READER = Reader(Lexicon.load())
WEDNESDAY = dt.date(2026, 3, 18)


def last_date(text: str) -> str | None:
    """The date of the last figure of an article of that Wednesday."""
    heading: DateHeading | None = None
    date = None
    for scene in READER.mentions.find(Article("a", text, WEDNESDAY)).scenes:
        heading = READER.dates.heading(scene, heading)
        for figure in scene.figures:
            date = READER.dates.read(scene, figure, heading)
    return str(date) if date else None


@pytest.mark.parametrize(
    ("text", "date"), [
        ("Corvanel a annoncé mardi un contrat de 40 millions d'euros avec Brumalys.", "2026-03-17"),
        ("Brumalys louera 12 MW à Corvanel, ont annoncé mardi les deux groupes.", "2026-03-17"),
        ("Corvanel a fait savoir mardi qu'il mettait 40 millions d'euros dans Brumalys.", "2026-03-17"),
        ("9 mai 2025. Corvanel lève 40 millions d'euros. La valeur atteint 300 millions d'euros.", "2025-05-09"),
        ("Avril 2024. Corvanel reprend 7 % de Brumalys.", "2024-04"),
        ("Le 3 mars, le groupe de Lille a signé avec Brumalys, un laboratoire qui, dit-il, promet beaucoup, un contrat de 40 millions d'euros.", "2026-03-03"),
    ]
)  # fmt: skip
def test_the_date_of_a_deal(text: str, date: str) -> None:
    assert last_date(text) == date


@pytest.mark.parametrize(
    "text", [
        "Corvanel mettrait 40 millions d'euros dans Brumalys, a rapporté mardi une source proche.",
        "Selon des sources, Corvanel a annoncé mardi un contrat de 40 millions d'euros.",
        "Corvanel lève 40 millions d'euros, a écrit mardi Reuters.",
        "9 mai 2025.\n\nCorvanel lève 40 millions d'euros.",
        "Le 3 mars 2025, Corvanel a parlé à des analystes et à la presse du Nord. Brumalys lève 40 millions d'euros.",
    ]
)  # fmt: skip
def test_no_date_of_a_deal(text: str) -> None:
    assert last_date(text) is None


def test_a_date_of_its_own_counts_before_the_heading() -> None:
    assert last_date("9 mai 2025. Corvanel lève 40 millions d'euros, après 12 en 2021.") == "2021"
