"""The totals on the page: firm money and talks apart, a part within its whole, no currency mixed with another."""

from __future__ import annotations

from decimal import Decimal

from kg.claims.model import Kind, Status
from kg.values import Bound, Money
from kg.view.sums import sums_of
from tests.network.test_loops import deal, usd

AT = {"A": 0, "B": 1, "C": 2}


def rows(*deals: object) -> dict[tuple[object, ...], tuple[object, ...]]:
    found = sums_of(deals, AT)  # type: ignore[arg-type]
    return {(who, what, talks, unit): (low, high) for who, what, talks, low, high, unit, _ in found}


def test_talks_stand_apart_from_firm_money_and_withdrawn_deals_nowhere() -> None:
    found = rows(
        deal("A", "B", money=usd(30), name="firm"),
        deal("C", "B", status=Status.TALKS, money=usd(20, Bound.UP_TO), name="talk"),
        deal("C", "B", status=Status.WITHDRAWN, money=usd(100), name="gone"),
    )
    assert found[1, "received", False, "USD"] == (30, 30)
    assert found[1, "received", True, "USD"] == (0, 20)
    assert found[None, "invested", False, "USD"] == (30, 30)
    assert found[None, "invested", True, "USD"] == (0, 20)


def test_statuses_that_are_firm_are_added_and_parts_are_not() -> None:
    whole = deal("A", "B", status=Status.ANNOUNCED, money=usd(50), name="whole")
    paid = deal("A", "B", status=Status.COMPLETED, money=usd(15), part_of="whole", name="paid")
    other = deal("C", "B", status=Status.SIGNED, money=usd(5), name="other")
    assert rows(whole, paid, other)[1, "received", False, "USD"] == (55, 55)


def test_a_promise_within_a_rumour_within_a_round_is_counted_in_the_round() -> None:
    whole = deal("A", "B", Kind.ROUND, Status.ANNOUNCED, money=usd(110), name="round")
    rumour = deal("A", "B", status=Status.TALKS, money=usd(60), more=("C",), part_of="round", name="rumour")
    promise = deal("A", "B", status=Status.ANNOUNCED, money=usd(50), part_of="rumour", name="promise")
    assert rows(whole, rumour, promise)[1, "received", False, "USD"] == (110, 110)


def test_currencies_and_power_stand_apart() -> None:
    euros = Money.of(Decimal(7), Bound.AT_LEAST, "EUR")
    found = rows(
        deal("A", "B", Kind.COMPUTE, money=usd(3), name="one"), deal("C", "B", Kind.COMPUTE, money=euros, name="two")
    )
    assert found[1, "bought", False, "USD"] == (3, 3)
    assert found[1, "bought", False, "EUR"] == (7, None)
    assert found[0, "sold", False, "USD"] == (3, 3)
    assert found[None, "compute", False, "EUR"] == (7, None)


def test_stakes_and_valuations_are_in_no_sum() -> None:
    assert rows(deal("A", "B", Kind.STAKE, money=usd(3)), deal("A", "B", Kind.VALUATION, money=usd(9))) == {}
