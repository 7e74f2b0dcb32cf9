"""Numbers in digits and words: "34,6", "10.000", "deux cent cinquante", "quatre-vingt-dix-sept"."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from kg.mentions.numerals import Numerals

__all__ = ["number_at"]

_HUNDRED, _THOUSAND, _TWENTY, _TEN = Decimal(100), Decimal(1000), Decimal(20), Decimal(10)
_AFTER_TEN = frozenset({Decimal(7), Decimal(8), Decimal(9)})


def number_at(words: Sequence[str], at: int, numerals: Numerals) -> tuple[Decimal, int] | None:
    """The number that starts at this token and the token after it; None where none starts.

    A sole "un" or "une" is a number here: whether it is an article is for the caller to say.
    """
    word = words[at]
    if word[0].isdecimal():
        return _digits(word), at + 1
    parts = _parts(word, numerals)
    if parts is None:
        return None
    stop = at + 1
    while stop < len(words):
        joined = words[stop] == "et" and stop + 1 < len(words) and words[stop + 1] in {"un", "une", "onze"}
        more = _parts(words[stop + joined], numerals)
        if more is None or not _combines(parts[-1], more[0]):
            break
        parts += more
        stop += 1 + joined
    return _value(parts), stop


def _digits(word: str) -> Decimal:
    """The value of digits: points part thousands where three digits follow ("10.000"), a comma the decimals."""
    whole, comma, decimals = word.partition(",")
    grouped = len(whole) > 4 and whole[-4] == "." and whole[0] != "0"
    if grouped or comma or " " in whole or whole.count(".") > 1:
        whole = whole.replace(" ", "").replace(".", "")
    return Decimal(f"{whole}.{decimals}" if comma else whole)


def _parts(word: str, numerals: Numerals) -> list[Decimal] | None:
    if word in numerals.numbers:
        return [numerals.numbers[word]]
    if "-" not in word:
        return None
    pieces = [piece for piece in word.split("-") if piece != "et"]
    if not all(piece in numerals.numbers for piece in pieces):
        return None
    return [numerals.numbers[piece] for piece in pieces]


def _combines(before: Decimal, after: Decimal) -> bool:
    """True if a number word may follow another inside one number ("deux cent", "vingt deux", "mille cinq")."""
    if after in {_HUNDRED, _THOUSAND}:
        return before < after
    if before == _TEN:
        return after in _AFTER_TEN
    return before in {_HUNDRED, _THOUSAND} or (before >= _TWENTY and before % 10 == 0 and after < before)


def _value(parts: list[Decimal]) -> Decimal:
    total = current = Decimal(0)
    for part in parts:
        if part == _THOUSAND:
            total += (current or 1) * part
            current = Decimal(0)
        elif part == _HUNDRED:
            current = (current or 1) * part
        elif part == _TWENTY and current % _HUNDRED == 4:  # quatre-vingts
            current += 4 * _TWENTY - 4
        else:
            current += part
    return total + current
