"""Loops of money: found, bounded, told with their weakest link; none made of rumour where only firm deals count."""

from __future__ import annotations

import itertools
from decimal import Decimal

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from kg.claims.model import Kind, Status
from kg.deals.model import Deal
from kg.deals.ties import Ties
from kg.network.firmness import FIRM
from kg.network.flows import flows_of
from kg.network.interval import Interval
from kg.network.loops import circles_of, loops_of
from kg.values import Bound, Capacity, Money
from tests.network.gold_story import story


def deal(
    source: str, target: str, kind: Kind = Kind.INVESTMENT, status: Status = Status.SIGNED, *, money: Money | None = None,
    more: tuple[str, ...] = (), part_of: str | None = None, name: str = "",
) -> Deal:  # fmt: skip
    label = name or f"{source}-{target}-{kind.value}"
    return Deal(
        label, kind, (source, *more), target, status, (f"{label}/claim",), f"{label}/claim", "it is told", money=money,
        part_of=part_of,
    )  # fmt: skip


def usd(value: int, bound: Bound = Bound.EXACT) -> Money:
    return Money.of(Decimal(value), bound, "USD")


def test_an_investor_that_sells_to_whom_it_invests_in_is_a_loop_with_its_smallest_amount() -> None:
    deals = [deal("A", "B", money=usd(30)), deal("A", "B", Kind.COMPUTE, Status.ANNOUNCED, money=usd(10, Bound.UP_TO))]
    (loop,) = loops_of(deals)
    assert loop.companies == ("A", "B")
    assert loop.status is Status.ANNOUNCED
    assert loop.amount == Interval(Decimal(0), Decimal(10), "USD")
    assert [step.claims for step in loop.steps] == [("A-B-investment/claim",), ("A-B-compute/claim",)]
    assert not loop.is_inferred


def test_a_customer_that_pays_an_untold_price_is_an_inference_and_bounds_nothing() -> None:
    supply = Deal("c", Kind.COMPUTE, ("A",), "B", Status.SIGNED, ("x",), "x", "", capacity=Capacity.of(Decimal(3)))
    (loop,) = loops_of([deal("A", "B", money=usd(30)), supply])
    assert loop.is_inferred
    assert loop.amount.low == 0
    assert loop.amount.high == 30


def test_a_loop_may_pass_five_companies_but_not_six() -> None:
    ring = [deal(a, b) for a, b in itertools.pairwise("ABCDEA")]
    assert [loop.companies for loop in loops_of(ring)] == [tuple("ABCDE")]
    assert loops_of([deal(a, b) for a, b in itertools.pairwise("ABCDEFA")]) == ()


def test_withdrawn_deals_valuations_and_stakes_carry_no_money() -> None:
    back = deal("B", "A")
    assert loops_of([deal("A", "B", status=Status.WITHDRAWN), back]) == ()
    assert loops_of([deal("A", "B", Kind.STAKE), back]) == ()
    assert loops_of([deal("A", "B", Kind.VALUATION), back]) == ()


def test_the_firm_floor_leaves_out_what_is_only_announced() -> None:
    deals = [deal("A", "B", status=Status.ANNOUNCED), deal("B", "A", status=Status.COMPLETED)]
    assert len(loops_of(deals)) == 1
    assert loops_of(deals, floor=FIRM) == ()
    assert circles_of(deals) == (("A", "B"),)
    assert circles_of(deals, floor=FIRM) == ()


def test_parts_count_once_and_talks_are_not_summed_with_firm_money() -> None:
    whole = deal("A", "B", money=usd(50), name="whole")
    parts = [
        deal("A", "B", money=usd(15), part_of="whole", name="p1"),
        deal("A", "B", money=usd(35), part_of="whole", name="p2"),
    ]
    rumour = deal("A", "B", status=Status.TALKS, money=usd(20), name="rumour")
    (loop,) = loops_of([whole, *parts, rumour, deal("B", "A", money=usd(500))])
    assert loop.steps[0].amount.high == 50
    (alone,) = loops_of([rumour, deal("B", "A", money=usd(500))])
    assert alone.steps[0].amount.high == 20


def test_a_joint_deal_bounds_each_party_from_above_only() -> None:
    joint = deal("A", "B", money=usd(60), more=("C",))
    flows = flows_of([joint])
    assert {(flow.payer, flow.payee) for flow in flows} == {("A", "B"), ("C", "B")}
    assert all(flow.amount == Interval(Decimal(0), Decimal(60), "USD") for flow in flows)


def test_the_round_gives_way_to_the_commitments_in_it() -> None:
    whole = deal("A", "B", Kind.ROUND, money=usd(110), name="round")
    part = deal("A", "B", money=usd(50), part_of="round", name="part")
    (loop,) = loops_of([whole, part, deal("B", "A", money=usd(500))])
    assert loop.steps[0].amount == Interval(Decimal(50), Decimal(50), "USD")


def test_two_currencies_are_never_compared() -> None:
    euros = Money.of(Decimal(5), Bound.EXACT, "EUR")
    (loop,) = loops_of([deal("A", "B", money=usd(30)), deal("B", "A", money=euros)])
    assert loop.amount.is_unknown


def test_the_seeds_hold_the_loops_that_are_spoken_of() -> None:
    told = story()
    found = {loop.companies: loop for loop in loops_of(told.deals, ties=Ties.of(told.companies))}
    assert set(found) == {("Amazon", "Anthropic"), ("Amazon", "OpenAI"), ("Microsoft", "OpenAI"), ("Nvidia", "OpenAI")}
    assert found["Nvidia", "OpenAI"].is_inferred
    assert found["Nvidia", "OpenAI"].amount.high == Decimal(30_000_000_000)
    assert found["Amazon", "Anthropic"].status is Status.COMPLETED


pairs = st.lists(st.tuples(st.sampled_from("ABCDEF"), st.sampled_from("ABCDEF")), max_size=14, unique=True)


@given(pairs)
def test_loops_do_not_depend_on_the_order_of_deals_and_close(drawn: list[tuple[str, str]]) -> None:
    deals = [deal(a, b) for a, b in drawn if a != b]
    loops = loops_of(deals)
    assert [loop.companies for loop in loops_of(deals[::-1])] == [loop.companies for loop in loops]
    for loop in loops:
        assert loop.steps[-1].payee == loop.steps[0].payer
        assert all(one.payee == two.payer for one, two in itertools.pairwise(loop.steps))
        assert len(set(loop.companies)) == len(loop.companies) <= 5
    plain = nx.DiGraph((one.sources[0], one.target) for one in deals)
    assert len(loops) == sum(1 for cycle in nx.simple_cycles(plain) if len(cycle) <= 5)
