"""The words of a language that tell what a name is: titles, functions, products, places, words inside company names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from kg.lexicon.company import Sector
from kg.mentions.name import NameKind
from kg.mentions.opening import OpeningWords
from kg.mentions.persons import PersonWords
from kg.mentions.wordlists import Placed, WordLists
from kg.text.fold import fold
from kg.text.phrases import Phrases
from kg.text.remembered import Remembered
from kg.text.tokens import Tokens, words_of

__all__ = ["NameWords"]

_GIVING = 12
_NAMES = 10_000
_FAMILY = frozenset({"famille", "familles"})
_COMPANY = frozenset({"groupe", "societe", "entreprise", "maison", "holding", "start-up", "startup", "firme"})


class NameWords:
    """Judges unknown names by the words inside and around them."""

    connectors = frozenset(
        {
            "de",
            "du",
            "of",
            "des",
            "dos",
            "van",
            "von",
            "d'",
            "del",
            "dello",
            "della",
            "dei",
            "la",
            "el",
            "al",
            "ben",
            "bin",
        }
    )
    foreign_connectors = frozenset(
        {"of", "van", "von", "dos", "del", "dello", "della", "dei", "el", "al", "ben", "bin"}
    )

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
        self.not_names = frozenset(names["not_names"]) | {word for word in names["not_names"] if " " in word}
        self.places_before = Phrases((phrase, None) for phrase in names["places_before"])
        self.months = frozenset(names["months"])
        self.place_nouns = frozenset(names["place_nouns"])
        self.located = Phrases((phrase, None) for phrase in names["located"])
        self.giving = Phrases((phrase, None) for phrase in names["giving"])
        self.state_nouns: dict[str, str] = dict(names["state_nouns"])
        self.states: dict[str, str] = dict(names["states"])
        self.branches = frozenset(names["branches"])
        self.opening = OpeningWords.from_table(names["opening"])
        self.pairing = frozenset(names["pairing"])
        self.learned = frozenset(names["learned"])
        self.complements = frozenset(names["complements"])
        self.lower_tails = frozenset(names["lower_tails"])
        self.series = frozenset(names["series"])
        self.numbered = frozenset(names["numbered"])
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

    def is_verb(self, word: str) -> bool:
        """True if the word may be a form of a verb of the language's tables, or a small word before a verb."""
        return word in self._verbs or word in {"n'", "s'", "se", "ne", "y", "en", "lui", "leur", "l'"}

    def opens_predicate(self, word: str) -> bool:
        """True if the word opens what a subject does: an auxiliary, or a form of a verb of deals."""
        return (
            word in {"a", "va", "est", "s'", "se", "n'", "ne", "avait", "vient", "aurait", "serait"}
            or word in self._verbs
        )

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

    def family_of(self, text: str, runs: Sequence[Placed], tokens: Tokens) -> str | None:
        """What the family of this name is called, for "la famille X"; None where it is no family."""
        if " " not in text and self._mostly(runs, tokens, lambda run, tokens: tokens.words[run.first - 1] in _FAMILY):
            return f"{text} family"
        return None

    def names_thing(self, runs: Sequence[Placed], tokens: Tokens) -> bool:
        """True if the noun of a product or of a place stands before most of the runs: "le supercalculateur Jules Verne"."""
        return self._mostly(runs, tokens, self._product_slot) or self._mostly(
            runs, tokens, lambda run, tokens: run.first > 0 and tokens.words[run.first - 1] in self.place_nouns
        )

    def led_by_company(self, runs: Sequence[Placed], tokens: Tokens) -> bool:
        """True if a noun of companies stands right before one of the runs: "le groupe X"."""
        return any(run.first and tokens.words[run.first - 1] in _COMPANY for run in runs)

    def kind_of(self, text: str, runs: Sequence[Placed], tokens: Tokens) -> NameKind | None:
        """What an unknown name is; None if it is no name at all."""
        words = fold(text).split()
        if (len(words) > 1 and words[-1] in self.company_tails) or any(self._has_form(run, tokens) for run in runs):
            return NameKind.ORGANISATION
        if self._is_place(words, runs, tokens):
            return NameKind.PLACE
        if self.tells_organisation(text):
            return NameKind.ORGANISATION
        ordinary = len(words) == 1 and self._ordinary(words[0])
        if ordinary and all(run.opens or self._determined(run, tokens) for run in runs):
            return None
        if self._mostly(runs, tokens, self._product_slot):
            return NameKind.PRODUCT
        if self._mostly(runs, tokens, self._medium):
            return NameKind.MEDIUM
        joined = any(small in words[0] for small in ("-sur-", "-les-", "-le-"))
        if joined or self._mostly(runs, tokens, self._place_slot) or self.only_to(runs, tokens):
            return NameKind.PLACE
        located = any(self._located(run, tokens) for run in runs)
        acts = located and any(self._organisation_slot(run, tokens) for run in runs)
        return NameKind.PLACE if located and not acts else NameKind.ORGANISATION

    def _has_form(self, run: Placed, tokens: Tokens) -> bool:
        """True if a legal form follows the name: "X GmbH"."""
        after = run.last
        return after < len(tokens) and tokens.words[after] in self.legal_forms and tokens.capital(after)

    def _is_place(self, words: list[str], runs: Sequence[Placed], tokens: Tokens) -> bool:
        """True for a place, an institution, or what is known to be neither a company nor a person."""
        great, folded = self.vocabulary.great_places, " ".join(words)
        if (
            all(word in self.not_names or word in great for word in words)
            or folded in self.not_names
            or folded in great
        ):
            return True
        complement = len(words) > 1 and words[0] in self.learned
        if (words[0] in self.public_bodies and not complement) or (
            words[0].startswith(("saint-", "sainte-")) and len(words) == 1
        ):
            return True
        if self._articled(words, runs, tokens):
            return True
        small = folded in self.vocabulary.places and not self.led_by_company(runs, tokens)
        if not small or self._mostly(runs, tokens, self._organisation_slot):
            return False
        if any(self.is_described(run, tokens) for run in runs):
            return False
        acts = any(self.is_verb(tokens.words[run.last]) for run in runs if run.last < len(tokens))
        return not acts or any(self._stands_at(run, tokens) for run in runs)

    def _stands_at(self, run: Placed, tokens: Tokens) -> bool:
        """True where a place may stand: "à X", "de X", "(X)", "X, le 3 mars"; not "Si X atteint"."""
        words = tokens.words
        before = words[run.first - 1] if run.first else "\n"
        return (
            not before[0].isalpha()
            or before in self.connectors
            or before in {"a", "en", "vers", "pres", "depuis", "pour"}
        )

    def is_described(self, run: Placed, tokens: Tokens) -> bool:
        """True if what a company is stands beside the name, or its town: "le chimiste X", "X, le constructeur", "X, à Cork"."""
        words, after = tokens.words, run.last
        placed = words[after : after + 2] == [",", "a"] and after + 2 < len(tokens) and tokens.capital(after + 2)
        if placed and not self._stands_at(run, tokens):
            return True
        told = self.role_words | self.makers
        before = run.first > 1 and words[run.first - 1] in told and words[run.first - 2] in self.articles
        return before or (
            words[run.last : run.last + 1] == [","] and not told.isdisjoint(words[run.last + 2 : run.last + 4])
        )

    def _articled(self, words: list[str], runs: Sequence[Placed], tokens: Tokens) -> bool:
        """True for a place whose article was cut off: "Rochelle", "Mans Métropole"."""
        before = {tokens.words[run.first - 1] for run in runs if run.first}
        articles = before & {"le", "la", "les", "l'"}
        return any(f"{article} {words[0]}" in self.vocabulary.places for article in sorted(articles)) and (
            len(words) == 1 or all(word in self.vocabulary.common for word in words[1:])
        )

    def _determined(self, run: Placed, tokens: Tokens) -> bool:
        """True after a determiner: "le ministre de l'Économie", "la Métropole", where an ordinary word is no name."""
        return run.first > 0 and tokens.words[run.first - 1] in self.articles

    def is_compound(self, word: str) -> bool:
        """True for an ordinary compound or a number in words: "sous-traitant", "quarante-neuf"."""
        return "-" in word and all(piece in self.vocabulary.common for piece in word.split("-"))

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
        if after == "," and self.role_words.intersection(words[run.last + 2 : run.last + 4]):
            return True  # "X, le concurrent lillois"
        return before not in {"a", "en", "de", "d'", "vers", "depuis", "pres"} and after != "," and self.is_verb(after)

    def _ordinary(self, word: str) -> bool:
        """True if the word is an ordinary one, capitalised only because it opens a sentence."""
        return word in self.vocabulary.common or word.rstrip("s") in self.vocabulary.common

    def _product_slot(self, run: Placed, tokens: Tokens) -> bool:
        """True after the noun of a product, unless that noun says what a company makes: "le fabricant de puces X"."""
        left = tokens.words[max(0, run.first - 6) : run.first]
        if left and left[-1] == "«":
            left = left[:-1]
        if not left:
            return False
        if left[-1] in self.services:
            return run.last < len(tokens) and tokens.words[run.last] in {"de", "d'", "du"}
        if left[-1] not in self.products:
            return False
        return not (
            len(left) > 2 and left[-2] in {"de", "d'", "des"} and any(word in self.makers for word in left[:-2])
        )

    def _medium(self, run: Placed, tokens: Tokens) -> bool:
        return run.first > 0 and tokens.words[run.first - 1] in self.media_nouns

    def _located(self, run: Placed, tokens: Tokens) -> bool:
        """True where only a place stands: "en X", "la gare X", "une usine à X"."""
        words = tokens.words
        before = words[run.first - 1] if run.first else ""
        if before == "en" or before in self.place_nouns:
            return True
        return before == "a" and any(
            start + size == run.first - 1
            for start in range(max(0, run.first - 4), run.first - 1)
            for size, _ in self.located.at(words, start)
        )

    def only_to(self, runs: Sequence[Placed], tokens: Tokens) -> bool:
        """True if the name always follows "à" without anything given, sold or let: "50 MW à Vardby", a place."""
        words = tokens.words
        if not all(run.first and words[run.first - 1] == "a" for run in runs):
            return False
        return not any(any(self.giving.within(words, max(0, run.first - _GIVING), run.first)) for run in runs)

    def _place_slot(self, run: Placed, tokens: Tokens) -> bool:
        words = tokens.words
        return self._located(run, tokens) or any(
            start + size == run.first
            for start in range(max(0, run.first - 5), run.first)
            for size, _ in self.places_before.at(words, start)
        )
