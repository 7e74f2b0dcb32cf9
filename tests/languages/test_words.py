"""The word lists of French: what must be in them, what must not, and that they are folded."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from kg.languages.fr import words
from kg.languages.fr.conjugation import conjugation_table
from kg.lexicon.load import Lexicon
from kg.text.fold import fold

FOLDER = Path(words.__file__).parent
# Company names that are French words too and yet unmistakable with a capital.
UNMISTAKABLE = {
    "AXA", "Adobe", "Airbus", "Alphabet", "Axa", "Bayer", "Decathlon", "HUMAIN", "Hachette", "Helion", "Humain", "Micron", "Mistral",
    "Oracle", "PIF", "Rebellions", "Sequoia", "Sesterce", "Siemens", "Tata", "Temenos", "Vivendi",
}  # fmt: skip


@pytest.mark.parametrize("name", ["commonwords.txt", "firstnames.txt", "cities.txt"])
def test_lists_are_folded_sorted_and_say_where_they_come_from(name: str) -> None:
    title, *lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    assert title.startswith("# ")
    assert "(GPL" in title or "(MIT)" in title or "(CC BY" in title
    assert lines == sorted(set(lines))
    assert all(fold(line) == line and line.strip() == line and line for line in lines)


@pytest.mark.parametrize(
    "word",
    [
        "notamment", "selon", "voyez", "cette", "depuis", "pourtant", "toutefois", "ainsi", "jeudi", "lundi", "janvier",
        "octobre", "aucune", "plusieurs", "interrogée", "contactée", "contacté", "résultat", "série", "objectif", "reste",
        "autre", "côté", "fondée", "créée", "basée", "start-up", "coentreprise", "peut-être", "celui-ci", "investisseurs",
        "licornes", "gigawatts", "hyperscalers", "mi-octobre", "néanmoins", "malgré", "quelques", "trois", "vingt-cinq",
        "levée", "rumeur",
    ],
)  # fmt: skip
def test_words_that_open_sentences_are_common(word: str) -> None:
    assert fold(word) in words.common_words()


@pytest.mark.parametrize(
    "name",
    [
        "nvidia", "anthropic", "openai", "microsoft", "amazon", "google", "nebius", "nscale", "sam", "altman",
        "elon", "musk", "france", "paris", "lyon", "lille", "bordeaux", "boston", "chine", "japon", "claude", "mathieu",
        "dario", "reuters", "bloomberg", "coreweave", "softbank",
    ],
)  # fmt: skip
def test_names_are_not_common(name: str) -> None:
    assert name not in words.common_words()


def test_every_form_of_a_verb_is_common_unless_it_is_a_name() -> None:
    names = words.first_names() | words.places()
    missing = conjugation_table().keys() - words.common_words() - names
    assert missing == set()


@pytest.mark.parametrize(
    "name", [
        "Sam", "Elon", "Jensen", "Satya", "Dario", "Arthur", "Jean-Luc", "Éléonore", "Fei-Fei", "Masayoshi", "Xavier",
        "Lip-Bu", "Tareq",
    ]
)  # fmt: skip
def test_first_names(name: str) -> None:
    assert fold(name) in words.first_names()


@pytest.mark.parametrize(
    "word",
    [
        "mai",
        "série",
        "paris",
        "nvidia",
        "figure",
    ],
)
def test_words_that_are_no_first_names(word: str) -> None:
    assert fold(word) not in words.first_names()


@pytest.mark.parametrize(
    "name",
    [
        "Paris", "New York", "San Francisco", "Abou Dhabi", "Seine-et-Marne", "États-Unis", "Bruyères-le-Châtel", "Île-de-France",
        "Abilene", "Séoul", "Riyad", "Francfort", "Texas", "Europe", "Wall Street", "Roubaix", "Hsinchu", "Côte d'Ivoire", "Narvik",
    ],
)  # fmt: skip
def test_places(name: str) -> None:
    assert fold(name) in words.places()


@pytest.mark.parametrize(
    "word", ["orange", "sierra", "date", "parole", "police", "rouge", "mission", "figure", "mere", "union"]
)
def test_words_that_are_no_places(word: str) -> None:
    assert word not in words.places()


@pytest.mark.parametrize(
    ("adjective", "country"),
    [
        ("américaine", "us"), ("américains", "us"), ("saoudien", "sa"), ("saoudiennes", "sa"), ("sud-coréenne", "kr"), ("coréens", "kr"),
        ("émiratie", "ae"), ("émirien", "ae"), ("qatarie", "qa"), ("koweïtiens", "kw"), ("norvégienne", "no"), ("suisse", "ch"),
        ("néerlandaises", "nl"), ("tricolores", "fr"), ("nipponne", "jp"), ("nippone", "jp"), ("grecque", "gr"), ("turque", "tr"),
        ("britannique", "gb"), ("londoniens", "gb"), ("californienne", "us"), ("bavarois", "de"), ("lilloise", "fr"), ("québécoise", "ca"),
        ("européens", "eu"), ("hexagonaux", "fr"), ("provençaux", "fr"), ("letton", "lv"), ("lettonne", "lv"), ("tourangelle", "fr"),
    ],
)  # fmt: skip
def test_demonyms(adjective: str, country: str) -> None:
    assert words.demonyms()[fold(adjective)] == country


@pytest.mark.parametrize(
    ("adjective", "place"),
    [
        ("lillois", "Lille"), ("parisiennes", "Paris"), ("bavaroise", "Bavière"), ("new-yorkais", "New York"), ("texane", "Texas"),
        ("grenobloise", "Grenoble"), ("mancelle", "Le Mans"), ("stéphanoises", "Saint-Étienne"), ("munichois", "Munich"),
    ],
)  # fmt: skip
def test_adjectives_of_cities(adjective: str, place: str) -> None:
    assert words.city_adjectives()[fold(adjective)] == place


def test_adjectives_of_cities_lead_to_known_places_and_countries() -> None:
    known = words.places()
    lost = {place for place in words.city_adjectives().values() if fold(place) not in known}
    assert lost == set()
    assert words.city_adjectives().keys() <= words.demonyms().keys()


def test_an_adjective_belongs_to_one_place_and_to_one_country() -> None:
    table = tomllib.loads((FOLDER / "demonyms.toml").read_text(encoding="utf-8"))
    places = [fold(word) for group in table["place"].values() for entries in group.values() for word in entries]
    nations = [fold(word) for entries in table["country"].values() for word in entries]
    assert sorted(places) == sorted(set(places))
    assert sorted(nations) == sorted(set(nations))


def test_countries_have_codes_and_adjectives() -> None:
    codes = set(words.countries().values())
    assert all(len(code) == 2 and code.islower() for code in codes)
    assert set(words.demonyms().values()) - codes == {"eu"}


def test_every_country_of_a_company_is_known() -> None:
    countries = {company.country for company in Lexicon.load().companies.values()}
    assert countries - set(words.countries().values()) - {"eu"} == set()


def test_a_strong_company_name_is_no_french_word() -> None:
    aliases = Lexicon.load().aliases
    ordinary = {text for text, (_, strong) in aliases.items() if strong and fold(text) in words.common_words()}
    assert ordinary == UNMISTAKABLE


def test_a_medium_whose_name_is_a_word_is_marked() -> None:
    lexicon = Lexicon.load()
    unmarked = {
        text for text in lexicon.media if text not in lexicon.media_words and fold(text) in words.common_words()
    }
    assert unmarked <= {"Expansión", "Figaro", "Presse-citron"}
