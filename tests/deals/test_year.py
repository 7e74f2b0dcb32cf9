"""A year in eight short articles: one deal from its first rumour to the last contradiction, step by step."""

from __future__ import annotations

import datetime as dt

import pytest

from kg.claims.model import Basis, Claim, Status
from kg.deals.diff import What, changes
from kg.deals.fuse import fuse
from kg.deals.history import histories, published_by
from kg.deals.model import Conflict, Deal
from kg.deals.totals import Side, totals
from kg.deals.words import figure_in_words
from kg.text.article import Article
from tests.deals.saying import Said, tell

PAIR = "Brumeval > Nordalia"
YEAR = [
    ("rumour", "2026-01-10", [
        Said(PAIR, "~20GUSD", Status.TALKS, "Brumeval discuterait d'un apport d'environ 20 milliards de dollars à Nordalia, selon Reuters.", written="20 milliards", by=("Reuters",)),
    ]),
    ("higher", "2026-02-05", [
        Said(PAIR, "<=30GUSD", Status.TALKS, "Le chèque de Brumeval pour Nordalia pourrait atteindre 30 milliards de dollars, rapporte Reuters.", written="30 milliards", by=("Reuters",)),
    ]),
    ("denial", "2026-02-20", [
        Said(PAIR, "", Status.WITHDRAWN, "Brumeval dément tout projet d'entrer au capital de Nordalia.", by=("Brumeval",)),
    ]),
    ("announcement", "2026-04-15", [
        Said(PAIR, "25GUSD", Status.ANNOUNCED, "Brumeval annonce qu'il apportera 25 milliards de dollars à Nordalia.", written="25 milliards", by=("Brumeval",)),
    ]),
    ("payment", "2026-06-01", [
        Said(PAIR, "10GUSD", Status.COMPLETED, "Une première tranche de 10 milliards de dollars a été versée par Brumeval à Nordalia.", written="10 milliards", date="2026-06", basis=Basis.TRANCHE),
    ]),
    ("extension", "2026-08-20", [
        Said(PAIR, "25GUSD", Status.ANNOUNCED, "L'engagement de Brumeval envers Nordalia est porté de 25 à 40 milliards de dollars.", written="25"),
        Said(PAIR, "40GUSD", Status.ANNOUNCED, "L'engagement de Brumeval envers Nordalia est porté de 25 à 40 milliards de dollars.", written="40 milliards"),
    ]),
    ("cut-back", "2026-10-10", [
        Said(PAIR, "32GUSD", Status.ANNOUNCED, "Brumeval n'apportera plus que 32 milliards de dollars à Nordalia, au lieu de 40.", written="32 milliards"),
        Said(PAIR, "40GUSD", Status.WITHDRAWN, "Brumeval n'apportera plus que 32 milliards de dollars à Nordalia, au lieu de 40.", written="40"),
    ]),
    ("contradiction", "2026-10-15", [
        Said(PAIR, "28GUSD", Status.ANNOUNCED, "Selon la Gazette, Brumeval ne s'est engagé que pour 28 milliards de dollars auprès de Nordalia.", written="28 milliards", by=("Gazette",)),
    ]),
]  # fmt: skip
DAY_AFTER_DAY = [dt.date.fromisoformat(day) for _, day, _ in YEAR]


@pytest.fixture(scope="module")
def told() -> tuple[list[Claim], list[Article]]:
    return tell(YEAR)


def known_on(day: dt.date, told: tuple[list[Claim], list[Article]]) -> tuple[list[Deal], list[Conflict]]:
    articles = published_by(told[1], day)
    names = {article.id for article in articles}
    return fuse([claim for claim in told[0] if claim.article in names], articles)


def show(deal: Deal) -> str:
    return " ".join([deal.status, *(figure_in_words(figure) for figure in (deal.money,) if figure)])


def test_the_deal_as_it_was_known_from_article_to_article(told: tuple[list[Claim], list[Article]]) -> None:
    seen = [{deal.id: show(deal) for deal in known_on(day, told)[0]} for day in DAY_AFTER_DAY]
    main, paid = "brumeval-nordalia-investment-2026", "brumeval-nordalia-tranche-10bn"
    assert seen == [
        {main: "talks about 20 billion USD"},
        {main: "talks up to 30 billion USD"},
        {main: "withdrawn"},
        {main: "announced 25 billion USD"},
        {main: "announced 25 billion USD", paid: "completed 10 billion USD"},
        {main: "announced 40 billion USD", paid: "completed 10 billion USD"},
        {main: "announced 32 billion USD", paid: "completed 10 billion USD"},
        {main: "announced 28 billion USD", paid: "completed 10 billion USD"},
    ]


def test_its_history_is_the_same_told_in_one_go(told: tuple[list[Claim], list[Article]]) -> None:
    steps = histories(*told)["brumeval-nordalia-investment-2026"]
    assert [(str(step.day), step.status.value, step.money and figure_in_words(step.money)) for step in steps] == [
        ("2026-01-10", "talks", "about 20 billion USD"),
        ("2026-02-05", "talks", "up to 30 billion USD"),
        ("2026-02-20", "withdrawn", None),
        ("2026-04-15", "announced", "25 billion USD"),
        ("2026-08-20", "announced", "40 billion USD"),
        ("2026-10-10", "announced", "32 billion USD"),
        ("2026-10-15", "announced", "28 billion USD"),
    ]


def test_the_payment_is_a_part_of_the_commitment(told: tuple[list[Claim], list[Article]]) -> None:
    deals, _ = fuse(*told)
    parts = {deal.id: deal.part_of for deal in deals}
    assert parts == {
        "brumeval-nordalia-investment-2026": None,
        "brumeval-nordalia-tranche-10bn": "brumeval-nordalia-investment-2026",
    }


def test_the_evolution_is_no_conflict_and_the_contradiction_is_one(told: tuple[list[Claim], list[Article]]) -> None:
    for day in DAY_AFTER_DAY[:-1]:
        assert known_on(day, told)[1] == [], day
    _, conflicts = fuse(*told)
    assert [conflict.because for conflict in conflicts] == [
        "amount announced: 28 billion USD (contradiction) against 32 billion USD (cut-back)"
    ]
    assert [claim.split("/")[0] for claim in conflicts[0].claims] == ["cut-back", "contradiction"]


def test_the_reason_names_the_claim_and_the_rule(told: tuple[list[Claim], list[Article]]) -> None:
    deals, _ = known_on(dt.date(2026, 10, 10), told)
    main = next(deal for deal in deals if deal.part_of is None)
    chosen = next(claim for claim in told[0] if claim.id == main.chosen_from)
    assert chosen.article == "cut-back"
    assert main.because.startswith(f"announced 32 billion USD, from claim {chosen.id} of 10 October 2026: ")
    assert "not taken back since, unlike announced 40 billion USD" in main.because
    assert "published later than announced 25 billion USD" in main.because


def test_origins_count_reuters_once(told: tuple[list[Claim], list[Article]]) -> None:
    deals, _ = known_on(dt.date(2026, 2, 5), told)
    assert deals[0].origins == 1
    deals, _ = known_on(dt.date(2026, 2, 20), told)
    assert deals[0].origins == 2


def test_what_changed_in_the_summer(told: tuple[list[Claim], list[Article]]) -> None:
    spring, autumn = known_on(dt.date(2026, 5, 1), told)[0], known_on(dt.date(2026, 9, 1), told)[0]
    found = [(c.what, c.deal, c.attribute, c.old, c.new, c.claim.split("/")[0]) for c in changes(spring, autumn)]
    assert found == [
        (What.CHANGED, "brumeval-nordalia-investment-2026", "amount", "25 billion USD", "40 billion USD", "extension"),
        (What.APPEARED, "brumeval-nordalia-tranche-10bn", "", "", "completed 10 billion USD", "payment"),
    ]
    winter, denied = known_on(dt.date(2026, 2, 5), told)[0], known_on(dt.date(2026, 2, 20), told)[0]
    assert [change.what for change in changes(winter, denied)] == [What.WITHDRAWN]


def test_the_total_counts_the_payment_once(told: tuple[list[Claim], list[Article]]) -> None:
    deals, _ = known_on(dt.date(2026, 10, 10), told)
    rows = [
        (t.status.value, int(t.low / 10**9), t.high and int(t.high / 10**9))
        for t in totals(deals)
        if t.side is Side.INVESTOR
    ]
    assert rows == [("completed", 10, 10), ("announced", 22, 22)]
