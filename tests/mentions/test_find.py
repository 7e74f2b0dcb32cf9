"""All mentions of any text: none crashes, each stands where it says."""

from __future__ import annotations

from pathlib import Path
from typing import NoReturn

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.languages.language import Language
from kg.lexicon.load import Lexicon
from kg.mentions.find import MentionFinder
from kg.text.article import Article

FINDER = MentionFinder(Lexicon.load(), Language.load())
CORPUS = Path(__file__).resolve().parents[2] / "corpus"
PIECES = ["Le", "fonds", "Corvanel", "Capital", "norvégien", "a", "investi", "5", "milliards", "d'euros", "dans", "la", "start-up", "de", "Vardby", "(", ")", ",", ".", "«", "»", "²", "\n", "mercredi", "prochain", "12", "mars", "2026", "elle", "lui", "l'", "-", "un", "tiers", "du", "quart"]  # fmt: skip


TEXTS = st.text(max_size=80) | st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join)


@given(TEXTS)
def test_mentions_of_any_text_stand_in_their_sentence(text: str) -> None:
    for scene in FINDER.find(Article("a", text)).scenes:
        found = [(m.first, m.last, m.span) for m in scene.figures]
        found += [(m.first, m.last, m.span) for m in scene.parties]
        found += [(m.first, m.last, m.span) for m in scene.names]
        for first, last, span in found:
            assert scene.first <= first < last <= scene.last
            assert span in scene.span
        for date in scene.dates:
            assert scene.first <= date.first < date.last <= scene.last
        assert len(scene.walls) == scene.last - scene.first + 1


@given(TEXTS)
def test_any_text_with_a_figure_is_on_topic(text: str) -> None:
    article = Article("a", text)
    if any(scene.figures for scene in FINDER.find(article).scenes):
        assert FINDER.find_on_topic(article) is not None


@pytest.mark.parametrize("file", sorted((CORPUS / "learn").glob("*.txt")), ids=lambda file: file.stem)
def test_any_line_with_a_figure_is_on_topic(file: Path) -> None:
    for line in file.read_text(encoding="utf-8").split("\n"):
        article = Article("a", line)
        figures = [figure for scene in FINDER.find(article).scenes for figure in scene.figures]
        assert bool(figures) <= (FINDER.find_on_topic(article) is not None)


def test_text_without_a_word_of_measure_is_not_even_cut_into_words(monkeypatch: pytest.MonkeyPatch) -> None:
    def cut(text: str) -> NoReturn:
        raise AssertionError(text)

    monkeypatch.setattr("kg.mentions.find.tokenize", cut)
    assert FINDER.find_on_topic(Article("a", "Le fonds Corvanel a joué samedi 12 mars à Vardby.")) is None
    with pytest.raises(AssertionError):
        FINDER.find_on_topic(Article("a", "Le fonds Corvanel investit 5 milliards."))
