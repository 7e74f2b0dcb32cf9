"""An article and its sentences: the original characters, never changed, and what is known of their origin."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass

from kg.values import Span

__all__ = ["Article", "Sentence"]


@dataclass(frozen=True, slots=True)
class Article:
    """A source text as it was read, with what its file says of it.

    `id` is the file name's stem or the `id` field; `date` the day it was published, None if unknown;
    `language` an IETF tag such as "fr".

    >>> Article("a1", "Amazon investit.").sha256[:8]
    'e8bc4ebe'
    """

    id: str
    text: str
    date: dt.date | None = None
    title: str = ""
    publisher: str = ""
    url: str = ""
    language: str = "fr"

    @property
    def sha256(self) -> str:
        """The SHA-256 of the text (UTF-8), in hexadecimal."""
        return hashlib.sha256(self.text.encode("utf-8")).hexdigest()


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of an article: its place, its paragraph, and whether it opens a section (a new scope of talk)."""

    span: Span
    index: int
    paragraph: int
    section: int
