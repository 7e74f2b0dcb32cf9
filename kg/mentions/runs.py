"""Runs of capitalised words: where a name that no lexicon knows may stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import compress

from kg.mentions.brands import brand_places
from kg.mentions.cleaning import Cleaner
from kg.mentions.namewords import NameWords
from kg.mentions.wordlists import Placed, Run
from kg.text.sentences import TokenSentence
from kg.text.tokens import Tokens

__all__ = ["Run", "capital_runs"]

_INITIALS = re.compile(r"(?:[a-z]\.)*[a-z]$")
_TICKER = re.compile(r"[A-Z0-9]{2,6}\.[A-Z]{1,2}$")
_NUMBER = re.compile(r"\d{1,2}$|20\d\d$")
_ELIDED = ("o", "-d", "-l")
_COMPLEMENT = 7
_PLAIN = frozenset({
    "depot", "depots", "pension", "retraite", "prevoyance", "calcul", "participations", "credit", "garantie", "placement",
    "placements", "consignations",
})  # fmt: skip
_ARTICLED = ("al-", "el-", "ar-", "as-", "bin-")


def capital_runs(
    tokens: Tokens, sentences: list[TokenSentence], known: Sequence[Placed], elsewhere: frozenset[int], words: NameWords
) -> list[Run]:
    """The runs of capitals of the article outside the names already known, cleaned of what only opens a sentence."""
    taken = {at for name in known for at in range(name.first, name.last)} | elsewhere
    reader = _RunReader(tokens, taken, words)
    cleaner = Cleaner(tokens, reader.brands, words)
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
            run = cleaner.cleaned(at, last, sentence)
            if run:
                found.append(run)
            read = max(last, at + 1)
    named = {run.text for run in found}
    found = [_whole(run, tokens, named, words) for run in found]
    ordinary = [Run(tokens.written(at, at + 1), at, at + 1, True) for at in cleaner.opening]
    return sorted([*found, *(run for run in ordinary if run.text in named)], key=lambda run: run.first)


def _whole(run: Run, tokens: Tokens, named: set[str], words: NameWords) -> Run:
    """The run with the small word that opens a sentence before it, if the article has that name inside a sentence too."""
    before = run.first - 1
    if before < 0 or not tokens.capital(before) or tokens.words[before] not in words.opening.small:
        return run
    text = f"{tokens.written(before, run.first)} {run.text}"
    return Run(text, before, run.last, True) if text in named else run


class _RunReader:
    """Reads runs of one article."""

    def __init__(self, tokens: Tokens, taken: set[int], words: NameWords) -> None:
        self.tokens, self.taken, self.words = tokens, taken, words
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
        if (
            word == "+"
            and last + 1 < stop
            and tokens.capital(last + 1)
            and tokens.starts[last + 1] == tokens.ends[last]
        ):
            return 2  # "Corvanel+Brumal"
        if word.startswith("-") and len(word) > 1 and self._given(last - 2, last - 1):
            return 1
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
        if word in known.lower_tails or word.startswith(_ARTICLED):  # "Corvanel bank", "Karim al-Mansour"
            return 1
        if word in known.small.particles and self._given(at, last):  # "Pieter de Boer", "Pieter van der Boer"
            chain = last + 1 < stop and words[last + 1] in known.small.particles
            if self._follows(last + chain, stop):
                return 2 + chain
        article = last + 1 < stop and words[last + 1] in (
            known.small.definite if word in known.small.of else known.small.particles
        )
        if word == "&":  # "Corvanel & Fils", "Corvanel & van Brumal"
            return (2 + article) * self._follows(last + article, stop)
        if word in known.pairing:  # "Corva und Brumal"
            return 2 * self._follows(last, stop)
        if word in known.small.complements and self._holds_noun(at, last, last + article, stop):
            return 2 + article
        if word in known.small.connectors and self._links(at, last):
            article = article and word in known.small.of
            return (2 + article) * self._follows(last + article, stop)
        if word == "et" and last + 1 < stop and words[last + 1] in known.tails and self._follows(last, stop):
            alone = last + 2 == stop or not self.starts(last + 2, last + 2)  # "... Innovations et Territoires"
            return 2 * (alone and (last - at > 1 or words[at] not in known.vocabulary.common))
        return 0

    def _holds_noun(self, at: int, last: int, of: int, stop: int) -> bool:
        """True if an ordinary noun belongs to the name, on this side of "de" or that: "Bretonne de Calcul", "Verrière du Brumal"."""
        words, vocabulary = self.tokens.words, self.words.vocabulary
        if words[at] in self.words.not_names:  # "francs CFA de La Banque"
            return False
        inside = at > 0 and words[at - 1][0].isalpha()
        if (inside or words[at] not in vocabulary.common) and self._names_thing(of, stop):
            return True
        led = last - at == 1 and self._is_capital_noun(at)
        return led and self._follows(of, stop) and words[of + 1] not in vocabulary.places

    def _names_thing(self, at: int, stop: int) -> bool:
        """True if an ordinary word with a capital comes right after this token, as it does in a name only."""
        if not self._follows(at, stop):
            return False
        word, vocabulary = self.tokens.words[at + 1], self.words.vocabulary
        plain = word in vocabulary.common and word not in vocabulary.places and word not in self.words.titles
        return (
            plain
            and word not in vocabulary.first_names
            and word not in self.words.not_names
            and word not in self.words.months
        )

    def _is_capital_noun(self, at: int) -> bool:
        """True for an ordinary noun with a capital inside a sentence, as only a name has it; titles and bodies apart."""
        words, known = self.tokens.words, self.words
        word, before = words[at], words[at - 1] if at else "\n"
        if len(word) < 3 or not before[0].isalpha() or before in known.articles or word not in known.vocabulary.common:
            return False
        other = known.function_words | known.titles | known.leading_nouns | known.public_bodies | known.role_words
        if word in other or word in known.not_names | known.articles | known.vocabulary.places:
            return False
        return not (any(known.persons.functions.at(words, at)) or known.is_first_name(word))

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
        openers = self.words.small.complements
        while size < _COMPLEMENT and last + size + 1 < stop and self.tokens.words[last + size] in openers:
            noun = last + size + 1
            noun += noun < stop - 1 and self.tokens.words[noun] in self.words.small.definite
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
        return words[place] in self.words.small.foreign or words[at] in self.words.institutions

    def _numbered(self, at: int, stop: int) -> bool:
        """True if a number after a name belongs to it ("Growth 2"), rather than counting what follows."""
        before, words = self.tokens.words[at - 1], self.words
        if before in words.numbered:
            return True
        following = self.tokens.words[at + 1] if at + 1 < stop else "."
        small = len(self.tokens.words[at]) < 3
        return small and following in {".", ",", ")", "»", ":", ";"} and before not in words.months
