"""Sentences of a tokenized article: paragraphs, hard line breaks inside a sentence, headings glued to the text.

What it needs of a language comes as a `Layout`: abbreviations that end in a full stop, and the words that open a
sentence. It knows no company: splitting must not depend on names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import compress, pairwise

from kg.text.article import Sentence
from kg.text.tokens import Tokens
from kg.values import Span

__all__ = ["Layout", "TokenSentence", "split_sentences"]

_ENDS = frozenset(".!?…")
_CLOSERS = frozenset('»")]”')
_BULLETS = frozenset("•·*>-–—|")
_TICKER = re.compile(r"\d{3,6}\.[a-z]{1,2}$")
_INITIALS = re.compile(r"(?:[a-z]\.)+[a-z]$")
_LONG_LINE = 120
_WRAPPED_LINE = 60
_LONG_PARAGRAPH = 600
_HEADING = (20, 110)
_LONGEST = 300


@dataclass(frozen=True, slots=True)
class Layout:
    """What sentence splitting needs of a language: folded abbreviations, and function words that open a sentence."""

    abbreviations: frozenset[str]
    openers: frozenset[str]


@dataclass(frozen=True, slots=True)
class TokenSentence:
    """A sentence and the range of its tokens: `first` included, `last` excluded."""

    sentence: Sentence
    first: int
    last: int


def split_sentences(tokens: Tokens, layout: Layout) -> list[TokenSentence]:
    """The sentences of the text in order; none is empty or without bounds, and each token but line breaks stands in one at most."""
    found: list[TokenSentence] = []
    section = 0
    for number, (first, last) in enumerate(_paragraphs(tokens)):
        bullet = tokens.words[first] in _BULLETS
        section += bullet or _is_heading(tokens, first, last)
        cuts = [first, *_ends(tokens, first, last, layout), last]
        heading = _glued_heading(tokens, cuts[0], cuts[1], last, layout)
        if heading:
            cuts.insert(1, heading)
        for start, stop in pairwise(_shortened(cuts)):
            if start < stop:
                span = Span(tokens.starts[start], tokens.ends[stop - 1])
                found.append(TokenSentence(Sentence(span, len(found), number, section), start, stop))
    return found


def _shortened(cuts: list[int]) -> Iterator[int]:
    """The cuts, and more of them where text goes on without end: what is read together stays bounded."""
    for start, stop in pairwise(cuts):
        yield from range(start, stop, _LONGEST)
    yield cuts[-1]


def _paragraphs(tokens: Tokens) -> list[tuple[int, int]]:
    """Ranges of tokens between line breaks; a line broken inside a sentence is joined to the next."""
    ranges: list[tuple[int, int]] = []
    start = 0
    words = tokens.words
    for at in [*[at for at, word in enumerate(words) if word[0] == "\n"], len(words)]:
        if start < at:
            if ranges and _continues(tokens, ranges[-1], start):
                ranges[-1] = (ranges[-1][0], at)
            else:
                ranges.append((start, at))
        start = at + 1
    return ranges


def _continues(tokens: Tokens, before: tuple[int, int], start: int) -> bool:
    """True if the line that starts here goes on with the sentence that the line before left open."""
    first, last = before
    if tokens.words[last - 1] in _ENDS | _CLOSERS | {":", ";"}:
        return False
    line = max(tokens.starts[first], tokens.text.rfind("\n", tokens.starts[first], tokens.ends[last - 1]) + 1)
    width = tokens.ends[last - 1] - line
    following = tokens.text[tokens.starts[start] : tokens.starts[start] + 12].split(" ")[0].lower()
    lower = tokens.text[tokens.starts[start]].islower()
    single = tokens.text.count("\n", tokens.ends[last - 1], tokens.starts[start]) == 1
    if width > _LONG_LINE:
        return lower or bool(_TICKER.match(following))
    wrapped = line > tokens.starts[first] and tokens.text[tokens.starts[start]].isupper()
    return (lower or wrapped) and single and width > _WRAPPED_LINE


def _is_heading(tokens: Tokens, first: int, last: int) -> bool:
    short = tokens.ends[last - 1] - tokens.starts[first] < _HEADING[1]
    return short and tokens.words[last - 1] not in _ENDS | {",", ";"}


def _ends(tokens: Tokens, first: int, last: int, layout: Layout) -> list[int]:
    """Places where a new sentence starts inside a paragraph."""
    cuts: list[int] = []
    words = tokens.words
    after = first
    for at in compress(range(first, last), map(_ENDS.__contains__, words[first:last])):
        if at < after:
            continue
        after = at + 1
        while after < last and (words[after] in _CLOSERS or words[after] in _ENDS):
            after += 1
        if after < last and _opens(tokens, at, after) and not _abbreviated(tokens, at, layout):
            cuts.append(after)
    return cuts


def _opens(tokens: Tokens, end: int, at: int) -> bool:
    """True if a sentence may open at this token, after the end mark `end`."""
    if tokens.starts[at] == tokens.ends[end] and tokens.words[end] == ".":
        return False
    char = tokens.text[tokens.starts[at]]
    return char.isupper() or char.isdigit() or char in '«“"([•>'


def _abbreviated(tokens: Tokens, at: int, layout: Layout) -> bool:
    """True if the full stop at this token belongs to an abbreviation or an initial."""
    if tokens.words[at] != "." or at == 0 or tokens.ends[at - 1] != tokens.starts[at]:
        return False
    word = tokens.words[at - 1]
    if len(word) > 1 and _INITIALS.match(word) and tokens.capital(at - 1):  # "J.P. Morel", but "aux U.S. Le ..."
        return at + 1 < len(tokens) and tokens.words[at + 1] not in layout.openers
    initial = len(word) == 1 and word.isalpha() and tokens.capital(at - 1)
    return initial or word in layout.abbreviations


def _glued_heading(tokens: Tokens, first: int, stop: int, last: int, layout: Layout) -> int | None:
    """The place where the text starts after a heading that has lost its line break, in a long paragraph."""
    if tokens.ends[last - 1] - tokens.starts[first] < _LONG_PARAGRAPH:
        return None
    for at in range(first + 2, stop - 1):
        width = tokens.starts[at] - tokens.starts[first]
        if width > _HEADING[1]:
            return None
        plain = tokens.words[at - 1][0].isalnum() and tokens.words[at - 2] not in layout.openers
        if plain and width > _HEADING[0] and tokens.capital(at) and tokens.words[at] in layout.openers:
            after = tokens.text[tokens.starts[at + 1]]
            if after.islower() or tokens.words[at] in {"en", "avec"}:
                return at
    return None
