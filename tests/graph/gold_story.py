"""The seeds as a story, from their gold claims and the real fusion: what the tests of the graph build from."""

from __future__ import annotations

from functools import cache

from kg.deals.fuse import fuse
from kg.graph.build import build_graph
from kg.graph.quads import Graph
from kg.lexicon.load import Lexicon
from kg.pipeline import Story
from kg.reading.read import read_articles
from tests.gold_claims import ROOT, SEEDS_GOLD, gold_claims, load_rows

__all__ = ["gold_graph", "gold_story", "story_in_order"]


@cache
def gold_story() -> Story:
    """The story of the gold claims of the seeds."""
    return story_in_order(reverse=False)


def story_in_order(*, reverse: bool) -> Story:
    """The story of the gold claims of the seeds, articles and claims given forwards or backwards."""
    articles = list(read_articles([ROOT / "seeds"]).articles)
    claims = [claim for claim, _ in gold_claims(load_rows(SEEDS_GOLD), {one.id: one for one in articles})]
    if reverse:
        articles.reverse()
        claims.reverse()
    known = Lexicon.load().companies
    names = {party.name for claim in claims for party in claim.parties}
    companies = {name: known[name] for name in sorted(names, reverse=reverse) if name in known}
    deals, conflicts = fuse(claims, articles, companies)
    return Story(tuple(articles), tuple(claims), (), (), tuple(deals), tuple(conflicts), companies)


@cache
def gold_graph() -> Graph:
    """The graph of the gold claims of the seeds."""
    return build_graph(gold_story())
