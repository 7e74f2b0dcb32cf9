"""One row per claim: the same claim told twice keeps its fullest sentence; money and power of one deal become one."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import replace

from kg.claims.model import Claim, Evidence, Grounding, Kind, Status

__all__ = ["merged"]

_RANK = {Grounding.EXPLICIT: 0, Grounding.RESOLVED: 1, Grounding.ASSUMED: 2}


def merged(claims: Iterable[Claim]) -> list[Claim]:
    """The claims without repetitions, in the order of the text."""
    kept: list[Claim] = []
    places: dict[Hashable, int] = {}
    for claim in claims:
        if kept and _completes(kept[-1], claim):
            kept[-1] = _joined(kept[-1], claim)
            continue
        twin = places.setdefault(_content(claim), len(kept))
        if twin == len(kept):
            kept.append(claim)
        elif _confirms(claim, kept[twin]):
            kept[twin] = replace(kept[twin], parties=claim.parties, grounding=claim.grounding)
    return kept


def _content(claim: Claim) -> Hashable:
    """What makes two claims the same: all but their status, unless one says that the deal is off.

    A round with named investors and an investment by them are the same.
    """
    figures = claim.money, claim.capacity, claim.percent
    day = None if claim.has_figure else claim.date
    kind = Kind.INVESTMENT if claim.kind is Kind.ROUND and claim.sources else claim.kind
    return kind, frozenset(claim.sources), claim.target, figures, day, claim.status is Status.WITHDRAWN


def _confirms(claim: Claim, other: Claim) -> bool:
    """True if a repetition names the parties that the first telling only let assume."""
    return other.grounding is Grounding.ASSUMED and claim.grounding is not Grounding.ASSUMED


def _completes(one: Claim, other: Claim) -> bool:
    """True if one tells the money and the other the power of the same deal, in one sentence."""
    if one.kind is not Kind.COMPUTE or other.kind is not Kind.COMPUTE or one.evidence.span != other.evidence.span:
        return False
    parties = set(one.sources) == set(other.sources) and one.target == other.target
    return parties and bool(one.money) != bool(other.money) and bool(one.capacity) != bool(other.capacity)


def _joined(one: Claim, other: Claim) -> Claim:
    money, capacity = one.money or other.money, one.capacity or other.capacity
    base = one if one.money else other
    figures = tuple(sorted({*one.evidence.figures, *other.evidence.figures}))
    evidence = Evidence(one.evidence.quote, one.evidence.span, figures)
    grounding = max(one.grounding, other.grounding, key=lambda grounding: _RANK[grounding])
    return replace(base, money=money, capacity=capacity, evidence=evidence, grounding=grounding)
