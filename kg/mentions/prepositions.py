"""The preposition that governs a mention: "auprès de la banque X" is "aupres"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.text.phrases import Phrases

__all__ = ["Prepositions"]

_REACH = 6


class Prepositions:
    """Prepositions of a language: phrases with their canonical form, and the words that may follow them before a name.

    >>> Prepositions({"par": ["par"], "de": ["de", "du"]}, {"la", "le"}).before(["par", "la", "banque"], 2, 0)
    'par'
    """

    def __init__(self, table: dict[str, list[str]], fillers: frozenset[str] | set[str]) -> None:
        self._phrases = Phrases((phrase, name) for name, phrases in table.items() for phrase in phrases)
        self._fillers = fillers

    def before(self, words: Sequence[str], at: int, first: int) -> str:
        """The preposition of what starts at this token, "" where it stands bare; never looks before `first`."""
        edge = at
        while edge > first and words[edge - 1] in self._fillers and at - edge < _REACH:
            edge -= 1
        for start in range(max(first, edge - 4), at):
            for size, name in self._phrases.at(words, start):
                if edge <= start + size <= at:
                    return name
        return ""
