"""Where a question goes: to the store of a build, to an RDF file, or to an endpoint; always with a limit of time."""

from __future__ import annotations

from pathlib import Path

from kg.errors import GraphError, StoreError
from kg.query.process import DEFAULT_MEMORY, DEFAULT_TIMEOUT, Worker
from kg.query.question import Answer, Question
from kg.query.source import Source

__all__ = ["ask_build", "ask_endpoint", "ask_file"]


def ask_build(
    folder: Path, question: Question, timeout: float = DEFAULT_TIMEOUT, memory: int = DEFAULT_MEMORY
) -> Answer:
    """The answer of a build's store, within `timeout` seconds and `memory` megabytes.

    Raises StoreError where `folder` holds no build, QueryError where the query is wrong or needs too much.
    """
    store = folder / "store"
    if not store.is_dir():
        raise StoreError("there is no build", where=str(folder), do="run `kg build` first, or name one with --build")
    with Worker(Source(store), memory) as worker:
        return worker.ask(question, timeout)


def ask_file(path: Path, question: Question, timeout: float = DEFAULT_TIMEOUT, memory: int = DEFAULT_MEMORY) -> Answer:
    """The answer of an RDF file, in the same limits.

    Raises GraphError where the file cannot be read, QueryError where the query is wrong or needs too much.
    """
    if not path.is_file():
        raise GraphError("no such file", where=str(path))
    with Worker(Source(path, "graph"), memory) as worker:
        return worker.ask(question, timeout)


def ask_endpoint(url: str, question: Question, timeout: float = DEFAULT_TIMEOUT) -> Answer:
    """The answer of a SPARQL endpoint. Raises QueryError where it refuses, is not there, or is too slow."""
    from kg.query.remote import ask

    return ask(url, question, timeout)
