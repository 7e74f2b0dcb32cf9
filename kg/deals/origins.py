"""How many independent origins speak for a deal: three papers that quote Reuters are one.

The origin of a claim is who the article says it comes from; where it names nobody, the publisher, else the article
itself. An article that names an origin in one sentence adds none of its own by repeating the claim without a name.
Sentences copied word for word from one article to another have one origin.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from unidecode import unidecode

from kg.deals.facts import Facts
from kg.text.article import Article

__all__ = ["origins_of"]

_UNNAMED = "source"
_COPY = 60
"""How long a sentence must be for its word-for-word repetition to be a copy."""


def origins_of(facts: Iterable[Facts], articles: Mapping[str, Article]) -> frozenset[str]:
    """The folded names of the independent origins of claims about one deal; at least one for one claim."""
    named: set[str] = set()
    silent: dict[str, str] = {}
    attributed: set[str] = set()
    for fact in facts:
        names = {_fold(name) for name in fact.claim.attributed_to} - {_UNNAMED}
        if names:
            named |= names
            attributed.add(fact.article)
        elif fact.article not in silent or fact.claim.evidence.quote < silent[fact.article]:
            silent[fact.article] = fact.claim.evidence.quote
    copies: dict[str, str] = {}
    for article in sorted(silent.keys() - attributed):
        quote = " ".join(silent[article].split())
        publisher = _fold(articles[article].publisher) if article in articles else ""
        own = publisher or f"article {article}"
        named.add(copies.setdefault(quote, own) if len(quote) >= _COPY else own)
    return frozenset(named)


def _fold(name: str) -> str:
    return " ".join(unidecode(name).lower().removeprefix("the ").split())
