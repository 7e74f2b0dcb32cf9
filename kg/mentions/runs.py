"""Runs of capitalised words: where a name that no lexicon knows may stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import compress

from kg.mentions.brands import brand_places
from kg.mentions.namewords import NameWords
from kg.mentions.wordlists import Placed, Run
from kg.text.sentences import TokenSentence
from kg.text.tokens import Tokens

__all__ = ["Run", "capital_runs"]

_INITIALS = re.compile(r"(?:[a-z]\.)*[a-z]$")
_TICKER = re.compile(r"[A-Z0-9]{2,6}\.[A-Z]{1,2}$")
_NUMBER = re.compile(r"\d{1,2}$|20\d\d$")
_SIGNATURE = re.compile(r"[A-Z](?:\.[A-Z]){0,2}\.?")
_LONGEST_SYMBOL = 6
_ELIDED = ("o", "-d", "-l")
_OPENERS = frozenset(':«•>|(-/"▪▶►■●◆→✔*#')
_COMPLEMENT = 7
_OF = frozenset({"de", "du", "des", "d'", "pour"})
_PLAIN = frozenset({
    "depot", "depots", "pension", "retraite", "prevoyance", "calcul", "participations", "credit", "garantie", "placement",
    "placements", "consignations",
})  # fmt: skip
_PARTICLES = frozenset({"de", "da", "do", "di", "von", "van", "der", "den", "ter", "du"})


def capital_runs(
    tokens: Tokens, sentences: list[TokenSentence], known: Sequence[Placed], elsewhere: frozenset[int], words: NameWords
) -> list[Run]:
    """The runs of capitals of the article outside the names already known, cleaned of what only opens a sentence."""
    taken = {at for name in known for at in range(name.first, name.last)} | elsewhere
    reader = _RunReader(tokens, taken, words)
    opening = list(tokens.capitals)
    for at in reader.brands:
        opening[at] = True
    found: list[Run] = []
    for sentence in sentences:
        read = sentence.first
        for at in compress(range(sentence.first, sentence.last), opening[sentence.first : sentence.last]):
            if at < read or at in taken or not reader.starts(at, sentence.first):
                continue
            last = reader.end(at, sentence.last)
            run = reader.cleaned(at, last, sentence)
            if run:
                found.append(run)
            read = max(last, at + 1)
    named = {run.text for run in found}
    ordinary = [Run(tokens.original(at, at + 1), at, at + 1, True) for at in reader.opening]
    return sorted([*found, *(run for run in ordinary if run.text in named)], key=lambda run: run.first)


class _RunReader:
    """Reads runs of one article."""

    def __init__(self, tokens: Tokens, taken: set[int], words: NameWords) -> None:
        self.tokens, self.taken, self.words = tokens, taken, words
        self.opening: list[int] = []
        self.brands = brand_places(tokens, words)

    def starts(self, at: int, first: int) -> bool:
        """True if a name may start here; `first` opens the sentence."""
        tokens = self.tokens
        word = tokens.words[at]
        if at in self.brands:
            return True
        if (
            not tokens.capital(at)
            or not word[0].isalpha()
            or (at and tokens.words[at - 1][0].isdigit() and self._glued(at))
        ):
            return False
        if word.endswith("'"):  # "D'Arvor" inside a sentence
            return word == "d'" and at > first and self._follows(at, len(tokens))
        return not ("." in word and _TICKER.match(tokens.text[tokens.starts[at] : tokens.ends[at]]))

    def _glued(self, at: int) -> bool:
        """True if the token stands right at the one before: "h" in "15h"."""
        return self.tokens.starts[at] == self.tokens.ends[at - 1]

    def end(self, at: int, stop: int) -> int:
        """The token after the run that starts here."""
        tokens = self.tokens
        last = at + 1 + (tokens.words[at][0].isdigit() or tokens.words[at].endswith("'"))
        while last < stop and last not in self.taken and tokens.starts[last] - tokens.ends[last - 1] <= 1:
            more = self._more(at, last, stop)
            if not more:
                break
            last += more
        free = last < stop and last not in self.taken
        if free and _NUMBER.match(tokens.words[last]) and self._numbered(last, stop):
            last += 1
        return last

    def _more(self, at: int, last: int, stop: int) -> int:
        """By how many tokens the run goes on, 0 where it ends."""
        if self.tokens.starts[last] == self.tokens.ends[last - 1]:
            return self._more_glued(last, stop)
        if self.starts(last, last):
            return 1
        if last - at < 3 and self._institution(at, last):
            return self._complement(last, stop) or self._more_joined(at, last, stop)
        return self._more_joined(at, last, stop)

    def _more_glued(self, last: int, stop: int) -> int:
        """The same where no space stands before: initials, apostrophes."""
        tokens, words = self.tokens, self.tokens.words
        word = words[last]
        initial = word == "." and _INITIALS.match(words[last - 1])
        hyphen = initial and last + 1 < stop and words[last + 1] == "-"  # "J.-P. Morel"
        if initial and self._follows(last + bool(hyphen), stop):
            return 0 if words[last + 1] in self.words.function_words else 2 + bool(hyphen)
        if word == "\n" and last + 1 < stop and words[last + 1] not in self.words.function_words:  # a wrapped line
            return 2 * self._follows(last, stop)
        if word != "'" or last + 1 >= stop or tokens.starts[last + 1] != tokens.ends[last]:
            return 0
        if words[last + 1] in {"h", "hir", "hier"}:  # "Le Floc'h"
            return 2
        return 2 * (words[last - 1].endswith(_ELIDED) and self._follows(last, stop))  # "O'Neal", "Villeneuve-d'Ascq"

    def _more_joined(self, at: int, last: int, stop: int) -> int:
        """The same where a small word or a sign joins what follows: "de", "&", "et"."""
        tokens, words, known = self.tokens, self.tokens.words, self.words
        word = words[last]
        if word.endswith("'") and tokens.capital(last):  # "Paul N'Diaye"
            return 2 * self._follows(last, stop)
        if word in known.lower_tails:  # "Corvanel bank"
            return 1
        if word in _PARTICLES and self._given(at, last) and self._follows(last, stop):
            return 2  # "Pieter de Boer"
        article = last + 1 < stop and words[last + 1] in ({"la", "l'"} if word == "de" else _PARTICLES)
        if word == "&":  # "Corvanel & Fils", "Corvanel & van Brumal"
            return (2 + article) * self._follows(last + article, stop)
        if word in known.connectors and self._links(at, last):
            article = article and word == "de"
            return (2 + article) * self._follows(last + article, stop)
        if word == "et" and last + 1 < stop and words[last + 1] in known.tails and self._follows(last, stop):
            alone = last + 2 == stop or not self.starts(last + 2, last + 2)  # "... Innovations et Territoires"
            return 2 * (alone and (last - at > 1 or words[at] not in known.vocabulary.common))
        return 0

    def _follows(self, at: int, stop: int) -> bool:
        """True if a capitalised word that is no known name comes right after this token."""
        tokens = self.tokens
        if at + 1 >= stop or at + 1 in self.taken or tokens.starts[at + 1] - tokens.ends[at] > 1:
            return False
        return tokens.capital(at + 1) and tokens.words[at + 1][0].isalpha() and not tokens.words[at + 1].endswith("'")

    def _institution(self, at: int, last: int) -> bool:
        """True if the run so far is the noun of an institution inside a sentence: "la Banque"."""
        words = self.tokens.words
        plain = words[last - 1] not in self.words.public_bodies and words[last - 1] != "groupe"
        noun = (words[last - 1] in self.words.institutions and plain) or words[last - 1] in self.words.learned
        inside = last - at == 1 and at > 0 and words[at - 1][0].isalpha()
        return noun and (inside or (last - at == 2 and words[at] in self.words.function_words))

    def _complement(self, last: int, stop: int) -> int:
        """How many words in small letters go on with the name of an institution: "européenne d'investissement"."""
        size = self._adjectives(last, stop)
        while size < _COMPLEMENT and last + size + 1 < stop and self.tokens.words[last + size] in _OF:
            noun = last + size + 1
            noun += noun < stop - 1 and self.tokens.words[noun] in {"la", "l'", "le", "les"}
            if not self._is_complement(noun, size):
                break
            size = noun + 1 - last
            if self.tokens.capital(noun):
                break
            placed = noun + 2 < stop and self.tokens.words[noun + 1] == "et" and self.tokens.words[noun + 2] in _PLAIN
            size += 2 * placed  # "Caisse de dépôt et placement"
            size += self._adjectives(last + size, stop)
        return size

    def _adjectives(self, at: int, stop: int) -> int:
        start = at
        words, demonyms, known = self.tokens.words, self.words.vocabulary.demonyms, self.words.complements
        while at < stop and (words[at] in known or words[at].removesuffix("s") in known or words[at] in demonyms):
            at += 1
        return at - start

    def _is_complement(self, noun: int, size: int) -> bool:
        """True if the noun after "de" belongs to the name, of which `size` words were read after its first."""
        word = self.tokens.words[noun]
        if not word[0].isalpha() or noun in self.taken or word in self.words.function_words:
            return False
        if self.tokens.capital(noun):
            return True
        infinitive = word.endswith(("er", "ir"))
        return not infinitive and (size > 0 or word in self.words.tails or word in _PLAIN)

    def _given(self, at: int, last: int) -> bool:
        """True if the run so far is one given name, after "Par" perhaps."""
        alone = last - at == 1 or (last - at == 2 and self.tokens.words[at] in self.words.function_words)
        return alone and self.words.is_first_name(self.tokens.words[last - 1])

    def _links(self, at: int, place: int) -> bool:
        """True if "de" or "of" belongs to the name: after an institution ("Banque de ..."), or an English "of"."""
        words = self.tokens.words
        while at < place - 1 and words[at] in self.words.function_words:
            at += 1
        return words[place] in self.words.foreign_connectors or words[at] in self.words.institutions

    def _numbered(self, at: int, stop: int) -> bool:
        """True if a number after a name belongs to it ("Growth 2"), rather than counting what follows."""
        before, words = self.tokens.words[at - 1], self.words
        if before in words.numbered:
            return True
        following = self.tokens.words[at + 1] if at + 1 < stop else "."
        small = len(self.tokens.words[at]) < 3
        return small and following in {".", ",", ")", "»", ":", ";"} and before not in words.months

    def cleaned(self, first: int, last: int, sentence: TokenSentence) -> Run | None:
        """The run without ordinary words at its start, legal forms and numbers at its end; None where nothing is left."""
        tokens, words = self.tokens, self.words
        opens = _at_opening(tokens, first, sentence)
        if opens and last - first == 1 and self._is_ordinary(tokens.words[first]):
            self.opening.append(first)
            return None
        while first < last and (self._only_opens(first, last) or (tokens.words[first] == "." and first < last - 1)):
            first += 1
            opens = False
        while first < last and not tokens.capital(first) and first not in self.brands:
            first += 1
        last = next((at for at in range(first, last) if self._serial(at)), last)
        while last - first > 1 and tokens.words[last - 1] in words.function_words:
            last -= 1
        while last - first > 1 and (tokens.words[last - 1] in words.legal_forms or self._bare_number(last - 1)):
            opens = opens and tokens.words[last - 1] not in words.legal_forms
            last -= 1
        if first < last and tokens.words[first][0].isdigit() and first not in self.brands:
            return None
        if first >= last or (last - first == 1 and self._is_no_name(first)) or self._symbol(first, last):
            return None
        text = " ".join(tokens.original(first, last).split())
        if _SIGNATURE.fullmatch(text) or self._spelt_out(first, last):
            return None
        loud = text.isupper() and (last - first > 1 or len(text) > 4)
        if loud and all(word in words.vocabulary.common for word in tokens.words[first:last]):
            return None
        return Run(text, first, last, opens)

    def _spelt_out(self, first: int, last: int) -> bool:
        """True for an institution whose initials follow: "l'Institut national de recherche agronomique (Inrae)"."""
        tokens, words = self.tokens, self.words
        if last + 1 >= len(tokens) or tokens.words[last] != "(" or not tokens.capital(last + 1):
            return False
        return tokens.words[first] in words.institutions | words.learned and any(
            not tokens.capital(at) and tokens.words[at] not in _OF for at in range(first, last)
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

    def _only_opens(self, at: int, last: int) -> bool:
        """True if the word is capitalised for another reason than being part of a name."""
        tokens, words = self.tokens, self.words
        word, before = tokens.words[at], tokens.words[at - 1] if at else "."
        if word == "d'" and before[0].isalpha():
            return False
        if word in words.function_words:
            return True
        if last - at < 2:
            return False
        if word in words.leading_nouns or word in words.titles:
            return True
        acronym = tokens.original(at, at + 1)[:3].isupper()
        if acronym and (word in words.products or (word in words.not_names and before in {"de", "d'"})):
            return True  # "le loueur de GPU Corvanel", "le groupe de BTP Corvanel"
        if (
            before in {"de", "d'"} and at > 1 and tokens.words[at - 2] in words.role_words
        ):  # "la start-up de Lille Corvanel"
            return word in words.vocabulary.places
        if before in {"le", "l'", "du", "au"}:  # "le Danois Orskov"
            return word in words.vocabulary.demonyms or word in words.vocabulary.city_adjectives
        return False


def _at_opening(tokens: Tokens, at: int, sentence: TokenSentence) -> bool:
    """True if the token opens the sentence, or what follows a colon, a bullet or an opening quote in it."""
    if at == sentence.first:
        return True
    before = tokens.words[at - 1]
    if before in _OPENERS:
        return True
    return before in {".", "!", "?"} or (before.endswith("'") and at - 1 == sentence.first)
