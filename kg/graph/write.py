"""A graph as bytes: the same graph gives the same bytes in every format, whatever order it was built in."""

from __future__ import annotations

import pyoxigraph as ox

from kg.graph.formats import Format
from kg.graph.iris import Iris
from kg.graph.quads import Graph
from kg.graph.vocab import NAMESPACES

__all__ = ["prefixes_of", "serialise"]


def serialise(graph: Graph, form: Format) -> bytes:
    """The graph in a format, UTF-8.

    Turtle and N-Triples hold one graph, the union of all; N-Quads, TriG and JSON-LD keep the named graphs.
    """
    prefixes = prefixes_of(graph)
    match form:
        case Format.NQ:
            written = ox.serialize(graph.quads, format=ox.RdfFormat.N_QUADS)
        case Format.NT:
            written = ox.serialize(graph.triples(), format=ox.RdfFormat.N_TRIPLES)
        case Format.TTL:
            written = ox.serialize(graph.triples(), format=ox.RdfFormat.TURTLE, prefixes=prefixes)
        case Format.TRIG:
            written = ox.serialize(graph.by_name(), format=ox.RdfFormat.TRIG, prefixes=prefixes)
        case Format.JSONLD:
            from kg.graph.jsonld import jsonld

            return jsonld(graph, prefixes)
    assert written is not None
    return written


def prefixes_of(graph: Graph) -> dict[str, str]:
    """By prefix, the namespaces of the vocabularies and of the things that the graph mints."""
    return dict(sorted((NAMESPACES | Iris(graph.base_iri).prefixes).items()))
