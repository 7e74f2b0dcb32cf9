"""The decision on one figure: kind, target and sources together, as the best sum of named weights.

Kinds and roles are decided jointly, "no claim" being one of the choices; the share of the winner among all choices
tells how sure the decision is.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
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
    features = [f"sectors:{_sector(talk, sources.names[0])}>{_sector(talk, target.names[0])}"]
    features.append(f"classes:{class_of(talk, sources.names[0])}>{class_of(talk, target.names[0])}")
    t, s = target.mention, sources.mention
    if t and s:
        features.append("order:" + ("ts" if t.first < s.first else "st"))
        features.append(f"p:{s.preposition or 'bare'}>{t.preposition or 'bare'}")
        if t.group == s.group:
            features.append("same_group")
    else:
        features.append(f"seen:{'t' if t else '-'}{'s' if s else '-'}")
    for said in talk.said[-6:]:
        if said.target == target.names[0] and set(said.sources) == set(sources.names):
            features.append("paired_before")
            break
    for said in talk.said[-6:]:
        if said.target in sources.names and target.names[0] in said.sources:
            features.append("paired_otherwise")
            break
    return tuple(features)


def _sector(talk: Discourse, name: str) -> Sector:
    entity = talk.entities.get(name)
    return entity.sector if entity else Sector.UNKNOWN


def choices(given: Options, talk: Discourse, weights: Weights) -> Iterator[tuple[float, Kind | None, Filler, Filler]]:
    """The readings worth comparing, with their scores: no claim, then of each kind the best targets with the best sources."""
    nothing, *bases = _table("kind", weights).sums(given.kind_features)
    yield nothing, None, _NOBODY, _NOBODY
    targets = [(filler, _table("target", weights).sums(filler.features)) for filler in given.targets]
    sources = [(filler, _table("source", weights).sums(filler.features)) for filler in given.sources]
    pairs: dict[tuple[int, int], tuple[float, ...]] = {}
    for kind in given.kinds:
        column = _KINDS.index(kind)
        best_sources = [] if kind is Kind.VALUATION else _best(sources, column, _SOURCES)
        for target_score, at in _best(targets, column, _TARGETS):
            target, base = given.targets[at], bases[column] + target_score
            if kind is Kind.VALUATION:
                yield base, kind, target, _NOBODY
                continue
            for source_score, source_at in best_sources:
                source = given.sources[source_at]
                if target.names[0] in source.names or (not source.names and kind is Kind.STAKE):
                    continue
                pair = pairs.get((at, source_at))
                if pair is None:
                    pair = pairs[at, source_at] = _table("pair", weights).sums(pair_features(target, source, talk))
                yield base + source_score + pair[column], kind, target, source


def _table(decision: str, weights: Weights) -> Table:
    """The weights of a decision for all kinds; for that on the kind itself, of no claim first."""
    return weights.table(decision, (NONE, *_KINDS) if decision == "kind" else _KINDS)


def _best(found: list[tuple[Filler, tuple[float, ...]]], column: int, most: int) -> list[tuple[float, int]]:
    """The scores for one kind of the best fillers, and their places; of those with the same names the best only."""
    kept: list[tuple[float, int]] = []
    met: set[tuple[str, ...]] = set()
    for loss, at in sorted((-scores[column], at) for at, (_, scores) in enumerate(found)):
        names = found[at][0].names
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
