"""The rows that each bundled query gives for the five seeds, read as their gold reads them: in both engines, kept in files.

`python -m tests.query.test_seeds_rows` writes the files anew; look at what changed before you commit it.
"""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

from kg.graph.build import build_graph
from kg.graph.formats import Format
from kg.graph.write import serialise
from kg.query.library import bundled_queries
from tests.graph.gold_story import gold_story

ROWS = Path(__file__).resolve().parent / "seeds"
QUERIES = {bundled.name: bundled.text for bundled in bundled_queries()}


def turtle() -> bytes:
    return serialise(build_graph(gold_story()), Format.TTL)


def rows_in_oxigraph(store: ox.Store, text: str) -> list[str]:
    """The rows as lines of TSV, with a line of names first."""
    found = store.query(text)
    assert isinstance(found, ox.QuerySolutions)
    data = found.serialize(format=ox.QueryResultsFormat.TSV)
    assert data is not None
    return data.decode().splitlines()


@pytest.fixture(scope="module")
def store() -> ox.Store:
    store = ox.Store()
    store.load(turtle(), format=ox.RdfFormat.TURTLE)
    return store


@pytest.fixture(scope="module")
def plain() -> rdflib.Graph:
    return rdflib.Graph().parse(data=turtle(), format="turtle")


@pytest.mark.parametrize("name", QUERIES)
def test_rows_for_the_seeds(name: str, store: ox.Store) -> None:
    expected = (ROWS / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    assert rows_in_oxigraph(store, QUERIES[name]) == expected


@pytest.mark.parametrize("name", QUERIES)
def test_as_many_rows_in_rdflib(name: str, plain: rdflib.Graph) -> None:
    expected = (ROWS / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    assert len(list(plain.query(QUERIES[name]))) == len(expected) - 1


if __name__ == "__main__":
    ROWS.mkdir(exist_ok=True)
    together = ox.Store()
    together.load(turtle(), format=ox.RdfFormat.TURTLE)
    for known, question in QUERIES.items():
        (ROWS / f"{known}.tsv").write_text("\n".join(rows_in_oxigraph(together, question)) + "\n", encoding="utf-8")
