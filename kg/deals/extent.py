"""How far a bounded figure reaches, and whether two figures can be of one amount.

Comparison alone: floats are enough here, while money itself stays Decimal.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from kg.values import Bound, Capacity, Money, Percent

__all__ = ["Extent"]

_ROUNDING = 0.005
_ABOUT = 0.1
_NEAR = 0.8


@dataclass(frozen=True, slots=True)
class Extent:
    """The interval of true values that a figure allows, and the value as written.

    >>> fifty, ceiling = Extent.of_bound(50, 50, Bound.EXACT), Extent.of_bound(None, 60, Bound.UP_TO)
    >>> fifty.meets(ceiling), fifty.meets(Extent.of_bound(40, 40, Bound.ABOUT))
    (True, False)
    """

    low: float
    high: float
    written: float
    bound: Bound

    @classmethod
    def of_bound(cls, low: float | None, high: float | None, bound: Bound) -> Extent:
        """The extent of a figure with these ends (None on an open side) and this bound."""
        written = high if high is not None else low
        assert written is not None
        slack = _ABOUT if bound is Bound.ABOUT else _ROUNDING
        return cls(
            0.0 if low is None else low * (1 - slack), math.inf if high is None else high * (1 + slack), written, bound
        )

    @classmethod
    def of(cls, figure: Money | Capacity | Percent) -> Extent:
        """The extent of a figure of a claim."""
        if isinstance(figure, Percent):
            value = float(figure.value)
            lower, upper = (None if figure.bound.is_upper else value), (None if figure.bound.is_lower else value)
            return cls.of_bound(lower, upper, figure.bound)
        low = None if figure.low is None else float(figure.low)
        high = None if figure.high is None else float(figure.high)
        return cls.of_bound(low, high, figure.bound)

    @property
    def is_point(self) -> bool:
        """True if the figure names one value, exact or about."""
        return self.bound in {Bound.EXACT, Bound.ABOUT}

    def meets(self, other: Extent) -> bool:
        """True if one true value satisfies both figures."""
        return self.low <= other.high and other.low <= self.high

    def agrees(self, other: Extent) -> bool:
        """True if both may be of one amount: they meet, and two ceilings are nearly the same.

        >>> hundred, thirty = (Extent.of_bound(None, high, Bound.UP_TO) for high in (100, 30))
        >>> hundred.meets(thirty), hundred.agrees(thirty)
        (True, False)
        """
        ceilings = self.bound.is_upper and other.bound.is_upper
        return self.meets(other) and (not ceilings or self.near(other))

    def equals(self, other: Extent) -> bool:
        """True if both are written with the same value; an order of magnitude equals only another one."""
        if (self.bound is Bound.MAGNITUDE) is not (other.bound is Bound.MAGNITUDE):
            return False
        return math.isclose(self.written, other.written, rel_tol=_ROUNDING)

    def near(self, other: Extent) -> bool:
        """True if the written values differ by less than a fifth: two accounts of one amount."""
        small, large = sorted((self.written, other.written))
        return small >= _NEAR * large

    def disputes(self, other: Extent) -> bool:
        """True if the two cannot both be right about one amount at one time.

        A ceiling ("up to 60") disputes a clearly smaller value named for the same amount ("around 40"); it does not
        dispute another ceiling that is merely looser, nor "less than 60". An order of magnitude disputes nothing.
        """
        if Bound.MAGNITUDE in {self.bound, other.bound}:
            return False
        if not self.meets(other):
            return True
        for ceiling, value in ((self, other), (other, self)):
            if ceiling.bound is Bound.UP_TO and value.is_point and value.high < ceiling.written * (1 - _ABOUT):
                return True
        return False
