"""The cues of a language that tell how two statements about deals relate: one word list per relation, in TOML."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

from kg.errors import LexiconError
from kg.text.fold import fold
from kg.values import Span

__all__ = ["Cue", "cues_around", "is_portion"]


class Cue(StrEnum):
    """A relation between a claim and what was said before, as words around its sentence tell it."""

    DISTINCT = "distinct"
    ADDITIONAL = "additional"
    EXTENDED = "extended"
    TOTAL = "total"
    EVOLVED = "evolved"
    PAST = "past"


_REACH = 300
"""How many characters after a sentence a cue of distinction may stand."""
_GAP = r"[^.!?\n]{0,40}?"
_WINDOW = 80


@dataclass(frozen=True, slots=True)
class _Words:
    cues: Mapping[Cue, re.Pattern[str]]
    before: re.Pattern[str]
    after: re.Pattern[str]


def cues_around(text: str, sentence: Span, language: str) -> frozenset[Cue]:
    """The cues that stand in a sentence of a text (and, for a distinction, just after it).

    A language without a word list has no cues. Raises LexiconError where the word list is wrong.

    >>> sorted(cues_around("Il promet 3 milliards supplémentaires.", Span(0, 38), "fr"))
    [<Cue.ADDITIONAL: 'additional'>]
    """
    words = _words_of(language)
    if words is None:
        return frozenset()
    inside = fold(text[sentence.start : sentence.end])
    found = {cue for cue, pattern in words.cues.items() if pattern.search(inside)}
    if Cue.DISTINCT in words.cues and words.cues[Cue.DISTINCT].search(fold(text[sentence.end : sentence.end + _REACH])):
        found.add(Cue.DISTINCT)
    return frozenset(found)


def is_portion(text: str, sentence: Span, figure: Span, language: str) -> bool:
    """True if the words around a figure tell that it is a part of another one.

    >>> is_portion("Il promet 50 milliards, dont 15 sont versés.", Span(0, 44), Span(29, 31), "fr")
    True
    """
    words = _words_of(language)
    if words is None:
        return False
    before = fold(text[max(sentence.start, figure.start - _WINDOW) : figure.start])
    after = fold(text[figure.end : min(sentence.end, figure.end + _WINDOW)])
    return bool(words.before.search(before) or words.after.match(after))


def _words_of(language: str) -> _Words | None:
    return _load(language.split("-", maxsplit=1)[0].lower())


@cache
def _load(language: str) -> _Words | None:
    source = files("kg.languages").joinpath(language, "deals.toml")
    if not language.isalpha() or not source.is_file():
        return None
    where = f"kg/languages/{language}/deals.toml"
    try:
        tables = tomllib.loads(source.read_text(encoding="utf-8"))
        cues = {Cue(name): re.compile(rf"\b(?:{_any(phrases)})") for name, phrases in tables["cues"].items()}
        before = re.compile(rf"\b (?P<cue> {_any(tables['portion']['before'])} ) \s* \Z", re.VERBOSE)
        after = re.compile(rf"\s* (?: \w+ \s+ )? (?P<cue> {_any(tables['portion']['after'])} ) \b", re.VERBOSE)
    except (tomllib.TOMLDecodeError, KeyError, ValueError) as error:
        raise LexiconError(
            f"not a list of cues: {error}", where=where, do="see the French file for the form"
        ) from error
    return _Words(cues, before, after)


def _any(phrases: list[str]) -> str:
    longest_first = sorted(map(fold, phrases), key=lambda phrase: (-len(phrase), phrase))
    return "|".join(re.escape(phrase).replace("…", _GAP) for phrase in longest_first)
