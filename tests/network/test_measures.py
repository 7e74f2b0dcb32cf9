"""The network's edges and nodes, who depends on whom, and who stands in the middle."""

from __future__ import annotations

import io
from decimal import Decimal

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from kg.claims.model import Kind, Status
from kg.network.build import network_of
from kg.network.centrality import centralities_of
from kg.network.exposure import Need, exposures_of
from kg.network.firmness import FIRM
from kg.network.interval import Interval, smallest, total
from tests.network.gold_story import story
from tests.network.test_loops import deal, usd


def test_each_deal_of_the_seeds_is_an_edge_and_a_joint_deal_shares_one_key() -> None:
    told = story()
    network = network_of(told)
    linked = [one for one in told.deals if one.sources and one.target]
    assert {key for _, _, key in network.edges(keys=True)} == {one.id for one in linked}
    joint = network.get_edge_data("Nvidia", "OpenAI", "amazon-microsoft-nvidia-openai-investment-2026")
    assert joint["joint"] is True
    assert joint == network.get_edge_data("Amazon", "OpenAI", "amazon-microsoft-nvidia-openai-investment-2026")
    assert network.nodes["OpenAI"]["sector"] == "lab"
    assert "OpenAI Foundation" in network


def test_the_floor_keeps_firm_deals_only() -> None:
    network = network_of(story(), floor=FIRM)
    assert {data["status"] for _, _, data in network.edges(data=True)} == {"signed", "completed"}
    assert "withdrawn" not in {data["status"] for _, _, data in network_of(story(), withdrawn=False).edges(data=True)}


def test_the_network_is_written_and_read_as_graphml() -> None:
    network = network_of(story())
    buffer = io.BytesIO()
    nx.write_graphml(network, buffer)
    buffer.seek(0)
    assert nx.read_graphml(buffer, force_multigraph=True).number_of_edges() == network.number_of_edges()


def test_exposure_shares_are_bounded_by_what_the_others_may_give() -> None:
    deals = [deal("A", "X", money=usd(30)), deal("B", "X", money=usd(10)), deal("X", "Z", money=usd(5))]
    found = {(one.company, one.other, one.need): one for one in exposures_of(deals)}
    share = found["X", "A", Need.FUNDING]
    assert (share.low, share.high) == (Decimal("0.75"), Decimal("0.75"))
    assert found["Z", "X", Need.FUNDING].low == 1
    supply = deal("A", "X", Kind.COMPUTE, Status.TALKS, money=usd(7))
    both = {(one.company, one.other, one.need) for one in exposures_of([supply])}
    assert both == {("X", "A", Need.COMPUTE), ("A", "X", Need.SALES)}


def test_the_firmest_bridge_is_the_most_central() -> None:
    first = centralities_of([deal("A", "M"), deal("M", "B"), deal("C", "M")])[0]
    assert (first.company, first.payers, first.payees) == ("M", 2, 1)
    assert first.between > 0


amounts = st.builds(
    lambda low, more, open_: Interval(Decimal(low), None if open_ else Decimal(low + more), "USD"),
    st.integers(0, 100), st.integers(0, 100), st.booleans(),
)  # fmt: skip


@given(st.lists(amounts, min_size=1, max_size=6))
def test_sums_and_smallest_ones_hold_every_possible_truth(drawn: list[Interval]) -> None:
    lows = [one.low for one in drawn]
    highs = [one.high if one.high is not None else Decimal(10_000) for one in drawn]
    whole, least = total(drawn)["USD"], smallest(drawn)
    for truth in (lows, highs, [(a + b) / 2 for a, b in zip(lows, highs, strict=True)]):
        assert whole.low <= sum(truth, Decimal(0))
        assert whole.high is None or whole.high >= sum(truth, Decimal(0))
        assert least.low <= min(truth)
        assert least.high is None or least.high >= min(truth)


@given(st.lists(st.integers(0, 50), min_size=1, max_size=6))
def test_the_shares_of_exact_amounts_add_up(drawn: list[int]) -> None:
    deals = [deal(f"P{index}", "X", money=usd(value)) for index, value in enumerate(drawn)]
    shares = exposures_of(deals)
    assert len(shares) == len(drawn)
    assert all(0 <= one.low <= one.high <= 1 for one in shares)
