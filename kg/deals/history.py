"""What was known when: the articles published by a day, and how each deal looked from day to day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.claims.model import Claim, Status
from kg.deals.facts import Facts, facts_of
from kg.deals.naming import name_deals
from kg.deals.threads import threads_of
from kg.deals.ties import Ties
from kg.deals.trust import choose
from kg.lexicon.company import Company
from kg.text.article import Article
from kg.values import Capacity, Money, Percent

__all__ = ["Step", "histories", "published_by"]


@dataclass(frozen=True, slots=True)
class Step:
    """How a deal looked from a day on (None: from articles without a date), by the claim that was believed then."""

    day: dt.date | None
    status: Status
    chosen_from: str
    because: str
    money: Money | None = None
    capacity: Capacity | None = None
    percent: Percent | None = None


def published_by(articles: Iterable[Article], day: dt.date | None, *, undated: bool = True) -> list[Article]:
    """The articles published by a day, all of them where it is None, in the order given.

    An article without a date counts as always known, so that what a user hands in is never lost; with `undated` false
    it counts as not known on any day.

    >>> early, late = Article("a", "", dt.date(2026, 1, 1)), Article("b", "", dt.date(2026, 2, 1))
    >>> [a.id for a in published_by([early, late, Article("c", "")], dt.date(2026, 1, 15))]
    ['a', 'c']
    """
    if day is None:
        return list(articles)
    return [article for article in articles if (undated if article.date is None else article.date <= day)]


def histories(
    claims: Iterable[Claim], articles: Iterable[Article], companies: Mapping[str, Company] | None = None
) -> dict[str, tuple[Step, ...]]:
    """The history of each deal, by its id: one step whenever its status or one of its figures changed.

    The ids are those of `fuse` on the same claims. Claims are strung together in the order of publication, so that
    each step shows the deal as a build from the articles published by that day does.
    """
    known = {article.id: article for article in articles}
    threads = threads_of(facts_of(claims, known.values(), Ties.of(companies)))
    ids = name_deals(thread.facts[0] for thread in threads)
    return {name: _steps(thread.facts, known) for name, thread in zip(ids, threads, strict=True)}


def _steps(facts: list[Facts], articles: Mapping[str, Article]) -> tuple[Step, ...]:
    steps: list[Step] = []
    for day in sorted({fact.published or 0 for fact in facts}):
        choice = choose([fact for fact in facts if (fact.published or 0) <= day], articles)
        claim = choice.chosen.claim
        step = Step(
            dt.date.fromordinal(day) if day else None,
            claim.status,
            choice.chosen.id,
            choice.because,
            claim.money,
            claim.capacity,
            claim.percent,
        )
        if not steps or _state(step) != _state(steps[-1]):
            steps.append(step)
    return tuple(steps)


def _state(step: Step) -> tuple[object, ...]:
    return step.status, step.money, step.capacity, step.percent
