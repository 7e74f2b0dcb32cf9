"""Ids: readable, made of content, unique, and kept as more is told."""

from __future__ import annotations

from kg.claims.model import Basis, Kind, Status
from kg.deals.fuse import fuse
from tests.deals.saying import Said, tell

T, A, D = Status.TALKS, Status.ANNOUNCED, Status.COMPLETED


def ids(*press: tuple[str, str, list[Said]]) -> list[str]:
    return [deal.id for deal in fuse(*tell(press))[0]]


def test_parties_kind_and_year() -> None:
    assert ids(("a", "2026-01-10", [Said("Célesta > Nord & Co", "5GUSD", A, "Un.")])) == [
        "celesta-nord-co-investment-2026"
    ]
    assert ids(("a", "2026-01-10", [Said("C > N", "5GUSD", D, "Un.", date="2019")])) == ["c-n-investment-2019"]
    assert ids(("a", "2026-01-10", [Said("C > N", "5GUSD", D, "Un.")])) == ["c-n-investment"]
    assert ids(("a", "2026-01-10", [Said("C > N", "5GUSD", T, "Un.", kind=Kind.ROUND)])) == ["n-round-2026"]
    assert ids(("a", "", [Said(" > N", "5GUSD", T, "Un.", kind=Kind.VALUATION, basis=Basis.IPO)])) == [
        "n-ipo-valuation"
    ]
    assert ids(("a", "", [Said("A+B+C+D+E+F > N", "5GUSD", T, "Un.")])) == ["a-b-c-d-and-2-more-n-investment"]


def test_the_order_in_which_a_text_names_the_parties_does_not_matter() -> None:
    assert ids(("a", "", [Said("B+A > N", "5GUSD", T, "Un.")])) == ids(("a", "", [Said("A+B > N", "5GUSD", T, "Un.")]))


def test_equal_names_are_told_apart_by_figure_then_by_number() -> None:
    far = [
        Said("C > N", figure, D, f"En {year}.", date=year) for figure, year in [("5GUSD", "2019"), ("5.5GUSD", "2019")]
    ]
    one = ("a", "", [far[0], Said("C > N", "99MUSD", D, "Autre chose.", date="2019-12")])
    assert ids(one) == ["c-n-investment-2019", "c-n-investment-2019-99m"]
    tranches = [
        Said("C > N", "5GUSD", A, f"Le {day}.", date=day, basis=Basis.TRANCHE) for day in ("2026-04-01", "2026-07-01")
    ]
    assert ids(("a", "", tranches)) == ["c-n-tranche-5bn", "c-n-tranche-5bn-2026-07-01"]


def test_a_deal_keeps_its_id_as_more_is_told() -> None:
    first = ("a", "2026-01-10", [Said("C > N", "20GUSD", T, "Un.")])
    later = ("0", "2026-03-10", [Said("C > N", "50GUSD", A, "Deux."), Said("C > N", "3GUSD", D, "Trois.")])
    assert set(ids(first)) < set(ids(first, later))


def test_a_name_of_no_letters_still_gives_an_id() -> None:
    assert ids(("a", "", [Said("?? > !!", "5GUSD", T, "Un.")])) == ["unnamed-unnamed-investment"]
