"""One line of words for a deal, as its label in the graph."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from kg.deals.model import Deal
from kg.values import Bound, Capacity, Money, plain

__all__ = ["label_of"]

_SCALES = ((Decimal(10) ** 9, " billion"), (Decimal(10) ** 6, " million"))


def label_of(deal: Deal) -> str:
    """The deal in one line: parties, kind, figure, status.

    >>> from kg.claims.model import Kind, Status
    >>> money = Money.of(Decimal("2.5e9"), Bound.UP_TO, "EUR")
    >>> label_of(Deal("d", Kind.INVESTMENT, ("Brumeval",), "Nordalia", Status.TALKS, ("c",), "c", "", money))
    'Brumeval → Nordalia: investment, up to 2.5 billion EUR (talks)'
    """
    parties = " → ".join(side for side in (" + ".join(deal.sources), deal.target) if side)
    figures = [_money(deal.money)] if deal.money else []
    figures += [_capacity(deal.capacity)] if deal.capacity else []
    figures += [f"{plain(deal.percent.value)} %"] if deal.percent else []
    return f"{parties or 'unnamed'}: {', '.join([deal.kind.value, *figures])} ({deal.status.value})"


def _money(money: Money) -> str:
    return f"{_bounded(money, _scaled)} {money.currency or ''}".rstrip()


def _capacity(capacity: Capacity) -> str:
    return f"{_bounded(capacity, plain)} GW"


def _bounded(figure: Money | Capacity, spell: Callable[[Decimal], str]) -> str:
    low, high, bound = figure.low, figure.high, figure.bound
    if low is not None and high is not None and low != high:
        return f"{spell(low)} to {spell(high)}"
    return f"{'' if bound is Bound.EXACT else bound.value.replace('_', ' ') + ' '}{spell(figure.written)}"


def _scaled(value: Decimal) -> str:
    for scale, word in _SCALES:
        if value >= scale:
            return plain(value / scale) + word
    return plain(value)
