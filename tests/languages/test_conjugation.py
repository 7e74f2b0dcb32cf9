"""The conjugation against forms from another source, and its laws."""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path

import pytest

from kg.errors import LexiconError
from kg.languages.fr.conjugation import Tense, VerbForm, conjugation_table, forms, verbs
from kg.text.fold import fold

KNOWN = tomllib.loads(Path(__file__).with_name("known_forms.toml").read_text(encoding="utf-8"))
SIMPLE_TENSES = {Tense.PRESENT, Tense.IMPERFECT, Tense.FUTURE, Tense.CONDITIONAL, Tense.SUBJUNCTIVE}

# verbs without which deals cannot be read
DEALS = [
    "investir", "réinvestir", "injecter", "apporter", "verser", "débourser", "placer", "miser", "mettre", "remettre",
    "promettre", "engager", "contribuer", "souscrire", "participer", "abonder", "financer", "prêter", "confier", "allouer",
    "consacrer", "lever", "récolter", "réunir", "collecter", "boucler", "clore", "clôturer", "finaliser", "décrocher",
    "obtenir", "recevoir", "encaisser", "empocher", "toucher", "valoriser", "évaluer", "estimer", "valoir", "peser",
    "coter", "détenir", "posséder", "contrôler", "conserver", "garder", "monter", "entrer", "prendre", "acquérir",
    "acheter", "racheter", "céder", "vendre", "louer", "prélouer", "réserver", "commander", "utiliser", "accéder", "payer",
    "dépenser", "fournir", "livrer", "héberger", "équiper", "déployer", "installer", "construire", "bâtir", "exploiter",
    "opérer", "signer", "parapher", "conclure", "annoncer", "officialiser", "dévoiler", "confirmer", "démentir", "nier",
    "renoncer", "abandonner", "retirer", "annuler", "suspendre", "réduire", "ramener", "revoir", "étendre", "prolonger",
    "porter", "passer", "grimper", "atteindre", "dépasser", "excéder", "avoisiner", "frôler", "totaliser", "représenter",
    "envisager", "chercher", "souhaiter", "vouloir", "viser", "espérer", "tenter", "négocier", "discuter", "étudier",
    "réfléchir", "prévoir", "compter", "devoir", "pouvoir", "être", "avoir", "aller", "venir", "faire", "mener", "diriger",
    "emmener", "piloter", "rejoindre", "accompagner", "soutenir", "dire", "déclarer", "affirmer", "indiquer", "préciser",
    "rapporter", "révéler", "écrire", "ajouter", "assurer", "expliquer", "souligner", "croire", "savoir", "citer",
    "évoquer", "avancer",
]  # fmt: skip


@pytest.mark.parametrize("lemma", KNOWN)
def test_known_forms(lemma: str) -> None:
    for tense, (*expected,) in KNOWN[lemma].items():
        persons = {"past_participle": ("ms", "fp"), "present_participle": ("",)}.get(tense, ("3s", "3p"))
        for person, form in zip(persons, expected, strict=False):
            assert form in {f.form for f in forms(lemma) if f.tense == tense and f.person == person}, (tense, person)


def test_every_verb_of_deals_is_conjugated() -> None:
    assert set(DEALS) - set(verbs()) == set()


def test_a_verb_has_all_its_persons_in_each_simple_tense() -> None:
    for lemma in verbs():
        counts = Counter((form.tense, form.person) for form in forms(lemma))
        for tense in SIMPLE_TENSES:
            persons = {person for found, person in counts if found == tense}
            assert persons == ({"3s"} if lemma == "falloir" else {"1s", "2s", "3s", "1p", "2p", "3p"}), (lemma, tense)
        assert max(counts.values()) <= (2 if lemma.endswith("ayer") else 1), lemma
        assert counts[Tense.INFINITIVE, ""] == counts[Tense.PAST_PARTICIPLE, "ms"] == 1, lemma


def test_forms_are_words() -> None:
    for form in (form for lemma in verbs() for form in forms(lemma)):
        assert form.form.replace("-", "").isalpha(), form
        assert form.form == form.form.lower(), form


def test_changes_of_spelling() -> None:
    table = conjugation_table(["annoncer", "engager", "payer", "déployer", "céder", "acheter", "rejeter", "devoir"])
    for word in ("annonçait", "engageait", "paiera", "payera", "deploiera", "cèdera", "achète", "rejettera", "dues"):
        assert fold(word) in table, word
    for word in ("annoncait_", "engagait", "deployera", "acheterra", "rejetera"):
        assert word not in table, word


def test_a_form_of_several_verbs_names_them_all() -> None:
    lemmas = {form.lemma for form in conjugation_table(["être", "suivre"])["suis"]}
    assert lemmas == {"être", "suivre"}


def test_a_form_of_several_tenses_names_them_all() -> None:
    tenses = {form.tense for form in conjugation_table(["investir"])["investit"]}
    assert tenses == {Tense.PRESENT, Tense.PAST}


def test_the_table_of_all_verbs_holds_every_form() -> None:
    table = conjugation_table()
    assert all(form in table[fold(form.form)] for lemma in verbs() for form in forms(lemma))
    assert all(fold(word) == word for word in table)


def test_the_table_does_not_hang_on_the_order_of_the_verbs() -> None:
    assert conjugation_table(["lever", "avoir", "lever"]) == conjugation_table(["avoir", "lever"])


def test_a_new_verb_in_er_needs_no_entry() -> None:
    assert VerbForm("cloudifiera", "cloudifier", Tense.FUTURE, "3s") in forms("cloudifier")


def test_an_unknown_verb_is_told() -> None:
    with pytest.raises(LexiconError, match=r"verbs.toml: unknown verb 'vendange'; add it"):
        forms("vendange")
