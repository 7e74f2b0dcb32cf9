"""What was known when: the deals as they stood at each day of publication, and how they follow from day to day."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from kg.deals.fuse import fuse
from kg.deals.history import published_by
from kg.deals.model import Conflict, Deal
from kg.pipeline import Story

__all__ = ["Snapshot", "history_of", "threads_of"]

_MOST_DATES = 60
_MOST_CLAIMS = 300_000


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The deals as the articles published by `date` tell them; `date` is None where no article has one."""

    date: dt.date | None
    deals: tuple[Deal, ...]
    conflicts: tuple[Conflict, ...]


def history_of(story: Story, *, most_dates: int = _MOST_DATES) -> tuple[Snapshot, ...]:
    """The story at each day on which an article was published, oldest first; the last one is the story itself.

    Articles without a date count at every day. Where there are more days than `most_dates`, or where reading the
    claims again for each of them would take long, evenly chosen days stand for all.
    """
    days = sorted({article.date for article in story.articles if article.date is not None})
    if not days:
        return (Snapshot(None, story.deals, story.conflicts),)
    snapshots = []
    for day in _spread(days, min(most_dates, max(2, _MOST_CLAIMS // max(1, len(story.claims)))))[:-1]:
        articles = published_by(story.articles, day)
        known = {article.id for article in articles}
        deals, conflicts = fuse([claim for claim in story.claims if claim.article in known], articles, story.companies)
        snapshots.append(Snapshot(day, tuple(deals), tuple(conflicts)))
    return (*snapshots, Snapshot(days[-1], story.deals, story.conflicts))


def threads_of(history: Sequence[Snapshot]) -> list[dict[str, str]]:
    """For each snapshot, the thread that each deal (by id) belongs to: the id of what became of it in the last one.

    A deal belongs to the last deal with which it shares most claims. Where several deals of one day become one, the
    others keep a thread of their own, numbered after it.
    """
    home = {claim: deal.id for deal in history[-1].deals for claim in deal.claims}
    threads = []
    for snapshot in history:
        wishes = []
        for deal in snapshot.deals:
            shared = Counter(home[claim] for claim in deal.claims if claim in home)
            thread, count = min(shared.items(), key=lambda item: (-item[1], item[0])) if shared else (deal.id, 0)
            wishes.append((-count, deal.id, thread))
        taken: Counter[str] = Counter()
        given = {}
        for _, name, thread in sorted(wishes):
            taken[thread] += 1
            given[name] = thread if taken[thread] == 1 else f"{thread}~{taken[thread]}"
        threads.append(given)
    return threads


def _spread(days: list[dt.date], most: int) -> list[dt.date]:
    """At most `most` of the days, evenly chosen, the first and the last among them."""
    if len(days) <= most:
        return days
    return [days[round(index * (len(days) - 1) / (most - 1))] for index in range(most)]
