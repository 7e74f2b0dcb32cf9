"""The words of a language that tell what a name is: titles, functions, products, places, words inside company names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from kg.lexicon.company import Sector
from kg.mentions.opening import OpeningWords
from kg.mentions.persons import PersonWords
from kg.mentions.smallwords import SmallWords
from kg.mentions.wordlists import Placed, WordLists
from kg.text.fold import fold
from kg.text.phrases import Phrases
from kg.text.remembered import Remembered
from kg.text.tokens import Tokens, words_of

__all__ = ["NameWords"]

_NAMES = 10_000


class NameWords:
    """Judges unknown names by the words inside and around them."""

    def __init__(
        self, vocabulary: WordLists, names: dict[str, Any], roles: dict[str, Any], grammar: dict[str, Any],
        verbs: Mapping[str, Any],
    ) -> None:  # fmt: skip
        self.vocabulary = vocabulary
        self._verbs = verbs
        self.persons = PersonWords(vocabulary, names)
        self.titles = self.persons.titles
        self.speech = Phrases((phrase, None) for phrase in names["speech"])
        self.institutions = frozenset(names["institutions"])
        self.public_bodies = frozenset(names["public_bodies"])
        self.products = frozenset(names["products"])
        self.media_nouns = frozenset(names["media_nouns"])
        self.not_names = frozenset(names["not_names"])
        self.places_before = Phrases((phrase, None) for phrase in names["places_before"])
        self.months = frozenset(names["months"])
        self.place_nouns = frozenset(names["place_nouns"])
        self.located = Phrases((phrase, None) for phrase in names["located"])
        self.giving = Phrases((phrase, None) for phrase in names["giving"])
        self.state_nouns: dict[str, str] = dict(names["state_nouns"])
        self.states: dict[str, str] = dict(names["states"])
        self.whole_words = frozenset(names["whole_words"])
        self.branches, self.regions = frozenset(names["branches"]), frozenset(names["regions"])
        self.small, self.opening = SmallWords.from_table(names["small"]), OpeningWords.from_table(names["opening"])
        self.families, self.companies = frozenset(names["families"]), frozenset(names["companies"])
        self.pairing = frozenset(names["pairing"])
        self.named_after = frozenset(names["named_after"])
        self.learned = frozenset(names["learned"])
        self.complements = frozenset(names["complements"])
        self.lower_tails = frozenset(names["lower_tails"])
        self.series, self.numbered = frozenset(names["series"]), frozenset(names["numbered"])
        self.tails = frozenset(names["tails"])
        self.services = frozenset(names["services"])
        self.role_words = frozenset(noun.split()[-1] for block in roles["role"] for noun in block["nouns"])
        self.articles = frozenset(names["articles"])
        self.makers = frozenset(noun for block in roles["makes"] for noun in block["nouns"]) | set(names["makers"])
        self.legal_forms = frozenset(roles["organisation"]["forms"]["legal"])
        self.organisation_words: dict[str, str] = dict(roles["organisation"]["words"])
        prepositions = grammar["prepositions"]
        self.function_words = frozenset(names["function_words"]) | frozenset(grammar["layout"]["openers"])
        self.according = frozenset(words_of(phrase)[-1] for phrase in prepositions["according"])
        self.leading_nouns = frozenset(names["leading_nouns"])
        self.company_tails = frozenset(names["company_tails"])
        self._telling = Remembered(self._tells_organisation, _NAMES)

    def is_form(self, tokens: Tokens, at: int) -> bool:
        """True if a legal form stands at this place: "X GmbH"."""
        return at < len(tokens) and tokens.words[at] in self.legal_forms and tokens.capital(at)

    def is_verb(self, word: str) -> bool:
        """True if the word may be a form of a verb of the language's tables, or a small word before a verb."""
        return word in self._verbs or word in self.small.clitics

    def is_acronym(self, tokens: Tokens, at: int) -> bool:
        """True for a small word that is the initials of a name, alone in capitals before what it does: "SON prendra 12 %"."""
        if tokens.words[at] not in self.function_words or at + 1 >= len(tokens) or tokens.capital(at + 1):
            return False
        written = tokens.original(at, at + 1)
        return len(written) > 2 and written.isupper() and self.is_verb(tokens.words[at + 1])

    def opens_predicate(self, word: str) -> bool:
        """True if the word opens what a subject does: an auxiliary, or a form of a verb of deals."""
        return word in self.small.predicates or word in self._verbs

    def tells_organisation(self, text: str) -> bool:
        """True if a word inside the name shows an organisation ("... Capital", "... Compute", "... .ai")."""
        return self._telling[text]

    def _tells_organisation(self, text: str) -> bool:
        words = fold(text).replace("-", " ").split()
        if words[-1].endswith((".ai", ".io", ".com")):
            return True
        return len(words) > 1 and any(word in self.organisation_words for word in words)

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
        """True if the name is a person's, by what stands in it and around it."""
        return not self.tells_organisation(text) and self.persons.is_person(text, runs, tokens)

    def is_first_name(self, word: str) -> bool:
        """True for a given name that is neither an ordinary word nor a place."""
        return self.persons.is_first_name(word)

    def is_compound(self, word: str) -> bool:
        """True for an ordinary compound or a number in words: "sous-traitant", "quarante-neuf"."""
        return "-" in word and all(piece in self.vocabulary.common for piece in word.split("-"))
