"""The investor network as a networkx graph: companies are nodes, and each deal an edge from source to target."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import networkx as nx

from kg.claims.model import Kind, Status
from kg.deals.model import Deal
from kg.deals.ties import Ties
from kg.network.firmness import reaches
from kg.network.flows import flows_of, steps_of
from kg.pipeline import Story
from kg.values import plain

__all__ = ["money_graph", "network_of"]


def network_of(story: Story, *, floor: Status | None = None, withdrawn: bool = True) -> nx.MultiDiGraph[str]:
    """The network of a story's deals; edges are keyed by deal id and carry plain values, as exports want them.

    A joint deal has one edge for each of its sources, all with its key and `joint` true: its figure counts once.
    A deal with an unnamed side has no edge; the company that is named is a node all the same. With a `floor`, only
    deals at least that firm; `withdrawn` says whether withdrawn ones stay in where there is no floor.
    """
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    deals = [deal for deal in story.deals if _enters(deal, floor, withdrawn=withdrawn)]
    for name in sorted(_names(deals)):
        company = story.companies.get(name)
        network.add_node(
            name, label=name, sector=company.sector.value if company else "unknown", country=company.country if company else ""
        )  # fmt: skip
    for deal in deals:
        for source in deal.sources:
            if deal.target is not None:
                network.add_edge(source, deal.target, key=deal.id, **_attributes(deal))
    return network


def money_graph(deals: Iterable[Deal], *, floor: Status | None = None, ties: Ties | None = None) -> nx.DiGraph[str]:
    """Who pays whom, one edge for each pair of companies, with its `step` as attribute."""
    graph: nx.DiGraph[str] = nx.DiGraph()
    for (payer, payee), step in steps_of(flows_of(deals, floor=floor, ties=ties)).items():
        graph.add_edge(payer, payee, step=step)
    return graph


def _enters(deal: Deal, floor: Status | None, *, withdrawn: bool) -> bool:
    if floor is None and deal.status is Status.WITHDRAWN:
        return withdrawn
    return reaches(deal.status, floor)


def _names(deals: Iterable[Deal]) -> set[str]:
    names = {name for deal in deals for name in deal.sources}
    return names | {deal.target for deal in deals if deal.target is not None}


def _attributes(deal: Deal) -> dict[str, Any]:
    """The deal's values as strings, numbers and truth values; absent ones are left out."""
    money, capacity = deal.money, deal.capacity
    values: dict[str, Any] = {
        "deal": deal.id,
        "kind": deal.kind.value,
        "status": deal.status.value,
        "joint": len(deal.sources) > 1 or deal.kind is Kind.ROUND,
        "low": plain(money.low) if money and money.low is not None else None,
        "high": plain(money.high) if money and money.high is not None else None,
        "currency": money.currency if money else None,
        "gw": plain(capacity.written) if capacity else None,
        "percent": plain(deal.percent.value) if deal.percent else None,
        "date": str(deal.date) if deal.date else None,
        "basis": deal.basis.value if deal.basis else None,
        "part_of": deal.part_of,
        "claims": len(deal.claims),
    }
    return {key: value for key, value in values.items() if value is not None}
