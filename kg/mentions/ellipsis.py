"""Bare numbers that take their unit from a figure beside them: "10 pour le second", "dont 300 dès 2027"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from kg.mentions.figure import Figure, FigureForm
from kg.mentions.figurereader import FigureReader
from kg.mentions.leading import ARTICLES, Before, converts, is_held, is_led, is_next, is_taken, opened
from kg.mentions.numbers import number_at
from kg.text.tokens import Tokens
from kg.values import Bound

__all__ = ["with_elliptic"]

_CLOSING = frozenset({".", ",", ")", ";", "(", "»", "!"})
_FEW = 10
_LARGE, _WRITTEN_OUT = 10_000, 100_000


def with_elliptic(reader: FigureReader, found: list[Figure], first: int, before: Before) -> list[Figure]:
    """The figures, and the bare numbers beside them that take their unit ("10 pour le second", "dont 300 dès 2027")."""
    if not found and before.last is None:
        return found
    return sorted([*found, *_elliptic(reader, found, first, before)], key=lambda figure: figure.first)


def _elliptic(reader: FigureReader, found: list[Figure], first: int, before: Before) -> Iterator[Figure]:
    words, numerals = reader.words, reader.numerals
    after = first
    for at in numerals.opening.numbers(words, first, reader.last):
        inside = any(figure.first <= at < figure.last for figure in found)
        number = None if inside or at < after else number_at(words, at, numerals)
        if number is None:
            continue
        low, after = number
        high, second, after = _upper_at(reader, after, low)
        whole = next((figure for figure in found if _is_part(reader, after, figure)), None)
        whole = whole or _closing(reader, at, after, found)
        model = whole or _model(reader, found, at, before)
        far = before.far and model not in found
        if model and _is_likely(model, low) and (whole or _stands_bare(reader, at, after, low, model, far)):
            scale = reader.scale_of(model)
            unit = Decimal(1) if low >= _WRITTEN_OUT else scale  # "12 millions, dont 800 000 de Zorkly et 3 de Velmor"
            upper = None if high is None else high * unit
            for figure in reader.bounded(model.form, at, after, low * unit, upper, model.currency, first, second):
                yield replace(_alike(reader, model, figure), elliptic=True, scale=scale)


def _is_likely(model: Figure, value: Decimal) -> bool:
    """True if a bare number may be one of the model's form: tens of thousands count something else, unless they are a sum."""
    return value < _LARGE or (value >= _WRITTEN_OUT and model.form is FigureForm.MONEY)


def _is_part(reader: FigureReader, at: int, whole: Figure) -> bool:
    """True for "8 des 20 MW" and "non pas 25 mais 22 millions": at that place the figure follows that tells the unit."""
    return at + 1 == whole.first and reader.words[at] in reader.numerals.bare.parting


def _closing(reader: FigureReader, at: int, after: int, found: list[Figure]) -> Figure | None:
    """The figure that closes a list of numbers which this one heads: "40, 25 et 15 millions". No year heads a list."""
    words, place = reader.words, after
    if len(words[at]) == 4 and words[at].isdigit():
        return None
    while place + 1 < reader.last and words[place] == ",":
        number = number_at(words, place + 1, reader.numerals)
        if number is None:
            return None
        place = number[1]
    closed = place > after and place < reader.last and words[place] == "et"
    return next((figure for figure in found if closed and figure.first == place + 1), None)


def _model(reader: FigureReader, found: list[Figure], at: int, before: Before) -> Figure | None:
    """The figure that a bare number takes its unit from: the nearest before it, else one after it.

    A share only where the number is plainly held ("qui en a 12") or given to a name ("la Caisse 15").
    """
    ahead = [figure for figure in found if figure.first < at]
    last = ahead[-1] if ahead else before.last
    share = last is not None and last.form is FigureForm.PERCENT
    if share and (is_held(reader, at) or _is_given(reader, ahead, at) or (ahead and _is_reached(reader, at))):
        return last
    scaled = [figure for figure in (before.scaled, *found) if figure and figure.form is not FigureForm.PERCENT]
    told = [figure for figure in scaled if figure.first < at and not converts(reader, figure, found)]
    return max(told, key=lambda figure: figure.first, default=scaled[0] if scaled else None)


def _is_given(reader: FigureReader, ahead: list[Figure], at: int) -> bool:
    """True if a name stands right before a number that goes on from a share in the sentence: "49 % ..., Zorkly 15"."""
    before = opened(reader, at) - 1
    return bool(ahead) and before > 0 and reader.tokens.capital(before - (reader.words[before] == ","))


def _is_reached(reader: FigureReader, at: int) -> bool:
    """True if a number goes on from a share in the sentence as what is held in turn: "de 31 % à 18", "et Zorkly pour 8"."""
    number = number_at(reader.words, at, reader.numerals)
    closed = number is not None and (number[1] >= reader.last or reader.words[number[1]] in _CLOSING)
    start = opened(reader, at)
    upto = start < at and reader.words[start].startswith("jusqu")
    return closed and (upto or reader.words[start - 1] in {"a", "pour"})


def _upper_at(reader: FigureReader, at: int, low: Decimal) -> tuple[Decimal | None, int, int]:
    """The upper end of a range of bare numbers ("19 à 20"), where it stands and where it ends; None, and where the lower ends."""
    if at + 1 < reader.last and reader.words[at] in reader.numerals.range_to:
        number = number_at(reader.words, at + 1, reader.numerals)
        if number and number[0] > low:
            return number[0], at + 1, number[1]
    return None, 0, at


def _alike(reader: FigureReader, model: Figure, figure: Figure) -> Figure:
    """The figure with the bound of its model where both are shared out alike: "au plus 5 pour l'un, 10 pour l'autre"."""
    words, sharing = reader.words, reader.numerals.bare.sharing
    if figure.bound is not Bound.EXACT or not model.bound.is_upper or figure.last >= reader.last:
        return figure
    alike = words[figure.last] == words[model.last] and words[model.last] in sharing and model.last < figure.first
    return replace(figure, low=None, bound=model.bound) if alike else figure


def _stands_bare(reader: FigureReader, at: int, after: int, value: Decimal, model: Figure, far: bool) -> bool:
    """True if the number at this place counts nothing itself, so that it may take a unit from a figure beside it."""
    words, numerals = reader.words, reader.numerals
    word = words[at]
    if word in ARTICLES or (word.isdigit() and len(word) == 4 and 1900 <= value <= 2100) or value == 0:
        return False
    following = words[after] if after < reader.last else "."
    if _labels(reader, at, following):
        return False
    if following in numerals.bare.never or following[0].isdigit() or _runs_on(reader.tokens, after):
        return False
    if following == "des" and after + 1 < reader.last and words[after + 1][0].isdigit() and len(words[after + 1]) != 4:
        return False  # "62 des 110 salariés", not "300 dès 2027"
    if model.form is FigureForm.PERCENT and value > 100:
        return False
    taken = is_taken(reader, at) or (model.form is FigureForm.PERCENT and is_held(reader, at))
    if far and not taken:
        return False
    if not word[0].isdecimal() and value <= _FEW and not taken and not is_led(reader, at, numerals.bare.strong):
        return False  # "les deux premiers"
    led = taken or is_led(reader, at, numerals.bare.before) or is_led(reader, at, numerals.bare.strong)
    closed = following in _CLOSING
    followed = after < reader.last and (any(numerals.bare.after.at(words, after)) or _names_party(reader, after, taken))
    if (led or word[0].isdecimal()) and (closed or followed):
        return True
    loose = after < reader.last and any(numerals.bare.loose.at(words, after))
    return loose and (taken or (is_led(reader, at, numerals.bare.strong) and is_next(reader, model, at)))


def _labels(reader: FigureReader, at: int, following: str) -> bool:
    """True if a number is a label or an hour: "2. Zorkly", "page 112", "9 h 12", "14/20"."""
    before = reader.words[at - 1] if at else "\n"
    if not before.strip() and following in {".", ")"}:
        return True
    return before in reader.numerals.bare.labels or (before == ":" and at > 1 and reader.words[at - 2][0].isdecimal())


def _names_party(reader: FigureReader, at: int, taken: bool) -> bool:
    """True if "de" and a name stand at a place, or after a verb "à" and a name: "270 de Zorkly", "en loue 12 à Zorkly"."""
    joined = reader.words[at] in reader.numerals.of or (taken and reader.words[at] == "a")
    return joined and at + 1 < reader.last and reader.tokens.capital(at + 1)


def _runs_on(tokens: Tokens, at: int) -> bool:
    """True if a full stop stands inside a word, as in the ticker "9984.T"."""
    if at + 1 >= len(tokens) or tokens.words[at] != "." or not tokens.words[at + 1].strip():
        return False
    return tokens.starts[at + 1] == tokens.ends[at]
