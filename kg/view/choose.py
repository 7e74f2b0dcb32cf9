"""Which companies a page shows: all of them, those of one company's surroundings, or the most engaged ones."""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal

from kg.claims.model import Kind, Status
from kg.deals.model import Deal
from kg.errors import QueryError
from kg.view.history import Snapshot

__all__ = ["chosen_deals", "company_named", "parties_of", "surroundings_of", "within"]

_SUMMED = {Kind.INVESTMENT, Kind.ROUND, Kind.COMPUTE}


def parties_of(deal: Deal) -> tuple[str, ...]:
    """The names of the companies in a deal, sources first."""
    return (*deal.sources, *([deal.target] if deal.target is not None else []))


def within(history: Sequence[Snapshot], companies: frozenset[str] | None) -> list[list[Deal]]:
    """For each snapshot, the deals all of whose parties are among the companies (None: all)."""
    return [
        [deal for deal in snapshot.deals if companies is None or companies.issuperset(parties_of(deal))]
        for snapshot in history
    ]


def company_named(name: str, deals: Iterable[Deal]) -> str:
    """The company that a user means: its name, whatever the case.

    Raises QueryError where no deal names it; the message offers the nearest names.
    """
    names = sorted({party for deal in deals for party in parties_of(deal)})
    for known in names:
        if known.casefold() == name.casefold():
            return known
    near = difflib.get_close_matches(name, names, n=3, cutoff=0.4)
    raise QueryError(
        f"no deal names the company {name!r}",
        where="--focus",
        do=f"try {', '.join(near)}" if near else "see kg query investors",
    )


def surroundings_of(company: str, deals: Iterable[Deal], hops: int) -> frozenset[str]:
    """The company and those that at most `hops` deals lie between."""
    partners: dict[str, set[str]] = defaultdict(set)
    for deal in deals:
        for one in parties_of(deal):
            partners[one].update(parties_of(deal))
    reached = {company}
    for _ in range(hops):
        reached |= {other for name in reached for other in partners[name]}
    return frozenset(reached)


def chosen_deals(deals: Sequence[Deal], most_companies: int, most_deals: int) -> frozenset[str]:
    """The companies of the weightiest deals, as many as both bounds allow; every company where all fit.

    A deal weighs its written amount in units of its currency (for the choice alone), a withdrawn one nothing.
    """
    companies: set[str] = set()
    count = 0
    for deal in sorted(deals, key=lambda one: (-_weight(one), one.id)):
        added = set(parties_of(deal)) - companies
        if len(companies) + len(added) > most_companies or count >= most_deals:
            continue
        companies |= added
        count += 1
    return frozenset(companies)


def _weight(deal: Deal) -> Decimal:
    if deal.kind not in _SUMMED or deal.status is Status.WITHDRAWN or deal.money is None:
        return Decimal(0)
    return deal.money.written
