"""Parts: tranche of commitment, contract of extension, commitment of a joint one, of a round; and what is no part."""

from __future__ import annotations

from kg.claims.model import Basis, Kind, Status
from kg.deals.fuse import fuse
from kg.deals.words import figure_in_words
from tests.deals.saying import Said, tell

T, A, C, S, D, W = (
    Status.TALKS, Status.ANNOUNCED, Status.CONDITIONAL, Status.SIGNED, Status.COMPLETED, Status.WITHDRAWN,
)  # fmt: skip


def parts(press: list[tuple[str, str, list[Said]]]) -> dict[str, str]:
    """Part -> whole, each as its status and figure."""
    deals, _ = fuse(*tell(press))
    show = {deal.id: f"{deal.status} {figure_in_words(f)}" for deal in deals if (f := deal.money or deal.capacity)}
    return {show[deal.id]: show[deal.part_of] for deal in deals if deal.part_of}


def test_a_chain_from_tranche_to_round() -> None:
    press = [("a", "2026-02-27", [
        Said(" > N", "110GUSD", A, "N lève 110.", kind=Kind.ROUND),
        Said("B > N", "50GUSD", A, "B promet 50 à N."),
        Said("B > N", "15GUSD", A, "B verse 15 à N.", basis=Basis.TRANCHE),
        Said("B > N", "35GUSD", C, "B versera 35 à N.", basis=Basis.TRANCHE),
    ])]  # fmt: skip
    assert parts(press) == {
        "announced 50 billion USD": "announced 110 billion USD",
        "announced 15 billion USD": "announced 50 billion USD",
        "conditional 35 billion USD": "announced 50 billion USD",
    }


def test_a_tranche_is_not_part_of_an_older_smaller_deal() -> None:
    press = [
        ("a", "2025-01-10", [Said("B > N", "10GUSD", D, "B a donné 10.", date="2025-01")]),
        ("b", "2026-02-27", [
            Said("B > N", "50GUSD", A, "B promet 50 à N."),
            Said("B > N", "15GUSD", A, "B verse 15 à N.", basis=Basis.TRANCHE),
        ]),
    ]  # fmt: skip
    assert parts(press) == {"announced 15 billion USD": "announced 50 billion USD"}


def test_a_tranche_of_a_round_is_part_of_the_round() -> None:
    press = [("a", "2026-02-17", [
        Said("B+A > N", "620MEUR", S, "N lève 620.", kind=Kind.ROUND),
        Said(" > N", "420MEUR", D, "420 sont versés.", kind=Kind.ROUND, basis=Basis.TRANCHE),
    ])]  # fmt: skip
    assert parts(press) == {"completed 420 million EUR": "signed 620 million EUR"}


def test_a_contract_is_part_of_the_extension_that_outgrows_it() -> None:
    grown = Said("B > N", "100GUSD", A, "La facture grimpe à 100.", kind=Kind.COMPUTE)
    old = Said("B > N", "38GUSD", S, "N avait signé pour 38.", kind=Kind.COMPUTE, date="2025-11")
    told_together = [("a", "2026-02-27", [old, grown])]
    told_apart = [("a", "2025-11-03", [old]), ("b", "2026-02-27", [grown])]
    assert parts(told_together) == parts(told_apart) == {"signed 38 billion USD": "announced 100 billion USD"}


def test_contracts_are_part_of_their_sum() -> None:
    press = [("a", "2026-04-09", [
        Said("B > N", "21GUSD", S, "Un avenant de 21 est signé.", kind=Kind.COMPUTE, date="2026-04-09"),
        Said("B > N", "<=14GUSD", S, "Il s'ajoute à un contrat de 14.", kind=Kind.COMPUTE, date="2025-09"),
        Said("B > N", "~35GUSD", A, "Au total, N aura promis 35.", kind=Kind.COMPUTE),
    ])]  # fmt: skip
    assert parts(press) == {
        "signed 21 billion USD": "announced about 35 billion USD",
        "signed up to 14 billion USD": "announced about 35 billion USD",
    }


def test_own_shares_are_part_of_the_joint_deal_which_is_part_of_the_round() -> None:
    press = [("a", "2026-01-29", [
        Said(" > N", "<=100GUSD", T, "N veut lever 100.", kind=Kind.ROUND),
        Said("A+B > N", "<=60GUSD", T, "A et B mettraient 60."),
        Said("A > N", "<=50GUSD", T, "A mettrait 50."),
        Said("Z > N", "<=30GUSD", T, "Z mettrait 30."),
    ])]  # fmt: skip
    assert parts(press) == {
        "talks up to 60 billion USD": "talks up to 100 billion USD",
        "talks up to 50 billion USD": "talks up to 60 billion USD",
        "talks up to 30 billion USD": "talks up to 100 billion USD",
    }


def test_what_was_withdrawn_or_is_larger_or_in_another_currency_is_no_part() -> None:
    press = [("a", "2026-02-27", [
        Said(" > N", "110GUSD", A, "N lève 110.", kind=Kind.ROUND),
        Said("B > N", "100GUSD", W, "B renonce à 100."),
        Said("A > N", "200GUSD", A, "A promet 200."),
        Said("Z > N", "30GEUR", A, "Z promet 30 en euros."),
    ])]  # fmt: skip
    assert parts(press) == {}


def test_what_was_paid_before_is_no_part_of_a_round_to_come() -> None:
    press = [("a", "2026-01-29", [
        Said(" > N", "<=100GUSD", T, "N veut lever 100.", kind=Kind.ROUND),
        Said("B > N", "41GUSD", D, "B a officialisé 41 en décembre.", date="2025-12"),
    ])]  # fmt: skip
    assert parts(press) == {}
