"""Names that no capital opens: "zetaWorks", "360Vision", "iliad"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import compress

from kg.mentions.namewords import NameWords
from kg.text.tokens import Tokens

__all__ = ["brand_places"]

_INNER_CAPITAL = re.compile(r"[A-Z](?<=[a-z0-9][A-Z])")
_LONGEST = 9
_BEFORE_IT = re.compile(r"(?:[a-z]{1,8}|\d{1,4})\Z")
_BRAND = re.compile(
    r"""
    (?<![\w.@/'’-])                   # at the start of a word
    (?: [a-z]{1,8}[A-Z]\w+            # zetaWorks, xAI
      | \d{1,4}[A-Z][a-zà-ÿ]{2,}\w*   # 360Vision
    )
    """,
    re.VERBOSE,
)


def brand_places(tokens: Tokens, words: NameWords) -> set[int]:
    """The tokens that open such names."""
    places = (bisect_left(tokens.starts, start) for start in _mixed(tokens.text))
    mixed = {at for at in places if tokens.words[at] not in words.not_names}
    return mixed | _lower_brands(tokens, words)


def _mixed(text: str) -> Iterator[int]:
    """Where words start whose first capital stands inside: looked for from those capitals, for there are few."""
    for found in _INNER_CAPITAL.finditer(text):
        before = _BEFORE_IT.search(text, max(0, found.start() - _LONGEST), found.start())
        if before and _BRAND.match(text, before.start()):
            yield before.start()


def _lower_brands(tokens: Tokens, words: NameWords) -> set[int]:
    """Names without any capital ("iliad"): words that are no ordinary ones and stand where only a name does: twice or more in
    the article and once the subject of a verb without a determiner, or before a legal form, or opening a paragraph.
    """
    odd = {word for word in set(tokens.words) - words.vocabulary.common if len(word) > 3 and word.isalpha()}
    places: dict[str, list[int]] = {}
    for at in compress(range(len(tokens)), map(odd.__contains__, tokens.words)):
        if not tokens.capital(at):
            places.setdefault(tokens.words[at], []).append(at)
    brands = [
        found for word, found in places.items() if word not in words.not_names and _is_brand(tokens, found, words)
    ]
    return {at for found in brands for at in found}


def _is_brand(tokens: Tokens, found: list[int], words: NameWords) -> bool:
    """True if a word at these places is a name."""
    if any(words.is_form(tokens, at + 1) for at in found):
        return True
    if any(at == 0 or tokens.words[at - 1][0] == "\n" for at in found):
        return True
    return len(found) > 1 and any(_bare_subject(tokens, at, words) for at in found)


def _bare_subject(tokens: Tokens, at: int, words: NameWords) -> bool:
    """True if the word stands at the start of a clause and a verb follows."""
    before = tokens.words[at - 1][0] if at else "\n"
    after = at + 1 + (at + 1 < len(tokens) and tokens.words[at + 1] == "y")
    return before in "\n.:," and after < len(tokens) and words.opens_predicate(tokens.words[after])
