"""One figure after another of a sentence: money, power capacity and shares, in digits and words, with bound and range."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from kg.mentions.bounds import bound_of
from kg.mentions.figure import Figure, FigureForm
from kg.mentions.numbers import number_at
from kg.mentions.scales import Scales
from kg.values import Bound, Span, plain

__all__ = ["FigureReader"]

_LEAST_PLAIN_SUM = Decimal(100_000)
_MILLION = Decimal(1_000_000)
_WRITTEN_OUT = Decimal(10_000)
_SUMS_IN_DIGITS = range(5, 16)


class FigureReader(Scales):
    """Looks for a figure at one token after another of a sentence."""

    def figures_at(self, at: int, first: int) -> list[Figure]:
        """The figure that starts at this token, two for "from A to B"; empty where none does."""
        word = self.words[at]
        numerals = self.numerals
        if numerals.opening.is_number(word):
            figures = self._numeric(at, first)
            if figures:
                return figures
        if word in numerals.signs and at + 1 < self.last and self.words[at + 1][0].isdecimal():
            return self._numeric(at + 1, first, sign=at)
        magnitude = self._magnitude(at, first)
        return [magnitude] if magnitude else self._in_words(at, first)

    def _in_words(self, at: int, first: int) -> list[Figure]:
        """A figure that no number opens: "demi-milliard", "le milliard", "un tiers du capital"."""
        word, numerals = self.words[at], self.numerals
        if word in numerals.halves:
            return self._money(at, at + 1, numerals.halves[word], None, first)
        if at + 1 < self.last and self.words[at + 1] in numerals.scales:
            if word in numerals.definite:
                return self._money(at + 1, at + 1, Decimal(1), None, first)
            if word in numerals.demi:
                return self._money(at, at + 1, Decimal("0.5"), None, first)
        for size, value in numerals.shares.at(self.words, at):
            part = at + size + 1
            if part < self.last and self.words[part] in numerals.scales and self.words[part - 1] in numerals.of:
                return self._money(at, part, value / 100, None, first)  # "un quart de milliard"
            if self._shared(at + size):
                return [self._figure(FigureForm.PERCENT, value, None, at, at + size, first)]
        return []

    def _shared(self, at: int) -> bool:
        """True if what follows a fraction is a whole that is parted: "du capital", not "d'heure" or "d'ingénieurs"."""
        words, numerals = self.words, self.numerals
        if at + 1 >= self.last or words[at] not in {"du", "de", "d'", "des"}:
            return at < self.last and words[at] in {".", ",", ";", ")"} and "en" in words[max(0, at - 6) : at]
        if words[at + 1] in numerals.unparted:
            return False
        return words[at] in {"du", "des"} or words[at + 1] in numerals.parted or self.tokens.capital(at + 1)

    def _numeric(self, at: int, first: int, sign: int | None = None) -> list[Figure]:
        number = number_at(self.words, at, self.numerals)
        if number is None:
            return []
        value, after = number
        after += after < self.last and self.words[after] == "\n"  # a line wrapped inside the figure
        start = at if sign is None else sign
        if after < self.last and self.words[after] in self.numerals.digits and value in _SUMS_IN_DIGITS:
            low = Decimal(10) ** int(value - 1)
            return [self._made(FigureForm.MONEY, low, low * 10, Bound.MAGNITUDE, start, after + 1, None)]
        upper, second, after = self._range(after)
        if upper and upper >= 100 and upper % 100 == 0 and value < 10 and self.words[second][0].isalpha():
            value *= 100  # "deux à trois cents"
        unit = self.unit(after)
        if unit:
            scale, stop = unit
            value, stop = self._and_a_half(value, stop)
            return self.bounded(
                FigureForm.CAPACITY, start, stop, value * scale, _times(upper, scale), None, first, second
            )
        if after < self.last:
            for size, _ in self.numerals.percent.at(self.words, after):
                return self.bounded(FigureForm.PERCENT, start, after + size, value, upper, None, first, second)
        return self._money(start, after, value, upper, first, second)

    def _range(self, middle: int) -> tuple[Decimal | None, int, int]:
        """The second number of "3 à 3,5 milliards", if one follows, its token, and the token after it."""
        words, numerals = self.words, self.numerals
        if middle + 1 < self.last and words[middle] in numerals.range_middle:
            second = middle + 1 + (words[middle + 1] == "a")
            for size, _ in numerals.before.at(words, second):
                second += size
                break
            if second < self.last:
                number = number_at(words, second, numerals)
                if number and (words[second][0].isdecimal() or self._scaled(number[1])):
                    return number[0], second, number[1]
        return None, middle, middle

    def _scaled(self, at: int) -> bool:
        if at >= self.last:
            return False
        scaled = self.words[at] in self.numerals.scales or self.words[at] in self.numerals.units
        return scaled or any(self.numerals.percent.at(self.words, at))

    def _money(
        self,
        start: int,
        after: int,
        value: Decimal,
        upper: Decimal | None,
        first: int,
        second: int = 0,
    ) -> list[Figure]:
        after += after + 1 < self.last and self.words[after] in self.numerals.ordinal and self._scaled(after + 1)
        rough = after < self.last and self.words[after] in self.numerals.rough
        signed = self.words[start] in self.numerals.signs
        scale, stop = self.scale(after + rough, signed)
        value, stop = self._and_a_half(value, stop) if scale else (value, stop)
        currency, end = self.currency(stop)
        if signed:
            currency = currency or self.sign(start)
        if scale is None:
            if currency is None and self.words[start] not in self.numerals.halves:
                return []
            scale = Decimal(1)
            if value < _LEAST_PLAIN_SUM:
                return []
        elif currency is None and (scale < _MILLION or self.counts_things(stop)):
            return []
        elif upper is None and currency is None:
            rest, currency, end = self.rest(stop, scale)
            value += rest / scale
        low = value if upper is not None and value > upper and value >= _WRITTEN_OUT else value * scale
        figures = self.bounded(FigureForm.MONEY, start, end, low, _times(upper, scale), currency, first, second)
        return [_roughly(figure) for figure in figures] if rough else figures

    def _and_a_half(self, value: Decimal, at: int) -> tuple[Decimal, int]:
        """The number and the token after it, with the half that may follow: "un milliard et demi", "deux gigawatts et demi"."""
        for size, _ in self.numerals.half.at(self.words, at) if at < self.last else ():
            return value + Decimal("0.5"), at + size
        return value, at

    def _magnitude(self, at: int, first: int) -> Figure | None:
        """A magnitude ("des dizaines de milliards") or a rough number ("une centaine de millions")."""
        words, numerals = self.words, self.numerals
        word = words[at]
        if word in numerals.tens or word in numerals.about:
            scale_at = at + 1 + (at + 1 < self.last and words[at + 1] in numerals.of)
            unit = self.unit(scale_at) if scale_at < self.last else None
            scale, stop = (unit[0], unit[1]) if unit else self.scale(scale_at)
            if scale is None or (not unit and scale < _MILLION):
                return None
            form = FigureForm.CAPACITY if unit else FigureForm.MONEY
            currency, end = (None, stop) if unit else self.currency(stop)
            if word in numerals.tens:
                low = numerals.tens[word] * scale
                return self._made(form, low, low * 10, Bound.MAGNITUDE, at, end, currency)
            value = numerals.about[word] * scale
            return _roughly(self._figure(form, value, currency, at, end, first))
        if (
            word in numerals.plain
            and at + 1 < self.last
            and words[at + 1] in numerals.units
            and words[at + 1][-1] == "s"
        ):
            return self._made(
                FigureForm.CAPACITY, numerals.units[words[at + 1]], numerals.units[words[at + 1]] * 10, Bound.MAGNITUDE,
                at, at + 2, None,
            )  # fmt: skip
        if word in numerals.plain and at + 1 < self.last and words[at + 1] in numerals.scales:
            scale, stop = self.scale(at + 1)
            if scale is None or scale < _MILLION or words[at + 1][-1] != "s":
                return None
            currency, end = self.currency(stop)
            if currency is None and (self.counts_things(stop) or (word == "de" and stop < self.last)):
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
        changes = self.words[middle] == "a" and self.changes(at, first)
        joined = self.words[middle] in self.numerals.range_and and not self.between(at)
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

    def between(self, at: int) -> bool:
        """True if "entre", perhaps with a word of approximation, stands before the figure that starts here."""
        return "entre" in self.words[max(0, at - 3) : at]

    def _before(self, at: int) -> str:
        return self.words[at - 1] if at else ""

    def changes(self, at: int, first: int) -> bool:
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
        exact = _exact(low)
        return Figure(form, exact, exact if high is low else _exact(high), bound, span, at, stop, currency)


def _roughly(figure: Figure) -> Figure:
    return replace(figure, bound=Bound.ABOUT) if figure.bound is Bound.EXACT else figure


def _exact(value: Decimal | None) -> Decimal | None:
    return None if value is None else Decimal(plain(value))


def _times(value: Decimal | None, scale: Decimal) -> Decimal | None:
    return None if value is None else value * scale
