"""Cues of a sentence: verbs and nouns that tell what a figure is about, by group ("give", "round_noun")."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from kg.text.phrases import Phrases
from kg.text.remembered import Remembered

__all__ = ["Cue", "CueFinder"]


class Form(Protocol):
    """One verb form, as a conjugation table holds it."""

    @property
    def lemma(self) -> str: ...
    @property
    def tense(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue and its tokens (`last` excluded). A verb has its infinitive and tenses, a noun neither."""

    group: str
    first: int
    last: int
    lemma: str = ""
    tenses: frozenset[str] = frozenset()

    @property
    def is_verb(self) -> bool:
        """True for a verb form."""
        return bool(self.lemma)


class CueFinder:
    """Finds cues: built once of the tables of a language."""

    def __init__(self, cues: dict[str, Any], verbs: Mapping[str, Sequence[Form]]) -> None:
        self._words = Phrases((phrase, group) for group, phrases in cues["words"].items() for phrase in phrases)
        groups: dict[str, list[str]] = {}
        for group, lemmas in cues["verbs"].items():
            for lemma in lemmas:
                groups.setdefault(lemma, []).append(group)
        self._verbs: dict[str, list[tuple[str, str, frozenset[str]]]] = {}
        for form, readings in verbs.items():
            for lemma in sorted({reading.lemma for reading in readings}):
                tenses = frozenset(str(reading.tense) for reading in readings if reading.lemma == lemma)
                if lemma in groups:
                    self._verbs.setdefault(form, []).extend((group, lemma, tenses) for group in groups[lemma])
        self._telling: Remembered[str, bool] = Remembered(lambda word: word in self._verbs or self._words.opens(word))

    def between(self, words: Sequence[str], first: int, last: int, taken: set[int] | frozenset[int]) -> Iterator[Cue]:
        """The cues between two tokens, in order; tokens of names give none."""
        for at in self._telling.places(words, first, last):
            if at in taken:
                continue
            word = words[at]
            for group, lemma, tenses in self._verbs.get(word, ()):
                yield Cue(group, at, at + 1, lemma, tenses)
            seen: set[str] = set()
            for size, group in self._words.at(words, at):
                if at + size <= last and group not in seen:
                    seen.add(group)
                    yield Cue(group, at, at + size)
