"""Which features should count together: `python tools/joins.py`, a quarter of an hour and 6 GB of memory.

Every two features of a unit of a reading are given a weight of their own, from one half of the authors of corpus/invented,
and what it would gain on the other half, and the other way round, is summed by sort of feature ("p/2 & class/1"). All
authors are read with weights fitted without their part. Printed are, for each decision, the pairs of sorts that gain
most, in natural logarithms of likelihood. The gains of pairs that tell the same overlap: join a few, then look again
with `tools/decisions.py figure` and here.

A weight alone is one step of Newton's method on the regularised likelihood (Della Pietra, Della Pietra, Lafferty,
"Inducing features of random fields", 1997). Needs numpy and scipy, which the program itself does not.
"""

from __future__ import annotations

import hashlib
import math

import numpy as np
from decisions import AUTHORS, everything, sums_of, written_by
from examples import Example
from model import JOINED, JOINED_STRENGTH, WORDY, Array, Table, fit_model

BUCKETS, SHOWN = 1 << 24, 25
LITTLE = 0.004
SORTS = 4096  # more than there are


class Names(dict[str, int]):
    """A number for each name, in the order in which they are met."""

    def __missing__(self, name: str) -> int:
        return self.setdefault(name, len(self))


class Gains:
    """The slopes and curvatures of the weights of all pairs of features of one decision, for two halves of the authors."""

    def __init__(self) -> None:
        self.features, self.sorts = Names(), Names()
        self.slopes, self.curves = np.zeros((2, BUCKETS), np.float32), np.zeros((2, BUCKETS), np.float32)
        self.pairs = np.full(BUCKETS, -1, np.int32)
        self._sort_of: list[int] = []

    def add(self, slot: int, features: tuple[str, ...], slope: float, curve: float, half: int) -> None:
        """Take in a unit."""
        kept = [feature for feature in features if not feature.startswith(WORDY)]
        numbers = np.array(sorted({self.number(feature) for feature in kept}), dtype=np.uint64)
        one, other = np.triu_indices(len(numbers), 1)
        keys = ((numbers[one] * np.uint64(1_000_003) + numbers[other]) * np.uint64(31) + np.uint64(slot)) * np.uint64(
            0x9E3779B97F4A7C15
        )
        at = (keys >> np.uint64(40)).astype(np.int64)
        np.add.at(self.slopes[half], at, slope)
        np.add.at(self.curves[half], at, curve)
        sorts = np.array([self._sort_of[int(number)] for number in numbers], dtype=np.int64)
        self.pairs[at] = np.minimum(sorts[one], sorts[other]) * SORTS + np.maximum(sorts[one], sorts[other])

    def number(self, feature: str) -> int:
        """The number of a feature."""
        number = self.features[feature]
        if number == len(self._sort_of):
            self._sort_of.append(self.sorts[sort_of(feature)])
        return number

    def best(self) -> list[tuple[float, str]]:
        """The gains by two sorts of features, the largest first."""
        seen = self.pairs >= 0
        slopes, curves = self.slopes[:, seen].astype(float), self.curves[:, seen].astype(float)
        gain = np.zeros(slopes.shape[1])
        for known, unknown in ((0, 1), (1, 0)):
            weight = -slopes[known] / (curves[known] + JOINED_STRENGTH)
            gain += -weight * slopes[unknown] - 0.5 * weight * weight * curves[unknown]
        pairs, at = np.unique(self.pairs[seen], return_inverse=True)
        names = list(self.sorts)
        found = zip(np.bincount(at, gain).tolist(), pairs.tolist(), strict=True)
        return sorted(
            ((total, f"{names[pair // SORTS]} & {names[pair % SORTS]}") for total, pair in found), reverse=True
        )


def sort_of(feature: str) -> str:
    """The sort of a feature: its first word and the number of those after it.

    >>> sort_of("p:of:L"), sort_of("lab&as:2:0"), sort_of("bias")
    ('p/2', '*&as/2', 'bias/0')
    """
    parts = feature.split(JOINED)
    sorts = [f"{part.partition(':')[0]}/{part.count(':')}" for part in parts]
    return JOINED.join(
        "*" if len(parts) > 1 and ":" not in part else sort for part, sort in zip(parts, sorts, strict=True)
    )


def weigh(example: Example, table: Table) -> tuple[Array, Array]:
    """How often each unit is in a reading, and how much too often, by the shares of the readings."""
    sums = sums_of(example, table)
    shares = np.array([math.exp(one - max(sums)) for one in sums])
    right = shares * np.array(example.right)
    shares, right = shares / shares.sum(), right / max(right.sum(), 1e-300)
    often, slope = np.zeros(len(example.units)), np.zeros(len(example.units))
    for reading, share, good in zip(example.readings, shares, right, strict=True):
        often[list(reading)] += share
        slope[list(reading)] += share - good
    return often, slope


def main() -> None:
    """Print the pairs of sorts that gain most."""
    right, frames = everything()
    gains, slots = {role: Gains() for role in ("kind", "target", "source", "pair")}, Names()
    for authors in AUTHORS:
        test = written_by(authors)
        known = [example for article, data in right.items() if article not in test for example in data.figures]
        table = fit_model(known + frames.figures)
        for example in (one for article in sorted(test) for one in right[article].figures if one.weight):
            half = hashlib.sha256(example.article[:1].encode()).digest()[0] % 2
            often, slope = weigh(example, table)
            for (slot, features), share, more in zip(example.units, often.tolist(), slope.tolist(), strict=True):
                if share * (1 - share) > LITTLE or abs(more) > LITTLE:
                    gains[slot.partition("/")[0]].add(slots[slot], features, more, share * (1 - share), half)
        print(f"authors {authors} read", flush=True)
    for role, found in gains.items():
        print(f"\n{role}")
        for gain, sorts in found.best()[:SHOWN]:
            print(f"{gain:8.1f}  {sorts}")


if __name__ == "__main__":
    main()
