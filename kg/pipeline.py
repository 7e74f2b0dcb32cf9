"""The whole story in one screen: text -> mentions -> claims -> deals; graph, store and view are made from a `Story`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from kg.claims.many import read_all
from kg.claims.model import Claim, Grounding
from kg.claims.unread import Unread
from kg.deals.fuse import fuse
from kg.deals.history import published_by
from kg.deals.model import Conflict, Deal
from kg.deals.ties import Ties
from kg.lexicon.company import Company
from kg.lexicon.load import Lexicon
from kg.text.article import Article

__all__ = ["Story", "tell"]


@dataclass(frozen=True, slots=True)
class Story:
    """What a set of articles says: claims that entered, claims left out as assumed, unread sentences, deals, conflicts.

    `companies` maps the canonical names of the parties, and of their parents, to what the lexicon knows of them; a name
    that it does not know is absent.
    """

    articles: tuple[Article, ...]
    claims: tuple[Claim, ...]
    assumed: tuple[Claim, ...]
    unread: tuple[Unread, ...]
    deals: tuple[Deal, ...]
    conflicts: tuple[Conflict, ...]
    companies: dict[str, Company]


def tell(
    articles: Iterable[Article],
    lexicon: Lexicon | None = None,
    *,
    assumed: bool = False,
    as_of: dt.date | None = None,
    undated: bool = True,
    jobs: int = 1,
) -> Story:
    """The story that the articles tell, whatever their order.

    With `as_of`, only articles published by that day count; an article without a date always does, unless `undated` is
    false. Claims whose parties are assumed stay out of the deals unless `assumed`. `jobs` processes read the articles.
    """
    lexicon = lexicon or Lexicon.load()
    known = sorted(published_by(articles, as_of, undated=undated), key=lambda article: article.id)
    claims: list[Claim] = []
    unread: list[Unread] = []
    for reading in read_all(known, lexicon, jobs):
        claims += reading.claims
        unread += reading.unread
    entering = [claim for claim in claims if assumed or claim.grounding is not Grounding.ASSUMED]
    staying_out = [claim for claim in claims if not assumed and claim.grounding is Grounding.ASSUMED]
    deals, conflicts = fuse(entering, known, lexicon.companies)
    ties = Ties.of(lexicon.companies)
    names = sorted({name for party in _names(claims) for name in ties.line(party)})
    companies = {name: lexicon.companies[name] for name in names if name in lexicon.companies}
    return Story(
        tuple(known), tuple(entering), tuple(staying_out), tuple(unread), tuple(deals), tuple(conflicts), companies
    )


def _names(claims: Iterable[Claim]) -> set[str]:
    return {party.name for claim in claims for party in claim.parties}
