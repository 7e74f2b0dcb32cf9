"""Claims as plain rows: the fields of a claims file (JSONL, CSV), one claim per row."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from kg.claims.model import Claim

__all__ = ["FIELDS", "row_of"]

FIELDS = (
    "article", "kind", "sources", "target", "low", "high", "bound", "currency", "gw", "percent", "status", "date",
    "basis", "chips", "attributed_to", "quote", "start", "end", "grounding", "deal", "figure", "id",
)  # fmt: skip


def row_of(claim: Claim, deal: str | None = None) -> dict[str, Any]:
    """The row of one claim, keys in the order of `FIELDS`; numbers are int or float, absent values None.

    `gw` is the written figure in GW; `low` and `high` are money only. `attributed_to` is one name, a list, or None.
    """
    money = claim.money
    said = list(claim.attributed_to)
    return {
        "article": claim.article,
        "kind": claim.kind.value,
        "sources": list(claim.sources),
        "target": claim.target,
        "low": _number(money.low) if money else None,
        "high": _number(money.high) if money else None,
        "bound": claim.bound.value if claim.bound else None,
        "currency": money.currency if money else None,
        "gw": _number(claim.capacity.written) if claim.capacity else None,
        "percent": _number(claim.percent.value) if claim.percent else None,
        "status": claim.status.value,
        "date": str(claim.date) if claim.date else None,
        "basis": claim.basis.value if claim.basis else None,
        "chips": list(claim.chips),
        "attributed_to": None if not said else said[0] if len(said) == 1 else said,
        "quote": claim.evidence.quote,
        "start": claim.evidence.span.start,
        "end": claim.evidence.span.end,
        "grounding": claim.grounding.value,
        "deal": deal,
        "figure": claim.has_figure,
        "id": claim.id,
    }


def _number(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)
