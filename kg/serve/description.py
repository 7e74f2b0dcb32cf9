"""What the endpoint says of itself: a SPARQL 1.1 Service Description."""

from __future__ import annotations

from pyoxigraph import Literal, NamedNode, Triple, serialize

from kg.query.answers import GRAPH_FORMATS
from kg.query.prefixes import PREFIXES

__all__ = ["describe_service"]

_SD = "http://www.w3.org/ns/sparql-service-description#"
_FORMATS = "http://www.w3.org/ns/formats/"
_RESULT_FORMATS = (
    "SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV", "Turtle", "N-Triples",
    "JSON-LD", "RDF_XML",
)  # fmt: skip


def describe_service(endpoint: str, form: str) -> bytes:
    """The description of the endpoint at that address, in one of the formats of graphs."""
    prefixes = {"sd": _SD, "formats": _FORMATS, "rdfs": PREFIXES["rdfs"]}
    written = serialize(_triples(endpoint), format=GRAPH_FORMATS[form], prefixes=prefixes)
    assert written is not None
    return written


def _triples(endpoint: str) -> list[Triple]:
    service, dataset, graph = (NamedNode(f"{endpoint}#{part}") for part in ("service", "dataset", "graph"))
    kind = NamedNode(PREFIXES["rdf"] + "type")
    return [
        Triple(service, kind, _sd("Service")),
        Triple(service, _sd("endpoint"), NamedNode(endpoint)),
        Triple(service, _sd("supportedLanguage"), _sd("SPARQL11Query")),
        Triple(service, _sd("feature"), _sd("UnionDefaultGraph")),
        *(Triple(service, _sd("resultFormat"), NamedNode(_FORMATS + name)) for name in _RESULT_FORMATS),
        Triple(service, _sd("defaultDataset"), dataset),
        Triple(dataset, kind, _sd("Dataset")),
        Triple(dataset, _sd("defaultGraph"), graph),
        Triple(graph, kind, _sd("Graph")),
        Triple(graph, NamedNode(PREFIXES["rdfs"] + "comment"), Literal("The union of all named graphs.")),
    ]


def _sd(name: str) -> NamedNode:
    return NamedNode(_SD + name)
