"""The network's measures for the page, day by day: loops of money, who depends on whom, who stands in the middle."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from kg.claims.model import Status
from kg.deals.model import Deal
from kg.deals.ties import Ties
from kg.network.centrality import centralities_of
from kg.network.exposure import exposures_of
from kg.network.firmness import FIRM
from kg.network.interval import Interval
from kg.network.loops import Loop, loops_of
from kg.view.days import all_threads, changes
from kg.view.figures import number

__all__ = ["loops_by_day", "middles_by_day", "needs_by_day"]

_MOST_LOOPS = 200
_WALKED = 200
"""Up to this many companies the shortest ways are walked, which takes the cube of their number."""

Days = Sequence[Sequence[Deal]]


def loops_by_day(
    ties: Ties, days: Days, threads: Sequence[Mapping[str, str]], company_at: Mapping[str, int]
) -> dict[str, list[list[Any]]]:
    """The loops of each day: of all deals that stand, and of firm ones alone."""
    order = {thread: at for at, thread in enumerate(all_threads(threads))}

    def told(floor: Status | None) -> list[list[Any]]:
        found = []
        for given, deals in zip(threads, days, strict=True):
            deal_at = {name: order[thread] for name, thread in given.items()}
            loops = loops_of(deals, floor=floor, ties=ties, at_most=_MOST_LOOPS)
            found.append([_loop(loop, company_at, deal_at) for loop in loops])
        return changes(found)

    return {"all": told(None), "firm": told(FIRM)}


def needs_by_day(ties: Ties, days: Days, company_at: Mapping[str, int]) -> list[list[list[Any]]]:
    """For each company, day by day, whom it depends on: need, other, least and greatest share, money, status."""
    held: list[dict[int, list[Any]]] = []
    for deals in days:
        today: dict[int, list[Any]] = defaultdict(list)
        for one in exposures_of(deals, ties=ties):
            today[company_at[one.company]].append(
                [one.need.value, company_at[one.other], number(one.low), number(one.high)]
                + [_interval(one.amount), one.status.value]
            )
        held.append(today)
    return [changes([today.get(at) for today in held]) for at in range(len(company_at))]


def middles_by_day(ties: Ties, days: Days, company_at: Mapping[str, int]) -> list[list[list[Any]]]:
    """For each company, day by day: how many pay it, how many it pays, the share of shortest ways through it."""
    walked = len(company_at) <= _WALKED
    held: list[dict[int, list[Any]]] = []
    for deals in days:
        places = centralities_of(deals, ties=ties) if walked else ()
        held.append({company_at[one.company]: [one.payers, one.payees, one.between] for one in places})
    return [changes([today.get(at) for today in held]) for at in range(len(company_at))]


def _loop(loop: Loop, company_at: Mapping[str, int], deal_at: Mapping[str, int]) -> dict[str, Any]:
    return {
        "status": loop.status.value, "inferred": loop.is_inferred, "money": _interval(loop.amount),
        "steps": [
            {
                "payer": company_at[step.payer], "payee": company_at[step.payee], "status": step.status.value,
                "inferred": step.is_inferred, "money": _interval(step.amount),
                "deals": list(dict.fromkeys(deal_at[flow.deal.id] for flow in step.flows)),
            }
            for step in loop.steps
        ],
    }  # fmt: skip


def _interval(amount: Interval) -> list[Any] | None:
    return None if amount.is_unknown else [number(amount.low), number(amount.high), amount.currency]
