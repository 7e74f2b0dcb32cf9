"""When an article changes, its claims follow: other companies, other figures, independent paragraphs in another order.

Figures and order tell nothing about who deals with whom, so the claims follow them. Names do tell something: the sectors
of the lexicon, the makers of chips, the epithets of one company and not of another. How many claims follow a change of
all companies is measured; its floor only rises.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cache
from typing import Any

from kg.claims.model import Claim
from kg.claims.read import Reader
from kg.claims.rows import row_of
from kg.evaluate.gold import read_claims
from kg.evaluate.score import evaluate
from kg.lexicon.load import Lexicon
from kg.mentions.scene import Pages
from kg.text.article import Article
from kg.values import Span
from tests.claims.changing import halved, halved_claim, independent, independent_sentences, other_companies, swapped
from tests.rewriting import Rewriting
from tests.told import articles_of, gold_of

FOLLOWING_FIGURES = 0.98
FOLLOWING_NAMES = 0.95
F1_WITH_OTHER_NAMES = 0.93
KEEPING_ORDER = 0.97
KEEPING_ORDER_OF_SENTENCES = 0.97


@cache
def lexicon() -> Lexicon:
    return Lexicon.load()


@cache
def reader() -> Reader:
    return Reader(lexicon())


@cache
def claims_of(article: Article) -> tuple[Claim, ...]:
    return reader().read(article).claims


@cache
def pages_of(article: Article) -> Pages:
    return reader().mentions.find(article)


@cache
def rewriting_of(article: Article) -> Rewriting:
    return other_companies(article, lexicon())


def told(claim: Claim) -> tuple[Any, ...]:
    """What a claim says: all but its grounding, its words and their places."""
    return (
        claim.kind, frozenset(claim.sources), claim.target, claim.money, claim.capacity, claim.percent, claim.status,
        claim.date, claim.basis, claim.attributed_to, claim.chips,
    )  # fmt: skip


def who_and_how_much(claim: Claim, names: Rewriting | None = None) -> tuple[Any, ...]:
    """Kind, parties and figure of a claim, its parties renamed."""
    table = names.names if names else {}
    sources = frozenset(table.get(name, name) for name in claim.sources)
    return claim.kind, sources, table.get(str(claim.target), claim.target), claim.money, claim.capacity, claim.percent


def share(wanted: Iterable[Any], said: Iterable[Any]) -> float:
    """How far two sets of claims are the same: 1.0 where none is missing and none too many."""
    one, other = Counter(wanted), Counter(said)
    return 2 * (one & other).total() / (one.total() + other.total())


def test_half_of_every_figure_gives_half_of_every_claim() -> None:
    wanted, said = [], []
    for article in articles_of("learn"):
        pages = pages_of(article)
        wanted += [(article.id, *told(halved_claim(claim, pages))) for claim in claims_of(article)]
        said += [(article.id, *told(claim)) for claim in claims_of(halved(article, pages))]
    assert len(wanted) > 300
    assert share(wanted, said) >= FOLLOWING_FIGURES


def test_the_figures_are_halved() -> None:
    article = Article(
        "a", "Nvidia a misé 1,5 milliard de dollars sur Poolside, 12 % du capital, et un campus de 1 200 MW."
    )
    assert halved(article, pages_of(article)).text == (
        "Nvidia a misé 0,75 milliard de dollars sur Poolside, 6 % du capital, et un campus de 600 MW."
    )


def test_with_other_companies_the_claims_are_about_those() -> None:
    wanted, said = [], []
    for article in articles_of("learn"):
        names = rewriting_of(article)
        wanted += [(article.id, *who_and_how_much(claim, names)) for claim in claims_of(article)]
        said += [(article.id, *who_and_how_much(claim)) for claim in claims_of(names.article(article))]
    assert share(wanted, said) >= FOLLOWING_NAMES


def test_with_other_companies_the_claims_are_as_right() -> None:
    tables = {article.id: rewriting_of(article) for article in articles_of("learn")}
    gold = [tables[row["article"]].row(dict(row)) for row in read_claims(gold_of("learn"))]
    said = [
        row_of(claim) for article in articles_of("learn") for claim in claims_of(tables[article.id].article(article))
    ]
    score, _ = evaluate(gold, said)
    assert score.f1 >= F1_WITH_OTHER_NAMES


def test_the_companies_are_others() -> None:
    for article in articles_of("learn"):
        table = rewriting_of(article)
        assert not set(table.names) & set(table.names.values())
        assert len(set(table.names.values())) == len(table.names)
    assert sum(len(rewriting_of(article).names) for article in articles_of("learn")) > 300


def says_the_same(article: Article, one: Span, other: Span) -> bool:
    said = claims_of(swapped(article, one, other))
    return Counter(map(told, said)) == Counter(map(told, claims_of(article)))


def test_independent_paragraphs_say_the_same_in_any_order() -> None:
    alike = [
        says_the_same(article, *parts) for article in articles_of("learn") for parts in independent(pages_of(article))
    ]
    assert len(alike) > 20
    assert sum(alike) / len(alike) >= KEEPING_ORDER


def test_independent_sentences_of_a_paragraph_say_the_same_in_any_order() -> None:
    alike = [
        says_the_same(article, *parts)
        for article in articles_of("learn")
        for parts in independent_sentences(pages_of(article), claims_of(article))
    ]
    assert len(alike) > 40
    assert sum(alike) / len(alike) >= KEEPING_ORDER_OF_SENTENCES
