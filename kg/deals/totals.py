"""Totals as intervals, each amount counted once: per investor, investee, provider and customer, status and unit.

What is part of a larger deal is counted within it, and where a part is firmer than the whole (15 paid of 50 announced)
the part counts under its own status and the whole for the rest. A joint deal counts once for who receives it, as
nothing to all of it for each of those who give it; not at all for one whose own share is known. Currencies are not
added to each other unless dated rates are given. Valuations and stakes are no flows and have no total.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from kg.claims.model import Kind, Status
from kg.deals.model import Deal
from kg.deals.rates import Rates
from kg.deals.trust import firmness

__all__ = ["Side", "Total", "totals"]

GIGAWATTS = "GW"
_NOTHING = Decimal(0)


class Side(StrEnum):
    """Whose deals a total adds up."""

    INVESTOR = "investor"
    INVESTEE = "investee"
    PROVIDER = "provider"
    CUSTOMER = "customer"


_KINDS = {
    Side.INVESTOR: {Kind.INVESTMENT},
    Side.INVESTEE: {Kind.INVESTMENT, Kind.ROUND},
    Side.PROVIDER: {Kind.COMPUTE},
    Side.CUSTOMER: {Kind.COMPUTE},
}
_GIVERS = {Side.INVESTOR, Side.PROVIDER}


@dataclass(frozen=True, slots=True)
class Total:
    """What one party gives or receives in all, at one status, in one unit: an ISO 4217 currency, "GW", or "" if unnamed.

    The true total lies between `low` and `high` (None: no upper bound is known). `deals` are the ids of those counted.
    """

    side: Side
    party: str
    status: Status
    unit: str
    low: Decimal
    high: Decimal | None
    deals: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Amount:
    low: Decimal
    high: Decimal | None

    def __add__(self, other: _Amount) -> _Amount:
        high = None if self.high is None or other.high is None else self.high + other.high
        return _Amount(self.low + other.low, high)

    def without(self, part: _Amount) -> _Amount:
        """What is left of this amount when a part of it is counted elsewhere."""
        low = _NOTHING if part.high is None else max(_NOTHING, self.low - part.high)
        return _Amount(low, None if self.high is None else max(_NOTHING, self.high - part.low))


def totals(
    deals: Iterable[Deal], rates: Rates | None = None, published: Mapping[str, dt.date] | None = None
) -> list[Total]:
    """The totals of all parties, sorted by side, party, status (the firmest first) and unit.

    With `rates`, money is converted at the rate of the day of its deal: its own date, else that of the claim that the
    deal was chosen from (`published`: claim id -> day). Money that no rate is known for keeps its currency.
    """
    known = {deal.id: deal for deal in deals}
    children: dict[str, list[Deal]] = {}
    for deal in known.values():
        if deal.part_of:
            children.setdefault(deal.part_of, []).append(deal)
    counter = _Counter(known, children, rates, published or {})
    sums: dict[tuple[Side, str, Status, str], tuple[_Amount, list[str]]] = {}
    for side, kinds in _KINDS.items():
        for deal in known.values():
            if deal.kind not in kinds:
                continue
            for party in deal.sources if side in _GIVERS else [deal.target or ""]:
                for unit, amount in counter.counted(deal, side, party).items():
                    key = (side, party, deal.status, unit)
                    total, ids = sums.get(key, (_Amount(_NOTHING, _NOTHING), []))
                    sums[key] = (total + amount, [*ids, deal.id])
    found = [
        Total(side, party, status, unit, amount.low, amount.high, tuple(sorted(ids)))
        for (side, party, status, unit), (amount, ids) in sums.items()
        if party
    ]
    return sorted(found, key=lambda t: (list(Side).index(t.side), t.party, -firmness(t.status), t.unit))


@dataclass(frozen=True, slots=True)
class _Counter:
    """How much of each deal counts for a party, given the deals that it is a part of and that are parts of it."""

    deals: Mapping[str, Deal]
    children: Mapping[str, list[Deal]]
    rates: Rates | None
    published: Mapping[str, dt.date]

    def counted(self, deal: Deal, side: Side, party: str) -> dict[str, _Amount]:
        """What of a deal counts under its own status for a party, by unit; nothing where it is counted elsewhere."""
        if self._is_within(deal, side, party) or self._has_own_share(deal, side, party):
            return {}
        amounts = self._amounts(deal, joint=side in _GIVERS and len(deal.sources) > 1)
        for part in self._firmer_parts(deal, side, party, firmness(deal.status)):
            for unit, amount in self._amounts(part, joint=False).items():
                if unit in amounts:
                    amounts[unit] = amounts[unit].without(amount)
        return {unit: amount for unit, amount in amounts.items() if amount.high != 0}

    def _is_within(self, deal: Deal, side: Side, party: str) -> bool:
        """True if a deal that this one is a part of counts for the party and is at least as firm."""
        for whole in self._wholes(deal):
            joint = side in _GIVERS and len(whole.sources) > len(deal.sources)
            if self._concerns(whole, side, party) and not joint and firmness(whole.status) >= firmness(deal.status):
                return True
        return False

    def _has_own_share(self, deal: Deal, side: Side, party: str) -> bool:
        """True if the deal is a joint one and the party's own part in it is a deal of its own."""
        if side not in _GIVERS or len(deal.sources) < 2:
            return False
        return any(part.sources == (party,) for part in self.children.get(deal.id, []))

    def _firmer_parts(self, deal: Deal, side: Side, party: str, than: int) -> list[Deal]:
        """The topmost parts that count under a status of their own, firmer than that of the whole."""
        found = []
        for part in self.children.get(deal.id, []):
            if not self._concerns(part, side, party):
                continue
            if firmness(part.status) > than:
                found.append(part)
            else:
                found += self._firmer_parts(part, side, party, than)
        return found

    def _wholes(self, deal: Deal) -> Iterable[Deal]:
        seen = {deal.id}
        whole = self.deals.get(deal.part_of or "")
        while whole is not None and whole.id not in seen:
            yield whole
            seen.add(whole.id)
            whole = self.deals.get(whole.part_of or "")

    def _concerns(self, deal: Deal, side: Side, party: str) -> bool:
        return deal.kind in _KINDS[side] and (party in deal.sources if side in _GIVERS else party == deal.target)

    def _amounts(self, deal: Deal, *, joint: bool) -> dict[str, _Amount]:
        amounts = {}
        if deal.money:
            unit, rate = deal.money.currency or "", Decimal(1)
            if self.rates and unit:
                known = self.rates.on(self._day(deal), unit)
                if known is not None:
                    unit, rate = self.rates.currency, known
            amounts[unit] = _amount(deal.money.low, deal.money.high, rate, joint=joint)
        if deal.capacity:
            amounts[GIGAWATTS] = _amount(deal.capacity.low, deal.capacity.high, Decimal(1), joint=joint)
        return amounts

    def _day(self, deal: Deal) -> dt.date | None:
        return deal.date.earliest if deal.date else self.published.get(deal.chosen_from)


def _amount(low: Decimal | None, high: Decimal | None, rate: Decimal, *, joint: bool) -> _Amount:
    return _Amount(_NOTHING if joint or low is None else low * rate, None if high is None else high * rate)
