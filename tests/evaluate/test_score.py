import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.evaluate.score import evaluate

GOLD = [
    json.loads(line)
    for line in (Path(__file__).parents[2] / "corpus" / "seeds" / "gold.jsonl").read_text(encoding="utf-8").splitlines()
]


def row(**fields: Any) -> dict[str, Any]:
    return {
        "article": "a", "kind": "investment", "sources": ["Amazon"], "target": "OpenAI", "low": 5e9, "high": 5e9,
        "bound": "exact", "currency": "USD", "status": "talks", **fields,
    }  # fmt: skip


def test_gold_against_itself_is_perfect() -> None:
    score, matching = evaluate(GOLD, GOLD)
    assert (score.precision, score.recall, score.f1, score.full_f1, score.deals) == (1, 1, 1, 1, 1)
    assert {share for share in score.labels.values() if share is not None} == {1.0}
    assert (matching.invented, matching.missed) == ((), ())


def test_nothing_said() -> None:
    score, matching = evaluate([row()], [])
    assert (score.precision, score.recall, score.f1, score.sure_precision) == (1.0, 0.0, 0.0, None)
    assert matching.missed == (row(),)


def test_counts_labels_and_groundings() -> None:
    gold = [row(), row(low=3e9, high=3e9), row(article="b", kind="stake", percent=11, low=None, high=None)]
    said = [
        row(bound="up_to", grounding="explicit"),
        row(low=4e9, high=4e9, grounding="assumed"),
        row(article="b", kind="stake", percent=11.04, low=None, high=None, grounding="resolved"),
    ]
    score, _ = evaluate(gold, said)
    assert (score.gold, score.said, score.right, score.full) == (3, 3, 2, 1)
    assert (score.labels["bound"], score.labels["status"], score.labels["date"]) == (0.5, 1.0, None)
    assert score.grounding == {"assumed": (0, 1), "explicit": (1, 1), "resolved": (1, 1)}
    assert score.sure_precision == 1.0
    assert score.f1 == pytest.approx(2 / 3)
    assert score.full_f1 == pytest.approx(1 / 3)


def test_names_are_right_in_part() -> None:
    gold = [row(attributed_to=["Reuters", "source"])]
    score, _ = evaluate(gold, [row(attributed_to="Reuters")])
    assert score.labels["attributed_to"] == pytest.approx(2 / 3)


def test_grouping_into_deals() -> None:
    gold = [row(article=name, deal=deal) for name, deal in zip("abcd", ["x", "x", "y", "y"], strict=True)]
    together = [row(article=name, deal="1") for name in "abcd"]
    score, _ = evaluate(gold, together)
    assert score.deals == pytest.approx(2 / 3)


@given(st.lists(st.sampled_from(GOLD), unique_by=id), st.randoms())
def test_measures_are_shares_and_the_order_of_rows_does_not_matter(said: list[Any], random: Any) -> None:
    score, _ = evaluate(GOLD, said)
    shuffled = list(said)
    random.shuffle(shuffled)
    again, _ = evaluate(GOLD, shuffled)
    assert 0 <= score.full_f1 <= score.f1 <= 1
    assert (again.right, again.said, again.f1) == (score.right, score.said, score.f1)
    assert score.precision == 1
