"""All mentions of any text: none crashes, each stands where it says."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.languages.language import Language
from kg.lexicon.load import Lexicon
from kg.mentions.find import MentionFinder
from kg.text.article import Article

FINDER = MentionFinder(Lexicon.load(), Language.load())
PIECES = ["Le", "fonds", "Corvanel", "Capital", "norvégien", "a", "investi", "5", "milliards", "d'euros", "dans", "la", "start-up", "de", "Vardby", "(", ")", ",", ".", "«", "»", "²", "\n", "mercredi", "prochain", "12", "mars", "2026", "elle", "lui", "l'", "-", "un", "tiers", "du", "quart"]  # fmt: skip


@given(st.text(max_size=80) | st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join))
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
