"""A graph of an invented press of any size: claims drawn by lot, then the program's own fusion and graph.

So the graph has the shape that a build gives today, in about the proportions of the bundled articles: three claims in
four have money, one deal in four is one of compute, a deal is told two or three times, some tellings contradict, some
companies stand in many deals and most in few. The same size and seed give the same bytes; no name is of a real company.
"""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

from kg.claims.model import Basis, Claim, Evidence, Grounding, Kind, Party, Role, Status
from kg.deals.fuse import fuse
from kg.graph.build import build_graph
from kg.graph.formats import Format
from kg.graph.write import serialise
from kg.lexicon.company import Company, Sector
from kg.pipeline import Story
from kg.text.article import Article
from kg.values import Bound, Capacity, Money, PartialDate, Percent, Span

TRIPLES_PER_CLAIM = 49
CLAIMS_PER_ARTICLE, CLAIMS_PER_DEAL, CLAIMS_PER_COMPANY, DEALS_PER_PAIR = 11, 2.4, 20, 2
KINDS = {Kind.INVESTMENT: 46, Kind.COMPUTE: 25, Kind.ROUND: 9, Kind.VALUATION: 16, Kind.STAKE: 4}
STATUSES = {
    Status.TALKS: 25, Status.ANNOUNCED: 30, Status.CONDITIONAL: 5, Status.SIGNED: 15, Status.COMPLETED: 20,
    Status.WITHDRAWN: 5,
}  # fmt: skip
BOUNDS = {Bound.EXACT: 70, Bound.UP_TO: 15, Bound.ABOUT: 10, Bound.MORE_THAN: 5}
SPEAKERS = [f"Agence {number}" for number in range(40)]
FIRST_DAY = dt.date(2023, 1, 2)

Choice = TypeVar("Choice")


@dataclass(frozen=True, slots=True)
class Telling:
    """One claim before it has an article: who, what, how much, as one sentence will say it."""

    kind: Kind
    sources: tuple[str, ...]
    target: str
    status: Status
    value: Decimal
    bound: Bound
    currency: str
    in_power: bool
    chips: tuple[str, ...]
    part: bool
    date: PartialDate | None
    speaker: str | None


def press_graph(triples: int, seed: int = 7) -> bytes:
    """The N-Quads of a graph of about so many triples."""
    draw = random.Random(seed)
    count = max(triples // TRIPLES_PER_CLAIM, 12)
    names = [f"Société {number}" for number in range(max(count // CLAIMS_PER_COMPANY, 6))]
    tellings = _tellings(count, names, draw)
    draw.shuffle(tellings)
    claims: list[Claim] = []
    articles: list[Article] = []
    for start in range(0, count, CLAIMS_PER_ARTICLE):
        day = FIRST_DAY + dt.timedelta(days=draw.randrange(1200)) if draw.random() < 0.8 else None
        told, article = _article(f"a{len(articles):06}", day, tellings[start : start + CLAIMS_PER_ARTICLE])
        claims += told
        articles.append(article)
    companies = {name: _company(name, draw) for name in names}
    deals, conflicts = fuse(claims, articles, companies)
    story = Story(tuple(articles), tuple(claims), (), (), tuple(deals), tuple(conflicts), companies)
    return serialise(build_graph(story), Format.NQ)


def _tellings(count: int, names: list[str], draw: random.Random) -> list[Telling]:
    pairs = [_pair(names, draw) for _ in range(int(count / CLAIMS_PER_DEAL / DEALS_PER_PAIR) + 1)]
    tellings: list[Telling] = []
    while len(tellings) < count:
        source, target = draw.choice(pairs)
        tellings += _deal(source, target, names, draw)
    return tellings[:count]


def _pair(names: list[str], draw: random.Random) -> tuple[str, str]:
    """Two companies, those at the head of the list more often than those at its end."""
    while True:
        first, second = (names[int(len(names) * draw.random() ** 1.5)] for _ in range(2))
        if first != second:
            return first, second


def _deal(source: str, target: str, names: list[str], draw: random.Random) -> list[Telling]:
    """How one deal is told: once to four times, now and then with another figure, status or bound."""
    kind = _one_of(KINDS, draw)
    sources = () if kind in {Kind.ROUND, Kind.VALUATION} else (source,)
    if sources and draw.random() < 0.1:
        sources = tuple(dict.fromkeys((source, next(name for name in _pair(names, draw) if name != target))))
    in_power = kind is Kind.COMPUTE and draw.random() < 0.4
    figure = Decimal(draw.randint(1, 99)) * (1 if in_power or kind is Kind.STAKE else 10**9)
    chips = (f"Puce {draw.randrange(12)}",) if kind is Kind.COMPUTE and draw.random() < 0.25 else ()
    part = kind is Kind.INVESTMENT and draw.random() < 0.15
    date = PartialDate(2026, draw.randint(1, 12)) if draw.random() < 0.2 else None
    told = []
    for _ in range(draw.choice([1, 1, 2, 2, 3, 3, 5])):
        value = figure if draw.random() < 0.85 else figure * 2
        speaker = draw.choice(SPEAKERS) if draw.random() < 0.5 else None
        told.append(
            Telling(
                kind, sources, target, _one_of(STATUSES, draw), value, _one_of(BOUNDS, draw),
                draw.choice(["USD", "USD", "USD", "EUR"]), in_power, chips, part, date, speaker,
            )
        )  # fmt: skip
    return told


def _article(name: str, day: dt.date | None, tellings: list[Telling]) -> tuple[list[Claim], Article]:
    """The claims of an article and the article: a sentence each."""
    claims, text = [], ""
    for telling in tellings:
        claim, sentence = _claim(name, telling, len(text))
        claims.append(claim)
        text += f"{sentence}\n"
    return claims, Article(name, text, day)


def _claim(article: str, told: Telling, start: int) -> tuple[Claim, str]:
    figure = f"{told.value:f} {'gigawatts' if told.in_power else '%' if told.kind is Kind.STAKE else told.currency}"
    givers = " et ".join(told.sources) or "Les investisseurs"
    sentence = f"{givers} : {told.target} obtiendrait {figure}, selon {told.speaker or 'une source'}."

    def span(words: str) -> Span:
        at = start + sentence.index(words)
        return Span(at, at + len(words))

    parties = [Party(Role.SOURCE, name, span(name), Grounding.EXPLICIT) for name in told.sources]
    parties.append(Party(Role.TARGET, told.target, span(f"{told.target} obt"), Grounding.EXPLICIT))
    money = Money.of(told.value, told.bound, told.currency)
    claim = Claim(
        article, told.kind, tuple(parties), Evidence(sentence, Span(start, start + len(sentence)), (span(figure),)),
        told.status, Grounding.EXPLICIT,
        money=None if told.in_power or told.kind is Kind.STAKE else money,
        capacity=Capacity.of(told.value, told.bound) if told.in_power else None,
        percent=Percent(told.value, told.bound) if told.kind is Kind.STAKE else None,
        date=told.date, basis=Basis.TRANCHE if told.part else None, chips=told.chips,
        attributed_to=(told.speaker,) if told.speaker else (),
    )  # fmt: skip
    return claim, sentence


def _company(name: str, draw: random.Random) -> Company:
    return Company(
        name.lower().replace(" ", "-"), name, draw.choice(list(Sector)), draw.choice(["fr", "us", "jp"]), (name,)
    )


def _one_of(weights: dict[Choice, int], draw: random.Random) -> Choice:
    return draw.choices(list(weights), list(weights.values()))[0]
