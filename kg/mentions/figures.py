"""Figures of an article: money, power capacity and shares, in digits and words, with bound, range, ellipsis and parts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from kg.mentions.ellipsis import with_elliptic
from kg.mentions.figure import Figure
from kg.mentions.figurereader import FigureReader
from kg.mentions.leading import NOTHING, Before
from kg.mentions.numerals import Numerals
from kg.mentions.portions import with_portions
from kg.text.tokens import Tokens
from kg.values import Bound, Span

__all__ = ["find_figures"]

_PLAIN = frozenset({Bound.EXACT, Bound.ABOUT})


def find_figures(tokens: Tokens, first: int, last: int, numerals: Numerals, before: Before = NOTHING) -> list[Figure]:
    """The figures between two tokens (last excluded), in order; none overlaps another.

    `before` has the last figures before the sentence: a bare number may take its unit from them.
    """
    found: list[Figure] = []
    measured = numerals.measures.in_words(tokens.words, first, last)
    if not measured and before.last is None:
        return found
    reader = FigureReader(tokens, last, numerals)
    if measured:
        read = first
        for at in numerals.opening.figures(tokens.words, first, last):
            if at >= read:
                figures = reader.figures_at(at, first)
                found += figures
                read = figures[-1].last if figures else at + 1
    if len(found) > 1:
        found = list(_unconverted(reader, _paired(reader, found, first)))
    found = with_elliptic(reader, found, first, before)
    return with_portions(reader, found, first, before)


def _paired(reader: FigureReader, found: Sequence[Figure], first: int) -> Iterator[Figure]:
    """The figures, two that are the ends of one range ("500 MW à 1 GW") as one, those of a change marked as such."""
    held: Figure | None = None
    for figure in found:
        if held is not None:
            joined = _ends(reader, held, figure, first)
            if joined is not None and joined.bound is Bound.RANGE:
                held = joined
                continue
            yield joined or held
        held = figure
    if held is not None:
        yield held


def _unconverted(reader: FigureReader, found: Iterable[Figure]) -> Iterator[Figure]:
    """The figures without those that only tell the sum before in another currency: "80 millions de livres (90 millions
    d'euros)".
    """
    before: Figure | None = None
    for figure in found:
        if before is None or not _converts(reader, before, figure):
            yield figure
        before = figure


def _converts(reader: FigureReader, before: Figure, figure: Figure) -> bool:
    if not before.currency or not figure.currency or before.currency == figure.currency:
        return False
    between, numerals = reader.words[before.last : figure.first], reader.numerals
    return numerals.converting.issuperset(between) and not numerals.converts.isdisjoint(between)


def _ends(reader: FigureReader, low: Figure, high: Figure, first: int) -> Figure | None:
    """The range of two figures joined by "à" or "et"; the first of them, marked, where they are a change."""
    words, numerals = reader.words, reader.numerals
    between = words[low.last : high.first]
    if not between or between[0] not in numerals.range_middle or low.form is not high.form or low.change:
        return None
    if between[0] == "a" and reader.changes(low.first, first):
        return replace(low, change=True, currency=low.currency or high.currency)
    if len(between) > 1 or not {low.bound, high.bound} <= _PLAIN or not low.written < high.written:
        return None
    if low.currency and high.currency and low.currency != high.currency:
        return None
    if between[0] in numerals.range_and and not reader.between(low.first):
        return None
    span = Span(low.span.start, high.span.end)
    return replace(
        high, low=low.written, bound=Bound.RANGE, span=span, first=low.first,
        currency=high.currency or low.currency, scale=reader.scale_of(high),
    )  # fmt: skip
