"""Epithets by example: what describes a company, and which company it is."""

from __future__ import annotations

from typing import Any

import pytest

from kg.languages.language import Language
from kg.lexicon.load import Lexicon
from kg.mentions.find import MentionFinder
from kg.mentions.party import Form, PartyMention
from kg.text.article import Article
from tests.mentions.notation import CORPUS, wordings

CASES = list(wordings("epithets.toml"))
NOTHING = [text for text, _ in wordings("epithets.toml", "nothing")]
FINDER = MentionFinder(Lexicon.load([CORPUS / "companies.toml"]), Language.load())


def described(text: str) -> list[PartyMention]:
    parties = [party for scene in FINDER.find(Article("a", text)).scenes for party in scene.parties]
    return [party for party in parties if party.form in {Form.EPITHET, Form.DESCRIPTION}]


@pytest.mark.parametrize(("text", "case"), CASES, ids=[text for text, _ in CASES])
def test_a_wording_describes_the_company(text: str, case: dict[str, Any]) -> None:
    assert [party.entity or "" for party in described(text)] == [case["value"]]


@pytest.mark.parametrize("text", NOTHING)
def test_no_company_elsewhere(text: str) -> None:
    assert described(text) == []
