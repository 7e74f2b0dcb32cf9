"""The weights of the decisions: a plain text table of slot, feature and weight, read once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import repeat
from pathlib import Path
from struct import unpack

from kg.errors import LexiconError
from kg.text.remembered import Remembered

__all__ = ["SCALE", "Table", "Weights"]

SCALE = 1000  # weights are added in thousandths, as whole numbers: in any order they give the same sum
_BITS = 32
_MANY = 50_000
_LANGUAGES = Path(__file__).resolve().parent.parent / "languages"


class Table:
    """The weights of several slots: a row for each feature, with what it weighs in each of them.

    A row is one whole number with 32 bits for each slot, so that adding rows adds up all slots at once.

    >>> table = Table([{"bias": 1.0, "seen": 0.5}, {"seen": -2.0}])
    >>> table.weights(table.row(["bias", "seen", "unheard"]))
    (1500, -2000)
    >>> table.weights(table.row(["bias"]) + table.only(1, 7))
    (1000, 7)
    """

    def __init__(self, slots: Sequence[dict[str, float]]) -> None:
        rows: dict[str, int] = {}
        for place, weights in enumerate(slots):
            bits = _BITS * place
            for feature, weight in weights.items():
                rows[feature] = rows.get(feature, 0) + (round(SCALE * weight) << bits)
        self._hold(rows, len(slots))

    def _hold(self, rows: dict[str, int], slots: int) -> None:
        self._rows, self._slots = rows, slots
        self._signs = sum(self.only(place, 1 << (_BITS - 1)) for place in range(slots))
        self._size, self._format = 4 * slots, f"<{slots}i"
        again: Remembered[tuple[str, ...], int] = Remembered(self.row, _MANY)
        self.row_again = again.__getitem__  # for features that come together often

    def of_kind(self, kind: str) -> Table:
        """The table in which each feature also weighs what it does together with the kind ("stake:bias").

        >>> table = Table([{"bias": 1.0, "stake:bias": 0.5}]).of_kind("stake")
        >>> table.weights(table.row(["bias"]))
        (1500,)
        """
        rows, beginning = dict(self._rows), f"{kind}:"
        for feature, row in self._rows.items():
            if feature.startswith(beginning):
                alone = feature.removeprefix(beginning)
                rows[alone] = rows.get(alone, 0) + row
        table = Table(())
        table._hold(rows, self._slots)
        return table

    @staticmethod
    def only(place: int, weight: int) -> int:
        """The row that weighs in one slot only."""
        return weight << (_BITS * place)

    def row(self, features: Iterable[str]) -> int:
        """The sum of the rows of the features; a feature without weight counts nothing."""
        return sum(map(self._rows.get, features, repeat(0)))

    def weights(self, row: int) -> tuple[int, ...]:
        """What a row weighs in each slot, in thousandths."""
        signs = self._signs
        return unpack(self._format, ((row + signs) ^ signs).to_bytes(self._size, "little"))

    def columns(self, rows: Sequence[int]) -> list[tuple[int, ...]]:
        """For each slot what the rows weigh in it, in thousandths.

        >>> table = Table([{"bias": 1.0, "seen": 0.5}, {"seen": -2.0}])
        >>> table.columns([table.row(["bias"]), table.row(["seen"])])
        [(1000, 500), (0, -2000)]
        """
        signs, size, slots = self._signs, self._size, self._slots
        told = b"".join([((row + signs) ^ signs).to_bytes(size, "little") for row in rows])
        flat = unpack(f"<{len(rows) * slots}i", told)
        return [flat[place::slots] for place in range(slots)]


def halves(row: int, slots: int) -> tuple[int, int]:
    """The rows of the first `slots` slots and of those after them.

    >>> halves(Table.only(0, -5) + Table.only(2, 7), 2)
    (-5, 7)
    """
    bits = _BITS * slots
    later = (row + (1 << (bits - 1))) >> bits
    return row - (later << bits), later


class Weights:
    """Weights by slot: "kind/investment", "target/compute", "source/stake", "pair/compute".

    >>> Weights({"kind/none": {"bias": 1.0}}).score("kind/none", ["bias", "unheard"])
    1.0
    """

    def __init__(self, slots: dict[str, dict[str, float]]) -> None:
        self.slots = slots
        self._tables: dict[tuple[str, ...], Table] = {}

    @classmethod
    @cache
    def load(cls, language: str) -> Weights:
        """The weights of a language. Raises LexiconError where the table is missing or broken."""
        path = _LANGUAGES / language / "weights.tsv"
        slots: dict[str, dict[str, float]] = {}
        try:
            lines = path.read_text(encoding="utf-8").splitlines()
        except OSError as error:
            raise LexiconError("cannot be read", where=str(path), do="run `make fit`") from error
        for number, line in enumerate(lines, 1):
            if not line or line.startswith("#"):
                continue
            try:
                slot, feature, weight = line.split("\t")
                slots.setdefault(slot, {})[feature] = float(weight)
            except ValueError as error:
                raise LexiconError(
                    "is no row of slot, feature, weight", where=f"{path}:{number}", do="run `make fit`"
                ) from error
        return cls(slots)

    def table(self, *slots: str) -> Table:
        """The weights of several slots, so that features are looked up for all of them at once."""
        table = self._tables.get(slots)
        if table is None:
            table = self._tables[slots] = Table([self.slots.get(slot, {}) for slot in slots])
        return table

    def table_of_kind(self, kind: str, *slots: str) -> Table:
        """The weights of several slots where each feature counts twice: alone, and together with the kind ("stake:bias")."""
        key = (kind, *slots)
        table = self._tables.get(key)
        if table is None:
            table = self._tables[key] = self.table(*slots).of_kind(kind)
        return table

    def score(self, slot: str, features: Iterable[str]) -> float:
        """The sum of the weights of the features in a slot; a feature without weight counts nothing."""
        table = self.slots.get(slot)
        if table is None:
            return 0.0
        return sum([table.get(feature, 0.0) for feature in features])

    def told(self, slot: str, features: Iterable[str], most: int = 6) -> list[tuple[str, float]]:
        """The features that weigh most in a slot, for `kg explain`."""
        table = self.slots.get(slot, {})
        weighed = sorted([(-abs(weight), feature, weight) for feature in features if (weight := table.get(feature))])
        return [(feature, weight) for _, feature, weight in weighed[:most]]
