"""The switches of the ideas of the reading (tools/ideas.py) switch something, and the page on the reading tells them all."""

from __future__ import annotations

import importlib.util
import pkgutil
import sys
from types import ModuleType
from typing import Any

import pytest

from kg.claims.weights import Weights
from kg.languages.language import Language
from kg.lexicon.load import Lexicon
from kg.mentions.find import MentionFinder
from kg.text.article import Article
from tests.told import ROOT


def loaded(path: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location("ideas", ROOT / path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["ideas"] = module
    spec.loader.exec_module(module)
    return module


IDEAS = loaded("tools/ideas.py").IDEAS
TEXT = """Amazon et Google ont investi 4 milliards de dollars dans Zorbium, qui en vaut 40, et la start-up embauche.

Le fabricant de ChatGPT, lui, a signé pour 3 milliards de dollars avec Microsoft, mais rien n'est payé."""


@pytest.mark.parametrize("idea", [idea for idea in IDEAS if idea.drops], ids=lambda idea: str(idea.name))
def test_features_that_an_idea_drops_are_weighed(idea: Any) -> None:
    slots = Weights.load("fr").slots
    for beginning in {beginning for beginnings in idea.drops.values() for beginning in beginnings}:
        wanted = tuple(f"{slot}/" for slot, beginnings in idea.drops.items() if beginning in beginnings)
        told = [feature for name, table in slots.items() if name.startswith(wanted) for feature in table]
        assert any(feature.startswith(beginning) for feature in told), (wanted, beginning)


@pytest.mark.parametrize("idea", [idea for idea in IDEAS if idea.hides], ids=lambda idea: str(idea.name))
def test_an_idea_hides_what_was_seen(idea: Any) -> None:
    finder = MentionFinder(Lexicon.load(), Language.load())
    seen, left = finder.find(Article("a", TEXT)), finder.find(Article("a", TEXT))
    idea.hides(left)
    assert [(s.parties, s.walls) for s in left.scenes] != [(s.parties, s.walls) for s in seen.scenes]


def test_what_an_idea_makes_null_is_a_function_of_the_program() -> None:
    for idea in IDEAS:
        for name, null in idea.nulls.items():
            assert callable(pkgutil.resolve_name(name))
            assert callable(null)
