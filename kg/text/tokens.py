"""Tokens of a folded text: words, elided words ("l'"), numbers ("1 000", "34,6") and single signs, with offsets.

Inverted pronouns come apart ("a-t-il" is "a", "t-il"), compound words stay whole ("start-up", "pre-money").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from operator import itemgetter

from kg.text.fold import fold

__all__ = ["Tokens", "tokenize", "words_of"]

_TOKEN = re.compile(
    r"""
    [a-z]++(?![\w'&-]|\.\w)                                  # milliards: most words, before all that may be otherwise
  | (?<![\d])\d{1,3}(?:[ .]\d{3})+(?:,\d+)?(?!\d)            # 1 000   10.000   1 250,5
  | \d+(?:[.,]\d+)?                                          # 38   34,6   2026
  | aujourd'hui | prud'hom\w+
  | (?:l|d|j|m|t|s|n|c|qu|jusqu|lorsqu|puisqu|quoiqu)'(?=\w|$) # l'   qu'
  | [^\W\d_][\w]*(?:[.&][\w]+|-(?!t-(?:il|elle|on)\b|(?:ils?|elles?|on|ce|nous|vous|je|tu|les?|la|lui|leur|y|en)\b(?!-))[\w]+)*
  | -t-(?:il|elle|on)\b | -(?:ils?|elles?|on)\b
  | \n+ | [^\s\w] | _
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of one text, as parallel lists: the folded words, their offsets in the text, and which have a capital."""

    text: str
    words: list[str]
    starts: list[int]
    ends: list[int]
    capitals: list[bool]

    def __len__(self) -> int:
        return len(self.words)

    def capital(self, at: int) -> bool:
        """True if the token at this place starts with a capital letter in the text."""
        return self.capitals[at]

    def original(self, first: int, last: int) -> str:
        """The text from token `first` up to, not including, token `last`."""
        return self.text[self.starts[first] : self.ends[last - 1]]

    def written(self, first: int, last: int) -> str:
        r"""The same on one line, with straight apostrophes: as names are compared.

        >>> tokenize("L’Atelier\nd’Armor").written(0, 5)
        "L'Atelier d'Armor"
        """
        return " ".join(self.original(first, last).replace("’", "'").split())


def tokenize(text: str) -> Tokens:
    """The tokens of a text; line breaks are tokens of their own.

    >>> tokenize("Jusqu’à 1 000 M€, dit-il.").words
    ["jusqu'", 'a', '1 000', 'm', '€', ',', 'dit', '-il', '.']
    """
    folded = fold(text)
    spans = [match.span() for match in _TOKEN.finditer(folded)]
    words = [folded[start:end] for start, end in spans]
    starts, ends = list(map(itemgetter(0), spans)), list(map(itemgetter(1), spans))
    return Tokens(text, words, starts, ends, [text[start].isupper() for start in starts])


def words_of(phrase: str) -> tuple[str, ...]:
    """The folded words of a short phrase, such as an entry of a lexicon; a trailing * of a word stays with it.

    >>> words_of("mis* à disposition")
    ('mis*', 'a', 'disposition')
    """
    folded = fold(phrase)
    if folded.isalpha():
        return (folded,)
    words: list[str] = []
    for match in _TOKEN.finditer(folded):
        if match.group() == "*" and words:
            words[-1] += "*"
        else:
            words.append(match.group())
    return tuple(words)
