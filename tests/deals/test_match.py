"""Same deal or not: one case per rule, with its reason."""

from __future__ import annotations

from itertools import count

import pytest

from kg.claims.model import Basis, Kind, Status
from kg.deals.match import Judgement, Verdict, same_deal
from kg.deals.ties import Ties
from kg.lexicon.company import Company, Sector
from tests.deals.saying import Said, facts

YES = {Judgement.LIKELY, Judgement.YES, Judgement.CERTAIN}
NO = {Judgement.NO, Judgement.UNLIKELY}
T, A, C, S, D, W = (
    Status.TALKS, Status.ANNOUNCED, Status.CONDITIONAL, Status.SIGNED, Status.COMPLETED, Status.WITHDRAWN,
)  # fmt: skip


R = Kind.ROUND


def said(figure: str, status: Status, sentence: str = "", **more: object) -> Said:
    return Said("B > N", figure, status, sentence or f"Phrase {next(_numbers)}.", **more)  # type: ignore[arg-type]


_numbers = count()


def judge(
    old: Said, new: Said, days: tuple[str, str] = ("2026-01-10", "2026-02-10"), ties: Ties | None = None
) -> Verdict:
    """The verdict on two sayings of two articles, or of one where both days are the same."""
    if days[0] == days[1]:
        told = facts([("a", days[0], [old, new])], ties)
    else:
        told = facts([("a", days[0], [old]), ("b", days[1], [new])], ties)
    assert len(told) == 2
    return same_deal(*told)


ONE = ("2026-01-10", "2026-01-10")
WHOLE = "B mettra 70 milliards si N grandit, dont 20 milliards sont déjà versés."


@pytest.mark.parametrize(
    ("old", "new", "days", "judgements", "reason"),
    [
        (said("50GUSD", T), said("50GUSD", A), None, YES, "equal figures"),
        (said("<=50GUSD", T), said("30GUSD", A), None, YES, "figures that meet within their bounds"),
        (said("20GUSD", T), said("50GUSD", A), None, YES, "a rumour's figure may differ from what follows"),
        (said(">1GW", A), said("4GW", A), None, NO, "two firm reports, one figure at least twice the other"),
        (said(">1GW", A), said("1.5GW", A), None, YES, "figures that meet within their bounds"),
        (said(">1GW", T), said("4GW", A), None, YES, "figures that meet within their bounds"),
        (said("<=70GUSD", C, WHOLE, written="70"), said("20GUSD", D, WHOLE, written="20", basis=Basis.TRANCHE), ONE, YES, "one sentence about the same parties"),
        (said("<=70GUSD", C), said("20GUSD", D, basis=Basis.TRANCHE), ONE, NO, "an instalment is a deal of its own"),
        (said("20GUSD", T), said("50GUSD", A), ("2026-01-10", "2027-01-10"), NO, "reported far apart in time, with another figure"),
        (said("20GUSD", A, date="2025-03"), said("50GUSD", A, date="2026-02"), None, NO, "placed at different times"),
        (said("8GUSD", D), said("<=50GUSD", T), ONE, NO, "one article tells what was done apart from what is planned"),
        (said("90GUSD", D), said("60GUSD", C, "Les 60 restants attendront.", written="60"), ONE, YES, "one article, one figure a part of the other"),
        (said("25GUSD", D), said("60GUSD", C, "Les 60 restants attendront.", written="60"), ONE, NO, "one article tells what was done apart from what is planned"),
        (said("90GUSD", D), said("60GUSD", C, "Les 60 promis attendront.", written="60"), ONE, NO, "one article tells what was done apart from what is planned"),
        (said("2GUSD", S), said("0.1GW", C, "Une option porte sur 100 MW de plus."), ONE, NO, "an option on top of the deal"),
        (said("0.8GW", S), said("1GW", T, "Ils discutent d'un gigawatt supplémentaire."), ONE, NO, "talks on top of the deal"),
        (said("0.8GW", S), said("1GW", T, "Ils discutent d'un gigawatt."), ONE, YES, "a rumour's figure may differ from what follows"),
        (said("7GUSD", S), said("<=9GUSD", A, "Il reprendra en outre jusqu'à 9."), ONE, NO, "promised on top of what is signed"),
        (said("7GUSD", S), said("<=9GUSD", A, "Il reprendra jusqu'à 9."), ONE, YES, "figures that meet within their bounds"),
        (said("0.03GW", W), said("9GUSD", T), ONE, {Judgement.UNSURE}, "what was withdrawn, and talks in another measure"),
        (said("0.03GW", S), said("9GUSD", T), ONE, YES, "money and capacity of one article"),
        (said("90GUSD", A, kind=R), said("60GUSD", A, "60 milliards supplémentaires sont promis.", kind=R), ONE, YES, "one article, a round and more of it"),
        (said("90GUSD", A, kind=R), said("60GUSD", A, "60 milliards sont promis.", kind=R), ONE, NO, "two firm figures that cannot both be right"),
        (said("0.3GW", T), said("0.2GW", W), None, {Judgement.UNSURE}, "a rumour, and what was agreed after it and withdrawn"),
        (said("0.3GW", S), said("0.2GW", W), None, NO, "another figure than the one withdrawn"),
        (said("2GUSD", S), said("0.1GW", C, "L'accord porte sur 100 MW."), ONE, YES, "money and capacity of one article"),
        (said("60GUSD", D), said(">=50GUSD", T, "La presse avait d'abord évoqué au moins 50."), ONE, YES, "figures that meet within their bounds"),
        (said("60GUSD", D), said(">=50GUSD", T, "La presse évoque au moins 50 de plus."), ONE, NO, "one article tells what was done apart from what is planned"),
        (said("8GUSD", D), said("20GUSD", T, "La presse avait d'abord évoqué 20."), ONE, NO, "one article tells what was done apart from what is planned"),
        (said("8GUSD", D), said("20GUSD", T), None, NO, "already done before the other was planned"),
        (said("20GUSD", T), said("18GUSD", D), None, YES, "a rumour's figure may differ from what follows"),
        (said("20GUSD", S, date="2025-08"), said("20GUSD", T), ONE, NO, "a rumour told beside an older deal"),
        (said("20GUSD", S, date="2025-08"), said("8GUSD", T, "Le contrat ne dépasserait pas 8 milliards."), ONE, YES, "one article, one figure in place of the other"),
        (said("40GUSD", D), said("36GUSD", D, date="2026-05"), ("2026-01-10", "2026-06-10"), NO, "one took place after the other was reported as done"),
        (said("40GUSD", D), said("36GUSD", D, date="2026-01"), ("2026-01-10", "2026-06-10"), YES, "two accounts of one deal that differ"),
        (said("20GUSD", S), said("50GUSD", T), ("2026-01-10", "2026-05-10"), NO, "a new rumour after a firm deal"),
        (said("41GUSD", D), said("34.6GUSD", D), None, YES, "two accounts of one deal that differ"),
        (said("41GUSD", D), said("10GUSD", D), None, NO, "two firm figures that cannot both be right"),
        (said("32GUSD", A), said("20GUSD", A), ("2026-01-10", "2026-01-12"), YES, "two accounts of one deal that differ"),
        (said("25GUSD", A), said("40GUSD", A, "L'engagement est étendu à 40."), None, YES, "a contract that grew"),
        (said("25GUSD", A), said("90GUSD", A, "L'engagement est étendu à 90."), None, NO, "two firm figures that cannot both be right"),
        (said("<=100GUSD", A), said("<=30GUSD", T), None, NO, "a new rumour after a firm deal"),
        (said("500GUSD", T, kind=Kind.VALUATION), said("250GUSD", T, kind=Kind.VALUATION), None, NO, "two worths that are far apart"),
        (said("100GUSD", W), said("30GUSD", A), None, NO, "another figure than the one withdrawn"),
        (said("100GUSD", A), said("100GUSD", W), None, YES, "equal figures"),
        (said("30GUSD", T), said("", W), None, YES, "a denial without a figure"),
        (said("30GUSD", A), said("12GUSD", A, "Ces 12 milliards sont à distinguer de la première annonce."), None, NO, "told to be distinct"),
        (said("38GUSD", S), said("2GW", S), ONE, YES, "money and capacity of one article, the same status"),
        (said("38GUSD", S), said("2GW", A), None, set(Judgement) - YES - NO, "money and capacity of two articles"),
        (said("2GW", T), said("38GUSD", S), None, YES, "talks, and what was agreed after them, in another measure"),
        (said("2GW", T), said("38GUSD", S), ("2026-01-10", "2027-01-10"), NO, "reported far apart in time, with another figure"),
        (said("38GUSD", S), said("2GW", T), ("2026-01-10", "2026-01-20"), set(Judgement) - YES - NO, "money and capacity of two articles"),
        (said("38GUSD", S), said("38GEUR", S), None, set(Judgement) - YES - NO, "figures in different currencies"),
        (said("50GUSD", A), said("35GUSD", C), ONE, NO, "one article tells the condition apart from what is agreed"),
        (said("15GUSD", A, basis=Basis.TRANCHE), said("50GUSD", A), ONE, NO, "an instalment is a deal of its own"),
        (said("15GUSD", A, basis=Basis.TRANCHE), said("15GUSD", D), None, YES, "the same instalment: equal figures"),
        (said("15GUSD", A, basis=Basis.TRANCHE, date="2026-04-01"), said("15GUSD", A, basis=Basis.TRANCHE, date="2026-07-01"), ONE, NO, "instalments of different days"),
        (said("", D), said("", D), None, YES, "the same relation, without a figure"),
        (said("", D), said("", T), None, NO, "a relation that exists and one that is planned"),
        (said("", D), said("8GUSD", D), None, NO, "a relation without a figure is not tied to this deal"),
        (said("11%", D, kind=Kind.STAKE), said("13%", A, kind=Kind.STAKE), None, YES, "one holder's stake in one company"),
        (said("500GUSD", D, kind=Kind.VALUATION), said("500GUSD", T, kind=Kind.VALUATION, basis=Basis.IPO), None, NO, "one is the worth at a stock-market listing"),
    ],
)  # fmt: skip
def test_the_rules(old: Said, new: Said, days: tuple[str, str] | None, judgements: set[Judgement], reason: str) -> None:
    verdict = judge(old, new, days) if days else judge(old, new)
    assert (verdict.judgement in judgements, verdict.reason) == (True, reason)


def test_one_sentence_is_one_deal_unless_an_option_comes_on_top_or_the_contract_outgrows_itself() -> None:
    cut = "N ramène de 200 à 120 ce que B lui loue."
    assert judge(said("0.12GW", S, cut), said("0.2GW", W, cut), ONE).judgement is Judgement.CERTAIN
    option = "N prend 0,2 gigawatt, avec une option sur un gigawatt supplémentaire."
    assert judge(said("0.2GW", S, option), said("1GW", C, option), ONE).reason == "an option on top of the deal"
    paid = "N promet 70 milliards, dont 20 déjà versés."
    assert (
        judge(said("70GUSD", A, paid, written="70"), said("20GUSD", D, paid, written="20"), ONE).judgement
        is Judgement.CERTAIN
    )
    apart = "N promet 70 milliards et a versé 20 milliards."
    assert (
        judge(said("70GUSD", A, apart, written="70"), said("20GUSD", D, apart, written="20"), ONE).judgement
        is Judgement.NO
    )
    grown = "Le contrat est porté de 38 à 138 milliards."
    verdict = judge(said("38GUSD", S, grown), said("138GUSD", S, grown), ONE)
    assert verdict == Verdict(Judgement.UNLIKELY, "an extension that outgrows its contract is a deal of its own")


def test_a_part_of_a_figure_in_the_same_article_is_the_same_deal() -> None:
    whole = said("6GW", A, "L'accord porte sur 6 gigawatts.", written="6 gigawatts", date="2025-10")
    part = said("1GW", A, "Le premier gigawatt arrive en 2026.", written="gigawatt", date="2026-08")
    assert judge(whole, part, ONE) == Verdict(Judgement.LIKELY, "one article, one figure a part of the other")


def test_a_company_and_its_parent_are_one_party_but_not_two_subsidiaries() -> None:
    ties = Ties.of({
        "Amazon": Company("amazon", "Amazon", Sector.TECH),
        "AWS": Company("aws", "AWS", Sector.CLOUD, parent="amazon"),
        "MGM": Company("mgm", "MGM", Sector.TECH, parent="amazon"),
    })  # fmt: skip

    def by(name: str) -> Said:
        return Said(f"{name} > N", "38GUSD", S, f"{name} a signé.", kind=Kind.COMPUTE)

    told = facts([("a", "2026-01-10", [by("Amazon"), by("AWS"), by("MGM")])], ties)
    amazon, cloud, film = (next(f for f in told if f.claim.sources == (name,)) for name in ("Amazon", "AWS", "MGM"))
    assert amazon.block == cloud.block == film.block
    assert same_deal(amazon, cloud).judgement is Judgement.CERTAIN
    assert same_deal(cloud, film) == Verdict(Judgement.NO, "two subsidiaries of one house")


def test_a_subsidiary_that_is_valued_is_not_its_parent() -> None:
    ties = Ties.of({
        "OpenAI": Company("openai", "OpenAI", Sector.LAB),
        "OpenAI Foundation": Company("openai-foundation", "OpenAI Foundation", Sector.LAB, parent="openai"),
    })  # fmt: skip
    told = facts([("a", "", [
        Said(" > OpenAI", "500GUSD", D, "OpenAI vaut 500.", kind=Kind.VALUATION),
        Said(" > OpenAI Foundation", "180GUSD", D, "La fondation vaut 180.", kind=Kind.VALUATION),
    ])], ties)  # fmt: skip
    assert len({fact.block for fact in told}) == 2


def test_what_was_paid_at_an_unknown_time_is_not_what_is_planned_unless_the_figures_are_equal() -> None:
    undated = ("", "2026-01-29")
    assert judge(said("34.6GUSD", D), said("<=30GUSD", T), undated).judgement is Judgement.NO
    assert judge(said("30GUSD", D), said("<=30GUSD", T), undated).judgement in YES
    worth = judge(said("23GUSD", D, kind=Kind.VALUATION), said("22GUSD", T, kind=Kind.VALUATION), undated)
    assert worth.judgement in YES
