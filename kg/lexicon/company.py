"""A company as the lexicon knows it: names and attributes, never a fact about a deal."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Company", "Sector"]


class Sector(StrEnum):
    """What kind of organisation a party is; it tells which side of which deal it can stand on."""

    LAB = "lab"
    CLOUD = "cloud"
    CHIPS = "chips"
    DATACENTRE = "datacentre"
    VENTURE = "venture"
    SOVEREIGN = "sovereign"
    BANK = "bank"
    TECH = "tech"
    TELECOM = "telecom"
    INDUSTRY = "industry"
    STATE = "state"
    PERSON = "person"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Company:
    """One organisation: canonical name, other names, and the attributes from which epithets follow.

    `strong` aliases name it alone; `weak` ones only where it is named strongly in the same article, or where
    nothing else could be meant. `country` is an ISO 3166 code in lower case, `parent` the id of the parent.
    """

    id: str
    name: str
    sector: Sector
    country: str = ""
    strong: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    tickers: tuple[str, ...] = ()
    cities: tuple[str, ...] = ()
    products: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    parent: str = ""
