"""Phrases: many short phrases looked for at once in a list of folded words, by a dictionary of first words.

A word of a phrase may end in * ("negoci*"): any word with that beginning fits. A look-up costs one dictionary access
whatever the number of phrases: words that may fit a beginning are remembered.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import compress
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
        exact: dict[str, list[_Entry[Value]]] = {}
        self._stems: dict[str, list[_Entry[Value]]] = {}
        for phrase, value in phrases:
            first, *rest = words_of(phrase)
            table, key = (self._stems, first[:-1]) if first.endswith("*") else (exact, first)
            table.setdefault(key, []).append((tuple(rest), value))
        self._exact = {word: _Opened(entries) for word, entries in exact.items()}
        self._lengths = sorted({len(stem) for stem in self._stems})
        self._opened = Remembered(self._opened_by).__getitem__ if self._stems else self._exact.get

    def at(self, words: Sequence[str], place: int) -> Sequence[tuple[int, Value]]:
        """The phrases that start at this place, longest first, each with its number of words and its value; none at the end."""
        opened = self._opened(words[place]) if place < len(words) else None
        return opened.at(words, place) if opened else ()

    def starts(self, words: Sequence[str], first: int, last: int) -> Iterator[int]:
        """The places between two whose word may open a phrase."""
        return compress(range(first, last), map(self._opened, words[first:last]))

    def within(self, words: Sequence[str], first: int, last: int) -> Iterator[tuple[int, int, Value]]:
        """The phrases that start between two places: their place, their number of words and their value."""
        for place, opened in enumerate(map(self._opened, words[first:last]), first):
            if opened:
                for size, value in opened.at(words, place):
                    yield place, size, value

    def opens(self, word: str) -> bool:
        """True if a phrase may start with this word."""
        return word in self._exact or any(word[:length] in self._stems for length in self._lengths)

    @property
    def first_words(self) -> frozenset[str]:
        """The words that phrases start with, but for those of which only the beginning is told."""
        return frozenset(self._exact)

    def _opened_by(self, word: str) -> _Opened[Value] | None:
        """The phrases that the word opens, None where there are none."""
        exact = self._exact.get(word)
        beginnings = [word[:length] for length in self._lengths if length <= len(word)]
        stems = [entry for beginning in beginnings for entry in self._stems.get(beginning, ())]
        return _Opened([*(exact.entries if exact else ()), *stems]) if stems else exact


class _Opened(Generic[Value]):
    """The phrases that one word opens, by their second word: few of those that a small word opens are ever there."""

    __slots__ = ("_alone", "_by_second", "_stems", "entries")

    def __init__(self, entries: Sequence[_Entry[Value]]) -> None:
        self.entries = sorted(entries, key=lambda entry: -len(entry[0]))
        self._by_second: dict[str, list[_Entry[Value]]] | None = None

    def at(self, words: Sequence[str], place: int) -> Sequence[tuple[int, Value]]:
        """The phrases that start with the word at this place, longest first."""
        table = self._by_second
        if table is None:
            table = self._lay_out()
        after = place + 1
        entries = table.get(words[after], self._stems) if after < len(words) else ()
        if not entries:
            return self._alone
        return [*[(1 + len(rest), value) for rest, value in entries if _fits(rest, words, after)], *self._alone]

    def _lay_out(self) -> dict[str, list[_Entry[Value]]]:
        """The phrases by their second word, laid out when the first word is first met."""
        self._alone = [(1, value) for rest, value in self.entries if not rest]
        self._stems = [entry for entry in self.entries if entry[0] and entry[0][0].endswith("*")]
        seconds = {rest[0] for rest, _ in self.entries if rest}
        self._by_second = {
            second: [entry for entry in self.entries if entry[0] and _fits(entry[0][:1], (second,), 0)]
            for second in seconds
            if not second.endswith("*")
        }
        return self._by_second


def _fits(rest: tuple[str, ...], words: Sequence[str], place: int) -> bool:
    if place + len(rest) > len(words):
        return False
    for offset, wanted in enumerate(rest):
        word = words[place + offset]
        if wanted != word and not (wanted[-1] == "*" and word.startswith(wanted[:-1])):
            return False
    return True
