"""The decision on one figure: kind, target and sources together, as the best sum of named weights.

Kinds and roles are decided jointly, "no claim" being one of the choices; the share of the winner among all choices
tells how sure the decision is.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter

from kg.claims.discourse import Discourse
from kg.claims.filler import Filler, Stage, class_of, fillers
from kg.claims.kinds import kind_features, kinds_of
from kg.claims.model import Kind
from kg.claims.weights import Table, Weights
from kg.lexicon.company import Sector

__all__ = ["Choice", "Decision", "Options", "decide", "options", "told"]

_NOBODY = Filler((), None, ("empty",))
_TARGETS, _SOURCES = 6, 7
NONE = "none"
THRESHOLD = 0.3
_KINDS = tuple(Kind)
_RECENT = 6


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
    """What is to be decided about a figure: its kind features and the fillers of its roles."""

    stage: Stage
    kind_features: tuple[str, ...]
    kinds: tuple[Kind, ...]
    targets: tuple[Filler, ...]
    sources: tuple[Filler, ...]


def options(stage: Stage, talk: Discourse) -> Options:
    """The options of a figure: any mention may be target or source; sources may be unnamed."""
    found = fillers(stage, talk)
    singles = tuple(filler for filler in found if len(filler.names) == 1)
    sources = (*found, Filler((), None, _nobody(stage, found)))
    return Options(stage, tuple(kind_features(stage, talk)), kinds_of(stage.figure), singles, sources)


def _nobody(stage: Stage, found: list[Filler]) -> tuple[str, ...]:
    """The features of naming no source."""
    here = {filler.names for filler in found if filler.mention is not None and filler.mention.entity}
    return ("empty", f"empty:{min(len(here), 3)}", f"empty:v:{stage.verb.group if stage.verb else '-'}",
            f"empty:n:{stage.noun.group if stage.noun else '-'}")  # fmt: skip


def pair_features(target: Filler, sources: Filler, talk: Discourse) -> tuple[str, ...]:
    """The features of a target and sources together: who stands first, their sectors, whether they were paired before."""
    if not sources.names:
        return ("nobody",)
    name, first = target.names[0], sources.names[0]
    features = [
        f"sectors:{_sector(talk, first)}>{_sector(talk, name)}", f"classes:{class_of(talk, first)}>{class_of(talk, name)}"
    ]  # fmt: skip
    t, s = target.mention, sources.mention
    if t and s:
        features += (
            "order:ts" if t.first < s.first else "order:st", f"p:{s.preposition or 'bare'}>{t.preposition or 'bare'}"
        )  # fmt: skip
        if t.group == s.group:
            features.append("same_group")
    else:
        features.append(f"seen:{'t' if t else '-'}{'s' if s else '-'}")
    recent = talk.said[-_RECENT:]
    if any(said.target == name and set(said.sources) == set(sources.names) for said in recent):
        features.append("paired_before")
    if any(said.target in sources.names and name in said.sources for said in recent):
        features.append("paired_otherwise")
    return tuple(features)


def _sector(talk: Discourse, name: str) -> Sector:
    entity = talk.entities.get(name)
    return entity.sector if entity else Sector.UNKNOWN


Reading = tuple[float, Kind | None, Filler, Filler]


def choices(given: Options, talk: Discourse, weights: Weights) -> Iterator[Reading]:
    """The readings worth comparing, with their scores: no claim, then of each kind the best targets with the best sources."""
    nothing, *bases = weights.table("kind", (NONE, *_KINDS)).sums(given.kind_features)
    yield nothing, None, _NOBODY, _NOBODY
    targets = _scored(given.targets, weights.table("target", _KINDS))
    sources = _scored(given.sources, weights.table("source", _KINDS))
    weigh = weights.table("pair", _KINDS).sums_again
    pairs: dict[tuple[int, int], tuple[float, ...]] = {}
    for kind in given.kinds:
        column = _KINDS.index(kind)
        if kind is Kind.VALUATION:
            for score, at in _best(targets, column, _TARGETS):
                yield bases[column] + score, kind, given.targets[at], _NOBODY
            continue
        best_sources = _best(sources, column, _SOURCES)
        for score, at in _best(targets, column, _TARGETS):
            target, base = given.targets[at], bases[column] + score
            name = target.names[0]
            for source_score, source_at in best_sources:
                source = given.sources[source_at]
                if name in source.names or (kind is Kind.STAKE and not source.names):
                    continue
                place = at, source_at
                pair = pairs.get(place)
                if pair is None:
                    pair = pairs[place] = weigh(pair_features(target, source, talk))
                yield base + source_score + pair[column], kind, target, source


def _scored(found: Sequence[Filler], table: Table) -> list[tuple[tuple[str, ...], tuple[float, ...]]]:
    """The names of fillers and what each scores for each kind."""
    return [(filler.names, table.sums(filler.features)) for filler in found]


def _best(scored: list[tuple[tuple[str, ...], tuple[float, ...]]], column: int, most: int) -> list[tuple[float, int]]:
    """The scores for one kind of the best fillers, and their places; of those with the same names the best only."""
    kept: list[tuple[float, int]] = []
    met: set[tuple[str, ...]] = set()
    for loss, at in sorted([(-scores[column], at) for at, (_, scores) in enumerate(scored)]):
        names = scored[at][0]
        if names not in met:
            met.add(names)
            kept.append((-loss, at))
            if len(kept) == most:
                break
    return kept


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
