"""What the page shows on each day is what the deals layer says, and what SPARQL answers."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import Store

from kg.claims.model import Kind
from kg.deals.model import Deal
from kg.graph.build import build_graph
from kg.pipeline import Story, tell
from kg.view.history import Snapshot, history_of, threads_of
from tests.network.gold_story import DATES, articles, story
from tests.view.conftest import Opener
from tests.view.looking import AMAZON, JOINT, on_day, shown

DAYS = sorted(set(filter(None, DATES.values())))
_ASK = """
PREFIX kg: <https://w3id.org/dealgraph/ontology#>
PREFIX schema: <https://schema.org/>
SELECT ?id ?status ?low ?high ?bound ?gw (COUNT(DISTINCT ?claim) AS ?claims) (COUNT(DISTINCT ?from) AS ?sources) WHERE {
  ?deal schema:identifier ?id ; kg:status ?status ; kg:supportedBy ?claim .
  OPTIONAL { ?deal kg:from ?from }
  OPTIONAL { ?deal kg:amount ?amount . ?amount kg:bound ?bound . OPTIONAL { ?amount kg:low ?low } OPTIONAL { ?amount kg:high ?high } }
  OPTIONAL { ?deal kg:capacity/kg:high ?gw }
} GROUP BY ?id ?status ?low ?high ?bound ?gw
"""


@cache
def told(day: dt.date) -> Story:
    return story(day)


def answers(day: dt.date) -> dict[str, tuple[Any, ...]]:
    """The state of each deal on a day, asked of the graph in SPARQL."""
    store = Store()
    store.extend(build_graph(told(day)).quads)
    rows: Any = store.query(_ASK, use_default_graph_as_union=True)
    return {
        row["id"].value: (
            _local(row["status"]), _number(row["low"]), _number(row["high"]), _local(row["bound"]), _number(row["gw"]),
            int(row["claims"].value), int(row["sources"].value),
        )
        for row in rows
    }  # fmt: skip


def _local(term: Any) -> str | None:
    return None if term is None else term.value.partition("#")[2].lower().replace("_", "")


def _number(term: Any) -> Decimal | None:
    return None if term is None else Decimal(term.value)


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_the_page_and_sparql_agree_on_every_deal(day: dt.date, seeds: Path, show: Opener) -> None:
    page = show(seeds, f"#d={day}")
    thread_of = threads_of(history_of(story()))[DAYS.index(day)]
    asked = {thread_of[name]: row for name, row in answers(day).items()}
    seen = shown(page)
    assert set(seen) == set(asked)
    for name, deal in seen.items():
        low, high, bound, _ = deal.get("money") or (None, None, None, None)
        power = (deal.get("gw") or (None, None))[1]
        assert asked[name] == (
            deal["status"], _decimal(low), _decimal(high), bound and bound.replace("_", ""), _decimal(power),
            len(deal["claims"]), 0 if deal["kind"] == Kind.VALUATION else len(deal["sources"]),
        ), name  # fmt: skip


def _decimal(value: float | None) -> Decimal | None:
    return None if value is None else Decimal(str(value))


def test_a_rumour_becomes_a_promise_with_its_parts(seeds: Path, show: Opener) -> None:
    page = show(seeds, "#d=2026-01-31")
    deal = shown(page)[AMAZON]
    assert deal["status"] == "talks"
    assert deal["money"][1] == 50_000_000_000
    assert [one for one in shown(page).values() if one["partOf"] is not None and one["basis"] == "tranche"] == []
    on_day(page, "2026-02-27")
    later = shown(page)
    assert later[AMAZON]["status"] == "announced"
    assert later[AMAZON]["money"][:3] == [50_000_000_000, 50_000_000_000, "exact"]
    whole = page.evaluate("id => kgview.data.deals.findIndex((deal) => deal.id === id)", AMAZON)
    parts = {deal["money"][1]: deal["status"] for deal in later.values() if deal["partOf"] == whole}
    assert parts == {15_000_000_000: "announced", 35_000_000_000: "conditional"}


def test_conflicts_are_those_of_the_deals_and_evolution_is_none(seeds: Path, show: Opener) -> None:
    deals = shown(show(seeds))
    assert {name for name, deal in deals.items() if deal["conflicts"]} == {
        conflict.deal for conflict in story().conflicts
    }  # fmt: skip
    assert "softbank-openai-investment-2025" in {name for name, deal in deals.items() if deal["conflicts"]}
    assert deals[AMAZON]["conflicts"] == []
    assert deals["nvidia-openai-investment-2025"]["status"] == "withdrawn"


def test_a_joint_amount_stays_one_deal(seeds: Path, show: Opener) -> None:
    page = show(seeds)
    joint = shown(page)[JOINT]
    assert len(joint["sources"]) == 3
    edges = page.evaluate(
        "id => kgview.scene().edgesOf.get(kgview.data.deals.findIndex((deal) => deal.id === id)).length", JOINT
    )
    assert edges == 4
    captions = page.evaluate("kgview.scene().captions.map(({ words }) => words)")
    assert sum("60 Md$" in words for words in captions) == 1


def test_a_thread_follows_a_deal_whose_name_changes() -> None:
    def deal(name: str, *claims: str) -> Deal:
        return Deal(name, Kind.INVESTMENT, ("A",), "B", told(DAYS[0]).deals[0].status, claims, claims[0], "")

    before = Snapshot(dt.date(2026, 1, 1), (deal("old", "1"), deal("other", "2"), deal("gone", "9")), ())
    after = Snapshot(dt.date(2026, 1, 2), (deal("new", "1", "2", "3"),), ())
    first, last = threads_of([before, after])
    assert first == {"old": "new", "other": "new~2", "gone": "gone"}
    assert last == {"new": "new"}


def test_history_ends_with_the_story_and_undated_articles_count_on_every_day() -> None:
    undated = story(dates={"000": DATES["000"], "004": DATES["004"]})
    history = history_of(undated)
    assert [snapshot.date for snapshot in history] == [DATES["000"], DATES["004"]]
    assert history[-1].deals == undated.deals
    articles = {claim.partition("/")[0][:3] for deal in history[0].deals for claim in deal.claims}
    assert articles == {"000", "001", "002", "003"}
    assert history_of(story(dates={}))[0].date is None
    assert [one.date for one in history_of(story(), most_dates=2)] == [DAYS[0], DAYS[-1]]


def test_each_day_is_what_would_have_been_told_on_it() -> None:
    told = tell(articles().values())
    for snapshot in history_of(told):
        then = tell(articles().values(), as_of=snapshot.date)
        assert (snapshot.deals, snapshot.conflicts) == (then.deals, then.conflicts), snapshot.date
