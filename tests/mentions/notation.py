"""Figures written short, for the corpus: "<=50e9 USD", "3e9..3.5e9 EUR", "~2 GW", "12%", "magnitude 1e9..10e9 -".

A bound stands before the number (<= up to, < less than, >= at least, > more than, ~ about), a range or magnitude between
two; "-" is money whose currency is not said; "elliptic" and "change" at the end mark the figure so.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from kg.mentions.figure import Figure, FigureForm
from kg.values import Bound

CORPUS = Path(__file__).parents[1] / "corpus" / "fr"
FIGURE = re.compile(
    r"""
    (?P<bound> magnitude\  | <= | < | >= | > | ~ )?
    (?P<low> [\d.]+?(?:e\d+)? ) (?: \.\. (?P<high> [\d.]+(?:e\d+)? ) )?
    \ ? (?P<unit> % | GW | [A-Z]{3} | - )
    (?P<marks> (?:\ (?:elliptic|change))* )
    """,
    re.VERBOSE,
)
BOUNDS = {
    "": Bound.EXACT,
    "<=": Bound.UP_TO,
    "<": Bound.LESS_THAN,
    ">=": Bound.AT_LEAST,
    ">": Bound.MORE_THAN,
    "~": Bound.ABOUT,
    "magnitude ": Bound.MAGNITUDE,
}
FORMS = {"%": FigureForm.PERCENT, "GW": FigureForm.CAPACITY}


@dataclass(frozen=True)
class Reading:
    """What a figure says, without the place where it stands."""

    form: FigureForm
    low: Decimal | None
    high: Decimal | None
    bound: Bound
    currency: str | None
    elliptic: bool = False
    change: bool = False

    @classmethod
    def written(cls, short: str) -> Reading:
        """The reading that a short notation stands for."""
        match = FIGURE.fullmatch(short)
        assert match, short
        bound = BOUNDS[match["bound"] or ""]
        low, high = Decimal(match["low"]), Decimal(match["high"] or match["low"])
        if match["high"] and bound is Bound.EXACT:
            bound = Bound.RANGE
        unit = match["unit"]
        return cls(
            FORMS.get(unit, FigureForm.MONEY),
            None if bound.is_upper else low,
            None if bound.is_lower else high,
            bound,
            unit if len(unit) == 3 else None,
            elliptic="elliptic" in match["marks"],
            change="change" in match["marks"],
        )

    @classmethod
    def of(cls, figure: Figure) -> Reading:
        """What a figure that was found says."""
        return cls(
            figure.form, figure.low, figure.high, figure.bound, figure.currency, figure.elliptic, figure.change
        )  # fmt: skip


def wordings(name: str, block: str = "case") -> Iterator[tuple[str, dict[str, Any]]]:
    """Each wording of a corpus file with the block that it stands in."""
    content = tomllib.loads((CORPUS / name).read_text(encoding="utf-8"))
    for case in content.get(block, []):
        for text in case["says"]:
            yield text, case
