"""The bundled lexicon, entry by entry: names that no two companies share, attributes that fit, and who must be in it."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from pathlib import Path

import pytest

import kg.lexicon
from kg.lexicon.company import Sector
from kg.lexicon.load import Lexicon
from kg.text.fold import fold

LEXICON = Lexicon.load()
COMPANIES = tuple(LEXICON.companies.values())
FILES = sorted((Path(kg.lexicon.__file__).parent / "companies").glob("*.toml"))


def test_each_sector_has_its_companies() -> None:
    counts = Counter(company.sector for company in COMPANIES)
    assert counts.keys() == set(Sector) - {Sector.PERSON, Sector.UNKNOWN}
    assert min(counts.values()) >= 5


def test_ids_are_slugs() -> None:
    assert [company.id for company in COMPANIES if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", company.id)] == []


def test_each_file_holds_one_sector_in_order() -> None:
    for path in FILES:
        companies = tomllib.loads(path.read_text(encoding="utf-8"))["company"]
        assert {company["sector"] for company in companies} == {path.stem}
        ids = [company["id"] for company in companies]
        assert ids == sorted(ids), path.name
    assert {path.stem for path in FILES} == {company.sector for company in COMPANIES}


def test_no_name_is_a_pattern() -> None:
    """A star in a phrase means "any ending"."""
    assert [text for text in LEXICON.aliases if "*" in text] == []


def test_countries_are_codes() -> None:
    assert [company.id for company in COMPANIES if not re.fullmatch(r"[a-z]{2}", company.country)] == []


def test_texts_carry_no_stray_space() -> None:
    for company in COMPANIES:
        lists = (company.strong, company.weak, company.tickers, company.cities, company.products, company.people)
        for text in (company.name, *(text for texts in lists for text in texts)):
            assert text == " ".join(text.split()), company.id


def test_a_name_is_said_once_in_a_company() -> None:
    for company in COMPANIES:
        names = [*company.strong, *company.weak]
        assert len(names) == len(set(names)), company.id
        assert company.name not in company.strong, company.id


def test_people_are_named_in_full() -> None:
    short = [person for person in LEXICON.people if len(person.split()) < 2]
    assert short == []


def test_a_strong_name_is_no_name_of_a_medium() -> None:
    assert {text for text, (_, strong) in LEXICON.aliases.items() if strong and text in LEXICON.media} == set()


def test_a_chip_is_no_company() -> None:
    assert LEXICON.chips.keys() & LEXICON.aliases.keys() == set()
    assert LEXICON.chips.keys() & LEXICON.products.keys() == set()


def test_strong_names_of_one_spelling_name_one_company() -> None:
    owners: dict[str, set[str]] = {}
    for text, (company, strong) in LEXICON.aliases.items():
        if strong:
            owners.setdefault(fold(text), set()).add(company.id)
    assert {text for text, ids in owners.items() if len(ids) > 1} == set()


@pytest.mark.parametrize(
    ("text", "name", "strong"),
    [
        ("a16z", "Andreessen Horowitz", True),
        ("AWS", "Amazon Web Services", True),
        ("PIF", "Public Investment Fund", True),
        ("SoftBank Group Corp", "SoftBank", True),
        ("Vision Fund", "SoftBank", True),
        ("OCI", "Oracle", True),
        ("Samsung Electronics", "Samsung Electronics", True),
        ("Samsung", "Samsung", True),
        ("Alphabet", "Alphabet", True),
        ("Google Cloud", "Google Cloud", True),
        ("Mistral", "Mistral AI", True),
        ("NBIM", "Norges Bank Investment Management", True),
        ("SK Hynix", "SK hynix", True),
        ("Meta", "Meta", False),
        ("Meta Platforms", "Meta", True),
        ("Orange", "Orange", False),
        ("Figure", "Figure AI", False),
        ("Lambda", "Lambda", False),
        ("Galaxy", "Galaxy Digital", False),
        ("Valor", "Valor Equity Partners", False),
        ("Benchmark", "Benchmark", False),
        ("Aligned", "Aligned Data Centers", False),
        ("Free", "Iliad", False),
    ],
)
def test_aliases(text: str, name: str, strong: bool) -> None:
    company, alone = LEXICON.aliases[text]
    assert (company.name, alone) == (name, strong)


@pytest.mark.parametrize(
    ("child", "parent"),
    [
        ("Amazon Web Services", "Amazon"),
        ("Google Cloud", "Google"),
        ("Google", "Alphabet"),
        ("Samsung Electronics", "Samsung"),
        ("SK Telecom", "SK Group"),
        ("Scaleway", "Iliad"),
        ("Khazna", "G42"),
        ("Intel Capital", "Intel"),
        ("OpenAI Foundation", "OpenAI"),
    ],
)
def test_parents(child: str, parent: str) -> None:
    assert LEXICON.parent_of(LEXICON.companies[child]) == LEXICON.companies[parent]


def test_a_company_that_stands_alone_has_no_parent() -> None:
    assert LEXICON.parent_of(LEXICON.companies["Anthropic"]) is None


@pytest.mark.parametrize(
    ("country", "name"),
    [
        ("no", "Norges Bank Investment Management"),
        ("kw", "Kuwait Investment Authority"),
        ("qa", "Qatar Investment Authority"),
    ],
)
def test_a_sovereign_fund_is_known_with_its_country(country: str, name: str) -> None:
    company = LEXICON.companies[name]
    assert (company.sector, company.country) == (Sector.SOVEREIGN, country)


@pytest.mark.parametrize(
    ("product", "name"),
    [
        ("ChatGPT", "OpenAI"),
        ("Claude", "Anthropic"),
        ("Azure", "Microsoft"),
        ("Facebook", "Meta"),
    ],
)
def test_products_name_their_maker(product: str, name: str) -> None:
    assert LEXICON.products[product].name == name


def test_a_person_may_lead_several_companies() -> None:
    assert {company.name for company in LEXICON.people["Elon Musk"]} >= {"Tesla", "SpaceX", "xAI"}


def test_tickers_name_companies() -> None:
    assert {text: LEXICON.tickers[text].name for text in ("NVDA", "9984.T", "GOOGL", "GOOG")} == {
        "NVDA": "Nvidia",
        "9984.T": "SoftBank",
        "GOOGL": "Alphabet",
        "GOOG": "Alphabet",
    }


@pytest.mark.parametrize(
    ("text", "medium"),
    [
        ("WSJ", "Wall Street Journal"),
        ("The Wall Street Journal", "Wall Street Journal"),
        ("FT", "Financial Times"),
        ("Les Échos", "Les Echos"),
        ("Agence France-Presse", "AFP"),
        ("Nikkei Asia", "Nikkei"),
        ("The Information", "The Information"),
        ("L’Informé", "L'Informé"),
    ],
)
def test_media(text: str, medium: str) -> None:
    assert LEXICON.media[text] == medium
    assert text not in LEXICON.media_words


def test_media_whose_names_are_words() -> None:
    assert {"Capital", "Fortune", "Challenges", "Next", "Time", "Mint"} <= LEXICON.media_words
    assert LEXICON.media_words <= LEXICON.media.keys()


@pytest.mark.parametrize(
    ("family", "maker"),
    [
        ("Vera Rubin", "Nvidia"), ("GB300", "Nvidia"), ("Grace Blackwell", "Nvidia"), ("H100", "Nvidia"), ("Trainium", "Amazon Web Services"),
        ("Inferentia", "Amazon Web Services"), ("TPU", "Google"), ("Ironwood", "Google"), ("MI450", "AMD"), ("Instinct", "AMD"),
        ("Maia", "Microsoft"), ("Gaudi", "Intel"), ("Ascend", "Huawei"), ("LPU", "Groq"), ("WSE-3", "Cerebras"), ("XPU", None),
    ],
)  # fmt: skip
def test_chips(family: str, maker: str | None) -> None:
    assert LEXICON.chips[family] == maker
