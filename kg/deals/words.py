"""Figures, dates and counts in plain English words, for the reasons that the deals layer gives."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from kg.values import Bound, Capacity, Money, Percent, plain

__all__ = ["counted", "day_in_words", "figure_in_words"]

_SCALES = ((Decimal(10) ** 12, " trillion"), (Decimal(10) ** 9, " billion"), (Decimal(10) ** 6, " million"))
_TENS = {Decimal(1): "", Decimal(10): "tens of ", Decimal(100): "hundreds of "}
_BEFORE = {
    Bound.EXACT: "",
    Bound.UP_TO: "up to ",
    Bound.LESS_THAN: "less than ",
    Bound.AT_LEAST: "at least ",
    Bound.MORE_THAN: "more than ",
    Bound.ABOUT: "about ",
}


def figure_in_words(figure: Money | Capacity | Percent) -> str:
    """A figure with its bound, as an English reader writes it.

    >>> figure_in_words(Money.of(Decimal("50e9"), Bound.UP_TO, "USD")), figure_in_words(Percent(Decimal(11)))
    ('up to 50 billion USD', '11 %')
    >>> figure_in_words(Money(Decimal("1e10"), Decimal("1e11"), Bound.MAGNITUDE, "USD"))
    'tens of billions of USD'
    """
    if isinstance(figure, Percent):
        return f"{_BEFORE.get(figure.bound, '')}{plain(figure.value)} %"
    unit = " GW" if isinstance(figure, Capacity) else f" {figure.currency}" if figure.currency else ""
    if figure.bound in {Bound.RANGE, Bound.MAGNITUDE} and figure.low is not None and figure.high is not None:
        if figure.bound is Bound.MAGNITUDE and isinstance(figure, Money) and (many := _many(figure.low, figure.high)):
            return f"{many} of{unit}" if unit else many
        return f"{_number(figure.low)} to {_number(figure.high)}{unit}"
    return f"{_BEFORE.get(figure.bound, '')}{_number(figure.written)}{unit}"


def day_in_words(day: dt.date | None) -> str:
    """A day as "27 February 2026", "an undated article" where it is unknown.

    >>> day_in_words(dt.date(2026, 2, 27))
    '27 February 2026'
    """
    if day is None:
        return "an undated article"
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def counted(number: int, noun: str) -> str:
    """A number and its noun, in the plural where it must be.

    >>> counted(1, "claim"), counted(3, "claim"), counted(2, "company")
    ('1 claim', '3 claims', '2 companies')
    """
    if number == 1:
        return f"1 {noun}"
    return f"{number} {noun[:-1]}ies" if noun.endswith("y") else f"{number} {noun}s"


_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def _many(low: Decimal, high: Decimal) -> str:
    """What lies between a power of ten and the next: "billions", "tens of billions"; "" where nothing has that name."""
    for scale, name in _SCALES:
        if low >= scale and high == 10 * low and low / scale in _TENS:
            return f"{_TENS[low / scale]}{name.strip()}s"
    return ""


def _number(value: Decimal) -> str:
    for scale, name in _SCALES:
        if value >= scale:
            return plain(value / scale) + name
    return plain(value)
