"""What stands before a number, or a part, that goes on from a figure told before: the figure, and the words that lead to it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from kg.mentions.figure import Figure, FigureForm
from kg.mentions.figurereader import FigureReader
from kg.mentions.numbers import number_at
from kg.text.phrases import Phrases

__all__ = ["ARTICLES", "NOTHING", "Before", "converts", "is_held", "is_led", "is_next", "is_taken", "opened"]

ARTICLES = frozenset({"un", "une"})
"""Number words that are articles where they stand alone."""


class Before(NamedTuple):
    """The last figures before a sentence that a bare number may take its unit from: of any form, of money or power.

    From figures that are `far` only a number that is plainly a part of something takes it.
    """

    last: Figure | None = None
    scaled: Figure | None = None
    far: bool = False

    def then(self, figures: Sequence[Figure]) -> Before:
        """The last figures after these."""
        scaled = [figure for figure in figures if figure.form is not FigureForm.PERCENT]
        return Before(figures[-1] if figures else self.last, scaled[-1] if scaled else self.scaled)


NOTHING = Before()
"""What stands before the first figure."""


def converts(reader: FigureReader, figure: Figure, found: Sequence[Figure]) -> bool:
    """True for a figure in brackets that tells the one before over again: "300 milliards de yens (1,7 milliard d'euros)"."""
    opened = [at for at in range(max(0, figure.first - 3), figure.first) if reader.words[at] == "("]
    return bool(opened) and any(other.last == opened[-1] for other in found)


def is_held(reader: FigureReader, at: int) -> bool:
    """True if a verb of holding or of change stands before a number: "qui en a 12", "sera dilué à 5"."""
    return is_led(reader, opened(reader, at), reader.numerals.bare.holding)


def opened(reader: FigureReader, at: int) -> int:
    """Where a number starts together with the bound before it."""
    words, numerals = reader.words, reader.numerals
    for place in range(max(0, at - 5), at):
        if any(place + size == at for size, _ in numerals.before.at(words, place)):
            return place
    return at


def is_taken(reader: FigureReader, at: int) -> bool:
    """True if a verb that takes a part of something stands before a number: "en mettra 90", "n'en a décaissé que 250"."""
    words, bare = reader.words, reader.numerals.bare
    start = opened(reader, at)
    for place in range(start - 1, max(0, start - 7), -1):
        if words[place] == "en":
            return any(bare.taking.at(words, i) for i in range(place + 1, start))
        if words[place] not in bare.between and not any(bare.taking.at(words, place)):
            return False
    return False


def is_led(reader: FigureReader, at: int, phrases: Phrases[None]) -> bool:
    """True if one of the phrases stands right before a place."""
    return any(i + size == at for i in range(max(0, at - 4), at) for size, _ in phrases.at(reader.words, i))


def is_next(reader: FigureReader, model: Figure, at: int, between: Sequence[Figure] = ()) -> bool:
    """True if no other number stands between the figure and a place after it, but for those of the figures `between`."""
    told = {place for other in between for place in range(other.first, other.last)}
    numbers = reader.numerals.opening.numbers(reader.words, model.last, at)
    return model.last <= at and not any(
        place not in told and reader.words[place] not in ARTICLES and number_at(reader.words, place, reader.numerals)
        for place in numbers
    )
