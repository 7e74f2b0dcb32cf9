"""Whole sentences and what they say (tests/corpus/fr/claims.toml).

The reading weighs signs, so that some sentences are read wrong; these are marked `open` in the file and counted. The
share of sentences read exactly right (all claims, parties, figures, bounds, status, and none besides) has a floor that
only rises; sentences that make no claim have one of their own.
"""

from __future__ import annotations

from kg.evaluate.gold import read_claims
from tests.claims.sentences import cases, deals_told, right_share
from tests.told import gold_of

FLOOR = 0.84
SILENT_FLOOR = 0.97


def test_the_sentences_are_read_as_right_as_before() -> None:
    wrong = [case.text for case in cases() if not case.is_right() and not case.open]
    assert right_share(cases()) >= FLOOR, wrong


def test_revenues_spending_fines_layoffs_and_takeovers_give_no_claim() -> None:
    silent = tuple(case for case in cases() if not case.says)
    assert len(silent) > 30
    assert right_share(silent) >= SILENT_FLOOR, [case.text for case in silent if not case.is_right()]


def test_there_are_cases_of_every_kind_and_none_twice() -> None:
    texts = [case.text for case in cases()]
    assert len(texts) == len(set(texts)) > 120
    kinds = {line.split(":")[0] for case in cases() for line in case.says}
    assert kinds == {"investment", "round", "valuation", "compute", "stake"}


def test_the_open_cases_are_no_more_than_the_floor_leaves() -> None:
    assert sum(case.open for case in cases()) <= (1 - FLOOR) * len(cases())


def test_no_case_tells_a_deal_of_the_articles() -> None:
    deals = {
        (frozenset(row["sources"]), row["target"], float(row[field]))
        for corpus in ("seeds", "learn")
        for row in read_claims(gold_of(corpus))
        for field in ("low", "high", "gw", "percent")
        if row.get(field) is not None
    }
    assert len(deals) > 300
    assert not deals & deals_told()
