"""How values get into a query: as checked RDF terms, in `VALUES` blocks or as substitutions, never by pasting text."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping

import pyoxigraph as ox

from kg.errors import QueryError
from kg.query.lexer import tokens
from kg.query.prefixes import PREFIXES
from kg.query.suggest import suggest
from kg.text.fold import fold

__all__ = ["Term", "bind", "company_named", "term_of"]

Term = ox.NamedNode | ox.Literal

_XSD = PREFIXES["xsd"]
_WRITTEN_LITERAL = re.compile(
    r'"(?P<value>.*)"(?: @(?P<language>[A-Za-z]+(?:-[A-Za-z0-9]+)*) | \^\^(?P<datatype>\S+) )?', re.VERBOSE | re.DOTALL
)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_INTEGER = re.compile(r"[+-]?\d+")
_DECIMAL = re.compile(r"[+-]?\d*\.\d+")
_PREFIXED = re.compile(r"(?P<prefix> [A-Za-z] [\w-]* ) : (?P<local> [\w.\-/%]* )", re.VERBOSE | re.ASCII)


def term_of(value: str, kind: str = "") -> Term:
    r"""The RDF term that a value from the command line stands for.

    With a declared `kind` (the type of a bundled query's parameter) the value must be of that. Without one: `<iri>`,
    `prefix:name` with a prefix of the project, `"text"@fr`, `"1"^^xsd:integer`, a date, a number, true or false;
    anything else is plain text. Raises QueryError where the value is not of its type.

    >>> print(term_of("2026-01-29"), term_of("kg:Talks"))
    "2026-01-29"^^<http://www.w3.org/2001/XMLSchema#date> <https://w3id.org/dealgraph/ontology#Talks>
    >>> print(term_of('x"} DROP ALL', "text"))
    "x\"} DROP ALL"
    """
    if kind:
        return _declared(value, kind)
    if _is_date(value):
        return _typed(value, "date")
    if value in {"true", "false"}:
        return _typed(value, "boolean")
    return _number(value) or _bracketed(value) or _literal(value) or ox.Literal(value)


def _declared(value: str, kind: str) -> Term:
    found: Term | None = None
    match kind:
        case "date":
            found, wanted = _typed(value, "date") if _is_date(value) else None, "a date such as 2026-01-29"
        case "number":
            found, wanted = _number(value), "a number such as 50000000000 or 0.8"
        case "iri":
            found, wanted = _iri(value), "an IRI such as <https://example.org/a> or kg:Talks"
        case _:
            return ox.Literal(value)
    if found is None:
        raise QueryError(f"{value!r} is not {wanted}")
    return found


def bind(query: str, terms: Mapping[str, Term]) -> tuple[str, dict[ox.Variable, Term]]:
    """The query with each term put in the `VALUES ?name { ... }` block of its name, and the terms left over.

    A term without such a block is left for the engine to substitute for the variable. Raises QueryError where the
    query has no variable of that name.
    """
    if not terms:
        return query, {}
    known = sorted({token.text[1:] for token in tokens(query) if token.kind == "variable"})
    left = {}
    for name, term in terms.items():
        if name not in known:
            raise QueryError(
                f"the query has no parameter {name!r}",
                do=suggest(name, known) or ("its variables are " + ", ".join(known) if known else "it has no variable"),
            )
        block = _values_block(query, name)
        if block is None:
            left[ox.Variable(name)] = term
        else:
            query = f"{query[: block[0]]} {term} {query[block[1] :]}"
    return query, left


def company_named(name: str, names: Iterable[str]) -> str:
    """The company name that is meant, whatever its case and accents.

    Raises QueryError, with the nearest names, where the graph has no such company.

    >>> company_named("SOCIETE NORD", ["Société Nord", "Sud"])
    'Société Nord'
    """
    known = sorted(names)
    for candidate in known:
        if candidate == name or fold(candidate) == fold(name):
            return candidate
    raise QueryError(
        f"the graph has no company {name!r}", do=suggest(name, known) or "kg query entities lists the companies"
    )


def _values_block(query: str, name: str) -> tuple[int, int] | None:
    """Where the data of the query's first `VALUES ?name { ... }` stand: behind its brace and before the closing one."""
    found = [token for token in tokens(query) if token.kind != "comment"]
    for i in range(len(found) - 3):
        word, variable, brace = found[i : i + 3]
        if (word.text.upper(), variable.kind, variable.text[1:], brace.text) == ("VALUES", "variable", name, "{"):
            closing = next((token for token in found[i + 3 :] if token.text == "}"), None)
            return (brace.end, closing.start) if closing else None
    return None


def _typed(value: str, datatype: str) -> ox.Literal:
    return ox.Literal(value, datatype=ox.NamedNode(_XSD + datatype))


def _is_date(value: str) -> bool:
    if not _DATE.fullmatch(value):
        return False
    try:
        dt.date.fromisoformat(value)
    except ValueError:
        raise QueryError(f"{value!r} is no day of the calendar", do="write a date such as 2026-01-29") from None
    return True


def _number(value: str) -> ox.Literal | None:
    if _INTEGER.fullmatch(value):
        return _typed(value, "integer")
    return _typed(value, "decimal") if _DECIMAL.fullmatch(value) else None


def _bracketed(value: str) -> ox.NamedNode | None:
    if value.startswith("<") and value.endswith(">"):
        return _named(value[1:-1])
    match = _PREFIXED.fullmatch(value)
    return _named(PREFIXES[match["prefix"]] + match["local"]) if match and match["prefix"] in PREFIXES else None


def _iri(value: str) -> ox.NamedNode | None:
    return _bracketed(value) or (_named(value) if re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", value) else None)


def _named(iri: str) -> ox.NamedNode:
    try:
        return ox.NamedNode(iri)
    except ValueError:
        raise QueryError(f"{iri!r} is not an IRI", do="percent-encode spaces and quotes") from None


def _literal(value: str) -> ox.Literal | None:
    match = _WRITTEN_LITERAL.fullmatch(value)
    if not match:
        return None
    if match["language"]:
        return ox.Literal(match["value"], language=match["language"].lower())
    if match["datatype"]:
        datatype = _iri(match["datatype"])
        return ox.Literal(match["value"], datatype=datatype) if datatype else None
    return ox.Literal(match["value"])
