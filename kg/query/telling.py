"""How an error that the user can mend travels from one process to another: as a JSON object, and back."""

from __future__ import annotations

from collections.abc import Mapping

from kg.errors import GraphError, KgError, QueryError, StoreError
from kg.query.question import FormatError, RefusedError

__all__ = ["retold", "told"]

_KNOWN: dict[str, type[KgError]] = {
    error.__name__: error for error in (QueryError, RefusedError, FormatError, StoreError, GraphError)
}


def told(error: KgError) -> dict[str, str]:
    """The error as an object of JSON.

    >>> told(StoreError("there is no store", where="build/store"))
    {'error': 'StoreError', 'what': 'there is no store', 'where': 'build/store', 'do': ''}
    """
    return {"error": type(error).__name__, "what": error.what, "where": error.where, "do": error.do}


def retold(message: Mapping[str, str]) -> KgError:
    """The error that was told.

    >>> retold(told(QueryError("no such query", do="see kg query --list")))
    QueryError('no such query; see kg query --list')
    """
    return _KNOWN[message["error"]](message["what"], where=message["where"], do=message["do"])
