"""Laws of folding, tokens, sentences and figures, on any text."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from kg.languages.language import Language
from kg.mentions.figures import find_figures
from kg.text.fold import fold
from kg.text.phrases import Phrases
from kg.text.sentences import split_sentences
from kg.text.tokens import tokenize

PIECES = ["5", "12,5", "1.250,5", "milliards", "d'euros", "$", "€", "%", "GW", "de", "à", "entre", "et", "dont", "pour", "un", "demi", "chiffres", ".", "«", "\n", "²", "Œuvre", "mille", "quatre-vingts"]  # fmt: skip
TEXTS = st.text(max_size=120) | st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join)


@given(TEXTS)
def test_folding_keeps_length_and_is_done_once(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert [fold(char) for char in text] == list(fold(text))


@given(TEXTS)
def test_tokens_slice_back_in_order_and_leave_nothing_but_spaces(text: str) -> None:
    tokens, edge = tokenize(text), 0
    for word, start, end in zip(tokens.words, tokens.starts, tokens.ends, strict=True):
        assert edge <= start < end
        assert fold(text)[start:end] == word
        edge = end
    inside = {at for start, end in zip(tokens.starts, tokens.ends, strict=True) for at in range(start, end)}
    assert all(fold(text)[at].isspace() for at in set(range(len(text))) - inside)


@given(TEXTS)
def test_sentences_are_ordered_disjoint_and_cover_all_but_spaces(text: str) -> None:
    tokens = tokenize(text)
    sentences = split_sentences(tokens, Language.load().layout)
    spans = [sentence.sentence.span for sentence in sentences]
    assert all(before.end <= after.start for before, after in itertools.pairwise(spans))
    inside = {at for span in spans for at in range(span.start, span.end)}
    assert all(fold(text)[at].isspace() for at in set(range(len(text))) - inside)
    assert [sentence.sentence.index for sentence in sentences] == list(range(len(sentences)))


@given(TEXTS)
def test_figures_slice_back_and_do_not_overlap(text: str) -> None:
    tokens = tokenize(text)
    figures = find_figures(tokens, 0, len(tokens), Language.load().numerals)
    for figure in figures:
        assert figure.span.of(text) == tokens.original(figure.first, figure.last)
        assert figure.low is None or figure.high is None or figure.low <= figure.high
    assert all(before.last <= after.first for before, after in itertools.pairwise(figures))


def test_phrases_give_the_longest_first_and_know_beginnings() -> None:
    phrases = Phrases([("mise en vente", "long"), ("mise", "short"), ("négoci*", "stem")])
    assert list(phrases.at(["mise", "en", "vente"], 0)) == [(3, "long"), (1, "short")]
    assert list(phrases.at(["negociation"], 0)) == [(1, "stem")]
    assert list(phrases.at(["vente"], 0)) == []
