"""Does a graph keep to the rules of `ontology/shapes.ttl`? Each breach is told in plain words: which thing, what is wrong."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.graph.quads import Graph
from kg.graph.read import read_graph, to_rdflib
from kg.graph.vocab import DEAL_CLASSES, NAMESPACES, Kg, Rdf, Schema, Void
from kg.resources import folder

if TYPE_CHECKING:
    import rdflib

__all__ = ["Breach", "Report", "check_graph"]

_SHAPES = "https://w3id.org/dealgraph/shapes#"
_SHACL = "http://www.w3.org/ns/shacl#"
_THINGS = {
    Kg.Claim.value: "claim",
    Kg.Deal.value: "deal",
    Kg.Conflict.value: "conflict",
    Kg.Company.value: "company",
    Kg.Article.value: "article",
    Kg.Source.value: "source",
}
_KINDS = (
    _THINGS
    | dict.fromkeys((class_.value for class_ in DEAL_CLASSES), "deal")
    | {
        Kg.MonetaryAmount.value: "amount",
        Kg.Gigawatts.value: "capacity",
        Kg.Mention.value: "words",
        Void.Dataset.value: "dataset",
    }
)
_PARTS = {Kg.amount.value: "amount", Kg.capacity.value: "capacity", Kg.mention.value: "words"}


@dataclass(frozen=True, slots=True, order=True)
class Breach:
    """One rule that one thing breaks: `message` completes "<thing>: ", `found` is the value at fault, if any."""

    thing: str
    rule: str
    message: str
    found: str
    iri: str

    def __str__(self) -> str:
        found = f" (found {self.found})" if self.found else ""
        return f"{self.thing}: {self.message}{found} [{self.rule}]"


@dataclass(frozen=True, slots=True)
class Report:
    """What a check found: the breaches, sorted, and how many things of each class the graph holds."""

    breaches: tuple[Breach, ...]
    counts: Mapping[str, int]


def check_graph(graph: Graph) -> Report:
    """The report on a graph. It is validated by pySHACL on a plain rdflib graph, without inference."""
    import pyshacl

    shapes = to_rdflib(read_graph(folder("ontology") / "shapes.ttl"))
    with _quiet("rdflib.term"):
        data = to_rdflib(graph)
        _, results, _ = pyshacl.validate(data, shacl_graph=shapes, inference="none", advanced=False)
    things = _Things(data)
    return Report(tuple(sorted(_breaches(results, things))), things.counts)


def _breaches(results: Any, things: _Things) -> set[Breach]:
    import rdflib

    shacl = rdflib.Namespace(_SHACL)
    found = set()
    for result in results.subjects(rdflib.RDF.type, shacl.ValidationResult):
        focus, value = results.value(result, shacl.focusNode), results.value(result, shacl.value)
        rule = results.value(result, shacl.sourceConstraint) or results.value(result, shacl.sourceShape)
        asked_of_all = str(focus).startswith(NAMESPACES["kg"])  # then the value is the thing at fault
        culprit = value if asked_of_all and value is not None else focus
        shown = "" if asked_of_all or value is None or value == focus else things.short(value)
        message = str(results.value(result, shacl.resultMessage))
        found.add(Breach(things.describe(culprit), str(rule).removeprefix(_SHAPES), message, shown, str(culprit)))
    return found


class _Things:
    """What the things of a graph are called."""

    def __init__(self, data: rdflib.Graph) -> None:
        self._data = data
        types = Counter(str(type_) for type_ in data.objects(None, _iri(Rdf.type.value)))
        self.counts = {name: types[iri] for iri, name in _THINGS.items()}

    def describe(self, node: Any) -> str:
        """A thing by its kind and its id or name; a figure by the claim or the deal that it belongs to."""
        for property_, name in _PARTS.items():
            owner = self._data.value(None, _iri(property_), node, any=True)
            if owner is not None:
                return f"{name} of {self.describe(owner)}"
        kinds = {str(type_) for type_ in self._data.objects(node, _iri(Rdf.type.value))}
        kind = next((name for iri, name in _KINDS.items() if iri in kinds), "")
        name = self._data.value(node, _iri(Schema.identifier.value), any=True) or self.short(node)
        return f"{kind} {name}".strip()

    def short(self, value: Any) -> str:
        """A value as a person would write it: an IRI with its prefix, a literal in quotes, cut at eighty characters."""
        import rdflib

        if isinstance(value, rdflib.URIRef):
            for prefix, space in NAMESPACES.items():
                if value.startswith(space):
                    return f"{prefix}:{value[len(space) :]}"
            return f"<{value}>"
        text = str(value)
        return f'"{text if len(text) <= 80 else text[:79] + "…"}"'


def _iri(value: str) -> rdflib.URIRef:
    import rdflib

    return rdflib.URIRef(value)


@contextmanager
def _quiet(logger: str) -> Iterator[None]:
    """No log lines about ill-typed literals: they are among the breaches."""
    log = logging.getLogger(logger)
    level = log.level
    log.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        log.setLevel(level)
