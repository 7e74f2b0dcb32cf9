"""What an unknown name is, by the places where it stands in the article: company, product, newspaper or place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kg.mentions.name import NameKind
from kg.mentions.namewords import NameWords
from kg.mentions.wordlists import Placed
from kg.text.fold import fold
from kg.text.tokens import Tokens

__all__ = ["NameKinds"]

_GIVING = 12


class NameKinds:
    """Judges unknown names by the words around all the places where they stand."""

    def __init__(self, words: NameWords) -> None:
        self.words = words

    def kind_of(self, text: str, runs: Sequence[Placed], tokens: Tokens) -> NameKind | None:
        """What an unknown name is; None if it is no name at all."""
        words = fold(text).split()
        if (len(words) > 1 and words[-1] in self.words.company_tails) or any(
            self.words.is_form(tokens, run.last) for run in runs
        ):
            return NameKind.ORGANISATION
        if self._is_place(words, runs, tokens):
            return NameKind.PLACE
        if self.words.tells_organisation(text):
            return NameKind.ORGANISATION
        ordinary = len(words) == 1 and self._ordinary(words[0])
        if ordinary and all(run.opens or self._determined(run, tokens) for run in runs):
            return None
        if self._mostly(runs, tokens, self._product_slot):
            return NameKind.PRODUCT
        if self._mostly(runs, tokens, self._medium):
            return NameKind.MEDIUM
        joined = any(small in words[0] for small in ("-sur-", "-les-", "-le-"))
        if joined or self._mostly(runs, tokens, self._place_slot) or self._only_to(runs, tokens):
            return NameKind.PLACE
        located = any(self._located(run, tokens) for run in runs)
        acts = located and any(self._organisation_slot(run, tokens) for run in runs)
        return NameKind.PLACE if located and not acts else NameKind.ORGANISATION

    def family_of(self, text: str, runs: Sequence[Placed], tokens: Tokens) -> str | None:
        """What the family of this name is called, for "la famille X"; None where it is no family."""
        name = text.removeprefix("Le ")
        if " " not in name and self._mostly(
            runs, tokens, lambda run, tokens: tokens.words[run.first - 1] in self.words.families
        ):
            return f"{text} family"
        return None

    def names_thing(self, runs: Sequence[Placed], tokens: Tokens) -> bool:
        """True if the noun of a product or of a place stands before most of the runs: "le supercalculateur Jules Verne"."""
        return self._mostly(runs, tokens, self._product_slot) or self._mostly(
            runs, tokens, lambda run, tokens: run.first > 0 and tokens.words[run.first - 1] in self.words.place_nouns
        )

    def led_by_company(self, runs: Sequence[Placed], tokens: Tokens) -> bool:
        """True if a noun of companies stands right before one of the runs: "le groupe X"."""
        return any(run.first and tokens.words[run.first - 1] in self.words.companies for run in runs)

    def _is_described(self, run: Placed, tokens: Tokens) -> bool:
        """True if what a company is stands beside the name, or its town: "le chimiste X", "X, le constructeur", "X, à Cork"."""
        words, after = tokens.words, run.last
        apart = after + 2 < len(tokens) and words[after] == "," and words[after + 1] in self.words.small.to
        placed = apart and tokens.capital(after + 2)
        if placed and not self._stands_at(run, tokens):
            return True
        told = self.words.role_words | self.words.makers
        before = run.first > 1 and words[run.first - 1] in told and words[run.first - 2] in self.words.articles
        return before or (
            words[run.last : run.last + 1] == [","] and not told.isdisjoint(words[run.last + 2 : run.last + 4])
        )

    def _is_place(self, words: list[str], runs: Sequence[Placed], tokens: Tokens) -> bool:
        """True for a place, an institution, or what is known to be neither a company nor a person."""
        great, folded = self.words.vocabulary.great_places, " ".join(words)
        if (
            all(word in self.words.not_names or word in great for word in words)
            or folded in self.words.not_names
            or folded in great
        ):
            return True
        complement = len(words) > 1 and words[0] in self.words.learned
        if (words[0] in self.words.public_bodies and not complement) or (
            words[0].startswith(("saint-", "sainte-")) and len(words) == 1
        ):
            return True
        if self._articled(words, runs, tokens):
            return True
        small = folded in self.words.vocabulary.places and not self.led_by_company(runs, tokens)
        if not small or self._mostly(runs, tokens, self._organisation_slot):
            return False
        if any(self._is_described(run, tokens) for run in runs):
            return False
        acts = any(self.words.is_verb(tokens.words[run.last]) for run in runs if run.last < len(tokens))
        return not acts or any(self._stands_at(run, tokens) for run in runs)

    def _stands_at(self, run: Placed, tokens: Tokens) -> bool:
        """True where a place may stand: "à X", "de X", "(X)", "X, le 3 mars"; not "Si X atteint"."""
        words = tokens.words
        before = words[run.first - 1] if run.first else "\n"
        return (
            not before[0].isalpha()
            or before in self.words.small.connectors
            or before in self.words.small.places | self.words.small.complements
        )

    def _articled(self, words: list[str], runs: Sequence[Placed], tokens: Tokens) -> bool:
        """True for a place whose article was cut off: "Rochelle", "Mans Métropole"."""
        before = {tokens.words[run.first - 1] for run in runs if run.first}
        articles = before & self.words.small.definite
        return any(f"{article} {words[0]}" in self.words.vocabulary.places for article in sorted(articles)) and (
            len(words) == 1 or all(word in self.words.vocabulary.common for word in words[1:])
        )

    def _determined(self, run: Placed, tokens: Tokens) -> bool:
        """True after a determiner: "le ministre de l'Économie", "la Métropole", where an ordinary word is no name."""
        return run.first > 0 and tokens.words[run.first - 1] in self.words.articles

    def _organisation_slot(self, run: Placed, tokens: Tokens) -> bool:
        """True where a company stands rather than a place: "le canadien X", "auprès de X", "X négocie"."""
        words = tokens.words
        before = words[run.first - 1] if run.first else "."
        small = self.words.small
        if before in self.words.vocabulary.demonyms or before in small.acting:
            return True
        if before in small.of and run.first > 1 and words[run.first - 2] in small.parts:
            return True
        after = words[run.last] if run.last < len(words) else "."
        if after == "," and self.words.role_words.intersection(words[run.last + 2 : run.last + 4]):
            return True  # "X, le concurrent lillois"
        return before not in small.places | small.of and after != "," and self.words.is_verb(after)

    def _ordinary(self, word: str) -> bool:
        """True if the word is an ordinary one, capitalised only because it opens a sentence."""
        return word in self.words.vocabulary.common or word.rstrip("s") in self.words.vocabulary.common

    def _product_slot(self, run: Placed, tokens: Tokens) -> bool:
        """True after the noun of a product, unless that noun says what a company makes: "le fabricant de puces X"."""
        left = tokens.words[max(0, run.first - 6) : run.first]
        if left and left[-1] == "«":
            left = left[:-1]
        if not left:
            return False
        if left[-1] in self.words.services:
            return run.last < len(tokens) and tokens.words[run.last] in self.words.small.of
        if left[-1] not in self.words.products:
            return False
        return not (
            len(left) > 2
            and left[-2] in self.words.small.general
            and any(word in self.words.makers for word in left[:-2])
        )

    def _medium(self, run: Placed, tokens: Tokens) -> bool:
        return run.first > 0 and tokens.words[run.first - 1] in self.words.media_nouns

    def _located(self, run: Placed, tokens: Tokens) -> bool:
        """True where only a place stands: "en X", "la gare X", "une usine à X"."""
        words, small = tokens.words, self.words.small
        before = words[run.first - 1] if run.first else ""
        if self._is_there(run, tokens):
            return False
        if before in small.within or before in self.words.place_nouns:
            return True
        return before in small.to and any(
            start + size == run.first - 1
            for start in range(max(0, run.first - 4), run.first - 1)
            for size, _ in self.words.located.at(words, start)
        )

    def _only_to(self, runs: Sequence[Placed], tokens: Tokens) -> bool:
        """True if the name always follows "à" without anything given, sold or let: "50 MW à Vardby", a place."""
        words = tokens.words
        if not all(run.first and words[run.first - 1] in self.words.small.to for run in runs):
            return False
        if any(self._is_there(run, tokens) for run in runs):
            return False
        return not any(any(self.words.giving.within(words, max(0, run.first - _GIVING), run.first)) for run in runs)

    def _is_there(self, run: Placed, tokens: Tokens) -> bool:
        """True after "il y a", where "a" is no preposition."""
        words, small = tokens.words, self.words.small
        return run.first > 1 and words[run.first - 1] in small.to and words[run.first - 2] in small.there

    def _place_slot(self, run: Placed, tokens: Tokens) -> bool:
        words = tokens.words
        return self._located(run, tokens) or any(
            start + size == run.first
            for start in range(max(0, run.first - 5), run.first)
            for size, _ in self.words.places_before.at(words, start)
        )

    @staticmethod
    def _mostly(runs: Sequence[Placed], tokens: Tokens, test: Any) -> bool:
        return sum(bool(test(run, tokens)) for run in runs) * 2 > len(runs)
