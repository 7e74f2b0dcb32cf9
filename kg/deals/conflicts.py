"""Conflicts: claims about one attribute of one deal, at one time, that cannot all be true given their bounds.

An evolution is none: what was withdrawn, revised or reported long before something else contradicts nothing, and
claims of different status speak of different moments ("in talks for 50", then "announced 60"). What was paid was paid
once: two accounts of a completed deal contradict each other whenever they are published.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kg.claims.model import Status
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
_ATTRIBUTES = ("amount", "capacity", "percentage")


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
    """The claims that at least one other claim of the group disputes; figures are compared once each."""
    faces: dict[tuple[object, ...], list[Facts]] = {}
    for fact in group:
        figure = _figure(fact, attribute)
        assert figure
        key = (figure, fact.currency if attribute == "amount" else None, fact.claim.basis, _moment(fact), fact.cues)
        faces.setdefault(key, []).append(fact)
    keys = list(faces)
    disputed = set()
    for i, one in enumerate(keys):
        for other in keys[i + 1 :]:
            if _clash(faces[one][0], faces[other][0], attribute):
                disputed |= {one, other}
    return [fact for key in keys if key in disputed for fact in faces[key]]


def _clash(one: Facts, other: Facts, attribute: str) -> bool:
    a, b = _figure(one, attribute), _figure(other, attribute)
    assert a
    assert b
    if attribute == "amount" and one.currency and other.currency and one.currency != other.currency:
        return False
    if one.claim.basis is not other.claim.basis or any((cue in one.cues) != (cue in other.cues) for cue in _SUMS):
        return False
    return a.disputes(b) and _one_moment(one, other)


def _moment(fact: Facts) -> int | None:
    return None if fact.status is Status.COMPLETED else fact.published


def _one_moment(one: Facts, other: Facts) -> bool:
    if one.status is Status.COMPLETED or one.published is None or other.published is None:
        return True
    return abs(one.published - other.published) <= _SAME_TIME


def _figure(fact: Facts, attribute: str) -> Extent | None:
    return {"amount": fact.money, "capacity": fact.capacity, "percentage": fact.percent}[attribute]


def _conflict(deal: str, attribute: str, status: Status, members: list[Facts]) -> Conflict:
    said: dict[str, list[str]] = {}
    for fact in members:
        claim = fact.claim
        figures: Mapping[str, object] = {
            "amount": claim.money, "capacity": claim.capacity, "percentage": claim.percent,
        }  # fmt: skip
        words = figure_in_words(figures[attribute])  # type: ignore[arg-type]
        said.setdefault(words, []).append(fact.article)
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
