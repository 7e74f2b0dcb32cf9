"""Word lists of French: ordinary words, given names, places, adjectives of countries and cities.

All are folded (`kg.text.fold`): lower case, no accents. Each list is read when it is first asked for. The text files are
written by tools/make_words.py, which names their sources and licences; the TOML files are written by hand.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from kg.errors import LexiconError
from kg.text.fold import fold

__all__ = [
    "city_adjectives", "common_words", "countries", "demonyms", "first_names", "great_places", "place_phrases", "places",
]  # fmt: skip

_HERE = Path(__file__).resolve().parent
_FEMININE = (("een", "eenne"), ("ien", "ienne"), ("on", "onne"), ("f", "ve"), ("x", "se"), ("eau", "elle"))


@cache
def common_words() -> frozenset[str]:
    """Words that are no names, not even with a capital at the start of a sentence.

    >>> "notamment" in common_words(), "investirait" in common_words(), "nvidia" in common_words()
    (True, True, False)
    """
    return _lines("commonwords.txt")


@cache
def first_names() -> frozenset[str]:
    """Given names, compound ones with their hyphen ("jean-luc")."""
    return _lines("firstnames.txt")


@cache
def places() -> frozenset[str]:
    """Cities, regions, countries and continents, by their French and their local names.

    >>> {"new york", "abou dhabi", "seine-et-marne", "coree du sud"} <= places()
    True
    """
    return _lines("cities.txt") | great_places()


@cache
def great_places() -> frozenset[str]:
    """Countries, regions and the better known cities: places that no company is called by.

    >>> {"qatar", "tokyo", "hauts-de-france"} <= great_places(), "vardby" in great_places()
    (True, False)
    """
    table = _table("places.toml")
    by_hand = {fold(name) for name in (*table["regions"], *table["cities"])}
    with_adjectives = {fold(place) for place in city_adjectives().values()}
    return frozenset(by_hand | with_adjectives | countries().keys())


@cache
def place_phrases() -> frozenset[str]:
    """Places of several words of which some are small, as articles write them.

    >>> {"Arabie saoudite", "Pays de la Loire"} <= place_phrases(), "New York" in place_phrases()
    (True, False)
    """
    table = _table("places.toml")
    named = [*table["regions"], *table["cities"], *(name for names in table["countries"].values() for name in names)]
    return frozenset(name for name in named if any(word[0].islower() for word in name.split()))


@cache
def countries() -> Mapping[str, str]:
    """Names of countries to their ISO 3166 codes in lower case.

    >>> countries()["koweit"], countries()["etats-unis"]
    ('kw', 'us')
    """
    named = _table("places.toml")["countries"]
    return MappingProxyType({fold(name): code for code, names in named.items() for name in names})


@cache
def demonyms() -> Mapping[str, str]:
    """Adjectives of countries, and of their regions and cities, in all agreements, to the code of the country.

    >>> [demonyms()[word] for word in ("saoudienne", "lilloise", "californiens", "grecques")]
    ['sa', 'fr', 'us', 'gr']
    """
    table = _table("demonyms.toml")
    found: dict[str, str] = {}
    for code, places_of in table["place"].items():
        for adjectives in places_of.values():
            found |= dict.fromkeys(_agreements(adjectives), code)
    for code, adjectives in table["country"].items():
        found |= dict.fromkeys(_agreements(adjectives), code)
    return MappingProxyType(found)


@cache
def city_adjectives() -> Mapping[str, str]:
    """Adjectives of cities and regions, in all agreements, to the place as articles write it.

    >>> city_adjectives()["lilloises"], city_adjectives()["new-yorkais"], city_adjectives()["tourangelle"]
    ('Lille', 'New York', 'Tours')
    """
    found: dict[str, str] = {}
    for places_of in _table("demonyms.toml")["place"].values():
        for place, adjectives in places_of.items():
            found |= dict.fromkeys(_agreements(adjectives), place)
    return MappingProxyType(found)


def _agreements(adjectives: list[str]) -> Iterator[str]:
    """The folded forms of adjectives: masculine, feminine, and their plurals."""
    for entry in adjectives:
        masculine, _, feminine = fold(entry).partition("/")
        feminine = feminine or _feminine(masculine)
        yield masculine
        yield _plural(masculine)
        yield feminine
        yield f"{feminine}s"


def _plural(masculine: str) -> str:
    if masculine.endswith(("s", "x")):
        return masculine
    if masculine.endswith("al"):
        return f"{masculine.removesuffix('al')}aux"
    return masculine + ("x" if masculine.endswith("eau") else "s")


def _feminine(masculine: str) -> str:
    """The regular feminine: -ais, -ois, -ain, -an and the like take an e; -ien, -on double the n; -e stays."""
    for ending, feminine in _FEMININE:
        if masculine.endswith(ending):
            return masculine.removesuffix(ending) + feminine
    return masculine if masculine.endswith(("e", "a")) else f"{masculine}e"


def _lines(name: str) -> frozenset[str]:
    """The lines of a word list, without its title."""
    try:
        title, _, words = (_HERE / name).read_text(encoding="utf-8").partition("\n")
    except OSError as error:
        raise LexiconError(f"cannot be read ({error.strerror})", where=str(_HERE / name), do="install again") from error
    if not title.startswith("#"):
        raise LexiconError("has no title", where=str(_HERE / name), do="write it again with tools/make_words.py")
    return frozenset(words.split("\n")) - {""}


@cache
def _table(name: str) -> Mapping[str, Any]:
    return MappingProxyType(tomllib.loads((_HERE / name).read_text(encoding="utf-8")))
