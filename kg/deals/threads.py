"""Claims strung into threads: one thread is what was said about one deal, in telling order."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby

from kg.claims.model import Status
from kg.deals.facts import Block, Facts
from kg.deals.match import Judgement, Verdict, same_deal

__all__ = ["Thread", "threads_of"]

_MEMORY = 24
"""How many of its latest claims that say different things a thread compares with a new one."""
_OPEN = 48
"""How many of their latest deals the same parties are remembered with."""
_FIRST = "the first claim about these parties"


@dataclass(slots=True)
class Thread:
    """The claims about one deal, in telling order, and why each was taken to be about it."""

    facts: list[Facts]
    reasons: list[str]
    faces: dict[tuple[object, ...], Facts] = field(default_factory=dict)

    @classmethod
    def founded_by(cls, facts: Facts, reason: str) -> Thread:
        """A new thread with its first claim."""
        thread = cls([], [])
        thread.add(facts, reason)
        return thread

    def add(self, facts: Facts, reason: str) -> None:
        """Append a claim; of claims that say the very same, the latest is compared with what follows."""
        self.facts.append(facts)
        self.reasons.append(reason)
        face = _face(facts)
        self.faces.pop(face, None)
        self.faces[face] = facts
        if len(self.faces) > _MEMORY:
            del self.faces[next(iter(self.faces))]

    @property
    def takes_back(self) -> bool:
        """True if some claim withdraws what was said."""
        return any(fact.status is Status.WITHDRAWN for fact in self.facts)

    def fit(self, others: Iterable[Facts]) -> Fit:
        """How well other claims, known to be about one deal, fit this one: the strongest word for or against."""
        verdicts = [same_deal(old, new) for new in others for old in self.faces.values()]
        best = max(verdicts, key=lambda verdict: verdict.judgement)
        worst = min(verdicts, key=lambda verdict: verdict.judgement)
        doubted = worst.judgement is Judgement.NO
        if best.judgement is not Judgement.CERTAIN and (
            doubted or (worst.judgement is Judgement.UNLIKELY and best.judgement < Judgement.YES)
        ):
            return Fit(worst, doubted)
        return Fit(best, doubted)

    def days_from(self, others: Iterable[Facts]) -> float:
        """The days between other claims and the nearest one of this thread, infinite where no day is known."""
        mine = [fact.day for fact in self.faces.values() if fact.day is not None]
        theirs = [fact.day for fact in others if fact.day is not None]
        return min((abs(one - other) for one in mine for other in theirs), default=math.inf)


@dataclass(frozen=True, slots=True)
class Fit:
    """How claims fit a thread: the verdict that decides, and whether some claim of the thread speaks against it."""

    verdict: Verdict
    doubted: bool


def threads_of(facts: Iterable[Facts]) -> list[Thread]:
    """The threads of claims given in telling order, founders first. The result depends on nothing but the claims.

    An article's own claims are strung together first, as its author tells deals apart; then each of its threads
    joins the thread of earlier articles that it fits best, or founds one. Two of them join two, unless one takes back
    what was said.
    """
    blocks: dict[Block, list[Thread]] = {}
    threads: list[Thread] = []
    for _, told in groupby(facts, key=lambda fact: fact.article):
        for block, local in _within(told).items():
            known = blocks.setdefault(block, [])
            before, taken = known[-_OPEN:], set[int]()
            for thread in local:
                open_ones = [other for other in before if thread.takes_back or id(other) not in taken]
                joined, verdict = _best(open_ones, list(thread.faces.values()))
                if joined is None:
                    if verdict:
                        thread.reasons[0] = verdict.reason
                    known.append(thread)
                    threads.append(thread)
                    continue
                assert verdict
                if not thread.takes_back:
                    taken.add(id(joined))
                for fact, reason in zip(thread.facts, [verdict.reason, *thread.reasons[1:]], strict=True):
                    joined.add(fact, reason)
    return threads


def _within(told: Iterable[Facts]) -> dict[Block, list[Thread]]:
    """The threads of one article's claims, by block."""
    blocks: dict[Block, list[Thread]] = {}
    for new in told:
        known = blocks.setdefault(new.block, [])
        joined, verdict = _best(known[-_OPEN:], [new])
        if joined is None:
            known.append(Thread.founded_by(new, verdict.reason if verdict else _FIRST))
        else:
            assert verdict
            joined.add(new, verdict.reason)
    return blocks


def _best(threads: list[Thread], others: list[Facts]) -> tuple[Thread | None, Verdict | None]:
    """The thread that claims about one deal fit best, None where none fits; and the verdict.

    Of threads that they fit equally well it is the nearest in time, then the latest.
    """
    fits = [(thread, thread.fit(others)) for thread in threads]
    best = max(
        range(len(fits)),
        key=lambda i: (fits[i][1].verdict.judgement, not fits[i][1].doubted, -fits[i][0].days_from(others), i),
        default=None,
    )
    if best is None:
        return None, None
    thread, fit = fits[best]
    return (thread if fit.verdict.judgement >= Judgement.LIKELY else None), fit.verdict


def _face(facts: Facts) -> tuple[object, ...]:
    claim = facts.claim
    return (claim.money, claim.capacity, claim.percent, claim.status, claim.date, claim.basis, facts.lines)
