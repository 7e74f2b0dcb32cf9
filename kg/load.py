"""The graph of a build sent to a triple store: SPARQL 1.1 Graph Store Protocol, and a count that proves the arrival.

A store of quads is sent N-Quads, all graphs together; any other store each graph by itself. The password goes
nowhere but into the request.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import httpx
import pyoxigraph as ox

from kg.errors import GraphError, StoreError

__all__ = ["Loaded", "Target", "load_graph", "query_url_of"]

CHUNK = 4 * 1024 * 1024
TRIES = 4
_PASSING = {408, 425, 429, 500, 502, 503, 504}
_SHOWN = 200
_COUNT = "SELECT (COUNT(*) AS ?n) WHERE {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}"
_QUERY_PLACES = (
    (r"/store/?$", "/query"),  # Oxigraph
    (r"/sparql-graph-crud(-auth)?/?$", "/sparql"),  # Virtuoso
    (r"/data/?$", "/sparql"),  # Fuseki
    (r"/(rdf-graphs/service|statements)/?$", ""),  # RDF4J, GraphDB
)


@dataclass(frozen=True, slots=True)
class Target:
    """A triple store: the address of its Graph Store, the one where it is asked, and who loads.

    `auth` is "basic" or "digest". With `graph` all triples go to that one graph, else each to its own.
    """

    url: str
    query_url: str
    graph: str | None = None
    user: str | None = None
    password: str | None = None
    auth: str = "digest"


@dataclass(frozen=True, slots=True)
class Loaded:
    """What the store holds now: how many graphs, and how many triples in them as it counts them itself.

    `at_once` is False where some graph was too large for one request, so that readers could see a part of it.
    """

    graphs: int
    triples: int
    at_once: bool


def query_url_of(url: str) -> str | None:
    """Where the store with that Graph Store is asked, by the habits of known stores; None where nobody knows.

    >>> query_url_of("http://127.0.0.1:7878/store")
    'http://127.0.0.1:7878/query'
    """
    return next((re.sub(place, ask, url) for place, ask in _QUERY_PLACES if re.search(place, url)), None)


def load_graph(
    path: Path,
    target: Target,
    *,
    replace: bool = False,
    tell: Callable[[int, int], None] = lambda _sent, _all: None,
    wait: Callable[[float], None] = time.sleep,
) -> Loaded:
    """What the store holds once the N-Quads file `path` has arrived.

    With `replace` each graph that the file has is replaced by what the file says of it. `tell` hears how many bytes of
    how many were sent, `wait` waits between tries. Raises GraphError where the file cannot be read, StoreError where
    the store refuses, cannot be reached, or does not count the triples that were sent.
    """
    graphs = _graphs_of(path, target.graph)
    with httpx.Client(auth=_auth(target), timeout=httpx.Timeout(600, connect=10), trust_env=False) as client:
        store = _Store(client, target, wait)
        store.greet(next(iter(graphs)))
        at_once = _send(store, graphs, replace=replace, tell=tell)
        counted = {name: store.count(name) for name in graphs}
    for name, lines in graphs.items():
        if counted[name] < len(lines) or (replace and counted[name] > len(lines)):
            raise StoreError(
                f"it counts {counted[name]} triples in <{name}>, and {len(lines)} were sent", where=target.query_url,
                do="load again with --replace",
            )  # fmt: skip
    return Loaded(len(graphs), sum(counted.values()), at_once)


def _send(
    store: _Store, graphs: dict[str, list[str]], *, replace: bool, tell: Callable[[int, int], None]
) -> bool:  # fmt: skip
    """True if each graph went in one request."""
    whole = sum(len(line.encode()) for lines in graphs.values() for line in lines)
    sent, at_once = 0, True
    if not replace and store.target.graph is None:
        quads = [f"{line[:-2]}<{name}> .\n" for name, lines in graphs.items() for line in lines]
        chunks = list(_chunks(quads))
        if store.takes_quads(chunks[0]) and store.count(next(iter(graphs))) > 0:
            for number, chunk in enumerate(chunks):
                if number:
                    store.add_quads(chunk)
                tell((number + 1) * whole // len(chunks), whole)
            return len(chunks) == 1
    for name, lines in graphs.items():
        for number, chunk in enumerate(_chunks(lines)):
            store.put(name, chunk) if replace and not number else store.add(name, chunk)
            at_once = at_once and not number
            sent += len(chunk)
            tell(sent, whole)
    return at_once


class _Store:
    """The requests to one store, each tried again where the failure may pass."""

    def __init__(self, client: httpx.Client, target: Target, wait: Callable[[float], None]) -> None:
        self.client, self.target, self.wait = client, target, wait
        self._key = "graph-uri" if "sparql-graph-crud" in target.url else "graph"

    def greet(self, graph: str) -> None:
        """Let a store that wants to know who comes say so before anything large is sent."""
        if self.target.user is not None:
            self._try("HEAD", self.target.url, params={self._key: graph})

    def takes_quads(self, chunk: bytes) -> bool:
        """True if the store has taken N-Quads; False where it is no store of quads.

        Virtuoso says that it has, and has not.
        """
        if self._key == "graph-uri":
            return False
        answer = self._try("POST", self.target.url, content=chunk, headers={"Content-Type": "application/n-quads"})
        if answer.status_code in {401, 403}:
            raise _refusal(answer, self.target.url)
        return answer.is_success

    def add_quads(self, chunk: bytes) -> None:
        """Add N-Quads."""
        self._must("POST", self.target.url, content=chunk, headers={"Content-Type": "application/n-quads"})

    def add(self, graph: str, chunk: bytes) -> None:
        """Add triples to a graph."""
        self._must("POST", self.target.url, params={self._key: graph}, content=chunk, headers=_TURTLE)

    def put(self, graph: str, chunk: bytes) -> None:
        """Replace a graph by triples."""
        self._must("PUT", self.target.url, params={self._key: graph}, content=chunk, headers=_TURTLE)

    def count(self, graph: str) -> int:
        """How many triples the store counts in the graph."""
        query = {"query": _COUNT.format(graph=graph)}
        headers = {"Accept": "application/sparql-results+json"}
        answer = self._must("POST", self.target.query_url, data=query, headers=headers)
        try:
            return int(answer.json()["results"]["bindings"][0]["n"]["value"])
        except (ValueError, KeyError, IndexError, TypeError) as error:
            raise StoreError("its answer to a count cannot be read", where=self.target.query_url) from error

    def _must(self, method: str, url: str, **what: object) -> httpx.Response:
        answer = self._try(method, url, **what)
        if not answer.is_success:
            raise _refusal(answer, url)
        return answer

    def _try(self, method: str, url: str, **what: object) -> httpx.Response:
        for attempt in range(TRIES):
            last = attempt == TRIES - 1
            try:
                answer = self.client.request(method, url, **what)  # type: ignore[arg-type]
            except httpx.TransportError as error:
                if last or isinstance(error, httpx.UnsupportedProtocol):
                    said = str(error) or type(error).__name__
                    raise StoreError(f"it cannot be reached ({said})", where=url, do="check the address") from error
            except (httpx.HTTPError, httpx.InvalidURL) as error:
                raise StoreError(f"no request can be made ({error})", where=url, do="check the address") from error
            else:
                if last or answer.status_code not in _PASSING:
                    return answer
            self.wait(2.0**attempt)
        raise AssertionError("unreachable")


_TURTLE = {"Content-Type": "text/turtle"}


def _refusal(answer: httpx.Response, url: str) -> StoreError:
    said = " ".join(re.sub(r"<[^>]*>", " ", answer.text).split())[:_SHOWN]
    do = "check that it is a Graph Store that may be written"
    if answer.status_code in {401, 403}:
        do = "name who may write with --user, the password's variable with --password-env, and --auth basic or digest"
    return StoreError(f"it answered {answer.status_code} {said}".rstrip(), where=url, do=do)


def _auth(target: Target) -> httpx.Auth | None:
    if target.user is None:
        return None
    kind = httpx.BasicAuth if target.auth == "basic" else httpx.DigestAuth
    return kind(target.user, target.password or "")


def _graphs_of(path: Path, one: str | None) -> dict[str, list[str]]:
    """The N-Triples lines of each graph, sorted, each once."""
    try:
        with path.open("rb") as stream:
            quads = sorted(ox.parse(stream, format=ox.RdfFormat.N_QUADS), key=_graph_name)
    except SyntaxError as error:
        raise GraphError(f"not N-Quads: {error}", where=str(path)) from error
    except OSError as error:
        raise GraphError(f"cannot be read ({error.strerror})", where=str(path), do="run `kg build` first") from error
    graphs: dict[str, set[str]] = {}
    for name, group in groupby(quads, key=_graph_name):
        graphs.setdefault(one or name, set()).update(f"{quad.triple} .\n" for quad in group)
    if not graphs:
        raise GraphError("there is nothing to send", where=str(path))
    if "" in graphs:
        raise GraphError("some triples are in no graph", where=str(path), do="name a graph for all with --graph IRI")
    return {name: sorted(lines) for name, lines in graphs.items()}


def _graph_name(quad: ox.Quad) -> str:
    return quad.graph_name.value if isinstance(quad.graph_name, ox.NamedNode) else ""


def _chunks(lines: list[str]) -> Iterator[bytes]:
    """The lines in pieces of about `CHUNK` bytes."""
    chunk = bytearray()
    for line in lines:
        chunk += line.encode()
        if len(chunk) >= CHUNK:
            yield bytes(chunk)
            chunk.clear()
    if chunk:
        yield bytes(chunk)
