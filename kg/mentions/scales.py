"""What follows a number in a figure: its scale, its unit of power, its currency."""

from __future__ import annotations

from decimal import Decimal

from kg.mentions.numbers import number_at
from kg.mentions.numerals import Numerals
from kg.text.tokens import Tokens

__all__ = ["Scales"]


class Scales:
    """Reads scales, units and currencies at the tokens of a text, up to `last`."""

    def __init__(self, tokens: Tokens, last: int, numerals: Numerals) -> None:
        self.tokens, self.words, self.last, self.numerals = tokens, tokens.words, last, numerals

    def unit(self, at: int) -> tuple[Decimal, int] | None:
        """The unit of power at this token, in gigawatts, and the token after it."""
        if at < self.last and self.words[at] in self.numerals.ordinal:
            at += 1
        if at < self.last and self.words[at] in self.numerals.units:
            return self.numerals.units[self.words[at]], at + 1
        return None

    def rest(self, at: int, scale: Decimal) -> tuple[Decimal, str | None, int]:
        """The smaller part of "deux milliards cinq cents millions d'euros", its currency, and the token after it."""
        number = number_at(self.words, at, self.numerals) if at < self.last else None
        if number and number[1] < self.last:
            smaller = self.numerals.scales.get(self.words[number[1]])
            if smaller and smaller < scale:
                currency, end = self.currency(number[1] + 1)
                return number[0] * smaller, currency, end
        return Decimal(0), None, at

    def scale(self, at: int, signed: bool = False) -> tuple[Decimal | None, int]:
        """The scale at this token and the token after it; `signed` if a currency stands before the number."""
        words, numerals = self.words, self.numerals
        if at >= self.last:
            return None, at
        if words[at] in numerals.scales:
            scale, stop = numerals.scales[words[at]], at + 1
            if scale == 1000 and stop + 1 < self.last and words[stop + 1] in numerals.scales:
                return scale * numerals.scales[words[stop + 1]], stop + 2
            return scale, stop
        if words[at] in numerals.joint:
            return numerals.joint[words[at]][0], at
        if words[at] in numerals.tight and (signed or self.currency(at + 1)[0]):
            return numerals.tight[words[at]], at + 1
        return None, at

    def currency(self, at: int) -> tuple[str | None, int]:
        """The currency told at this token ("de dollars", "€") and the token after it."""
        words, numerals = self.words, self.numerals
        if at >= self.last:
            return None, at
        if words[at] in numerals.joint:
            return numerals.joint[words[at]][1], at + 1
        start = at + (words[at] == "\n" and at + 1 < self.last)
        start += words[start] in numerals.of
        start += 2 * (words[at] == "d" and at + 2 < self.last and words[at + 1] == "'")  # "d'€"
        if start < self.last:
            for size, code in numerals.currencies.at(words, start):
                return code, start + size
            if words[start] in numerals.signs:
                return numerals.signs[words[start]], start + 1
        return None, at

    def sign(self, at: int) -> str:
        """The currency of a sign before a number, with a letter before it where one is written ("HK$300 millions")."""
        for size, code in self.numerals.currencies.at(self.words, at - 1) if at else ():
            if size > 1:
                return code
        return self.numerals.signs[self.words[at]]

    def counts_things(self, at: int) -> bool:
        """True for "100 millions d'utilisateurs": a number of things that are not money."""
        if at + 1 >= self.last or self.words[at] not in self.numerals.of:
            return False
        return not any(self.numerals.worth.at(self.words, at + 1))
