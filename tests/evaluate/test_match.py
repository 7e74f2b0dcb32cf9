from typing import Any

import pytest

from kg.evaluate.match import match
from kg.evaluate.names import folded, folded_set

GOLD: dict[str, Any] = {
    "article": "a", "kind": "investment", "sources": ["Amazon"], "target": "OpenAI", "low": 5e9, "high": 5e9,
    "bound": "exact", "currency": "USD", "status": "talks",
}  # fmt: skip


def found(gold: dict[str, Any], said: dict[str, Any]) -> bool:
    return bool(match([{**GOLD, **gold}], [{**GOLD, **said}]).pairs)


@pytest.mark.parametrize(
    ("gold", "said"),
    [
        ({}, {"low": 5.02e9, "high": 4.98e9}),
        ({"sources": ["Alphabet", "AWS"]}, {"sources": ["Amazon Web Services", "Google Cloud"]}),
        ({"target": "Société Générale SA"}, {"target": "societe generale"}),
        ({"kind": "round", "sources": []}, {"kind": "investment", "sources": []}),
        ({"kind": "round", "sources": ["A", "B"]}, {"kind": "round", "sources": []}),
        ({"kind": "valuation", "sources": []}, {"kind": "valuation", "sources": ["A"]}),
        ({"kind": "stake", "percent": 10, "low": None, "high": None}, {"kind": "stake", "percent": 10, "low": 7e9}),
        ({"alt": {"low": [None]}}, {"low": None}),
        ({"alt": {"target": ["Anthropic"]}}, {"target": "Anthropic"}),
        ({"alt": {"sources": [["Nvidia", "Amazon"]]}}, {"sources": ["Amazon", "Nvidia"]}),
        ({"kind": "stake", "alt": {"kind": ["compute"]}}, {"kind": "compute"}),
        ({}, {"status": "signed", "bound": "up_to", "currency": None}),
    ],
)
def test_the_same_claim(gold: dict[str, Any], said: dict[str, Any]) -> None:
    assert found(gold, said)


@pytest.mark.parametrize(
    ("gold", "said"),
    [
        ({}, {"article": "b"}),
        ({}, {"kind": "stake"}),
        ({}, {"target": "Anthropic"}),
        ({}, {"sources": ["Amazon", "Nvidia"]}),
        ({}, {"low": None}),
        ({}, {"low": 5.1e9, "high": 5.1e9}),
        ({}, {"gw": 1}),
        ({"kind": "round", "sources": ["A"]}, {"kind": "investment", "sources": ["B"]}),
        ({"kind": "stake", "percent": 10}, {"kind": "stake", "percent": 11}),
    ],
)
def test_another_claim(gold: dict[str, Any], said: dict[str, Any]) -> None:
    assert not found(gold, said)


def test_each_gold_row_is_taken_once_and_by_the_row_with_the_best_labels() -> None:
    worse, better = {**GOLD, "status": "signed"}, {**GOLD, "chips": ["x"]}
    matching = match([GOLD], [worse, better])
    assert matching.pairs == ((GOLD, better),)
    assert matching.invented == (worse,)


def test_rows_that_earn_nothing_cost_nothing() -> None:
    free = [{**GOLD, "optional": True}, {**GOLD, "kind": "stake", "figure": False}]
    assert match(free, []).missed == ()
    relation = {**GOLD, "low": None, "high": None}
    assert match([], [relation]).invented == ()


def test_scored_rows_are_taken_before_optional_ones() -> None:
    optional = {**GOLD, "optional": True}
    assert match([optional, GOLD], [GOLD]).pairs == ((GOLD, GOLD),)


def test_folding() -> None:
    assert folded("SoftBank Group Corp.") == folded("softbank") == "softbank"
    assert folded_set(None) == folded_set([]) == frozenset()
    assert folded_set("WSJ") == {"wall street journal"}
