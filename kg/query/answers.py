"""How an answer is written: solutions as JSON, XML, CSV or TSV of SPARQL 1.1, graphs as Turtle, N-Triples and others.

CSV is safe to open in a spreadsheet: a text cell that begins like a formula gets an apostrophe.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

import pyoxigraph as ox

from kg.query.prefixes import PREFIXES
from kg.query.question import FormatError

__all__ = ["GRAPH_FORMATS", "SOLUTION_FORMATS", "Rows", "cell_of", "write_boolean", "write_solutions", "write_triples"]

SOLUTION_FORMATS = {
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
}
GRAPH_FORMATS = {
    "ttl": ox.RdfFormat.TURTLE,
    "nt": ox.RdfFormat.N_TRIPLES,
    "jsonld": ox.RdfFormat.JSON_LD,
    "rdfxml": ox.RdfFormat.RDF_XML,
}

_NUMBERS = {PREFIXES["xsd"] + name for name in ("integer", "decimal", "double", "float", "int", "long")}
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
Rows = Iterator[list[Any]]


def write_solutions(solutions: ox.QuerySolutions, form: str, limit: int | None = None) -> tuple[bytes, bool]:
    """The solutions of a SELECT as bytes, and whether rows beyond `limit` were left out.

    Raises FormatError where the format is one of graphs.
    """
    if form not in SOLUTION_FORMATS:
        raise FormatError(
            f"SELECT answers with rows, which {form or 'no accepted format'} cannot hold",
            do="use json, xml, csv, tsv or table",
        )
    if limit is None and form != "csv":
        return solutions.serialize(format=SOLUTION_FORMATS[form]) or b"", False
    names = [variable.value for variable in solutions.variables]
    rows = (list(solution) for solution in solutions)
    kept = list(islice(rows, limit)) if limit is not None else rows
    text = _WRITERS[form](names, iter(kept))
    return text.encode(), next(rows, None) is not None


def write_boolean(value: bool, form: str) -> bytes:
    """The answer of an ASK as bytes; CSV and TSV, which know no such answer, hold one word."""
    match form:
        case "json":
            return json.dumps({"head": {}, "boolean": value}).encode()
        case "xml":
            return f"{_XML_HEAD}<head></head><boolean>{str(value).lower()}</boolean></sparql>".encode()
        case "csv" | "tsv":
            return f"{str(value).lower()}\n".encode()
    raise FormatError(
        f"ASK answers yes or no, which {form or 'no accepted format'} cannot hold",
        do="use json, xml, csv, tsv or table",
    )


def write_triples(triples: Iterable[ox.Triple], form: str, limit: int | None = None) -> tuple[bytes, bool]:
    """The graph of a CONSTRUCT or DESCRIBE as bytes, sorted, each triple once, and whether some were left out."""
    stream = iter(triples)
    kept = list(islice(stream, limit)) if limit is not None else list(stream)
    ordered = sorted(set(kept), key=str)
    if form in GRAPH_FORMATS:
        output = ox.serialize(ordered, format=GRAPH_FORMATS[form], prefixes=_prefixes_of(ordered))
        data = output or b""
    elif form in SOLUTION_FORMATS:
        rows = ([triple.subject, triple.predicate, triple.object] for triple in ordered)
        data = _WRITERS[form](["subject", "predicate", "object"], rows).encode()
    else:
        raise FormatError(
            f"the answer is a graph, which {form or 'no accepted format'} cannot hold",
            do="use " + ", ".join([*SOLUTION_FORMATS, *GRAPH_FORMATS]),
        )
    return data, next(stream, None) is not None


def cell_of(term: Any) -> str:
    """The term as the text of a spreadsheet cell, which no spreadsheet takes for a formula.

    >>> print(cell_of(ox.Literal("=1+1")), cell_of(ox.Literal(-5)))
    '=1+1 -5
    """
    if term is None:
        return ""
    if isinstance(term, ox.NamedNode):
        return str(term.value)
    if not isinstance(term, ox.Literal):
        return str(term)
    risky = term.value.startswith(_FORMULA) and term.datatype.value not in _NUMBERS
    return "'" + term.value if risky else str(term.value)


def _prefixes_of(triples: list[ox.Triple]) -> dict[str, str]:
    """The prefixes of the project that the triples use."""
    iris = {
        term.value for t in triples for term in (t.subject, t.predicate, t.object) if isinstance(term, ox.NamedNode)
    }
    iris |= {t.object.datatype.value for t in triples if isinstance(t.object, ox.Literal)}
    return {name: space for name, space in PREFIXES.items() if any(iri.startswith(space) for iri in iris)}


def _csv(names: list[str], rows: Rows) -> str:
    import csv
    import io

    output = io.StringIO()
    writer = csv.writer(output, lineterminator="\r\n")
    writer.writerow(names)
    writer.writerows([cell_of(term) for term in row] for row in rows)
    return output.getvalue()


def _tsv(names: list[str], rows: Rows) -> str:
    lines = ["\t".join(f"?{name}" for name in names)]
    lines += ["\t".join("" if term is None else str(term) for term in row) for row in rows]
    return "\n".join(lines) + "\n"


def _json(names: list[str], rows: Rows) -> str:
    bindings = [
        {name: _json_term(term) for name, term in zip(names, row, strict=True) if term is not None} for row in rows
    ]
    answer = {"head": {"vars": names}, "results": {"bindings": bindings}}
    return json.dumps(answer, ensure_ascii=False, separators=(",", ":"))


def _json_term(term: Any) -> dict[str, str]:
    if isinstance(term, ox.NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, ox.BlankNode):
        return {"type": "bnode", "value": term.value}
    value = {"type": "literal", "value": term.value}
    if term.language:
        value["xml:lang"] = term.language
    elif term.datatype.value != PREFIXES["xsd"] + "string":
        value["datatype"] = term.datatype.value
    return value


_BLANKS = {9: "&#9;", 10: "&#10;", 13: "&#13;"}
_XML_HEAD = '<?xml version="1.0"?><sparql xmlns="http://www.w3.org/2005/sparql-results#">'


def _xml(names: list[str], rows: Rows) -> str:
    head = "".join(f"<variable name={_quoted(name)}/>" for name in names)
    results = (
        "".join(
            f"<binding name={_quoted(name)}>{_xml_term(term)}</binding>"
            for name, term in zip(names, row, strict=True)
            if term is not None
        )
        for row in rows
    )
    body = "".join(f"<result>{bindings}</result>" for bindings in results)
    return f"{_XML_HEAD}<head>{head}</head><results>{body}</results></sparql>"


def _xml_term(term: Any) -> str:
    if isinstance(term, ox.NamedNode):
        return f"<uri>{_xml_text(term.value)}</uri>"
    if isinstance(term, ox.BlankNode):
        return f"<bnode>{_xml_text(term.value)}</bnode>"
    if term.language:
        return f"<literal xml:lang={_quoted(term.language)}>{_xml_text(term.value)}</literal>"
    if term.datatype.value == PREFIXES["xsd"] + "string":
        return f"<literal>{_xml_text(term.value)}</literal>"
    return f"<literal datatype={_quoted(term.datatype.value)}>{_xml_text(term.value)}</literal>"


def _xml_text(value: str) -> str:
    import html

    return html.escape(value, quote=False).translate(_BLANKS)


def _quoted(value: str) -> str:
    import html

    return f'"{html.escape(value)}"'


_WRITERS = {"csv": _csv, "tsv": _tsv, "json": _json, "xml": _xml}
