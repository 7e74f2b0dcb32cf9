"""What changed: appeared, changed in what, withdrawn, gone; and a deal is followed through a change of its id."""

from __future__ import annotations

import dataclasses

from kg.claims.model import Kind, Status
from kg.deals.diff import Change, What, changes
from kg.deals.model import Deal
from tests.deals.saying import figures

DEAL = Deal(
    id="b-n", kind=Kind.INVESTMENT, sources=("B",), target="N", status=Status.TALKS, claims=("1", "2"),
    chosen_from="1", because="", money=figures("20GUSD")[0],
)  # fmt: skip


def test_nothing_changed() -> None:
    assert changes([DEAL], [DEAL]) == []
    assert changes([], []) == []


def test_appeared_and_gone() -> None:
    assert changes([], [DEAL]) == [Change(What.APPEARED, "b-n", new="talks 20 billion USD", claim="1")]
    assert changes([DEAL], []) == [Change(What.GONE, "b-n", old="talks 20 billion USD")]


def test_each_attribute_is_told_with_the_claim_behind_it() -> None:
    new = dataclasses.replace(
        DEAL,
        status=Status.SIGNED,
        money=figures("<=30GUSD")[0],
        part_of="n-round",
        chosen_from="3",
        claims=("1", "2", "3"),
    )
    assert changes([DEAL], [new]) == [
        Change(What.CHANGED, "b-n", "status", "talks", "signed", "3"),
        Change(What.CHANGED, "b-n", "amount", "20 billion USD", "up to 30 billion USD", "3"),
        Change(What.CHANGED, "b-n", "part of", "", "n-round", "3"),
    ]


def test_withdrawn() -> None:
    new = dataclasses.replace(DEAL, status=Status.WITHDRAWN, chosen_from="3")
    assert changes([DEAL], [new]) == [
        Change(What.WITHDRAWN, "b-n", "status", "talks 20 billion USD", "withdrawn 20 billion USD", "3")
    ]


def test_a_deal_is_followed_by_its_claims() -> None:
    renamed = dataclasses.replace(DEAL, id="b-n-2026", claims=("1", "2", "3"))
    assert changes([DEAL], [renamed]) == []
    stranger = dataclasses.replace(DEAL, id="b-n-2026", claims=("8", "9"))
    assert {change.what for change in changes([DEAL], [stranger])} == {What.GONE, What.APPEARED}
