"""Claims become deals: strung into threads, each with one believed figure and status, its parts, and its conflicts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kg.claims.model import Claim, Kind
from kg.deals.conflicts import conflicts_in
from kg.deals.facts import Facts, facts_of
from kg.deals.model import Conflict, Deal
from kg.deals.naming import name_deals
from kg.deals.origins import origins_of
from kg.deals.parts import Telling, link_parts
from kg.deals.threads import threads_of
from kg.deals.ties import Ties
from kg.deals.trust import choose
from kg.lexicon.company import Company
from kg.text.article import Article

__all__ = ["fuse"]


def fuse(
    claims: Iterable[Claim], articles: Iterable[Article], companies: Mapping[str, Company] | None = None
) -> tuple[list[Deal], list[Conflict]]:
    """The deals that claims are about, sorted by id, and the conflicts among their claims.

    Every claim speaks for exactly one deal; none is changed or dropped. The order of claims and articles does not
    matter. `articles` gives the dates of publication and the words around the claims; `companies` (canonical name ->
    company) makes a subsidiary one house with its parent (see `Ties`).
    """
    known = {article.id: article for article in articles}
    threads = threads_of(facts_of(claims, known.values(), Ties.of(companies)))
    ids = name_deals(thread.facts[0] for thread in threads)
    tellings = [Telling(name, thread, choose(thread.facts, known)) for name, thread in zip(ids, threads, strict=True)]
    whole = link_parts(tellings)
    deals = [_deal(telling, whole.get(telling.id), known) for telling in tellings]
    conflicts = [
        conflict
        for telling in tellings
        for conflict in conflicts_in(telling.id, telling.thread.facts, telling.choice.spent)
    ]
    return sorted(deals, key=lambda deal: deal.id), sorted(conflicts, key=lambda conflict: conflict.id)


def _deal(telling: Telling, part_of: str | None, articles: Mapping[str, Article]) -> Deal:
    ranked, thread = telling.choice.ranked, telling.thread
    told = sorted(zip(thread.facts, thread.reasons, strict=True), key=lambda pair: _published_order(pair[0]))
    chosen = ranked[0].claim
    standing = _standing(telling)
    return Deal(
        id=telling.id,
        kind=chosen.kind,
        sources=_sources(standing) if chosen.kind is Kind.ROUND else chosen.sources,
        target=chosen.target,
        status=chosen.status,
        claims=tuple(fact.id for fact, _ in told),
        chosen_from=ranked[0].id,
        because=telling.choice.because,
        money=next((claim.money for claim in standing if claim.money), None),
        capacity=next((claim.capacity for claim in standing if claim.capacity), None),
        percent=next((claim.percent for claim in standing if claim.percent), None),
        date=chosen.date
        or next((claim.date for claim in standing if claim.date and claim.status is chosen.status), None),
        basis=chosen.basis or thread.facts[0].claim.basis,
        chips=tuple(sorted({chip for fact in thread.facts for chip in fact.claim.chips})),
        part_of=part_of,
        origins=len(origins_of(thread.facts, articles)),
        reasons=tuple(reason for _, reason in told),
    )


def _standing(telling: Telling) -> list[Claim]:
    """The claims that the deal's further attributes may come from, those of the deal's own status first.

    A stake's worth and percentage change together, so that only claims of its own status complete it.
    """
    chosen = telling.chosen
    claims = [fact.claim for fact in telling.choice.ranked if fact.id not in telling.choice.spent] or [chosen.claim]
    alike = [claim for claim in claims if claim.status is chosen.status]
    return (
        alike if chosen.kind is Kind.STAKE else alike + [claim for claim in claims if claim.status is not chosen.status]
    )


def _sources(claims: Iterable[Claim]) -> tuple[str, ...]:
    """All the investors that the standing claims about a round name, the best trusted first."""
    return tuple(dict.fromkeys(name for claim in claims for name in claim.sources))


def _published_order(fact: Facts) -> tuple[bool, int, str, int, int, str]:
    """Dated claims by publication, then the undated ones."""
    return (fact.published is None, *fact.order)
