"""A target and its sources together: the features of that pair, by who they are and by where they stand."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import chain

from kg.claims.classes import CLASSES, sector_of
from kg.claims.discourse import Discourse
from kg.claims.filler import Filler
from kg.claims.weights import Table
from kg.lexicon.company import Sector
from kg.mentions.party import PartyMention

__all__ = ["Pairs", "pair_features"]

_NOBODY = ("nobody",)
_MANY = 1000


def pair_features(target: Filler, sources: Filler, talk: Discourse) -> tuple[str, ...]:
    """The features of a target and sources together."""
    if not sources.names:
        return _NOBODY
    name = target.names[0]
    said = _said(name, sources.names, talk)
    of_names = chain.from_iterable(_of_names(name, sources.names[0], talk))
    return *of_names, *said, *_of_mentions(target.mention, sources.mention)


class Pairs:
    """What the targets and sources of one article weigh together, after what was said so far.

    The same companies are weighed together over and over, and few ways to stand occur: what they weigh is remembered.
    `out` is the row of what is no pair.
    """

    def __init__(self, talk: Discourse, table: Table, out: int) -> None:
        self._out = out
        self._talk, self._row, self._again = talk, table.row, table.row_again
        self._seen = [[table.row(_SEEN[t, s]) for s in (False, True)] for t in (False, True)]
        self._of_target: dict[str, dict[tuple[str, ...], int]] = {}

    def rows(self, target: Filler, fillers: Sequence[Filler]) -> list[int]:
        """The rows of the features of a target with each of these sources; whoever is both is out."""
        talk, again, name, mention = self._talk, self._again, target.names[0], target.mention
        paired = name in talk.paired or name in talk.gave
        known, seen = self._known(name), self._seen[mention is not None]
        rows = []
        for names, other, _ in fillers:
            row = known.get(names)
            if row is None:
                row = known[names] = self._out if name in names else sum(map(again, _of_names(name, names[0], talk)))
            if names:
                if mention is None or other is None:
                    row += seen[other is not None]
                else:
                    row += again(_of_mentions(mention, other))
                if paired:
                    row += again(_said(name, names, talk))
            rows.append(row)
        return rows

    def _known(self, target: str) -> dict[tuple[str, ...], int]:
        """The rows of the names of a target and sources, as far as they are known."""
        known = self._of_target.get(target)
        if known is None:
            if len(self._of_target) > _MANY:
                self._of_target.clear()
            known = self._of_target[target] = {(): self._row(_NOBODY)}
        return known


def _of_names(target: str, source: str, talk: Discourse) -> tuple[tuple[str, ...], ...]:
    """The sectors of a target and a source, and what the article says elsewhere of them together, in groups."""
    deeds = talk.deeds
    there, back = deeds.between(source, target), deeds.between(target, source)
    ties = (*[f"tie:st:{deed}" for deed in there], *[f"tie:ts:{deed}" for deed in back]) if there or back else ()
    together = _together(deeds.together(target, source))
    return _sectors(sector_of(talk, source), sector_of(talk, target)), together, ties


@cache
def _together(sentences: int) -> tuple[str, ...]:
    return (f"together:{sentences}",)


@cache
def _sectors(source: Sector, target: Sector) -> tuple[str, ...]:
    return f"sectors:{source}>{target}", f"classes:{CLASSES[source]}>{CLASSES[target]}"


def _said(target: str, sources: tuple[str, ...], talk: Discourse) -> tuple[str, ...]:
    """Whether the last claims paired them, or the other way round."""
    before = target in talk.paired and frozenset(sources) in talk.paired[target]
    otherwise = target in talk.gave and not talk.gave[target].isdisjoint(sources)
    return _SAID[before, otherwise]


_SAID = {
    (False, False): (), (True, False): ("paired_before",), (False, True): ("paired_otherwise",),
    (True, True): ("paired_before", "paired_otherwise"),
}  # fmt: skip


def _of_mentions(target: PartyMention | None, sources: PartyMention | None) -> tuple[str, ...]:
    """Which of two mentions stands first, their prepositions, and whether they are joined."""
    if target is None or sources is None:
        return _SEEN[target is not None, sources is not None]
    return _standing(
        target.first < sources.first, sources.preposition, target.preposition, target.group == sources.group
    )


_SEEN = {(t, s): (f"seen:{'t' if t else '-'}{'s' if s else '-'}",) for t in (False, True) for s in (False, True)}


@cache
def _standing(target_first: bool, sources: str, target: str, joined: bool) -> tuple[str, ...]:
    order = "order:ts" if target_first else "order:st"
    prepositions = f"p:{sources or 'bare'}>{target or 'bare'}"
    return (order, prepositions, "same_group") if joined else (order, prepositions)
