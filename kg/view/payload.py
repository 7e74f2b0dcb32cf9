"""What the page is given: companies, articles, claims, the states of each deal from day to day, loops and totals.

All that is decided is decided here and below; the script only shows. Companies, claims and articles are meant by
their index. A state holds from one day's index up to the next state's; a deal that was gone has a state of None.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kg.claims.model import Claim
from kg.deals.model import Conflict, Deal
from kg.deals.ties import Ties
from kg.pipeline import Story
from kg.view.choose import parties_of
from kg.view.days import all_threads, changes
from kg.view.figures import figures_of
from kg.view.history import Snapshot, threads_of
from kg.view.layout import Point, place, settle, widest_gap
from kg.view.measures import loops_by_day, middles_by_day, needs_by_day
from kg.view.sums import sums_of

__all__ = ["Scope", "payload_of"]

_KNOT = 135.0
"""How far from its aim a joint deal's knot stands at least."""


@dataclass(frozen=True, slots=True)
class Scope:
    """The part of a story that a page shows: its snapshots, and for each of them the deals that are shown."""

    story: Story
    history: tuple[Snapshot, ...]
    deals: tuple[tuple[Deal, ...], ...]

    @property
    def companies(self) -> list[str]:
        """The names of all companies in a deal that is shown on some day."""
        return sorted({name for deals in self.deals for deal in deals for name in parties_of(deal)})

    @property
    def claims(self) -> list[Claim]:
        """The claims that speak for a deal that is shown on some day, by article and place."""
        wanted = {claim for deals in self.deals for deal in deals for claim in deal.claims}
        held = [claim for claim in self.story.claims if claim.id in wanted]
        return sorted(held, key=lambda claim: (claim.article, claim.evidence.span, claim.id))


def payload_of(scope: Scope, kept: Mapping[str, Point] | None = None) -> dict[str, Any]:
    """The page's data as plain values; `kept` are positions of an earlier page that companies keep."""
    names, claims = scope.companies, scope.claims
    company_at = {name: at for at, name in enumerate(names)}
    claim_at = {claim.id: at for at, claim in enumerate(claims)}
    cited = {claim.article for claim in claims}
    articles = [article for article in scope.story.articles if article.id in cited]
    article_at = {article.id: at for at, article in enumerate(articles)}
    threads, deals = _deals(scope, company_at, claim_at)
    places = place(names, _pairs(scope), _together(scope), kept)
    knots = _knots(scope, threads, places)
    ties = Ties.of({name: company for name, company in scope.story.companies.items() if name in company_at})
    return {
        "meta": {
            "articles": len(scope.story.articles),
            "undated": sum(article.date is None for article in scope.story.articles),
            "companies": len({name for deal in scope.history[-1].deals for name in parties_of(deal)}),
            "deals": len(scope.history[-1].deals),
        },
        "dates": [snapshot.date.isoformat() if snapshot.date else None for snapshot in scope.history],
        "companies": [_company(name, scope.story, places[name]) for name in names],
        "articles": [
            {"id": one.id, "date": one.date.isoformat() if one.date else None, "title": one.title}
            | {"publisher": one.publisher, "url": one.url}
            for one in articles
        ],
        "claims": [_claim(claim, company_at, article_at) for claim in claims],
        "deals": deals,
        "knots": {str(at): list(knots[thread]) for at, thread in enumerate(all_threads(threads)) if thread in knots},
        "loops": loops_by_day(ties, scope.deals, threads, company_at),
        "needs": needs_by_day(ties, scope.deals, company_at),
        "middles": middles_by_day(ties, scope.deals, company_at),
        "sums": changes([sums_of(shown, company_at) for shown in scope.deals]),
    }


def _company(name: str, story: Story, at: Point) -> dict[str, Any]:
    company = story.companies.get(name)
    return {
        "name": name, "sector": company.sector.value if company else "unknown", "country": company.country if company else "",
        "x": at[0], "y": at[1],
    }  # fmt: skip


def _claim(claim: Claim, company_at: Mapping[str, int], article_at: Mapping[str, int]) -> dict[str, Any]:
    return {
        "id": claim.id, "article": article_at[claim.article], "kind": claim.kind.value, "status": claim.status.value,
        "sources": [company_at[name] for name in claim.sources if name in company_at],
        "target": company_at.get(claim.target or ""), "date": str(claim.date) if claim.date else None,
        "basis": claim.basis.value if claim.basis else None, "chips": list(claim.chips), "by": list(claim.attributed_to),
        "quote": claim.evidence.quote, "grounding": claim.grounding.value,
    } | figures_of(claim.money, claim.capacity, claim.percent)  # fmt: skip


def _deals(
    scope: Scope, company_at: Mapping[str, int], claim_at: Mapping[str, int]
) -> tuple[list[dict[str, str]], list[dict[str, Any]]]:
    """The threads of the deals that are shown, and each thread with its states."""
    threads = threads_of(scope.history)
    shown = [{deal.id: given[deal.id] for deal in deals} for given, deals in zip(threads, scope.deals, strict=True)]
    order = {thread: at for at, thread in enumerate(all_threads(shown))}
    states: dict[str, list[Any]] = {thread: [] for thread in order}
    for given, snapshot, deals in zip(shown, scope.history, scope.deals, strict=True):
        conflicts: dict[str, list[Conflict]] = defaultdict(list)
        for conflict in snapshot.conflicts:
            conflicts[conflict.deal].append(conflict)
        today = {given[deal.id]: _state(deal, conflicts[deal.id], company_at, claim_at) for deal in deals}
        whole = {given[deal.id]: order.get(given.get(deal.part_of or "", "")) for deal in deals}
        for thread in order:
            states[thread].append({**today[thread], "partOf": whole[thread]} if thread in today else None)
    return shown, [{"id": thread, "states": changes(states[thread])} for thread in order]


def _state(
    deal: Deal, conflicts: Sequence[Conflict], company_at: Mapping[str, int], claim_at: Mapping[str, int]
) -> dict[str, Any]:
    return {
        "kind": deal.kind.value, "status": deal.status.value, "sources": [company_at[name] for name in deal.sources],
        "target": company_at.get(deal.target or ""), "date": str(deal.date) if deal.date else None,
        "basis": deal.basis.value if deal.basis else None, "chips": list(deal.chips),
        "claims": [claim_at[claim] for claim in deal.claims], "chosen": claim_at[deal.chosen_from],
        "because": deal.because, "origins": deal.origins,
        "conflicts": [
            {"attribute": one.attribute, "claims": [claim_at[claim] for claim in one.claims], "because": one.because}
            for one in conflicts
        ],
    } | figures_of(deal.money, deal.capacity, deal.percent)  # fmt: skip


def _pairs(scope: Scope) -> Counter[tuple[str, str]]:
    """How many deals there are between two companies, on the day on which there are most."""
    pairs: Counter[tuple[str, str]] = Counter()
    for deals in scope.deals:
        pairs |= Counter((source, deal.target) for deal in deals if deal.target for source in deal.sources)
    return pairs


def _together(scope: Scope) -> set[tuple[str, str]]:
    """The pairs of companies that are sources of one deal."""
    return {
        (one, other)
        for deals in scope.deals for deal in deals for one in deal.sources for other in deal.sources if one < other
    }  # fmt: skip


def _knots(scope: Scope, threads: Sequence[Mapping[str, str]], places: Mapping[str, Point]) -> dict[str, Point]:
    """Where the sources of a joint deal meet, or a deal with an unnamed side ends."""
    partners: dict[str, set[str]] = defaultdict(set)
    for one, other in _pairs(scope):
        partners[one].add(other)
        partners[other].add(one)
    wanted: dict[str, Point] = {}
    for given, deals in zip(threads, scope.deals, strict=True):
        for deal in deals:
            if given[deal.id] in wanted or (len(deal.sources) == 1 and deal.target is not None):
                continue
            known = [places[name] for name in deal.sources]
            centre = places[deal.target] if deal.target is not None else known[0] if known else (0.0, 0.0)
            around = (
                [places[name] for name in sorted(partners[deal.target or deal.sources[0]])]
                if known or deal.target
                else []
            )
            others = known if deal.target is not None else []
            wanted[given[deal.id]] = _knot(centre, others, [*around, *wanted.values()])
    return settle(wanted, places)


def _knot(centre: Point, others: Sequence[Point], around: Sequence[Point]) -> Point:
    """A point some way from the centre towards the middle of the others; where there are none, into the widest gap."""
    if others:
        x, y = sum(x for x, _ in others) / len(others), sum(y for _, y in others) / len(others)
        distance = math.hypot(x - centre[0], y - centre[1])
        if distance > _KNOT / 2:
            share = max(_KNOT, 0.55 * distance) / distance
            return centre[0] + (x - centre[0]) * share, centre[1] + (y - centre[1]) * share
    angle = widest_gap(centre, around)
    return centre[0] + _KNOT * math.cos(angle), centre[1] + _KNOT * math.sin(angle)
