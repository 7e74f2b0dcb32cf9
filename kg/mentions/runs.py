"""Runs of capitalised words: where a name that no lexicon knows may stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from kg.mentions.namewords import NameWords
from kg.text.sentences import TokenSentence
from kg.text.tokens import Tokens

__all__ = ["Run", "capital_runs"]

_INITIALS = re.compile(r"(?:[a-z]\.)*[a-z]$")
_TICKER = re.compile(r"[A-Z0-9]{2,6}\.[A-Z]{1,2}$")
_VERSION = re.compile(r"\d{1,2}$")


@dataclass(frozen=True, slots=True)
class Run:
    """Capitalised words that stand together; `text` is how they are written, `opens` if they open a sentence."""

    text: str
    first: int
    last: int
    opens: bool


class Placed(Protocol):
    """Anything that takes up tokens."""

    @property
    def first(self) -> int: ...
    @property
    def last(self) -> int: ...


def capital_runs(
    tokens: Tokens, sentences: list[TokenSentence], known: Sequence[Placed], elsewhere: frozenset[int], words: NameWords
) -> list[Run]:
    """The runs of capitals of the article outside the names already known, cleaned of what only opens a sentence."""
    taken = {at for name in known for at in range(name.first, name.last)} | elsewhere
    found: list[Run] = []
    for sentence in sentences:
        shouting = _shouts(tokens, sentence)
        at = sentence.first
        while at < sentence.last:
            if at in taken or not _starts_name(tokens, at):
                at += 1
                continue
            last = _run_end(tokens, at, sentence.last, taken, words)
            run = _cleaned(tokens, at, last, sentence, words)
            if run and not (shouting and run.opens):
                found.append(run)
            at = max(last, at + 1)
    return found


def _starts_name(tokens: Tokens, at: int) -> bool:
    word = tokens.words[at]
    ticker = "." in word and _TICKER.match(tokens.text[tokens.starts[at] : tokens.ends[at]])
    return tokens.capital(at) and word[0].isalpha() and not word.endswith("'") and not ticker


def _shouts(tokens: Tokens, sentence: TokenSentence) -> bool:
    """True if most of the sentence is in capitals, where capitals tell nothing."""
    words = [
        at for at in range(sentence.first, sentence.last) if len(tokens.words[at]) > 3 and tokens.words[at].isalpha()
    ]
    upper = sum(tokens.text[tokens.starts[at] : tokens.ends[at]].isupper() for at in words)
    return len(words) > 2 and upper * 2 > len(words)


def _run_end(tokens: Tokens, at: int, stop: int, taken: set[int], words: NameWords) -> int:
    last = at + 1
    while last < stop and last not in taken:
        gap = tokens.starts[last] - tokens.ends[last - 1]
        word = tokens.words[last]
        if gap > 1:
            break
        if word == "." and gap == 0 and _INITIALS.match(tokens.words[last - 1]) and _follows(tokens, last, stop):
            if tokens.words[last + 1] in words.function_words:
                break
            last += 2
        elif gap == 1 and _starts_name(tokens, last):
            last += 1
        elif _joins(tokens, at, last, stop, words):
            last += 2
        else:
            break
    free = last < stop and last not in taken
    if free and _VERSION.match(tokens.words[last]) and _numbered(tokens, last, stop, words):
        last += 1
    return last


def _joins(tokens: Tokens, at: int, place: int, stop: int, words: NameWords) -> bool:
    """True if the small word here joins two parts of one name: "&", or a connector that belongs to it."""
    word = tokens.words[place]
    if word == "&" and _follows(tokens, place, stop):
        return True
    return word in words.connectors and _links(tokens, at, place, stop, words)


def _follows(tokens: Tokens, at: int, stop: int) -> bool:
    return at + 1 < stop and _starts_name(tokens, at + 1) and tokens.starts[at + 1] - tokens.ends[at] <= 1


def _links(tokens: Tokens, at: int, place: int, stop: int, words: NameWords) -> bool:
    """True if "de" or "of" belongs to the name: after an institution ("Banque de ..."), or an English "of"."""
    if not _follows(tokens, place, stop):
        return False
    return tokens.words[place] in words.foreign_connectors or tokens.words[at] in words.institutions


def _numbered(tokens: Tokens, at: int, stop: int, words: NameWords) -> bool:
    """True if a small number after a name belongs to it, rather than counting what follows."""
    following = tokens.words[at + 1] if at + 1 < stop else "."
    return following in {".", ",", ")", "»", ":", ";"} and tokens.words[at - 1] not in words.months


def _cleaned(tokens: Tokens, first: int, last: int, sentence: TokenSentence, words: NameWords) -> Run | None:
    """The run without ordinary words at its start, legal forms and numbers at its end; None where nothing is left."""
    opens = _at_opening(tokens, first, sentence)
    while first < last and _only_opens(tokens, first, last, opens, words):
        first += 1
        opens = False
    while last - first > 1 and (tokens.words[last - 1] in words.legal_forms or tokens.words[last - 1].isdigit()):
        last -= 1
    if first >= last or (last - first == 1 and _is_no_name(tokens, first, words)):
        return None
    text = " ".join(tokens.original(first, last).split())
    loud = text.isupper() and (last - first > 1 or len(text) > 4)
    if loud and all(word in words.vocabulary.common for word in tokens.words[first:last]):
        return None
    return Run(text, first, last, opens)


def _is_no_name(tokens: Tokens, at: int, words: NameWords) -> bool:
    word = tokens.words[at]
    return word in words.not_names or word in words.months or len(word) < 2 or word in words.vocabulary.demonyms


def _only_opens(tokens: Tokens, at: int, last: int, opens: bool, words: NameWords) -> bool:
    """True if the word is capitalised for another reason than being part of a name."""
    word = tokens.words[at]
    if word in words.function_words or (last - at > 1 and word in words.leading_nouns):
        return True
    return opens and last - at == 1 and (word in words.vocabulary.common or word.endswith("ment"))


def _at_opening(tokens: Tokens, at: int, sentence: TokenSentence) -> bool:
    """True if the token opens the sentence, or what follows a colon, a bullet or an opening quote in it."""
    if at == sentence.first:
        return True
    before = tokens.words[at - 1]
    if before in {":", "«", "•", ">", "|", "(", "-", "/", '"'}:
        return at - 1 == sentence.first or before not in {"(", "-", "/"}
    return before in {".", "!", "?"} or (before.endswith("'") and at - 1 == sentence.first)
