"""How long fusion takes, and how its memory grows: claims on company pairs made up by a fixed recipe.

    python bench/deals.py [CLAIMS] [PAIRS]

Prints seconds, deals and peak memory for a quarter, a half and all of the claims, and for the worst skew: all on one
pair of companies.
"""

from __future__ import annotations

import datetime as dt
import random
import sys
import time
import tracemalloc
from collections.abc import Sequence
from decimal import Decimal

from kg.claims.model import Claim, Evidence, Grounding, Kind, Party, Role, Status
from kg.deals.fuse import fuse
from kg.text.article import Article
from kg.values import Bound, Capacity, Money, Span

SENTENCES = (
    "Le groupe apporterait la somme, selon plusieurs sources proches du dossier.",
    "L'engagement est porté à ce montant, qui s'ajoute à ce qui avait été promis.",
    "Un accord distinct a été signé, dont une première tranche a déjà été versée.",
)
PER_ARTICLE = 5


def press(claims: int, pairs: int, seed: int = 7) -> tuple[list[Claim], list[Article]]:
    """Claims on so many pairs of companies, five to an article, the articles spread over three years."""
    chance = random.Random(seed)
    told: list[Claim] = []
    articles: list[Article] = []
    text = "\n".join(SENTENCES)
    spans = [Span(text.index(sentence), text.index(sentence) + len(sentence)) for sentence in SENTENCES]
    for number in range(claims):
        if number % PER_ARTICLE == 0:
            day = dt.date(2024, 1, 1) + dt.timedelta(days=chance.randrange(1096))
            articles.append(Article(f"a{number // PER_ARTICLE:07}", text, day if chance.random() < 0.9 else None))
        told.append(_claim(chance, chance.randrange(pairs), articles[-1].id, spans))
    return told, articles


def _claim(chance: random.Random, pair: int, article: str, spans: Sequence[Span]) -> Claim:
    which = chance.randrange(len(spans))
    span = spans[which]
    value = Decimal(chance.choice([1, 2, 5, 8, 10, 15, 20, 30, 38, 50, 100])) * 10**9
    kind = chance.choice([Kind.INVESTMENT, Kind.INVESTMENT, Kind.COMPUTE, Kind.STAKE])
    in_power = kind is Kind.COMPUTE and chance.random() < 0.4
    at = span.start + chance.randrange(30)
    return Claim(
        article=article,
        kind=kind,
        parties=(
            Party(Role.SOURCE, f"Source {pair % 97}", span, Grounding.EXPLICIT),
            Party(Role.TARGET, f"Target {pair}", span, Grounding.EXPLICIT),
        ),
        evidence=Evidence(SENTENCES[which], span, (Span(at, at + 2),)),
        status=chance.choice(list(Status)),
        grounding=Grounding.EXPLICIT,
        money=None if in_power else Money.of(value, chance.choice([Bound.EXACT, Bound.UP_TO, Bound.ABOUT]), "USD"),
        capacity=Capacity.of(value / 10**9) if in_power else None,
        attributed_to=chance.choice([(), ("Reuters",), ("Bloomberg",)]),
    )


def measure(claims: int, pairs: int) -> None:
    """Print what one fusion costs: seconds without, then megabytes with the memory watched."""
    told, articles = press(claims, pairs)
    start = time.process_time()
    deals, conflicts = fuse(told, articles)
    seconds = time.process_time() - start
    tracemalloc.start()
    fuse(told, articles)
    peak = tracemalloc.get_traced_memory()[1] / 2**20
    tracemalloc.stop()
    print(
        f"{claims:>8} claims on {pairs:>5} pairs: {seconds:6.2f} s, {len(deals):>6} deals, "
        f"{len(conflicts):>5} conflicts, {peak:6.0f} MB above the claims"
    )


def main() -> None:
    """Measure a quarter, a half and all of the claims, then a twentieth of them on one pair."""
    claims = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    pairs = int(sys.argv[2]) if len(sys.argv) > 2 else 5_000
    for share in (4, 2, 1):
        measure(claims // share, pairs)
    for share in (40, 20):
        measure(claims // share, 1)


if __name__ == "__main__":
    main()
