"""Every claim read from any article of the repository stands in the text, and so does its figure, read once more."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import cache

import pytest

from kg.claims.evidence import EvidenceError, check_evidence
from kg.claims.model import Claim, Evidence, Grounding, Kind, Party, Role, Status
from kg.claims.read import read_article
from kg.languages.language import Language
from kg.lexicon.load import Lexicon
from kg.mentions.figure import Figure, FigureForm
from kg.mentions.figures import find_figures
from kg.text.article import Article
from kg.text.tokens import tokenize
from kg.values import Bound, Money, Span
from tests.told import CORPORA, story_of

every = pytest.mark.parametrize("corpus", sorted(CORPORA))
_CUT, _STEP = 300, 89
ARTICLE = Article("a1", "Nordalia investit 5 millions d'euros dans Boréa.")


@every
def test_every_claim_is_found_back_in_its_article(corpus: str) -> None:
    claims = list(read(corpus))
    assert len(claims) > 50
    for claim, text in claims:
        span = claim.evidence.span
        assert text[span.start : span.end] == claim.evidence.quote
        assert bool(claim.evidence.figures) is claim.has_figure
        for figure in claim.evidence.figures:
            assert figure in span
            assert figure.of(text).strip()
        for party in claim.parties:
            assert party.span.of(text).strip()


@every
def test_a_text_cut_anywhere_is_read(corpus: str) -> None:
    lexicon, claims = Lexicon.load(), 0
    for article in story_of(corpus).articles:
        for stop in range(_CUT, len(article.text), _STEP):
            cut = Article(article.id, article.text[stop - _CUT : stop])
            for claim in read_article(cut, lexicon).claims:
                check_evidence(claim, cut)
                claims += 1
    assert claims > 50


@every
def test_every_claim_passes_the_gate(corpus: str) -> None:
    texts = {article.id: article for article in story_of(corpus).articles}
    for claim in story_of(corpus).claims:
        check_evidence(claim, texts[claim.article])


@every
def test_every_figure_is_the_number_that_stands_at_its_place(corpus: str) -> None:
    alone = elsewhere = 0
    for claim, text in read(corpus):
        told = {figure.written for figure in (claim.money, claim.capacity) if figure}
        told |= {claim.percent.value} if claim.percent else set()
        for span in claim.evidence.figures:
            written = again(span.of(text))
            assert not written or told & written, (claim.id, told, written)
            alone, elsewhere = alone + bool(written), elsewhere + (not written)
    assert alone > 6 * elsewhere  # a bare number takes its unit from the figure beside it: "50, mais 100 milliards"


def read(corpus: str) -> Iterator[tuple[Claim, str]]:
    story = story_of(corpus)
    texts = {article.id: article.text for article in story.articles}
    for claim in story.claims:
        yield claim, texts[claim.article]


@cache
def again(words: str) -> frozenset[Decimal]:
    """The figures in a few words alone, as written."""
    tokens = tokenize(words)
    found: list[Figure] = find_figures(tokens, 0, len(tokens), Language.load().numerals)
    return frozenset(figure.written for figure in found if figure.form in FigureForm)


def claim_of(span: Span, quote: str, figure: Span, party: Span) -> Claim:
    return Claim(
        "a1",
        Kind.INVESTMENT,
        (Party(Role.TARGET, "Boréa", party, Grounding.EXPLICIT),),
        Evidence(quote, span, (figure,)),
        Status.ANNOUNCED,
        Grounding.EXPLICIT,
        money=Money.of(Decimal("5e6"), Bound.EXACT, "EUR"),
    )


def whole(text: str) -> Span:
    return Span(ARTICLE.text.index(text), ARTICLE.text.index(text) + len(text))


GOOD = claim_of(Span(0, len(ARTICLE.text)), ARTICLE.text, whole("5 millions d'euros"), whole("Boréa"))


def test_a_grounded_claim_passes() -> None:
    check_evidence(GOOD, ARTICLE)


@pytest.mark.parametrize(
    ("claim", "fault"),
    [
        (claim_of(Span(1, 9), "Nordalia", Span(2, 3), whole("Boréa")), "is not the quote"),
        (claim_of(Span(0, 8), "", Span(2, 3), whole("Boréa")), "its quote is empty"),
        (claim_of(Span(0, 8), "Nordalia", whole("5 millions"), whole("Boréa")), "not inside the quote"),
        (claim_of(Span(0, 17), ARTICLE.text[:17], Span(8, 9), whole("Boréa")), "not inside the quote"),
        (claim_of(Span(0, 8), "Nordalia", Span(0, 3), Span(900, 905)), "'Boréa' at 900-905"),
        (claim_of(Span(0, 900), ARTICLE.text, whole("5 millions"), whole("Boréa")), "is not the quote"),
    ],
)
def test_a_claim_that_is_not_grounded_is_named_with_its_fault(claim: Claim, fault: str) -> None:
    with pytest.raises(EvidenceError, match=fault):
        check_evidence(claim, ARTICLE)


def test_a_claim_of_another_article_does_not_pass() -> None:
    with pytest.raises(EvidenceError, match="not of a2"):
        check_evidence(GOOD, Article("a2", ARTICLE.text))
