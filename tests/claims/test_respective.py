"""Figures told one after another are each of its own company, and of no other of the list."""

from __future__ import annotations

import pytest

from kg.claims.read import read_article
from kg.claims.respective import of_others
from kg.claims.stage import Stage
from kg.languages.language import Language
from kg.lexicon.load import Lexicon
from kg.mentions.find import MentionFinder
from kg.text.article import Article

FINDER = MentionFinder(Lexicon.load(), Language.load())
LIST = "Nvidia, Intel et AMD ont promis, respectivement, 40, 25 et 15 millions de dollars à Poolside."


def others(text: str) -> list[list[str]]:
    """For each figure of a sentence, the parties that it is not of."""
    (scene,) = FINDER.find(Article("a", text)).scenes
    return [
        sorted(party.entity or party.role for party in of_others(Stage.of(scene, figure))) for figure in scene.figures
    ]


def test_each_figure_of_a_list_is_of_the_company_at_its_place() -> None:
    assert others(LIST) == [["AMD", "Intel"], ["AMD", "Nvidia"], ["Intel", "Nvidia"]]


@pytest.mark.parametrize(
    "text",
    [
        "Nvidia et Intel ont promis 40 et 25 millions de dollars à Poolside.",
        "Nvidia et Intel ont promis, respectivement, 40 millions de dollars et un siège à Poolside.",
        "Nvidia, Intel et AMD ont promis, respectivement, 40 et 25 millions de dollars à Poolside.",
        "CoreWeave a cédé 30 MW à Nvidia et achète 20 MW à Intel.",
        "CoreWeave a cédé 30 MW à Nvidia contre 20 millions de dollars.",
        "Poolside a levé 30 millions de dollars auprès de Nvidia et 20 millions pour Intel.",
        "CoreWeave a cédé 30 MW à Nvidia, puis 20 MW.",
    ],
)
def test_nothing_is_shared_out_where_the_lists_differ_or_nothing_says_so(text: str) -> None:
    told = others(text)
    assert told
    assert not any(told)


@pytest.mark.parametrize(
    "text",
    [
        "CoreWeave a cédé 30 MW à Nvidia et 20 MW à Intel.",
        "Poolside compte sur Nvidia pour 30 millions de dollars et Intel pour 20 millions.",
        "Poolside a deux bailleurs : Nvidia (13 %) et Intel (6 %).",
        "CoreWeave investit 30 millions de dollars dans Nvidia et 20 millions dans Intel.",
    ],
)
def test_a_figure_beside_each_party_is_of_that_party(text: str) -> None:
    assert others(text) == [["Intel"], ["Nvidia"]]


def test_the_claims_follow() -> None:
    text = "Nvidia et Intel investissent respectivement 40 et 25 millions de dollars dans Poolside."
    claims = read_article(Article("a", text), Lexicon.load()).claims
    said = [(claim.sources, claim.target, int(claim.money.low or 0)) for claim in claims if claim.money]
    assert said == [(("Nvidia",), "Poolside", 40_000_000), (("Intel",), "Poolside", 25_000_000)]
