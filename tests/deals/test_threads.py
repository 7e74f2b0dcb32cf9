"""Claims strung into threads: which of several deals of the same parties a claim joins."""

from __future__ import annotations

from kg.claims.model import Kind, Status
from kg.deals.threads import threads_of
from tests.deals.saying import Said, facts


def contract(figure: str, status: Status, sentence: str, date: str = "") -> Said:
    return Said("Solane > Nordalia", figure, status, sentence, kind=Kind.COMPUTE, date=date)


OLD = contract(">4GEUR", Status.SIGNED, "Un premier contrat de plus de 4 milliards fut signé l'été dernier.", "2030-08")
RUMOUR = contract(">4GEUR", Status.TALKS, "Les deux groupes négocieraient un contrat de plus de 4 milliards.")
NEWS = contract("5GEUR", Status.ANNOUNCED, "Le contrat porte sur 5 milliards.")


def threads(days: tuple[str, str], first: list[Said]) -> list[list[str]]:
    told = threads_of(facts([("rumour", days[0], first), ("news", days[1], [NEWS])]))
    return sorted(sorted(fact.claim.evidence.quote for fact in thread.facts) for thread in told)


def test_what_fits_a_contract_and_a_rumour_is_about_the_nearer_in_time() -> None:
    expected = sorted([sorted([OLD.sentence]), sorted([RUMOUR.sentence, NEWS.sentence])])
    assert threads(("2031-02-10", "2031-03-20"), [RUMOUR, OLD]) == expected
    assert threads(("2031-02-10", "2031-03-20"), [OLD, RUMOUR]) == expected


def test_without_a_rumour_the_same_claim_is_about_the_contract() -> None:
    assert threads(("2031-02-10", "2031-03-20"), [OLD]) == [sorted([OLD.sentence, NEWS.sentence])]


def test_a_withdrawal_is_about_the_deal_it_takes_back_though_its_article_tells_more_of_that_deal() -> None:
    signed = contract("12GEUR", Status.SIGNED, "Le contrat de 12 milliards est signé.")
    power = contract("0.4GW", Status.SIGNED, "Il porte sur 400 mégawatts.", "2031-01")

    def deals(status: Status) -> int:
        second = contract("12GEUR", status, "De 12 milliards, il n'est plus question.", "2031-11")
        return len(threads_of(facts([("first", "2031-01-10", [signed]), ("second", "2031-02-20", [power, second])])))

    assert (deals(Status.WITHDRAWN), deals(Status.SIGNED)) == (1, 2)


def test_what_is_told_beside_a_withdrawal_may_be_about_the_same_deal() -> None:
    signed = contract("12GEUR", Status.SIGNED, "Le contrat de 12 milliards est signé.")
    rest = Said(
        "Solane > Nordalia", "3GEUR", Status.CONDITIONAL, "Les 3 restants attendront.", kind=Kind.COMPUTE, written="3"
    )

    def deals(status: Status) -> int:
        dropped = contract("3GEUR", status, "De 3 milliards, il n'est plus question.")
        again = contract("12GEUR", Status.SIGNED, "Nordalia avait signé pour 12 milliards.")
        told = [("first", "2031-01-10", [signed, rest]), ("second", "2031-02-20", [dropped, again])]
        return len(threads_of(facts(told)))

    assert (deals(Status.WITHDRAWN), deals(Status.SIGNED)) == (1, 2)
