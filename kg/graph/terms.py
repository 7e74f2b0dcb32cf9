"""Literals in their one canonical form, so that every parser and store gives back the very same characters."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal

from pyoxigraph import Literal

from kg.graph.vocab import Xsd
from kg.values import plain

__all__ = ["address", "date", "decimal", "integer", "tag_of", "text", "words"]

_TAG = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")


def text(value: str) -> Literal:
    """The plain string."""
    return Literal(value)


def words(value: str, language: str) -> Literal:
    """The words of a text in its language; the tag is in lower case, "und" where the language is no tag."""
    return Literal(value, language=tag_of(language))


def tag_of(language: str) -> str:
    """The language tag in lower case; "und" (undetermined) where it is none.

    >>> tag_of("fr-CA"), tag_of("français de France")
    ('fr-ca', 'und')
    """
    return language.lower() if _TAG.fullmatch(language) else "und"


def decimal(value: Decimal) -> Literal:
    """The number as xsd:decimal, without exponent and without trailing zeros.

    >>> decimal(Decimal("5.00E+10")).value
    '50000000000'
    """
    return Literal(plain(value), datatype=Xsd.decimal)


def integer(value: int) -> Literal:
    """The whole number as xsd:integer."""
    return Literal(str(value), datatype=Xsd.integer)


def date(day: dt.date) -> Literal:
    """The calendar day as xsd:date."""
    return Literal(day.isoformat(), datatype=Xsd.date)


def address(url: str) -> Literal:
    """The web address as xsd:anyURI: a literal, since what an article's file gives as its address may be none."""
    return Literal(url, datatype=Xsd.anyURI)
