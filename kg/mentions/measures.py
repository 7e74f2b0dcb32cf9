"""Where a figure may be: words of measure ("milliards", "GW", "%", "la moitié"), and words that a figure may start with.

Most press is about other things: where no word of measure stands there is no figure, so nothing to read. Finding that out
is the only work spent on such text, so it is done in few passes over bytes.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from kg.text.fold import fold
from kg.text.remembered import Remembered
from kg.text.tokens import words_of

__all__ = ["Measures", "Opening"]

_LETTERS = bytes(
    ord(letter) if letter.isascii() and letter.isalpha() else ord(" ") for letter in map(fold, map(chr, range(256)))
)


class Measures:
    """The words of measure of a language: of each phrase its sign, or its longest word.

    >>> measures = Measures(["milliards", "pour cent", "un tiers", "$"])
    >>> [list(measures.places(text)) for text in ("L’Élan joue samedi", "à 2 MILLIARDS", "5$")]
    [[], [4], [1]]
    >>> measures.in_words(["dix", "pour", "cent"], 0, 3)
    True
    """

    def __init__(self, phrases: Iterable[str]) -> None:
        self._words = frozenset(_telling(words_of(phrase)) for phrase in phrases)
        parts = {word: re.findall("[a-z]+", word) for word in self._words}
        self._spelt = frozenset(max(found, key=len).encode() for found in parts.values() if found)
        self._signs = tuple(sorted(word for word, found in parts.items() if not found))

    def places(self, text: str) -> Iterator[int]:
        """Where words of measure stand in the text, in no order; none of them is missed.

        The text is looked at in Latin-1, which all letters of these words belong to, one byte a character; what is no
        letter parts words.
        """
        plain = text.encode("latin-1", "replace").translate(_LETTERS)
        for word in self._spelt.intersection(plain.split()):
            yield from (found.start() for found in re.finditer(rb"\b%b\b" % word, plain))
        for sign in self._signs:
            at = text.find(sign)
            while at >= 0:
                yield at
                at = text.find(sign, at + 1)

    def in_words(self, words: Sequence[str], first: int, last: int) -> bool:
        """True if a word of measure stands between two places."""
        return not self._words.isdisjoint(words[first:last])


def _telling(words: Sequence[str]) -> str:
    return next((word for word in words if not word.isalpha() and "-" not in word), max(reversed(words), key=len))


class Opening:
    """The words that a number, or a figure, may start with.

    >>> opening = Opening({"dix", "vingt"}, ["des", "un tiers"])
    >>> words = ["des", "vingt-et-dix", "mots", "12", "un"]
    >>> list(opening.numbers(words, 0, 5)), list(opening.figures(words, 0, 5))
    ([1, 3], [0, 1, 3, 4])
    """

    def __init__(self, numbers: Collection[str], phrases: Iterable[str]) -> None:
        self._words, self._first = frozenset(numbers), frozenset(words_of(phrase)[0] for phrase in phrases)
        self._numbers = Remembered(self._counts)
        self._figures: Remembered[str, bool] = Remembered(lambda word: word in self._first or self._counts(word))

    def numbers(self, words: Sequence[str], first: int, last: int) -> Iterator[int]:
        """The places between two where a number may start."""
        return (at for at in self._figures.places(words, first, last) if self._numbers[words[at]])

    def figures(self, words: Sequence[str], first: int, last: int) -> Iterator[int]:
        """The places between two where a figure may start, number or not."""
        return self._figures.places(words, first, last)

    def is_number(self, word: str) -> bool:
        """True if a number may start with the word."""
        return self._numbers[word]

    def _counts(self, word: str) -> bool:
        if word[0].isdecimal():
            return True
        return {*word.split("-")} - {"et"} <= self._words if "-" in word else word in self._words and word != "et"
