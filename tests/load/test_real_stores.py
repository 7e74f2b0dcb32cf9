"""Oxigraph and Virtuoso, filled by `kg load` and by their own loaders, give the rows that `kg query` gives."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

import httpx
import pytest
from click.testing import CliRunner

from kg.cli.main import main
from kg.query.library import bundled_queries
from tests.invented_story import graph, write_build
from tests.load.stores import Running, isql, oxigraph, program, virtuoso

QUERIES = [bundled.name for bundled in bundled_queries()]
LOADED = ["oxigraph, kg load", "oxigraph, its own loader", "virtuoso, kg load", "virtuoso, its own loader"]
TRIPLES = len(graph().quads)
EVERYTHING = "https://example.org/all"


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_build(tmp_path_factory.mktemp("load") / "build")


def kg(*arguments: str, **environment: str) -> tuple[int, str, str]:
    result = CliRunner(env=environment).invoke(main, list(arguments))
    return result.exit_code, result.stdout, result.stderr


@pytest.fixture(scope="module")
def stores(build: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, tuple[Running, str]]]:
    """By how they were filled, the stores, each with the graph that holds everything."""
    place = tmp_path_factory.mktemp("stores")
    own = [program("oxigraph"), "load", "--location", str(place / "own"), "--file", str(build / "graph.ttl")]
    subprocess.run([*own, "--graph", EVERYTHING], check=True, capture_output=True)
    with (
        oxigraph(place / "kg") as first,
        oxigraph(place / "own", read_only=True) as second,
        virtuoso(place / "v") as third,
    ):
        assert kg("load", first.url, "--build", str(build), "--graph", EVERYTHING)[0] == 0
        code, _, said = kg(
            "load", third.url, "--build", str(build), "--graph", EVERYTHING, "--user", "dba", "--password-env", "SECRET", SECRET="dba",
        )  # fmt: skip
        assert code == 0, said
        (third.place / "data" / "graph.ttl").write_bytes((build / "graph.ttl").read_bytes())
        file = third.place / "data" / "graph.ttl"
        isql(third, f"DB.DBA.TTLP_MT(file_to_string_output('{file}'),'','https://example.org/own',0);\ncheckpoint;\n")
        yield {
            LOADED[0]: (first, EVERYTHING), LOADED[1]: (second, EVERYTHING),
            LOADED[2]: (third, EVERYTHING), LOADED[3]: (third, "https://example.org/own"),
        }  # fmt: skip


def rows_of(answer: dict[str, Any]) -> list[str]:
    """The rows as text, sorted, figures by their value: stores order texts by rules of their own."""
    names = answer["head"]["vars"]
    return sorted(str([_value(row.get(name)) for name in names]) for row in answer["results"]["bindings"])


def _value(term: dict[str, Any] | None) -> object:
    if term is None:
        return None
    try:
        return Decimal(str(term["value"])).normalize()
    except InvalidOperation:
        return term["value"]


@pytest.mark.parametrize("filled", LOADED)
@pytest.mark.parametrize("name", QUERIES)
def test_every_bundled_query_gives_the_rows_of_kg_query(
    build: Path, stores: dict[str, tuple[Running, str]], filled: str, name: str
) -> None:
    store, graph = stores[filled]
    text = next(bundled.text for bundled in bundled_queries() if bundled.name == name)
    theirs = httpx.post(
        store.query_url, data={"query": text, "default-graph-uri": graph}, timeout=120, trust_env=False,
        headers={"Accept": "application/sparql-results+json"},
    )  # fmt: skip
    assert theirs.is_success, theirs.text
    code, ours, _ = kg("query", name, "--build", str(build), "--format", "json")
    assert code == 0
    assert rows_of(theirs.json()) == rows_of(json.loads(ours))
    assert rows_of(json.loads(ours))


def test_quads_go_to_their_graphs(build: Path, tmp_path: Path) -> None:
    with oxigraph(tmp_path / "quads") as store:
        code, _, said = kg("load", store.url, "--build", str(build))
        assert (code, said) == (0, f"The store counts {TRIPLES} triples in 5 graphs.\n")
        again = kg("load", store.url, "--build", str(build))[2]
        assert again == said
        httpx.post(
            store.url, params={"graph": "https://w3id.org/dealgraph/id/article/a1"}, content="<http://x/s> <http://x/p> 1 .",
            headers={"Content-Type": "text/turtle"}, trust_env=False,
        ).raise_for_status()  # fmt: skip
        assert f"counts {TRIPLES + 1} triples" in kg("load", store.url, "--build", str(build))[2]
        assert f"counts {TRIPLES} triples" in kg("load", store.url, "--build", str(build), "--replace")[2]


def test_graphs_of_virtuoso_are_replaced(build: Path, stores: dict[str, tuple[Running, str]]) -> None:
    store, _ = stores[LOADED[2]]
    arguments = ["load", store.url, "--build", str(build), "--user", "dba", "--password-env", "SECRET"]
    for extra in ([], ["--replace"]):
        code, _, said = kg(*arguments, *extra, SECRET="dba")
        assert (code, said) == (0, f"The store counts {TRIPLES} triples in 5 graphs.\n")


def test_a_wrong_password_is_told_and_never_shown(build: Path, stores: dict[str, tuple[Running, str]]) -> None:
    store, _ = stores[LOADED[2]]
    code, out, said = kg("load", store.url, "--build", str(build), "--user", "dba", "--password-env", "SECRET", SECRET="hunter22")  # fmt: skip
    assert code == 1
    assert "it answered 401" in said
    assert "--password-env" in said
    assert "hunter22" not in out + said


def test_a_store_that_may_not_be_written_is_told(build: Path, stores: dict[str, tuple[Running, str]]) -> None:
    store, _ = stores[LOADED[1]]
    code, _, said = kg("load", store.url, "--build", str(build))
    assert code == 1
    assert "it answered 403" in said


@pytest.mark.parametrize("filled", LOADED[:3:2])
def test_kg_query_asks_an_endpoint(stores: dict[str, tuple[Running, str]], filled: str) -> None:
    store, _ = stores[filled]
    query = "SELECT DISTINCT ?name { GRAPH <https://example.org/all> { ?c a kg:Company ; rdfs:label ?name } } ORDER BY ?name"
    code, shown, said = kg("query", "-e", query, "--endpoint", store.query_url, "--format", "csv")
    assert code == 0, said
    assert sorted(shown.split()) == ["Axonix", "Brumeval", "Célesta", "Nordalia", "name"]
    code, _, said = kg(
        "query", "-e", "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", "--endpoint", store.query_url
    )
    assert code == 1
    assert "SERVICE" in said
