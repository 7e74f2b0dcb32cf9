"""The bundled queries: each says what it asks, and gives the same rows in two engines."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
import rdflib

from kg.errors import QueryError
from kg.graph.formats import Format
from kg.graph.write import serialise
from kg.query.engine import answer
from kg.query.lexer import words
from kg.query.library import bundled_queries, find_query, read_bundled
from kg.query.question import Question
from kg.store import open_store
from tests.invented_story import graph, write_build

QUERIES = {bundled.name: bundled for bundled in bundled_queries()}
WANTED = {
    "investors", "compute-deals", "capacity", "valuations", "claims-of", "sources", "conflicts", "total-committed",
    "rumour-or-firm", "history-of", "as-of", "tranches", "circular-financing", "exposure", "independent-sources",
    "gigawatts-by-provider", "entities", "chips",
}  # fmt: skip

Row = tuple[Any, ...]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> ox.Store:
    return open_store(write_build(tmp_path_factory.mktemp("bundled")) / "store")


@pytest.fixture(scope="module")
def plain() -> rdflib.Graph:
    return rdflib.Graph().parse(data=serialise(graph(), Format.TTL), format="turtle")


def value(term: Any) -> Any:
    """A term as a value that two engines spell the same."""
    if term is None:
        return None
    text = str(getattr(term, "value", term) if isinstance(term, ox.NamedNode | ox.Literal) else term)
    try:
        return Decimal(text)
    except InvalidOperation:
        return text


def rows_of(store: ox.Store, name: str, **parameters: str) -> list[Row]:
    bundled = QUERIES[name]
    types = {parameter.name: parameter.type for parameter in bundled.parameters}
    found = answer(store, Question(bundled.text, parameters=parameters, types=types, format="tsv"))
    solutions = ox.parse_query_results(found.data, format=ox.QueryResultsFormat.TSV)
    return [tuple(value(term) for term in row) for row in solutions]  # type: ignore[union-attr]


def test_all_are_there() -> None:
    assert set(QUERIES) == WANTED


@pytest.mark.parametrize("name", QUERIES)
def test_each_asks_in_plain_words_and_names_its_parameters(name: str) -> None:
    bundled = QUERIES[name]
    assert bundled.title
    assert bundled.question.endswith("?")
    for parameter in bundled.parameters:
        assert f"VALUES ?{parameter.name} {{" in bundled.text
    assert not {"NOW", "RAND", "UUID", "STRUUID", "SAMPLE", "GROUP_CONCAT", "LIMIT"} & set(words(bundled.text))


@pytest.mark.parametrize("name", QUERIES)
def test_same_rows_in_the_same_order_in_two_engines(name: str, store: ox.Store, plain: rdflib.Graph) -> None:
    ours = rows_of(store, name)
    theirs = [tuple(value(term) for term in row) for row in plain.query(QUERIES[name].text)]  # type: ignore[union-attr]
    assert ours
    assert ours == theirs


@pytest.mark.parametrize("name", QUERIES)
def test_the_order_is_total(name: str, store: ox.Store) -> None:
    """Rows do not depend on the order in which quads were loaded."""
    turned = ox.Store()
    turned.extend(reversed(list(store)))
    assert rows_of(turned, name) == rows_of(store, name)


@pytest.mark.parametrize("name", [n for n in QUERIES if any(p.type == "company" for p in QUERIES[n].parameters)])
def test_a_company_narrows_the_rows(name: str, store: ox.Store) -> None:
    parameter = next(p.name for p in QUERIES[name].parameters if p.type == "company")
    everything = rows_of(store, name)
    parts = [rows_of(store, name, **{parameter: who}) for who in ("AXONIX", "Brumeval", "celesta", "Nordalia")]
    assert set(everything) == {row for part in parts for row in part}
    assert all(len(part) <= len(everything) for part in parts)
    assert rows_of(store, name, **{parameter: "Nordalia"}) == parts[3]


def column(rows: list[Row], *numbers: int) -> list[Row]:
    return [tuple(row[i] for i in numbers) for row in rows]


def test_totals_count_each_sum_once(store: ox.Store) -> None:
    billion = Decimal(10) ** 9
    assert column(rows_of(store, "total-committed", company="Nordalia"), 1, 3, 4, 5, 6) == [
        ("buys", 1, 100 * billion, 100 * billion, 0),
        ("raises", 1, 110 * billion, 110 * billion, 0),
        ("receives", 2, 30 * billion, 80 * billion, 0),
    ]


def test_exposure_leaves_open_what_a_lead_investor_gives(store: ox.Store) -> None:
    billion = Decimal(10) ** 9
    assert column(rows_of(store, "exposure", company="Nordalia"), 1, 2, 5, 6, 7) == [
        ("compute", "Axonix", 0, 0, 3),
        ("compute", "Célesta", 100 * billion, 100 * billion, 0),
        ("funding", "Axonix", 30 * billion, 30 * billion, 0),
        ("funding", "Brumeval", 0, 50 * billion, 0),
        ("round", "Axonix", 0, 110 * billion, 0),
    ]


def test_loops_pass_from_payer_to_payee(store: ox.Store) -> None:
    """Axonix invests in Nordalia and supplies it; Célesta and Nordalia supply each other."""
    assert rows_of(store, "circular-financing") == [
        (2, "Axonix", "Nordalia", None, None),
        (2, "Célesta", "Nordalia", None, None),
    ]


def test_as_of_a_day_only_what_was_published_counts(store: ox.Store) -> None:
    before = rows_of(store, "as-of", day="2026-01-15", company="Brumeval")
    after = rows_of(store, "as-of", day="2026-02-01", company="Brumeval")
    status = "https://w3id.org/dealgraph/ontology#"
    about = [row for row in before if "talks" not in row[0]]
    assert [row[2:5] for row in about] == [(f"{status}Talks", 20 * 10**9, 20 * 10**9)]
    assert [row[2:5] for row in after if row[11].endswith("/brumeval-nordalia")] == [
        (f"{status}Announced", None, 50 * 10**9)
    ]
    assert not rows_of(store, "as-of", day="1990-01-01", company="Axonix") or all(
        row[1] is None for row in rows_of(store, "as-of", day="1990-01-01", company="Axonix")
    )


def test_rumours_stand_apart(store: ox.Store) -> None:
    standings = {row[1]: row[0] for row in rows_of(store, "rumour-or-firm")}
    assert {label.rpartition("(")[2]: standing for label, standing in standings.items()} == {
        "talks)": "rumour", "withdrawn)": "withdrawn", "announced)": "firm", "conditional)": "firm", "signed)": "firm",
        "completed)": "firm",
    }  # fmt: skip


def test_an_unknown_query_is_told_with_the_nearest() -> None:
    with pytest.raises(QueryError, match="did you mean investors"):
        find_query("investor")


def test_a_file_without_its_question_is_told(tmp_path: Path) -> None:
    path = tmp_path / "mine.rq"
    path.write_text("# Mine\nSELECT * { ?s ?p ?o }")
    with pytest.raises(QueryError, match=r"mine\.rq: no title and question"):
        read_bundled(path)
    path.write_text("# Mine\n# What?\n# param: x colour red\nSELECT * { ?s ?p ?o }")
    with pytest.raises(QueryError, match="not a parameter line"):
        read_bundled(path)
