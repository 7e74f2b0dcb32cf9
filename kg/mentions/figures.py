"""Figures of an article: money, power capacity and shares, in digits and words, with bound, range and ellipsis."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from kg.mentions.bounds import bound_of
from kg.mentions.figure import Figure, FigureForm
from kg.mentions.numbers import number_at
from kg.mentions.numerals import Numerals
from kg.text.tokens import Tokens
from kg.values import Bound, Span, plain

__all__ = ["find_figures"]

_LEAST_PLAIN_SUM = Decimal(300_000)
_MILLION = Decimal(1_000_000)
_SUMS_IN_DIGITS = range(5, 16)


def find_figures(
    tokens: Tokens, first: int, last: int, numerals: Numerals, before: Figure | None = None
) -> list[Figure]:
    """The figures between two tokens (last excluded), in order; none overlaps another.

    `before` is the last figure of the sentence before: a bare number may take its unit from it.
    """
    finder = _Finder(tokens, last, numerals)
    found: list[Figure] = []
    at = first
    while at < last:
        figures = finder.figures_at(at, first)
        found += figures
        at = max((figure.last for figure in figures), default=at + 1)
    return _with_elliptic(finder, found, first, before)


class _Finder:
    """Looks for a figure at one token after another of a sentence."""

    def __init__(self, tokens: Tokens, last: int, numerals: Numerals) -> None:
        self.tokens, self.words, self.last, self.numerals = tokens, tokens.words, last, numerals

    def figures_at(self, at: int, first: int) -> list[Figure]:
        """The figure that starts at this token, two for "from A to B"; empty where none does."""
        word = self.words[at]
        numerals = self.numerals
        if word[0].isdecimal() or word in numerals.numbers or "-" in word:
            figures = self._numeric(at, first)
            if figures:
                return figures
        if word in numerals.signs and at + 1 < self.last and self.words[at + 1][0].isdecimal():
            return self._numeric(at + 1, first, sign=at)
        magnitude = self._magnitude(at, first)
        if magnitude:
            return [magnitude]
        if word in numerals.halves:
            return self._money(at, at + 1, numerals.halves[word], None, first)
        if word in numerals.definite and at + 1 < self.last and self.words[at + 1] in numerals.scales:
            return self._money(at + 1, at + 1, Decimal(1), None, first)
        for size, value in numerals.shares.at(self.words, at):
            if at + size < self.last and self.words[at + size] in {"du", "de", "d'", "des"}:
                return [self._figure(FigureForm.PERCENT, value, None, at, at + size, first)]
        return []

    def _numeric(self, at: int, first: int, sign: int | None = None) -> list[Figure]:
        number = number_at(self.words, at, self.numerals)
        if number is None:
            return []
        value, after = number
        start = at if sign is None else sign
        if after < self.last and self.words[after] in self.numerals.digits and value in _SUMS_IN_DIGITS:
            low = Decimal(10) ** int(value - 1)
            return [self._made(FigureForm.MONEY, low, low * 10, Bound.MAGNITUDE, start, after + 1, None)]
        upper, second, after, own = self._range(after)
        unit = self._unit(after)
        if unit:
            scale, stop = unit
            return self.bounded(
                FigureForm.CAPACITY, start, stop, value * scale, _times(upper, scale), None, first, second
            )
        if after < self.last:
            for size, _ in self.numerals.percent.at(self.words, after):
                return self.bounded(FigureForm.PERCENT, start, after + size, value, upper, None, first, second)
        return self._money(start, after, value, upper, first, second, own)

    def _range(self, after: int) -> tuple[Decimal | None, int, int, Decimal | None]:
        """The second number of "3 à 3,5" or "500 millions à 1 milliard", if one follows, its token, the token after it, and
        the scale of the first number where it has its own.
        """
        words, numerals = self.words, self.numerals
        middle = after
        while middle < self.last and (words[middle] in numerals.scales or words[middle] == "%"):
            middle += 1
        if middle + 1 < self.last and words[middle] in numerals.range_middle:
            second = middle + 1 + (words[middle + 1] == "a")
            for size, _ in numerals.before.at(words, second):
                second += size
                break
            if second < self.last:
                number = number_at(words, second, numerals)
                if number and (words[second][0].isdecimal() or middle > after or self._scaled(number[1])):
                    own = numerals.scales.get(words[after]) if middle > after else None
                    return number[0], second, number[1], own
        return None, after, after, None

    def _scaled(self, at: int) -> bool:
        if at >= self.last:
            return False
        scaled = self.words[at] in self.numerals.scales or self.words[at] in self.numerals.units
        return scaled or any(self.numerals.percent.at(self.words, at))

    def _unit(self, at: int) -> tuple[Decimal, int] | None:
        if at < self.last and self.words[at] in self.numerals.ordinal:
            at += 1
        if at < self.last and self.words[at] in self.numerals.units:
            return self.numerals.units[self.words[at]], at + 1
        return None

    def _money(
        self,
        start: int,
        after: int,
        value: Decimal,
        upper: Decimal | None,
        first: int,
        second: int = 0,
        own: Decimal | None = None,
    ) -> list[Figure]:
        scale, stop = self._scale(after)
        if own and scale:
            value = value * own / scale
        for size, _ in self.numerals.half.at(self.words, stop) if scale and stop < self.last else ():
            value, stop = value + Decimal("0.5"), stop + size
        currency, end = self._currency(stop)
        if self.words[start] in self.numerals.signs:
            currency = currency or self.numerals.signs[self.words[start]]
        if scale is None:
            if currency is None and self.words[start] not in self.numerals.halves:
                return []
            scale = Decimal(1)
            if value < _LEAST_PLAIN_SUM:
                return []
        elif currency is None and (scale < _MILLION or self._counts_things(stop)):
            return []
        elif upper is None and currency is None:
            rest, currency, end = self._rest(stop, scale)
            value += rest / scale
        return self.bounded(FigureForm.MONEY, start, end, value * scale, _times(upper, scale), currency, first, second)

    def _rest(self, at: int, scale: Decimal) -> tuple[Decimal, str | None, int]:
        """The smaller part of "deux milliards cinq cents millions d'euros", its currency, and the token after it."""
        number = number_at(self.words, at, self.numerals) if at < self.last else None
        if number and number[1] < self.last and not self.words[at][0].isdigit():
            smaller = self.numerals.scales.get(self.words[number[1]])
            if smaller and smaller < scale:
                currency, end = self._currency(number[1] + 1)
                return number[0] * smaller, currency, end
        return Decimal(0), None, at

    def _scale(self, at: int) -> tuple[Decimal | None, int]:
        words, numerals = self.words, self.numerals
        if at >= self.last:
            return None, at
        if words[at] in numerals.scales:
            scale, stop = numerals.scales[words[at]], at + 1
            if scale == 1000 and stop + 1 < self.last and words[stop + 1] in numerals.scales:
                return scale * numerals.scales[words[stop + 1]], stop + 2
            return scale, stop
        if words[at] in numerals.tight and self._currency(at + 1)[0]:
            return numerals.tight[words[at]], at + 1
        return None, at

    def _currency(self, at: int) -> tuple[str | None, int]:
        """The currency told at this token ("de dollars", "€") and the token after it."""
        words, numerals = self.words, self.numerals
        if at >= self.last:
            return None, at
        if words[at] in numerals.signs:
            us = at + 1 < self.last and words[at + 1] == "us"
            return numerals.signs[words[at]], at + 1 + us
        start = at + (words[at] in numerals.of)
        if start < self.last:
            for size, code in numerals.currencies.at(words, start):
                return code, start + size
        return None, at

    def _counts_things(self, at: int) -> bool:
        """True for "100 millions d'utilisateurs": a number of things that are not money."""
        if at + 1 >= self.last or self.words[at] not in self.numerals.of:
            return False
        return not any(self.numerals.worth.at(self.words, at + 1))

    def _magnitude(self, at: int, first: int) -> Figure | None:
        """A magnitude ("des dizaines de milliards") or a rough number ("une centaine de millions")."""
        words, numerals = self.words, self.numerals
        word = words[at]
        if word in numerals.tens or word in numerals.about:
            scale_at = at + 1 + (at + 1 < self.last and words[at + 1] in numerals.of)
            unit = self._unit(scale_at) if scale_at < self.last else None
            scale, stop = (unit[0], unit[1]) if unit else self._scale(scale_at)
            if scale is None or (not unit and scale < _MILLION):
                return None
            form = FigureForm.CAPACITY if unit else FigureForm.MONEY
            currency, end = (None, stop) if unit else self._currency(stop)
            if word in numerals.tens:
                low = numerals.tens[word] * scale
                return self._made(form, low, low * 10, Bound.MAGNITUDE, at, end, currency)
            value = numerals.about[word] * scale
            figure = self._figure(form, value, currency, at, end, first)
            return replace(figure, bound=Bound.ABOUT) if figure.bound is Bound.EXACT else figure
        if word in numerals.plain and at + 1 < self.last and words[at + 1] in numerals.scales:
            scale, stop = self._scale(at + 1)
            if scale is None or scale < _MILLION or words[at + 1][-1] != "s":
                return None
            currency, end = self._currency(stop)
            if currency is None and (self._counts_things(stop) or (word == "de" and stop < self.last)):
                return None
            return self._made(FigureForm.MONEY, scale, scale * 10, Bound.MAGNITUDE, at, end, currency)
        return None

    def bounded(
        self,
        form: FigureForm,
        at: int,
        stop: int,
        value: Decimal,
        upper: Decimal | None,
        currency: str | None,
        first: int,
        second: int = 0,
    ) -> list[Figure]:
        """One figure; a range; or both ends of a change or of two things joined by "et"."""
        if upper is None:
            return [self._figure(form, value, currency, at, stop, first)]
        middle = next(i for i in range(at, stop) if self.words[i] in self.numerals.range_middle)
        changes = self._changes(at, first)
        joined = self.words[middle] in self.numerals.range_and and self._before(at) != "entre"
        if changes or joined or upper <= value:
            left = self._figure(form, value, currency, at, middle, first)
            right = self._figure(form, upper, currency, second, stop, middle)
            return [replace(left, change=changes), right]
        return [self._made(form, value, upper, Bound.RANGE, at, stop, currency)]

    def scale_of(self, figure: Figure) -> Decimal:
        """What a number is multiplied by in a figure, as it is written: by its scale words, or its unit of power.

        A figure without such a word ("une centaine", a sum in digits) has the largest power of a thousand that it holds.
        """
        if figure.scale:
            return figure.scale
        words = self.words[figure.first : figure.last]
        for table in (self.numerals.units, self.numerals.scales, self.numerals.tight):
            scales = [table[word] for word in words if word in table]
            if scales:
                return scales[-1]
        powers = (Decimal("1e9"), Decimal("1e6"), Decimal("1e3"))
        return next((scale for scale in powers if figure.written >= scale), Decimal(1))

    def _before(self, at: int) -> str:
        return self.words[at - 1] if at else ""

    def _changes(self, at: int, first: int) -> bool:
        """True if a verb of change stands before "de A à B"."""
        if self._before(at) not in {"de", "d'"}:
            return False
        return any(any(self.numerals.change.at(self.words, i)) for i in range(max(first, at - 12), at))

    def _figure(self, form: FigureForm, value: Decimal, currency: str | None, at: int, stop: int, first: int) -> Figure:
        bound = bound_of(self.words, at, stop, first, self.last, self.numerals)
        low = None if bound.is_upper else value
        high = None if bound.is_lower else value
        return self._made(form, low, high, bound, at, stop, currency)

    def _made(
        self,
        form: FigureForm,
        low: Decimal | None,
        high: Decimal | None,
        bound: Bound,
        at: int,
        stop: int,
        currency: str | None,
    ) -> Figure:
        span = Span(self.tokens.starts[at], self.tokens.ends[stop - 1])
        return Figure(form, _exact(low), _exact(high), bound, span, at, stop, currency)


def _exact(value: Decimal | None) -> Decimal | None:
    return None if value is None else Decimal(plain(value))


def _times(value: Decimal | None, scale: Decimal) -> Decimal | None:
    return None if value is None else value * scale


def _with_elliptic(finder: _Finder, found: list[Figure], first: int, before: Figure | None) -> list[Figure]:
    """The figures, and the bare numbers beside them that take their unit ("10 pour le second", "dont 300 dès 2027")."""
    scaled = [figure for figure in (before, *found) if figure and figure.form is not FigureForm.PERCENT]
    if not scaled:
        return found
    return sorted([*found, *_elliptic(finder, scaled, found, first)], key=lambda figure: figure.first)


def _elliptic(finder: _Finder, scaled: list[Figure], found: list[Figure], first: int) -> Iterator[Figure]:
    words, numerals = finder.words, finder.numerals
    at = first
    while at < finder.last:
        inside = next((figure for figure in found if figure.first <= at < figure.last), None)
        number = None if inside else number_at(words, at, numerals)
        if number is None:
            at = inside.last if inside else at + 1
            continue
        value, after = number
        if _stands_bare(finder, at, after, value):
            model = max((f for f in scaled if f.first < at), key=lambda f: f.first, default=scaled[0])
            unit = finder.scale_of(model)
            for figure in finder.bounded(model.form, at, after, value * unit, None, model.currency, first):
                yield replace(figure, elliptic=True, scale=unit)
        at = after


def _stands_bare(finder: _Finder, at: int, after: int, value: Decimal) -> bool:
    """True if the number at this place counts nothing itself, so that it may take a unit from a figure beside it."""
    words, numerals = finder.words, finder.numerals
    word = words[at]
    if word in {"un", "une"} or (word.isdigit() and len(word) == 4 and 1900 <= value <= 2100) or value == 0:
        return False
    following = words[after] if after < finder.last else "."
    if following in numerals.elliptic_never or following[0].isdigit() or _runs_on(finder.tokens, after):
        return False
    led = any(i + size == at for i in range(max(0, at - 4), at) for size, _ in numerals.elliptic_before.at(words, i))
    closed = following in {".", ",", ")", ";", "(", "»", "!"}
    followed = after < finder.last and any(numerals.elliptic_after.at(words, after))
    return (led or word[0].isdecimal()) and (closed or followed)


def _runs_on(tokens: Tokens, at: int) -> bool:
    """True if a full stop stands inside a word, as in the ticker "9984.T"."""
    return at + 1 < len(tokens) and tokens.words[at] == "." and tokens.starts[at + 1] == tokens.ends[at]
