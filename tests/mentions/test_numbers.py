"""Numbers by example, and the law that a number spelled out is read back."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.languages.language import Language
from kg.mentions.numbers import number_at
from kg.text.tokens import tokenize
from tests.mentions.notation import wordings

CASES = list(wordings("numbers.toml"))
NOTHING = [text for text, _ in wordings("numbers.toml", "nothing")]


def number(text: str) -> tuple[Decimal, str] | None:
    """The number at the start of a text and what is left after it."""
    tokens = tokenize(text)
    found = number_at(tokens.words, 0, Language.load().numerals)
    return found and (found[0], " ".join(tokens.words[found[1] :]))


@pytest.mark.parametrize(("text", "case"), CASES, ids=[repr(text) for text, _ in CASES])
def test_a_wording_is_its_number(text: str, case: dict[str, Any]) -> None:
    assert number(text) == (Decimal(case["value"]), "")


@pytest.mark.parametrize("text", NOTHING)
def test_no_number_elsewhere(text: str) -> None:
    assert number(text) is None


@given(st.integers(0, 10**12))
def test_a_number_printed_with_spaces_or_points_is_read_back(value: int) -> None:
    for mark in (" ", "\u00a0", "\u202f", "."):
        assert number(f"{value:,}".replace(",", mark)) == (Decimal(value), "")
    assert number(str(value)) == (Decimal(value), "")
