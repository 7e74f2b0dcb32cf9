"""The words of figures in one language, ready to look up: what `figures.toml` of a language holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from kg.mentions.measures import Measures, Opening
from kg.text.phrases import Phrases
from kg.text.tokens import words_of
from kg.values import Bound

__all__ = ["Numerals"]

_ORDER = (Bound.EXACT, Bound.UP_TO, Bound.LESS_THAN, Bound.AT_LEAST, Bound.MORE_THAN, Bound.ABOUT)


@dataclass(frozen=True, slots=True)
class Bare:
    """What stands around a bare number that takes its unit from a figure beside it.

    It may stand before the words of `after` and behind those of `before`, never before those of `never`; behind those of
    `strong` also before those of `loose`; before those of `sharing` it has the bound of a figure that stands before the same.
    "en", a verb of `taking` and words of `between` may lead it; it is a share behind `holding`,
    and nothing that counts behind `labels`. Before a word of `parting` and a figure it has the unit of that figure.
    """

    after: Phrases[None]
    before: Phrases[None]
    strong: Phrases[None]
    loose: Phrases[None]
    taking: Phrases[None]
    holding: Phrases[None]
    between: frozenset[str]
    parting: frozenset[str]
    labels: frozenset[str]
    never: frozenset[str]
    sharing: frozenset[str]

    @classmethod
    def from_table(cls, table: dict[str, Any]) -> Bare:
        """The words of the table [ellipsis] of a `figures.toml`."""
        after, before, strong, loose = (_phrases(table[key]) for key in ("after", "before", "strong", "loose"))
        taking, holding = _phrases(table["taking"]), _phrases(table["holding"])
        words = (frozenset(table[key]) for key in ("between", "parting", "labels", "not_after", "sharing"))
        return cls(after, before, strong, loose, taking, holding, *words)


@dataclass(frozen=True, slots=True)
class Portions:
    """The words that tell a figure as a part of another: so many `times` of it, or the `rest`.

    Such a part is one of a sum before the words of `of_whole`, or behind those of `led`; never before those of `never` or
    shortly after those of `denying`.
    """

    times: Phrases[Fraction]
    rest: Phrases[None]
    of_whole: Phrases[None]
    led: Phrases[None]
    never: frozenset[str]
    denying: frozenset[str]
    of: frozenset[str]

    @classmethod
    def from_table(cls, table: dict[str, Any]) -> Portions:
        """The words of the table [portions] of a `figures.toml`."""
        times = Phrases((phrase, Fraction(value)) for phrase, value in table["times"].items())
        rest, of_whole, led = (_phrases(table[key]) for key in ("rest", "of_whole", "led"))
        return cls(times, rest, of_whole, led, *(frozenset(table[key]) for key in ("never", "denying", "of")))


_WORDS = (
    "plain", "of", "range_start", "range_middle", "range_and", "range_to", "ordinal", "digits", "definite", "demi", "rough",
    "converting", "converts", "parted", "unparted",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Numerals:
    """Number words, scales, currencies, units, fractions and bounds of a language."""

    numbers: dict[str, Decimal]
    scales: dict[str, Decimal]
    tight: dict[str, Decimal]
    halves: dict[str, Decimal]
    joint: dict[str, tuple[Decimal, str]]
    signs: dict[str, str]
    units: dict[str, Decimal]
    tens: dict[str, Decimal]
    about: dict[str, Decimal]
    currencies: Phrases[str]
    shares: Phrases[Decimal]
    half: Phrases[None]
    percent: Phrases[None]
    change: Phrases[None]
    worth: Phrases[None]
    before: Phrases[Bound]
    after: Phrases[Bound]
    fillers: frozenset[str]
    plain: frozenset[str]
    of: frozenset[str]
    range_start: frozenset[str]
    range_middle: frozenset[str]
    range_and: frozenset[str]
    range_to: frozenset[str]
    ordinal: frozenset[str]
    digits: frozenset[str]
    definite: frozenset[str]
    demi: frozenset[str]
    rough: frozenset[str]
    converting: frozenset[str]
    converts: frozenset[str]
    parted: frozenset[str]
    unparted: frozenset[str]
    bare: Bare
    portions: Portions
    measures: Measures
    opening: Opening

    @classmethod
    def from_table(cls, table: dict[str, Any]) -> Numerals:
        """The numerals that a `figures.toml` describes; KeyError names a table that is missing."""
        words, bounds = table["words"], table["bounds"]
        glued = {code.lower(): code for code in _codes(table["currencies"])} | table["glued"]
        joint = _joint(table["tight"] | table["scales"], glued)
        return cls(
            numbers=_decimals(table["numbers"]),
            scales=_decimals(table["scales"]),
            tight=_decimals(table["tight"]),
            halves=_decimals(table["halves"]),
            joint=joint,
            signs={code.lower(): code for code in _codes(table["currencies"])} | table["signs"],
            units=_decimals(table["units"]),
            tens=_decimals(table["tens"]),
            about=_decimals(table["about"]),
            currencies=Phrases((name, code) for code, names in table["currencies"].items() for name in names),
            shares=Phrases((phrase, Decimal(value)) for phrase, value in table["shares"].items()),
            half=_phrases(words["half"]),
            percent=_phrases(words["percent"]),
            change=_phrases(words["change"]),
            worth=_phrases(words["worth"]),
            before=_bounds(bounds["before"]),
            after=_bounds(bounds["after"]),
            fillers=frozenset(word for filler in bounds["fillers"] for word in words_of(filler))
            | {"d'", "l'", "jusqu'"},
            **{name: frozenset(words[name]) for name in _WORDS},
            bare=Bare.from_table(table["ellipsis"]),
            portions=Portions.from_table(table["portions"]),
            measures=Measures([*_measures(table), *joint]),
            opening=Opening(table["numbers"], _opening(table)),
        )


def _opening(table: dict[str, Any]) -> Iterator[str]:
    """What opens a figure before a number, or without one: "$", "des milliards", "le milliard", "un tiers"."""
    yield from (code.lower() for code in _codes(table["currencies"]))
    for name in ("signs", "tens", "about", "halves", "shares"):
        yield from table[name]
    for name in ("plain", "definite", "demi"):
        yield from table["words"][name]


def _measures(table: dict[str, Any]) -> Iterator[str]:
    """The phrases of measure, one of which stands in each figure."""
    for name in ("scales", "halves", "signs", "units", "shares"):
        yield from table[name]
    for names in table["currencies"].values():
        yield from (name if "$" in name else words_of(name)[0] for name in names)
    yield from table["words"]["percent"]
    yield from table["words"]["digits"]


def _decimals(table: dict[str, Any]) -> dict[str, Decimal]:
    return {word: Decimal(value) for word, value in table.items()}


def _codes(currencies: dict[str, list[str]]) -> list[str]:
    """The currencies that articles write by their code too."""
    return [code for code, names in currencies.items() if code.lower() in names]


def _joint(scales: dict[str, Any], glued: dict[str, str]) -> dict[str, tuple[Decimal, str]]:
    """Scale letters and currency written as one word ("MUSD", "MdEUR") to what they say."""
    short = {word: Decimal(scale) for word, scale in scales.items() if word in {"k", "m"} or 1 < len(word) < 4}
    return {f"{word}{name}": (scale, code) for word, scale in short.items() for name, code in glued.items()}


def _phrases(phrases: list[str]) -> Phrases[None]:
    return Phrases((phrase, None) for phrase in phrases)


def _bounds(table: dict[str, list[str]]) -> Phrases[Bound]:
    return Phrases((phrase, bound) for bound in _ORDER for phrase in table.get(bound.value, ()))
