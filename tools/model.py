"""The model of the weights: a conditional log-linear one over the readings of each figure, regularised, deterministic.

Needs numpy and scipy, which the program itself does not.
"""

from __future__ import annotations

from array import array
from collections import Counter
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
    "index_of",
    "problem_of",
    "table_of",
    "write",
]

Array = NDArray[Any]
Table = dict[str, dict[str, float]]
Index = dict[tuple[str, str], int]

RARE = 2
ITERATIONS = 200
LEAST, LEAST_WRITTEN = 0.05, 0.08  # what weighs less is left out; more of the figures' weights than of the statuses'
WORDY = ("s:", "by:", "l:", "r:", "l1:", "r1:", "l2:", "r2:", "verb:", "lemma:")
TIES = ("v:", "own:", "n:", "gn:", "then")
STRENGTH, WORDY_STRENGTH, TIE_STRENGTH, PAIR_STRENGTH = 10.0, 2.0, 18.0, 9.0
STATUS_STRENGTH, STATUS_WORDY_STRENGTH = 12.0, 16.0


@dataclass
class Problem:
    """All examples as arrays: which features each unit has, which units each reading, which readings are right."""

    matrix: Any
    units: Array
    right: Array
    starts: Array
    group: Array
    worth: Array
    strength: Array

    def loss(self, w: Array) -> tuple[float, Array]:
        """How unlikely the weights make the right readings, and the slope of that."""
        scores = (self.matrix @ w)[self.units].sum(axis=1)
        top = np.maximum.reduceat(scores, self.starts)
        exp = np.exp(scores - top[self.group])
        total = np.add.reduceat(exp, self.starts)
        good = np.add.reduceat(np.where(self.right, exp, 0.0), self.starts) + 1e-300
        value = np.sum(self.worth * (np.log(total) - np.log(good)))
        share = exp / total[self.group] - np.where(self.right, exp, 0.0) / good[self.group]
        slope = self.worth[self.group] * share
        last = self.matrix.shape[0] - 1
        by_unit = np.zeros(last + 1)
        for column in range(4):
            by_unit += np.bincount(self.units[:, column], weights=slope, minlength=last + 1)
        by_unit[last] = 0
        gradient = self.matrix.T @ by_unit
        return value + 0.5 * np.sum(self.strength * w * w), gradient + self.strength * w


def fit_model(examples: list[Example]) -> Table:
    """The weights that make the right readings most likely."""
    index = index_of(examples)
    problem = problem_of([example for example in examples if example.weight], index)
    result = optimize.minimize(
        problem.loss, np.zeros(len(index)), jac=True, method="L-BFGS-B", options={"maxiter": ITERATIONS}
    )
    return table_of(index, result.x)


def index_of(examples: list[Example]) -> Index:
    """The features that are weighed, those seen more than once, and the place of each."""
    seen: Counter[tuple[str, str]] = Counter()
    for example in examples:
        seen.update({(slot, feature) for slot, fs in example.units for feature in fs})
    return {key: i for i, key in enumerate(sorted(key for key, n in seen.items() if n >= RARE))}


def table_of(index: Index, weights: Array) -> Table:
    """The weights by slot and feature, rounded, those next to nothing left out."""
    table: Table = {}
    for (slot, feature), i in index.items():
        value = round(float(weights[i]), 3)
        if abs(value) >= LEAST:
            table.setdefault(slot, {})[feature] = value
    return table


def problem_of(weighed: list[Example], index: Index) -> Problem:
    """The examples laid out in arrays; readings of fewer than four units are filled up with an empty one."""
    indices, ends = array("i"), array("q", [0])
    unit_offset = 0
    reading_units: list[Array] = []
    for example in weighed:
        for slot, features in example.units:
            indices.extend(column for feature in features if (column := index.get((slot, feature))) is not None)
            ends.append(len(indices))
        padded = np.full((len(example.readings), 4), -1, dtype=np.int32)
        for at, reading in enumerate(example.readings):
            padded[at, : len(reading)] = [unit_offset + unit for unit in reading]
        reading_units.append(padded)
        unit_offset += len(example.units)
    ends.append(len(indices))  # the empty unit
    sizes = [len(example.readings) for example in weighed]
    all_units = np.vstack(reading_units)
    return Problem(
        matrix=sparse.csr_matrix(
            (np.ones(len(indices)), np.frombuffer(indices, np.int32), np.frombuffer(ends, np.int64)),
            shape=(unit_offset + 1, len(index)),
        ),
        units=np.where(all_units < 0, unit_offset, all_units),
        right=np.concatenate([np.array(example.right) for example in weighed]),
        starts=np.array([0, *np.cumsum(sizes)[:-1]]),
        group=np.repeat(np.arange(len(weighed)), sizes),
        worth=np.array([example.weight for example in weighed]),
        strength=np.array([_strength(slot, feature) for slot, feature in index]),
    )


def _strength(slot: str, feature: str) -> float:
    """How strongly a weight is held to nothing."""
    if slot.startswith("status"):
        bare = feature.split(":", 1)[1] if ":" in feature else feature
        wordy = feature.startswith(WORDY) or bare.startswith(WORDY)
        return STATUS_WORDY_STRENGTH if wordy else STATUS_STRENGTH
    if feature.startswith(WORDY):
        return WORDY_STRENGTH
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
