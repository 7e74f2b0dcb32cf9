"""Folding: lower case, no accents, plain quotes and spaces, one character for one, so that offsets stay those of the text."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["fold"]

_SPACES = "\u00a0\u202f\u2009\u2007\u200b\ufeff\t"
_APOSTROPHES = "\u2019\u2018\u02bc\u00b4`"
_DASHES = "\u2013\u2014\u2212\u2011\u2010"
_FIXED = {**dict.fromkeys(_SPACES, " "), **dict.fromkeys(_APOSTROPHES, "'"), **dict.fromkeys(_DASHES, "-")}
_FIXED |= {"œ": "o", "Œ": "o", "æ": "a", "Æ": "a", "ß": "s", "“": '"', "”": '"', "\r": "\n", "\u2028": "\n"}


class _Folding(dict[int, str]):
    """The folding of each code point, worked out the first time that it is met."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        plain = _FIXED.get(char)
        if plain is None:
            plain = unicodedata.normalize("NFD", char)[0].lower()
            plain = plain if len(plain) == 1 else char
        self[code] = plain
        return plain


_TABLE = _Folding()


def fold(text: str) -> str:
    """The folded text, of the same length: `fold(text)[i]` stands for `text[i]`.

    >>> fold("L’Élysée investit 1,5\u00a0Md€ – enfin")
    "l'elysee investit 1,5 md€ - enfin"
    >>> len(fold("œuvre…")) == len("œuvre…")
    True
    """
    if not text.isascii():  # character by character, so only what needs it
        text = _NOT_ASCII.sub(_folded, text)
    return text.lower().replace("\t", " ").replace("`", "'").replace("\r", "\n")


_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")


def _folded(found: re.Match[str]) -> str:
    return found.group().translate(_TABLE)
