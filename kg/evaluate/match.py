"""Which said claim is which gold claim: the same article, kind, parties and figures, each taken once.

Rows are claims in the fields of a claims file. A gold row may say what else counts as right: `alt` lists further
values of a field, `optional` rows and those with `figure` false earn nothing and cost nothing.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from kg.evaluate.names import folded, folded_set

__all__ = ["LABELS", "LISTS", "Matching", "Row", "is_scored", "label_score", "match"]

Row = Mapping[str, Any]

LABELS = ("kind", "bound", "status", "currency", "date", "basis")  # fields that are right or wrong
LISTS = ("attributed_to", "chips")  # fields of names, right in part
_FIGURES = ("low", "high", "gw", "percent")
_CAPITAL = frozenset({"investment", "round"})
_OPEN = frozenset({"round", "valuation"})  # kinds whose sources need not be named
_TOLERANCE = 5e-3


@dataclass(frozen=True, slots=True)
class Matching:
    """Pairs (gold row, said row), the said rows left over, and the gold rows missed."""

    pairs: tuple[tuple[Row, Row], ...]
    invented: tuple[Row, ...]
    missed: tuple[Row, ...]


def match(gold: Iterable[Row], said: Iterable[Row]) -> Matching:
    """The best pairing: scored gold rows first, then the pairs with the most labels right, then the order of rows.

    An invented row without any figure names a relation only and is not counted.
    """
    gold, said = list(gold), list(said)
    by_article: dict[str, tuple[list[Row], list[Row]]] = defaultdict(lambda: ([], []))
    for side, rows in enumerate((gold, said)):
        for row in rows:
            by_article[row["article"]][side].append(row)
    pairs: list[tuple[Row, Row]] = []
    invented: list[Row] = []
    missed: list[Row] = []
    for wanted, guesses in by_article.values():
        taken = _pairing(wanted, guesses)
        pairs += [(wanted[i], guesses[j]) for i, j in taken]
        used_gold, used_said = {i for i, _ in taken}, {j for _, j in taken}
        invented += [row for j, row in enumerate(guesses) if j not in used_said and _has_figure(row)]
        missed += [row for i, row in enumerate(wanted) if i not in used_gold and is_scored(row)]
    return Matching(tuple(pairs), tuple(invented), tuple(missed))


def is_scored(gold: Row) -> bool:
    """False for a gold row that earns nothing and costs nothing."""
    return not gold.get("optional") and gold.get("figure") is not False


def label_score(field: str, gold: Row, said: Row) -> float:
    """How right one field is: 1 or 0, or the F1 of the names for a field of names."""
    if field in LISTS:
        guess = folded_set(said.get(field))
        return max(_overlap(folded_set(value), guess) for value in _accepted(gold, field))
    return float((said.get(field) or None) in [value or None for value in _accepted(gold, field)])


def _pairing(gold: list[Row], said: list[Row]) -> list[tuple[int, int]]:
    candidates = sorted(
        (not is_scored(g), -sum(label_score(label, g, s) for label in LABELS), i, j)
        for i, g in enumerate(gold)
        for j, s in enumerate(said)
        if _same_claim(g, s)
    )
    taken: list[tuple[int, int]] = []
    used_gold: set[int] = set()
    used_said: set[int] = set()
    for *_, i, j in candidates:
        if i not in used_gold and j not in used_said:
            used_gold.add(i)
            used_said.add(j)
            taken.append((i, j))
    return taken


def _same_claim(gold: Row, said: Row) -> bool:
    return _same_kind(gold, said) and _same_parties(gold, said) and _same_figures(gold, said)


def _same_kind(gold: Row, said: Row) -> bool:
    return said["kind"] in _accepted(gold, "kind") or {said["kind"], gold["kind"]} <= _CAPITAL


def _same_parties(gold: Row, said: Row) -> bool:
    if folded(str(said.get("target"))) not in {folded(str(target)) for target in _accepted(gold, "target")}:
        return False
    if said["kind"] in _OPEN and said["kind"] in _accepted(gold, "kind"):
        return True
    return folded_set(said.get("sources")) in {folded_set(sources) for sources in _accepted(gold, "sources")}


def _same_figures(gold: Row, said: Row) -> bool:
    is_share = gold["kind"] == "stake" and gold.get("percent") is not None
    fields = ("percent",) if is_share else ("low", "high", "gw")
    return all(any(_close(value, said.get(field)) for value in _accepted(gold, field)) for field in fields)


def _accepted(gold: Row, field: str) -> list[Any]:
    return [gold.get(field), *(gold.get("alt") or {}).get(field, [])]


def _close(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is other
    return math.isclose(float(one), float(other), rel_tol=_TOLERANCE, abs_tol=1e-9)


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    return 1.0 if one == other else 2 * len(one & other) / (len(one) + len(other))


def _has_figure(row: Row) -> bool:
    return any(row.get(field) is not None for field in _FIGURES)
