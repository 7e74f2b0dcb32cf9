"""Unknown names by example: companies, persons, and what is neither."""

from __future__ import annotations

from typing import Any

import pytest

from kg.languages.language import Language
from kg.lexicon.load import Lexicon
from kg.mentions.find import MentionFinder
from kg.mentions.name import Name, NameKind
from kg.text.article import Article
from tests.mentions.notation import wordings

CASES = list(wordings("names.toml"))
NOTHING = [text for text, _ in wordings("names.toml", "nothing")]
FINDER = MentionFinder(Lexicon.load(), Language.load())


def names(text: str) -> list[Name]:
    return [name for scene in FINDER.find(Article("a", text)).scenes for name in scene.names]


@pytest.mark.parametrize(("text", "case"), CASES, ids=[text for text, _ in CASES])
def test_a_wording_names_them(text: str, case: dict[str, Any]) -> None:
    assert [f"{name.kind} {name.entity}" for name in names(text)] == case["value"]


@pytest.mark.parametrize("text", NOTHING)
def test_no_company_elsewhere(text: str) -> None:
    assert [name.entity for name in names(text) if name.kind is NameKind.ORGANISATION] == []
