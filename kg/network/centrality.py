"""Who stands in the middle: how many partners a company has, and how often the shortest ways pass through it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import networkx as nx

from kg.claims.model import Status
from kg.deals.model import Deal
from kg.deals.ties import Ties
from kg.network.build import money_graph

__all__ = ["Centrality", "centralities_of"]

_ENOUGH = 500


@dataclass(frozen=True, slots=True)
class Centrality:
    """A company's place in the network of payments.

    `payers` and `payees` count the companies that pay it and that it pays; `between` is the share of shortest ways
    between two others that pass through it (Freeman's betweenness), from 0 to 1.
    """

    company: str
    payers: int
    payees: int
    between: float


def centralities_of(
    deals: Iterable[Deal], *, floor: Status | None = None, ties: Ties | None = None
) -> tuple[Centrality, ...]:
    """The place of each company that pays or is paid, the most central first.

    Above 500 companies the betweenness is estimated from 500 of them, chosen by a fixed seed.
    """
    graph = money_graph(deals, floor=floor, ties=ties)
    sample = _ENOUGH if len(graph) > _ENOUGH else None
    between = nx.betweenness_centrality(graph, k=sample, seed=7)
    places = [
        Centrality(name, graph.in_degree(name), graph.out_degree(name), round(between[name], 6))
        for name in sorted(graph)
    ]
    return tuple(sorted(places, key=lambda place: (-place.between, -(place.payers + place.payees), place.company)))
