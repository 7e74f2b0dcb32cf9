"""What was found out of single words, kept for the words met: an article repeats its words, and a day's articles theirs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import compress
from typing import TypeVar

__all__ = ["Remembered"]

Value = TypeVar("Value")
_MANY = 200_000


class Remembered(dict[str, Value]):
    """The answers of a function of one word; it is asked once a word, until too many are known and all are forgotten.

    A look-up of a word met before is one of a plain dictionary, and costs no call of Python code.

    >>> capitals = Remembered(str.isupper)
    >>> capitals["AMD"], list(capitals.places(["le", "CEO", "d'", "AMD"], 0, 4))
    (True, [1, 3])
    """

    def __init__(self, find: Callable[[str], Value]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, word: str) -> Value:
        if len(self) >= _MANY:
            self.clear()
        found = self[word] = self._find(word)
        return found

    def places(self, words: Sequence[str], first: int, last: int) -> Iterator[int]:
        """The places from `first` up to, not including, `last` whose word has an answer that is not empty."""
        return compress(range(first, last), map(self.__getitem__, words[first:last]))
