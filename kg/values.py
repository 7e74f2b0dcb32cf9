"""Values that the whole program shares: spans, figures with their bounds, partial dates. No parsing happens here.

Units are fixed: money in whole units of its ISO 4217 currency, power in gigawatts, shares in percent,
offsets in code points of the article's text.
"""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

__all__ = ["Bound", "Capacity", "Money", "PartialDate", "Percent", "Span", "plain"]


def plain(number: Decimal) -> str:
    """The shortest plain notation of a number: no exponent, no trailing zero.

    >>> plain(Decimal("5E+10")), plain(Decimal("0.80")), plain(Decimal("-0"))
    ('50000000000', '0.8', '0')
    """
    text = format(number, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of an article's text: `text[start:end]`, in code points.

    >>> Span(3, 8) in Span(0, 10), Span(0, 4).overlaps(Span(4, 6))
    (True, False)
    """

    start: int
    end: int

    def __contains__(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """True if the two spans share a character."""
        return self.start < other.end and other.start < self.end

    def of(self, text: str) -> str:
        """The characters that the span covers."""
        return text[self.start : self.end]


class Bound(StrEnum):
    """How a figure bounds the true value."""

    EXACT = "exact"
    UP_TO = "up_to"
    LESS_THAN = "less_than"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    ABOUT = "about"
    RANGE = "range"
    MAGNITUDE = "magnitude"

    @property
    def is_upper(self) -> bool:
        """True if only the upper side is known ("jusqu'à", "moins de")."""
        return self in _UPPER

    @property
    def is_lower(self) -> bool:
        """True if only the lower side is known ("au moins", "plus de")."""
        return self in _LOWER


_UPPER, _LOWER = frozenset({Bound.UP_TO, Bound.LESS_THAN}), frozenset({Bound.AT_LEAST, Bound.MORE_THAN})


def _bounded(value: Decimal, bound: Bound) -> tuple[Decimal | None, Decimal | None]:
    if bound.is_upper:
        return None, value
    if bound.is_lower:
        return value, None
    return value, value


@dataclass(frozen=True, slots=True)
class Money:
    """An amount of money with its bounds, in whole units of `currency` (None where the text names none).

    `low` and `high` are equal for an exact or approximate figure; None on an open side.

    >>> Money.of(Decimal("50e9"), Bound.UP_TO, "USD")
    Money(low=None, high=Decimal('50000000000'), bound=<Bound.UP_TO: 'up_to'>, currency='USD')
    """

    low: Decimal | None
    high: Decimal | None
    bound: Bound
    currency: str | None

    @classmethod
    def of(cls, value: Decimal, bound: Bound = Bound.EXACT, currency: str | None = None) -> Money:
        """The amount that one written figure and its bound stand for."""
        low, high = _bounded(Decimal(plain(value)), bound)
        return cls(low, high, bound, currency)

    @property
    def written(self) -> Decimal:
        """The figure as written: the known side, the upper one where both are known."""
        value = self.high if self.high is not None else self.low
        assert value is not None
        return value


@dataclass(frozen=True, slots=True)
class Capacity:
    """A power capacity with its bounds, in gigawatts.

    >>> Capacity.of(Decimal("0.8")).high
    Decimal('0.8')
    """

    low: Decimal | None
    high: Decimal | None
    bound: Bound

    @classmethod
    def of(cls, value: Decimal, bound: Bound = Bound.EXACT) -> Capacity:
        """The capacity that one written figure (in GW) and its bound stand for."""
        low, high = _bounded(Decimal(plain(value)), bound)
        return cls(low, high, bound)

    @property
    def written(self) -> Decimal:
        """The figure as written, in GW: the known side, the upper one where both are known."""
        value = self.high if self.high is not None else self.low
        assert value is not None
        return value


@dataclass(frozen=True, slots=True)
class Percent:
    """A share in percent with the bound that was written on it (a range keeps its upper end).

    >>> Percent(Decimal(11), Bound.ABOUT).value
    Decimal('11')
    """

    value: Decimal
    bound: Bound = Bound.EXACT


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A date known to the year, the month or the day; prints as ISO 8601.

    >>> str(PartialDate(2025, 12)), PartialDate(2025, 12).latest
    ('2025-12', datetime.date(2025, 12, 31))
    >>> PartialDate.parse("2026") == PartialDate(2026)
    True
    """

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """The date that an ISO text such as "2025", "2025-12" or "2025-12-03" stands for.

        Raises ValueError where it is none of these.
        """
        parts = [int(part) for part in text.split("-")]
        if not 1 <= len(parts) <= 3:
            raise ValueError(text)
        date = cls(*parts)
        _ = date.earliest, date.latest
        return date

    @classmethod
    def on(cls, day: dt.date) -> PartialDate:
        """The full date of a calendar day."""
        return cls(day.year, day.month, day.day)

    @property
    def earliest(self) -> dt.date:
        """The first day that the date may stand for."""
        return dt.date(self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> dt.date:
        """The last day that the date may stand for."""
        month = self.month or 12
        return dt.date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def __str__(self) -> str:
        parts = [f"{self.year:04d}"]
        parts += [f"{part:02d}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)
