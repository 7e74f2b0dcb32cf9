"""JSON-LD: the graph as JSON objects, one per thing, with names from the context that ships in `ontology/`.

The context stands inside the document, so that nothing has to be fetched to read it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Any

from pyoxigraph import Literal, NamedNode, Quad

from kg.graph.quads import Graph
from kg.graph.vocab import Rdf, Xsd
from kg.resources import folder

__all__ = ["jsonld"]


def jsonld(graph: Graph, prefixes: Mapping[str, str]) -> bytes:
    """The graph as a JSON-LD document (UTF-8), one object for each named graph."""
    terms: dict[str, Any] = json.loads((folder("ontology") / "context.jsonld").read_text(encoding="utf-8"))["@context"]
    minted = {prefix: namespace for prefix, namespace in prefixes.items() if prefix not in terms}
    names = _Names(terms, terms | minted)
    graphs = [
        {"@id": names.compact(name), "@graph": names.things(quads)}
        for name, quads in groupby(graph.by_name(), key=lambda quad: quad.graph_name)
    ]
    document = {"@context": [terms, minted], "@graph": graphs}
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


class _Names:
    """The names that the context gives to IRIs, and how it says that a property's values are written."""

    def __init__(self, terms: Mapping[str, Any], prefixes: Mapping[str, Any]) -> None:
        spaces = {prefix: space for prefix, space in prefixes.items() if isinstance(space, str)}
        self._spaces = sorted(spaces.items(), key=lambda item: -len(item[1]))
        self._terms: dict[str, tuple[str, Mapping[str, str]]] = {}
        for name, rule in terms.items():
            if isinstance(rule, dict):
                prefix, _, local = rule["@id"].partition(":")
                self._terms[spaces[prefix] + local] = name, rule

    def compact(self, node: Any) -> str:
        """The IRI of a node, with its prefix where it has one."""
        iri: str = node.value
        for prefix, space in self._spaces:
            if iri.startswith(space) and not iri.startswith("//", len(space)):
                return f"{prefix}:{iri[len(space) :]}"
        return iri

    def things(self, quads: Iterable[Quad]) -> list[dict[str, Any]]:
        """The objects of the subjects, in their order."""
        return [self._thing(subject, group) for subject, group in groupby(quads, key=lambda quad: quad.subject)]

    def _thing(self, subject: Any, quads: Iterable[Quad]) -> dict[str, Any]:
        thing: dict[str, Any] = {"@id": self.compact(subject)}
        for predicate, group in groupby(quads, key=lambda quad: quad.predicate):
            objects = [quad.object for quad in group]
            if predicate == Rdf.type:
                thing["@type"] = _one_or_list([self.compact(one) for one in objects])
                continue
            name, rule = self._terms.get(predicate.value, (self.compact(predicate), {}))
            if rule.get("@container") == "@language" and all(isinstance(o, Literal) and o.language for o in objects):
                thing[name] = _by_language(objects)
            else:
                thing[name] = _one_or_list([self._value(one, rule) for one in objects])
        return thing

    def _value(self, value: Any, rule: Mapping[str, str]) -> Any:
        if isinstance(value, NamedNode):
            iri = self.compact(value)
            return iri if rule.get("@type") == "@id" else {"@id": iri}
        if value.language:
            return {"@value": value.value, "@language": value.language}
        if value.datatype == Xsd.integer and "@type" not in rule:
            return int(value.value)
        if value.datatype == Xsd.string and not {"@type", "@container"} & rule.keys():
            return value.value
        datatype = self.compact(value.datatype)
        return value.value if rule.get("@type") == datatype else {"@value": value.value, "@type": datatype}


def _by_language(literals: Iterable[Any]) -> dict[str, Any]:
    said: dict[str, list[str]] = {}
    for literal in literals:
        said.setdefault(literal.language, []).append(literal.value)
    return {language: _one_or_list(values) for language, values in said.items()}


def _one_or_list(values: list[Any]) -> Any:
    return values[0] if len(values) == 1 else values
