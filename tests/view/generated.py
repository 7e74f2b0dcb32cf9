"""Invented stories of any size, without chance: a few hubs, many small companies, two claims for each deal."""

from __future__ import annotations

import datetime as dt
import random
from decimal import Decimal

from kg.claims.model import Claim, Evidence, Grounding, Kind, Party, Role, Status
from kg.deals.fuse import fuse
from kg.lexicon.company import Company, Sector
from kg.pipeline import Story
from kg.text.article import Article
from kg.values import Bound, Money, Span

_DAYS = [dt.date(2025, month, 15) for month in (1, 4, 7, 10, 12)]
_SECTORS = (Sector.LAB, Sector.CLOUD, Sector.CHIPS, Sector.VENTURE, Sector.TECH)
_STATUSES = (Status.TALKS, Status.ANNOUNCED, Status.SIGNED, Status.COMPLETED)


def links(companies: int) -> list[tuple[int, int]]:
    """Pairs of companies, each new one linked to one or two that many know already (Barabási and Albert)."""
    chance = random.Random(7)
    ends, pairs = [0], []
    for new in range(1, companies):
        for old in sorted({chance.choice(ends) for _ in range(chance.choice((1, 2, 2)))}):
            pairs.append((new, old))
            ends += [new, old]
    return pairs


def generated(companies: int) -> Story:
    """A story of so many companies."""
    chance = random.Random(11)
    texts: dict[str, list[str]] = {f"art{at}": [] for at in range(len(_DAYS))}
    lengths = dict.fromkeys(texts, 0)
    claims = []
    for one, other in links(companies):
        kind = chance.choice((Kind.INVESTMENT, Kind.INVESTMENT, Kind.COMPUTE))
        value = Decimal(chance.randint(1, 400)) * 100_000_000
        for telling in range(2):
            article = f"art{min(len(_DAYS) - 1, (one + other) % 4 + telling)}"
            quote = f"Société {one:04d} et Société {other:04d} : {value} dollars."
            span = Span(lengths[article], lengths[article] + len(quote))
            texts[article].append(quote)
            lengths[article] += len(quote) + 1
            parties = tuple(
                Party(role, f"Société {at:04d}", span, Grounding.EXPLICIT)
                for role, at in ((Role.SOURCE, one), (Role.TARGET, other))
            )
            status = _STATUSES[(one + telling) % 4]
            money = Money.of(value, Bound.EXACT, "USD")
            claims.append(
                Claim(article, kind, parties, Evidence(quote, span, (span,)), status, Grounding.EXPLICIT, money)
            )
    articles = tuple(Article(name, " ".join(texts[name]), date=day) for name, day in zip(texts, _DAYS, strict=True))
    known = {f"Société {at:04d}": Company(f"s{at}", f"Société {at:04d}", _SECTORS[at % 5]) for at in range(companies)}
    deals, conflicts = fuse(claims, articles, known)
    return Story(articles, tuple(claims), (), (), tuple(deals), tuple(conflicts), known)
