"""Tokens by example."""

from __future__ import annotations

import pytest

from kg.text.tokens import tokenize, words_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("L’accord", ["l'", "accord"]),
        ("jusqu'à 5", ["jusqu'", "a", "5"]),
        ("12 000,5", ["12 000,5"]),
        ("5M€", ["5", "m", "€"]),
        ("start-up", ["start-up"]),
        ("recrute-t-il", ["recrute", "-t-il"]),
        ("dit-elle", ["dit", "-elle"]),
        ("aujourd’hui", ["aujourd'hui"]),
        ("un\n\ndeux", ["un", "\n\n", "deux"]),
        ("R&D", ["r&d"]),
    ],
)
def test_the_words_of_a_text(text: str, words: list[str]) -> None:
    assert tokenize(text).words == words


def test_a_capital_is_that_of_the_text() -> None:
    tokens = tokenize("Le Fonds")
    assert [tokens.capital(at) for at in range(2)] == [True, True]
    assert tokens.original(0, 2) == "Le Fonds"


def test_a_star_stays_with_its_word() -> None:
    assert words_of("négoci* à") == ("negoci*", "a")
