"""Why a sentence gave no claim: each reason by example, and every sentence of the articles that has one."""

from __future__ import annotations

import pytest

from kg.claims.decide import NONE
from kg.claims.read import Reader, read_article
from kg.claims.weights import Weights
from kg.lexicon.load import Lexicon
from kg.text.article import Article
from tests.told import articles_of

LEXICON = Lexicon.load()
SILENT = Reader(LEXICON, weights=Weights({f"kind/{NONE}": {"bias": 9.0}}))
TORN = Reader(LEXICON, weights=Weights({f"kind/{NONE}": {"bias": -9.0}}))


def unread(sentence: str, reader: Reader = SILENT) -> list[tuple[str, str]]:
    """What a reader that claims nothing leaves unread, and why."""
    return [(found.quote, found.reason) for found in reader.read(Article("a", sentence)).unread]


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("OVHcloud ne versera pas les 300 millions de dollars attendus.", "negated"),
        ("OVHcloud n’a jamais signé pour 3 milliards de dollars.", "negated"),
        ("OVHcloud n'achètera plus pour 40 millions de dollars.", "negated"),
        ("Nscale a dû renoncer à une émission de 750 millions d'euros.", "negated"),
        ("Les machines consomment 300 MW.", "no rule"),
        ("OVHcloud fête ses 300 millions de dollars.", "no rule"),
        ("OVHcloud a réalisé un chiffre d’affaires de 40 milliards d’euros.", "out of scope: revenue"),
        ("Le bénéfice net d'OVHcloud n'a pas dépassé 30 millions d’euros.", "out of scope: profit or loss"),
        ("Ils ont versé 300 millions de dollars.", "no rule"),
    ],
)
def test_the_reason_is_told(sentence: str, reason: str) -> None:
    assert unread(sentence) == [(sentence, reason)]


@pytest.mark.parametrize("reader", [SILENT, TORN])
def test_the_price_of_a_whole_company_is_out_of_scope(reader: Reader) -> None:
    sentence = "OVHcloud rachète Poolside pour 300 millions de dollars."
    assert unread(sentence, reader) == [(sentence, "out of scope: an acquisition")]


def test_where_a_claim_is_likely_but_not_whose_the_party_is_ambiguous() -> None:
    sentence = "Nvidia, Google, Poolside, Mistral AI et Cohere parlent de 300 millions de dollars."
    assert unread(sentence, TORN) == [(sentence, "ambiguous party")]


@pytest.mark.parametrize("sentence", ["Il pleut sur OVHcloud.", "Il fait 30 degrés.", "La dune monte de 3 %."])
def test_a_sentence_without_figure_or_without_party_and_deal_is_no_matter(sentence: str) -> None:
    assert unread(sentence) == []


def test_only_sentences_without_claim_are_unread_and_in_their_words() -> None:
    reasons = set()
    for article in articles_of("dense"):  # which the weights do not know: there every reason comes up
        reading = read_article(article, LEXICON)
        claimed = {claim.evidence.span for claim in reading.claims}
        for left in reading.unread:
            assert left.span.of(article.text) == left.quote
            assert left.span not in claimed
            reasons.add(left.reason.partition(":")[0])
    assert reasons == {"negated", "no rule", "out of scope", "ambiguous party"}
