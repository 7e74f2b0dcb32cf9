"""Phrases: many short phrases looked for at once in a list of folded words, by a dictionary of first words.

A word of a phrase may end in * ("negoci*"): any word with that beginning fits. Words met are remembered, so that a
look-up costs one dictionary access whatever the number of phrases.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Generic, TypeVar

from kg.text.tokens import words_of

__all__ = ["Phrases"]

Value = TypeVar("Value")
_MANY = 200_000


class Phrases(Generic[Value]):
    """Phrases with a value each.

    >>> found = Phrases([("chiffre d'affaires", "revenue"), ("negoci*", "talks")])
    >>> list(found.at(["chiffre", "d'", "affaires"], 0)), list(found.at(["negocie"], 0))
    ([(3, 'revenue')], [(1, 'talks')])
    """

    def __init__(self, phrases: Iterable[tuple[str, Value]]) -> None:
        self._exact: dict[str, list[tuple[tuple[str, ...], Value]]] = {}
        self._stems: dict[str, list[tuple[tuple[str, ...], Value]]] = {}
        for phrase, value in phrases:
            first, *rest = words_of(phrase)
            table, key = (self._stems, first[:-1]) if first.endswith("*") else (self._exact, first)
            table.setdefault(key, []).append((tuple(rest), value))
        self._longest = max(map(len, self._stems), default=0)
        self._met: dict[str, tuple[tuple[tuple[str, ...], Value], ...]] = {}

    def at(self, words: Sequence[str], place: int) -> Iterator[tuple[int, Value]]:
        """The phrases that start at this place, longest first, each with its number of words and its value."""
        word = words[place]
        entries = self._met.get(word)
        if entries is None:
            entries = self._meet(word)
        for rest, value in entries:
            stop = place + 1 + len(rest)
            if not rest or (stop <= len(words) and _fits(rest, words, place + 1)):
                yield stop - place, value

    def _meet(self, word: str) -> tuple[tuple[tuple[str, ...], Value], ...]:
        entries = list(self._exact.get(word, ()))
        for length in range(1, min(len(word), self._longest) + 1):
            entries += self._stems.get(word[:length], ())
        entries.sort(key=lambda entry: -len(entry[0]))
        if len(self._met) > _MANY:
            self._met.clear()
        self._met[word] = tuple(entries)
        return self._met[word]


def _fits(rest: tuple[str, ...], words: Sequence[str], place: int) -> bool:
    for offset, wanted in enumerate(rest):
        word = words[place + offset]
        if wanted != word and not (wanted[-1] == "*" and word.startswith(wanted[:-1])):
            return False
    return True
