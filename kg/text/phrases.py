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
_Entry = tuple[tuple[str, ...], Value]  # the words of a phrase after the first, and its value


class Phrases(Generic[Value]):
    """Phrases with a value each.

    >>> found = Phrases([("chiffre d'affaires", "revenue"), ("negoci*", "talks")])
    >>> list(found.at(["chiffre", "d'", "affaires"], 0)), list(found.at(["negocie"], 0))
    ([(3, 'revenue')], [(1, 'talks')])
    >>> list(found.within(["on", "negocie", "le", "chiffre", "d'", "affaires"], 0, 6))
    [(1, 1, 'talks'), (3, 3, 'revenue')]
    """

    def __init__(self, phrases: Iterable[tuple[str, Value]]) -> None:
        self._exact: dict[str, list[_Entry[Value]]] = {}
        self._stems: dict[str, list[_Entry[Value]]] = {}
        for phrase, value in phrases:
            first, *rest = words_of(phrase)
            table, key = (self._stems, first[:-1]) if first.endswith("*") else (self._exact, first)
            table.setdefault(key, []).append((tuple(rest), value))
        self._lengths = sorted({len(stem) for stem in self._stems})
        self._opened = Remembered(self._opened_by)

    def at(self, words: Sequence[str], place: int) -> Sequence[tuple[int, Value]]:
        """The phrases that start at this place, longest first, each with its number of words and its value; none at the end."""
        opened = self._opened[words[place]] if place < len(words) else None
        return opened.at(words, place) if opened else ()

    def starts(self, words: Sequence[str], first: int, last: int) -> Iterator[int]:
        """The places between two whose word may open a phrase."""
        return self._opened.places(words, first, last)

    def within(self, words: Sequence[str], first: int, last: int) -> Iterator[tuple[int, int, Value]]:
        """The phrases that start between two places: their place, their number of words and their value."""
        for place, opened in self._opened.found(words, first, last):
            for size, value in opened.at(words, place) if opened else ():
                yield place, size, value

    def opens(self, word: str) -> bool:
        """True if a phrase may start with this word."""
        return word in self._exact or any(word[:length] in self._stems for length in self._lengths)

    def _opened_by(self, word: str) -> _Opened[Value] | None:
        """The phrases that the word opens, None where there are none."""
        entries = [*self._exact.get(word, ())]
        for length in self._lengths:
            if length <= len(word):
                entries += self._stems.get(word[:length], ())
        return _Opened(sorted(entries, key=lambda entry: -len(entry[0]))) if entries else None


class _Opened(Generic[Value]):
    """The phrases that one word opens, by their second word: few of those that a small word opens are ever there."""

    def __init__(self, entries: Sequence[_Entry[Value]]) -> None:
        self.alone = [(1, value) for rest, value in entries if not rest]
        seconds = {rest[0] for rest, _ in entries if rest}
        self._stems = [entry for entry in entries if entry[0] and entry[0][0].endswith("*")]
        self._by_second = {
            second: [entry for entry in entries if entry[0] and _fits(entry[0][:1], (second,), 0)]
            for second in seconds
            if not second.endswith("*")
        }

    def at(self, words: Sequence[str], place: int) -> Sequence[tuple[int, Value]]:
        """The phrases that start with the word at this place, longest first."""
        after = place + 1
        entries = self._by_second.get(words[after], self._stems) if after < len(words) else ()
        if not entries:
            return self.alone
        return [*[(1 + len(rest), value) for rest, value in entries if _fits(rest, words, after)], *self.alone]


def _fits(rest: tuple[str, ...], words: Sequence[str], place: int) -> bool:
    if place + len(rest) > len(words):
        return False
    for offset, wanted in enumerate(rest):
        word = words[place + offset]
        if wanted != word and not (wanted[-1] == "*" and word.startswith(wanted[:-1])):
            return False
    return True
