"""What is really read from the seed articles, assumed claims too, keeps the contract from the text to the triples."""

from __future__ import annotations

from functools import cache

from kg.claims.evidence import check_evidence
from kg.graph.build import build_graph
from kg.graph.check import check_graph
from kg.graph.vocab import Kg
from kg.pipeline import Story, tell
from kg.reading.read import read_articles
from kg.resources import folder


@cache
def told() -> Story:
    return tell(read_articles([folder("seeds")]).articles, assumed=True)


def test_every_claim_is_found_back_in_its_article() -> None:
    texts = {article.id: article for article in told().articles}
    assert len(told().claims) > 20
    for claim in told().claims:
        check_evidence(claim, texts[claim.article])


def test_the_graph_of_the_seeds_keeps_every_rule() -> None:
    graph = build_graph(told())
    report = check_graph(graph)
    assert report.breaches == ()
    assert report.counts["claim"] == len(told().claims)
    assert report.counts["deal"] == len(told().deals)


def test_every_figure_of_the_seeds_has_its_words() -> None:
    graph = build_graph(told())
    worded = {quad.subject for quad in graph.quads if quad.predicate == Kg.asWritten}
    figures = {
        quad.object
        for quad in graph.quads
        if quad.predicate in {Kg.amount, Kg.capacity} and "/claim/" in str(quad.subject)
    }
    assert figures
    assert figures <= worded
