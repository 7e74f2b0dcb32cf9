"""Parties by example: their prepositions, and with whom they are coordinated."""

from __future__ import annotations

from itertools import groupby
from typing import Any

import pytest

from kg.languages.language import Language
from kg.lexicon.load import Lexicon
from kg.mentions.find import MentionFinder
from kg.mentions.party import PartyMention
from kg.text.article import Article
from tests.mentions.notation import wordings

CASES = list(wordings("parties.toml"))
FINDER = MentionFinder(Lexicon.load(), Language.load())


def short(group: list[PartyMention]) -> str:
    names = " + ".join(party.entity or party.role for party in group)
    (preposition,) = {party.preposition for party in group}
    return f"{preposition}: {names}" if preposition else names


@pytest.mark.parametrize(("text", "case"), CASES, ids=[text for text, _ in CASES])
def test_a_wording_groups_its_parties(text: str, case: dict[str, Any]) -> None:
    (scene,) = FINDER.find(Article("a", text)).scenes
    groups = groupby(scene.parties, key=lambda party: party.group)
    assert [short(list(group)) for _, group in groups] == case["value"]
