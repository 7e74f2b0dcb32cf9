"""The prefixes that a query may use without declaring them, and how an IRI is shortened for people."""

from __future__ import annotations

import re

from kg.graph.namespaces import NAMESPACES
from kg.query.lexer import prefixes_used, tokens

__all__ = ["PREFIXES", "declare_prefixes", "declared_prefixes", "shorten"]

_ID = "https://w3id.org/dealgraph/id/"

PREFIXES: dict[str, str] = {
    "kg": NAMESPACES["kg"],
    **{kind: f"{_ID}{kind}/" for kind in ("company", "deal", "claim", "article", "source", "conflict")},
    "id": _ID,
    **NAMESPACES,
    "owl": "http://www.w3.org/2002/07/owl#",
    "org": "http://www.w3.org/ns/org#",
}

_LOCAL = re.compile(r"\w(?:[\w.\-]*[\w\-])?", re.ASCII)


def declared_prefixes(query: str) -> set[str]:
    """The prefixes that the query declares itself.

    >>> declared_prefixes("prefix x: <http://x/> ASK { x:a kg:from x:b }")
    {'x'}
    """
    declared = set()
    before = ""
    for token in tokens(query):
        if token.kind == "name" and before.upper() == "PREFIX":
            declared.add(token.text.partition(":")[0])
        before = token.text
    return declared


def declare_prefixes(query: str) -> str:
    """The query with the project's prefixes that it uses and does not declare written in front, on its first line.

    >>> declare_prefixes("ASK { ?s rdfs:label 'x' }")
    "PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> ASK { ?s rdfs:label 'x' }"
    """
    missing = sorted((prefixes_used(query) - declared_prefixes(query)) & set(PREFIXES))
    return "".join(f"PREFIX {prefix}: <{PREFIXES[prefix]}> " for prefix in missing) + query


def shorten(iri: str) -> str:
    """The IRI as a prefixed name where a prefix of the project fits, else the IRI as it is.

    >>> shorten("https://w3id.org/dealgraph/ontology#Talks"), shorten("https://example.org/a")
    ('kg:Talks', 'https://example.org/a')
    """
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace) and _LOCAL.fullmatch(iri, len(namespace)):
            return f"{prefix}:{iri[len(namespace) :]}"
    return iri
