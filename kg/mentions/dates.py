"""Dates of a text: absolute ("le 12 mars 2026"), partial ("fin 2025") and relative to the article ("mercredi")."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from kg.text.phrases import Phrases
from kg.text.remembered import Remembered
from kg.text.tokens import Tokens
from kg.values import PartialDate

__all__ = ["DateFinder", "DateMention"]

_YEAR = re.compile(r"(?:19|20)\d\d$")
_YEARS = frozenset(map(str, range(1900, 2100)))
_DAY = re.compile(r"\d{1,2}$")
_ALSO_WORDS = frozenset({"mars", "mai", "sept", "dec", "nov", "oct"})
_BEFORE_YEAR = frozenset({
    "en", "fin", "debut", "courant", "de", "des", "depuis", "d'", "(", "l'", "annee", "exercice", "mi", "a", "ete",
    "automne", "printemps", "hiver", ",", "ici", "avant",
})  # fmt: skip
_BEFORE_MONTH = frozenset({"en", "fin", "debut", "mi", "de", "des", "depuis", "courant", "a", "du", "d'"})
_BEFORE_DATE = frozenset({"le", "la", "fin", "debut", "l'", "a", "mois", "de", "du", "courant"})


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date and its tokens (`last` excluded). `date` is None where only the article's date could tell it.

    `deadline` marks a limit ("d'ici 2027"), `weekday` a day of the week, `year_only` a bare year.
    """

    date: PartialDate | None
    first: int
    last: int
    deadline: bool = False
    weekday: bool = False
    written_year: bool = False

    @property
    def year_only(self) -> bool:
        """True if nothing but the year is known."""
        return self.date is not None and self.date.month is None


class DateFinder:
    """Finds dates: built once of the words of a language."""

    def __init__(self, table: dict[str, Any]) -> None:
        self.months: dict[str, int] = table["months"]
        self.weekdays: dict[str, int] = table["weekdays"]
        self._last, self._next = frozenset(table["last"]), frozenset(table["next"])
        self._deadline = Phrases((phrase, None) for phrase in table["deadline"])
        self._days = Phrases(table["days"].items())
        self._months_off = Phrases(table["this_month"].items())
        self._years_off = Phrases(table["this_year"].items())
        self._quarters = Phrases(table["quarters"].items())
        relative = (self._days, self._months_off, self._years_off, self._quarters)
        self._first = frozenset[str]().union(self.months, self.weekdays, *[table.first_words for table in relative])
        self._opening = Remembered(self._may_open)

    def _may_open(self, word: str) -> bool:
        """True if a date may start with the word."""
        return word in self._first or bool(_DAY.match(word) or _YEAR.match(word))

    def tells_year(self, words: Sequence[str], first: int, last: int) -> bool:
        """True if a year stands between two tokens."""
        return not _YEARS.isdisjoint(words[first:last])

    def find(
        self, tokens: Tokens, first: int, last: int, today: dt.date | None, around: dt.date | None
    ) -> list[DateMention]:
        """The dates between two tokens. `today` is the article's date; `around` a day that months without a year follow."""
        found: list[DateMention] = []
        read = first
        for at in self._opening.places(tokens.words, first, last):
            mention = self._at(tokens.words, at, last, today, today or around) if at >= read else None
            if mention:
                deadline = self._is_deadline(tokens.words, mention.first, first)
                found.append(
                    DateMention(
                        mention.date, mention.first, mention.last, deadline, mention.weekday, mention.written_year
                    )
                )
                read = mention.last
        return _sharing_year(found, tokens.words)

    def _at(
        self, words: Sequence[str], at: int, last: int, today: dt.date | None, around: dt.date | None
    ) -> DateMention | None:
        word = words[at]
        if word in self.months:
            return self._month(words, at, at, None, last, around)
        if _DAY.match(word) and at + 1 < last:
            month_at = at + 1 + (words[at + 1] == "er")
            if month_at < last and words[month_at] in self.months and 1 <= int(word) <= 31:
                return self._month(words, at, month_at, int(word), last, around)
        if _YEAR.match(word) and at and _year_stands(words, at):
            return DateMention(PartialDate(int(word)), at, at + 1, written_year=True)
        return self._relative(words, at, last, today)

    def _month(
        self, words: Sequence[str], start: int, at: int, day: int | None, last: int, around: dt.date | None
    ) -> DateMention | None:
        month = self.months[words[at]]
        after = at + 1 + (at + 1 < last and words[at + 1] == ".")
        if after < last and _YEAR.match(words[after]):
            return _dated(int(words[after]), month, day, start, after + 1, written=True)
        ambiguous = words[at] in _ALSO_WORDS and day is None and at == start
        if ambiguous and not _led(words, at):
            return None
        coming = after < last and words[after] in self._next
        stop = after + (after < last and words[after] in self._last | self._next)
        if around is None:
            return DateMention(None, start, stop)
        year = around.year
        if coming:
            year += month <= around.month
        elif month > around.month:
            year -= 1
        return _dated(year, month, day, start, stop, written=False)

    def _relative(self, words: Sequence[str], at: int, last: int, today: dt.date | None) -> DateMention | None:
        for table, make in ((self._days, _day), (self._months_off, _month_off), (self._years_off, _year_off)):
            for size, offset in table.at(words, at):
                if at + size <= last:
                    return DateMention(make(today, offset) if today else None, at, at + size)
        for size, quarter in self._quarters.at(words, at):
            if at + size < last and _YEAR.match(words[at + size]):
                return DateMention(PartialDate(int(words[at + size])), at, at + size + 1, written_year=True)
            return DateMention(None, at, at + size) if quarter else None
        if words[at] in self.weekdays:
            back = 0 if today is None else (today.weekday() - self.weekdays[words[at]]) % 7
            coming = at + 1 < last and words[at + 1] in self._next
            past = at + 1 < last and words[at + 1] in self._last
            days = (-back % 7 or 7) if coming else -(back or (7 if past else 0))
            day = today + dt.timedelta(days) if today else None
            return DateMention(PartialDate.on(day) if day else None, at, at + 1 + past + coming, weekday=True)
        return None

    def _is_deadline(self, words: Sequence[str], at: int, first: int) -> bool:
        edge = at
        while edge > first and words[edge - 1] in _BEFORE_DATE:
            edge -= 1
        return any(
            edge <= start + size <= at
            for start in range(max(first, edge - 4), at)
            for size, _ in self._deadline.at(words, start)
        )


def _year_stands(words: Sequence[str], at: int) -> bool:
    """True if four digits are a year by what stands before them."""
    return words[at - 1] in _BEFORE_YEAR


def _led(words: Sequence[str], at: int) -> bool:
    return at > 0 and words[at - 1] in _BEFORE_MONTH


def _dated(year: int, month: int, day: int | None, first: int, last: int, *, written: bool) -> DateMention | None:
    date = PartialDate(year, month, day)
    try:
        _ = date.earliest
    except ValueError:
        return None
    return DateMention(date, first, last, written_year=written)


def _day(today: dt.date, offset: int) -> PartialDate:
    return PartialDate.on(today + dt.timedelta(offset))


def _month_off(today: dt.date, offset: int) -> PartialDate:
    months = today.year * 12 + today.month - 1 + offset
    return PartialDate(months // 12, months % 12 + 1)


def _year_off(today: dt.date, offset: int) -> PartialDate:
    return PartialDate(today.year + offset)


def _sharing_year(found: list[DateMention], words: Sequence[str]) -> list[DateMention]:
    """The dates, those of a list with the year that its last one tells: "le 1er avril et le 1er octobre 2026"."""
    shared = list(found)
    for at in range(len(shared) - 2, -1, -1):
        date, following = shared[at], shared[at + 1]
        between = words[date.last : following.first]
        listed = bool(between) and all(word in {",", "et", "le", "puis", "ou", "en"} for word in between)
        if (
            listed
            and date.date
            and date.date.month
            and not date.written_year
            and following.written_year
            and following.date
        ):
            year, month, day = following.date.year, date.date.month, date.date.day
            dated = _dated(year, month, day, date.first, date.last, written=True)
            shared[at] = replace(dated, deadline=date.deadline) if dated else date
    return shared
