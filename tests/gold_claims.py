"""Gold rows as claims: what a perfect reading of the seeds would hand to the later rooms, for their tests."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

from kg.claims.model import Basis, Claim, Evidence, Grounding, Kind, Party, Role, Status
from kg.text.article import Article
from kg.values import Bound, Capacity, Money, PartialDate, Percent, Span

ROOT = Path(__file__).resolve().parent.parent
SEEDS_GOLD = ROOT / "corpus" / "seeds" / "gold.jsonl"


def load_rows(path: Path) -> list[dict[str, Any]]:
    """The rows of a JSONL file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def claim_of(row: dict[str, Any], article: Article) -> Claim:
    """The claim that a gold row describes, with its quote and its parties found in the article."""
    start = article.text.index(row["quote"])
    span = Span(start, start + len(row["quote"]))
    bound = Bound(row["bound"]) if row.get("bound") else Bound.EXACT
    money = None
    if row.get("low") is not None or row.get("high") is not None:
        money = Money(_decimal(row["low"]), _decimal(row["high"]), bound, row.get("currency"))
    capacity = Capacity.of(_sure(row["gw"]), bound) if row.get("gw") is not None else None
    percent = Percent(_sure(row["percent"]), bound) if row.get("percent") is not None else None
    said = row.get("attributed_to") or []
    parties = [Party(Role.SOURCE, name, _find(name, article, span), Grounding.EXPLICIT) for name in row["sources"]]
    if row.get("target"):
        parties.append(Party(Role.TARGET, row["target"], _find(row["target"], article, span), Grounding.EXPLICIT))
    return Claim(
        article=article.id, kind=Kind(row["kind"]), parties=tuple(parties), evidence=Evidence(row["quote"], span, (span,)),
        status=Status(row["status"]), grounding=Grounding.EXPLICIT, money=money, capacity=capacity, percent=percent,
        date=PartialDate.parse(row["date"]) if row.get("date") else None,
        basis=Basis(row["basis"]) if row.get("basis") else None, chips=tuple(row.get("chips") or ()),
        attributed_to=(said,) if isinstance(said, str) else tuple(said), rule="gold",
    )  # fmt: skip


def gold_claims(rows: list[dict[str, Any]], articles: dict[str, Article]) -> list[tuple[Claim, str | None]]:
    """The claims of the gold rows, each with the gold id of its deal where the row has one."""
    return [(claim_of(row, articles[row["article"]]), row.get("deal")) for row in rows]


def _find(name: str, article: Article, near: Span) -> Span:
    at = article.text.find(name, near.start, near.end)
    if at < 0:
        at = article.text.lower().find(name.lower())
    return Span(at, at + len(name)) if at >= 0 else near


def _decimal(value: float | None) -> Decimal | None:
    return None if value is None else Decimal(str(int(value)) if value == int(value) else str(value))


def _sure(value: float) -> Decimal:
    number = _decimal(value)
    assert number is not None
    return number
