"""The lexicon of names: which words name a company, a newspaper or a chip. Reads and checks the TOML files beside it.

It knows names only; where a name stands in an article, and whether it means the company there, is for `kg.mentions`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from kg.errors import LexiconError
from kg.lexicon.company import Company, Sector

__all__ = ["Lexicon"]

_HERE = Path(__file__).resolve().parent
_LISTS = ("strong", "weak", "tickers", "cities", "products", "people")
_TEXTS = ("id", "name", "sector", "country", "parent")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Every name the program knows, read once and passed along.

    `companies` is by canonical name; `aliases` maps the exact text of a name, canonical ones included, to its company
    and to True if the name is strong (see `Company`); `tickers`, `products` map an exact text to the company;
    `people` maps a full name to the companies that the person leads or founded. `media` maps each name of a newspaper,
    agency or broadcaster to its canonical name, `media_words` are those that are also ordinary words ("Capital").
    `chips` maps a family of chips or systems to the canonical name of its maker, None if it has several; a family may
    be followed by a version number in the text.

    >>> lexicon = Lexicon.load()
    >>> company, strong = lexicon.aliases["a16z"]
    >>> company.name, strong, lexicon.media["WSJ"], lexicon.chips["Blackwell"]
    ('Andreessen Horowitz', True, 'Wall Street Journal', 'Nvidia')
    """

    companies: Mapping[str, Company]
    aliases: Mapping[str, tuple[Company, bool]]
    tickers: Mapping[str, Company]
    products: Mapping[str, Company]
    people: Mapping[str, tuple[Company, ...]]
    media: Mapping[str, str]
    media_words: frozenset[str]
    chips: Mapping[str, str | None]
    _by_id: Mapping[str, Company] = field(init=False, repr=False)

    @classmethod
    def load(cls, extra: Iterable[Path] = ()) -> Lexicon:
        """The bundled lexicon, with the companies of the user's files added, or put in the place of those of equal id.

        Raises LexiconError, naming file and key, when a file cannot be read, a key is unknown or of the wrong type,
        a sector is unknown, a parent does not exist, or a strong name belongs to two companies.
        """
        companies: dict[str, Company] = {}
        origin: dict[str, Path] = {}
        for found in (_bundled(), *(_located(path) for path in extra)):
            here: set[str] = set()
            for path, company in found:
                if company.id in here:
                    raise LexiconError(
                        f"the id {company.id!r} occurs twice", where=str(path), do="give each company an id of its own"
                    )
                here.add(company.id)
                companies[company.id] = company
                origin[company.id] = path
        _check_parents(companies, origin)
        media, media_words = _media(_HERE / "media.toml")
        return cls(
            companies=_by_name(companies, origin),
            aliases=_aliases(companies, origin),
            tickers=_unique(companies, origin, "tickers"),
            products=_unique(companies, origin, "products"),
            people=_people(companies),
            media=media,
            media_words=media_words,
            chips=_chips(_HERE / "chips.toml", {company.name for company in companies.values()}),
        )

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_id", {company.id: company for company in self.companies.values()})

    def parent_of(self, company: Company) -> Company | None:
        """The company that owns most of `company`, None if it stands alone."""
        return self._by_id.get(company.parent)


def _read(path: Path, table: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """The tables `[[table]]` of a TOML file, each with the place that an error message names."""
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise LexiconError(f"cannot be read ({error.strerror})", where=str(path), do="check the path") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise LexiconError(f"is not TOML in UTF-8: {error}", where=str(path), do="mend that line") from error
    if unknown := sorted(content.keys() - {table}):
        raise LexiconError(f"unknown key {unknown[0]!r}", where=str(path), do=f"use [[{table}]]")
    rows = content.get(table, [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise LexiconError(f"{table!r} is no list of tables", where=str(path), do=f"use [[{table}]]")
    for number, row in enumerate(rows, 1):
        yield f"{path}: {table} {row.get('id') or row.get('name') or number}", row


@cache
def _bundled() -> tuple[tuple[Path, Company], ...]:
    """The bundled companies, each with its file."""
    return tuple(located for path in sorted(_HERE.glob("companies/*.toml")) for located in _located(path))


def _located(path: Path) -> Iterator[tuple[Path, Company]]:
    return ((path, company) for company in _companies(path))


def _companies(path: Path) -> Iterator[Company]:
    for where, row in _read(path, "company"):
        _check_keys(where, row, texts=_TEXTS, lists=_LISTS, needed=("id", "name", "sector"))
        try:
            sector = Sector(row["sector"])
        except ValueError as error:
            known = ", ".join(Sector)
            raise LexiconError(f"unknown sector {row['sector']!r}", where=where, do=f"available: {known}") from error
        texts: dict[str, str] = {key: row[key] for key in _TEXTS if key in row and key != "sector"}
        lists: dict[str, tuple[str, ...]] = {key: tuple(row[key]) for key in _LISTS if key in row}
        yield Company(
            id=texts["id"],
            name=texts["name"],
            sector=sector,
            country=texts.get("country", ""),
            parent=texts.get("parent", ""),
            **lists,
        )


def _check_keys(
    where: str, row: Mapping[str, Any], *, texts: tuple[str, ...], lists: tuple[str, ...], needed: tuple[str, ...]
) -> None:
    for key, value in row.items():
        if key in texts:
            if not isinstance(value, str) or not value.strip():
                raise LexiconError(f"{key!r} must be a text", where=where, do="put it in quotes")
        elif key in lists:
            if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
                raise LexiconError(f"{key!r} must be a list of texts", where=where, do='write ["...", "..."]')
        else:
            raise LexiconError(f"unknown key {key!r}", where=where, do=f"available: {', '.join(texts + lists)}")
    for key in needed:
        if key not in row:
            raise LexiconError(f"{key!r} is missing", where=where, do="add it")


def _check_parents(companies: Mapping[str, Company], origin: Mapping[str, Path]) -> None:
    for company in companies.values():
        ancestors = {company.id}
        child = company
        while child.parent:
            if child.parent not in companies or child.parent in ancestors:
                fault = "is its own ancestor" if child.parent in ancestors else f"unknown parent {child.parent!r}"
                raise LexiconError(fault, where=f"{origin[child.id]}: company {child.id}", do="name another id")
            ancestors.add(child.parent)
            child = companies[child.parent]


def _by_name(companies: Mapping[str, Company], origin: Mapping[str, Path]) -> Mapping[str, Company]:
    named: dict[str, Company] = {}
    for company in companies.values():
        if company.name in named:
            raise _shared("name", company.name, named[company.name], company, origin)
        named[company.name] = company
    return MappingProxyType(named)


def _aliases(companies: Mapping[str, Company], origin: Mapping[str, Path]) -> Mapping[str, tuple[Company, bool]]:
    """Strong names first; a weak name that several companies have goes to the first of them."""
    aliases: dict[str, tuple[Company, bool]] = {}
    for company in companies.values():
        for text in dict.fromkeys((company.name, *company.strong)):
            if text in company.weak:
                continue
            if text in aliases:
                raise _shared("strong name", text, aliases[text][0], company, origin)
            aliases[text] = (company, True)
    for company in companies.values():
        for text in company.weak:
            aliases.setdefault(text, (company, False))
    return MappingProxyType(aliases)


def _unique(companies: Mapping[str, Company], origin: Mapping[str, Path], field: str) -> Mapping[str, Company]:
    """The texts of one list field, each to the only company that has it."""
    owners: dict[str, Company] = {}
    for company in companies.values():
        for text in getattr(company, field):
            if text in owners:
                raise _shared(field.removesuffix("s"), text, owners[text], company, origin)
            owners[text] = company
    return MappingProxyType(owners)


def _people(companies: Mapping[str, Company]) -> Mapping[str, tuple[Company, ...]]:
    people: dict[str, tuple[Company, ...]] = {}
    for company in companies.values():
        for person in company.people:
            people[person] = (*people.get(person, ()), company)
    return MappingProxyType(people)


def _shared(what: str, text: str, one: Company, other: Company, origin: Mapping[str, Path]) -> LexiconError:
    return LexiconError(
        f"the {what} {text!r} belongs to both {one.id} and {other.id}",
        where=str(origin[other.id]),
        do="make it weak, or keep it for one of them",
    )


def _media(path: Path) -> tuple[Mapping[str, str], frozenset[str]]:
    media: dict[str, str] = {}
    words: set[str] = set()
    for where, row in _read(path, "medium"):
        _check_keys(where, row, texts=("name",), lists=("aliases", "words"), needed=("name",))
        for text in (row["name"], *row.get("aliases", ())):
            if text in media:
                raise LexiconError(f"{text!r} is already a name of {media[text]}", where=where, do="remove one of them")
            media[text] = row["name"]
        for text in row.get("words", ()):
            if text not in media:
                raise LexiconError(f"the word {text!r} is no name of the medium", where=where, do="add it to aliases")
            words.add(text)
    return MappingProxyType(media), frozenset(words)


def _chips(path: Path, makers: set[str]) -> Mapping[str, str | None]:
    chips: dict[str, str | None] = {}
    for where, row in _read(path, "chip"):
        _check_keys(where, row, texts=("maker",), lists=("families",), needed=("families",))
        maker = row.get("maker")
        if maker is not None and maker not in makers:
            raise LexiconError(
                f"unknown maker {maker!r}", where=where, do="use a canonical name of kg/lexicon/companies/"
            )
        for family in row["families"]:
            if family in chips:
                raise LexiconError(f"the family {family!r} occurs twice", where=where, do="remove one of them")
            chips[family] = maker
    return MappingProxyType(chips)
