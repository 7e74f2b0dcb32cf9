"""A question put to a SPARQL endpoint over HTTP. The query is checked here first, and only queries are sent."""

from __future__ import annotations

import time
from collections.abc import Iterator

import httpx
import pyoxigraph as ox

from kg.errors import QueryError
from kg.query.answers import write_boolean, write_solutions, write_triples
from kg.query.engine import COMPANY_NAMES
from kg.query.guard import has_dataset_clause, refuse_reach
from kg.query.parameters import bind, company_named, term_of
from kg.query.prefixes import PREFIXES, declare_prefixes
from kg.query.question import Answer, Question
from kg.query.syntax import syntax_error

__all__ = ["ask"]

_ACCEPT = (
    "application/sparql-results+json, application/sparql-results+xml;q=0.8, "
    "application/n-triples;q=0.7, text/turtle;q=0.6"
)
_LARGEST = 256 * 1024 * 1024
_SHOWN = 200


def ask(url: str, question: Question, timeout: float) -> Answer:
    """The endpoint's answer, in the format that the question asks for.

    Raises QueryError where the query is wrong, a parameter has no VALUES block, or the endpoint refuses, breaks its
    format, or does not answer within `timeout` seconds.
    """
    deadline = time.monotonic() + timeout
    text = _checked(url, question, deadline)
    media, body = _post(url, text, deadline)
    try:
        return _read(media, body, question)
    except (SyntaxError, ValueError) as error:
        raise QueryError(f"the answer cannot be read: {error}", where=url) from error


def _checked(url: str, question: Question, deadline: float) -> str:
    refuse_reach(question.text)
    if has_dataset_clause(question.text):
        raise QueryError(
            "FROM may make an endpoint fetch a document", where=question.name, do="use GRAPH <...> instead"
        )
    terms = {}
    for name, given in question.parameters.items():
        kind = question.types.get(name, "")
        value = company_named(given, _company_names(url, deadline)) if kind == "company" else given
        terms[name] = term_of(value, kind)
    text, left = bind(question.text, terms)
    if left:
        names = ", ".join(sorted(variable.value for variable in left))
        raise QueryError(f"an endpoint cannot be given {names}", do=f"write VALUES ?{names} {{ UNDEF }} in the query")
    try:
        ox.Store().query(text, prefixes=PREFIXES)
    except SyntaxError as error:
        raise syntax_error(text, str(error), question.name) from error
    except RuntimeError:
        pass  # a function that this engine lacks, and the endpoint may have
    return declare_prefixes(text)


def _company_names(url: str, deadline: float) -> Iterator[str]:
    _, body = _post(url, declare_prefixes(COMPANY_NAMES), deadline)
    rows = ox.parse_query_results(body, format=ox.QueryResultsFormat.JSON)
    return (row["name"].value for row in rows)  # type: ignore[union-attr]


def _post(url: str, query: str, deadline: float) -> tuple[str, bytes]:
    """The media type and the body of the endpoint's answer."""
    left = max(deadline - time.monotonic(), 0.001)
    body = bytearray()
    try:
        with httpx.stream("POST", url, data={"query": query}, headers={"Accept": _ACCEPT}, timeout=left) as response:
            for piece in response.iter_bytes():
                body += piece
                if time.monotonic() > deadline:
                    raise QueryError("it did not answer in time", where=url, do="allow more with --timeout SECONDS")
                if len(body) > _LARGEST:
                    raise QueryError("the answer is larger than 256 MB", where=url, do="ask for less, with LIMIT")
    except httpx.TimeoutException as error:
        raise QueryError("it did not answer in time", where=url, do="allow more with --timeout SECONDS") from error
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise QueryError(f"it cannot be reached: {error}", where=url, do="check the address") from error
    if response.status_code != httpx.codes.OK:
        said = " ".join(bytes(body).decode(errors="replace").split())[:_SHOWN]
        raise QueryError(f"it answered {response.status_code}: {said}", where=url)
    return response.headers.get("content-type", "").partition(";")[0].strip().lower(), bytes(body)


def _read(media: str, body: bytes, question: Question) -> Answer:
    results = ox.QueryResultsFormat.from_media_type(media)
    if results is None:
        form = ox.RdfFormat.from_media_type(media)
        if form is None:
            raise ValueError(f"its media type is {media or 'missing'}")
        triples = (quad.triple for quad in ox.parse(body, format=form))
        data, truncated = write_triples(triples, question.graph_format, question.limit)
        return Answer("graph", data, truncated)
    result = ox.parse_query_results(body, format=results)
    if isinstance(result, ox.QuerySolutions):
        data, truncated = write_solutions(result, question.format, question.limit)
        return Answer("solutions", data, truncated)
    return Answer("boolean", write_boolean(bool(result), question.format))
