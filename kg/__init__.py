"""dealgraph: press articles in, a checked knowledge graph of investments and compute deals out.

The names below are the public interface. Each is imported when it is first used, so that `import kg` costs nothing.

>>> import kg
>>> story = kg.tell([kg.Article("a1", "Amazon va investir 5 milliards de dollars dans OpenAI.")])
>>> [(claim.sources, claim.target, claim.status.value) for claim in story.claims]
[(('Amazon',), 'OpenAI', 'announced')]
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.claims.model import Claim as Claim
    from kg.deals.model import Deal as Deal
    from kg.errors import KgError as KgError
    from kg.graph.build import build_graph as build_graph
    from kg.lexicon.load import Lexicon as Lexicon
    from kg.network.build import network_of as network_of
    from kg.outputs.write import write_outputs as write_outputs
    from kg.pipeline import Story as Story
    from kg.pipeline import tell as tell
    from kg.reading.read import read_articles as read_articles
    from kg.text.article import Article as Article
    from kg.view.page import render as render

_HOMES = {
    "Article": "kg.text.article",
    "Claim": "kg.claims.model",
    "Deal": "kg.deals.model",
    "KgError": "kg.errors",
    "Lexicon": "kg.lexicon.load",
    "Story": "kg.pipeline",
    "build_graph": "kg.graph.build",
    "network_of": "kg.network.build",
    "read_articles": "kg.reading.read",
    "render": "kg.view.page",
    "tell": "kg.pipeline",
    "write_outputs": "kg.outputs.write",
}

__all__ = list(_HOMES)


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'kg' has no attribute {name!r}")
    return getattr(importlib.import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted([*globals(), *_HOMES])
