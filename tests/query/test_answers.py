"""Answers in every format: what one writer writes, an independent reader reads back."""

from __future__ import annotations

import csv
import io
import json
import warnings
from pathlib import Path
from xml.etree import ElementTree as ET

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import QueryError
from kg.query.engine import answer
from kg.query.question import Question
from kg.store import memory_store

ROWS = "SELECT ?s ?o { ?s <http://x/p> ?o } ORDER BY ?o"
WORDS = ["=1+1", "-2", "+3", "@SUM(A1)", "\tx", 'a "b" <c> & d', "été\nsoir", "plain"]


def store() -> ox.Store:
    filled = ox.Store()
    subject, predicate = ox.NamedNode("http://x/s"), ox.NamedNode("http://x/p")
    values = [ox.Literal(word) for word in WORDS]
    values += [ox.Literal(-5), ox.Literal("mot", language="fr"), ox.NamedNode("http://x/o"), ox.BlankNode("b")]  # type: ignore[list-item]
    for value in values:
        filled.add(ox.Quad(subject, predicate, value))
    return filled


@pytest.mark.parametrize("form", ["json", "xml", "tsv"])
def test_a_limited_answer_is_the_first_rows_of_the_whole(form: str) -> None:
    """The engine writes whole answers, our writers limited ones: both must say the same."""
    whole = answer(store(), Question(ROWS, format=form))
    limited = answer(store(), Question(ROWS, format=form, limit=100))
    cut = answer(store(), Question(ROWS, format=form, limit=3))
    media = {"json": ox.QueryResultsFormat.JSON, "xml": ox.QueryResultsFormat.XML, "tsv": ox.QueryResultsFormat.TSV}
    read = [[str(row["o"]) for row in ox.parse_query_results(found.data, format=media[form])] for found in (whole, limited, cut)]  # type: ignore[union-attr] # fmt: skip
    assert len(read[0]) == 12
    assert read[1] == read[0]
    assert read[2] == read[0][:3]
    assert (whole.truncated, limited.truncated, cut.truncated) == (False, False, True)


def test_no_cell_of_csv_is_a_formula() -> None:
    found = answer(store(), Question(ROWS, format="csv"))
    cells = [row[1] for row in csv.reader(io.StringIO(found.data.decode(), newline=""))][1:]
    assert {"'=1+1", "'-2", "'+3", "'@SUM(A1)", "'\tx", "-5", "plain", "été\nsoir"} <= set(cells)
    assert all(not cell.startswith(("=", "+", "@", "\t")) for cell in cells)


@given(st.text())
def test_any_text_comes_back_from_json_and_xml(value: str) -> None:
    one = ox.Store()
    one.add(ox.Quad(ox.NamedNode("http://x/s"), ox.NamedNode("http://x/p"), ox.Literal(value)))
    found = answer(one, Question(ROWS, format="json", limit=1))
    assert json.loads(found.data)["results"]["bindings"][0]["o"]["value"] == value
    if value.isprintable():
        written = answer(one, Question(ROWS, format="xml", limit=1)).data
        literal = ET.fromstring(written).find(".//{*}binding[@name='o']/{*}literal")
        assert literal is not None
        assert (literal.text or "") == value


@pytest.mark.parametrize(("form", "data"), [("json", b'"boolean": true'), ("xml", b"<boolean>true<"), ("csv", b"true")])
def test_ask(form: str, data: bytes) -> None:
    assert data in answer(store(), Question("ASK { ?s ?p ?o }", format=form)).data


@pytest.mark.parametrize(
    ("form", "reader"), [("ttl", "turtle"), ("nt", "nt"), ("rdfxml", "xml"), ("jsonld", "json-ld")]
)
def test_a_constructed_graph_is_read_by_rdflib(form: str, reader: str) -> None:
    query = "CONSTRUCT { ?s <http://x/q> ?o } WHERE { ?s <http://x/p> ?o FILTER(!ISBLANK(?o)) }"
    found = answer(store(), Question(query, graph_format=form))
    with warnings.catch_warnings(action="ignore", category=DeprecationWarning):  # of rdflib, about itself
        read = rdflib.Graph().parse(data=found.data, format=reader)
    assert len(set(read)) == 11


def test_turtle_uses_the_prefixes_of_the_project_and_the_same_bytes_each_time() -> None:
    graph = ox.Store()
    graph.update(
        "INSERT DATA { <https://w3id.org/dealgraph/id/company/Nord> a <https://w3id.org/dealgraph/ontology#Company> }"
    )
    found = answer(graph, Question("DESCRIBE company:Nord"))
    assert found.data.decode().endswith("company:Nord a kg:Company .\n")


@pytest.mark.parametrize(("query", "form"), [("SELECT * { ?s ?p ?o }", "ttl"), ("ASK { ?s ?p ?o }", "ttl")])
def test_a_format_that_does_not_fit_is_told(query: str, form: str) -> None:
    with pytest.raises(QueryError, match="use json"):
        answer(store(), Question(query, format=form))


def test_the_query_may_choose_its_graphs(tmp_path: Path) -> None:
    path = tmp_path / "two.trig"
    path.write_text("<http://g/1> { <http://x/a> <http://x/p> 1 } <http://g/2> { <http://x/a> <http://x/p> 1, 2, 3 }")
    two = memory_store(path)

    def count(clause: str = "", **graphs: tuple[str, ...]) -> bytes:
        query = f"SELECT (COUNT(*) AS ?n) {clause} {{ ?s ?p ?o }}"
        return answer(two, Question(query, format="csv", **graphs)).data.split()[1]  # type: ignore[arg-type]

    assert count() == b"3"
    assert count("FROM <http://g/1>") == b"1"
    assert count("FROM NAMED <http://g/1>") == b"0"
    assert count(default_graphs=("http://g/2",)) == b"3"
    assert count(named_graphs=("http://g/2",)) == b"0"
