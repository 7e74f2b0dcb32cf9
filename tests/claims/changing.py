"""Articles changed so that their claims must follow: other companies in their places, other figures, another order.

A company of the lexicon becomes another of its sector, of its country where there is one, that the article does not
name; its other names, products, people and cities change with it. Nobody has heard of the deals that such an article
tells, and its sentences are the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from kg.claims.model import Claim
from kg.lexicon.company import Company
from kg.lexicon.load import Lexicon
from kg.mentions.scene import Pages, Scene
from kg.text.article import Article
from kg.values import Capacity, Money, Percent, Span
from tests.rewriting import Rewriting

__all__ = ["halved", "halved_claim", "independent", "independent_sentences", "other_companies", "swapped"]

_WHOLE = 6  # words that a sentence has at least, to say something by itself
_OPENING = 3  # the first sentences of an article say what it is about
_NUMBER = re.compile(
    r"""
    (?P<grouped> \d{1,3} (?: [\ .\u00a0\u202f] \d{3} )+ (?!\d) )
    | (?P<whole> \d+ ) (?: (?P<point> [.,] ) (?P<fraction> \d+ ) )?
    """,
    re.VERBOSE,
)


def other_companies(article: Article, lexicon: Lexicon) -> Rewriting:
    """The rewriting that puts other companies of the lexicon in the places of those that the article names."""
    named = [company for company in lexicon.companies.values() if _names_it(article.text, company)]
    taken = {company.id for company in named}
    texts: dict[str, str] = {}
    names: dict[str, str] = {}
    for company in named:
        other = _other(company, article.text, lexicon, taken)
        if other is not None:
            taken.add(other.id)
            names[company.name] = other.name
            texts |= dict(_texts(company, other))
    return Rewriting(article.id, Decimal(1), {**texts, **names}, names)


def halved(article: Article, pages: Pages) -> Article:
    """The article with every figure that is written in digits halved."""
    text = article.text
    for span in sorted({figure.span for scene in pages.scenes for figure in scene.figures}, reverse=True):
        text = text[: span.start] + _NUMBER.sub(_half, span.of(text)) + text[span.end :]
    return replace(article, text=text)


def halved_claim(claim: Claim, pages: Pages) -> Claim:
    """The claim that the halved article makes instead."""
    text = pages.article.text
    figures = {figure.span: figure for scene in pages.scenes for figure in scene.figures}
    forms = {figures[span].form.value for span in claim.evidence.figures if any(map(str.isdigit, span.of(text)))}
    return replace(
        claim,
        money=_half_money(claim.money) if "money" in forms else claim.money,
        capacity=_half_capacity(claim.capacity) if "capacity" in forms else claim.capacity,
        percent=_half_percent(claim.percent) if "percent" in forms else claim.percent,
    )


def independent(pages: Pages) -> Iterator[tuple[Span, Span]]:
    """Neighbouring paragraphs after the opening that name companies, none of them both, and refer to none besides.

    A figure "de plus" goes on with a deal told before, so it is no part of an independent paragraph.
    """
    paragraphs: dict[int, list[Scene]] = {}
    for scene in pages.scenes:
        paragraphs.setdefault(scene.paragraph, []).append(scene)
    yield from _apart(list(paragraphs.values()))


def independent_sentences(pages: Pages, claims: Iterable[Claim]) -> Iterator[tuple[Span, Span]]:
    """Neighbouring sentences of one paragraph that are as independent, each of which names the parties of its claims.

    A heading ("CORVANEL (Lille).") or a scrap ("Comme Corvanel.") is about what follows.
    """
    understood = {
        claim.evidence.span for claim in claims if any(party.span not in claim.evidence.span for party in claim.parties)
    }
    for one, other in pairwise(pages.scenes):
        whole = min(len(one.text().split()), len(other.text().split())) >= _WHOLE
        if whole and one.paragraph == other.paragraph and understood.isdisjoint({one.span, other.span}):
            yield from _apart([[one], [other]])


def _apart(parts: list[list[Scene]]) -> Iterator[tuple[Span, Span]]:
    for one, other in pairwise(parts):
        apart = not _companies(one) & _companies(other)
        if one[0].index >= _OPENING and apart and _names_all(one) and _names_all(other):
            yield _span(one), _span(other)


def swapped(article: Article, one: Span, other: Span) -> Article:
    """The article with two of its parts in each other's places."""
    text = article.text
    parts = (text[: one.start], other.of(text), text[one.end : other.start], one.of(text), text[other.end :])
    return replace(article, text="".join(parts))


def _names_it(text: str, company: Company) -> bool:
    strong = {company.name, *company.strong} - set(company.weak)
    return any(_stands(name, text) for name in strong)


def _stands(words: str, text: str) -> bool:
    return words in text and re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text) is not None


def _other(company: Company, text: str, lexicon: Lexicon, taken: set[str]) -> Company | None:
    """The next company of the lexicon that can stand for this one: with a product where the article names a product."""
    all_ = list(lexicon.companies.values())
    place = next(at for at, one in enumerate(all_) if one.id == company.id)
    peers = [
        one
        for one in (*all_[place + 1 :], *all_[:place])
        if one.sector is company.sector
        and one.id not in taken
        and not _names_it(text, one)
        and not {*one.name.split()} & {*company.name.split()}
    ]
    needs = [
        field for field in ("products", "people", "cities") if any(_stands(w, text) for w in getattr(company, field))
    ]
    peers.sort(key=lambda one: (sum(not getattr(one, field) for field in needs), one.country != company.country))
    return peers[0] if peers else None


def _texts(company: Company, other: Company) -> Iterator[tuple[str, str]]:
    yield from ((name, other.name) for name in (*company.strong, *company.weak))
    for field in ("products", "people", "cities", "tickers"):
        given = getattr(other, field)
        if given:
            yield from ((word, given[0]) for word in getattr(company, field))
    if other.people:
        yield from ((person.split()[-1], other.people[0].split()[-1]) for person in company.people)


def _half(found: re.Match[str]) -> str:
    digits = re.sub(r"\D", "", found["grouped"] or found["whole"])
    value = Decimal(f"{digits}.{found['fraction'] or 0}") / 2
    whole, _, fraction = f"{value.normalize():f}".partition(".")
    return f"{int(whole):,}".replace(",", "\u00a0") + (f"{found['point'] or ','}{fraction}" if fraction else "")


def _half_money(money: Money | None) -> Money | None:
    return replace(money, low=_half_of(money.low), high=_half_of(money.high)) if money else None


def _half_capacity(capacity: Capacity | None) -> Capacity | None:
    return replace(capacity, low=_half_of(capacity.low), high=_half_of(capacity.high)) if capacity else None


def _half_percent(percent: Percent | None) -> Percent | None:
    return replace(percent, value=percent.value / 2) if percent else None


def _half_of(value: Decimal | None) -> Decimal | None:
    return None if value is None else value / 2


def _companies(scenes: list[Scene]) -> set[str]:
    return {party.entity for scene in scenes for party in scene.parties if party.entity}


def _names_all(scenes: list[Scene]) -> bool:
    parties = [party for scene in scenes for party in scene.parties]
    goes_on = any(cue.group == "more" for scene in scenes for cue in scene.cues)
    return bool(parties) and not goes_on and all(party.entity for party in parties)


def _span(scenes: list[Scene]) -> Span:
    return Span(scenes[0].span.start, scenes[-1].span.end)
