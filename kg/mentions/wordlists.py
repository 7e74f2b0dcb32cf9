"""What judging names asks for: word lists of a language, places among the tokens, runs of capitals."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol

__all__ = ["Placed", "Run", "WordLists"]


class WordLists(Protocol):
    """The word lists of a language."""

    @property
    def common(self) -> frozenset[str]: ...
    @property
    def first_names(self) -> frozenset[str]: ...
    @property
    def places(self) -> frozenset[str]: ...
    @property
    def great_places(self) -> frozenset[str]: ...
    @property
    def place_phrases(self) -> frozenset[str]: ...
    @property
    def countries(self) -> Any: ...
    @property
    def demonyms(self) -> Any: ...
    @property
    def city_adjectives(self) -> Any: ...


class Placed(Protocol):
    """Anything that takes up tokens."""

    @property
    def first(self) -> int: ...
    @property
    def last(self) -> int: ...
    @property
    def opens(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class Run:
    """Capitalised words that stand together; `text` is how they are written, `opens` if they open a sentence."""

    text: str
    first: int
    last: int
    opens: bool
