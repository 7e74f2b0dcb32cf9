"""Lexicon files of a user: what they add and replace, and how each mistake in them is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import LexiconError
from kg.lexicon.load import Lexicon

MINE = """
[[company]]
id = "acme-compute"
name = "Acme Compute"
sector = "cloud"
country = "fr"
strong = ["ACME Compute SAS"]
weak = ["Acme"]
tickers = ["ACMEC"]
cities = ["Lille"]
products = ["AcmeCloud"]
people = ["Jeanne Acme"]
parent = "orange"
"""


def written(folder: Path, text: str, name: str = "mine.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_company_is_added(tmp_path: Path) -> None:
    lexicon = Lexicon.load([written(tmp_path, MINE)])
    company = lexicon.companies["Acme Compute"]
    assert lexicon.aliases["ACME Compute SAS"] == (company, True)
    assert lexicon.aliases["Acme"] == (company, False)
    assert lexicon.tickers["ACMEC"] == lexicon.products["AcmeCloud"] == company
    assert lexicon.people["Jeanne Acme"] == (company,)
    assert lexicon.parent_of(company) == lexicon.companies["Orange"]
    assert lexicon.companies.keys() - Lexicon.load().companies.keys() == {"Acme Compute"}


def test_a_company_of_equal_id_is_replaced(tmp_path: Path) -> None:
    path = written(tmp_path, '[[company]]\nid = "anthropic"\nname = "Anthropic PBC"\nsector = "lab"\n')
    lexicon = Lexicon.load([path])
    assert "Anthropic" not in lexicon.companies
    assert lexicon.aliases["Anthropic PBC"][0] == lexicon.companies["Anthropic PBC"]
    assert "Claude" not in lexicon.products


def test_a_later_file_wins(tmp_path: Path) -> None:
    files = [
        written(tmp_path, f'[[company]]\nid = "acme"\nname = "{name}"\nsector = "lab"\n', f"{name}.toml")
        for name in ("One", "Two")
    ]
    lexicon = Lexicon.load(files)
    assert {"One", "Two"} & lexicon.companies.keys() == {"Two"}


def test_the_tables_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        Lexicon.load().companies["x"] = None  # type: ignore[index]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("company = 1", r"mine\.toml: 'company' is no list of tables; use \[\[company\]\]"),
        ("company = [1]", r"mine\.toml: 'company' is no list of tables"),
        ("[[compagny]]\nid = 'a'", r"mine\.toml: unknown key 'compagny'; use \[\[company\]\]"),
        ("[[company]\n", r"mine\.toml: is not TOML in UTF-8: .*line 1.*; mend that line"),
        ("[[company]]\nname = 'A'\nsector = 'lab'", r"mine\.toml: company A: 'id' is missing; add it"),
        ("[[company]]\nid = 'a'\nsector = 'lab'", r"mine\.toml: company a: 'name' is missing"),
        ("[[company]]\nid = 'a'\nname = 'A'", r"mine\.toml: company a: 'sector' is missing"),
        (
            "[[company]]\nid = 'a'\nname = 'A'\nsector = 'labs'",
            r"company a: unknown sector 'labs'; available: lab, cloud, chips",
        ),
        ("[[company]]\nid = 'a'\nname = 'A'\nsector = 1", r"company a: 'sector' must be a text; put it in quotes"),
        ("[[company]]\nid = 'a'\nname = ' '\nsector = 'lab'", r"company a: 'name' must be a text"),
        (
            "[[company]]\nid = 'a'\nname = 'A'\nsector = 'lab'\nstrong = 'B'",
            r"company a: 'strong' must be a list of texts",
        ),
        (
            "[[company]]\nid = 'a'\nname = 'A'\nsector = 'lab'\nweak = ['']",
            r"company a: 'weak' must be a list of texts",
        ),
        (
            "[[company]]\nid = 'a'\nname = 'A'\nsector = 'lab'\nalias = ['B']",
            r"company a: unknown key 'alias'; available: id, name",
        ),
        (
            "[[company]]\nid = 'a'\nname = 'A'\nsector = 'lab'\nparent = 'zz'",
            r"company a: unknown parent 'zz'; name another id",
        ),
        ("[[company]]\nid = 'a'\nname = 'A'\nsector = 'lab'\nparent = 'a'", r"company a: is its own ancestor"),
        (
            "[[company]]\nid = 'a'\nname = 'A'\nsector = 'lab'\n[[company]]\nid = 'a'\nname = 'B'\nsector = 'lab'",
            r"mine\.toml: the id 'a' occurs twice",
        ),
        (
            "[[company]]\nid = 'a'\nname = 'Nvidia'\nsector = 'lab'",
            r"mine\.toml: the name 'Nvidia' belongs to both nvidia and a; make it weak, or keep it for one of them",
        ),
        (
            "[[company]]\nid = 'a'\nname = 'A'\nsector = 'lab'\nstrong = ['AWS']",
            r"mine\.toml: the strong name 'AWS' belongs to both amazon-web-services and a",
        ),
        (
            "[[company]]\nid = 'a'\nname = 'A'\nsector = 'lab'\nproducts = ['ChatGPT']",
            r"mine\.toml: the product 'ChatGPT' belongs to both openai and a",
        ),
        (
            "[[company]]\nid = 'a'\nname = 'A'\nsector = 'lab'\ntickers = ['NVDA']",
            r"mine\.toml: the ticker 'NVDA' belongs to both nvidia and a",
        ),
    ],
)
def test_mistakes_are_told_with_file_and_key(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(LexiconError, match=message):
        Lexicon.load([written(tmp_path, text)])


def test_a_chain_of_owners_must_end(tmp_path: Path) -> None:
    two = (
        '[[company]]\nid = "a"\nname = "A"\nsector = "lab"\nparent = "b"\n'
        '[[company]]\nid = "b"\nname = "B"\nsector = "lab"\nparent = "a"\n'
    )
    with pytest.raises(LexiconError, match="is its own ancestor"):
        Lexicon.load([written(tmp_path, two)])


def test_a_weak_name_leaves_a_strong_one_alone(tmp_path: Path) -> None:
    text = '[[company]]\nid = "a"\nname = "A"\nsector = "lab"\nweak = ["Nvidia"]\n'
    company, strong = Lexicon.load([written(tmp_path, text)]).aliases["Nvidia"]
    assert (company.name, strong) == ("Nvidia", True)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(
        LexiconError, match=r"nowhere\.toml: cannot be read \(No such file or directory\); check the path"
    ):
        Lexicon.load([tmp_path / "nowhere.toml"])


def test_a_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="cannot be read"):
        Lexicon.load([tmp_path])


def test_latin_1_is_told(tmp_path: Path) -> None:
    path = tmp_path / "latin.toml"
    path.write_bytes('# é\n[[company]]\nid = "a"\n'.encode("latin-1"))
    with pytest.raises(LexiconError, match=r"latin\.toml: is not TOML in UTF-8"):
        Lexicon.load([path])
