"""What the five articles say in deals: the answers that a reader of them would give, and the grouping of the gold."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from decimal import Decimal

import pytest

from kg.claims.model import Claim, Kind, Status
from kg.deals.fuse import fuse
from kg.deals.model import Conflict, Deal
from kg.deals.words import figure_in_words
from kg.lexicon.company import Company, Sector
from kg.text.article import Article
from tests.gold_claims import ROOT, SEEDS_GOLD, gold_claims, load_rows

AMAZON = Company("amazon", "Amazon", Sector.TECH)
COMPANIES = {
    "Amazon": AMAZON,
    "Amazon Web Services": Company("amazon-web-services", "Amazon Web Services", Sector.CLOUD, parent="amazon"),
}


@pytest.fixture(scope="module")
def articles() -> dict[str, Article]:
    paths = sorted((ROOT / "seeds").glob("*.txt"))
    dates = {"000_936caed481cdf2d8": dt.date(2026, 1, 29)}
    return {path.stem: Article(path.stem, path.read_text(encoding="utf-8"), dates.get(path.stem)) for path in paths}


@pytest.fixture(scope="module")
def pairs(articles: dict[str, Article]) -> list[tuple[Claim, str | None]]:
    return gold_claims(load_rows(SEEDS_GOLD), articles)


@pytest.fixture(scope="module")
def fused(pairs: list[tuple[Claim, str | None]], articles: dict[str, Article]) -> tuple[list[Deal], list[Conflict]]:
    return fuse([claim for claim, _ in pairs], articles.values(), COMPANIES)


def b_cubed(pairs: list[tuple[Claim, str | None]], deals: list[Deal], optional: set[str]) -> float:
    home = {claim: deal.id for deal in deals for claim in deal.claims}
    both = [(gold, home[claim.id]) for claim, gold in pairs if gold and claim.has_figure and claim.id not in optional]
    wanted, said, agreed = Counter(g for g, _ in both), Counter(s for _, s in both), Counter(both)
    precision = sum(agreed[pair] / said[pair[1]] for pair in both) / len(both)
    recall = sum(agreed[pair] / wanted[pair[0]] for pair in both) / len(both)
    return 2 * precision * recall / (precision + recall)


def show(deal: Deal) -> str:
    return " ".join([deal.status, *(figure_in_words(f) for f in (deal.money, deal.capacity, deal.percent) if f)])


def states(deals: list[Deal], kind: Kind, sources: set[str], target: str = "OpenAI") -> set[str]:
    return {
        show(deal) for deal in deals if deal.kind is kind and set(deal.sources) == sources and deal.target == target
    }


def test_deals_are_grouped_as_in_the_gold(
    pairs: list[tuple[Claim, str | None]], fused: tuple[list[Deal], list[Conflict]]
) -> None:
    assert b_cubed(pairs, fused[0], optional=set()) >= 0.97


def test_the_grouping_does_not_hang_on_the_names_of_the_articles(articles: dict[str, Article]) -> None:
    rows = load_rows(SEEDS_GOLD)
    for shift in range(1, 5):
        order = sorted(articles)
        renamed = {name: f"{(i + shift) % 5}-{name}" for i, name in enumerate(order)}
        moved = {renamed[n]: Article(renamed[n], articles[n].text, articles[n].date) for n in order}
        pairs = gold_claims([{**row, "article": renamed[row["article"]]} for row in rows], moved)
        deals, _ = fuse([claim for claim, _ in pairs], moved.values(), COMPANIES)
        assert b_cubed(pairs, deals, optional=set()) >= 0.92, shift


def test_every_claim_speaks_for_exactly_one_deal(
    pairs: list[tuple[Claim, str | None]], fused: tuple[list[Deal], list[Conflict]]
) -> None:
    spoken = Counter(claim for deal in fused[0] for claim in deal.claims)
    assert set(spoken.values()) == {1}
    assert set(spoken) == {claim.id for claim, _ in pairs}


def test_amazon_announced_fifty_in_two_tranches(fused: tuple[list[Deal], list[Conflict]]) -> None:
    deals, _ = fused
    mine = [d for d in deals if d.kind is Kind.INVESTMENT and d.sources == ("Amazon",) and d.target == "OpenAI"]
    whole = next(deal for deal in mine if deal.basis is None)
    assert show(whole) == "announced 50 billion USD"
    assert {show(deal) for deal in mine if deal.part_of == whole.id} == {
        "announced 15 billion USD",
        "conditional 35 billion USD",
    }
    assert len(mine) == 3
    assert whole.origins == 5  # Reuters, The Information, and three papers that name nobody


def test_nvidia_announced_thirty_apart_from_the_hundred_withdrawn(fused: tuple[list[Deal], list[Conflict]]) -> None:
    assert states(fused[0], Kind.INVESTMENT, {"Nvidia"}) == {"announced 30 billion USD", "withdrawn 100 billion USD"}


def test_softbank_pays_thirty_in_three_payments(fused: tuple[list[Deal], list[Conflict]]) -> None:
    deals, _ = fused
    mine = [d for d in deals if d.kind is Kind.INVESTMENT and d.sources == ("SoftBank",)]
    whole = next(deal for deal in mine if show(deal) == "announced 30 billion USD")
    parts = [deal for deal in mine if deal.part_of == whole.id]
    assert [str(deal.date) for deal in parts] == ["2026-04-01", "2026-07-01", "2026-10-01"]


def test_the_aws_contract_of_38_is_part_of_its_extension_to_100(fused: tuple[list[Deal], list[Conflict]]) -> None:
    deals, _ = fused
    contract = next(deal for deal in deals if deal.kind is Kind.COMPUTE and show(deal) == "signed 38 billion USD")
    extension = next(deal for deal in deals if deal.id == contract.part_of)
    assert show(extension) == "announced 100 billion USD 2 GW"
    assert extension.chips == ("Trainium 3", "Trainium 4")


def test_nvidia_supplies_three_and_two_gigawatts(fused: tuple[list[Deal], list[Conflict]]) -> None:
    found = states(fused[0], Kind.COMPUTE, {"Nvidia"})
    assert {"announced 3 GW", "announced 2 GW"} <= found
    assert "withdrawn 10 GW" not in found


def test_microsoft_is_in_talks_below_ten_and_has_a_cloud_contract(fused: tuple[list[Deal], list[Conflict]]) -> None:
    assert "talks less than 10 billion USD" in states(fused[0], Kind.INVESTMENT, {"Microsoft"})
    assert "signed 250 billion USD" in states(fused[0], Kind.COMPUTE, {"Microsoft"})


def test_the_three_investors_stay_one_deal_in_the_round(fused: tuple[list[Deal], list[Conflict]]) -> None:
    deals, _ = fused
    joint = [d for d in deals if d.kind is Kind.INVESTMENT and len(d.sources) == 3]
    assert [set(deal.sources) for deal in joint] == [{"Amazon", "Microsoft", "Nvidia"}]
    assert joint[0].part_of is not None
    above = next(deal for deal in deals if deal.id == joint[0].part_of)
    assert (above.kind, show(above)) == (Kind.ROUND, "announced 110 billion USD")
    own = {d.sources[0] for d in deals if d.part_of == joint[0].id}
    assert own == {"Amazon", "Microsoft", "Nvidia"}


def test_the_two_disputes_are_conflicts_and_the_evolutions_are_none(
    fused: tuple[list[Deal], list[Conflict]],
) -> None:
    deals, conflicts = fused
    by_id = {deal.id: deal for deal in deals}
    found = {(frozenset(by_id[c.deal].sources), by_id[c.deal].target, c.attribute): c.because for c in conflicts}
    assert set(found) == {
        (frozenset({"Amazon", "Microsoft", "Nvidia"}), "OpenAI", "amount"),
        (frozenset({"SoftBank"}), "OpenAI", "amount"),
    }
    told = " ".join(found.values())
    for words in ("about 40 billion USD", "up to 60 billion USD", "41 billion USD", "34.6 billion USD"):
        assert words in told


def test_each_deal_says_why_it_believes_its_claim(fused: tuple[list[Deal], list[Conflict]]) -> None:
    deals, _ = fused
    for deal in deals:
        assert deal.chosen_from in deal.claims
        assert deal.because.startswith(deal.status.value)
        assert deal.chosen_from in deal.because
        assert len(deal.reasons) == len(deal.claims)
    firm = next(d for d in deals if show(d) == "announced 50 billion USD")
    assert "firmer than talks up to 50 billion USD (3 claims)" in firm.because
    assert {"equal figures", "figures that meet within their bounds"} <= set(firm.reasons)


def test_a_status_is_never_firmer_than_what_some_claim_says(
    pairs: list[tuple[Claim, str | None]], fused: tuple[list[Deal], list[Conflict]]
) -> None:
    said = {claim.id: claim for claim, _ in pairs}
    for deal in fused[0]:
        chosen = said[deal.chosen_from]
        assert (deal.status, deal.target) == (chosen.status, chosen.target)
        figures = {said[claim].money for claim in deal.claims} | {None}
        assert deal.money in figures
    assert Status.WITHDRAWN in {deal.status for deal in fused[0]}


def test_figures_come_in_whole_units(fused: tuple[list[Deal], list[Conflict]]) -> None:
    largest = max(deal.money.written for deal in fused[0] if deal.money)
    assert largest == Decimal(10) ** 12
