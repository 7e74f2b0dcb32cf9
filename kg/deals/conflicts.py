"""Conflicts: claims about one attribute of one deal, at one time, that cannot all be true given their bounds.

An evolution is none: what was withdrawn, revised or reported long before something else contradicts nothing, and
claims of different status speak of different moments ("in talks for 50", then "announced 60"). What was paid was paid
once: two accounts of a payment contradict each other whenever they are published. One article contradicts itself only
where its figures exclude each other.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kg.claims.model import Kind, Status
from kg.deals.cues import Cue
from kg.deals.extent import Extent
from kg.deals.facts import Facts
from kg.deals.model import Conflict
from kg.deals.words import figure_in_words

__all__ = ["conflicts_in"]

_SAME_TIME = 10
"""Days within which two reports speak of one moment."""
_SUMS = (Cue.ADDITIONAL, Cue.TOTAL)
"""Cues by which a figure is not of the same amount as one without them."""
_ATTRIBUTES = ("amount", "capacity", "percent")


def conflicts_in(deal: str, facts: Iterable[Facts], spent: frozenset[str]) -> list[Conflict]:
    """The conflicts among the claims of one deal, leaving out those in `spent` (taken back or revised)."""
    standing = [fact for fact in facts if fact.status is not Status.WITHDRAWN and fact.id not in spent]
    found = []
    for attribute in _ATTRIBUTES:
        by_status: dict[Status, list[Facts]] = {}
        for fact in standing:
            if _figure(fact, attribute) and not fact.is_portion:
                by_status.setdefault(fact.status, []).append(fact)
        for status, group in by_status.items():
            members = _disputed(group, attribute)
            if members:
                found.append(_conflict(deal, attribute, status, members))
    return found


def _disputed(group: list[Facts], attribute: str) -> list[Facts]:
    """The claims that at least one other claim of the group disputes; what is said alike at one moment is compared once."""
    faces: dict[tuple[object, ...], list[Facts]] = {}
    for fact in group:
        key = (_figure(fact, attribute), fact.currency, fact.claim.basis, _moment(fact), fact.cues)
        faces.setdefault(key, []).append(fact)
    by_moment: dict[int | None, list[list[Facts]]] = {}
    for alike in faces.values():
        by_moment.setdefault(_moment(alike[0]), []).append(alike)
    disputed: set[str] = set()
    for moment, some in by_moment.items():
        others = _at_one_time(moment, by_moment)
        for one in some:
            for other in others:
                if _clash(one, other, attribute):
                    disputed |= {fact.id for fact in (*one, *other)}
    return [fact for fact in group if fact.id in disputed]


def _at_one_time(moment: int | None, by_moment: Mapping[int | None, list[list[Facts]]]) -> list[list[Facts]]:
    """What is said at a moment, in the days after it, or at an unknown one; of an unknown moment, everything."""
    if moment is None:
        return [alike for some in by_moment.values() for alike in some]
    days: list[int | None] = [None, *range(moment, moment + _SAME_TIME + 1)]
    return [alike for day in days for alike in by_moment.get(day, [])]


def _clash(one: list[Facts], other: list[Facts], attribute: str) -> bool:
    """True if two groups of claims that each say one thing cannot both be right."""
    mine, its = one[0], other[0]
    a, b = _figure(mine, attribute), _figure(its, attribute)
    if a is None or b is None or one is other:
        return False
    if attribute == "amount" and mine.currency and its.currency and mine.currency != its.currency:
        return False
    if mine.claim.basis is not its.claim.basis or any((cue in mine.cues) != (cue in its.cues) for cue in _SUMS):
        return False
    if a.meets(b) and len({fact.article for fact in (*one, *other)}) == 1:
        return False
    return a.disputes(b)


def _is_payment(fact: Facts) -> bool:
    """True if the claim is about something that happened once, unlike a stake or a worth, which change."""
    return fact.status is Status.COMPLETED and fact.kind not in {Kind.STAKE, Kind.VALUATION}


def _moment(fact: Facts) -> int | None:
    return None if _is_payment(fact) else fact.published


def _figure(fact: Facts, attribute: str) -> Extent | None:
    return {"amount": fact.money, "capacity": fact.capacity, "percent": fact.percent}[attribute]


def _conflict(deal: str, attribute: str, status: Status, members: list[Facts]) -> Conflict:
    said: dict[str, list[str]] = {}
    for fact in members:
        claim = fact.claim
        figure = {"amount": claim.money, "capacity": claim.capacity, "percent": claim.percent}[attribute]
        assert figure
        said.setdefault(figure_in_words(figure), []).append(fact.article)
    accounts = " against ".join(
        f"{words} ({', '.join(sorted(set(articles)))})" for words, articles in sorted(said.items())
    )
    return Conflict(
        id=f"{deal}-{attribute}-{status.value}",
        deal=deal,
        attribute=attribute,
        claims=tuple(fact.id for fact in members),
        because=f"{attribute} {status.value}: {accounts}",
    )
