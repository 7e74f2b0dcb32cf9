"""Exchange rates that a user gives, with their dates. Without such a file no currency is ever converted.

A rates file is CSV with the header `date,from,to,rate`: one unit of `from` was worth `rate` units of `to` on `date`.

    date,from,to,rate
    2026-01-02,EUR,USD,1.17
"""

from __future__ import annotations

import bisect
import csv
import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path

from kg.errors import KgError

__all__ = ["Rates"]

_HEADER = ["date", "from", "to", "rate"]
_FORM = "write a CSV file with the header date,from,to,rate and lines such as 2026-01-02,EUR,USD,1.17"


@dataclass(frozen=True, slots=True)
class Rates:
    """Dated exchange rates into one currency: for each other currency the days in order, and the rate from each on.

    >>> rates = Rates("USD", {"EUR": [(dt.date(2026, 1, 2), Decimal("1.17"))]})
    >>> rates.on(dt.date(2026, 1, 10), "EUR"), rates.on(dt.date(2025, 12, 31), "EUR"), rates.on(None, "USD")
    (Decimal('1.17'), None, Decimal('1'))
    """

    currency: str
    known: Mapping[str, list[tuple[dt.date, Decimal]]]

    @classmethod
    def read(cls, path: Path) -> Rates:
        """The rates of a file. Raises KgError where it cannot be read or mixes currencies to convert into."""
        try:
            with path.open(encoding="utf-8-sig", newline="") as file:
                rows = list(csv.reader(file))
        except (OSError, UnicodeDecodeError) as error:
            raise KgError(f"the rates cannot be read: {error}", where=str(path), do=_FORM) from error
        if not rows or [cell.strip().lower() for cell in rows[0]] != _HEADER:
            raise KgError("the first line is not the header of a rates file", where=str(path), do=_FORM)
        known: dict[str, list[tuple[dt.date, Decimal]]] = {}
        targets: set[str] = set()
        for number, row in enumerate(rows[1:], 2):
            if not any(cell.strip() for cell in row):
                continue
            day, source, target, rate = _line(row, f"{path}:{number}")
            targets.add(target)
            known.setdefault(source, []).append((day, rate))
        if len(targets) != 1:
            raise KgError(
                f"the rates convert into {len(targets)} currencies", where=str(path), do="keep to one currency in `to`"
            )
        return cls(targets.pop(), {source: sorted(rates) for source, rates in sorted(known.items())})

    def on(self, day: dt.date | None, currency: str) -> Decimal | None:
        """The latest rate of a currency known on a day, None where there is none, or no day."""
        if currency == self.currency:
            return Decimal(1)
        if day is None or currency not in self.known:
            return None
        rates = self.known[currency]
        place = bisect.bisect_right([since for since, _ in rates], day)
        return rates[place - 1][1] if place else None


def _line(row: list[str], where: str) -> tuple[dt.date, str, str, Decimal]:
    try:
        day, source, target, rate = (cell.strip() for cell in row)
        found = dt.date.fromisoformat(day), source.upper(), target.upper(), Decimal(rate)
    except (ValueError, InvalidOperation) as error:
        raise KgError("this line is not a dated rate", where=where, do=_FORM) from error
    if not (found[3].is_finite() and found[3] > 0):
        raise KgError(f"{rate} is not a rate", where=where, do="give a number above zero")
    return found
