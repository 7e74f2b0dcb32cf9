"""Claims written short, for the tests of deals: who, what figure, which status, and the sentence that says so."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from kg.claims.model import Basis, Claim, Evidence, Grounding, Kind, Party, Role, Status
from kg.deals.facts import Facts, facts_of
from kg.deals.ties import Ties
from kg.text.article import Article
from kg.values import Bound, Capacity, Money, PartialDate, Percent, Span

FIGURE = re.compile(
    r"(?P<bound><=|>=|<|>|~)?(?P<value>[\d.]+)(?:-(?P<high>[\d.]+))? ?(?P<unit>GW|%|G|M)(?P<currency>[A-Z]{3})?"
)
BOUNDS = {"<=": Bound.UP_TO, "<": Bound.LESS_THAN, ">=": Bound.AT_LEAST, ">": Bound.MORE_THAN, "~": Bound.ABOUT}
SCALES = {"G": Decimal(10) ** 9, "M": Decimal(10) ** 6}


@dataclass(frozen=True)
class Said:
    """One sentence and what it says: "Investor+Other > Target", a figure such as "<=50GUSD", "~2GW" or "11%".

    `written` are the words of the sentence for the figure, the whole sentence where it is empty.
    """

    parties: str
    figure: str
    status: Status
    sentence: str
    kind: Kind = Kind.INVESTMENT
    written: str = ""
    date: str = ""
    basis: Basis | None = None
    by: tuple[str, ...] = ()


def tell(articles: Iterable[tuple[str, str, list[Said]]]) -> tuple[list[Claim], list[Article]]:
    """The claims and articles of (id, date or "", sayings); equal sentences of one article stand in it once."""
    claims: list[Claim] = []
    told: list[Article] = []
    for name, day, sayings in articles:
        text = "\n".join(dict.fromkeys(said.sentence for said in sayings))
        told.append(Article(name, text, dt.date.fromisoformat(day) if day else None))
        claims += [_claim(said, name, text) for said in sayings]
    return claims, told


def facts(articles: Iterable[tuple[str, str, list[Said]]], ties: Ties | None = None) -> list[Facts]:
    """The facts of the claims of such articles."""
    claims, told = tell(articles)
    return facts_of(claims, told, ties or Ties.of(None))


def _claim(said: Said, article: str, text: str) -> Claim:
    start = text.index(said.sentence)
    span = Span(start, start + len(said.sentence))
    at = text.index(said.written, start) if said.written else start
    figure = Span(at, at + len(said.written)) if said.written else span
    sources, target = (side.strip() for side in said.parties.split(">"))
    parties = [Party(Role.SOURCE, name, span, Grounding.EXPLICIT) for name in sources.split("+") if name]
    parties.append(Party(Role.TARGET, target, span, Grounding.EXPLICIT))
    money, capacity, percent = figures(said.figure)
    return Claim(
        article=article, kind=said.kind, parties=tuple(parties), evidence=Evidence(said.sentence, span, (figure,)),
        status=said.status, grounding=Grounding.EXPLICIT, money=money, capacity=capacity, percent=percent,
        date=PartialDate.parse(said.date) if said.date else None, basis=said.basis, attributed_to=said.by, rule="test",
    )  # fmt: skip


def figures(words: str) -> tuple[Money | None, Capacity | None, Percent | None]:
    """The money, capacity and percentage that a short figure stands for."""
    if not words:
        return None, None, None
    match = FIGURE.fullmatch(words)
    assert match, words
    bound = Bound.RANGE if match["high"] else BOUNDS.get(match["bound"], Bound.EXACT)
    value = Decimal(match["value"])
    if match["unit"] == "GW":
        return None, Capacity.of(value, bound), None
    if match["unit"] == "%":
        return None, None, Percent(value, bound)
    scale = SCALES[match["unit"]]
    if match["high"]:
        return Money(value * scale, Decimal(match["high"]) * scale, bound, match["currency"]), None, None
    return Money.of(value * scale, bound, match["currency"]), None, None
