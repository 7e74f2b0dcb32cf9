"""Runs of capitals without what is no part of a name: words that only open a sentence, legal forms, numbers of a series."""

from __future__ import annotations

import re

from kg.mentions.namewords import NameWords
from kg.mentions.wordlists import Run
from kg.text.sentences import TokenSentence
from kg.text.tokens import Tokens

__all__ = ["Cleaner", "at_opening"]

_SIGNATURE = re.compile(r"[A-Z](?:\.[A-Z]){0,2}\.?")
_LONGEST_SYMBOL = 6
_OPENERS = frozenset(':«•>|(-/"▪▶►■●◆→✔*#')


class Cleaner:
    """Cleans the runs of one article; `opening` keeps the ordinary words that opened a sentence, and may be names elsewhere."""

    def __init__(self, tokens: Tokens, brands: set[int], words: NameWords) -> None:
        self.tokens, self.brands, self.words = tokens, brands, words
        self.opening: list[int] = []

    def cleaned(self, first: int, last: int, sentence: TokenSentence) -> Run | None:
        """The run without ordinary words at its start, legal forms and numbers at its end; None where nothing is left."""
        opens = at_opening(self.tokens, first, sentence)
        if not opens or last - first > 1:
            return self._without_rest(first, last, opens)
        if self._acts(first):
            return self._without_rest(first, last, opens=False)
        if not self._is_ordinary(self.tokens.words[first]):
            return self._without_rest(first, last, opens)
        self.opening.append(first)
        return None

    def _without_rest(self, first: int, last: int, opens: bool) -> Run | None:
        tokens, words = self.tokens, self.words
        inside = not opens
        while first < last and (
            self._only_opens(first, last, inside) or (tokens.words[first] == "." and first < last - 1)
        ):
            first += 1
            opens = False
        while first < last and not tokens.capital(first) and first not in self.brands:
            first += 1
        last = next((at for at in range(first, last) if self._serial(at)), last)
        while last - first > 1 and tokens.words[last - 1] in words.function_words and not self._is_small(last - 1):
            last -= 1
        while last - first > 1 and (tokens.words[last - 1] in words.legal_forms or self._bare_number(last - 1)):
            opens = opens and tokens.words[last - 1] not in words.legal_forms
            last -= 1
        if first < last and tokens.words[first][0].isdigit() and first not in self.brands:
            return None
        if first >= last or (last - first == 1 and self._is_no_name(first)) or self._symbol(first, last):
            return None
        text = tokens.written(first, last)
        if _SIGNATURE.fullmatch(text) or self._spelt_out(first, last):
            return None
        loud = text.isupper() and (last - first > 1 or len(text) > 4)
        if loud and all(word in words.vocabulary.common for word in tokens.words[first:last]):
            return None
        return Run(text, first, last, opens)

    def _acts(self, at: int) -> bool:
        """True for an ordinary word that opens a sentence as only a name does: "Lanterne a signé", "LANTERNE (Lille)"."""
        tokens, words = self.tokens, self.words
        word, after = tokens.words[at], tokens.words[at + 1 : at + 3]
        if self.words.is_acronym(self.tokens, at):
            return True
        plain = word in words.opening.pronouns or word in words.function_words or words.is_verb(word)
        if len(word) < 4 or len(after) < 2 or plain or word.endswith(("ait", "ment")):
            return False
        if after[0] == ",":
            return self._is_apposed(at + 2)
        if after[0] == "(":
            return tokens.capital(at + 2) and (
                tokens.original(at, at + 1).isupper() or after[1] in words.vocabulary.places
            )
        if after[1] in words.opening.objects or after[1][0].isdigit():
            return self._does(at + 1) and "-" not in word
        done = (
            after[1].endswith(words.opening.participle_endings)
            and not tokens.capital(at + 2)
            and after[1] not in words.opening.undone
        )
        return done and after[0] in words.opening.having

    def _does(self, at: int) -> bool:
        """True for a form of a verb that has a subject before it: "investit", no participle."""
        word, written = self.tokens.words[at], self.tokens.written(at, at + 1)
        finite = len(word) > 3 and word not in self.words.function_words and self.words.is_verb(word)
        return finite and written.islower() and written.endswith(self.words.opening.finite_endings)

    def _is_apposed(self, at: int) -> bool:
        """True if what stands here after a comma tells what a company is: "fondée en", "dont", "une société suisse"."""
        words, known = self.tokens.words, self.words
        if at + 2 >= len(words) or self.tokens.capital(at):
            return False
        if words[at] in known.opening.telling:
            return True
        told = known.role_words | known.makers
        return words[at] in known.opening.apposing and not told.isdisjoint(words[at + 1 : at + 3])

    def _spelt_out(self, first: int, last: int) -> bool:
        """True for an institution whose initials follow: "l'Institut national de recherche agronomique (Inrae)"."""
        tokens, words = self.tokens, self.words
        if last + 1 >= len(tokens) or tokens.words[last] != "(" or not tokens.capital(last + 1):
            return False
        return tokens.words[first] in words.institutions | words.learned and any(
            not tokens.capital(at) and tokens.words[at] not in words.small.complements for at in range(first, last)
        )

    def _serial(self, at: int) -> bool:
        """True at "Série B" or "Phase 2": a noun and the letter or number of one of a series."""
        words = self.tokens.words
        return words[at] in self.words.series and (at + 1 == len(words) or len(words[at + 1]) < 3)

    def _bare_number(self, at: int) -> bool:
        return self.tokens.words[at].isdigit() and self.tokens.words[at - 1] not in self.words.numbered

    def _symbol(self, first: int, last: int) -> bool:
        """True for the symbol of a share after its market: "(Euronext : ALKVX)"."""
        words = self.tokens.words
        if last - first > 1 or first < 3 or words[first - 1] != ":" or words[min(last, len(words) - 1)] != ")":
            return False
        return "(" in words[max(0, first - 5) : first] and len(words[first]) <= _LONGEST_SYMBOL

    def _is_no_name(self, at: int) -> bool:
        word, words = self.tokens.words[at], self.words
        return word in words.not_names or word in words.months or len(word) < 2 or word in words.vocabulary.demonyms

    def _is_ordinary(self, word: str) -> bool:
        words = self.words
        return word in words.vocabulary.common or word.endswith("ment") or words.is_compound(word)

    def _begins_name(self, at: int, last: int) -> bool:
        """True for a small word that a capital makes part of the name: "chez Trois Rivages", "une brasserie, La Houblonnerie"."""
        return at + 1 < last and self._is_small(at) and self.tokens.capital(at + 1)

    def _is_small(self, at: int) -> bool:
        """True for a small word that a capital makes part of a name; in a text all in capitals it tells nothing."""
        tokens = self.tokens
        return (
            tokens.words[at] in self.words.opening.small
            and tokens.capital(at)
            and not tokens.original(at, at + 1).isupper()
        )

    def _only_opens(self, at: int, last: int, inside: bool) -> bool:
        """True if the word is capitalised for another reason than being part of a name."""
        tokens, words = self.tokens, self.words
        word, before = tokens.words[at], tokens.words[at - 1] if at else "."
        if word == "d'" and before[0].isalpha():
            return False
        if word in words.function_words:
            return not self.words.is_acronym(self.tokens, at) and not (inside and self._begins_name(at, last))
        if last - at < 2:
            return False
        if (word in words.leading_nouns and tokens.words[at + 1] not in words.small.of) or word in words.titles:
            return True
        if word.endswith(words.opening.verb_endings) and word in words.vocabulary.common:
            return True  # "Prenez Corvanel", "Suivirent Corvanel et Velmor"
        acronym = tokens.original(at, at + 1)[:3].isupper()
        if acronym and (word in words.products or (word in words.not_names and before in words.small.of)):
            return True  # "le loueur de GPU Corvanel", "le groupe de BTP Corvanel"
        if (
            before in words.small.of and at > 1 and tokens.words[at - 2] in words.role_words
        ):  # "la start-up de Lille Corvanel"
            return word in words.vocabulary.places
        if before in words.small.nationalities:  # "le Danois Orskov"
            return word in words.vocabulary.demonyms or word in words.vocabulary.city_adjectives
        return False


def at_opening(tokens: Tokens, at: int, sentence: TokenSentence) -> bool:
    """True if the token opens the sentence, or what follows a colon, a bullet or an opening quote in it."""
    if at == sentence.first:
        return True
    before = tokens.words[at - 1]
    if before in _OPENERS:
        return True
    return before in {".", "!", "?"} or (before.endswith("'") and at - 1 == sentence.first)
