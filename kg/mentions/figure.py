"""Figures as they stand in a text: an amount, a capacity or a share, its bound, and the place where it is written."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from kg.values import Bound, Capacity, Money, Percent, Span

__all__ = ["Figure", "FigureForm", "Portion"]


class FigureForm(StrEnum):
    """What a figure measures."""

    MONEY = "money"
    CAPACITY = "capacity"
    PERCENT = "percent"


class Portion(StrEnum):
    """How a figure is told as a part of another."""

    TIMES = "times"
    REST = "rest"


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a text. `low` and `high` are its bounds in units of currency, GW or percent.

    `first` and `last` are its tokens (last excluded), `span` its characters. `currency` is None where none is
    written, until `Currencies` settles it for the article; `elliptic` marks a bare number that takes its unit, multiplied
    by `scale`, from a figure beside it; `portion` one that is told as a part of another ("la moitié", "le reste"); `change`
    marks the first half of "from A to B".
    """

    form: FigureForm
    low: Decimal | None
    high: Decimal | None
    bound: Bound
    span: Span
    first: int
    last: int
    currency: str | None = None
    elliptic: bool = False
    change: bool = False
    scale: Decimal | None = None
    portion: Portion | None = None

    @property
    def written(self) -> Decimal:
        """The figure as written: the upper side where both are known."""
        value = self.high if self.high is not None else self.low
        assert value is not None
        return value

    def money(self) -> Money | None:
        """The amount of money; None for other forms."""
        if self.form is not FigureForm.MONEY:
            return None
        return Money(self.low, self.high, self.bound, self.currency)

    def capacity(self) -> Capacity | None:
        """The power capacity; None for other forms."""
        return Capacity(self.low, self.high, self.bound) if self.form is FigureForm.CAPACITY else None

    def percent(self) -> Percent | None:
        """The share; None for other forms."""
        return Percent(self.written, self.bound) if self.form is FigureForm.PERCENT else None
