"""What is part of what: a tranche of its commitment, a contract of its extension, a commitment of a joint one or a round.

Each deal is part of at most one other, and never of a smaller one, so that the parts form trees and a total that
counts the roots counts everything once.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.claims.model import Kind, Status
from kg.deals.cues import Cue
from kg.deals.facts import Block, Facts
from kg.deals.threads import Thread
from kg.deals.trust import Choice

__all__ = ["Telling", "link_parts"]

_MONTHS_APART = 150
"""Days between two deals from which one is no part of the other."""
_NEIGHBOURS = 600
"""Characters between two sentences that recall one event."""
_STAGES = {
    Status.TALKS: "talks",
    Status.ANNOUNCED: "agreed",
    Status.CONDITIONAL: "agreed",
    Status.SIGNED: "agreed",
    Status.COMPLETED: "done",
    Status.WITHDRAWN: "withdrawn",
}


@dataclass(frozen=True, slots=True)
class Telling:
    """One deal while it is being made: its id, its thread of claims, and which of them it believes."""

    id: str
    thread: Thread
    choice: Choice

    @property
    def block(self) -> Block:
        return self.thread.facts[0].block

    @property
    def chosen(self) -> Facts:
        return self.choice.chosen

    @property
    def is_tranche(self) -> bool:
        return self.thread.facts[0].is_tranche

    @property
    def money(self) -> Facts | None:
        """The most trusted claim with money."""
        return next((fact for fact in self.choice.ranked if fact.money), None)


def link_parts(tellings: Sequence[Telling]) -> Mapping[str, str]:
    """The deals that are part of another: id of the part -> id of the whole."""
    index = _Index(tellings)
    whole: dict[str, str] = {}
    for telling in tellings:
        parent = _commitment(telling, index) if telling.is_tranche else _larger(telling, index)
        if parent and not _is_above(telling.id, parent.id, whole):
            whole[telling.id] = parent.id
    return whole


def _is_above(one: str, other: str, whole: Mapping[str, str]) -> bool:
    """True if one deal is another, or something that the other is already a part of."""
    while other != one and other in whole:
        other = whole[other]
    return other == one


class _Index:
    """Deals by block, joint investments and rounds by target, and extensions by the contract that they contain."""

    def __init__(self, tellings: Sequence[Telling]) -> None:
        self.by_block: dict[Block, list[Telling]] = {}
        self.joint: dict[tuple[str, str], list[Telling]] = {}
        self.rounds: dict[str, list[Telling]] = {}
        for telling in tellings:
            if telling.is_tranche:
                continue
            kind, target, sources = telling.block
            self.by_block.setdefault(telling.block, []).append(telling)
            if kind is Kind.ROUND:
                self.rounds.setdefault(target, []).append(telling)
            if kind is Kind.INVESTMENT and len(sources) > 1:
                for source in sources:
                    self.joint.setdefault((source, target), []).append(telling)
        self.extensions: dict[str, Telling] = {}
        for (kind, _, _), deals in self.by_block.items():
            if kind in {Kind.COMPUTE, Kind.INVESTMENT} and len(deals) > 1:
                for extension in deals:
                    for contract in _contained(extension, deals):
                        self.extensions.setdefault(contract.id, extension)


def _commitment(tranche: Telling, index: _Index) -> Telling | None:
    """The commitment (or, for a round's tranche, the round) that an instalment belongs to."""
    whole = [t for t in index.by_block.get(tranche.block, []) if _fits(tranche, t) and t.chosen.has_figure]
    open_ones = [t for t in whole if not _is_done(t.chosen)]
    return _nearest(tranche, open_ones if open_ones and not _is_done(tranche.chosen) else whole)


def _larger(telling: Telling, index: _Index) -> Telling | None:
    kind, target, sources = telling.block
    if telling.id in index.extensions:
        return index.extensions[telling.id]
    if kind is not Kind.INVESTMENT or telling.chosen.status is Status.WITHDRAWN:
        return None
    if len(sources) == 1:
        joint = [t for t in index.joint.get((sources[0], target), []) if _beside(telling, t) and _fits(telling, t)]
        if joint:
            return _nearest(telling, joint)
    rounds = [t for t in index.rounds.get(target, []) if _beside(telling, t) and _fits(telling, t)]
    return _nearest(telling, rounds)


def _contained(extension: Telling, deals: Sequence[Telling]) -> list[Telling]:
    """The smaller deals that an extension, or a sum, contains: those its article tells of before it, else the latest."""
    for fact in extension.thread.facts:
        if not fact.cues & {Cue.EXTENDED, Cue.TOTAL}:
            continue
        smaller = [(deal, _smaller(deal, fact)) for deal in deals if deal is not extension]
        beside = [deal for deal, facts in smaller if any(old.article == fact.article for old in facts)]
        if beside:
            return beside
        before = [(facts[-1].order, deal) for deal, facts in smaller if facts]
        if before and Cue.EXTENDED in fact.cues:
            return [max(before, key=lambda pair: pair[0])[1]]
    return []


def _smaller(contract: Telling, fact: Facts) -> list[Facts]:
    """The firm claims about a contract, told before a fact, whose figure is smaller."""
    return [
        old
        for old in contract.thread.facts
        if old.order < fact.order
        and old.status not in {Status.TALKS, Status.WITHDRAWN}
        and any(mine.written < its.written for mine, its in old.shared_figures(fact))
    ]


def _fits(part: Telling, whole: Telling) -> bool:
    """True if the part's figure can be contained in the whole's."""
    mine, its = part.money, whole.money
    if mine is None or its is None or not mine.money or not its.money:
        return True
    if mine.currency and its.currency and mine.currency != its.currency:
        return False
    return mine.money.low <= its.money.high


def _beside(part: Telling, whole: Telling) -> bool:
    """True if the two were told of together at the same stage, or the whole names the part's investor at that time.

    What was paid in the past counts as told together only where the sentences are neighbours: an article may recall
    several deals of one company.
    """
    named = any(source in fact.claim.sources for fact in whole.thread.facts for source in part.chosen.claim.sources)
    told: dict[tuple[str, str], list[Facts]] = {}
    for fact in whole.thread.facts:
        told.setdefault((fact.article, _STAGES[fact.status]), []).append(fact)
    for fact in part.thread.facts:
        for other in told.get((fact.article, _STAGES[fact.status]), ()):
            near = named or not _is_done(fact) or _characters_apart(fact, other) <= _NEIGHBOURS
            if near and _days_apart(fact, other) <= _MONTHS_APART:
                return True
    same_stage = _STAGES[part.chosen.status] == _STAGES[whole.chosen.status]
    return named and same_stage and _known_and_near(part.chosen, whole.chosen)


def _is_done(fact: Facts) -> bool:
    return fact.status is Status.COMPLETED


def _characters_apart(one: Facts, other: Facts) -> int:
    return max(0, one.span.start - other.span.end, other.span.start - one.span.end)


def _days_apart(one: Facts, other: Facts) -> int:
    if one.placed and other.placed:
        return max(0, one.placed[0] - other.placed[1], other.placed[0] - one.placed[1])
    return 0


def _known_and_near(one: Facts, other: Facts) -> bool:
    first, second = one.day, other.day
    return first is not None and second is not None and abs(first - second) <= _MONTHS_APART


def _nearest(part: Telling, candidates: Sequence[Telling]) -> Telling | None:
    """The candidate told of in most of the part's articles, then the nearest in time, then the first founded."""
    mine = {fact.article for fact in part.thread.facts}

    def distance(whole: Telling) -> tuple[int, int]:
        together = len(mine & {fact.article for fact in whole.thread.facts})
        first, second = part.chosen.day, whole.chosen.day
        return (-together, abs(first - second) if first is not None and second is not None else 10**6)

    return min(candidates, key=distance, default=None)
