"""What the SPARQL 1.1 Protocol asks of a read-only endpoint, request by request."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote, urlencode

import httpx
import pytest
import rdflib

from kg.serve.negotiation import GRAPHS, SOLUTIONS
from tests.query.attacks import ATTACKS
from tests.query.listening import Listener

ASK = "ASK { ?s a kg:Deal }"
SELECT = "SELECT ?s { ?s a kg:Company } ORDER BY ?s"
GRAPH = "CONSTRUCT { ?s a kg:Company } WHERE { ?s a kg:Company }"
DIRECT = {"Content-Type": "application/sparql-query"}
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
JSON = {"Accept": "application/sparql-results+json"}

REQUESTS: dict[str, tuple[str, str, dict[str, str], bytes, int]] = {
    # what: method, address, headers, body, status
    "query by GET": ("GET", f"/sparql?query={quote(ASK)}", {}, b"", 200),
    "query by HEAD": ("HEAD", f"/sparql?query={quote(ASK)}", {}, b"", 200),
    "query by POST of a form": ("POST", "/sparql", FORM, urlencode({"query": ASK}).encode(), 200),
    "form with a charset": ("POST", "/sparql", {"Content-Type": FORM["Content-Type"] + "; charset=UTF-8"}, urlencode({"query": ASK}).encode(), 200),
    "query by direct POST": ("POST", "/sparql", DIRECT, ASK.encode(), 200),
    "graph in the address of a direct POST": ("POST", "/sparql?default-graph-uri=http%3A%2F%2Fx%2F", DIRECT, ASK.encode(), 200),
    "no query by GET": ("GET", "/sparql?other=1", {"Accept": "text/csv"}, b"", 400),
    "no query by POST": ("POST", "/sparql", FORM, b"other=1", 400),
    "an empty form": ("POST", "/sparql", FORM, b"", 400),
    "two queries": ("GET", f"/sparql?query={quote(ASK)}&query={quote(ASK)}", {}, b"", 400),
    "two queries by POST": ("POST", "/sparql", FORM, urlencode([("query", ASK), ("query", ASK)]).encode(), 400),
    "a query in address and body": ("POST", f"/sparql?query={quote(ASK)}", DIRECT, ASK.encode(), 400),
    "wrong syntax": ("GET", "/sparql?query=SELEKT", {}, b"", 400),
    "not UTF-8": ("POST", "/sparql", DIRECT, b"ASK { ?s ?p '\xff' }", 400),
    "a form that is not UTF-8": ("POST", "/sparql", FORM, b"query=%FF", 400),
    "a graph that is no IRI": ("GET", f"/sparql?query={quote(ASK)}&default-graph-uri=a%20b", {}, b"", 400),
    "PUT": ("PUT", "/sparql", DIRECT, ASK.encode(), 405),
    "DELETE": ("DELETE", "/sparql", {}, b"", 405),
    "no media type": ("POST", "/sparql", {}, ASK.encode(), 415),
    "a wrong media type": ("POST", "/sparql", {"Content-Type": "text/plain"}, ASK.encode(), 415),
    "an update by POST": ("POST", "/sparql", {"Content-Type": "application/sparql-update"}, b"CLEAR ALL", 403),
    "an update in a form": ("POST", "/sparql", FORM, b"update=CLEAR+ALL", 403),
    "an update by GET": ("GET", "/sparql?update=CLEAR+ALL", {"Accept": "text/csv"}, b"", 403),
    "an update as a query": ("POST", "/sparql", DIRECT, b"CLEAR ALL", 403),
    "too large": ("POST", "/sparql", DIRECT, ASK.encode() + b" " * 1_100_000, 413),
    "nothing acceptable": ("GET", f"/sparql?query={quote(SELECT)}", {"Accept": "image/png"}, b"", 406),
    "rows as Turtle": ("GET", f"/sparql?query={quote(SELECT)}", {"Accept": "text/turtle"}, b"", 406),
    "a graph as CSV": ("GET", f"/sparql?query={quote(GRAPH)}", {"Accept": "text/csv"}, b"", 406),
    "another host": ("GET", f"/sparql?query={quote(ASK)}", {"Host": "evil.example"}, b"", 400),
    "a page of another site": ("GET", f"/sparql?query={quote(ASK)}", {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"}, b"", 403),
    "a link on another site": ("GET", f"/sparql?query={quote(ASK)}", {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}, b"", 200),
    "nowhere": ("GET", "/nowhere", {}, b"", 404),
    "out of the folder": ("GET", "/static/..%2Fapp.py", {}, b"", 404),
}  # fmt: skip


@pytest.mark.parametrize("what", REQUESTS)
def test_the_status_is_the_protocol_s(web: httpx.Client, what: str) -> None:
    method, address, headers, body, status = REQUESTS[what]
    answer = web.request(method, address, headers=headers, content=body)
    assert answer.status_code == status, answer.text
    if status >= 400 and method != "HEAD":
        assert answer.text.strip()


@pytest.mark.parametrize("media", SOLUTIONS)
def test_rows_in_every_format(web: httpx.Client, media: str) -> None:
    answer = web.get("/sparql", params={"query": SELECT}, headers={"Accept": media})
    assert answer.status_code == 200
    assert "company/Nordalia" in answer.text
    short = {"application/json": "application/sparql-results+json", "text/xml": "application/sparql-results+xml",
             "application/xml": "application/sparql-results+xml"}  # fmt: skip
    assert answer.headers["content-type"].partition(";")[0] == short.get(media, media)


@pytest.mark.parametrize("media", GRAPHS)
def test_graphs_in_every_format(web: httpx.Client, media: str) -> None:
    answer = web.get("/sparql", params={"query": GRAPH}, headers={"Accept": media})
    assert answer.status_code == 200
    assert "Nordalia" in answer.text


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        ("", "application/sparql-results+json"),
        ("*/*", "application/sparql-results+json"),
        ("text/csv;q=0.2, application/sparql-results+xml", "application/sparql-results+xml"),
        ("text/*;q=0.5, application/*;q=0.1", "text/csv"),
        ("application/sparql-results+json;q=0, text/csv;q=0.1", "text/csv"),
    ],
)
def test_the_client_chooses(web: httpx.Client, accept: str, media: str) -> None:
    answer = web.get("/sparql", params={"query": SELECT}, headers={"Accept": accept})
    assert answer.headers["content-type"].partition(";")[0] == media


def rows(web: httpx.Client, query: str, **graphs: str) -> Any:
    return web.post("/sparql", data={"query": query} | graphs, headers=JSON).json()["results"]["bindings"]


def test_the_request_chooses_the_graphs(web: httpx.Client) -> None:
    article = "https://w3id.org/dealgraph/id/article/a1"
    whole = rows(web, "SELECT * { ?c a kg:Claim }")
    assert 0 < len(rows(web, "SELECT * { ?c a kg:Claim }", **{"default-graph-uri": article})) < len(whole)
    assert not rows(web, "SELECT * { ?c a kg:Claim }", **{"named-graph-uri": article})
    assert {row["g"]["value"] for row in rows(web, "SELECT DISTINCT ?g { GRAPH ?g { ?c a kg:Claim } }", **{"named-graph-uri": article})} == {article}  # fmt: skip


def test_a_syntax_error_is_told_with_its_line(web: httpx.Client) -> None:
    answer = web.post("/sparql", content="SELECT *\n{ ?s kg:from }", headers=DIRECT)
    assert "line 2, column 14" in answer.text
    assert "2 | { ?s kg:from }" in answer.text


@pytest.mark.parametrize("name", ATTACKS)
def test_no_attack_reaches_out_or_changes_data(web: httpx.Client, name: str) -> None:
    before = rows(web, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
    with Listener() as listener:
        answer = web.post("/sparql", content=ATTACKS[name].replace("URL", listener.url), headers=DIRECT | JSON)
        assert answer.status_code in {400, 403} or not answer.json()["results"]["bindings"]
        assert listener.calls == 0
    assert rows(web, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }") == before


def test_the_endpoint_describes_itself(web: httpx.Client) -> None:
    answer = web.get("/sparql", headers={"Accept": "text/turtle"})
    said = rdflib.Graph().parse(data=answer.text, format="turtle")
    sd = rdflib.Namespace("http://www.w3.org/ns/sparql-service-description#")
    (endpoint,) = said.objects(None, sd.endpoint)
    assert str(endpoint) == f"{web.base_url}/sparql".replace("//sparql", "/sparql")
    assert (None, sd.supportedLanguage, sd.SPARQL11Query) in said


def test_every_answer_has_the_headers_that_keep_browsers_safe(web: httpx.Client) -> None:
    for address in (
        "/",
        "/sparql",
        "/id/company/Nordalia",
        "/nowhere",
        "/static/ask.js",
        f"/sparql?query={quote(ASK)}",
    ):
        headers = web.get(address, headers={"Accept": "text/html, */*;q=0.1"}).headers
        assert "frame-ancestors 'none'" in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert "access-control-allow-origin" not in headers
