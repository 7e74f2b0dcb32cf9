"""The decision on one figure: kind, target and sources together, as the best sum of named weights.

Kinds and roles are decided jointly, "no claim" being one of the choices; the share of the winner among all choices
tells how sure the decision is.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from kg.claims.discourse import Discourse
from kg.claims.filler import Filler, Stage, class_of, fillers
from kg.claims.kinds import kind_features, kinds_of
from kg.claims.model import Kind
from kg.claims.weights import Weights
from kg.lexicon.company import Sector

__all__ = ["Choice", "Decision", "Options", "decide", "options", "told"]

_NOBODY = Filler((), None, ("empty",))
_TARGETS, _SOURCES = 6, 7
NONE = "none"
THRESHOLD = 0.3


@dataclass(frozen=True, slots=True)
class Choice:
    """One reading of a figure: its kind and who fills its roles. `kind` is None for no claim."""

    kind: Kind | None
    target: Filler | None
    sources: Filler | None
    score: float
    pair: tuple[str, ...] = ()


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


def choices(given: Options, talk: Discourse, weights: Weights) -> Iterator[Choice]:
    """The readings worth comparing: of each kind, the best targets with the best sources."""
    yield Choice(None, None, None, weights.score(f"kind/{NONE}", given.kind_features))
    for kind in given.kinds:
        base = weights.score(f"kind/{kind}", given.kind_features)
        targets = _best(given.targets, f"target/{kind}", weights, _TARGETS)
        if kind is Kind.VALUATION:
            for score, target in targets:
                yield Choice(kind, target, _NOBODY, base + score)
            continue
        sources = _best(given.sources, f"source/{kind}", weights, _SOURCES)
        for target_score, target in targets:
            for source_score, source in sources:
                if target.names[0] in source.names or (not source.names and kind is Kind.STAKE):
                    continue
                pair = pair_features(target, source, talk)
                score = base + target_score + source_score + weights.score(f"pair/{kind}", pair)
                yield Choice(kind, target, source, score, pair)


def _best(found: tuple[Filler, ...], slot: str, weights: Weights, most: int) -> list[tuple[float, Filler]]:
    scored = [(weights.score(slot, filler.features), place) for place, filler in enumerate(found)]
    scored.sort(key=lambda item: (-item[0], item[1]))
    kept: list[tuple[float, Filler]] = []
    met: set[tuple[str, ...]] = set()
    for score, place in scored:
        filler = found[place]
        if filler.names not in met:
            met.add(filler.names)
            kept.append((score, filler))
            if len(kept) == most:
                break
    return kept


def decide(given: Options, talk: Discourse, weights: Weights) -> Decision:
    """The best reading of a figure, if its share among all readings is large enough; else no claim.

    Among equals the first in the order of the text wins.
    """
    nothing, *claims = choices(given, talk, weights)
    best = max(claims, key=lambda choice: choice.score, default=nothing)
    top = max(best.score, nothing.score)
    total = sum(math.exp(choice.score - top) for choice in (nothing, *claims))
    share = math.exp(best.score - top) / total
    none = math.exp(nothing.score - top) / total
    if best is nothing or share < THRESHOLD:
        return Decision(nothing, 1 - share, given.kind_features, none)
    return Decision(best, share, given.kind_features, none)


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
