"""Names of an article: who is named where, judged on the whole article, and the entities that the names stand for."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from kg.lexicon.company import Sector
from kg.values import Span

__all__ = ["Entity", "Name", "NameKind"]


class NameKind(StrEnum):
    """What a capitalised name names."""

    ORGANISATION = "organisation"
    MEDIUM = "medium"
    PERSON = "person"
    PLACE = "place"
    PRODUCT = "product"


@dataclass(frozen=True, slots=True)
class Name:
    """One naming: its tokens (`last` excluded), its characters, and the entity that it names."""

    kind: NameKind
    entity: str
    first: int
    last: int
    span: Span


@dataclass(slots=True)
class Entity:
    """An organisation or person of the article, and what the lexicon and the article say of it.

    `known` entities stand in the lexicon, which tells their `parent`. `evidence` counts the signs that an unknown name is an organisation: a legal
    form, an apposition ("la start-up X"), a telling word in the name, several mentions; what appositions said of it is `told`.
    """

    name: str
    sector: Sector = Sector.UNKNOWN
    country: str = ""
    parent: str = ""
    cities: set[str] = field(default_factory=set)
    products: set[str] = field(default_factory=set)
    people: set[str] = field(default_factory=set)
    told: set[str] = field(default_factory=set)
    known: bool = False
    mentions: int = 0
    evidence: int = 0
    first_sentence: int = 0
