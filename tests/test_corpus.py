"""The annotated articles are well formed: each row stands in its article word for word, and its fields fit together."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kg.claims.model import Kind, Status
from kg.values import Bound

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = ("corpus/learn", "corpus/invented", "tests/gold/unseen", "tests/gold/dense")
KINDS, STATUSES, BOUNDS = ({str(one) for one in enum} for enum in (Kind, Status, Bound))
folders = pytest.mark.parametrize("folder", FOLDERS)


def rows(folder: str, name: str = "gold.jsonl") -> Iterator[dict[str, Any]]:
    for line in (ROOT / folder / name).read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


@folders
def test_every_quote_stands_in_its_article(folder: str) -> None:
    texts = {path.stem: path.read_text(encoding="utf-8") for path in (ROOT / folder).glob("*.txt")}
    assert len(texts) > 50
    assert [row["quote"] for row in rows(folder) if row["quote"] not in texts[row["article"]]] == []
    assert {row["article"] for row in rows(folder, "meta.jsonl")} == texts.keys()


@folders
def test_every_field_has_one_of_its_values(folder: str) -> None:
    for row in rows(folder):
        assert row["kind"] in KINDS
        assert row["status"] in STATUSES
        assert row["bound"] in BOUNDS | {None}
        assert isinstance(row["sources"], list)
        assert isinstance(row["chips"], list)
        assert all(isinstance(values, list) for values in row.get("alt", {}).values()), row


@folders
def test_figures_and_bounds_agree(folder: str) -> None:
    for row in rows(folder):
        low, high, money = row["low"], row["high"], row["low"] is not None or row["high"] is not None
        assert bool(row["currency"]) or not money, row
        assert money or row["gw"] is not None or row["percent"] is not None or row["figure"] is False, row
        assert row["bound"] != "exact" or low == high, row
        assert row["bound"] not in {"up_to", "less_than"} or low is None, row
        assert row["bound"] not in {"more_than", "at_least"} or high is None, row
