"""Bounds where two phrases meet: the longer one holds the shorter."""

from __future__ import annotations

import pytest

from kg.languages.language import Language
from kg.mentions.bounds import bound_of
from kg.text.tokens import tokenize
from kg.values import Bound


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("pas moins de 5", Bound.AT_LEAST),
        ("moins de 5", Bound.LESS_THAN),
        ("jusqu'à près de 5", Bound.UP_TO),
        ("plus de 5", Bound.MORE_THAN),
        ("le plan de 5", Bound.EXACT),
    ],
)
def test_the_bound_before_a_number(text: str, bound: Bound) -> None:
    words = tokenize(text).words
    at = len(words) - 1
    assert bound_of(words, at, at + 1, 0, len(words), Language.load().numerals) is bound
