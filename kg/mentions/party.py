"""Mentions of parties: a name, an epithet, a description ("le fonds norvégien") or a pronoun that stands for a company."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kg.lexicon.company import Sector
from kg.values import Span

__all__ = ["Form", "PartyMention"]


class Form(StrEnum):
    """By what words a party is mentioned."""

    NAME = "name"
    EPITHET = "epithet"
    DESCRIPTION = "description"
    PRONOUN = "pronoun"


@dataclass(slots=True)
class PartyMention:
    """One mention of a party in a sentence.

    `first` to `last` (excluded) are the tokens of the mention with what is in apposition before it; `span` covers the
    words that name or describe it. `entity` is set for names and epithets; a description or pronoun says what it fits:
    `sectors` (empty for any), `country`, `city`, whether it is a `whole` group ("le géant"), and `excludes`, the companies it
    cannot be ("le rival d'OpenAI"); `told` are the words after its noun ("le fabricant de pompes").
    `pronoun` is its class (subject, dative, last, first, second). `group` numbers coordinated mentions alike. A person
    who `speaks` tells what the sentence says ("X assure que ...").
    """

    form: Form
    first: int
    last: int
    span: Span
    entity: str | None = None
    sectors: frozenset[Sector] = frozenset()
    country: str = ""
    city: str = ""
    whole: bool = False
    pronoun: str = ""
    excludes: frozenset[str] = frozenset()
    told: frozenset[str] = frozenset()
    preposition: str = ""
    group: int = -1
    role: str = ""
    apposed: bool = False
    definite: bool = True
    speaks: bool = False

    @property
    def tells(self) -> bool:
        """True for who only tells what the sentence says: a person who speaks, or whoever stands after "selon"."""
        return self.speaks or self.preposition == "according"
