"""The words of a language that tell what a name is: titles, functions, products, places, words inside company names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from kg.lexicon.company import Sector
from kg.mentions.name import NameKind
from kg.text.fold import fold
from kg.text.phrases import Phrases
from kg.text.tokens import Tokens, words_of

__all__ = ["NameWords"]

_PERSON_REACH = 5


class WordLists(Protocol):
    """The word lists of a language."""

    @property
    def common(self) -> frozenset[str]: ...
    @property
    def first_names(self) -> frozenset[str]: ...
    @property
    def places(self) -> frozenset[str]: ...
    @property
    def demonyms(self) -> Any: ...
    @property
    def city_adjectives(self) -> Any: ...


class Placed(Protocol):
    """A run of capitals at its place."""

    @property
    def first(self) -> int: ...
    @property
    def last(self) -> int: ...
    @property
    def opens(self) -> bool: ...


class NameWords:
    """Judges unknown names by the words inside and around them."""

    connectors = frozenset({"de", "du", "of", "des", "dos", "van", "von", "d'", "del", "la", "el", "al", "ben", "bin"})
    foreign_connectors = frozenset({"of", "van", "von", "dos", "del", "el", "al", "ben", "bin"})

    def __init__(
        self, vocabulary: WordLists, names: dict[str, Any], roles: dict[str, Any], grammar: dict[str, Any],
        verbs: Mapping[str, Any],
    ) -> None:  # fmt: skip
        self.vocabulary = vocabulary
        self._verbs = verbs
        self.titles = frozenset(names["titles"])
        self.functions = Phrases((phrase, None) for phrase in names["functions"])
        self.speech = Phrases((phrase, None) for phrase in names["speech"])
        self.institutions = frozenset(names["institutions"])
        self.public_bodies = frozenset(names["public_bodies"])
        self.products = frozenset(names["products"])
        self.media_nouns = frozenset(names["media_nouns"])
        self.not_names = frozenset(names["not_names"]) | {word for word in names["not_names"] if " " in word}
        self.places_before = Phrases((phrase, None) for phrase in names["places_before"])
        self.months = frozenset(names["months"])
        self.legal_forms = frozenset(roles["organisation"]["forms"]["legal"])
        self.organisation_words: dict[str, str] = dict(roles["organisation"]["words"])
        prepositions = grammar["prepositions"]
        self.function_words = frozenset(names["function_words"]) | frozenset(grammar["layout"]["openers"])
        self.according = frozenset(words_of(phrase)[-1] for phrase in prepositions["according"])
        self.leading_nouns = frozenset(names["leading_nouns"])

    def is_verb(self, word: str) -> bool:
        """True if the word may be a form of a verb of the language's tables, or a small word before a verb."""
        return word in self._verbs or word in {"n'", "s'", "se", "ne", "y", "en", "lui", "leur", "l'"}

    def tells_organisation(self, text: str) -> bool:
        """True if a word inside the name shows an organisation ("... Capital", "... Compute", "... .ai")."""
        words = fold(text).replace("-", " ").split()
        return any(word in self.organisation_words for word in words) or words[-1].endswith((".ai", ".io", ".com"))

    def sector_of(self, text: str) -> Sector:
        """The sector that the words inside the name suggest, the last telling one first."""
        for word in reversed(fold(text).replace("-", " ").split()):
            sector = self.organisation_words.get(word)
            if sector:
                return Sector(sector)
        return Sector.LAB if fold(text).endswith(".ai") else Sector.UNKNOWN

    def speaks_of_medium(self, words: Sequence[str], first: int, last: int) -> bool:
        """True if the words around a name speak of a newspaper."""
        left = words[max(0, first - 3) : first]
        if any(word in self.media_nouns or word in self.according for word in left):
            return True
        return last < len(words) and any(self.speech.at(words, last))

    def is_person(self, text: str, runs: Sequence[Placed], tokens: Tokens) -> bool:
        """True if the name is a person's, by a first name, a title, a function or a verb of speech beside it."""
        words = fold(text).split()
        if self.tells_organisation(text) or not all(word.replace("-", "").replace(".", "").isalpha() for word in words):
            return False
        if any(
            run.first and tokens.words[run.first - 1 - (tokens.words[run.first - 1] == ".")] in self.titles
            for run in runs
        ):
            return True
        if len(words) not in {2, 3, 4}:
            return False
        first = words[0].split("-")[0]
        if first in self.vocabulary.first_names or words[0] in self.vocabulary.first_names:
            return True
        return any(self._has_function(run, tokens) for run in runs)

    def _has_function(self, run: Placed, tokens: Tokens) -> bool:
        """True for "X, directeur financier" and "le directeur financier X", "explique X"."""
        words = tokens.words
        if run.last + 1 < len(words) and words[run.last] == ",":
            start = run.last + 1 + (words[run.last + 1] in {"le", "la", "l'", "son", "sa", "leur", "un", "une"})
            if start < len(words) and any(self.functions.at(words, start)):
                return True
        for start in range(max(0, run.first - _PERSON_REACH), run.first):
            for size, _ in self.functions.at(words, start):
                between = words[start + size : run.first]
                if not between or (
                    between == [","] or all(word.isalpha() and word not in {"de", "du"} for word in between)
                ):
                    return len(between) < 2
            if any(start + size == run.first for size, _ in self.speech.at(words, start)):
                return True
        return False

    def kind_of(self, text: str, runs: Sequence[Placed], tokens: Tokens) -> NameKind | None:
        """What an unknown name is; None if it is no name at all."""
        words = fold(text).split()
        folded = " ".join(words)
        if folded in self.not_names or all(word in self.not_names for word in words):
            return NameKind.PLACE
        if folded in self.vocabulary.places and not self._mostly(runs, tokens, self._organisation_slot):
            return NameKind.PLACE
        if words[0] in self.public_bodies or (words[0].startswith(("saint-", "sainte-")) and len(words) == 1):
            return NameKind.PLACE
        if self.tells_organisation(text):
            return NameKind.ORGANISATION
        if len(words) == 1 and self._ordinary(words[0]) and all(run.opens for run in runs):
            return None
        if self._mostly(runs, tokens, self._product_slot):
            return NameKind.PRODUCT
        if self._mostly(runs, tokens, self._medium):
            return NameKind.MEDIUM
        if self._mostly(runs, tokens, self._place_slot) or "-sur-" in folded or "-les-" in folded or "-le-" in folded:
            return NameKind.PLACE
        return NameKind.ORGANISATION

    @staticmethod
    def _mostly(runs: Sequence[Placed], tokens: Tokens, test: Any) -> bool:
        return sum(bool(test(run, tokens)) for run in runs) * 2 > len(runs)

    def _organisation_slot(self, run: Placed, tokens: Tokens) -> bool:
        """True where a company stands rather than a place: "le canadien X", "auprès de X", "X négocie"."""
        words = tokens.words
        before = words[run.first - 1] if run.first else "."
        if before in self.vocabulary.demonyms or before in {"par", "avec", "aupres"}:
            return True
        if before in {"de", "d'"} and run.first > 1 and words[run.first - 2] in {"aupres", "capital", "part"}:
            return True
        after = words[run.last] if run.last < len(words) else "."
        return before not in {"a", "en", "de", "d'", "vers", "depuis", "pres"} and after != "," and self.is_verb(after)

    def _ordinary(self, word: str) -> bool:
        """True if the word is an ordinary one, capitalised only because it opens a sentence."""
        return word in self.vocabulary.common or word.rstrip("s") in self.vocabulary.common

    def _product_slot(self, run: Placed, tokens: Tokens) -> bool:
        left = tokens.words[max(0, run.first - 3) : run.first]
        return bool(left) and (
            left[-1] in self.products or (left[-1] in {"«", "d'"} and len(left) > 1 and left[-2] in self.products)
        )

    def _medium(self, run: Placed, tokens: Tokens) -> bool:
        return run.first > 0 and tokens.words[run.first - 1] in self.media_nouns

    def _place_slot(self, run: Placed, tokens: Tokens) -> bool:
        words = tokens.words
        if run.first and words[run.first - 1] == "en":
            return True
        return any(
            start + size == run.first
            for start in range(max(0, run.first - 5), run.first)
            for size, _ in self.places_before.at(words, start)
        )
