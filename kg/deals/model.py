"""Deals: the things in the world that claims are about, with a figure and a status chosen from their claims."""

from __future__ import annotations

from dataclasses import dataclass

from kg.claims.model import Basis, Kind, Status
from kg.values import Capacity, Money, PartialDate, Percent

__all__ = ["Conflict", "Deal"]


@dataclass(frozen=True, slots=True)
class Deal:
    """A deal, valuation or stake, and the claims that speak for it.

    `id` is a readable slug, unique in a build and made of content alone. `claims` are claim ids in the order of
    publication; `chosen_from` is the claim whose figure and status the deal shows, `because` says why in words;
    `part_of` is the deal that this one is a part of (a tranche of a commitment, a commitment of a round). `reasons` say
    for each of `claims` why it was taken to be about this deal. `origins` counts who said so independently.
    """

    id: str
    kind: Kind
    sources: tuple[str, ...]
    target: str | None
    status: Status
    claims: tuple[str, ...]
    chosen_from: str
    because: str
    money: Money | None = None
    capacity: Capacity | None = None
    percent: Percent | None = None
    date: PartialDate | None = None
    basis: Basis | None = None
    chips: tuple[str, ...] = ()
    part_of: str | None = None
    origins: int = 1
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Conflict:
    """Claims about one attribute of one deal that cannot all be true at one date, given their bounds."""

    id: str
    deal: str
    attribute: str
    claims: tuple[str, ...]
    because: str
