"""Amounts that are known between two bounds only: the arithmetic of sums, shares and smallest ones."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from kg.values import Money

__all__ = ["Interval", "amount_of", "smallest", "total"]

_NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True)
class Interval:
    """An amount that lies between `low` and `high` (None: no upper bound is known), in units of `currency`.

    A `currency` of None stands for an amount whose currency the text does not name, or that is unknown altogether.
    """

    low: Decimal
    high: Decimal | None
    currency: str | None = None

    @property
    def is_unknown(self) -> bool:
        """True if nothing at all is known of the amount."""
        return self.low == 0 and self.high is None


def amount_of(money: Money | None, *, joint: bool = False) -> Interval:
    """The interval that a deal's money stands for; of a joint deal, what any one of its parties may give.

    >>> from kg.values import Bound
    >>> amount_of(Money.of(Decimal(60), Bound.AT_LEAST, "USD"))
    Interval(low=Decimal('60'), high=None, currency='USD')
    >>> amount_of(Money.of(Decimal(60), Bound.EXACT, "USD"), joint=True)
    Interval(low=Decimal('0'), high=Decimal('60'), currency='USD')
    """
    if money is None:
        return Interval(_NOTHING, None)
    low = _NOTHING if joint or money.low is None else money.low
    return Interval(low, money.high, money.currency)


def total(amounts: Iterable[Interval]) -> dict[str | None, Interval]:
    """The sum of some amounts per currency; no currency is converted into another.

    >>> two = [Interval(Decimal(1), Decimal(2), "USD"), Interval(Decimal(3), None, "USD")]
    >>> total(two)["USD"]
    Interval(low=Decimal('4'), high=None, currency='USD')
    """
    sums: dict[str | None, Interval] = {}
    for amount in amounts:
        held = sums.get(amount.currency, Interval(_NOTHING, _NOTHING, amount.currency))
        high = None if held.high is None or amount.high is None else held.high + amount.high
        sums[amount.currency] = Interval(held.low + amount.low, high, amount.currency)
    return sums


def smallest(amounts: Iterable[Interval]) -> Interval:
    """The interval in which the smallest of some amounts lies; unknown where their currencies differ.

    >>> smallest([Interval(Decimal(10), Decimal(10), "USD"), Interval(Decimal(0), Decimal(50), "USD")])
    Interval(low=Decimal('0'), high=Decimal('10'), currency='USD')
    """
    held = list(amounts)
    currencies = {amount.currency for amount in held if not amount.is_unknown}
    if len(currencies) != 1:
        return Interval(_NOTHING, None)
    highs = [amount.high for amount in held if amount.high is not None]
    return Interval(min(amount.low for amount in held), min(highs) if highs else None, currencies.pop())
