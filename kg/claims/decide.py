"""The decision on one figure: kind, target and sources together, as the best sum of named weights.

Kinds and roles are decided jointly, "no claim" being one of the choices; the share of the winner among all choices
tells how sure the decision is.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from operator import add, itemgetter

from kg.claims.deeds import Deeds
from kg.claims.discourse import Discourse
from kg.claims.filler import CLASSES, Filler, fillers
from kg.claims.gapping import gapped
from kg.claims.kinds import kind_features, kinds_of
from kg.claims.model import Kind
from kg.claims.stage import Stage
from kg.claims.weights import Weights
from kg.lexicon.company import Sector
from kg.mentions.party import PartyMention

__all__ = ["Choice", "Decision", "Options", "decide", "options", "told"]

_NOBODY = Filler((), None, ("empty",))
_TARGETS, _SOURCES = 6, 7
NONE = "none"
THRESHOLD = 0.3
_KINDS = tuple(Kind)


@dataclass(frozen=True, slots=True)
class Choice:
    """One reading of a figure: its kind and who fills its roles. `kind` is None for no claim."""

    kind: Kind | None
    target: Filler | None
    sources: Filler | None
    score: float


@dataclass(frozen=True, slots=True)
class Decision:
    """The best reading of a figure and its share among all readings; `nothing` is the share of no claim at all."""

    choice: Choice
    share: float
    kind_features: tuple[str, ...]
    nothing: float = 0.0


@dataclass(frozen=True, slots=True)
class Options:
    """What is to be decided about a figure: its kind features and the fillers of its roles, sources and targets alike."""

    stage: Stage
    kind_features: tuple[str, ...]
    kinds: tuple[Kind, ...]
    sources: tuple[Filler, ...]

    @property
    def targets(self) -> tuple[Filler, ...]:
        """The fillers that are one company."""
        return tuple(filler for filler in self.sources if len(filler.names) == 1)


def options(stage: Stage, talk: Discourse) -> Options:
    """The options of a figure: any mention may be target or source; sources may be unnamed.

    Where the verb is left out, only the two companies that it would join.
    """
    found = fillers(stage, talk)
    pair = gapped(stage, talk)
    if pair:
        found = [filler for filler in found if pair.issuperset(filler.names)]
    sources = (*found, Filler((), None, _nobody(stage, found)))
    return Options(stage, tuple(kind_features(stage, talk)), kinds_of(stage.figure), sources)


def _nobody(stage: Stage, found: list[Filler]) -> tuple[str, ...]:
    """The features of naming no source."""
    here = {filler.names for filler in found if filler.mention is not None and filler.mention.entity}
    return ("empty", f"empty:{min(len(here), 3)}", f"empty:v:{stage.verb.group if stage.verb else '-'}",
            f"empty:n:{stage.noun.group if stage.noun else '-'}")  # fmt: skip


def pair_features(target: Filler, sources: Filler, talk: Discourse) -> tuple[str, ...]:
    """The features of a target and sources together, by who they are and by where they stand."""
    by_mentions = _of_mentions(target.mention, sources.mention) if sources.names else ()
    return *_of_names(target.names[0], sources.names, talk), *by_mentions


def _of_names(target: str, sources: tuple[str, ...], talk: Discourse) -> tuple[str, ...]:
    """The sectors of a target and sources, whether they were paired before, and what the article says of them together."""
    if not sources:
        return ("nobody",)
    features = _sectors(_sector(talk, sources[0]), _sector(talk, target))
    if target in talk.paired and frozenset(sources) in talk.paired[target]:
        features = *features, "paired_before"
    if target in talk.gave and not talk.gave[target].isdisjoint(sources):
        features = *features, "paired_otherwise"
    return (*features, *_shared(target, sources[0], talk.deeds))


@cache
def _sectors(source: Sector, target: Sector) -> tuple[str, ...]:
    return f"sectors:{source}>{target}", f"classes:{CLASSES[source]}>{CLASSES[target]}"


def _of_mentions(target: PartyMention | None, sources: PartyMention | None) -> tuple[str, ...]:
    """Which of two mentions stands first, their prepositions, and whether they are joined."""
    if target is None or sources is None:
        return (f"seen:{'t' if target else '-'}{'s' if sources else '-'}",)
    order = "order:ts" if target.first < sources.first else "order:st"
    prepositions = f"p:{sources.preposition or 'bare'}>{target.preposition or 'bare'}"
    return (order, prepositions, "same_group") if target.group == sources.group else (order, prepositions)


def _shared(target: str, source: str, deeds: Deeds) -> list[str]:
    """What the article says elsewhere of two companies together."""
    there, back = deeds.between(source, target), deeds.between(target, source)
    together = f"together:{deeds.together(target, source)}"
    return [together, *[f"tie:st:{deed}" for deed in there], *[f"tie:ts:{deed}" for deed in back]]


def _sector(talk: Discourse, name: str) -> Sector:
    entity = talk.entities.get(name)
    return entity.sector if entity else Sector.UNKNOWN


Reading = tuple[float, Kind | None, Filler, Filler]


def choices(given: Options, talk: Discourse, weights: Weights) -> list[Reading]:
    """The readings worth comparing, with their scores: no claim, then of each kind the best targets with the best sources."""
    nothing, *bases = weights.table(f"kind/{NONE}", *_slots("kind")).sums(given.kind_features)
    found: list[Reading] = [(nothing, None, _NOBODY, _NOBODY)]
    fillers, pairs = given.sources, _Pairs(given.sources, talk, weights)
    table = weights.table(*_slots("target"), *_slots("source"))
    scores = [table.sums(filler.features) for filler in fillers]
    singles = [at for at, filler in enumerate(fillers) if len(filler.names) == 1]
    for kind in given.kinds:
        column = _KINDS.index(kind)
        targets = _best(fillers, singles, [row[column] for row in scores], _TARGETS)
        if kind is Kind.VALUATION:
            found += [(bases[column] + score, kind, fillers[at], _NOBODY) for score, at in targets]
            continue
        sources = _best(fillers, range(len(fillers)), [row[column + len(_KINDS)] for row in scores], _SOURCES)
        if kind is Kind.STAKE:  # somebody holds it
            sources = [(score, at) for score, at in sources if fillers[at].names]
        for score, at in targets:
            base, target = bases[column] + score, fillers[at]
            found += [
                (base + more + pairs[at, place][column], kind, target, fillers[place])
                for more, place in sources
                if target.names[0] not in fillers[place].names
            ]
    return found


@cache
def _slots(decision: str) -> tuple[str, ...]:
    return tuple(f"{decision}/{kind}" for kind in _KINDS)


class _Pairs(dict[tuple[int, int], tuple[float, ...]]):
    """What a target and sources together weigh for each kind, by the places of the two fillers.

    Few sectors and few ways to stand occur, over and over: what their features weigh is worked out once.
    """

    def __init__(self, fillers: Sequence[Filler], talk: Discourse, weights: Weights) -> None:
        super().__init__()
        self._fillers, self._talk, self._table = fillers, talk, weights.table(*_slots("pair"))

    def __missing__(self, places: tuple[int, int]) -> tuple[float, ...]:
        target, sources = self._fillers[places[0]], self._fillers[places[1]]
        weight = self._table.sums_again(_of_names(target.names[0], sources.names, self._talk))
        if sources.names:
            by_mentions = self._table.sums_again(_of_mentions(target.mention, sources.mention))
            weight = tuple(map(add, weight, by_mentions))
        self[places] = weight
        return weight


def _best(found: Sequence[Filler], places: Sequence[int], scores: list[float], most: int) -> list[tuple[float, int]]:
    """The scores and places of the best fillers; of those with the same names the best only."""
    kept: dict[tuple[str, ...], tuple[float, int]] = {}
    for loss, at in sorted([(-scores[at], at) for at in places]):
        kept.setdefault(found[at].names, (-loss, at))
        if len(kept) == most:
            break
    return list(kept.values())


def decide(given: Options, talk: Discourse, weights: Weights) -> Decision:
    """The best reading of a figure, if its share among all readings is large enough; else no claim.

    Among equals the first in the order of the text wins.
    """
    nothing, *claims = choices(given, talk, weights)
    best = max(claims, key=itemgetter(0), default=nothing)
    top = max(best[0], nothing[0])
    total = sum([math.exp(score - top) for score, *_ in (nothing, *claims)])
    share = math.exp(best[0] - top) / total
    none = math.exp(nothing[0] - top) / total
    score, kind, target, sources = best
    if kind is None or share < THRESHOLD:
        return Decision(Choice(None, None, None, nothing[0]), 1 - share, given.kind_features, none)
    return Decision(Choice(kind, target, sources, score), share, given.kind_features, none)


def told(decision: Decision, weights: Weights) -> str:
    """How a decision came about, in one line: its kind and share, and the features that weighed most for it."""
    choice = decision.choice
    if choice.kind is None or choice.target is None or choice.sources is None:
        return f"no claim ({decision.share:.2f})"
    parts = [
        *weights.told(f"kind/{choice.kind}", decision.kind_features, 3),
        *weights.told(f"target/{choice.kind}", choice.target.features, 2),
        *weights.told(f"source/{choice.kind}", choice.sources.features, 2),
    ]
    why = ", ".join(f"{feature} {weight:+.1f}" for feature, weight in parts)
    return f"{choice.kind} ({decision.share:.2f}): {why}"
