"""Circular financing: loops of money that come back to where they started, each with its weakest link."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import networkx as nx

from kg.claims.model import Status
from kg.deals.model import Deal
from kg.deals.ties import Ties
from kg.network.build import money_graph
from kg.network.firmness import weakest
from kg.network.flows import Step
from kg.network.interval import Interval, smallest

__all__ = ["LONGEST", "Loop", "circles_of", "loops_of"]

LONGEST = 5
"""The number of companies in the longest loop that is looked for."""


@dataclass(frozen=True, slots=True)
class Loop:
    """A closed walk of money through distinct companies; each step holds all deals between its two companies."""

    steps: tuple[Step, ...]

    @property
    def companies(self) -> tuple[str, ...]:
        """The companies in the order in which money passes them, from the alphabetically first one."""
        return tuple(step.payer for step in self.steps)

    @property
    def status(self) -> Status:
        """The weakest of the steps' statuses: the loop is no firmer than that."""
        return weakest(step.status for step in self.steps)

    @property
    def amount(self) -> Interval:
        """The smallest of the steps' amounts: no more than that can go all the way round."""
        return smallest(step.amount for step in self.steps)

    @property
    def is_inferred(self) -> bool:
        """True if some step is there only because a customer pays who supplies it, with no price told."""
        return any(step.is_inferred for step in self.steps)


def loops_of(
    deals: Iterable[Deal],
    *,
    floor: Status | None = None,
    ties: Ties | None = None,
    longest: int = LONGEST,
    at_most: int | None = None,
) -> tuple[Loop, ...]:
    """The loops of money among the deals, shortest first, then by the names of their companies.

    `longest` bounds the number of companies in a loop; `at_most`, the number of loops.
    """
    graph = money_graph(deals, floor=floor, ties=ties)
    loops: list[Loop] = []
    for length in range(1, longest + 1):
        cycles = sorted(
            _from_first(cycle) for cycle in nx.simple_cycles(graph, length_bound=length) if len(cycle) == length
        )
        loops += [_loop(graph, cycle) for cycle in cycles]
        if at_most is not None and len(loops) >= at_most:
            return tuple(loops[:at_most])
    return tuple(loops)


def circles_of(
    deals: Iterable[Deal], *, floor: Status | None = None, ties: Ties | None = None
) -> tuple[tuple[str, ...], ...]:
    """The strongly connected components: groups of companies among which money can go round, largest first."""
    graph = money_graph(deals, floor=floor, ties=ties)
    groups = [tuple(sorted(group)) for group in nx.strongly_connected_components(graph)]
    return tuple(sorted((group for group in groups if len(group) > 1), key=lambda group: (-len(group), group)))


def _from_first(cycle: list[str]) -> tuple[str, ...]:
    start = cycle.index(min(cycle))
    return tuple(cycle[start:] + cycle[:start])


def _loop(graph: nx.DiGraph[str], cycle: tuple[str, ...]) -> Loop:
    following = cycle[1:] + cycle[:1]
    return Loop(tuple(graph.edges[pair]["step"] for pair in zip(cycle, following, strict=True)))
