"""Who may fill a role: whom a description may mean, whom the talk lets understand, and how present each of them is."""

from __future__ import annotations

from functools import cache
from itertools import chain

import pytest

from kg.claims import decide
from kg.claims.census import Census
from kg.claims.crowd import Crowd
from kg.claims.discourse import Discourse, Said
from kg.claims.filler import Filler, fillers
from kg.claims.kinds import kind_features
from kg.claims.model import Kind
from kg.claims.presence import presence_of
from kg.claims.read import Reader, leave
from kg.claims.reference import resolve
from kg.claims.stage import Stage
from kg.claims.understood import understood
from kg.claims.weights import Weights
from kg.lexicon.load import Lexicon
from kg.mentions.scene import Scene
from kg.text.article import Article

SEVERAL = "Corvanel recrute. Brumalys, Vardane, Ormevert, Zolvik et Harfeuil ont suivi."


@cache
def reader() -> Reader:
    return Reader(Lexicon.load(), weights=Weights({}))


def told(text: str, *claims: Said) -> tuple[Scene, Discourse]:
    """The last sentence of a text, and the talk before it, in which the claims were said."""
    pages = reader().mentions.find(Article("a", text))
    talk = Discourse.of(pages)
    for claim in claims:
        talk.say(claim)
    for scene in pages.scenes[:-1]:
        talk.enter(scene)
        leave(scene, talk)
    talk.enter(pages.scenes[-1])
    return pages.scenes[-1], talk


def options(text: str, *claims: Said) -> list[Filler]:
    scene, talk = told(text, *claims)
    stage = Stage.of(scene, scene.figures[0])
    return fillers(stage, talk, Crowd.of(stage))


def test_a_description_may_mean_the_topic_however_many_were_named_since() -> None:
    text = f"Corvanel lève des fonds. Corvanel recrute. {SEVERAL} L'entreprise vaut 3 milliards d'euros."
    meant = {filler.names[0] for filler in options(text) if filler.mention is not None}
    assert {"Corvanel", "Harfeuil", "Zolvik", "Ormevert", "Vardane"} <= meant


def test_a_person_may_give_and_gets_nothing() -> None:
    scene, talk = told("Jeanne Ormevert, directrice générale de Corvanel, met 3 millions d'euros dans Brumalys.")
    given = decide.options(Stage.of(scene, scene.figures[0]), talk)
    targets = {filler.names[0] for filler in given.targets}
    assert {"Corvanel", "Brumalys"} <= targets
    assert "Jeanne Ormevert" not in targets
    assert "Jeanne Ormevert" in {name for filler in given.sources for name in filler.names}


def test_whom_the_sentence_before_names_may_be_understood() -> None:
    scene, talk = told(f"{SEVERAL} Le contrat porte sur 3 milliards d'euros.")
    found = understood(scene, talk)
    assert "understood:before:bare" in found["Harfeuil",]
    assert "understood:before" not in found["Corvanel",]


OTHERS = "Zolvik, Harfeuil et Vardane ont signé. " * 4 + "Zolvik recrute."


def test_who_opens_the_article_may_be_understood_however_rarely_named() -> None:
    scene, talk = told(f"Corvanel lève des fonds.\n\n{OTHERS} Le contrat porte sur 3 milliards d'euros.")
    assert "Corvanel" not in talk.topics[:3]
    assert "understood:opens" in understood(scene, talk)["Corvanel",]


def test_the_most_frequent_target_and_source_may_be_understood() -> None:
    often, once = Said(Kind.STAKE, ("Brumalys",), "Ormevert", 0, 0), Said(Kind.STAKE, ("Harfeuil",), "Vardane", 0, 0)
    scene, talk = told(f"{OTHERS} Le contrat porte sur 3 milliards d'euros.", often, often, once)
    found = understood(scene, talk)
    assert "understood:main_target" in found["Ormevert",]
    assert "understood:main_source" in found["Brumalys",]
    assert "understood:main_target" not in found["Vardane",]


def test_a_description_that_was_said_of_a_company_means_it() -> None:
    text = "Corvanel, fabricant de pompes, recrute. Brumalys recrute. Le fabricant de pompes vaut 3 milliards d'euros."
    links = {f.names[0]: f.features for f in options(text) if f.mention is not None and f.mention.entity is None}
    assert {"link:same_noun", "link:same_words"} <= set(links["Corvanel"])
    assert {"link:same_noun", "link:same_words"}.isdisjoint(links["Brumalys"])


def test_who_is_named_in_the_sentence_is_not_understood_as_well() -> None:
    scene, talk = told(f"{SEVERAL} Le contrat de Harfeuil porte sur 3 milliards d'euros.")
    assert ("Harfeuil",) not in understood(scene, talk)


def test_presence_counts_claims_and_sentences() -> None:
    said = Said(Kind.INVESTMENT, ("Brumalys",), "Corvanel", 0, 0)
    scene, talk = told(f"{SEVERAL} Le contrat porte sur 3 milliards d'euros.", said, said)
    assert set(chain.from_iterable(presence_of("Corvanel", talk, scene))) == {
        "as_target:2", "as_source:0", "as:2:0", "ago:2", "lead:0", "target_ago:2", "source_ago:4",
        "total:1", "total:1:2", "in_paragraph:1", "in_paragraph_before:1", "since:2",
    }  # fmt: skip
    assert {"as_target:0", "as_source:2", "ago:1", "lead:1", "source_ago:2"} <= set(
        chain.from_iterable(presence_of("Brumalys", talk, scene))
    )


def test_who_is_understood_is_joined_with_what_it_is_and_why() -> None:
    said = Said(Kind.INVESTMENT, ("Brumalys",), "Mistral AI", 0, 0)
    text = "Mistral AI lève des fonds. Zolvik et Harfeuil suivent. Zolvik apportera 3 milliards d'euros."
    found = {filler.names: set(filler.features) for filler in options(text, said) if filler.mention is None}
    assert {
        "lab&understood:investment_target", "lab&as:1:0", "lab&was_target", "lab&crowd:subject:named",
        "in_paragraph:1&understood:opens", "understood:opens&understood:main_target",
    } <= found["Mistral AI",]  # fmt: skip
    assert "unknown?&understood:before" in {feature.replace("~", "") for feature in found["Harfeuil",]}


@pytest.mark.parametrize(
    ("sentence", "named", "there", "absent"),
    [
        ("Zolvik apporte 3 millions d'euros à Harfeuil.", 2, "crowd:v:give:to", "crowd:v:give:in"),
        ("Zolvik apporte 3 millions d'euros.", 1, "crowd:v:give:1", "crowd:v:give:to"),
        ("Il apporte 3 millions d'euros à Harfeuil.", 1, "crowd:subject:subject", "crowd:subject:named"),
        ("Elle a été valorisée 3 millions d'euros.", 0, "crowd:0", "crowd:1"),
    ],
)
def test_whom_a_sentence_has_is_told_of_whoever_it_leaves_out(
    sentence: str, named: int, there: str, absent: str
) -> None:
    scene, _ = told(f"Zolvik et Harfeuil ont signé. {sentence}")
    crowd = Crowd.of(Stage.of(scene, scene.figures[0]))
    assert crowd.named == named
    assert there in crowd.features
    assert absent not in crowd.features


def test_the_census_counts_what_comes_later_too() -> None:
    pages = reader().mentions.find(Article("a", "Corvanel recrute. Brumalys suit.\n\nLe fonds garde Corvanel."))
    census, second = Census(pages.scenes), pages.scenes[1]
    assert [census.total(name) for name in ("Corvanel", "Brumalys", "Vardane")] == [2, 1, 0]
    assert census.seen_from("Corvanel", second) == (1, 1, "1")
    assert census.seen_from("Brumalys", pages.scenes[0]) == (1, 0, "later")


def test_the_first_is_the_one_named_earlier() -> None:
    scene, talk = told("Corvanel et Brumalys ont signé. Le premier versera 3 milliards d'euros au second.")
    first, second = (resolve(party, talk, scene)[0] for party in scene.parties)
    assert (first, second) == ("Corvanel", "Brumalys")


@pytest.mark.parametrize(
    ("seat", "epithet", "meant"),
    [
        ("Corvanel (Vierzon)", "L'entreprise de Vierzon", "Corvanel"),
        ("Corvanel, à Vierzon,", "La société de Vierzon", "Corvanel"),
        ("Corvanel, installée à Vierzon,", "Le groupe de Vierzon", "Corvanel"),
        ("Corvanel", "L'entreprise", "Nvidia"),
    ],
)
def test_a_town_tells_whom_a_description_means(seat: str, epithet: str, meant: str) -> None:
    scene, talk = told(f"{seat} recrute. Brumalys et Nvidia suivent. {epithet} vaut 3 milliards d'euros.")
    assert resolve(scene.parties[0], talk, scene)[0] == meant


def test_the_whole_of_which_a_part_is_told_is_marked() -> None:
    scene, talk = told("Corvanel loue 6 des 14 MW du site.")
    marks = ["whole" in kind_features(Stage.of(scene, figure), talk) for figure in scene.figures]
    assert marks == [False, True]


def test_a_giant_is_no_unit_of_a_group_that_the_article_names() -> None:
    scene, talk = told("Amazon recrute. Amazon Web Services aussi. Le géant prévoit 3 milliards d'euros.")
    assert resolve(scene.parties[0], talk, scene) == ["Amazon"]
    scene, talk = told("Amazon Web Services recrute. Le géant prévoit 3 milliards d'euros.")
    assert resolve(scene.parties[0], talk, scene) == ["Amazon Web Services"]
