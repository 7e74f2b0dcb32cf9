"""Bare numbers that take their unit from a figure beside them: "10 pour le second", "dont 300 dès 2027"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from kg.mentions.figure import Figure, FigureForm
from kg.mentions.figurereader import FigureReader
from kg.mentions.numbers import number_at
from kg.text.tokens import Tokens

__all__ = ["with_elliptic"]


def with_elliptic(reader: FigureReader, found: list[Figure], first: int, before: Figure | None) -> list[Figure]:
    """The figures, and the bare numbers beside them that take their unit ("10 pour le second", "dont 300 dès 2027")."""
    scaled = [figure for figure in (before, *found) if figure and figure.form is not FigureForm.PERCENT]
    if not scaled:
        return found
    return sorted([*found, *_elliptic(reader, scaled, found, first)], key=lambda figure: figure.first)


def _elliptic(reader: FigureReader, scaled: list[Figure], found: list[Figure], first: int) -> Iterator[Figure]:
    words, numerals = reader.words, reader.numerals
    after = first
    for at in numerals.opening.numbers(words, first, reader.last):
        inside = any(figure.first <= at < figure.last for figure in found)
        number = None if inside or at < after else number_at(words, at, numerals)
        if number is None:
            continue
        value, after = number
        if _stands_bare(reader, at, after, value):
            model = max((f for f in scaled if f.first < at), key=lambda f: f.first, default=scaled[0])
            unit = reader.scale_of(model)
            for figure in reader.bounded(model.form, at, after, value * unit, None, model.currency, first):
                yield replace(figure, elliptic=True, scale=unit)


def _stands_bare(reader: FigureReader, at: int, after: int, value: Decimal) -> bool:
    """True if the number at this place counts nothing itself, so that it may take a unit from a figure beside it."""
    words, numerals = reader.words, reader.numerals
    word = words[at]
    if word in {"un", "une"} or (word.isdigit() and len(word) == 4 and 1900 <= value <= 2100) or value == 0:
        return False
    following = words[after] if after < reader.last else "."
    if following in numerals.elliptic_never or following[0].isdigit() or _runs_on(reader.tokens, after):
        return False
    if following == "des" and after + 1 < reader.last and words[after + 1][0].isdigit() and len(words[after + 1]) != 4:
        return False  # "62 des 110 salariés", not "300 dès 2027"
    led = any(i + size == at for i in range(max(0, at - 4), at) for size, _ in numerals.elliptic_before.at(words, i))
    closed = following in {".", ",", ")", ";", "(", "»", "!"}
    followed = after < reader.last and any(numerals.elliptic_after.at(words, after))
    return (led or word[0].isdecimal()) and (closed or followed)


def _runs_on(tokens: Tokens, at: int) -> bool:
    """True if a full stop stands inside a word, as in the ticker "9984.T"."""
    return at + 1 < len(tokens) and tokens.words[at] == "." and tokens.starts[at + 1] == tokens.ends[at]
