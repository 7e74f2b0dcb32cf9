"""The ids of deals: readable slugs made of content alone, unique, and kept as more articles arrive.

A deal is named by its founding claim, the first in telling order: the parties, the kind, and the year in which it is
placed or reported, where it is known. Where two deals would share a name, the later founded one also gets its figure,
then a number. An instalment is named by its figure, else its day.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable

from unidecode import unidecode

from kg.claims.model import Basis, Kind, Status
from kg.deals.facts import Facts
from kg.values import plain

__all__ = ["name_deals"]

_MANY = 4
_LETTER = ((12, "tn"), (9, "bn"), (6, "m"))


def name_deals(founders: Iterable[Facts]) -> list[str]:
    """The ids of the deals with these founding claims, in their order."""
    taken: set[str] = set()
    names = []
    for founder in founders:
        name = next(name for name in _candidates(founder) if name not in taken)
        taken.add(name)
        names.append(name)
    return names


def _candidates(founder: Facts) -> Iterable[str]:
    base, figure = _parties(founder), _figure(founder)
    if founder.is_tranche:
        day = str(founder.claim.date or "")
        short, long = _joined(base, figure or day), _joined(base, figure, day)
    else:
        year = _year(founder)
        short, long = _joined(base, year), _joined(base, year, figure)
    yield from (short, long)
    number = 2
    while True:
        yield f"{long}-{number}"
        number += 1


def _parties(founder: Facts) -> str:
    claim = founder.claim
    word = claim.kind.value
    if claim.basis is Basis.TRANCHE:
        word = "tranche"
    elif claim.basis is Basis.IPO:
        word = "ipo-valuation"
    sources = sorted(map(_slug, claim.sources)) if claim.kind not in {Kind.ROUND, Kind.VALUATION} else []
    if len(sources) > _MANY:
        sources = [*sources[:_MANY], "and", str(len(sources) - _MANY), "more"]
    return _joined(*sources, _slug(claim.target or "unnamed"), word)


def _year(founder: Facts) -> str:
    if founder.claim.date:
        return str(founder.claim.date.year)
    if founder.published and founder.status not in {Status.COMPLETED, Status.WITHDRAWN}:
        return str(dt.date.fromordinal(founder.published).year)
    return ""


def _figure(founder: Facts) -> str:
    claim = founder.claim
    if claim.money:
        value = claim.money.written
        for zeros, letter in _LETTER:
            if value >= 10**zeros:
                return f"{plain(value.scaleb(-zeros))}{letter}".replace(".", "-")
        return plain(value).replace(".", "-")
    if claim.capacity:
        return f"{plain(claim.capacity.written)}gw".replace(".", "-")
    if claim.percent and claim.kind is not Kind.STAKE:
        return f"{plain(claim.percent.value)}pc".replace(".", "-")
    return ""


def _joined(*parts: str) -> str:
    return "-".join(part for part in parts if part)


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", unidecode(name).lower()).strip("-") or "unnamed"
