"""Figures told as a part of another: "en apporte la moitié", "le double", "la même somme", "le reste"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from kg.mentions.bounds import bound_of
from kg.mentions.figure import Figure, FigureForm, Portion
from kg.mentions.figurereader import FigureReader
from kg.mentions.leading import Before, converts, is_held, is_led, is_next, is_taken
from kg.values import Bound, Span

__all__ = ["with_portions"]

_PLAIN = frozenset({Bound.EXACT, Bound.ABOUT})
_DIGITS = 3
_SOON = 4


def with_portions(reader: FigureReader, found: list[Figure], first: int, before: Before) -> list[Figure]:
    """The figures, and those that are told as a part of them; a part of a figure that is itself a bound, but for a range, is
    left out, and is no share of a company either.
    """
    words = reader.numerals.portions
    told: list[Figure] = []
    for at, size, times in words.times.within(reader.words, first, reader.last):
        whole = _whole(reader, found, at, size, before)
        if whole and _is_part(reader, found, whole, at, at + size, times) and not is_held(reader, at):
            found = [figure for figure in found if figure.first != at]  # a share of the sum, not of the company
            if whole.bound in _PLAIN or whole.bound is Bound.RANGE:
                told.append(_times(reader, whole, times, at, at + size, first))
    for at, size, _ in words.rest.within(reader.words, first, reader.last):
        rest = None if _is_told(reader, found, at + size) else _rest(reader, found, at, before)
        if rest:
            whole, value = rest
            told.append(_figure(reader, whole, value, whole.bound, at, at + size, Portion.REST))
    return sorted([*found, *told], key=lambda figure: figure.first) if told else found


def _whole(reader: FigureReader, found: Sequence[Figure], at: int, size: int, before: Before) -> Figure | None:
    """The figure of money or power that a part is a part of: the last one before it.

    One that is far only where the words speak of it: "la moitié de la somme".
    """
    scaled = [f for f in found if f.first < at and f.form is not FigureForm.PERCENT and not converts(reader, f, found)]
    told = any(reader.numerals.portions.of_whole.at(reader.words, at + size))
    return scaled[-1] if scaled else before.scaled if told or not before.far else None


def _is_part(reader: FigureReader, found: Sequence[Figure], whole: Figure, at: int, stop: int, times: Fraction) -> bool:
    """True if a fraction or multiple at this place is one of a sum: "la moitié de cette somme", "en apporte autant".

    Between the sum and "en apporte la moitié" a share of a company may stand.
    """
    words, portions = reader.words, reader.numerals.portions
    taken = is_taken(reader, at)
    shares = [figure for figure in found if figure.form is FigureForm.PERCENT] if taken else []
    if not is_next(reader, whole, at, shares) or not portions.denying.isdisjoint(words[max(0, at - _SOON) : at]):
        return False  # "40 postes, dont la moitié", "n'est pas pour autant"
    if stop < reader.last and any(portions.of_whole.at(words, stop)):
        return True
    if stop < reader.last and words[stop] in portions.never:
        return False
    return (times == 1 and stop - at > 1) or taken or is_led(reader, at, portions.led)


def _times(reader: FigureReader, whole: Figure, times: Fraction, at: int, stop: int, first: int) -> Figure:
    """So many times the whole; of a range, from so many times its lower end on."""
    value, is_exact = _product(whole.written, times)
    if whole.bound is Bound.RANGE and whole.low is not None:
        part = _figure(reader, whole, value, Bound.RANGE, at, stop, Portion.TIMES)
        return replace(part, low=_product(whole.low, times)[0])
    bound = bound_of(reader.words, at, stop, first, reader.last, reader.numerals)
    bound = whole.bound if bound is Bound.EXACT else bound
    bound = Bound.ABOUT if bound is Bound.EXACT and not is_exact else bound
    return _figure(reader, whole, value, bound, at, stop, Portion.TIMES)


def _product(value: Decimal, times: Fraction) -> tuple[Decimal, bool]:
    """So many times a value, and whether that is exact: to three digits where it has no end."""
    exact = Fraction(value) * times
    product = Decimal(exact.numerator) / Decimal(exact.denominator)
    return (product, True) if Fraction(product) == exact else (_rounded(product), False)


def _rounded(value: Decimal) -> Decimal:
    """The value to three digits.

    >>> _rounded(Decimal("33333333.3"))
    Decimal('33300000')
    """
    return Decimal(int(round(value, _DIGITS - 1 - value.adjusted()))) if value >= 1000 else round(value, 6)


def _is_told(reader: FigureReader, found: Sequence[Figure], at: int) -> bool:
    """True if the rest is told as a figure, or is the rest of something else: "le solde, soit 900 millions", "le reste du monde"."""
    of = at < reader.last and reader.words[at] in reader.numerals.portions.of
    return of or any(at <= figure.first < at + _SOON for figure in found)


def _rest(reader: FigureReader, found: Sequence[Figure], at: int, before: Before) -> tuple[Figure, Decimal] | None:
    """The whole and what is left of it after the parts told so far; None where no whole is larger than its parts."""
    told = [f for f in found if f.first < at and f.form is not FigureForm.PERCENT and not converts(reader, f, found)]
    wholes = [(told[0], told[1:])] if len(told) > 1 else []
    if told and before.scaled and not before.far:
        wholes.append((before.scaled, told))
    for whole, parts in wholes:
        left = whole.written - sum(part.written for part in parts)
        if whole.bound in _PLAIN and left > 0 and all(_shares_in(whole, part) for part in parts):
            return whole, left
    return None


def _shares_in(whole: Figure, part: Figure) -> bool:
    """True if a figure may be a part of the whole: of its form, in its currency, with a plain bound."""
    return part.form is whole.form and part.bound in _PLAIN and part.currency in {None, whole.currency}


def _figure(
    reader: FigureReader, whole: Figure, value: Decimal, bound: Bound, at: int, stop: int, portion: Portion
) -> Figure:
    low = None if bound.is_upper else value
    high = None if bound.is_lower else value
    span = Span(reader.tokens.starts[at], reader.tokens.ends[stop - 1])
    return Figure(
        whole.form, low, high, bound, span, at, stop, whole.currency, elliptic=True, portion=portion,
        scale=reader.scale_of(whole),
    )  # fmt: skip
