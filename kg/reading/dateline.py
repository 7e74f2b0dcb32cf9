r"""The day an article says it was published, from the line near its top that does nothing but place and date it.

Such lines are "date 2026-01-29 ...", "Paris, le 12 mars 2026", "PARIS, 12 mars 2026 - ...", "Publié le 17 févr. 2026
à 06:30", "LE MONDE | 20.05.2026 à 11h12", "March 12, 2026". A date inside a sentence is none, nor is a date without
its year: better no date than a wrong one.
"""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path

__all__ = ["published_on"]

_LINES = 8  # a date line stands among the first lines that are not blank
_SHORT = 120  # a longer line is prose: there the date must come first, or right after a place
_DAY_FIRST = frozenset({"fr"})  # languages in which 05/04/2026 is the fifth of April


def published_on(text: str, language: str = "fr") -> dt.date | None:
    """The day in the article's date line, None where there is no such line or it names no whole day.

    >>> published_on("Paris, le 12 mars 2026 - Amazon investit.")
    datetime.date(2026, 3, 12)
    >>> published_on("Amazon a investi le 12 mars 2026 dans OpenAI.") is None
    True
    """
    grammar = _grammar()
    for line in islice(_first_lines(text), _LINES):
        match = grammar.labelled.match(line) or grammar.placed.match(line)
        if match is None and len(line) <= _SHORT:
            match = grammar.alone.search(line)
        if match and (day := _day(match, grammar.months, day_first=language in _DAY_FIRST)):
            return day
    return None


@dataclass(frozen=True, slots=True)
class _Grammar:
    labelled: re.Pattern[str]  # date 2026-01-29 ...
    placed: re.Pattern[str]  # PARIS, 12 mars 2026 - ...
    alone: re.Pattern[str]  # ... | 20.05.2026 à 11h12
    months: dict[str, int]


@cache
def _grammar() -> _Grammar:
    words = tomllib.loads(Path(__file__).with_name("datelines.toml").read_text(encoding="utf-8"))
    months = {
        spelling: number
        for language in words.values()
        for number, spellings in enumerate(language["months"], 1)
        for spelling in spellings
    }
    date = rf"""
        (?: (?P<iso> \d{{4}} - \d{{2}} - \d{{2}} )
          | (?P<numeric> \d{{1,2}} (?P<dot> [./] ) \d{{1,2}} (?P=dot) \d{{4}} )
          | (?P<day_first> \d{{1,2}} (?: er | st | nd | rd | th )? \s+ (?: {_any(months)} ) \.? ,? \s+ \d{{4}} )
          | (?P<month_first> (?: {_any(months)} ) \.? \s+ \d{{1,2}} (?: st | nd | rd | th )? ,? \s+ \d{{4}} )
        ) (?! \d )
    """
    weekday = rf"(?: \(? \b (?: {_any(_all(words, 'weekdays'))} ) [\s,]+ )?"
    before = rf"(?: \b (?: {_any(_all(words, 'before'))} ) \s* :? \s+ )?"
    after = rf"(?: {_any(_all(words, 'after'))} ) \b"
    hour = r"(?: \s* (?: à | at | , )? \s* \d{1,2} \s* [h:] \s* (?: \d{2} )? )?"
    name = r"[A-ZÀ-Þ] [\w’'-]*"
    place = rf"(?: {name} (?: \s (?: et \s | and \s )? {name} ){{0,3}} (?: , | \s [-–—] ) \s* ){{0,2}}"
    issue = r"(?: ^ \w+ \s du \s | \b du \s \d{1,2} \s au \s )"  # Édition du 12 mars 2026; du 9 au 12 mars 2026
    separator = r"[-–—|·/(,.:]"
    return _Grammar(
        labelled=_verbose(rf"date \s* :? \s+ {date}"),
        placed=_verbose(rf"(?-i: {place} ) {before} {weekday} {date} {hour} \s* (?: [-–—(] | \. \s | $ )"),
        alone=_verbose(
            rf"""(?: {issue} | (?: ^ | {separator} \s* ) {before} ) {weekday} {date} {hour}
            \s* (?: $ | [-–—|·/)] | \. \s* $ | {after} )"""
        ),
        months=months,
    )


def _verbose(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.VERBOSE | re.IGNORECASE)


def _all(words: dict[str, dict[str, list[str]]], key: str) -> list[str]:
    return [word for language in words.values() for word in language[key]]


def _any(spellings: dict[str, int] | list[str]) -> str:
    longest_first = sorted(spellings, key=lambda spelling: (-len(spelling), spelling))
    return " | ".join(re.escape(spelling) for spelling in longest_first)


def _first_lines(text: str) -> Iterator[str]:
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        if line := text[start:end].strip():
            yield line
        start = end + 1


def _day(match: re.Match[str], months: dict[str, int], *, day_first: bool) -> dt.date | None:
    if match["iso"]:
        year, month, day = (int(part) for part in match["iso"].split("-"))
    elif match["numeric"]:
        day, month, year = (int(part) for part in match["numeric"].split(match["dot"]))
        if match["dot"] == "/" and not day_first and day <= 12:
            return None  # 05/04/2026 may be either
    else:
        day, year = (int(number) for number in re.findall(r"\d+", match["day_first"] or match["month_first"]))
        spelt = re.findall(r"[^\W\d]{3,}", match["day_first"] or match["month_first"])
        month = months[spelt[0].lower()]
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
