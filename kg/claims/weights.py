"""The weights of the decisions: a plain text table of slot, feature and weight, read once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from pathlib import Path

from kg.errors import LexiconError

__all__ = ["Table", "Weights"]

_MANY = 100_000
_LANGUAGES = Path(__file__).resolve().parent.parent / "languages"


class Table:
    """The weights of several slots: a row for each feature, with what it weighs in each of them.

    >>> Table([{"bias": 1.0, "seen": 0.5}, {"seen": -2.0}]).sums(["bias", "seen", "unheard"])
    (1.5, -2.0)
    """

    def __init__(self, slots: Sequence[dict[str, float]]) -> None:
        features = {feature for weights in slots for feature in weights}
        self._rows = {feature: tuple(weights.get(feature, 0.0) for weights in slots) for feature in features}
        self._nothing = (0.0,) * len(slots)
        self.sums_again = lru_cache(_MANY)(self.sums)  # for features that come together often

    def sums(self, features: Iterable[str]) -> tuple[float, ...]:
        """The sum of the weights of the features in each slot; a feature without weight counts nothing."""
        rows = [row for row in map(self._rows.get, features) if row]
        return tuple(map(sum, zip(*rows, strict=True))) if rows else self._nothing


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

    def score(self, slot: str, features: Iterable[str]) -> float:
        """The sum of the weights of the features in a slot; a feature without weight counts nothing."""
        table = self.slots.get(slot)
        if table is None:
            return 0.0
        return sum([table.get(feature, 0.0) for feature in features])

    def told(self, slot: str, features: Iterable[str], most: int = 6) -> list[tuple[str, float]]:
        """The features that weigh most in a slot, for `kg explain`."""
        table = self.slots.get(slot, {})
        weighed = [(feature, weight) for feature in features if (weight := table.get(feature))]
        return sorted(weighed, key=lambda item: (-abs(item[1]), item[0]))[:most]
