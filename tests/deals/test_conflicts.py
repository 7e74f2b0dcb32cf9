"""What is a conflict, and what is none: bounds, statuses, moments."""

from __future__ import annotations

import pytest

from kg.claims.model import Basis, Kind, Status
from kg.deals.fuse import fuse
from tests.deals.saying import Said, tell

T, A, S, D = Status.TALKS, Status.ANNOUNCED, Status.SIGNED, Status.COMPLETED
Told = tuple[str, str, Status]  # day, figure, status


def conflicts(*told: Told, kind: Kind = Kind.INVESTMENT, basis: Basis | None = None) -> list[str]:
    press = [
        (f"a{n}", day, [Said("B > N", figure, status, f"Phrase {n}.", kind=kind, basis=basis)])
        for n, (day, figure, status) in enumerate(told)
    ]
    return [conflict.because for conflict in fuse(*tell(press))[1]]


@pytest.mark.parametrize(
    "told",
    [
        (("", "<=60GUSD", T), ("", "~40GUSD", T)),
        (("2025-12-01", "41GUSD", D), ("2026-02-27", "34.6GUSD", D)),
        (("2026-01-28", "60GUSD", T), ("2026-01-29", "40GUSD", T)),
        (("2026-01-28", ">50GUSD", A), ("2026-01-29", "<40GUSD", A)),
    ],
)
def test_these_cannot_all_be_true(told: tuple[Told, ...]) -> None:
    assert len(conflicts(*told)) == 1


@pytest.mark.parametrize(
    "told",
    [
        (("", "<=100GUSD", A), ("", "30GUSD", D)),
        (("2026-01-10", "50GUSD", T), ("2026-02-10", "50GUSD", A)),
        (("2026-01-10", "20GUSD", T), ("2026-02-05", "30GUSD", T)),
        (("2026-01-29", "<=50GUSD", T), ("2026-01-29", ">20GUSD", T)),
        (("2026-01-29", "<=50GUSD", T), ("2026-01-29", "50GUSD", T)),
        (("2026-01-29", "<10GUSD", T), ("2026-01-29", "8GUSD", T)),
        (("2026-01-29", "<=50GUSD", T), ("2026-01-29", "<=30GUSD", T)),
        (("2026-01-29", "50GUSD", T), ("2026-01-29", "50GEUR", T)),
    ],
)
def test_these_can(told: tuple[Told, ...]) -> None:
    assert conflicts(*told) == []


def test_a_stake_may_be_disputed_and_says_so() -> None:
    told = conflicts(("2026-01-29", "11%", D), ("2026-02-02", "15%", D), kind=Kind.STAKE)
    assert told == ["percent completed: 11 % (a0) against 15 % (a1)"]


def test_a_worth_before_and_after_the_money_is_not_disputed() -> None:
    press = [
        ("a", "", [Said(" > N", "730GUSD", A, "Un.", kind=Kind.VALUATION, basis=Basis.PRE_MONEY)]),
        ("b", "", [Said(" > N", "840GUSD", A, "Deux.", kind=Kind.VALUATION, basis=Basis.POST_MONEY)]),
    ]
    assert fuse(*tell(press))[1] == []


def test_what_was_cut_back_contradicts_nothing() -> None:
    words = "N ne louera plus que 120, au lieu de 200."
    press = [
        ("a", "2026-01-28", [Said("B > N", "0.2GW", S, "N loue 200.", kind=Kind.COMPUTE)]),
        ("b", "2026-01-29", [
            Said("B > N", "0.12GW", S, words, kind=Kind.COMPUTE, written="120"),
            Said("B > N", "0.2GW", Status.WITHDRAWN, words, kind=Kind.COMPUTE, written="200"),
        ]),
    ]  # fmt: skip
    deals, found = fuse(*tell(press))
    assert (len(deals), found) == (1, [])


def test_all_sides_of_a_dispute_are_its_members() -> None:
    press = [
        (name, "2026-01-29", [Said("B > N", figure, T, f"Phrase {name}.")])
        for name, figure in [("a", "60GUSD"), ("b", "<=60GUSD"), ("c", "~40GUSD"), ("d", "<=90GUSD")]
    ]
    _, found = fuse(*tell(press))
    assert [[claim.split("/")[0] for claim in conflict.claims] for conflict in found] == [["a", "b", "c", "d"]]
