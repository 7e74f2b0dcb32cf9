"""The price of a whole company is no claim; that of a part of it may be one."""

from __future__ import annotations

import pytest

from kg.claims.model import Kind
from kg.claims.read import Reader
from kg.claims.stage import Stage
from kg.claims.takeover import is_takeover
from kg.lexicon.load import Lexicon
from kg.text.article import Article

READER = Reader(Lexicon.load())


def taken_over(text: str, kind: Kind = Kind.INVESTMENT) -> bool:
    scene = READER.mentions.find(Article("a", text)).scenes[-1]
    money = next(figure for figure in scene.figures if figure.money())
    return is_takeover(Stage.of(scene, money), kind)


@pytest.mark.parametrize(
    "text", [
        "Corvanel rachète Brumalys pour 300 millions d'euros.", "Corvanel va acquérir Brumalys pour plus de 300 millions d'euros.",
        "Corvanel s'offre Brumalys pour 300 millions d'euros.", "Corvanel a racheté Brumalys 300 millions d'euros.",
    ]
)  # fmt: skip
def test_a_whole_company(text: str) -> None:
    assert taken_over(text)


@pytest.mark.parametrize(
    "text", [
        "Corvanel rachète 12 % de Brumalys pour 300 millions d'euros.", "Corvanel acquiert des actions de Brumalys pour 300 millions d'euros.",
        "Corvanel en a racheté le quart pour 300 millions d'euros.", "Corvanel offre 300 millions d'euros à Brumalys.",
        "Corvanel investit 300 millions d'euros dans Brumalys.", "Corvanel rachète Vardane et Brumalys lève 300 millions d'euros.",
    ]
)  # fmt: skip
def test_a_part_of_it(text: str) -> None:
    assert not taken_over(text)


def test_only_what_is_paid_in_can_be_the_price() -> None:
    assert not taken_over("Corvanel rachète Brumalys pour 300 millions d'euros.", Kind.VALUATION)
