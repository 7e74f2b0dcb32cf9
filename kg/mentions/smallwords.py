"""The small words of a language around names: what stands before a place, before who acts, between the words of a name."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any

__all__ = ["SmallWords"]


@dataclass(frozen=True, slots=True)
class SmallWords:
    """Small words, by what they tell of the name beside them.

    `to`, `within` and others of `places` stand before a place, `acting` before who acts; after `there`, one of `to` is a verb
    ("il y a X"). A name is joined by `connectors` (`foreign` ones join in any name) and `particles` of surnames, and goes on
    with a complement after `complements`. A company, no place, follows `parts` and `of` ("au capital de X"); the `general`
    forms of "de" stand before what somebody makes ("le fabricant de puces X", not "du robot X"). `definite` articles,
    `determiners` and those before `nationalities` open what is no name; a verb opens with `clitics`, those of `adverbial`
    after its subject, a predicate with `predicates`.
    """

    of: frozenset[str]
    general: frozenset[str]
    definite: frozenset[str]
    to: frozenset[str]
    within: frozenset[str]
    places: frozenset[str]
    there: frozenset[str]
    acting: frozenset[str]
    parts: frozenset[str]
    nationalities: frozenset[str]
    determiners: frozenset[str]
    connectors: frozenset[str]
    foreign: frozenset[str]
    complements: frozenset[str]
    particles: frozenset[str]
    clitics: frozenset[str]
    adverbial: frozenset[str]
    predicates: frozenset[str]

    @classmethod
    def from_table(cls, table: dict[str, Any]) -> SmallWords:
        """The words of the table [small] of a `names.toml`; KeyError names one that is missing."""
        return cls(**{field.name: frozenset(table[field.name]) for field in fields(cls)})
