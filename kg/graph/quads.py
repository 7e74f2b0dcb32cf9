"""A graph as a sorted collection of quads: what is built, read and written, whatever the format."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pyoxigraph import Quad, Triple

from kg.graph.iris import BASE_IRI

__all__ = ["Graph"]


@dataclass(frozen=True, slots=True)
class Graph:
    """Distinct quads in the order of their N-Quads lines, and the base of the IRIs that they mint.

    Each article's claims are in the graph named by the article; deals, companies and conflicts in one of their own;
    the description of the dataset in another.
    """

    quads: tuple[Quad, ...]
    base_iri: str = BASE_IRI

    @classmethod
    def of(cls, quads: Iterable[Quad], base_iri: str = BASE_IRI) -> Graph:
        """The graph of these quads, whatever their order and however often each comes."""
        lines = {str(quad): quad for quad in quads}
        return cls(tuple(lines[line] for line in sorted(lines)), base_iri)

    def by_name(self) -> list[Quad]:
        """The quads grouped by named graph, sorted within each."""
        return sorted(self.quads, key=lambda quad: str(quad.graph_name))

    def triples(self) -> Iterator[Triple]:
        """The distinct triples of all graphs together, sorted."""
        last = None
        for quad in self.quads:  # equal triples of two graphs stand side by side, since only their ends differ
            triple = quad.triple
            if triple != last:
                last = triple
                yield triple
