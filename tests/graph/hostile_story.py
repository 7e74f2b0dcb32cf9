"""A story of one claim with whatever names, text and source a test gives it, and a list of hostile ones."""

from __future__ import annotations

from decimal import Decimal

from kg.claims.model import Claim, Evidence, Grounding, Kind, Party, Role, Status
from kg.deals.model import Deal
from kg.graph.build import build_graph
from kg.graph.quads import Graph
from kg.pipeline import Story
from kg.text.article import Article
from kg.values import Bound, Money, Span

__all__ = ["PAYLOADS", "hostile_graph", "story_of"]

PAYLOADS = (
    "<script>alert(1)</script>", '"> <http://x/a> <http://x/b> <http://x/c> .', '"""', "'''", "\\", "\\u0041", '\\"@en',
    "a\nb\r\nc\td", "\x01\x1b[31m\x7f\x85", "\u202eoiranecs\u2069", "=1+1", "# no comment", "a . <b> <c> <d>", "日本 🚀 é",
    "e\u0301", "\u2028\u2029", "^^<http://www.w3.org/2001/XMLSchema#integer>", "@fr", "%00", "{ } | ^ `", "]]>", "&amp;",
)  # fmt: skip


def story_of(name: str, other: str, before: str, quote: str, source: str, language: str, article: str = "a/1") -> Story:
    """A story of one signed investment, `quote` after `before`; the source is also title, publisher, address and chip."""
    text = before + quote
    span = Span(len(before), len(text))
    told = Article(article, text, title=source, publisher=source, url=source, language=language)
    parties = (Party(Role.SOURCE, name, span, Grounding.EXPLICIT), Party(Role.TARGET, other, span, Grounding.EXPLICIT))
    money = Money.of(Decimal(5), Bound.UP_TO, "USD")
    claim = Claim(
        article, Kind.COMPUTE, parties, Evidence(quote, span, (span,)), Status.SIGNED, Grounding.EXPLICIT, money,
        chips=(source,), attributed_to=(source,),
    )  # fmt: skip
    deal = Deal(
        name, Kind.COMPUTE, (name,), other, Status.SIGNED, (claim.id,), claim.id, quote, money, chips=(source,)
    )  # fmt: skip
    return Story((told,), (claim,), (), (), (deal,), (), {})


def hostile_graph() -> Graph:
    """All the payloads, each in the place of a name, a sentence, a source, an id."""
    stories = [story_of(f"n{one}", f"o{one}", one, f"q{one}q", f"s{one}", one, f"a{one}") for one in PAYLOADS]
    return Graph.of(quad for story in stories for quad in build_graph(story).quads)
