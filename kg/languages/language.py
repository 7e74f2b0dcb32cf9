"""What the reading rooms need of a language, as tables: the engine itself knows no language.

A language is a folder beside this file with figures.toml, cues.toml, roles.toml, names.toml, grammar.toml and the word
lists that its `words` module reads.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import kg.languages.fr.words as french
from kg.errors import LexiconError
from kg.languages.fr.conjugation import conjugation_table
from kg.mentions.numerals import Numerals
from kg.text.sentences import Layout

__all__ = ["Language", "Vocabulary"]

_HERE = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Word lists of a language: ordinary words, first names, places, and adjectives of countries and cities.

    `great_places` are places so well known that no company is called so; `phrases` those of several words, some small.
    """

    common: frozenset[str]
    first_names: frozenset[str]
    places: frozenset[str]
    great_places: frozenset[str]
    place_phrases: frozenset[str]
    countries: Mapping[str, str]
    demonyms: Mapping[str, str]
    city_adjectives: Mapping[str, str]


@dataclass(frozen=True)
class Language:
    """One language: its tables as read, and those that are ready to use."""

    code: str
    numerals: Numerals
    layout: Layout
    vocabulary: Vocabulary
    tables: Mapping[str, dict[str, Any]]
    verbs: Mapping[str, Any]

    @classmethod
    @cache
    def load(cls, code: str = "fr") -> Language:
        """The language of this code. Raises LexiconError where a table is missing or wrong."""
        folder = _HERE / code
        tables = {path.stem: _table(path) for path in sorted(folder.glob("*.toml"))}
        layout = tables["grammar"]["layout"]
        groups = [*tables["cues"]["verbs"].values(), *tables["status"]["auxiliaries"].values()]
        lemmas = sorted({lemma for group in groups for lemma in group})
        return cls(
            code=code,
            numerals=Numerals.from_table(tables["figures"]),
            layout=Layout(frozenset(layout["abbreviations"]), frozenset(layout["openers"])),
            vocabulary=Vocabulary(
                french.common_words(),
                french.first_names(),
                french.places(),
                french.great_places(),
                french.place_phrases(),
                french.countries(),
                french.demonyms(),
                french.city_adjectives(),
            ),
            tables=tables,
            verbs=conjugation_table(lemmas),
        )


def _table(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, OSError) as error:
        raise LexiconError(f"cannot be read: {error}", where=str(path), do="mend the file") from error
