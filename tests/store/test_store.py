"""The embedded store is whole or not there, and reading it changes nothing."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.errors import GraphError, StoreError
from kg.store import create_store, memory_store, open_store
from tests.invented_story import write_build

QUADS = '<http://x/a> <http://x/p> <http://x/b> <http://x/g> .\n<http://x/a> <http://x/p> "1" <http://x/g> .\n'


def written(folder: Path, text: str = QUADS) -> tuple[Path, Path]:
    """The two files that a store is filled from: the named graphs as told, and their merge."""
    nquads, merge = folder / "graph.nq", folder / "graph.nt"
    nquads.write_text(text)
    triples = dict.fromkeys(re.sub(r"<\S+/[gh]> \.", ".", line) for line in text.splitlines())
    merge.write_text("".join(f"{triple}\n" for triple in triples))
    return nquads, merge


def triples(store: ox.Store) -> int:
    """The triples of the default graph."""
    return len(list(store.quads_for_pattern(None, None, None, ox.DefaultGraph())))


def test_a_triple_of_two_graphs_is_one_triple_of_their_merge(tmp_path: Path) -> None:
    twice = QUADS.splitlines()[0] + "\n" + QUADS.splitlines()[0].replace("/g>", "/h>") + "\n"
    assert create_store(tmp_path / "store", *written(tmp_path, twice)) == 2
    for store in (open_store(tmp_path / "store"), memory_store(tmp_path / "graph.nq")):
        assert triples(store) == 1
        assert len(list(store.named_graphs())) == 2


def test_a_store_holds_what_the_file_says(tmp_path: Path) -> None:
    assert create_store(tmp_path / "build" / "store", *written(tmp_path)) == 2
    assert triples(open_store(tmp_path / "build" / "store")) == 2
    assert [path.name for path in (tmp_path / "build").iterdir()] == ["store"]


def test_the_default_graph_of_a_build_is_the_merge_of_its_named_graphs(tmp_path: Path) -> None:
    store = open_store(write_build(tmp_path / "build") / "store")
    default: set[ox.Triple] = set()
    named: set[ox.Triple] = set()
    for quad in store:
        (default if isinstance(quad.graph_name, ox.DefaultGraph) else named).add(quad.triple)
    assert default == named


def test_a_new_store_replaces_the_old_one_under_its_readers(tmp_path: Path) -> None:
    create_store(tmp_path / "store", *written(tmp_path))
    reader = open_store(tmp_path / "store")
    create_store(tmp_path / "store", *written(tmp_path, QUADS.splitlines()[0] + "\n"))
    assert triples(reader) == 2
    assert triples(open_store(tmp_path / "store")) == 1


def test_a_broken_file_leaves_the_old_store_whole(tmp_path: Path) -> None:
    create_store(tmp_path / "store", *written(tmp_path))
    with pytest.raises(GraphError, match=r"graph\.nq: not N-Quads"):
        create_store(tmp_path / "store", *written(tmp_path, QUADS + "<http://x/a> oops\n"))
    assert triples(open_store(tmp_path / "store")) == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == ["graph.nq", "graph.nt", "store"]


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="cannot be written"):
        create_store(tmp_path / "file" / "store", *written(tmp_path))


def test_reading_writes_nothing(tmp_path: Path) -> None:
    create_store(tmp_path / "store", *written(tmp_path))
    before = sorted((path.name, path.stat().st_mtime_ns) for path in (tmp_path / "store").iterdir())
    with pytest.raises(RuntimeError, match="read-write"):
        open_store(tmp_path / "store").update("INSERT DATA { <http://x/a> <http://x/p> 2 }")
    assert sorted((path.name, path.stat().st_mtime_ns) for path in (tmp_path / "store").iterdir()) == before


def test_a_missing_or_damaged_store_is_told(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="kg build"):
        open_store(tmp_path / "store")
    create_store(tmp_path / "store", *written(tmp_path))
    (tmp_path / "store" / "CURRENT").write_text("nonsense\n")
    with pytest.raises(StoreError, match="cannot be opened"):
        open_store(tmp_path / "store")


@pytest.mark.parametrize(("name", "text"), [
    ("g.ttl", "<http://x/a> <http://x/p> 1, 2 ."),
    ("g.nq", QUADS),
    ("g.trig", "<http://x/g> { <http://x/a> <http://x/p> 1, 2 }"),
    ("g.jsonld", '{"@id": "http://x/a", "http://x/p": [1, 2]}'),
])  # fmt: skip
def test_any_rdf_file_fills_a_store_in_memory(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text)
    with gzip.open(tmp_path / f"{name}.gz", "wt") as packed:
        packed.write(text)
    assert triples(memory_store(tmp_path / name)) == 2
    assert triples(memory_store(tmp_path / f"{name}.gz")) == 2


@pytest.mark.parametrize(("name", "text", "said"), [
    ("g.doc", "x", "no RDF format"),
    ("g.ttl", "<http://x/a> <http://x/p>", "broken Turtle"),
    ("g.ttl.gz", "not gzip", "cannot be read"),
    ("g.jsonld", '{"@context": "http://127.0.0.1:9/c", "@id": "http://x/a"}', "broken JSON-LD"),
])  # fmt: skip
def test_a_file_that_cannot_be_read_is_told(tmp_path: Path, name: str, text: str, said: str) -> None:
    (tmp_path / name).write_text(text)
    with pytest.raises(GraphError, match=said):
        memory_store(tmp_path / name)
