"""Readings that tell one event: their shares count together, so that a claim is not lost among its own wordings.

A round is one round whoever takes part in it; who takes part is named only where that is likelier than not. An investment
that may as well be told as a round of the same money by the same parties is one event too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from operator import itemgetter

from kg.claims.filler import Filler
from kg.claims.model import Kind

__all__ = ["Reading", "events"]

Reading = tuple[Filler, Filler]
"""A target and its sources."""
_LIKELY = 0.5


def events(
    readings: Sequence[Reading], shares: Mapping[Kind, Sequence[float]]
) -> Iterator[tuple[float, Kind, Filler, Filler]]:
    """The best event of each kind: its share, its kind, its target and its sources.

    `shares` has the share of each reading, by kind. Among equals the first in the order of the text is the best.

    >>> a, b = Filler(("A",), None, ()), Filler(("B",), None, ())
    >>> shares = {Kind.INVESTMENT: [0.25, 0.0], Kind.ROUND: [0.125, 0.5]}
    >>> [(share, str(kind)) for share, kind, *_ in events([(b, a), (b, Filler((), None, ()))], shares)]
    [(0.375, 'investment'), (0.625, 'round')]
    """
    for kind, alone in shares.items():
        if kind is Kind.ROUND:
            yield _round(readings, alone)
            continue
        counted = list(map(_as_investment, alone, shares[Kind.ROUND])) if kind is Kind.INVESTMENT else alone
        best = max(counted)
        target, sources = readings[counted.index(best)]
        yield best, kind, target, sources


def _as_investment(invested: float, raised: float) -> float:
    """The share of an investment, with that of a round of the same parties unless that is the likelier."""
    return invested + raised if invested >= raised else invested


def _round(readings: Sequence[Reading], shares: Sequence[float]) -> tuple[float, Kind, Filler, Filler]:
    """The best round: of one target, with its investors where one reading outweighs the others, else with nobody named."""
    of_target: dict[tuple[str, ...], list[int]] = {}
    for at, (target, _) in enumerate(readings):
        of_target.setdefault(target.names, []).append(at)
    wholes = [(sum([shares[at] for at in places]), places) for places in of_target.values()]
    whole, places = max(wholes, key=itemgetter(0))
    best = max(places, key=shares.__getitem__)
    if shares[best] < _LIKELY * whole:
        best = next((at for at in places if not readings[at][1].names and shares[at]), best)
    return whole, Kind.ROUND, *readings[best]
