"""A small story of invented companies, with every kind of deal: for tests of queries, servers and loaders."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from kg.claims.model import Basis, Claim, Evidence, Grounding, Kind, Party, Role, Status
from kg.deals.model import Conflict, Deal
from kg.graph.build import build_graph
from kg.graph.formats import Format
from kg.graph.quads import Graph
from kg.graph.write import serialise
from kg.lexicon.company import Company, Sector
from kg.outputs.source import Settings, keep_source
from kg.pipeline import Story
from kg.store import create_store
from kg.text.article import Article
from kg.values import Bound, Capacity, Money, PartialDate, Percent, Span
from kg.view.page import render

ARTICLES = {
    "a1": (dt.date(2026, 1, 10), "Gazette"),
    "a2": (dt.date(2026, 2, 1), "Courrier"),
    "a3": (None, ""),
}

# article, kind, sources, target, figure words, status, date, basis, attributed to, sentence
SAID: list[tuple[str, Kind, str, str, str, Status, str, Basis | None, str, str]] = [
    ("a1", Kind.INVESTMENT, "Brumeval", "Nordalia", "~20 G USD", Status.TALKS, "", None, "source", "Brumeval discute d'un apport d'environ 20 milliards à Nordalia, selon une source."),
    ("a2", Kind.INVESTMENT, "Brumeval", "Nordalia", "<50 G USD", Status.ANNOUNCED, "2026-01", None, "Nordalia", "Brumeval apportera jusqu'à 50 milliards à Nordalia."),
    ("a2", Kind.INVESTMENT, "Brumeval", "Nordalia", "15 G USD", Status.ANNOUNCED, "", Basis.TRANCHE, "", "Brumeval versera d'abord 15 milliards à Nordalia."),
    ("a2", Kind.INVESTMENT, "Brumeval", "Nordalia", "35 G USD", Status.CONDITIONAL, "", Basis.TRANCHE, "", "Brumeval ajoutera 35 milliards sous conditions pour Nordalia."),
    ("a1", Kind.INVESTMENT, "Axonix", "Nordalia", "100 G USD", Status.WITHDRAWN, "", None, "Agence Sud", "Axonix renonce à placer 100 milliards dans Nordalia."),
    ("a2", Kind.INVESTMENT, "Axonix", "Nordalia", "30 G USD", Status.SIGNED, "2026-01-20", None, "", "Axonix a signé pour 30 milliards avec Nordalia."),
    ("a1", Kind.INVESTMENT, "Axonix+Brumeval+Célesta", "Nordalia", "60 G USD", Status.TALKS, "", None, "Agence Sud", "Axonix, Brumeval et Célesta parlent de 60 milliards pour Nordalia."),
    ("a3", Kind.INVESTMENT, "Axonix+Brumeval+Célesta", "Nordalia", "~40 G USD", Status.TALKS, "", None, "source", "Axonix, Brumeval et Célesta mettraient autour de 40 milliards dans Nordalia."),
    ("a1", Kind.COMPUTE, "Célesta", "Nordalia", "100 G USD", Status.SIGNED, "2025-11", None, "", "Célesta fournit à Nordalia 100 milliards de calcul."),
    ("a2", Kind.COMPUTE, "Axonix", "Nordalia", "3 GW", Status.ANNOUNCED, "", None, "", "Axonix livrera 3 gigawatts de puces AX1 à Nordalia."),
    ("a2", Kind.COMPUTE, "Nordalia", "Célesta", "0.8 GW", Status.ANNOUNCED, "", None, "", "Nordalia cédera 800 mégawatts à Célesta."),
    ("a1", Kind.VALUATION, "", "Nordalia", ">700 G EUR", Status.TALKS, "", Basis.PRE_MONEY, "Gazette", "Nordalia vaudrait plus de 700 milliards d'euros."),
    ("a3", Kind.STAKE, "Célesta", "Nordalia", "27 %", Status.COMPLETED, "", None, "", "Célesta détient 27 % de Nordalia <b>\x1b[31m=1+1</b>."),
    ("a2", Kind.ROUND, "Axonix", "Nordalia", "110 G USD", Status.ANNOUNCED, "", None, "", "Nordalia lève 110 milliards, Axonix en tête."),
]  # fmt: skip

# deal, its claims (numbers above), the one chosen, the deal it is part of
HELD = [
    ("brumeval-nordalia", (0, 1), 1, "nordalia-round"),
    ("brumeval-nordalia-15", (2,), 2, "brumeval-nordalia"),
    ("brumeval-nordalia-35", (3,), 3, "brumeval-nordalia"),
    ("axonix-nordalia-100", (4,), 4, None),
    ("axonix-nordalia-30", (5,), 5, "nordalia-round"),
    ("three-nordalia", (6, 7), 6, None),
    ("celesta-nordalia-compute", (8,), 8, None),
    ("axonix-nordalia-compute", (9,), 9, None),
    ("nordalia-celesta-compute", (10,), 10, None),
    ("nordalia-worth", (11,), 11, None),
    ("celesta-stake", (12,), 12, None),
    ("nordalia-round", (13,), 13, None),
]

COMPANIES = {
    "Nordalia": Company("nordalia", "Nordalia", Sector.LAB, "fr", strong=("Nordalia SA",)),
    "Brumeval": Company("brumeval", "Brumeval", Sector.VENTURE, "se"),
}


def story() -> Story:
    """The story."""
    articles = {name: _article(name) for name in ARTICLES}
    claims = [_claim(row, articles[row[0]]) for row in SAID]
    deals = [_deal(name, [claims[i] for i in numbers], claims[chosen], whole) for name, numbers, chosen, whole in HELD]
    conflict = Conflict("three-nordalia-money", "three-nordalia", "money", (claims[6].id, claims[7].id), "60 is not 40")
    return Story(tuple(articles.values()), tuple(claims), (), (), tuple(deals), (conflict,), COMPANIES)


def graph() -> Graph:
    """The graph of the story."""
    return build_graph(story())


def write_build(folder: Path) -> Path:
    """The folder, with what a build writes there: graph.ttl, graph.nq, network.html, source/ and store/."""
    folder.mkdir(parents=True, exist_ok=True)
    for form in (Format.TTL, Format.NQ):
        (folder / f"graph.{form}").write_bytes(serialise(graph(), form))
    create_store(folder / "store", folder / "graph.nq", folder / "graph.ttl")
    keep_source(folder / "source", story().articles, (), Settings())
    (folder / "network.html").write_text(render(story()), encoding="utf-8")
    return folder


def _article(name: str) -> Article:
    date, publisher = ARTICLES[name]
    text = "\n".join(row[-1] for row in SAID if row[0] == name)
    return Article(name, text, date, f"Article {name}", publisher, language="fr")


def _claim(row: tuple[str, Kind, str, str, str, Status, str, Basis | None, str, str], article: Article) -> Claim:
    name, kind, sources, target, figure, status, date, basis, said_by, quote = row
    start = article.text.index(quote)
    span = Span(start, start + len(quote))
    return Claim(
        name, kind, tuple(_parties(sources, target, article, span)), Evidence(quote, span, (span,)), status,
        Grounding.EXPLICIT, *_figure(figure), date=PartialDate.parse(date) if date else None, basis=basis,
        chips=("AX1",) if "AX1" in quote else (), attributed_to=(said_by,) if said_by else (), rule="invented",
    )  # fmt: skip


def _parties(sources: str, target: str, article: Article, span: Span) -> Iterator[Party]:
    named = [(Role.SOURCE, source) for source in sources.split("+") if source]
    for role, name in [*named, (Role.TARGET, target)]:
        at = article.text.index(name, span.start)
        yield Party(role, name, Span(at, at + len(name)), Grounding.EXPLICIT)


_BOUNDS = {"~": Bound.ABOUT, "<": Bound.UP_TO, ">": Bound.AT_LEAST}


def _figure(words: str) -> tuple[Money | None, Capacity | None, Percent | None]:
    bound = _BOUNDS.get(words[0], Bound.EXACT)
    value, unit, *currency = words.lstrip("".join(_BOUNDS)).split()
    if unit == "GW":
        return None, Capacity.of(Decimal(value), bound), None
    if unit == "%":
        return None, None, Percent(Decimal(value), bound)
    return Money.of(Decimal(value) * 10**9, bound, currency[0]), None, None


def _deal(name: str, claims: list[Claim], chosen: Claim, whole: str | None) -> Deal:
    return Deal(
        name, chosen.kind, chosen.sources, chosen.target, chosen.status, tuple(claim.id for claim in claims), chosen.id,
        f"from claim {chosen.id}", chosen.money, chosen.capacity, chosen.percent, chosen.date, chosen.basis,
        chosen.chips, whole, origins=len(claims),
    )  # fmt: skip
