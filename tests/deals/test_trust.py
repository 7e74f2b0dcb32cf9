"""The order of trust: for each rule two claims that only this rule tells apart, and the words that say so."""

from __future__ import annotations

import pytest

from kg.claims.model import Status
from kg.deals.trust import choose
from kg.text.article import Article
from tests.deals.saying import Said, facts, tell

T, A, S, D, W = Status.TALKS, Status.ANNOUNCED, Status.SIGNED, Status.COMPLETED, Status.WITHDRAWN
Press = list[tuple[str, str, list[Said]]]


def say(figure: str, status: Status, sentence: str, written: str = "", **more: object) -> Said:
    return Said("B > N", figure, status, sentence, written=written, **more)  # type: ignore[arg-type]


def chosen(press: Press) -> tuple[str, str]:
    """The article believed and the reason, after the claim that it names."""
    _, articles = tell(press)
    choice = choose(facts(press), {article.id: article for article in articles})
    return choice.chosen.article, choice.because.split(": ", 1)[1]


@pytest.mark.parametrize(
    ("press", "article", "reason"),
    [
        ([("a", "2026-02-01", [say("50GUSD", T, "Un.")]), ("b", "2026-01-01", [say("40GUSD", A, "Deux.")])],
         "b", "firmer than talks 50 billion USD"),
        ([("a", "2026-01-01", [say("50GUSD", T, "Un.")]), ("b", "2026-02-01", [say("~40GUSD", T, "Deux.")])],
         "b", "published later than talks 50 billion USD"),
        ([("a", "", [say("50GUSD", T, "Un.")]), ("b", "2026-02-01", [say("~40GUSD", T, "Deux.")])],
         "b", "published later than talks 50 billion USD"),
        ([("a", "2026-01-01", [say("<=50GUSD", T, "Un.")]), ("b", "2026-01-01", [say("~40GUSD", T, "Deux.")])],
         "b", "more precise than talks up to 50 billion USD"),
        ([("a", "2026-01-01", [say("", A, "Un.")]), ("b", "2026-01-01", [say("40GUSD", T, "Deux.")])],
         "b", "with a figure, unlike announced without a figure"),
        ([("a", "", [say("75GUSD", A, "Il y a 75 supplémentaires.")]), ("b", "", [say("110GUSD", A, "Deux.")])],
         "b", "the sum and not an addition, unlike announced 75 billion USD"),
        ([("a", "", [say("34GUSD", D, "Un.")]), ("b", "", [say("41GUSD", D, "Deux.", date="2025-12")])],
         "b", "placed in time, unlike completed 34 billion USD"),
        ([("a", "", [say("34GUSD", D, "Un.", by=("Reuters",))]), ("b", "", [say("41GUSD", D, "Deux.", by=("CNBC",))]),
          ("c", "", [say("41GUSD", D, "Trois.", by=("Reuters",))])],
         "b", "1 other claim says the same; given by more independent origins than completed 34 billion USD"),
        ([("a", "2026-01-01", [say("100GUSD", A, "Un.")]), ("b", "2026-02-01", [say("100GUSD", W, "Deux.")])],
         "b", "not taken back since, unlike announced 100 billion USD"),
        ([("a", "2026-01-01", [say("50GUSD", A, "Il promet 50, dont 15 payés.", "50"),
                               say("15GUSD", D, "Il promet 50, dont 15 payés.", "15")])],
         "a", "the whole and not a part, unlike completed 15 billion USD"),
        ([("a", "2026-01-01", [say("50GUSD", A, "Un.")])], "a", "the only claim"),
    ],
)  # fmt: skip
def test_each_rule_decides_and_is_told(press: Press, article: str, reason: str) -> None:
    assert chosen(press) == (article, reason)


def test_a_cut_back_shows_what_is_left() -> None:
    words = "N ne louera plus que 120, au lieu de 200."
    press: Press = [
        ("a", "2026-01-01", [say("0.2GW", S, "N loue 200.")]),
        ("b", "2026-02-01", [say("0.12GW", S, words, "120"), say("0.2GW", W, words, "200")]),
    ]
    _, articles = tell(press)
    choice = choose(facts(press), {article.id: article for article in articles})
    assert choice.chosen.claim.capacity is not None
    assert str(choice.chosen.claim.capacity.high) == "0.12"
    assert choice.chosen.status is S


def test_what_is_announced_after_a_withdrawal_stands() -> None:
    press: Press = [
        ("a", "2026-01-01", [say("30GUSD", T, "Un.")]),
        ("b", "2026-02-01", [say("", W, "Démenti.")]),
        ("c", "2026-03-01", [say("30GUSD", T, "Trois.")]),
    ]
    told = "1 other claim says the same; not taken back since, unlike withdrawn without a figure"
    assert chosen(press) == ("c", told)


def test_a_revision_in_one_sentence_shows_the_last_figure() -> None:
    words = "Le contrat passe de 9,7 à 10,4 milliards."
    press: Press = [("a", "2026-01-01", [say("9.7GUSD", S, words, "9,7"), say("10.4GUSD", S, words, "10,4")])]
    _, articles = tell(press)
    choice = choose(facts(press), {article.id: article for article in articles})
    assert choice.chosen.claim.money is not None
    assert choice.chosen.claim.money.high == 10_400_000_000
    assert len(choice.spent) == 1


def test_nothing_is_deleted() -> None:
    press: Press = [("a", "", [say("1GUSD", T, "Un."), say("2GUSD", W, "Deux."), say("3GUSD", D, "Trois.")])]
    choice = choose(facts(press), {"a": Article("a", "Un.\nDeux.\nTrois.")})
    assert len(choice.ranked) == 3
