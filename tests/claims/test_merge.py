"""One row per claim: repetitions, money and power of one deal, and what must stay apart."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from kg.claims.merge import merged
from kg.claims.model import Claim, Evidence, Grounding, Kind, Party, Role, Status
from kg.claims.rows import FIELDS, row_of
from kg.values import Bound, Capacity, Money, PartialDate, Percent, Span

PLACE = Span(0, 20)


def claim(*, at: int = 0, amount: str | None = "5e9", power: str | None = None, source: str = "Boréa") -> Claim:
    span = Span(at, at + 20)
    return Claim(
        "a1",
        Kind.COMPUTE,
        (
            Party(Role.SOURCE, source, PLACE, Grounding.EXPLICIT),
            Party(Role.TARGET, "Solvéa", PLACE, Grounding.EXPLICIT),
        ),
        Evidence("x" * 20, span, (Span(at, at + 2),)),
        Status.SIGNED,
        Grounding.EXPLICIT,
        money=Money.of(Decimal(amount), Bound.EXACT, "EUR") if amount else None,
        capacity=Capacity.of(Decimal(power)) if power else None,
    )


def test_a_claim_told_twice_is_one() -> None:
    assert merged([claim(), claim(at=100)]) == [claim()]


def test_a_repetition_that_names_the_parties_confirms_a_claim_that_assumed_them() -> None:
    weak = replace(claim(), grounding=Grounding.ASSUMED)
    assert merged([weak, claim(at=100)]) == [claim()]
    assert merged([claim(), replace(weak, evidence=claim(at=100).evidence)]) == [claim()]


def test_money_and_power_of_one_sentence_are_one_claim() -> None:
    (one,) = merged([claim(), replace(claim(amount=None, power="0.2"), evidence=claim(at=0).evidence)])
    assert one.money == claim().money
    assert one.capacity == Capacity.of(Decimal("0.2"))


def test_money_and_power_of_two_sentences_stay_two_claims() -> None:
    assert len(merged([claim(), claim(at=100, amount=None, power="0.2")])) == 2


def test_other_parties_figures_or_kinds_stay_apart() -> None:
    others = [claim(source="Nordalia"), claim(amount="6e9"), replace(claim(), kind=Kind.INVESTMENT)]
    for other in others:
        assert len(merged([claim(), other])) == 2


def test_a_deal_and_its_withdrawal_stay_apart() -> None:
    assert len(merged([claim(), replace(claim(at=100), status=Status.WITHDRAWN)])) == 2


@given(st.lists(st.sampled_from([claim(), claim(at=100), claim(amount="6e9"), claim(source="Nordalia")]), max_size=8))
def test_merging_once_is_enough_and_invents_nothing(claims: list[Claim]) -> None:
    once = merged(claims)
    assert merged(once) == once
    assert set(once) <= set(claims)
    assert bool(once) is bool(claims)


def test_a_row_has_every_field_in_order_and_plain_numbers() -> None:
    row = row_of(claim(power="0.25"), "deal-1")
    assert tuple(row) == FIELDS
    assert (row["low"], row["high"], row["gw"], row["percent"]) == (5_000_000_000, 5_000_000_000, 0.25, None)
    assert (row["sources"], row["target"], row["bound"], row["deal"]) == (["Boréa"], "Solvéa", "exact", "deal-1")
    assert isinstance(row["low"], int)


def test_a_row_names_one_voice_as_text_and_several_as_a_list() -> None:
    voices: list[tuple[tuple[str, ...], object]] = [
        ((), None), (("Reuters",), "Reuters"), (("Reuters", "source"), ["Reuters", "source"]),
    ]  # fmt: skip
    for said, told in voices:
        assert row_of(replace(claim(), attributed_to=said))["attributed_to"] == told


def test_the_id_of_a_claim_is_made_of_its_content() -> None:
    assert claim().id == claim().id
    assert claim().id.startswith("a1/")
    others = [
        claim(at=100),
        claim(amount="6e9"),
        claim(source="Nordalia"),
        claim(power="0.2"),
        replace(claim(), status=Status.TALKS),
        replace(claim(), date=PartialDate(2025)),
        replace(claim(), percent=Percent(Decimal(3))),
        replace(claim(), money=Money.of(Decimal("5e9"), Bound.ABOUT, "EUR")),
        replace(claim(), money=Money.of(Decimal("5e9"), Bound.EXACT, "USD")),
    ]
    assert len({claim().id, *(other.id for other in others)}) == len(others) + 1


def test_what_read_a_claim_and_how_it_is_grounded_are_not_in_its_id() -> None:
    assert replace(claim(), rule="other", grounding=Grounding.ASSUMED).id == claim().id


def test_the_order_of_the_sources_is_not_in_the_id() -> None:
    two = Party(Role.SOURCE, "Nordalia", PLACE, Grounding.EXPLICIT)
    one = claim()
    assert replace(one, parties=(*one.parties, two)).id == replace(one, parties=(two, *one.parties)).id


def test_a_claim_without_figure_has_no_bound() -> None:
    assert not claim(amount=None).has_figure
    assert claim(amount=None, power="1").bound is Bound.EXACT
