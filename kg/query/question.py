"""A question and its answer, as they travel between the command line, the server and the process that evaluates."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from kg.errors import QueryError

__all__ = ["Answer", "FormatError", "Question", "RefusedError", "StoppedError"]


_NONE: Mapping[str, str] = MappingProxyType({})


class Question(NamedTuple):
    """A query, the values of its parameters as the user wrote them, and how the answer is to be written.

    `graph_format` is the format if the query turns out to be CONSTRUCT or DESCRIBE; `types` are the declared
    types of a bundled query's parameters; `limit` is the largest number of rows or triples.
    """

    text: str
    name: str = "query"
    parameters: Mapping[str, str] = _NONE
    types: Mapping[str, str] = _NONE
    format: str = "json"
    graph_format: str = "ttl"
    limit: int | None = None
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()


class Answer(NamedTuple):
    """What a query gives: its form (solutions, boolean or graph), the bytes, and whether rows were left out."""

    form: str
    data: bytes
    truncated: bool = False


class RefusedError(QueryError):
    """The query reaches beyond the store or changes data."""


class StoppedError(QueryError):
    """The query needs more time or memory than it may have."""


class FormatError(QueryError):
    """The format cannot hold the answer: rows asked for as a graph, or a graph as nothing that was accepted."""
