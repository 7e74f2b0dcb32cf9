"""Figures as the page carries them: plain numbers in whole units, with their bound beside them."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from kg.values import Capacity, Money, Percent

__all__ = ["figures_of", "number"]


def number(value: Decimal | None) -> int | float | None:
    """The number as JSON has it: an integer where it is one.

    >>> number(Decimal("5E+10")), number(Decimal("34.6")), number(None)
    (50000000000, 34.6, None)
    """
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def figures_of(money: Money | None, capacity: Capacity | None, percent: Percent | None) -> dict[str, Any]:
    """The figures of a claim or a deal that are there, each as its bounds, its bound and its unit."""
    figures: dict[str, Any] = {}
    if money is not None:
        figures["money"] = [number(money.low), number(money.high), money.bound.value, money.currency]
    if capacity is not None:
        figures["gw"] = [number(capacity.low), number(capacity.high), capacity.bound.value]
    if percent is not None:
        figures["percent"] = [number(percent.value), percent.bound.value]
    return figures
