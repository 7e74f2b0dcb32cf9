"""Errors in a query name line, column, the line itself and what was likely meant."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from kg.errors import QueryError
from kg.query.engine import answer
from kg.query.question import Question


def told(query: str) -> str:
    with pytest.raises(QueryError) as error:
        answer(ox.Store(), Question(query, name="ask.rq"))
    return str(error.value)


def test_the_line_is_shown_with_a_caret_under_the_column() -> None:
    assert told("SELECT *\n{ ?s kg:from }") == (
        "ask.rq, line 2, column 14: } is not understood here\n2 | { ?s kg:from }\n                 ^"
    )


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("SELECT * { ?s foo:p ?o }", "the prefix foo: is not declared; declare it with PREFIX foo: <...>"),
        ("SELECT * { ?s shema:name ?o }", "the prefix shema: is not declared; did you mean schema"),
        ("SELECT * WHRE { ?s ?p ?o }", "did you mean WHERE"),
        ("SELECT * { ?s ?p ?o OPTINAL { ?o ?q ?r } }", "did you mean OPTIONAL"),
        ("SELECT * {\n?s ?p ?o", "the query ends too early; close the { of line 1 with }"),
        ("SELECT ?s (COUNT(?o) AS ?n) { ?s ?p ?o }", "neither grouped by nor counted"),
        ("SELECT * { FILTER(<http://x/f>(1)) }", "custom function <http://x/f> is not supported"),
        ("", "the query ends too early"),
    ],
)
def test_what_is_said(query: str, words: str) -> None:
    assert words in told(query)


def test_accents_do_not_shift_the_column() -> None:
    assert told('SELECT * { ?s "é" }') == told('SELECT * { ?s "e" }').replace('"e"', '"é"')
