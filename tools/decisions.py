"""How right one decision is on authors whom the weights do not know: `python tools/decisions.py figure|status|kind|target|source`.

A quick look, of two minutes, at what a new feature brings to one decision, the others being given: the authors of
corpus/invented in three parts, each read with weights of that decision fitted without it. Printed are the share of right
decisions and the mean logarithm of the weight of the right ones, which tells more where few decisions change. `figure` is
the whole decision on a figure, kind, target and source together, and takes ten minutes: what helps one of them alone may
be known to it already from the others.

Needs numpy and scipy, which the program itself does not.
"""

from __future__ import annotations

import argparse
import math
from collections.abc import Callable, Iterator
from pathlib import Path

from examples import Data, Example, status_examples
from fit import annotated, framed, seen_by
from model import Table, fit_model

from kg.claims.read import Reader
from kg.claims.weights import Weights
from kg.lexicon.load import Lexicon

CORPUS = Path(__file__).resolve().parent.parent / "corpus"
AUTHORS = ("nopqst", "acdegh", "ijklmr")


def kinds(data: Data) -> Iterator[Example]:
    """The decision on the kind alone, by the features of the figure."""
    for example in data.figures:
        right: dict[str, bool] = {}
        for reading, good in zip(example.readings, example.right, strict=True):
            slot = example.units[reading[0]][0]
            right[slot] = right.get(slot, False) or good
        units = [(slot, example.units[0][1]) for slot in right]
        yield _one(example, units, list(right.values()))


def party(role: str) -> Callable[[Data], Iterator[Example]]:
    """The decision on who fills a role, the kind being given."""

    def of(data: Data) -> Iterator[Example]:
        for example in data.figures:
            good = [reading for reading, right in zip(example.readings, example.right, strict=True) if right]
            if not good or example.right[0]:  # no claim, perhaps
                continue
            slot = f"{role}/{example.units[good[0][0]][0].partition('/')[2]}"
            found = [at for at, (name, _) in enumerate(example.units) if name == slot]
            right = [any(at in reading for reading in good) for at in found]
            if any(right) and not all(right):
                yield _one(example, [example.units[at] for at in found], right)

    return of


def _one(example: Example, units: list[tuple[str, tuple[str, ...]]], right: list[bool]) -> Example:
    return Example(example.article, units, [(at,) for at in range(len(units))], right, example.weight)


DECISIONS: dict[str, Callable[[Data], Iterator[Example]]] = {
    "figure": lambda data: iter(data.figures),
    "status": lambda data: iter(status_examples(data.statuses)),
    "kind": kinds,
    "target": party("target"),
    "source": party("source"),
}


def sums_of(example: Example, table: Table) -> list[float]:
    """What each reading of an example weighs."""
    units = [sum(table.get(slot, {}).get(f, 0.0) for f in features) for slot, features in example.units]
    return [sum(units[at] for at in reading) for reading in example.readings]


def everything() -> tuple[dict[str, Data], Data]:
    """The examples of each annotated article, after the right claims, and those of the frames."""
    lexicon = Lexicon.load()
    reader = Reader(lexicon, weights=Weights({}))
    folders = [CORPUS / name for name in ("frames", "invented", "learn", "seeds")]
    return seen_by([reader], annotated(folders), lambda _: None), framed(folders, [reader], lexicon)


def written_by(authors: str) -> set[str]:
    """The articles of these authors of corpus/invented."""
    return {path.stem for path in (CORPUS / "invented").glob("*.txt") if path.stem[0] in authors}


def scored(table: Table, test: list[Example]) -> tuple[float, float]:
    """The share of right decisions, and the mean logarithm of the share of weight that the right ones have."""
    right = likely = 0.0
    for example in test:
        sums = sums_of(example, table)
        top = max(sums)
        shares = [math.exp(value - top) for value in sums]
        right += example.right[sums.index(top)]
        good = sum(share for share, is_right in zip(shares, example.right, strict=True) if is_right)
        likely += math.log(max(good / sum(shares), 1e-9))
    return right / len(test), likely / len(test)


def main() -> None:
    """Print how right the decision is on each part of the authors."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("decision", choices=DECISIONS)
    decide = DECISIONS[parser.parse_args().decision]
    right, framed_data = everything()
    made = {article: list(decide(data)) for article, data in right.items()}
    frames = list(decide(framed_data))
    for authors in AUTHORS:
        test = written_by(authors)
        known = [example for article, found in made.items() if article not in test for example in found]
        unknown = [example for article in sorted(test) for example in made[article] if example.weight]
        share, likely = scored(fit_model(known + frames), unknown)
        print(f"authors {authors}: {share:.4f} of {len(unknown)} right, mean logarithm {likely:.4f}", flush=True)


if __name__ == "__main__":
    main()
