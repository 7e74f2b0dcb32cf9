"""Chips and systems named in a text: "Trainium 3 et 4", "Vera Rubin", by the families of the lexicon."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import compress

from kg.text.phrases import Phrases
from kg.text.tokens import Tokens

__all__ = ["Chip", "ChipFinder"]


@dataclass(frozen=True, slots=True)
class Chip:
    """A chip or system and its tokens; `maker` is the company that makes the family, None if several do."""

    name: str
    maker: str | None
    first: int
    last: int


class ChipFinder:
    """Finds the chips of a text by the families of a lexicon."""

    def __init__(self, families: Mapping[str, str | None]) -> None:
        self._families = Phrases((family, (family, maker)) for family, maker in families.items())
        self._families_plural = Phrases((family + "s", (family, maker)) for family, maker in families.items())
        self._opening = self._families.first_words | self._families_plural.first_words

    def find(self, tokens: Tokens, first: int, last: int) -> list[Chip]:
        """The chips between two tokens, longest names first; a version number belongs to the name."""
        found: list[Chip] = []
        read = first
        for at in compress(range(first, last), map(self._opening.__contains__, tokens.words[first:last])):
            if at >= read and tokens.capital(at):
                chips = self._at(tokens, at, last)
                found += chips
                read = chips[-1].last if chips else at + 1
        return found

    def _at(self, tokens: Tokens, at: int, last: int) -> list[Chip]:
        words = tokens.words
        for table in (self._families, self._families_plural):
            for size, (family, maker) in table.at(words, at):
                stop = at + size
                if stop > last:
                    continue
                if stop < last and words[stop].isdigit() and len(words[stop]) == 1:
                    return self._versions(tokens, family, maker, at, stop, last)
                return [Chip(family, maker, at, stop)]
        return []

    @staticmethod
    def _versions(tokens: Tokens, family: str, maker: str | None, at: int, stop: int, last: int) -> list[Chip]:
        """The versions of one family: "Trainium 3 et 4" is two chips."""
        chips = [Chip(f"{family} {tokens.words[stop]}", maker, at, stop + 1)]
        while stop + 2 < last and tokens.words[stop + 1] in {"et", "ou", ","} and tokens.words[stop + 2].isdigit():
            if len(tokens.words[stop + 2]) > 1:
                break
            stop += 2
            chips.append(Chip(f"{family} {tokens.words[stop]}", maker, at, stop + 1))
        return chips
