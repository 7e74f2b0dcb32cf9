"""The bound on a figure, from the words just before and after it ("jusqu'à près de 50", "5 milliards au plus")."""

from __future__ import annotations

from collections.abc import Sequence

from kg.mentions.numerals import Numerals
from kg.values import Bound

__all__ = ["bound_of"]

_REACH = 9
_EXACT = Bound.EXACT
_STRENGTH = (Bound.LESS_THAN, Bound.UP_TO, Bound.AT_LEAST, Bound.MORE_THAN, Bound.ABOUT)


def bound_of(words: Sequence[str], at: int, stop: int, first: int, last: int, numerals: Numerals) -> Bound:
    """The bound on the figure that stands between two tokens, inside the sentence from `first` to `last`.

    The bounds before the figure must touch it or be parted from it by fillers alone; of several, an open side wins
    over "about".
    """
    found = [*_before(words, at, first, numerals), *_after(words, stop, last, numerals)]
    return next((bound for bound in _STRENGTH if bound in found), _EXACT) if found else _EXACT


def _before(words: Sequence[str], at: int, first: int, numerals: Numerals) -> list[Bound]:
    found: list[Bound] = []
    edge = at
    for place in reversed([*numerals.before.starts(words, max(first, at - _REACH), at)]):
        for size, bound in numerals.before.at(words, place):
            stop = place + size
            if stop <= at and all(word in numerals.fillers for word in words[stop:edge]):
                if stop > edge and found:  # a longer phrase holds the one found before: "pas moins de"
                    found.pop()
                found.append(bound)
                edge = place
                break
    return found


def _after(words: Sequence[str], stop: int, last: int, numerals: Numerals) -> list[Bound]:
    if stop >= last:
        return []
    start = stop + (words[stop] in {",", "("})
    if start >= last:
        return []
    found = [(start + size, bound) for size, bound in numerals.after.at(words, start)]
    return [bound for after, bound in found if after >= last or not _counts(words[after], numerals)][:1]


def _counts(word: str, numerals: Numerals) -> bool:
    """True for the first word of another figure, whose bound it is: "(environ 90 millions)"."""
    return word[0].isdigit() or word in numerals.numbers
