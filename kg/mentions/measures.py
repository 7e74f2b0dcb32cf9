"""Words of measure ("milliards", "GW", "%", "la moitié"): where none stands there is no figure, so nothing to read.

Most press is about other things. Finding that out is the only work spent on it, so it is done in few passes over bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from kg.text.fold import fold
from kg.text.tokens import words_of

__all__ = ["Measures"]

_LETTERS = bytes(
    ord(letter) if letter.isascii() and letter.isalpha() else ord(" ") for letter in map(fold, map(chr, range(256)))
)


class Measures:
    """The words of measure of a language, of each phrase the longest word.

    >>> measures = Measures(["milliards", "pour cent", "un tiers", "$"])
    >>> measures.in_text("L’Élan joue samedi"), measures.in_text("à 2 MILLIARDS"), measures.in_text("5$")
    (False, True, True)
    >>> measures.in_words(["dix", "pour", "cent"], 0, 3)
    True
    """

    def __init__(self, phrases: Iterable[str]) -> None:
        self._words = frozenset(max(reversed(words_of(phrase)), key=len) for phrase in phrases)
        parts = {word: re.findall("[a-z]+", word) for word in self._words}
        self._spelt = frozenset(max(found, key=len).encode() for found in parts.values() if found)
        self._signs = tuple(sorted(word for word, found in parts.items() if not found))

    def in_text(self, text: str) -> bool:
        """True if the text may hold a word of measure; sure to be so where it does.

        The text is looked at in Latin-1, which all letters of these words belong to; what is no letter parts words.
        """
        if any(sign in text for sign in self._signs):
            return True
        return not self._spelt.isdisjoint(text.encode("latin-1", "replace").translate(_LETTERS).split())

    def in_words(self, words: Sequence[str], first: int, last: int) -> bool:
        """True if a word of measure stands between two places."""
        return not self._words.isdisjoint(words[first:last])
