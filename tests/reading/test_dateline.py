"""Date lines by example: `dateline.toml` beside this file."""

import datetime as dt
import tomllib
from pathlib import Path
from typing import Any

import pytest

from kg.reading.dateline import published_on

CASES: dict[str, list[dict[str, Any]]] = tomllib.loads(
    Path(__file__).with_name("dateline.toml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("case", CASES["case"], ids=lambda case: case["text"][:40])
def test_day_of_a_date_line(case: dict[str, Any]) -> None:
    assert published_on(case["text"], case.get("language", "fr")) == dt.date.fromisoformat(case["day"])


@pytest.mark.parametrize("case", CASES["nothing"], ids=lambda case: case["text"][:40])
def test_no_day_elsewhere(case: dict[str, Any]) -> None:
    assert published_on(case["text"], case.get("language", "fr")) is None
