"""What holds for any claims: fusion knows no order, loses nothing, and takes back what it was told to forget."""

from __future__ import annotations

import dataclasses
import datetime as dt
import random
from collections import Counter
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.claims.model import Basis, Claim, Kind, Status
from kg.deals.fuse import fuse
from kg.deals.history import histories, published_by
from kg.deals.model import Conflict, Deal
from kg.deals.totals import totals
from kg.lexicon.company import Company, Sector
from kg.text.article import Article
from tests.deals.saying import Said, tell

NAMES = ["Brumeval", "Axonix", "Nordalia", "Nordalia Cloud"]
COMPANIES = {
    "Nordalia": Company("nordalia", "Nordalia", Sector.TECH),
    "Nordalia Cloud": Company("nordalia-cloud", "Nordalia Cloud", Sector.CLOUD, parent="nordalia"),
}
FIGURES = ["", "10GUSD", "~11GUSD", "<=50GUSD", ">20GUSD", "50GUSD", "100GUSD", "30GEUR", "2GW", "10GW", "20-30GUSD"]
SENTENCES = [
    "La somme est connue.", "Le contrat est porté de peu à beaucoup.", "Il s'agit de fonds supplémentaires.",
    "L'accord est distinct du premier.", "Au total, la somme est là.", "Ce n'est finalement plus que cela.",
]  # fmt: skip
DAYS = ["", "2026-01-10", "2026-01-12", "2026-03-01", "2026-09-01", "2027-02-01"]

sayings = st.builds(
    Said,
    parties=st.sampled_from(["Brumeval > Nordalia", "Axonix+Brumeval > Nordalia", "Nordalia Cloud > Axonix", "Nordalia > Axonix"]),
    figure=st.sampled_from(FIGURES),
    status=st.sampled_from(Status),
    sentence=st.sampled_from(SENTENCES),
    kind=st.sampled_from(Kind),
    date=st.sampled_from(["", "", "2025-03", "2026-01-12", "2026-12"]),
    basis=st.sampled_from([None, None, Basis.TRANCHE]),
    by=st.sampled_from([(), ("Reuters",), ("source",)]),
)  # fmt: skip
press = st.lists(
    st.tuples(st.sampled_from(DAYS), st.lists(sayings, min_size=1, max_size=4)), min_size=1, max_size=6
).map(lambda told: tell((f"a{number}", day, said) for number, (day, said) in enumerate(told)))
unhurried = settings(deadline=None)
Press = tuple[list[Claim], list[Article]]


def fused(claims: list[Claim], articles: list[Article]) -> tuple[list[Deal], list[Conflict]]:
    return fuse(claims, articles, COMPANIES)


def grouping(deals: list[Deal]) -> dict[str, frozenset[str]]:
    return {deal.id: frozenset(deal.claims) for deal in deals}


@unhurried
@given(press, st.randoms(use_true_random=False))
def test_the_order_of_claims_and_articles_does_not_matter(told: Press, chance: random.Random) -> None:
    claims, articles = list(told[0]), list(told[1])
    chance.shuffle(claims)
    chance.shuffle(articles)
    assert fused(claims, articles) == fused(*told)


@unhurried
@given(press)
def test_telling_the_same_twice_adds_nothing(told: Press) -> None:
    claims, articles = told
    once = fused(claims, articles)
    assert fused([*claims, *claims], [*articles, *articles]) == once
    held = {claim for deal in once[0] for claim in deal.claims}
    assert fused([claim for claim in claims if claim.id in held], articles) == once


@unhurried
@given(press)
def test_each_claim_speaks_for_one_deal_of_its_kind_and_is_not_changed(told: Press) -> None:
    claims, articles = told
    before = [dataclasses.replace(claim) for claim in claims]
    deals, conflicts = fused(claims, articles)
    assert claims == before
    assert Counter(name for deal in deals for name in deal.claims) == Counter({claim.id for claim in claims})
    kinds = {claim.id: claim.kind for claim in claims}
    assert all(kinds[name] is deal.kind for deal in deals for name in deal.claims)
    members = {deal.id: set(deal.claims) for deal in deals}
    assert all(set(conflict.claims) <= members[conflict.deal] for conflict in conflicts)
    assert all(len(conflict.claims) > 1 for conflict in conflicts)


@unhurried
@given(press)
def test_ids_are_unique_and_parts_form_trees(told: Press) -> None:
    deals, conflicts = fused(*told)
    by_id = {deal.id: deal for deal in deals}
    assert len(by_id) == len(deals)
    assert len({conflict.id for conflict in conflicts}) == len(conflicts)
    for deal in deals:
        seen = set()
        whole: Deal | None = deal
        while whole is not None:
            assert whole.id not in seen
            seen.add(whole.id)
            whole = by_id[whole.part_of] if whole.part_of else None


@unhurried
@given(press, st.lists(sayings, min_size=1, max_size=4))
def test_a_later_article_only_adds_and_leaving_it_out_takes_back_just_that(told: Press, said: list[Said]) -> None:
    claims, articles = told
    more_claims, more_articles = tell([("z-last", "2027-06-01", said)])
    before = fused(claims, articles)
    after, _ = fused([*claims, *more_claims], [*articles, *more_articles])
    added = {claim.id for claim in more_claims}
    left = {name: held - added for name, held in grouping(after).items() if held - added}
    assert left == grouping(before[0])
    assert fused(claims, articles) == before


@unhurried
@given(press, st.sampled_from(DAYS[1:]), st.sampled_from(DAYS[1:]))
def test_more_is_known_on_a_later_day(told: Press, one: str, other: str) -> None:
    claims, articles = told
    early, late = sorted(map(dt.date.fromisoformat, (one, other)))
    known = []
    for day in (early, late):
        published = published_by(articles, day)
        names = {article.id for article in published}
        known.append(fused([claim for claim in claims if claim.article in names], published)[0])
    first, second = map(grouping, known)
    assert all(name in second and held <= second[name] for name, held in first.items())


@unhurried
@given(press)
def test_a_history_ends_in_what_the_deal_shows(told: Press) -> None:
    deals, _ = fused(*told)
    steps = histories(*told, COMPANIES)
    assert steps.keys() == {deal.id for deal in deals}
    for deal in deals:
        last = steps[deal.id][-1]
        assert last.status is deal.status
        assert [step.day for step in steps[deal.id]] == sorted(
            (step.day for step in steps[deal.id]), key=lambda day: (day is not None, day or dt.date.min)
        )


@unhurried
@given(press)
def test_a_total_stays_within_the_sum_of_what_it_counts(told: Press) -> None:
    deals, _ = fused(*told)
    by_id = {deal.id: deal for deal in deals}
    for total in totals(deals):
        figures = [by_id[name].capacity if total.unit == "GW" else by_id[name].money for name in total.deals]
        highs = [figure.high for figure in figures if figure]
        ceiling = sum((high for high in highs if high is not None), Decimal(0)) if None not in highs else None
        assert total.high is None or total.low <= total.high
        if ceiling is not None:
            assert total.high is not None
            assert total.high <= ceiling
        assert all(by_id[name].status is total.status for name in total.deals)
