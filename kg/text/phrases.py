"""Phrases: many short phrases looked for at once in a list of folded words, by a dictionary of first words.

A word of a phrase may end in * ("negoci*"): any word with that beginning fits. Words met are remembered, so that a
look-up costs one dictionary access whatever the number of phrases.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Generic, TypeVar

from kg.text.remembered import Remembered
from kg.text.tokens import words_of

__all__ = ["Phrases"]

Value = TypeVar("Value")


class Phrases(Generic[Value]):
    """Phrases with a value each.

    >>> found = Phrases([("chiffre d'affaires", "revenue"), ("negoci*", "talks")])
    >>> list(found.at(["chiffre", "d'", "affaires"], 0)), list(found.at(["negocie"], 0))
    ([(3, 'revenue')], [(1, 'talks')])
    >>> list(found.within(["on", "negocie", "le", "chiffre", "d'", "affaires"], 0, 6))
    [(1, 1, 'talks'), (3, 3, 'revenue')]
    """

    def __init__(self, phrases: Iterable[tuple[str, Value]]) -> None:
        self._exact: dict[str, list[tuple[tuple[str, ...], Value]]] = {}
        self._stems: dict[str, list[tuple[tuple[str, ...], Value]]] = {}
        for phrase, value in phrases:
            first, *rest = words_of(phrase)
            table, key = (self._stems, first[:-1]) if first.endswith("*") else (self._exact, first)
            table.setdefault(key, []).append((tuple(rest), value))
        self._longest = max(map(len, self._stems), default=0)
        self._opened = Remembered(self._opened_by)

    def at(self, words: Sequence[str], place: int) -> Sequence[tuple[int, Value]]:
        """The phrases that start at this place, longest first, each with its number of words and its value."""
        entries = self._opened[words[place]]
        if not entries:
            return ()
        return [(1 + len(rest), value) for rest, value in entries if not rest or _fits(rest, words, place + 1)]

    def starts(self, words: Sequence[str], first: int, last: int) -> Iterator[int]:
        """The places between two whose word may open a phrase."""
        return self._opened.places(words, first, last)

    def within(self, words: Sequence[str], first: int, last: int) -> Iterator[tuple[int, int, Value]]:
        """The phrases that start between two places: their place, their number of words and their value."""
        for place in self.starts(words, first, last):
            for size, value in self.at(words, place):
                yield place, size, value

    def opens(self, word: str) -> bool:
        """True if a phrase may start with this word."""
        return bool(self._opened[word])

    def _opened_by(self, word: str) -> tuple[tuple[tuple[str, ...], Value], ...]:
        """What follows the word in each phrase that it opens, longest first."""
        entries = list(self._exact.get(word, ()))
        for length in range(1, min(len(word), self._longest) + 1):
            entries += self._stems.get(word[:length], ())
        return tuple(sorted(entries, key=lambda entry: -len(entry[0])))


def _fits(rest: tuple[str, ...], words: Sequence[str], place: int) -> bool:
    if place + len(rest) > len(words):
        return False
    for offset, wanted in enumerate(rest):
        word = words[place + offset]
        if wanted != word and not (wanted[-1] == "*" and word.startswith(wanted[:-1])):
            return False
    return True
