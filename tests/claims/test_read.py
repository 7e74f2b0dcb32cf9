"""Parts of the reading in whole sentences: tense and status, voices, dates, bases, and who stands behind "il"."""

from __future__ import annotations

import datetime as dt
from functools import cache

import pytest

from kg.claims.decide import NONE
from kg.claims.discourse import Discourse, Said
from kg.claims.model import Claim, Grounding, Kind, Status
from kg.claims.read import Reader
from kg.claims.reference import resolve
from kg.claims.weights import Weights
from kg.errors import LexiconError
from kg.lexicon.load import Lexicon
from kg.mentions.scene import Pages
from kg.text.article import Article


@cache
def reader() -> Reader:
    return Reader(Lexicon.load())


def pages_of(text: str) -> Pages:
    return reader().mentions.find(Article("a", text))


def only(text: str, date: dt.date | None = None) -> Claim:
    (claim,) = reader().read(Article("a", text, date)).claims
    return claim


@pytest.mark.parametrize(
    ("verb", "status"),
    [
        ("a investi", Status.COMPLETED), ("va investir", Status.ANNOUNCED), ("investira", Status.ANNOUNCED),
        ("pourrait investir", Status.TALKS), ("investirait", Status.TALKS), ("envisage d'investir", Status.TALKS),
        ("négocie pour investir", Status.TALKS), ("renonce à investir", Status.WITHDRAWN),
    ],
)  # fmt: skip
def test_the_verb_tells_the_status(verb: str, status: Status) -> None:
    assert only(f"Amazon {verb} 6 milliards de dollars dans Anthropic.").status is status


@pytest.mark.parametrize(
    ("text", "voices"),
    [
        ("Amazon pourrait investir 6 milliards de dollars dans Anthropic, selon Reuters.", ("Reuters",)),
        ("Selon Bloomberg, Amazon pourrait investir 6 milliards de dollars dans Anthropic.", ("Bloomberg",)),
        ("Amazon pourrait investir 6 milliards de dollars dans Anthropic, a déclaré une source.", ("source",)),
        ("Amazon pourrait investir 6 milliards de dollars dans Anthropic.", ()),
    ],
)
def test_who_says_so(text: str, voices: tuple[str, ...]) -> None:
    assert only(text).attributed_to == voices


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("En décembre 2025, Amazon a investi 6 milliards de dollars dans Anthropic.", "2025-12"),
        ("Le 3 mars 2025, Amazon a investi 6 milliards de dollars dans Anthropic.", "2025-03-03"),
        ("Amazon a investi 6 milliards de dollars dans Anthropic.", "None"),
        ("Amazon pourrait investir 6 milliards de dollars dans Anthropic, a rapporté Reuters mardi.", "None"),
    ],
)
def test_the_date_is_that_of_the_deal(text: str, date: str) -> None:
    assert str(only(text, dt.date(2026, 1, 30)).date) == date


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("OpenAI est valorisée 730 milliards de dollars « pre-money ».", "pre_money"),
        ("OpenAI est valorisée 840 milliards de dollars post-money.", "post_money"),
        ("Une introduction en bourse pourrait valoriser OpenAI à 1 000 milliards de dollars.", "ipo"),
        ("OpenAI est valorisée 500 milliards de dollars.", "None"),
    ],
)
def test_a_valuation_tells_what_it_counts(text: str, basis: str) -> None:
    assert str(only(text).basis) == basis


def test_names_are_explicit_and_descriptions_resolved() -> None:
    assert only("Amazon a investi 8 milliards de dollars dans Anthropic.").grounding is Grounding.EXPLICIT
    assert only("Amazon a investi 8 milliards de dollars dans le fabricant de ChatGPT.").grounding is Grounding.RESOLVED


def test_a_description_means_the_last_company_that_it_fits() -> None:
    pages = pages_of("SoftBank négocie avec Microsoft. Le groupe japonais hésite.")
    talk = Discourse.of(pages)
    talk.leave(pages.scenes[0], [("SoftBank", True), ("Microsoft", False)])
    (description,) = [party for party in pages.scenes[1].parties if not party.entity]
    assert resolve(description, talk, pages.scenes[1]) == ["SoftBank"]


def test_the_topics_of_an_article_are_the_companies_named_most_and_first() -> None:
    talk = Discourse.of(pages_of("Nvidia grandit. Nvidia recrute. Microsoft observe Nvidia."))
    assert talk.topics[:2] == ["Nvidia", "Microsoft"]


def test_the_talk_remembers_claims_by_kind_and_the_last_one() -> None:
    talk = Discourse.of(pages_of("Nvidia grandit."))
    assert not talk.said
    first, second = Said(Kind.ROUND, (), "A", 0, 0), Said(Kind.STAKE, ("B",), "A", 1, 0)
    talk.say(first)
    talk.say(second)
    assert (talk.last, talk.pair) == (second, {Kind.ROUND: first, Kind.STAKE: second})


def test_without_weights_nothing_is_claimed() -> None:
    empty = Reader(Lexicon.load(), weights=Weights({f"kind/{NONE}": {"bias": 9.0}}))
    reading = empty.read(Article("a", "Amazon a investi 8 milliards de dollars dans Anthropic."))
    assert reading.claims == ()
    assert [unread.quote for unread in reading.unread] == ["Amazon a investi 8 milliards de dollars dans Anthropic."]


def test_weights_are_summed_and_told_by_their_size() -> None:
    weights = Weights({"kind/round": {"a": 1.0, "b": -2.0}})
    assert weights.score("kind/round", ["a", "b", "c"]) == -1.0
    assert weights.score("kind/stake", ["a"]) == 0.0
    assert weights.told("kind/round", ["a", "b", "c"]) == [("b", -2.0), ("a", 1.0)]


def test_weights_of_an_unknown_language_say_what_to_do() -> None:
    with pytest.raises(LexiconError, match="cannot be read"):
        Weights.load("xx")
