"""What a company that no lexicon knows is, by the words in apposition to it."""

from __future__ import annotations

from typing import Any

import pytest

from kg.languages.language import Language
from kg.lexicon.company import Sector
from kg.lexicon.load import Lexicon
from kg.mentions.find import MentionFinder
from kg.mentions.name import Entity
from kg.text.article import Article
from tests.mentions.notation import wordings

CASES = list(wordings("trades.toml"))
NOTHING = [text for text, _ in wordings("trades.toml", "nothing")]
FINDER = MentionFinder(Lexicon.load(), Language.load())


def corvanel(text: str) -> Entity:
    return next(entity for name, entity in FINDER.find(Article("a", text)).entities.items() if "Corvanel" in name)


@pytest.mark.parametrize(("text", "case"), CASES, ids=[text for text, _ in CASES])
def test_an_apposition_tells_the_sector(text: str, case: dict[str, Any]) -> None:
    assert corvanel(text).sector == case["value"]


@pytest.mark.parametrize("text", NOTHING)
def test_no_sector_elsewhere(text: str) -> None:
    assert corvanel(text).sector is Sector.UNKNOWN


def test_what_was_told_is_kept() -> None:
    assert corvanel("Corvanel, fabricant de pompes immergées, recrute.").told == {"fabricant", "pompes", "immergees"}
