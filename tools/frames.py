"""Examples from frames (corpus/frames): pieces of text with slots for names and figures, and what each figure is.

A frame is a line, `TEXT || SLOT: kind SOURCES > TARGET status ; SLOT: none` (see corpus/README.md). It is filled with
invented names, or those of well-known companies, and with numbers, chosen by a hash of its words: always the same ones.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import random
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from examples import Data, examples_about

from kg.claims.read import Reader
from kg.lexicon.load import Lexicon
from kg.mentions.scene import Pages
from kg.text.article import Article
from kg.values import Span

__all__ = ["Filled", "fill", "frame_examples", "frames_in"]

FRAMES = Path(__file__).resolve().parent.parent / "corpus" / "frames"
KNOWN = 0.25
"""The share of names that are those of known companies."""
TODAY = dt.date(2026, 6, 1)
SLOT = re.compile(r"\{ (?P<name> \w+ ) (?: :(?P<type> \w+ ) )? \}", re.VERBOSE)
SAID = re.compile(
    r"(?P<slot> [mgpk]\d? ): \s+ (?: none | (?P<kind> \w+ ) \s+ (?P<sources> \S+ ) \s* > \s* (?P<target> [A-F] ) \s+ (?P<status> \w+ ) )",
    re.VERBOSE,
)
VOWELS = "AEIOUÉÈÊ"


@dataclass(frozen=True)
class Filled:
    """A frame with its slots filled: the text, where each figure slot stands, and the gold row of each; None for no claim."""

    text: str
    spans: dict[str, Span]
    rows: dict[str, dict[str, Any] | None]


def frames_in(folder: Path) -> Iterator[str]:
    """The frames of a folder, in the order of its files."""
    for path in sorted(folder.glob("*.txt")):
        lines = path.read_text(encoding="utf-8").splitlines()
        yield from (line for line in lines if line.strip() and not line.startswith("#"))


def frame_examples(frame: str, lexicon: Lexicon, reader: Reader, variant: int = 0) -> Data:
    """The examples of a frame, filled for the `variant`-th time. What its slots do not tell of is left out."""
    filled = fill(frame, lexicon, variant)
    pages = reader.mentions.find(Article(f"frame {_number(frame):x}", filled.text, TODAY))
    slots = dict(_slots(filled, pages))
    about = {number: [row] if (row := filled.rows[slot]) else [] for number, slot in slots.items()}
    data = examples_about(pages, about, reader)
    data.figures = [example for number, example in enumerate(data.figures) if number in slots]
    return data


def fill(frame: str, lexicon: Lexicon, variant: int = 0) -> Filled:
    """A frame with its slots filled."""
    text, _, said = frame.partition("||")
    chance = random.Random(_number(f"{variant}|{frame}"))  # noqa: S311 - nothing here is a secret
    filler = _Filler(chance, lexicon)
    written, at = "", 0
    spans: dict[str, Span] = {}
    for slot in SLOT.finditer(text.strip()):
        written += text.strip()[at : slot.start()]
        words = filler.words(slot["name"], slot["type"])
        if slot["name"].isupper() and words[0] in VOWELS:
            written = re.sub(r"\b([Dd]|[Qq]u)e $", r"\1'", written)
        if not slot["name"].isupper():
            spans[slot["name"]] = Span(len(written), len(written) + len(words))
        written, at = written + words, slot.end()
    return Filled(written + text.strip()[at:], spans, dict(_rows(said, filler.names)))


def _rows(said: str, names: dict[str, str]) -> Iterator[tuple[str, dict[str, Any] | None]]:
    for part in said.split(";"):
        found = SAID.fullmatch(part.strip())
        if not found:
            raise ValueError(f"not what a slot is: {part!r}")
        if found["kind"] is None:
            yield found["slot"], None
            continue
        sources = [names[slot] for slot in found["sources"].split("+")] if found["sources"] != "-" else []
        row = {"kind": found["kind"], "sources": sources, "target": names[found["target"]], "status": found["status"]}
        yield found["slot"], {**row, "sure": True}


def _slots(filled: Filled, pages: Pages) -> Iterator[tuple[int, str]]:
    """The slot of each figure, by the number of the figure."""
    figures = [figure for scene in pages.scenes for figure in scene.figures]
    for number, figure in enumerate(figures):
        for slot, span in filled.spans.items():
            if slot in filled.rows and span.overlaps(figure.span):
                yield number, slot


class _Filler:
    """Chooses the words of each slot of one frame."""

    def __init__(self, chance: random.Random, lexicon: Lexicon) -> None:
        self.names: dict[str, str] = {}
        self._chance, self._lexicon, self._table = chance, lexicon, _table()
        self._currency = chance.choice(self._table["currencies"])
        self._last = 0.0

    def words(self, slot: str, kind: str | None) -> str:
        """The words of a slot; a name is the same each time."""
        if slot.isupper():
            if slot not in self.names:
                self.names[slot] = self._new_name(kind or "tech")
            return self.names[slot]
        table, choose = self._table, self._chance.choice
        match slot.rstrip("0123456789"):
            case "m":
                return self._money()
            case "g":
                self._last = choose(table["amounts"][:-2])
                return f"{self._last} {choose(['MW', 'mégawatts'])}"
            case "p":
                return choose(table["percents"]) + choose([" %", "%", "\u202f%"])
            case "k":
                return str(max(1, int(self._last * choose([0.2, 0.3, 0.4, 0.6])))) if self._last > 2 else "0,5"
            case "day":
                return str(self._chance.randint(2, 28))
            case "month":
                return str(choose(table["months"]))
            case _:
                return str(choose(table["years"]))

    def _new_name(self, kind: str) -> str:
        """A name that begins otherwise than the others."""
        taken = {name.split()[0] for name in self.names.values()}
        name = self._name(kind)
        while name.split()[0] in taken:
            name = self._name(kind)
        return name

    def _name(self, kind: str) -> str:
        table, choose = self._table, self._chance.choice
        what = table["types"][kind]
        if kind != "person" and self._chance.random() < KNOWN:
            known = (name for name, company in self._lexicon.companies.items() if company.sector == what["sector"])
            return choose(sorted(known))
        name = choose(table["beginnings"]) + choose(table["endings"])
        if kind == "person":
            return f"{choose(table['first_names'])} {name}"
        return f"{name} {choose(what['after'])}".strip()

    def _money(self) -> str:
        of = "d'" if self._currency[0] == "e" else "de "
        if not self._currency.startswith("M") and self._chance.random() < 0.35:
            words = self._chance.choice(self._table["billions"])
            self._last = float(words.replace(",", "."))
            return f"{words} {'milliards' if self._last >= 2 else 'milliard'} {of}{self._currency}"
        self._last = self._chance.choice(self._table["amounts"])
        if self._currency.startswith("M"):
            return f"{self._last} {self._currency}"
        return f"{self._last} millions {of}{self._currency}"


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads((FRAMES / "fill.toml").read_text(encoding="utf-8"))


def _number(words: str) -> int:
    return int(hashlib.sha256(words.encode()).hexdigest()[:12], 16)
