"""A story as a graph: each article's claims in that article's graph, deals, companies and conflicts in one of their own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from pyoxigraph import Quad

from kg.claims.model import Claim
from kg.deals.model import Deal
from kg.graph.dataset import describe_dataset
from kg.graph.figures import Written, written_in
from kg.graph.from_claims import UNNAMED, describe_article, describe_claim
from kg.graph.from_deals import describe_companies, describe_conflict, describe_deal, describe_spokesmen
from kg.graph.iris import BASE_IRI, Iris
from kg.graph.quads import Graph
from kg.text.article import Article

if TYPE_CHECKING:
    from kg.pipeline import Story

__all__ = ["build_graph"]


def build_graph(story: Story, *, base_iri: str = BASE_IRI) -> Graph:
    """The graph of a story; what the build mints has its IRI under `base_iri`.

    The same articles give the same graph whatever their order. Raises GraphError where `base_iri` cannot begin an
    IRI, EvidenceError (a bug, not an error of the user's) where a claim is not grounded in its article.
    """
    iris = Iris(base_iri)
    quads = [*_from_articles(story, iris), *_from_deals(story, iris)]
    return Graph.of([*quads, *describe_dataset(quads, iris)], base_iri)


def _from_articles(story: Story, iris: Iris) -> Iterator[Quad]:
    articles = {article.id: article for article in story.articles}
    for article in story.articles:
        yield from describe_article(article, iris)
    for claim in story.claims:
        yield from describe_claim(claim, articles[claim.article], iris)


def _from_deals(story: Story, iris: Iris) -> Iterator[Quad]:
    articles = {article.id: article for article in story.articles}
    claims = {claim.id: claim for claim in story.claims}
    for deal in story.deals:
        chosen = claims[deal.chosen_from]
        yield from describe_deal(deal, _words_for(deal, chosen, articles[chosen.article]), iris)
    for conflict in story.conflicts:
        yield from describe_conflict(conflict, iris)
    names = {party.name for claim in story.claims for party in claim.parties} | _parties(story.deals)
    yield from describe_companies(sorted(names), story.companies, iris)
    publishers = {article.publisher for article in story.articles}
    speakers = {name for claim in story.claims for name in claim.attributed_to}
    yield from describe_spokesmen((publishers | speakers) - {UNNAMED}, names, iris)


def _words_for(deal: Deal, chosen: Claim, article: Article) -> Written:
    """The words of the chosen claim for those figures that the deal took from it unchanged."""
    written = written_in(chosen, article)
    return {name: said for name, said in written.items() if getattr(deal, name) == getattr(chosen, name)}


def _parties(deals: Iterable[Deal]) -> set[str]:
    return {name for deal in deals for name in (*deal.sources, deal.target) if name is not None}
