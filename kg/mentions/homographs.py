"""Which reading a word has that is a noun and a verb form: its neighbours tell "le montant" from "montant à".

Accents are not asked: a text without them reads the same.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kg.text.fold import fold

__all__ = ["Homographs"]


class Homographs:
    """Tells noun from verb: built once of the table of a language."""

    def __init__(self, table: Mapping[str, Mapping[str, Sequence[str]]]) -> None:
        nouns = table["nouns"]
        self.nouns = frozenset(map(fold, nouns["words"]))  # those that are verb forms too
        self._determiners = frozenset(nouns["determiners"])
        self._articles = frozenset(nouns["articles"])
        self._subjects = frozenset(nouns["subjects"])
        self._complements = frozenset(nouns["complements"])
        self._before = {form: frozenset(words) for form, words in table["verbs"].items()}

    def is_verb(self, words: Sequence[str], at: int) -> bool:
        """False for a word that is no verb where it stands, whatever it looks like."""
        word, before = words[at], words[at - 1] if at else ""
        needed = self._before.get(word)
        if needed is not None and (at + 1 == len(words) or words[at + 1] not in needed):
            return False
        if before in self._determiners:
            return False
        return not (word in self.nouns and self._stands_as_noun(words, at))

    def is_noun(self, words: Sequence[str], at: int) -> bool:
        """False for a word that is no noun where it stands, whatever it looks like."""
        return not (at and words[at - 1] in self._subjects and words[at] in self.nouns)

    def _stands_as_noun(self, words: Sequence[str], at: int) -> bool:
        before = words[at - 1] if at else "."
        if before in self._articles:
            return at < 2 or words[at - 2] not in self._subjects  # "qui la contrôle"
        if before[0].isalpha():
            return False
        return before[0].isdigit() or (at + 1 < len(words) and words[at + 1] in self._complements)  # "Montant : 5 M€"
