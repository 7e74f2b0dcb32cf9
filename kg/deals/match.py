"""Are two claims about the same deal? yes, no or unsure, with the reason in words.

Both claims have one kind and the same parties (see `Facts.block`). The rules are tried in turn; the first that speaks
decides.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum

from kg.claims.model import Basis, Kind, Status
from kg.deals.cues import Cue
from kg.deals.facts import Facts
from kg.deals.pair import Pair
from kg.deals.ties import are_kin

__all__ = ["Judgement", "Verdict", "same_deal"]

_APART = 120
"""Days between two placed deals of the same parties from which they are two."""
_NEWS = 270
"""Days for which a rumour may be about the same deal as what is reported later."""
_FIRM = frozenset({Status.ANNOUNCED, Status.SIGNED})
_FRESH = 30
"""Days after a firm report within which a rumour may still be about the same deal."""


class Judgement(IntEnum):
    """Whether two claims are about one deal: `NO` forbids it, `CERTAIN` overrides that, the others are weighed."""

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
    pair = Pair.of(old, new)
    for rule in _RULES:
        verdict = rule(pair)
        if verdict:
            return verdict
    return Verdict(Judgement.UNLIKELY, "two firm figures that cannot both be right")


def _siblings(pair: Pair) -> Verdict | None:
    """Two subsidiaries of one house are two parties."""
    if pair.old.lines == pair.new.lines or are_kin(pair.old.lines, pair.new.lines):
        return None
    return Verdict(Judgement.NO, "two subsidiaries of one house")


def _stake(pair: Pair) -> Verdict | None:
    """One holder has one stake in one company, however it changes."""
    return Verdict(Judgement.YES, "one holder's stake in one company") if pair.old.kind is Kind.STAKE else None


def _instalment(pair: Pair) -> Verdict | None:
    """An instalment is a deal of its own, told apart from others by its figure and its day."""
    old, new = pair.old, pair.new
    if not (old.is_tranche or new.is_tranche) or _is_paid_part(pair):
        return None
    if old.placed and new.placed and _days_between(old.placed, new.placed):
        return Verdict(Judgement.NO, "instalments of different days")
    if pair.equal:
        return Verdict(Judgement.CERTAIN, "the same instalment: equal figures")
    if pair.equal is None and old.is_tranche and new.is_tranche and old.placed and new.placed:
        return Verdict(Judgement.YES, "the same instalment: the same day")
    return Verdict(Judgement.NO, "an instalment is a deal of its own")


def _is_paid_part(pair: Pair) -> bool:
    """True if one sentence tells a sum and what of it is paid: "70 milliards, dont 20 déjà versés"."""
    done = pair.having(Status.COMPLETED)
    return done is not None and pair.one_sentence and pair.other(done).is_prospect and done.is_part_of(pair.other(done))


def _relation(pair: Pair) -> Verdict | None:
    """A relation without a figure is only ever the same relation, or the deal of its own article."""
    old, new = pair.old, pair.new
    if old.has_figure and new.has_figure:
        return None
    if not old.has_figure and not new.has_figure:
        if (old.status is Status.COMPLETED) == (new.status is Status.COMPLETED):
            return Verdict(Judgement.YES, "the same relation, without a figure")
        return Verdict(Judgement.NO, "a relation that exists and one that is planned")
    if pair.is_denial:
        return Verdict(Judgement.LIKELY, "a denial without a figure")
    if old.status is new.status and pair.one_article and old.status is not Status.COMPLETED:
        return Verdict(Judgement.LIKELY, "one article, the same status, one of them without a figure")
    return Verdict(Judgement.NO, "a relation without a figure is not tied to this deal")


def _listing(pair: Pair) -> Verdict | None:
    """What a company would be worth on the stock market is another worth."""
    if pair.old.kind is Kind.VALUATION and (pair.old.claim.basis is Basis.IPO) != (pair.new.claim.basis is Basis.IPO):
        return Verdict(Judgement.NO, "one is the worth at a stock-market listing")
    return None


def _time(pair: Pair) -> Verdict | None:
    """Deals placed, or reported, far apart in time are two, unless their figures are equal."""
    old, new = pair.old, pair.new
    if pair.equal or pair.one_sentence or (pair.one_article and (old.is_portion or new.is_portion)):
        return None
    if old.placed and new.placed and _days_between(old.placed, new.placed) > _APART:
        return Verdict(Judgement.NO, "placed at different times")
    if any(_took_place_after(one, other) for one, other in ((old, new), (new, old))):
        return Verdict(Judgement.NO, "one took place after the other was reported as done")
    if not pair.one_article and old.day is not None and new.day is not None and abs(old.day - new.day) > _NEWS:
        return Verdict(Judgement.UNLIKELY, "reported far apart in time, with another figure")
    return None


def _done_or_planned(pair: Pair) -> Verdict | None:
    """What is already paid is not what is still promised, unless figure, time, tense or words ("the rest") link them."""
    done = pair.having(Status.COMPLETED)
    if done is None or not pair.other(done).is_prospect or pair.equal:
        return None
    planned = pair.other(done)
    if pair.agrees and planned.status is Status.TALKS and Cue.PAST in planned.cues:
        return None
    if pair.one_article and planned.is_part_of(done):
        return None
    if _is_paid_part(pair):
        return None
    if pair.one_article:
        return Verdict(Judgement.NO, "one article tells what was done apart from what is planned")
    if done.day is not None and planned.published is not None:
        earlier = done.day < planned.published
        return Verdict(Judgement.NO, "already done before the other was planned") if earlier else None
    if pair.near and done.kind is Kind.VALUATION:
        return None
    return Verdict(Judgement.NO, "already done, and nothing tells that it was what is planned")


def _rumour_after_fact(pair: Pair) -> Verdict | None:
    """A rumour that comes after a firm deal is about another one, unless it gives its figure or revises one."""
    talks = pair.having(Status.TALKS)
    firm = pair.other(talks) if talks else None
    if talks is None or firm is None or firm.status in {Status.TALKS, Status.WITHDRAWN} or talks.published is None:
        return None
    older = firm.placed is not None and firm.placed[1] < talks.published - _FRESH
    if older and pair.one_article and Cue.EVOLVED not in talks.cues:
        return Verdict(Judgement.NO, "a rumour told beside an older deal")
    late = firm.published is not None and talks.published > firm.published + _FRESH
    if late and not pair.agrees and Cue.PAST not in talks.cues:
        return Verdict(Judgement.UNLIKELY, "a new rumour after a firm deal")
    return None


def _on_top(pair: Pair) -> Verdict | None:
    """An option to take more, beside what is agreed or in another measure, is a deal of its own; so are talks about more,
    and what one article tells to be promised besides what is signed.
    """
    old, new = pair.old, pair.new
    more = Cue.ADDITIONAL in new.cues and Cue.ADDITIONAL not in old.cues
    if more and pair.one_article and not pair.equal and (old.status, new.status) == (Status.SIGNED, Status.ANNOUNCED):
        return Verdict(Judgement.UNLIKELY, "promised on top of what is signed")
    option = pair.having(Status.CONDITIONAL) or pair.having(Status.TALKS)
    if option is None or Cue.ADDITIONAL not in option.cues or pair.old.status is pair.new.status:
        return None
    if option.status is Status.TALKS:
        firm = pair.other(option).status in {Status.ANNOUNCED, Status.SIGNED}
        return Verdict(Judgement.UNLIKELY, "talks on top of the deal") if pair.one_article and firm else None
    if pair.one_sentence or pair.agrees is None:
        return Verdict(Judgement.UNLIKELY, "an option on top of the deal")
    return None


def _attribute(pair: Pair) -> Verdict | None:
    """Money and capacity complement each other, above all in one article."""
    if pair.agrees is not None:
        return None
    old, new = pair.old, pair.new
    if old.currency and new.currency:
        return Verdict(Judgement.UNSURE, "figures in different currencies")
    if pair.one_sentence:
        return Verdict(Judgement.CERTAIN, "money and capacity in one sentence")
    where = "of one article" if pair.one_article else "of two articles"
    if old.status is new.status:
        judgement = Judgement.YES if pair.one_article else Judgement.LIKELY
        return Verdict(judgement, f"money and capacity {where}, the same status")
    if pair.having(Status.WITHDRAWN) and pair.having(Status.TALKS):
        return Verdict(Judgement.UNSURE, "what was withdrawn, and talks in another measure")
    if pair.matured:
        return Verdict(Judgement.LIKELY, "talks, and what was agreed after them, in another measure")
    return Verdict(Judgement.LIKELY if pair.one_article else Judgement.UNSURE, f"money and capacity {where}")


def _sentence(pair: Pair) -> Verdict | None:
    """What one sentence says of the same parties is one deal: a cut-back, a revision, a ceiling."""
    if not pair.one_sentence or pair.old.kind is Kind.VALUATION:
        return None
    if pair.cue(Cue.EXTENDED) and not pair.agrees and pair.doubles:
        return Verdict(Judgement.UNLIKELY, "an extension that outgrows its contract is a deal of its own")
    return Verdict(Judgement.CERTAIN, "one sentence about the same parties")


def _option(pair: Pair) -> Verdict | None:
    """What one article makes conditional is not what it says is agreed, unless the figures are equal."""
    conditional = pair.having(Status.CONDITIONAL)
    if conditional is None or not pair.one_article or pair.equal or conditional.is_portion:
        return None
    if pair.other(conditional).status in {Status.ANNOUNCED, Status.SIGNED}:
        return Verdict(Judgement.UNLIKELY, "one article tells the condition apart from what is agreed")
    return None


def _figure(pair: Pair) -> Verdict | None:
    """Figures that meet are one amount."""
    if pair.equal:
        return Verdict(Judgement.CERTAIN, "equal figures")
    if pair.agrees:
        firm = pair.old.status in _FIRM and pair.new.status in _FIRM
        if firm and pair.doubles and not pair.one_article and not pair.one_moment:
            return Verdict(Judgement.UNLIKELY, "two firm reports, one figure at least twice the other")
        return Verdict(Judgement.YES, "figures that meet within their bounds")
    if pair.one_article and (pair.old.is_portion or pair.new.is_portion):
        return Verdict(Judgement.LIKELY, "one article, one figure a part of the other")
    return None


def _words(pair: Pair) -> Verdict | None:
    """Words tell two deals apart."""
    return Verdict(Judgement.NO, "told to be distinct") if pair.cue(Cue.DISTINCT) else None


def _other_figure(pair: Pair) -> Verdict | None:
    """Talks and rumours may differ from what follows and still mean one deal; what was withdrawn hardly."""
    withdrawn, talks = pair.having(Status.WITHDRAWN), pair.having(Status.TALKS)
    if withdrawn and talks and not pair.one_article and (talks.published or 0) < (withdrawn.published or 0):
        return Verdict(Judgement.UNSURE, "a rumour, and what was agreed after it and withdrawn")
    if withdrawn:
        return Verdict(Judgement.UNLIKELY, "another figure than the one withdrawn")
    if pair.old.kind is Kind.VALUATION and not pair.near:
        return Verdict(Judgement.UNLIKELY, "two worths that are far apart")
    if pair.one_article and Cue.EVOLVED in pair.new.cues:
        return Verdict(Judgement.LIKELY, "one article, one figure in place of the other")
    if pair.having(Status.TALKS):
        return Verdict(Judgement.LIKELY, "a rumour's figure may differ from what follows")
    if pair.old.kind is Kind.ROUND and pair.one_article and pair.cue(Cue.ADDITIONAL):
        return Verdict(Judgement.LIKELY, "one article, a round and more of it")
    return None


def _two_accounts(pair: Pair) -> Verdict | None:
    """Two articles may give one firm deal two figures: in contradiction, or because it grew in the meantime."""
    if pair.one_article:
        return None
    if pair.old.status is pair.new.status and (pair.near or pair.one_moment):
        return Verdict(Judgement.YES if pair.one_moment else Judgement.LIKELY, "two accounts of one deal that differ")
    if Cue.EXTENDED in pair.new.cues and pair.grows and not pair.doubles:
        return Verdict(Judgement.LIKELY, "a contract that grew")
    return None


_RULES: tuple[Callable[[Pair], Verdict | None], ...] = (
    _siblings,
    _stake,
    _instalment,
    _relation,
    _listing,
    _time,
    _done_or_planned,
    _rumour_after_fact,
    _on_top,
    _attribute,
    _sentence,
    _option,
    _figure,
    _words,
    _other_figure,
    _two_accounts,
)


def _took_place_after(one: Facts, done: Facts) -> bool:
    """True if what is placed in time happened long after the other was reported as done."""
    if one.placed is None or done.placed or done.published is None or done.status is not Status.COMPLETED:
        return False
    return one.status is Status.COMPLETED and one.placed[0] > done.published + _FRESH


def _days_between(a: tuple[int, int], b: tuple[int, int]) -> int:
    return max(0, a[0] - b[1], b[0] - a[1])
