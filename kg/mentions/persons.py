"""Persons among unknown names: by a given name, a title, what someone is, or a verb of speech beside the name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from kg.mentions.wordlists import Placed, WordLists
from kg.text.fold import fold
from kg.text.phrases import Phrases
from kg.text.tokens import Tokens

__all__ = ["PersonWords"]

_REACH = 5
_SIGNS = re.compile(r"[-.']")
_INITIAL = re.compile(r"[a-z]\.(?:-[a-z]\.)?")


class PersonWords:
    """Judges whether a name is a person's."""

    def __init__(self, vocabulary: WordLists, names: dict[str, Any]) -> None:
        self.vocabulary = vocabulary
        self.titles = frozenset(names["titles"])
        self.functions = Phrases((phrase, None) for phrase in names["functions"])
        self.speech = Phrases((phrase, None) for phrase in names["speech"])
        self.function_words = frozenset(names["function_words"])
        self.determiners = frozenset(names["small"]["determiners"])

    def is_person(self, text: str, runs: Sequence[Placed], tokens: Tokens) -> bool:
        """True if the name is a person's, by a first name, a title, a function or a verb of speech beside it."""
        words = fold(text).split()
        if not all(_SIGNS.sub("", word).isalpha() for word in words):
            return False
        if any(
            run.first and tokens.words[run.first - 1 - (tokens.words[run.first - 1] == ".")] in self.titles
            for run in runs
        ):
            return True
        if len(words) not in {2, 3, 4}:
            return False
        if len(words) == 2 and _INITIAL.fullmatch(words[0]):  # "N. Ferrand", "J.-P. Morel"
            return True
        first = words[0].split("-")[0]
        if first in self.vocabulary.first_names or words[0] in self.vocabulary.first_names:
            return True
        return any(self._has_function(run, tokens) for run in runs)

    def _has_function(self, run: Placed, tokens: Tokens) -> bool:
        """True for "X, directeur financier" and "le directeur financier X", "explique X"."""
        words = tokens.words
        if run.last + 1 < len(words) and words[run.last] == ",":
            start = run.last + 1 + (words[run.last + 1] in self.determiners)
            if start < len(words) and any(self.functions.at(words, start)):
                return True
        for start in range(max(0, run.first - _REACH), run.first):
            for size, _ in self.functions.at(words, start):
                between = words[start + size : run.first]
                if not between or (
                    between == [","] or all(word.isalpha() and word not in self.function_words for word in between)
                ):
                    return len(between) < 2
            if any(start + size == run.first for size, _ in self.speech.at(words, start)):
                return True
        return self._closes_function(run, tokens)

    def _closes_function(self, run: Placed, tokens: Tokens) -> bool:
        """True for "le président exécutif de Corvanel, X, ...": a name in commas after what someone is, and where."""
        words = tokens.words
        closed = run.last >= len(tokens) or words[run.last] in {",", ".", ")", ";"} or words[run.last][0] == "\n"
        if not closed or run.last - run.first not in {2, 3} or not run.first or words[run.first - 1] != ",":
            return False
        start = run.first - 1
        while start > max(0, run.first - 9) and words[start - 1] not in {",", ".", ";", "("}:
            start -= 1
        return any(any(self.functions.at(words, place)) for place in range(start, run.first - 1))

    def is_first_name(self, word: str) -> bool:
        """True for a given name that is neither an ordinary word nor a place."""
        vocabulary = self.vocabulary
        return word in vocabulary.first_names and word not in vocabulary.common and word not in vocabulary.places
