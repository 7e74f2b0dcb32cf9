"""The embedded triple store: a folder that a build fills once and that queries open read-only.

Beside the named graphs, a store holds their merge as its default graph, each triple once, so that a plain query gives
the rows that the Turtle export gives. (The engine's union of graphs counts a triple once per graph that has it.)

A store is never changed in place: a new one is written beside it and takes its name, so that a killed build leaves
the old store whole and readers of the old one are not disturbed.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, TYPE_CHECKING, cast

from kg.errors import GraphError, StoreError

if TYPE_CHECKING:
    import pyoxigraph as ox

__all__ = ["create_store", "memory_store", "open_store"]


def create_store(path: Path, nquads: Path, merge: Path) -> int:
    """The number of distinct quads in the named graphs, once the store at `path` holds them and, as default graph, `merge`.

    `nquads` are the named graphs; `merge` is a file of all their triples in a format without graphs. A store that was
    at `path` is replaced.

    Raises StoreError where the folder cannot be written, GraphError where a file breaks its format.
    """
    import shutil
    from concurrent.futures import ThreadPoolExecutor

    import pyoxigraph as ox

    fresh = path.with_name(f"{path.name}.new-{os.getpid()}")
    shutil.rmtree(fresh, ignore_errors=True)
    try:
        fresh.parent.mkdir(parents=True, exist_ok=True)
        store = ox.Store(fresh)
        with ThreadPoolExecutor(2) as beside:  # the engine works outside Python's lock
            list(beside.map(_load, (store, store), (nquads, merge)))
        store.flush()
        store.optimize()  # one sorted file an index: a look-up asks one, not each part that was loaded
        count = _count_named(store)
        del store
        _take_place(fresh, path)
    except OSError as error:
        raise StoreError(
            f"the store cannot be written: {error}", where=str(path), do="check space and rights"
        ) from error
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    return count


def open_store(path: Path) -> ox.Store:
    """The store at `path`, opened read-only.

    Raises StoreError where there is none, or where it cannot be read.
    """
    import pyoxigraph as ox

    if not (path / "CURRENT").is_file():
        raise StoreError("there is no store", where=str(path), do="run `kg build` first, or name one with --store")
    try:
        return ox.Store.read_only(str(path))
    except (OSError, RuntimeError) as error:
        raise StoreError(
            f"the store cannot be opened: {error}", where=str(path), do="run `kg build` again to write it anew"
        ) from error


def memory_store(path: Path) -> ox.Store:
    """A store in memory filled from an RDF file: .ttl .nt .nq .trig .jsonld .rdf .n3, each also with .gz.

    Raises GraphError where the file is missing, is of no known format, or breaks its format.
    """
    import pyoxigraph as ox

    suffix = path.with_suffix("").suffix if path.suffix == ".gz" else path.suffix
    form = ox.RdfFormat.from_extension(suffix.removeprefix("."))
    if form is None:
        raise GraphError(
            "no RDF format has this ending", where=str(path), do="use .ttl, .nt, .nq, .trig, .jsonld or .rdf"
        )
    store = ox.Store()
    try:
        with _opened(path) as stream:
            store.bulk_load(stream, format=form, base_iri=path.absolute().as_uri())
        if form.supports_datasets:
            store.bulk_extend(list(_merged(store)))
    except SyntaxError as error:
        raise GraphError(f"broken {form.name}: {error}", where=str(path)) from error
    except OSError as error:
        raise GraphError(f"cannot be read: {error.strerror or error}", where=str(path)) from error
    return store


def _load(store: ox.Store, path: Path) -> None:
    """Add what an RDF file holds to a store.

    Raises GraphError where the file breaks the format of its name.
    """
    import pyoxigraph as ox

    form = ox.RdfFormat.from_extension(path.suffix.removeprefix("."))
    try:
        store.bulk_load(path=str(path), format=form)
    except SyntaxError as error:
        raise GraphError(f"not {form and form.name}: {error}", where=str(path)) from error


def _merged(quads: Iterable[ox.Quad]) -> Iterator[ox.Quad]:
    """The triples of all graphs in the default graph."""
    import pyoxigraph as ox

    return (ox.Quad(quad.subject, quad.predicate, quad.object) for quad in quads)


def _count_named(store: ox.Store) -> int:
    (row,) = store.query("SELECT (COUNT(*) AS ?count) { GRAPH ?graph { ?s ?p ?o } }")  # type: ignore[misc]
    return int(row["count"].value)


def _opened(path: Path) -> IO[bytes]:
    if path.suffix == ".gz":
        import gzip

        return cast("IO[bytes]", gzip.open(path, "rb"))
    return path.open("rb")


def _take_place(fresh: Path, path: Path) -> None:
    """Give the fresh folder the name `path`; a folder that had it is moved away first and deleted after."""
    import shutil

    old = path.with_name(f"{path.name}.old-{os.getpid()}")
    if path.exists():
        path.replace(old)
    try:
        fresh.replace(path)
    except OSError:
        if old.exists():
            old.replace(path)
        raise
    shutil.rmtree(old, ignore_errors=True)
