"""Nouns and verb forms that look alike: each wording with the cues that it gives, and what it must not give."""

import pytest

from kg.languages.language import Language
from kg.mentions.cue import Cue, CueFinder
from kg.mentions.homographs import Homographs
from kg.mentions.setphrases import SetPhrases
from kg.text.fold import fold
from kg.text.tokens import tokenize

LANGUAGE = Language.load()
TABLES = LANGUAGE.tables
FINDER = CueFinder(TABLES["cues"], LANGUAGE.verbs, Homographs(TABLES["homographs"]), SetPhrases(TABLES["setphrases"]))


def cues(text: str) -> list[Cue]:
    words = tokenize(text).words
    return list(FINDER.between(words, 0, len(words), frozenset()))


def groups(text: str) -> set[str]:
    return {cue.group for cue in cues(text)}


@pytest.mark.parametrize(
    ("text", "read", "not_read"),
    [
        # what it is joined with
        ("le groupe, coté à Paris", "worth", "market_noun"),
        ("de l'autre côté de la rue", "", "worth"),
        ("il a commandé des machines", "buy", "contract_noun"),
        ("elle a réservé la salle", "buy", "assets_noun"),
        ("une réserve de 3 M€", "assets_noun", "buy"),
        ("un prêt de la banque", "debt_noun", "lend"),
        # the word before
        ("une commande de machines", "contract_noun", "buy"),
        ("il commande des machines", "buy", "contract_noun"),
        ("le montant reste secret", "total_noun", "move"),
        ("la facture grimpe", "contract_noun", "supply"),
        ("elle facture ses services", "supply", "contract_noun"),
        ("ses revenus reculent", "revenue_noun", "move"),
        ("il est revenu sur sa parole", "move", "revenue_noun"),
        ("la mise du fonds", "cheque_noun", "give"),
        ("le fonds qui la contrôle", "hold", ""),
        ("le contrôle de la société", "", "hold"),
        ("trois commandes fermes", "contract_noun", "buy"),
        ("Montant : secret", "total_noun", "move"),
        ("on parle de verser la somme", "give", ""),
        # the word after
        ("il entre au capital", "lead", ""),
        ("entre dix et vingt", "", "lead"),
        # phrases whose words say nothing alone
        ("le chiffre d'affaires", "revenue_noun", "total_noun"),
        ("le chiffre d'affaires", "revenue_noun", "reach"),
        ("il se chiffre à cent", "reach", ""),
        ("sous réserve de l'accord", "contract_noun", "assets_noun"),
        ("il y a six mois", "", "in_company"),
        ("il y investit", "in_company", ""),
        ("prêt à payer", "buy", "debt_noun"),
        ("la mise en service du site", "site_noun", "cheque_noun"),
        ("la mise en place du site", "site_noun", "cheque_noun"),
        ("aux côtés de Zorkly", "lead_words", ""),
        ("détenue à parts égales", "shared", ""),
    ],
)
def test_what_a_word_is_follows_from_its_neighbours(text: str, read: str, not_read: str) -> None:
    found = groups(text)
    assert not read or read in found
    assert not_read not in found


def test_what_a_word_is_does_not_hang_on_accents() -> None:
    for text in ("Il a réservé un prêt, coté à Paris", "De son côté, le montant a doublé"):
        assert cues(text) == cues(fold(text))


def test_every_noun_stands_once_and_no_word_stands_before_both_nouns_and_verbs() -> None:
    nouns = TABLES["homographs"]["nouns"]["words"]
    assert sorted(set(nouns), key=nouns.index) == nouns
    assert not set(TABLES["homographs"]["nouns"]["determiners"]) & set(TABLES["homographs"]["nouns"]["subjects"])


def test_no_set_phrase_hides_a_cue() -> None:
    hidden = [
        phrase
        for group, phrases in TABLES["cues"]["words"].items()
        for phrase in phrases
        if group not in groups(phrase.replace("*", ""))
    ]
    assert not hidden
