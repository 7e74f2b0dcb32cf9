"""Phrases whose words do not mean what they mean alone: "sous réserve" holds nothing back, "chiffre d'affaires" counts nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kg.text.phrases import Phrases

__all__ = ["SetPhrases"]

_MORE_THAN_ANY = 99


class SetPhrases:
    """Finds set phrases: built once of the table of a language.

    Of the words of an `idle` phrase nothing is to be read; a `whole` one is to be read as one.
    """

    def __init__(self, table: Mapping[str, Sequence[str]]) -> None:
        self._phrases: Phrases[bool] = Phrases(
            [*((phrase, True) for phrase in table["idle"]), *((phrase, False) for phrase in table["whole"])]
        )

    def least_sizes(self, words: Sequence[str], first: int, last: int) -> dict[int, int]:
        """For each token of a set phrase, how many tokens a cue there must have: more than any has where none is to be read.

        >>> found = SetPhrases({"idle": ["sous réserve"], "whole": ["chiffre d'affaires"]})
        >>> found.least_sizes(["chiffre", "d'", "affaires", "en", "hausse"], 0, 5)
        {0: 3, 1: 3, 2: 3}
        """
        least: dict[int, int] = {}
        for at, size, idle in self._phrases.within(words, first, last):
            least.update(dict.fromkeys(range(at, at + size), _MORE_THAN_ANY if idle else size))
        return least
