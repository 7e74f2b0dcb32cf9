"""The investor network for other tools: GraphML for graph editors, CSV for spreadsheets; one edge per deal and source."""

from __future__ import annotations

import csv
import io
import re
from typing import Any

from kg.pipeline import Story

__all__ = ["EDGE_FIELDS", "network_csv", "network_graphml"]

EDGE_FIELDS = (
    "from", "to", "deal", "kind", "status", "joint", "low", "high", "bound", "currency", "gw", "percent", "date", "basis",
    "part_of", "claims",
)  # fmt: skip
"""The columns of the CSV. A joint deal has a row for each of its sources, all with its figure, which counts once."""

_FORMULA = re.compile(r"[ ]* [=+\-@\t\r\n＝＋－＠]", re.VERBOSE)
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def network_graphml(story: Story) -> bytes:
    """The network as GraphML: companies are nodes, deals are edges, in the same bytes for the same story."""
    import networkx as nx

    from kg.network.build import network_of

    network = network_of(story)
    clean: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for name in sorted(network):
        clean.add_node(_xml(name), **{key: _xml(value) for key, value in network.nodes[name].items()})
    for source, target, values in sorted(network.edges(data=True), key=_edge_order):
        written = {key: _xml(value) for key, value in values.items()}
        clean.add_edge(_xml(source), _xml(target), key=written["deal"], **written)
    return ("\n".join(nx.generate_graphml(clean)) + "\n").encode("utf-8")


def network_csv(story: Story) -> bytes:
    """The edges of the network as CSV (RFC 4180, UTF-8), each cell safe to open in a spreadsheet."""
    from kg.network.build import network_of

    text = io.StringIO()
    writer = csv.DictWriter(text, EDGE_FIELDS, extrasaction="ignore", lineterminator="\r\n")
    writer.writeheader()
    deals = {deal.id: deal for deal in story.deals}
    for source, target, values in sorted(network_of(story).edges(data=True), key=_edge_order):
        deal = deals[values["deal"]]
        figure = deal.money or deal.capacity or deal.percent
        row = {"from": source, "to": target, **values, "bound": figure.bound.value if figure else None}
        writer.writerow({key: _cell(value) for key, value in row.items()})
    return text.getvalue().encode("utf-8")


def _edge_order(edge: tuple[str, str, dict[str, Any]]) -> tuple[str, str, str]:
    source, target, values = edge
    return source, target, str(values["deal"])


def _xml(value: Any) -> Any:
    """The value with the characters that XML cannot hold replaced."""
    return _NOT_XML.sub("\ufffd", value) if isinstance(value, str) else value


def _cell(value: Any) -> Any:
    """The value, text that a spreadsheet would take for a formula with an apostrophe before it."""
    return f"'{value}" if isinstance(value, str) and _FORMULA.match(value) else value
