"""What a page tells about one thing of the graph: its statements, what points to it, and the claims behind it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from kg.query.prefixes import shorten
from kg.query.question import Answer, Question
from kg.query.table import cell_text
from kg.serve.pool import Pool

__all__ = ["ClaimRow", "Statement", "Thing", "graph_of", "thing_at"]

MOST = 500
"""How many statements of a kind a page shows."""

_ABOUT = f"""
SELECT ?thing ?property ?value ?label WHERE {{
  ?thing ?property ?value . OPTIONAL {{ ?value rdfs:label ?label }}
}} ORDER BY ?property ?value LIMIT {MOST}"""
_POINTING = f"""
SELECT ?thing ?property ?value ?label WHERE {{
  ?value ?property ?thing . OPTIONAL {{ ?value rdfs:label ?label }}
}} ORDER BY ?property ?value LIMIT {MOST}"""
_CLAIMS = f"""
SELECT DISTINCT ?thing ?published ?status ?quote ?claim ?article ?title ?deal ?about ?start ?end WHERE {{
  {{ ?thing kg:supportedBy ?claim }} UNION {{ ?claim kg:statedIn ?thing }} UNION {{ ?claim kg:from ?thing }}
  UNION {{ ?claim kg:to ?thing }} UNION {{ ?thing kg:member ?claim }} UNION {{ ?claim kg:statedBy ?thing }}
  ?claim a kg:Claim ; kg:status ?status ; kg:quote ?quote ; kg:statedIn ?article ; kg:start ?start ; kg:end ?end .
  OPTIONAL {{ ?article rdfs:label ?title }}
  OPTIONAL {{ ?article schema:datePublished ?published }}
  OPTIONAL {{ ?claim kg:about ?deal . ?deal rdfs:label ?about }}
}} ORDER BY DESC(?published) ?article ?start ?claim LIMIT {MOST}"""
_GRAPH = "CONSTRUCT { ?thing ?property ?value } WHERE { VALUES ?thing { UNDEF } ?thing ?property ?value }"


@dataclass(frozen=True, slots=True)
class Statement:
    """A property and its value as a page shows them; `iri` is the value's where it is a thing."""

    property: str
    value: str
    iri: str | None


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim as a page lists it: the words, where they stand, and the deal that they are about."""

    iri: str
    status: str
    quote: str
    published: str
    article: str
    title: str
    deal: str
    about: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing of the graph."""

    iri: str
    label: str
    types: tuple[str, ...]
    statements: tuple[Statement, ...]
    pointing: tuple[Statement, ...]
    claims: tuple[ClaimRow, ...]


async def thing_at(pool: Pool, iri: str) -> Thing | None:
    """The thing of that IRI; None where the graph says nothing of it."""
    about = await _rows(pool, _ABOUT, iri)
    pointing = await _rows(pool, _POINTING, iri)
    if not about and not pointing:
        return None
    statements = tuple(_statement(row) for row in about)
    label = next((s.value for s in statements if s.property == "rdfs:label"), shorten(iri))
    types = tuple(s.value for s in statements if s.property == "rdf:type")
    claims = tuple(_claim(row) for row in await _rows(pool, _CLAIMS, iri))
    shown = tuple(s for s in statements if s.property not in {"rdfs:label", "rdf:type"})
    return Thing(iri, label, types, shown, tuple(_statement(row) for row in pointing), claims)


async def graph_of(pool: Pool, iri: str, form: str) -> Answer:
    """What the graph says of the thing, as RDF in a format."""
    return await pool.ask(Question(_GRAPH, parameters={"thing": f"<{iri}>"}, graph_format=form))


async def _rows(pool: Pool, query: str, iri: str) -> list[dict[str, Any]]:
    answer = await pool.ask(Question(query, parameters={"thing": f"<{iri}>"}))
    rows: list[dict[str, Any]] = json.loads(answer.data)["results"]["bindings"]
    return rows


def _statement(row: dict[str, Any]) -> Statement:
    value = row["value"]
    iri = str(value["value"]) if value["type"] == "uri" else None
    label = row.get("label")
    shown = str(label["value"]) if label and iri else cell_text(value)
    return Statement(shorten(str(row["property"]["value"])), shown, iri)


def _claim(row: dict[str, Any]) -> ClaimRow:
    def text(name: str) -> str:
        return str(row[name]["value"]) if name in row else ""

    return ClaimRow(
        text("claim"), shorten(text("status")).removeprefix("kg:"), text("quote"), text("published"), text("article"),
        text("title"), text("deal"), text("about"), int(text("start")), int(text("end")),
    )  # fmt: skip
