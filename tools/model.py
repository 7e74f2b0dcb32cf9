"""The model of the weights: a conditional log-linear one over the readings of each figure, regularised, deterministic.

Needs numpy and scipy, which the program itself does not.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from examples import Data, Example, status_examples
from numpy.typing import NDArray
from scipy import optimize, sparse  # type: ignore[import-untyped]

__all__ = [
    "ITERATIONS",
    "Array",
    "Index",
    "Problem",
    "Table",
    "fit",
    "fit_model",
    "problem_of",
    "table_of",
    "write",
]

Array = NDArray[Any]
Table = dict[str, dict[str, float]]
Index = dict[tuple[str, str], int]

BLOCKS = {"kind": "kind", "target": "role", "source": "role", "pair": "pair", "status": "status"}
_UNITS = 4
RARE = 2
ITERATIONS = 200
LEAST, LEAST_WRITTEN = 0.05, 0.08  # what weighs less is left out; more of the figures' weights than of the statuses'
SENTENCE, JOINED = "s:", "&"
WORDY = ("s:", "by:", "l:", "r:", "l1:", "r1:", "l2:", "r2:", "verb:", "lemma:")
TIES = ("v:", "own:", "n:", "gn:", "then")
STRENGTH, WORDY_STRENGTH, TIE_STRENGTH, PAIR_STRENGTH = 10.0, 2.0, 18.0, 9.0
SENTENCE_STRENGTH, JOINED_STRENGTH = 6.0, 14.0
STATUS_STRENGTH, STATUS_WORDY_STRENGTH = 12.0, 16.0


@dataclass
class Block:
    """The units of some slots, each a row of features and a slot: what a row weighs is the same sum of features for each.

    `places` are those of the weights of this block, which begin at `first`, in a matrix of its features by its slots.
    """

    slots: list[str]
    rows: Any
    places: Array
    first: int

    def weighed(self, w: Array) -> Array:
        """What each row weighs in each slot."""
        matrix = np.zeros(self.rows.shape[1] * len(self.slots))
        matrix[self.places] = w[self.first : self.first + len(self.places)]
        return np.asarray(self.rows @ matrix.reshape(-1, len(self.slots)))

    def slope(self, by_unit: Array) -> Array:
        """The slope of each weight, from that of each row in each slot."""
        return np.asarray((self.rows.T @ by_unit.reshape(-1, len(self.slots))).ravel()[self.places])


@dataclass
class Problem:
    """All examples as arrays: their units in blocks, which units each reading has, which readings are right."""

    index: Index
    blocks: list[Block]
    units: Array
    right: Array
    starts: Array
    group: Array
    worth: Array
    strength: Array

    def loss(self, w: Array) -> tuple[float, Array]:
        """How unlikely the weights make the right readings, and the slope of that."""
        weighed = [block.weighed(w).ravel() for block in self.blocks]
        flat = np.concatenate([*weighed, [0.0]])
        scores = flat[self.units].sum(axis=1)
        top = np.maximum.reduceat(scores, self.starts)
        exp = np.exp(scores - top[self.group])
        total = np.add.reduceat(exp, self.starts)
        good = np.add.reduceat(np.where(self.right, exp, 0.0), self.starts) + 1e-300
        value = np.sum(self.worth * (np.log(total) - np.log(good)))
        share = exp / total[self.group] - np.where(self.right, exp, 0.0) / good[self.group]
        slope = self.worth[self.group] * share
        by_unit = np.zeros(len(flat))
        for column in range(_UNITS):
            by_unit += np.bincount(self.units[:, column], weights=slope, minlength=len(flat))
        parts = np.split(by_unit[:-1], np.cumsum([len(one) for one in weighed])[:-1])
        gradient = np.concatenate([block.slope(part) for block, part in zip(self.blocks, parts, strict=True)])
        return value + 0.5 * np.sum(self.strength * w * w), gradient + self.strength * w


def fit_model(examples: list[Example]) -> Table:
    """The weights that make the right readings most likely."""
    problem = problem_of([example for example in examples if example.weight])
    result = optimize.minimize(
        problem.loss, np.zeros(len(problem.index)), jac=True, method="L-BFGS-B", options={"maxiter": ITERATIONS}
    )
    return table_of(problem.index, result.x)


def table_of(index: Index, weights: Array) -> Table:
    """The weights by slot and feature, rounded, those next to nothing left out."""
    table: Table = {}
    for (slot, feature), i in index.items():
        value = round(float(weights[i]), 3)
        if abs(value) >= LEAST:
            table.setdefault(slot, {})[feature] = value
    return table


class _Rows:
    """The rows of a block as they are laid out: the same features are one row within an example, whatever the slot."""

    def __init__(self) -> None:
        self.slots: dict[str, int] = {}
        self.features: dict[str, int] = {}
        self.indices, self.ends = array("i"), array("q", [0])
        self.examples = array("q", [0])
        self._here: dict[int, int] = {}

    def place(self, slot: str, features: tuple[str, ...]) -> tuple[int, int]:
        """The row and the slot of a unit."""
        row = self._here.get(id(features))
        if row is None:
            row = self._here[id(features)] = len(self.ends) - 1
            known = self.features
            self.indices.extend([known.setdefault(feature, len(known)) for feature in features])
            self.ends.append(len(self.indices))
        return row, self.slots.setdefault(slot, len(self.slots))

    def close(self) -> None:
        """End an example."""
        self._here.clear()
        self.examples.append(len(self.ends) - 1)

    def block(self, first: int, slots_of: list[set[str]]) -> tuple[Block, Index]:
        """The block, and the weights that are weighed: of the features that more than one example has in a slot."""
        slots, rows = list(self.slots), _matrix(self.indices, self.ends, len(self.features))
        of_example = _matrix(np.arange(len(self.ends) - 1, dtype=np.int32), self.examples, len(self.ends) - 1) @ rows
        of_example.data[:] = 1.0
        has = np.array([[slot in found for slot in slots] for found in slots_of], dtype=float)
        places = np.flatnonzero((of_example.T @ has).ravel() >= RARE)
        names = list(self.features)
        index = {
            (slots[place % len(slots)], names[place // len(slots)]): first + i
            for i, place in enumerate(places.tolist())
        }
        return Block(slots, rows, places, first), index


def problem_of(weighed: list[Example]) -> Problem:
    """The examples laid out in arrays; readings of fewer than four units are filled up with an empty one."""
    laid = {
        block: _Rows() for block in sorted({BLOCKS[_role(slot)] for example in weighed for slot, _ in example.units})
    }
    numbers = {block: number for number, block in enumerate(laid)}
    units, readings = array("q"), []
    for example in weighed:
        padded = np.full((len(example.readings), _UNITS), -1, dtype=np.int64)
        for at, reading in enumerate(example.readings):
            padded[at, : len(reading)] = [len(units) // 3 + unit for unit in reading]
        readings.append(padded)
        for slot, features in example.units:
            block = BLOCKS[_role(slot)]
            units.extend((numbers[block], *laid[block].place(slot, features)))
        for rows in laid.values():
            rows.close()
    index: Index = {}
    blocks: list[Block] = []
    slots_of = [{slot for slot, _ in example.units} for example in weighed]
    for rows in laid.values():
        block, known = rows.block(len(index), slots_of)
        blocks.append(block)
        index |= known
    sizes = [len(example.readings) for example in weighed]
    return Problem(
        index, blocks, _flat(np.frombuffer(units, np.int64).reshape(-1, 3), np.vstack(readings), blocks),
        right=np.concatenate([np.array(example.right) for example in weighed]),
        starts=np.array([0, *np.cumsum(sizes)[:-1]]),
        group=np.repeat(np.arange(len(weighed)), sizes),
        worth=np.array([example.weight for example in weighed]),
        strength=np.array([_strength(slot, feature) for slot, feature in index]),
    )  # fmt: skip


def _flat(units: Array, readings: Array, blocks: list[Block]) -> Array:
    """The units of each reading by their place among what all rows of all blocks weigh in all their slots."""
    sizes = np.array([block.rows.shape[0] * len(block.slots) for block in blocks])
    firsts, widths = np.cumsum(sizes) - sizes, np.array([len(block.slots) for block in blocks])
    number, row, slot = units.T
    places = np.append(firsts[number] + row * widths[number] + slot, sizes.sum())  # the last one is the empty unit
    return np.asarray(places[readings])


def _matrix(indices: Any, ends: Any, width: int) -> Any:
    """A matrix of ones at the indices of each row."""
    shape = len(ends) - 1, width
    parts = np.ones(len(indices)), np.frombuffer(indices, np.int32), np.frombuffer(ends, np.int64)
    return sparse.csr_matrix(parts, shape=shape)


def _role(slot: str) -> str:
    return slot.partition("/")[0]


def _strength(slot: str, feature: str) -> float:
    """How strongly a weight is held to nothing."""
    if slot.startswith("status"):
        bare = feature.split(":", 1)[1] if ":" in feature else feature
        wordy = feature.startswith(WORDY) or bare.startswith(WORDY)
        return STATUS_WORDY_STRENGTH if wordy else STATUS_STRENGTH
    if feature.startswith(SENTENCE):
        return SENTENCE_STRENGTH
    if feature.startswith(WORDY):
        return WORDY_STRENGTH
    if JOINED in feature:
        return JOINED_STRENGTH
    if slot.startswith(("target", "source")) and feature.startswith(TIES):
        return TIE_STRENGTH
    return PAIR_STRENGTH if slot.startswith("pair") else STRENGTH


def fit(data: Data) -> Table:
    """All weights."""
    return fit_model(data.figures) | fit_model(status_examples(data.statuses))


def write(table: Table, path: Path) -> None:
    """Write the table of weights, sorted, without the weights of figures that tell little."""
    lines = ["# slot, feature, weight; written by tools/fit.py, not by hand"]
    lines += [
        f"{slot}\t{feature}\t{weight:g}"
        for slot, weights in sorted(table.items())
        for feature, weight in sorted(weights.items())
        if slot.startswith("status") or abs(weight) >= LEAST_WRITTEN
    ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
