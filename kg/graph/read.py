"""RDF files to graphs, by one parser for all formats; it fetches nothing, whatever the file asks for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from kg.errors import GraphError
from kg.graph.formats import Format
from kg.graph.iris import BASE_IRI
from kg.graph.quads import Graph
from kg.graph.vocab import Void, Xsd

if TYPE_CHECKING:
    import rdflib
    from rdflib.term import Node

__all__ = ["read_graph", "to_rdflib"]

_FORMATS = {
    Format.TTL: ox.RdfFormat.TURTLE,
    Format.NT: ox.RdfFormat.N_TRIPLES,
    Format.NQ: ox.RdfFormat.N_QUADS,
    Format.TRIG: ox.RdfFormat.TRIG,
    Format.JSONLD: ox.RdfFormat.JSON_LD,
}


def read_graph(path: Path) -> Graph:
    """The graph in an RDF file, whose ending tells its format.

    Raises GraphError, naming the file and the line, where it is missing, unreadable or broken.
    """
    if not path.exists():
        raise GraphError("there is no such file", where=str(path), do="run `kg build` first, or name an RDF file")
    form = Format.of(path)
    try:
        quads = list(ox.parse(path=str(path), format=_FORMATS[form]))
    except SyntaxError as error:
        line = f", line {error.lineno}" if error.lineno else ""
        raise GraphError(f"not {form.value}: {error.msg}", where=f"{path}{line}", do="mend the file") from error
    except UnicodeDecodeError as error:
        raise GraphError("not UTF-8 text", where=str(path), do="mend the file") from error
    except OSError as error:
        what = f"cannot be read ({error.strerror or error})"
        raise GraphError(what, where=str(path), do="check its permissions") from error
    spaces = {quad.object.value for quad in quads if quad.predicate == Void.uriSpace}
    return Graph.of(quads, spaces.pop() if len(spaces) == 1 else BASE_IRI)


def to_rdflib(graph: Graph) -> rdflib.Graph:
    """The triples of all graphs together as a plain rdflib graph, literals kept character by character."""
    import rdflib

    plain = rdflib.Graph(bind_namespaces="none")
    for triple in graph.triples():
        plain.add((_term(triple.subject), rdflib.URIRef(triple.predicate.value), _term(triple.object)))
    return plain


def _term(term: Any) -> Node:
    import rdflib

    if isinstance(term, ox.NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, ox.BlankNode):
        return rdflib.BNode(term.value)
    if term.language:
        return rdflib.Literal(term.value, lang=term.language)
    datatype = None if term.datatype == Xsd.string else rdflib.URIRef(term.datatype.value)
    return rdflib.Literal(term.value, datatype=datatype, normalize=False)
