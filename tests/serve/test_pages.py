"""A page and RDF for each thing that the build minted; the words of articles stay words."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import httpx
import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st

from kg.serve.articles import pieces_of
from kg.serve.pages import path_of
from kg.text.article import Article
from tests.invented_story import graph, story

BASE = "https://w3id.org/dealgraph/id/"
HTML = {"Accept": "text/html"}
MINTED = sorted({quad.subject.value for quad in graph().quads if str(quad.subject.value).startswith(BASE)})  # type: ignore[union-attr]


def local(iri: str) -> str:
    path = path_of(iri, BASE)
    assert path is not None
    return path


@pytest.mark.parametrize("iri", MINTED)
def test_each_thing_has_a_page(web: httpx.Client, iri: str) -> None:
    answer = web.get(local(iri), headers=HTML)
    assert answer.status_code == 200
    assert iri in answer.text


@pytest.mark.parametrize(("media", "reader"), [("text/turtle", "turtle"), ("application/n-triples", "nt"), ("application/rdf+xml", "xml")])  # fmt: skip
def test_each_thing_as_rdf_says_what_the_graph_says(web: httpx.Client, media: str, reader: str) -> None:
    whole = {str(quad.triple) for quad in graph().quads if quad.subject.value == f"{BASE}deal/brumeval-nordalia"}  # type: ignore[union-attr]
    answer = web.get("/id/deal/brumeval-nordalia", headers={"Accept": media})
    assert len(set(rdflib.Graph().parse(data=answer.content, format=reader))) == len(whole)


def test_all_links_of_a_page_lead_somewhere(web: httpx.Client) -> None:
    page = web.get("/id/company/Nordalia", headers=HTML).text
    links = set(re.findall(r'href="(/id/[^"]+)"', page))
    assert len(links) > 10
    assert {web.get(link, headers=HTML).status_code for link in links} == {200}


@pytest.mark.parametrize(
    "path",
    ["/id/company/Nobody", "/id/", "/id/a%20b", "/id/%3Cscript%3E", "/id/..%2F..%2Fetc", "/id/%00", "/id/%22%3E"],
)
def test_what_the_graph_does_not_know_is_not_found(web: httpx.Client, path: str) -> None:
    answer = web.get(path, headers=HTML)
    assert answer.status_code == 404
    assert "<script" not in answer.text


class Marks(HTMLParser):
    """The text of an article page, and what of it is marked."""

    def __init__(self) -> None:
        super().__init__()
        self.inside: list[str] = []
        self.text, self.marked = "", ""
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        if (tag, ("class", "text")) in {(tag, attr) for attr in attrs} or (self.inside and tag in {"mark", "a"}):
            self.inside.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self.inside and self.inside[-1] == tag:
            self.inside.pop()

    def handle_data(self, data: str) -> None:
        if self.inside and self.inside[-1] != "a":
            self.text += data
            self.marked += data if self.inside[-1] == "mark" else ""


@pytest.mark.parametrize("article", story().articles, ids=lambda article: str(article.id))
def test_an_article_shows_its_text_with_its_claims_marked(web: httpx.Client, article: Article) -> None:
    page = Marks()
    page.feed(web.get(f"/id/article/{article.id}", headers=HTML).text)
    assert page.text == article.text
    quotes = [claim.evidence.quote for claim in story().claims if claim.article == article.id]
    assert all(quote in page.marked for quote in quotes)
    assert not page.tags & {"b", "script"}


@given(st.text(max_size=30), st.lists(st.tuples(st.integers(-3, 40), st.integers(-3, 40)), max_size=6))
def test_pieces_are_the_text_and_cover_what_the_spans_cover(text: str, spans: list[tuple[int, int]]) -> None:
    pieces = pieces_of(text, spans)
    assert "".join(piece.text for piece in pieces) == text
    for number, (start, end) in enumerate(spans):
        covered = "".join(piece.text for piece in pieces if number in piece.covering)
        assert covered == (text[start:end] if 0 <= start < end <= len(text) else "")


def test_the_network_page_is_the_build_s_with_a_way_to_ask(web: httpx.Client, build: Path) -> None:
    served, written = web.get("/").text, (build / "network.html").read_text(encoding="utf-8")
    assert served.replace('<a href="/sparql">SPARQL</a>\n', "") == written
    assert served != written


def test_a_browser_gets_the_page_to_ask_and_a_program_the_answer(web: httpx.Client) -> None:
    query = {"query": "ASK { ?s ?p ?o }"}
    browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
    assert "<textarea" in web.get("/sparql", params=query, headers={"Accept": browser}).text
    assert web.get("/sparql", params=query).json() == {"head": {}, "boolean": True}


def test_things_are_found_under_the_base_of_the_build(web: httpx.Client) -> None:
    assert path_of("javascript:alert(1)", BASE) is None
    assert path_of("https://example.org/x", BASE) == "https://example.org/x"
    assert path_of(f'{BASE}a/"><script>', BASE) == "/id/a/%22%3E%3Cscript%3E"
    assert web.get("/id/company/Nordalia", headers={"Accept": "image/png"}).status_code == 406
