"""Bare numbers that take their unit from a figure beside them: "10 pour le second", "dont 300 dès 2027"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from kg.mentions.figure import Figure, FigureForm
from kg.mentions.figurereader import FigureReader
from kg.mentions.numbers import number_at
from kg.text.phrases import Phrases
from kg.text.tokens import Tokens
from kg.values import Bound

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
        low, after = number
        high, second, after = _upper_at(reader, after, low)
        model = max((f for f in scaled if f.first < at), key=lambda f: f.first, default=scaled[0])
        if _stands_bare(reader, at, after, low, model):
            unit = reader.scale_of(model)
            upper = None if high is None else high * unit
            for figure in reader.bounded(model.form, at, after, low * unit, upper, model.currency, first, second):
                yield replace(_alike(reader, model, figure), elliptic=True, scale=unit)


def _upper_at(reader: FigureReader, at: int, low: Decimal) -> tuple[Decimal | None, int, int]:
    """The upper end of a range of bare numbers ("19 à 20"), where it stands and where it ends; None, and where the lower ends."""
    if at + 1 < reader.last and reader.words[at] in reader.numerals.range_to:
        number = number_at(reader.words, at + 1, reader.numerals)
        if number and number[0] > low:
            return number[0], at + 1, number[1]
    return None, 0, at


def _alike(reader: FigureReader, model: Figure, figure: Figure) -> Figure:
    """The figure with the bound of its model where both are shared out alike: "au plus 5 pour l'un, 10 pour l'autre"."""
    words, sharing = reader.words, reader.numerals.bare.sharing
    if figure.bound is not Bound.EXACT or not model.bound.is_upper or figure.last >= reader.last:
        return figure
    alike = words[figure.last] == words[model.last] and words[model.last] in sharing and model.last < figure.first
    return replace(figure, low=None, bound=model.bound) if alike else figure


def _stands_bare(reader: FigureReader, at: int, after: int, value: Decimal, model: Figure) -> bool:
    """True if the number at this place counts nothing itself, so that it may take a unit from a figure beside it."""
    words, numerals = reader.words, reader.numerals
    word = words[at]
    if word in {"un", "une"} or (word.isdigit() and len(word) == 4 and 1900 <= value <= 2100) or value == 0:
        return False
    following = words[after] if after < reader.last else "."
    if following in numerals.bare.never or following[0].isdigit() or _runs_on(reader.tokens, after):
        return False
    if following == "des" and after + 1 < reader.last and words[after + 1][0].isdigit() and len(words[after + 1]) != 4:
        return False  # "62 des 110 salariés", not "300 dès 2027"
    led = _is_led(reader, at, numerals.bare.before)
    closed = following in {".", ",", ")", ";", "(", "»", "!"}
    followed = after < reader.last and any(numerals.bare.after.at(words, after))
    if (led or word[0].isdecimal()) and (closed or followed):
        return True
    loose = after < reader.last and any(numerals.bare.loose.at(words, after))
    return loose and _is_led(reader, at, numerals.bare.strong) and _is_next(reader, model, at)


def _is_led(reader: FigureReader, at: int, phrases: Phrases[None]) -> bool:
    """True if one of the phrases stands right before a place."""
    return any(i + size == at for i in range(max(0, at - 4), at) for size, _ in phrases.at(reader.words, i))


def _is_next(reader: FigureReader, model: Figure, at: int) -> bool:
    """True if no other number stands between the figure and a place after it."""
    numbers = reader.numerals.opening.numbers(reader.words, model.last, at)
    return model.last <= at and not any(number_at(reader.words, place, reader.numerals) for place in numbers)


def _runs_on(tokens: Tokens, at: int) -> bool:
    """True if a full stop stands inside a word, as in the ticker "9984.T"."""
    return at + 1 < len(tokens) and tokens.words[at] == "." and tokens.starts[at + 1] == tokens.ends[at]
