"""Totals: intervals, each amount once, currencies apart."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest

from kg.claims.model import Kind, Status
from kg.deals.model import Deal
from kg.deals.rates import Rates
from kg.deals.totals import Side, totals
from kg.errors import KgError
from kg.values import PartialDate
from tests.deals.saying import figures

G = Decimal(10) ** 9


def deal(
    name: str, parties: str, figure: str, status: Status = Status.ANNOUNCED, *, part_of: str | None = None,
    kind: Kind = Kind.INVESTMENT, date: str = "",
) -> Deal:  # fmt: skip
    sources, target = (side.strip() for side in parties.split(">"))
    money, capacity, percent = figures(figure)
    return Deal(
        id=name, kind=kind, sources=tuple(filter(None, sources.split("+"))), target=target, status=status,
        claims=(f"{name}/1",), chosen_from=f"{name}/1", because="", money=money, capacity=capacity, percent=percent,
        part_of=part_of, date=PartialDate.parse(date) if date else None,
    )  # fmt: skip


def rows(deals: list[Deal], side: Side, rates: Rates | None = None) -> list[tuple[str, str, float, float | None, str]]:
    return [
        (t.party, t.status.value, float(t.low / G), None if t.high is None else float(t.high / G), t.unit)
        for t in totals(deals, rates)
        if t.side is side and t.unit != "GW"
    ]


def test_bounds_make_intervals() -> None:
    deals = [deal("a", "B > N", "<=50GUSD"), deal("b", "B > M", "30GUSD"), deal("c", "B > O", "20-25GUSD")]
    assert rows(deals, Side.INVESTOR) == [("B", "announced", 50, 105, "USD")]
    assert rows([*deals, deal("d", "B > P", ">10GUSD")], Side.INVESTOR) == [("B", "announced", 60, None, "USD")]


def test_currencies_and_statuses_are_kept_apart() -> None:
    deals = [deal("a", "B > N", "5GUSD"), deal("b", "B > N", "3GEUR"), deal("c", "B > N", "2GUSD", Status.TALKS)]
    assert rows(deals, Side.INVESTEE) == [
        ("N", "announced", 3, 3, "EUR"),
        ("N", "announced", 5, 5, "USD"),
        ("N", "talks", 2, 2, "USD"),
    ]


def test_a_tranche_counts_within_its_commitment() -> None:
    whole = deal("w", "B > N", "50GUSD")
    parts = [
        deal("w1", "B > N", "15GUSD", Status.COMPLETED, part_of="w"),
        deal("w2", "B > N", "35GUSD", Status.CONDITIONAL, part_of="w"),
    ]
    assert rows([whole, *parts], Side.INVESTOR) == [
        ("B", "completed", 15, 15, "USD"),
        ("B", "announced", 35, 35, "USD"),
    ]


def test_a_commitment_counts_within_its_round_for_who_raises_it() -> None:
    deals = [
        deal("r", " > N", "110GUSD", kind=Kind.ROUND),
        deal("w", "B > N", "50GUSD", part_of="r"),
        deal("v", "A > N", "<10GUSD", Status.TALKS, part_of="r"),
    ]
    assert rows(deals, Side.INVESTEE) == [("N", "announced", 110, 110, "USD")]
    assert rows(deals, Side.INVESTOR) == [("A", "talks", 0, 10, "USD"), ("B", "announced", 50, 50, "USD")]


def test_what_is_firmer_than_the_round_counts_under_its_own_status() -> None:
    deals = [
        deal("r", " > N", "<=100GUSD", Status.TALKS, kind=Kind.ROUND),
        deal("w", "B > N", "30GUSD", Status.SIGNED, part_of="r"),
        deal("w1", "B > N", "10GUSD", Status.COMPLETED, part_of="w"),
    ]
    assert rows(deals, Side.INVESTEE) == [
        ("N", "completed", 10, 10, "USD"),
        ("N", "signed", 20, 20, "USD"),
        ("N", "talks", 0, 70, "USD"),
    ]


def test_what_a_withdrawn_whole_still_holds_is_counted() -> None:
    deals = [
        deal("w", "B > N", "50GUSD", Status.WITHDRAWN),
        deal("w1", "B > N", "15GUSD", Status.COMPLETED, part_of="w"),
    ]
    assert rows(deals, Side.INVESTOR) == [("B", "completed", 15, 15, "USD"), ("B", "withdrawn", 35, 35, "USD")]


def test_a_joint_deal_is_never_counted_for_each() -> None:
    joint = deal("j", "A+B+C > N", "60GUSD", Status.TALKS)
    assert rows([joint], Side.INVESTEE) == [("N", "talks", 60, 60, "USD")]
    assert rows([joint], Side.INVESTOR) == [(name, "talks", 0, 60, "USD") for name in "ABC"]
    own = deal("b", "B > N", "50GUSD", part_of="j")
    assert rows([joint, own], Side.INVESTOR) == [
        ("A", "talks", 0, 60, "USD"),
        ("B", "announced", 50, 50, "USD"),
        ("C", "talks", 0, 60, "USD"),
    ]
    assert rows([joint, own], Side.INVESTEE) == [("N", "announced", 50, 50, "USD"), ("N", "talks", 10, 10, "USD")]


def test_a_contract_counts_within_its_extension_and_gigawatts_are_a_unit() -> None:
    deals = [
        deal("x", "S > N", "100GUSD", kind=Kind.COMPUTE),
        deal("c", "S > N", "38GUSD", Status.SIGNED, part_of="x", kind=Kind.COMPUTE),
        deal("g", "S > N", "2GW", kind=Kind.COMPUTE),
    ]
    assert rows(deals, Side.PROVIDER) == [("S", "signed", 38, 38, "USD"), ("S", "announced", 62, 62, "USD")]
    power = [t for t in totals(deals) if t.unit == "GW" and t.side is Side.CUSTOMER]
    assert [(t.party, t.low, t.high, t.deals) for t in power] == [("N", Decimal(2), Decimal(2), ("g",))]


def test_valuations_and_stakes_have_no_total() -> None:
    assert totals([deal("v", " > N", "500GUSD", kind=Kind.VALUATION), deal("s", "B > N", "11%", kind=Kind.STAKE)]) == []


def test_rates_convert_at_the_day_of_the_deal(tmp_path: Path) -> None:
    file = tmp_path / "rates.csv"
    file.write_text("date,from,to,rate\n2026-03-01,EUR,USD,1.20\n2026-01-02,EUR,USD,1.10\n")
    rates = Rates.read(file)
    deals = [
        deal("a", "B > N", "10GEUR", date="2026-02-10"),
        deal("b", "B > N", "10GEUR", date="2026-04-01"),
        deal("c", "B > N", "1GEUR", date="2025-01-01"),
        deal("d", "B > N", "1GJPY", date="2026-04-01"),
    ]
    assert rows(deals, Side.INVESTOR, rates) == [
        ("B", "announced", 1, 1, "EUR"),
        ("B", "announced", 1, 1, "JPY"),
        ("B", "announced", 23, 23, "USD"),
    ]
    found = totals([deal("e", "B > N", "10GEUR")], rates, {"e/1": dt.date(2026, 1, 5)})
    assert {(total.unit, total.high) for total in found} == {("USD", 11 * G)}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("day,rate\n", "rates.csv: the first line is not the header"),
        ("date,from,to,rate\n2026-01-02,EUR,USD,cheap\n", "rates.csv:2: this line is not a dated rate"),
        ("date,from,to,rate\n\n2026-01-02,EUR,USD,-1\n", "rates.csv:3: -1 is not a rate"),
        ("date,from,to,rate\n2026-01-02,EUR,USD,1\n2026-01-02,EUR,GBP,1\n", "convert into 2 currencies"),
        ("date,from,to,rate\n", "convert into 0 currencies"),
    ],
)
def test_a_wrong_rates_file_is_told(tmp_path: Path, text: str, said: str) -> None:
    file = tmp_path / "rates.csv"
    file.write_text(text)
    with pytest.raises(KgError) as caught:
        Rates.read(file)
    assert said in str(caught.value)


def test_a_missing_rates_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(KgError, match="the rates cannot be read"):
        Rates.read(tmp_path / "none.csv")
