"""A text that holds no word of measure holds no figure, whatever its letters, signs and spaces."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.languages.language import Language
from kg.mentions.figures import find_figures
from kg.text.tokens import tokenize

NUMERALS = Language.load().numerals
CORPUS = Path(__file__).resolve().parents[2] / "corpus"


@pytest.mark.parametrize(
    "text",
    [
        "Le groupe lève 30 MILLIONS.", "deux demi-milliards", "un demi-milliard d’euros", "12%", "dix pour cent",
        "5\u202fM€", "$5 000 000", "2GW", "des milliards", "la moitié du capital", "l’Élan double ses yens",
        "neuf chiffres", "un CINQUIÈME du capital", "300.000 livres",
    ],
)  # fmt: skip
def test_words_of_measure_are_seen(text: str) -> None:
    assert list(NUMERALS.measures.places(text))


@pytest.mark.parametrize(
    "text", ["", "Le match de samedi a duré 90 minutes.", "William, 31 ans, joue à Lille en 2026…"]
)
def test_other_text_is_put_aside(text: str) -> None:
    assert not list(NUMERALS.measures.places(text))


@pytest.mark.parametrize("file", sorted(CORPUS.glob("*/*.txt")), ids=lambda file: f"{file.parent.name}-{file.stem}")
def test_no_figure_stands_in_a_line_without_a_word_of_measure(file: Path) -> None:
    for line in file.read_text(encoding="utf-8").split("\n"):
        tokens = tokenize(line)
        if find_figures(tokens, 0, len(tokens), NUMERALS):
            assert list(NUMERALS.measures.places(line))
            assert NUMERALS.measures.in_words(tokens.words, 0, len(tokens))
