"""Values become checked terms: no value can change what a query does."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import QueryError
from kg.query.engine import answer
from kg.query.parameters import bind, company_named, term_of
from kg.query.question import Question

XSD = "http://www.w3.org/2001/XMLSchema#"


@pytest.mark.parametrize(
    ("value", "kind", "term"),
    [
        ("2026-01-29", "", f'"2026-01-29"^^<{XSD}date>'),
        ("42", "", f'"42"^^<{XSD}integer>'),
        ("-0.8", "", f'"-0.8"^^<{XSD}decimal>'),
        ("true", "", f'"true"^^<{XSD}boolean>'),
        ("kg:Talks", "", "<https://w3id.org/dealgraph/ontology#Talks>"),
        ("company:OpenAI", "", "<https://w3id.org/dealgraph/id/company/OpenAI>"),
        ("<http://x/a>", "", "<http://x/a>"),
        ('"été"@fr-CA', "", '"été"@fr-ca'),
        ('"7"^^xsd:integer', "", f'"7"^^<{XSD}integer>'),
        ("9984.T", "", '"9984.T"'),
        ("42", "text", '"42"'),
        ("http://x/a", "iri", "<http://x/a>"),
        ("50000000000", "number", f'"50000000000"^^<{XSD}integer>'),
    ],
)
def test_what_a_value_stands_for(value: str, kind: str, term: str) -> None:
    assert str(term_of(value, kind)) == term


@pytest.mark.parametrize(
    ("value", "kind"),
    [("2026-02-30", ""), ("soon", "date"), ("much", "number"), ("a b", "iri"), ("<a b>", ""), ("<http://x/> }", "iri")],
)
def test_values_of_the_wrong_kind_are_refused(value: str, kind: str) -> None:
    with pytest.raises(QueryError):
        term_of(value, kind)


@given(st.text())
def test_any_text_stays_one_literal(value: str) -> None:
    query, left = bind("SELECT ?x { VALUES ?x { UNDEF } }", {"x": term_of(value, "text")})
    rows = list(ox.Store().query(query))  # type: ignore[arg-type]
    assert [row["x"].value for row in rows] == [value]
    assert not left


def test_a_block_is_filled_and_what_has_none_is_substituted() -> None:
    query, left = bind("SELECT ?a ?b { VALUES ?a { UNDEF } ?a ?p ?b }", {"a": term_of("1"), "b": term_of("2")})
    assert query == f'SELECT ?a ?b {{ VALUES ?a {{ "1"^^<{XSD}integer> }} ?a ?p ?b }}'
    assert list(left) == [ox.Variable("b")]


def test_a_block_inside_a_comment_or_a_string_is_none() -> None:
    query = "SELECT ?a { # VALUES ?a { UNDEF }\n ?a ?p 'VALUES ?a { UNDEF }' }"
    assert bind(query, {"a": term_of("1")})[0] == query


def test_unknown_parameters_are_told_with_the_nearest() -> None:
    with pytest.raises(QueryError, match="did you mean company"):
        bind("SELECT ?company { ?company a kg:Company }", {"compny": term_of("x")})


def test_a_variable_that_is_not_selected_is_told() -> None:
    with pytest.raises(QueryError, match=r"VALUES \?name"):
        answer(ox.Store(), Question("SELECT ?o { ?s ?p ?o }", parameters={"s": "<http://x/a>"}))


def test_companies_are_found_whatever_case_and_accents() -> None:
    assert company_named("celesta", ["Célesta", "Axonix"]) == "Célesta"
    with pytest.raises(QueryError, match="did you mean Célesta"):
        company_named("Celestia", ["Célesta", "Axonix"])
