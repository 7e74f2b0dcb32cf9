"""Are two claims about the same deal? yes, no or unsure, with the reason in words.

Both claims have one kind and the same parties (see `Facts.block`). The rules, first that speaks wins:

    stake        one holder of one company has one stake, however it changes
    tranche      an instalment is a deal of its own, told apart by its figure and its day
    figureless   a relation without a figure is only ever the same relation, or the deal of its own article
    time         deals placed, or reported, far apart in time are two
    phase        what is already paid is not what is still promised, unless figure or time link them
    sentence     what one sentence says of the same parties is one deal (a cut-back, a revision, a ceiling)
    figure       figures that meet are one amount; talks and rumours may differ and still mean one deal
    attribute    money and gigawatts of one article complement each other
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from kg.claims.model import Basis, Kind, Status
from kg.deals.cues import Cue
from kg.deals.facts import Facts

__all__ = ["Judgement", "Verdict", "same_deal"]

_APART = 120
"""Days between two placed deals of the same parties from which they are two."""
_NEWS = 270
"""Days for which a rumour may be about the same deal as what is reported later."""


class Judgement(IntEnum):
    """Whether two claims are about one deal; `NO` is final, the others are weighed against each other."""

    NO = -2
    UNLIKELY = -1
    UNSURE = 0
    LIKELY = 1
    YES = 2
    CERTAIN = 3


@dataclass(frozen=True, slots=True)
class Verdict:
    """A judgement and its reason."""

    judgement: Judgement
    reason: str


def same_deal(old: Facts, new: Facts) -> Verdict:
    """Whether two claims of the same kind and parties are about one deal, and why."""
    if old.kind is Kind.STAKE:
        return Verdict(Judgement.YES, "one holder's stake in one company")
    if old.is_tranche or new.is_tranche:
        return _instalments(old, new)
    if not (old.has_figure and new.has_figure):
        return _relations(old, new)
    if old.kind is Kind.VALUATION and (old.claim.basis is Basis.IPO) != (new.claim.basis is Basis.IPO):
        return Verdict(Judgement.NO, "one is the worth at a stock-market listing")
    return _apart(old, new) or _by_figure(old, new)


def _instalments(old: Facts, new: Facts) -> Verdict:
    if old.placed and new.placed and not _overlap(old.placed, new.placed):
        return Verdict(Judgement.NO, "instalments of different days")
    equal = _equal_figure(old, new)
    if equal:
        return Verdict(Judgement.CERTAIN, "the same instalment: equal figures")
    if equal is None and old.is_tranche and new.is_tranche and old.placed and new.placed:
        return Verdict(Judgement.YES, "the same instalment: the same day")
    return Verdict(Judgement.NO, "an instalment is a deal of its own")


def _relations(old: Facts, new: Facts) -> Verdict:
    if not old.has_figure and not new.has_figure:
        if (old.status is Status.COMPLETED) == (new.status is Status.COMPLETED):
            return Verdict(Judgement.YES, "the same relation, without a figure")
        return Verdict(Judgement.NO, "a relation that exists and one that is planned")
    if old.status is new.status and old.article == new.article and old.status is not Status.COMPLETED:
        return Verdict(Judgement.LIKELY, "one article, the same status, one of them without a figure")
    return Verdict(Judgement.NO, "a relation without a figure is not tied to this deal")


def _apart(old: Facts, new: Facts) -> Verdict | None:
    """The verdict where time, phase or words put two deals apart; None where they do not."""
    equal = _equal_figure(old, new)
    one_sentence = _one_sentence(old, new)
    if _days_between(old.placed, new.placed) > _APART and not equal and not one_sentence:
        return Verdict(Judgement.NO, "placed at different times")
    if old.article != new.article and _reported_apart(old, new) and not equal:
        return Verdict(Judgement.NO, "reported far apart in time, with another figure")
    if Status.WITHDRAWN in {old.status, new.status}:
        return None
    done, planned = (old, new) if old.status is Status.COMPLETED else (new, old)
    if done.status is not Status.COMPLETED or not planned.is_prospect or equal:
        return None
    if old.article == new.article:
        return Verdict(Judgement.NO, "one article tells what was done apart from what is planned")
    if done.day is None or planned.published is None:
        return Verdict(Judgement.NO, "already done, and nothing tells that it was what is planned")
    if done.day < planned.published:
        return Verdict(Judgement.NO, "already done before the other was planned")
    return None


def _by_figure(old: Facts, new: Facts) -> Verdict:
    one_sentence = _one_sentence(old, new) and old.kind is not Kind.VALUATION
    meets = _meets(old, new)
    if meets is None:
        return _complement(old, new)
    if one_sentence and Cue.ADDITIONAL not in new.cues:
        return Verdict(Judgement.CERTAIN, "one sentence about the same parties")
    if meets:
        if _equal_figure(old, new):
            return Verdict(Judgement.CERTAIN, "equal figures")
        return Verdict(Judgement.YES, "figures that meet within their bounds")
    if Cue.DISTINCT in new.cues or Cue.DISTINCT in old.cues:
        return Verdict(Judgement.NO, "told to be distinct")
    if Status.WITHDRAWN in {old.status, new.status}:
        return Verdict(Judgement.UNLIKELY, "another figure than the one withdrawn")
    if Status.TALKS in {old.status, new.status}:
        return Verdict(Judgement.LIKELY, "a rumour's figure may differ from what follows")
    if old.status is new.status and old.article != new.article and _near(old, new):
        return Verdict(Judgement.LIKELY, "two accounts of nearly the same amount")
    return Verdict(Judgement.UNLIKELY, "two firm figures that cannot both be right")


def _complement(old: Facts, new: Facts) -> Verdict:
    if old.currency and new.currency:
        return Verdict(Judgement.UNSURE, "figures in different currencies")
    if _one_sentence(old, new):
        return Verdict(Judgement.CERTAIN, "money and capacity in one sentence")
    if old.article == new.article:
        if old.status is new.status:
            return Verdict(Judgement.YES, "money and capacity of one article, the same status")
        return Verdict(Judgement.LIKELY, "money and capacity of one article")
    if old.status is new.status:
        return Verdict(Judgement.LIKELY, "money and capacity, the same status")
    return Verdict(Judgement.UNSURE, "money in one article, capacity in the other")


def _one_sentence(old: Facts, new: Facts) -> bool:
    return old.article == new.article and old.span.overlaps(new.span)


def _equal_figure(old: Facts, new: Facts) -> bool | None:
    """Whether a figure of one attribute is written with the same value; None where no attribute is shared."""
    shared = old.shared_figures(new)
    return any(a.equals(b) for a, b in shared) if shared else None


def _meets(old: Facts, new: Facts) -> bool | None:
    shared = old.shared_figures(new)
    return any(a.meets(b) for a, b in shared) if shared else None


def _near(old: Facts, new: Facts) -> bool:
    return any(a.near(b) for a, b in old.shared_figures(new))


def _overlap(a: tuple[int, int], b: tuple[int, int]) -> bool:
    return a[0] <= b[1] and b[0] <= a[1]


def _days_between(a: tuple[int, int] | None, b: tuple[int, int] | None) -> int:
    return 0 if a is None or b is None else max(0, a[0] - b[1], b[0] - a[1])


def _reported_apart(old: Facts, new: Facts) -> bool:
    first, second = old.day, new.day
    return first is not None and second is not None and abs(first - second) > _NEWS
