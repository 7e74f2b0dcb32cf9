"""How well the articles of this repository are read, held by floors that only rise (tests/gold/floors.json).

The weights of the reading were fitted on `learn` and the seeds themselves: their floors guard against regressions, and are
no estimate of how well an unknown article is read. `unseen` and `dense` (tests/gold) are such estimates: they are in no fit, and
no rule or word was written for them, which holds only as long as nobody looks at their articles or at what is wrong with them.
A floor is raised when the reading gets better, never lowered. The digest pins articles and gold: whoever corrects one
of them measures again and writes the new digest beside the floors.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

from kg.claims.evidence import EvidenceError, check_evidence
from kg.evaluate.gold import read_claims
from kg.evaluate.score import Score, evaluate
from kg.outputs.write import claim_rows
from kg.pipeline import tell
from tests.told import ROOT, articles_of, digest_of, gold_of, story_of

FLOORS: dict[str, dict[str, Any]] = json.loads((ROOT / "tests" / "gold" / "floors.json").read_text(encoding="utf-8"))


def floors() -> Iterator[tuple[str, str, float]]:
    for corpus, table in FLOORS.items():
        for measure, floor in table["floors"].items():
            yield corpus, measure, floor


@cache
def score_of(corpus: str) -> Score:
    score, _ = evaluate(read_claims(gold_of(corpus)), claim_rows(story_of(corpus)))
    return score


@cache
def deals_of(corpus: str) -> float | None:
    """The B-cubed F1 of the deals that a build makes, of the claims that are not assumed."""
    score, _ = evaluate(read_claims(gold_of(corpus)), claim_rows(tell(articles_of(corpus)), assumed=False))
    return score.deals


def measured(corpus: str, measure: str) -> float | None:
    if measure == "deals":
        return deals_of(corpus)
    score = score_of(corpus)
    if measure in score.labels:
        return score.labels[measure]
    if measure == "evidence":
        return grounded(corpus)
    value: float | None = getattr(score, measure)
    return value


def grounded(corpus: str) -> float:
    """The share of claims whose words stand in their article."""
    story = story_of(corpus)
    texts = {article.id: article for article in story.articles}
    faults = 0
    for claim in story.claims:
        try:
            check_evidence(claim, texts[claim.article])
        except EvidenceError:
            faults += 1
    assert story.claims
    return 1 - faults / len(story.claims)


@pytest.mark.parametrize(("corpus", "measure", "floor"), list(floors()))
def test_what_is_read_is_no_worse(corpus: str, measure: str, floor: float) -> None:
    value = measured(corpus, measure)
    assert value is not None
    assert value >= floor, f"{corpus}: {measure} is {value:.4f}, the floor is {floor}"


@pytest.mark.parametrize("corpus", sorted(FLOORS))
def test_the_floors_are_about_these_articles(corpus: str) -> None:
    assert digest_of(corpus) == FLOORS[corpus]["sha256"], f"{corpus} has changed: measure again, then pin it"
