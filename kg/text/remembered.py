"""What was found out of single words, or of few together, kept for those met: a day's articles repeat their words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import compress
from typing import Generic, TypeVar

__all__ = ["Remembered"]

Key = TypeVar("Key")
Value = TypeVar("Value")
_MANY = 200_000


class Remembered(dict[Key, Value], Generic[Key, Value]):
    """The answers of a function of one word; it is asked once a word, until too many are known and all are forgotten.

    A look-up of a word met before is one of a plain dictionary, and costs no call of Python code.

    >>> capitals = Remembered(str.isupper)
    >>> capitals["AMD"], list(capitals.places(["le", "CEO", "d'", "AMD"], 0, 4))
    (True, [1, 3])
    """

    def __init__(self, find: Callable[[Key], Value], many: int = _MANY) -> None:
        super().__init__()
        self._find, self._many = find, many

    def __missing__(self, word: Key) -> Value:
        if len(self) >= self._many:
            self.clear()
        found = self[word] = self._find(word)
        return found

    def places(self, words: Sequence[Key], first: int, last: int) -> Iterator[int]:
        """The places from `first` up to, not including, `last` whose word has an answer that is not empty."""
        return compress(range(first, last), map(self.__getitem__, words[first:last]))
