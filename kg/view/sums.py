"""Totals for the page: money invested and compute bought, per company and over all, as intervals.

They are those of `kg.deals.totals`, gathered into firm ones (announced, conditional, signed, completed) and talks.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from kg.claims.model import Status
from kg.deals.model import Deal
from kg.deals.totals import Side, totals
from kg.view.figures import number

__all__ = ["Row", "sums_of"]

Row = list[int | float | str | bool | None]

_WORDS = {Side.INVESTOR: "given", Side.INVESTEE: "received", Side.PROVIDER: "sold", Side.CUSTOMER: "bought"}
_OVER_ALL = {Side.INVESTEE: "invested", Side.CUSTOMER: "compute"}


def sums_of(deals: Iterable[Deal], company_at: Mapping[str, int]) -> list[Row]:
    """The rows of totals: company's index (None: all), what, whether in talks, low, high (None: open), unit, number of deals.

    The unit is a currency, "GW", or "" where the currency is not named. Withdrawn deals are in no total.
    """
    sums: dict[tuple[str, str, bool, str], tuple[Decimal, Decimal | None, int]] = {}
    for total in totals(deals):
        if total.status is Status.WITHDRAWN:
            continue
        parties = {total.party: _WORDS[total.side]} | ({"": _OVER_ALL[total.side]} if total.side in _OVER_ALL else {})
        for party, what in parties.items():
            key = (party, what, total.status is Status.TALKS, total.unit)
            low, high, count = sums.get(key, (Decimal(0), Decimal(0), 0))
            above = None if high is None or total.high is None else high + total.high
            sums[key] = (low + total.low, above, count + len(total.deals))
    return [
        [company_at.get(party), what, talks, number(low), number(high), unit, count]
        for (party, what, talks, unit), (low, high, count) in sorted(sums.items(), key=_order)
    ]


def _order(item: tuple[tuple[str, str, bool, str], object]) -> tuple[str, str, bool, bool, str]:
    """By party and what; money before gigawatts."""
    party, what, talks, unit = item[0]
    return party, what, talks, unit == "GW", unit
