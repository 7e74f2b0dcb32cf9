"""The decision on one figure: kind, target and sources together, by sums of named weights.

Kinds and roles are decided jointly, "no claim" being one of the choices. Each choice has a share; what tells one event
counts together (`events`), and the largest share wins and tells how sure the decision is.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from operator import itemgetter

from kg.claims.crowd import Crowd
from kg.claims.discourse import Discourse, Said
from kg.claims.events import Reading, events
from kg.claims.filler import Filler, fillers
from kg.claims.gapping import gapped
from kg.claims.kinds import kind_features, kinds_of
from kg.claims.model import Kind
from kg.claims.pairs import Pairs
from kg.claims.respective import of_others
from kg.claims.stage import Stage
from kg.claims.weights import SCALE, Table, Weights, halves
from kg.mentions.scene import Scene

__all__ = ["Choice", "Decision", "Judge", "Options", "options", "told"]

_NOBODY = Filler((), None, (("empty",),))
_TARGETS, _SOURCES = 6, 7
NONE = "none"
THRESHOLD = 0.34
_KINDS = tuple(Kind)
_COLUMNS = {kind: column for column, kind in enumerate(_KINDS)}
_SLOTS = (*_KINDS, NONE)
_OF_KINDS, _OF_PAIRS = [f"kind/{kind}" for kind in _SLOTS], [f"pair/{kind}" for kind in _SLOTS]
_OF_ROLES = [f"{role}/{kind}" for role in ("target", "source") for kind in _SLOTS]
_LEAST = -500 * SCALE  # less than any reading that is in
_OUT = [Table.only(column, 2 * _LEAST) for column in range(len(_KINDS))]
_ALL_OUT = sum(_OUT)
_ONLY_VALUATION = _ALL_OUT - _OUT[_COLUMNS[Kind.VALUATION]]
_NEGLIGIBLE = 50 * SCALE  # what weighs so much less adds nothing to a sum of shares


@dataclass(frozen=True, slots=True)
class Choice:
    """One reading of a figure: its kind and who fills its roles. `kind` is None for no claim."""

    kind: Kind | None
    target: Filler | None
    sources: Filler | None

    def said(self, scene: Scene) -> Said | None:
        """What the choice says of a figure of the scene, its status not yet read; None for no claim."""
        if self.kind is None or self.target is None or self.sources is None:
            return None
        return Said(self.kind, self.sources.names, self.target.names[0], scene.index, scene.paragraph)


_NO_CLAIM = Choice(None, None, None)


@dataclass(frozen=True, slots=True)
class Decision:
    """What a figure most likely tells, and its share among all readings; `nothing` is the share of no claim at all."""

    choice: Choice
    share: float
    kind_features: tuple[str, ...]
    nothing: float = 0.0


@dataclass(frozen=True, slots=True)
class Options:
    """What is to be decided about a figure: its kind features, the fillers of its roles, and the places among them of those
    that may be the target: one company, and no person.
    """

    stage: Stage
    kind_features: tuple[str, ...]
    kinds: tuple[Kind, ...]
    sources: tuple[Filler, ...]
    singles: tuple[int, ...]

    @property
    def targets(self) -> tuple[Filler, ...]:
        """The fillers that may be the target."""
        return tuple(self.sources[at] for at in self.singles)


def options(stage: Stage, talk: Discourse) -> Options:
    """The options of a figure: any mention may be source, any company also target; sources may be unnamed.

    Where the verb is left out, only the two companies that it would join; where figures are told in turn, not the parties
    of the other figures.
    """
    crowd = Crowd.of(stage)
    found = fillers(stage, talk, crowd)
    pair, others = gapped(stage, talk), of_others(stage)
    if pair:
        found = [filler for filler in found if pair.issuperset(filler.names)]
    if others:
        named = {party.entity for party in others}
        found = [f for f in found if named.isdisjoint(f.names) and all(f.mention is not party for party in others)]
    sources = (*found, Filler((), None, (_nobody(stage, found), crowd.features)))
    singles = (at for at, filler in enumerate(found) if len(filler.names) == 1 and not talk.is_person(filler.names[0]))
    return Options(stage, tuple(kind_features(stage, talk)), kinds_of(stage.figure), sources, tuple(singles))


def _nobody(stage: Stage, found: list[Filler]) -> tuple[str, ...]:
    """The features of naming no source."""
    here = {filler.names for filler in found if filler.mention is not None and filler.mention.entity}
    return ("empty", f"empty:{min(len(here), 3)}", f"empty:v:{stage.verb.group if stage.verb else '-'}",
            f"empty:n:{stage.noun.group if stage.noun else '-'}")  # fmt: skip


class Judge:
    """Decides on the figures of one article, one after another, each after what was said so far."""

    def __init__(self, talk: Discourse, weights: Weights) -> None:
        self._kinds, self._roles = weights.table(*_OF_KINDS), weights.table(*_OF_ROLES)
        self._pairs = Pairs(talk, weights.table(*_OF_PAIRS), _ALL_OUT)

    def decide(self, given: Options) -> Decision:
        """The event that a figure most likely tells, if its share is large enough; else no claim.

        Among equals the first kind, and the first in the order of the text, wins.
        """
        base = self._kinds.row(given.kind_features)
        nothing = self._kinds.weights(base)[-1]
        readings, rows = self._readings(given, base)
        columns = self._kinds.columns(rows)
        weights = {kind: columns[_COLUMNS[kind]] for kind in given.kinds} if readings else {}
        top = max([nothing, *map(max, weights.values())])
        shares = {kind: _shares(found, top) for kind, found in weights.items()}
        none = math.exp((nothing - top) / SCALE)
        total = none + sum(map(sum, shares.values()))
        share, *chosen = max(events(readings, shares), key=itemgetter(0), default=(0.0, None, None, None))
        if share < THRESHOLD * total:
            return Decision(_NO_CLAIM, 1 - share / total, given.kind_features, none / total)
        return Decision(Choice(*chosen), share / total, given.kind_features, none / total)

    def _readings(self, given: Options, base: int) -> tuple[list[Reading], list[int]]:
        """The readings worth comparing, in the order of the text: of each kind the best targets with the best sources.

        The row of each has its weight for every kind at once; those kinds for which its target or its sources are not among
        the best are out. `base` is the row of the features of the figure.
        """
        again = self._roles.row_again
        rows = [sum(map(again, filler.groups)) for filler in given.sources]
        targets, sources = _open(given, rows, self._roles)
        fillers = [given.sources[at] for at in sources]
        source_rows = [halves(rows[at], len(_SLOTS))[1] + out for at, out in sources.items()]
        valued = Kind.VALUATION in given.kinds
        readings: list[Reading] = []
        found: list[int] = []
        for at, out in targets.items():
            target, row = given.sources[at], base + halves(rows[at], len(_SLOTS))[0] + out
            if valued:
                readings.append((target, _NOBODY))
                found.append(row + _ONLY_VALUATION)
            readings += [(target, filler) for filler in fillers]
            found += [
                row + more + pair for more, pair in zip(source_rows, self._pairs.rows(target, fillers), strict=True)
            ]
        return readings, found


def _shares(weights: Sequence[int], top: int) -> list[float]:
    """The shares of readings, in proportion to that of one with the weight `top`."""
    least = top - _NEGLIGIBLE
    return [math.exp((weight - top) / SCALE) if weight > least else 0.0 for weight in weights]


def _open(given: Options, rows: list[int], roles: Table) -> tuple[dict[int, int], dict[int, int]]:
    """The places of the fillers that are best for any kind, as targets and as sources, with a row that takes them out of
    the kinds for which they are not; in the order of the text.
    """
    fillers = given.sources
    if len(fillers) <= _TARGETS and len({filler.names for filler in fillers}) == len(fillers):
        return _all_open(given)
    columns = roles.columns(rows)
    targets: dict[int, int] = {}
    sources: dict[int, int] = {}
    for kind in given.kinds:
        column = _COLUMNS[kind]
        out = _OUT[column]
        for at in _best(fillers, given.singles, columns[column], _TARGETS):
            targets[at] = targets.get(at, _ALL_OUT) - out
        if kind is Kind.VALUATION:  # nobody gives
            continue
        for at in _best(fillers, range(len(fillers)), columns[column + len(_SLOTS)], _SOURCES):
            if fillers[at].names or kind is not Kind.STAKE:  # somebody holds it
                sources[at] = sources.get(at, _ALL_OUT) - out
    return dict(sorted(targets.items())), dict(sorted(sources.items()))


def _all_open(given: Options) -> tuple[dict[int, int], dict[int, int]]:
    """The same where there are so few fillers that all are among the best."""
    kinds = [kind for kind in given.kinds if kind is not Kind.VALUATION]
    held = _ALL_OUT - sum([_OUT[_COLUMNS[kind]] for kind in kinds if kind is not Kind.STAKE])
    out = _ALL_OUT - sum([_OUT[_COLUMNS[kind]] for kind in kinds])
    sources = {at: out if filler.names else held for at, filler in enumerate(given.sources)}
    valued = _OUT[_COLUMNS[Kind.VALUATION]] if Kind.VALUATION in given.kinds else 0
    return dict.fromkeys(given.singles, out - valued), sources


def _best(found: Sequence[Filler], places: Sequence[int], scores: Sequence[int], most: int) -> list[int]:
    """The places of the best fillers; of those with the same names the best only."""
    kept: dict[tuple[str, ...], int] = {}
    for at in sorted(places, key=scores.__getitem__, reverse=True):
        kept.setdefault(found[at].names, at)
        if len(kept) == most:
            break
    return list(kept.values())


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
