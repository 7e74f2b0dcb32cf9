"""Articles and their claims as quads, each article's in the graph that bears its name."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import NamedNode, Quad

from kg.claims.evidence import check_evidence
from kg.claims.model import Claim, Role
from kg.graph.figures import describe_figures, written_in
from kg.graph.iris import Iris
from kg.graph.terms import address, date, integer, text, words
from kg.graph.vocab import CLASSES, GROUNDINGS, STATUSES, Kg, Rdf, Schema
from kg.text.article import Article
from kg.values import Span

__all__ = ["UNNAMED", "describe_article", "describe_claim"]

UNNAMED = "source"
"""What a claim's `attributed_to` says of a source that the article does not name."""


def describe_article(article: Article, iris: Iris) -> Iterator[Quad]:
    """The quads of what is known of an article: its origin and the digest of its text, never the text itself."""
    iri = graph = iris.article(article.id)
    yield Quad(iri, Rdf.type, Kg.Article, graph)
    yield Quad(iri, Rdf.label, text(article.title or article.id), graph)
    yield Quad(iri, Schema.identifier, text(article.id), graph)
    yield Quad(iri, Schema.inLanguage, text(article.language), graph)
    yield Quad(iri, Kg.textSha256, text(article.sha256), graph)
    if article.title:
        yield Quad(iri, Schema.headline, text(article.title), graph)
    if article.date is not None:
        yield Quad(iri, Schema.datePublished, date(article.date), graph)
    if article.url:
        yield Quad(iri, Schema.url, address(article.url), graph)
    if article.publisher:
        publisher = iris.source(article.publisher)
        yield Quad(iri, Schema.publisher, publisher, graph)
        yield from _source(publisher, article.publisher, graph)


def describe_claim(claim: Claim, article: Article, iris: Iris) -> Iterator[Quad]:
    """The quads of one claim, without its deal, which is nothing that the article says.

    Raises EvidenceError where its words are not in the article.
    """
    check_evidence(claim, article)
    iri, graph = iris.claim(claim.id), iris.article(article.id)
    yield Quad(iri, Rdf.type, Kg.Claim, graph)
    yield Quad(iri, Schema.identifier, text(claim.id), graph)
    yield Quad(iri, Kg.claimType, CLASSES[claim.kind], graph)
    yield Quad(iri, Kg.status, STATUSES[claim.status], graph)
    yield Quad(iri, Kg.grounding, GROUNDINGS[claim.grounding], graph)
    for party in claim.parties:
        side = Kg.from_ if party.role is Role.SOURCE else Kg.to
        yield Quad(iri, side, iris.company(party.name), graph)
    yield from describe_figures(iri, claim, written_in(claim, article), iris, graph)
    yield from _evidence(iri, claim, article, iris)
    for name in claim.attributed_to:
        source = iris.unnamed_source(article.id) if name == UNNAMED else iris.source(name)
        yield Quad(iri, Kg.statedBy, source, graph)
        yield from _source(source, name, graph)


def _evidence(iri: NamedNode, claim: Claim, article: Article, iris: Iris) -> Iterator[Quad]:
    graph = iris.article(article.id)
    yield Quad(iri, Kg.statedIn, graph, graph)
    yield Quad(iri, Kg.quote, text(claim.evidence.quote), graph)
    yield Quad(iri, Kg.start, integer(claim.evidence.span.start), graph)
    yield Quad(iri, Kg.end, integer(claim.evidence.span.end), graph)
    for span in claim.evidence.figures:
        yield from _mention(iri, span, article, iris)
    for party in claim.parties:
        yield from _mention(iri, party.span, article, iris)
        yield Quad(iris.mention(iri, party.span), Kg.names, iris.company(party.name), graph)


def _mention(claim: NamedNode, span: Span, article: Article, iris: Iris) -> Iterator[Quad]:
    mention, graph = iris.mention(claim, span), iris.article(article.id)
    yield Quad(claim, Kg.mention, mention, graph)
    yield Quad(mention, Rdf.type, Kg.Mention, graph)
    yield Quad(mention, Kg.start, integer(span.start), graph)
    yield Quad(mention, Kg.end, integer(span.end), graph)
    yield Quad(mention, Kg.asWritten, words(span.of(article.text), article.language), graph)


def _source(source: NamedNode, name: str, graph: NamedNode) -> Iterator[Quad]:
    yield Quad(source, Rdf.type, Kg.Source, graph)
    yield Quad(source, Rdf.label, text(name), graph)
