"""The network as GraphML and CSV: one edge per deal and source, safe in a spreadsheet and in any XML reader."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import networkx as nx
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.outputs.network import EDGE_FIELDS, network_csv, network_graphml
from tests.graph.hostile_story import PAYLOADS, story_of
from tests.invented_story import story as invented_story

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=30).filter(str.strip)


def edges() -> set[tuple[str, str, str]]:
    return {(source, deal.target, deal.id) for deal in invented_story().deals if deal.target for source in deal.sources}


def test_csv_has_a_row_for_each_deal_and_source() -> None:
    rows = list(csv.DictReader(io.StringIO(network_csv(invented_story()).decode())))
    assert tuple(rows[0]) == EDGE_FIELDS
    assert {(row["from"], row["to"], row["deal"]) for row in rows} == edges()
    assert len(rows) == len(edges())
    upper = next(row for row in rows if row["deal"] == "brumeval-nordalia")
    assert (upper["low"], upper["high"], upper["bound"], upper["currency"]) == ("", "50000000000", "up_to", "USD")
    assert [row["joint"] for row in rows if row["deal"] == "three-nordalia"] == ["True"] * 3


def test_graphml_holds_the_same_network() -> None:
    network = nx.parse_graphml(network_graphml(invented_story()).decode(), force_multigraph=True)
    read = {(source, target, values["deal"]) for source, target, values in network.edges(data=True)}
    assert read == edges()
    assert network.nodes["Nordalia"]["sector"] == "lab"


def test_the_order_of_deals_does_not_matter() -> None:
    story = invented_story()
    backwards = replace(story, deals=story.deals[::-1])
    assert network_csv(backwards) == network_csv(story)
    assert network_graphml(backwards) == network_graphml(story)


def test_no_cell_is_a_formula() -> None:
    for payload in ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "\r=1"):
        rows = list(
            csv.reader(io.StringIO(network_csv(story_of(payload, "Nordalia", "", "q", "s", "fr")).decode(), newline=""))
        )
        assert rows[1][0] == f"'{payload}"


def test_hostile_names_stay_names() -> None:
    for payload in PAYLOADS:
        story = story_of(payload, "Nordalia", "", "q", "s", "fr")
        network = nx.parse_graphml(network_graphml(story).decode(), force_multigraph=True)
        assert len(network) == 2
        (row,) = csv.DictReader(io.StringIO(network_csv(story).decode(), newline=""))
        assert row["from"] in {payload, f"'{payload}"}


@given(TEXT, TEXT)
@settings(max_examples=50, deadline=None)
def test_any_name_makes_well_formed_xml(name: str, other: str) -> None:
    story = story_of(name, other, "", "q", "s", "fr")
    network = nx.parse_graphml(network_graphml(story).decode(), force_multigraph=True)
    assert network.number_of_edges() == 1
