"""Readings that tell one event count together."""

from __future__ import annotations

import pytest

from kg.claims.events import events
from kg.claims.filler import Filler
from kg.claims.model import Kind


def who(*names: str) -> Filler:
    return Filler(names, None, ())


NOBODY, VANTERRE, ORSKOV, BRUMALYS = who(), who("Vanterre"), who("Orskov"), who("Brumalys")
ROUNDS = [(BRUMALYS, VANTERRE), (BRUMALYS, ORSKOV), (BRUMALYS, NOBODY), (ORSKOV, NOBODY)]


def best(shares: dict[Kind, list[float]]) -> tuple[float, Kind, Filler, Filler]:
    return max(events(ROUNDS, shares), key=lambda event: event[0])


def test_a_round_is_one_whoever_takes_part() -> None:
    share, kind, target, sources = best({Kind.INVESTMENT: [0.0] * 4, Kind.ROUND: [0.2, 0.15, 0.15, 0.3]})
    assert (kind, target, sources) == (Kind.ROUND, BRUMALYS, NOBODY)
    assert share == pytest.approx(0.5)


def test_who_takes_part_is_named_where_that_is_likelier_than_not() -> None:
    _, _, target, sources = best({Kind.INVESTMENT: [0.0] * 4, Kind.ROUND: [0.4, 0.05, 0.1, 0.3]})
    assert (target, sources) == (BRUMALYS, VANTERRE)


def test_a_round_of_the_same_parties_speaks_for_an_investment() -> None:
    share, kind, _, sources = best({Kind.INVESTMENT: [0.3, 0.1, 0.0, 0.0], Kind.ROUND: [0.15, 0.0, 0.1, 0.0]})
    assert (kind, sources) == (Kind.INVESTMENT, VANTERRE)
    assert share == pytest.approx(0.45)


def test_a_round_that_is_likelier_than_the_investment_stays_a_round() -> None:
    share, kind, _, sources = best({Kind.INVESTMENT: [0.0, 0.0, 0.2, 0.0], Kind.ROUND: [0.0, 0.0, 0.5, 0.0]})
    assert (kind, sources) == (Kind.ROUND, NOBODY)
    assert share == pytest.approx(0.5)


def test_two_holders_are_two_events() -> None:
    share, *_ = best({Kind.STAKE: [0.3, 0.29, 0.0, 0.0]})
    assert share == 0.3
