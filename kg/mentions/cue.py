"""Cues of a sentence: verbs and nouns that tell what a figure is about, by group ("give", "round_noun")."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from kg.mentions.homographs import Homographs
from kg.mentions.setphrases import SetPhrases
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

    def __init__(
        self,
        cues: dict[str, Any],
        verbs: Mapping[str, Sequence[Form]],
        homographs: Homographs,
        set_phrases: SetPhrases,
    ) -> None:
        self._words = Phrases((phrase, group) for group, phrases in cues["words"].items() for phrase in phrases)
        self._homographs, self._set_phrases = homographs, set_phrases
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
        """The cues between two tokens, in order; tokens of names and figures give none, nor do those of set phrases."""
        places = [at for at in self._telling.places(words, first, last) if at not in taken]
        least = self._set_phrases.least_sizes(words, first, last) if places else {}
        for at in places:
            size = least.get(at, 1)
            if size == 1:
                yield from self._verbs_at(words, at)
            yield from self._words_at(words, at, last, size)

    def _verbs_at(self, words: Sequence[str], at: int) -> Iterator[Cue]:
        """The verbs that a token may be where it stands; an infinitive is one anywhere."""
        readings = self._verbs.get(words[at], ())
        is_verb = bool(readings) and self._homographs.is_verb(words, at)
        for group, lemma, tenses in readings:
            if is_verb or "infinitive" in tenses:
                yield Cue(group, at, at + 1, lemma, tenses)

    def _words_at(self, words: Sequence[str], at: int, last: int, least: int) -> Iterator[Cue]:
        """The nouns and phrases that start at a token and are at least so many tokens long, one of a group."""
        seen: set[str] = set()
        for size, group in self._words.at(words, at):
            if least <= size <= last - at and group not in seen and (size > 1 or self._homographs.is_noun(words, at)):
                seen.add(group)
                yield Cue(group, at, at + size)
