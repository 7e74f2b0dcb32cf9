"""Fit the weights of the reading on annotated articles: `python tools/fit.py FOLDER... [--out FILE] [--folds N]`.

Each folder holds ARTICLE.txt files, gold.jsonl and perhaps meta.jsonl. The weights of all decisions on figures are
fitted together, as a conditional log-linear model over all readings of each figure (kind, target, sources), the right
readings being those that agree with gold; the status is a second model of the same form. Regularised, deterministic,
rounded. With --folds the articles are split by a hash of their name, each part read with weights fitted on the others,
and the claims written to --claims, so that the score is one of unread articles.

Needs numpy and scipy, which the program itself does not.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import optimize, sparse  # type: ignore[import-untyped]

from kg.claims.decide import NONE, Options, decide, options, pair_features
from kg.claims.discourse import Discourse, Said
from kg.claims.filler import Stage
from kg.claims.model import Kind, Status
from kg.claims.read import Reader, leave
from kg.claims.rows import row_of
from kg.claims.weights import Weights
from kg.evaluate.match import _accepted as accepted
from kg.evaluate.match import _close as close
from kg.evaluate.names import folded as name
from kg.evaluate.names import folded_set as names
from kg.lexicon.load import Lexicon
from kg.mentions.figure import Figure, FigureForm
from kg.mentions.scene import Pages
from kg.reading.read import read_articles
from kg.text.article import Article

Array = NDArray[Any]
Table = dict[str, dict[str, float]]
Index = dict[tuple[str, str], int]

SEEDS = Path(__file__).resolve().parent.parent / "seeds"
SEEDS_WEIGHT = 4.0
RARE = 2
ITERATIONS = 150
LEAST = 0.01
WORDY = ("l:", "r:", "l1:", "r1:", "l2:", "r2:", "verb:", "lemma:")
STRENGTH, WORDY_STRENGTH, PAIR_STRENGTH = 6.0, 25.0, 12.0


@dataclass
class Example:
    """One figure: the units (slot, features) that its readings are made of, its readings, and which are right."""

    article: str
    units: list[tuple[str, tuple[str, ...]]]
    readings: list[tuple[int, ...]]
    right: list[bool]
    weight: float = 1.0


@dataclass
class StatusExample:
    """One claim: the features of its status, and the values that count as right."""

    article: str
    features: tuple[str, ...]
    right: frozenset[str]
    weight: float = 1.0


@dataclass
class Data:
    """All examples."""

    figures: list[Example] = field(default_factory=list)
    statuses: list[StatusExample] = field(default_factory=list)


def gold_of(rows: list[dict[str, Any]], pages: Pages) -> dict[int, list[dict[str, Any]]]:
    """For each figure of the article (numbered in order), the gold rows about it."""
    figures = [(scene, figure) for scene in pages.scenes for figure in scene.figures]
    found: dict[int, list[dict[str, Any]]] = {}
    text = pages.article.text
    for key, group in _by_figure(rows).items():
        inside: list[int] = []
        anywhere: list[int] = []
        for number, (_, figure) in enumerate(figures):
            if not _agrees(group[0], figure):
                continue
            anywhere.append(number)
            if any(_quoted(row["quote"], text, figure) for row in group):
                inside.append(number)
        del key
        if inside:
            if len(group) == len(inside) > 1:
                for row, number in zip(group, inside, strict=True):
                    found.setdefault(number, []).append({**row, "sure": True})
            else:
                for number in inside:
                    found.setdefault(number, []).extend({**row, "sure": True} for row in group)
        for number in anywhere:
            if number not in inside:
                found.setdefault(number, []).extend({**row, "sure": False} for row in group)
    return found


def _by_figure(rows: list[dict[str, Any]]) -> dict[tuple[Any, ...], list[dict[str, Any]]]:
    groups: dict[tuple[Any, ...], list[dict[str, Any]]] = {}
    for row in rows:
        if row.get("figure") is False:
            continue
        if row["kind"] == "stake" and row.get("percent") is not None:
            groups.setdefault(("percent", row["percent"], row["quote"]), []).append(row)
            continue
        if row.get("low") is not None or row.get("high") is not None:
            groups.setdefault(("money", row.get("low"), row.get("high"), row["quote"]), []).append(
                {**row, "part": "money"}
            )
        if row.get("gw") is not None:
            groups.setdefault(("gw", row["gw"], row["quote"]), []).append({**row, "part": "gw"})
    return groups


def _agrees(row: dict[str, Any], figure: Figure) -> bool:
    if figure.form is FigureForm.PERCENT:
        return row["kind"] == "stake" and any(
            close(v, float(figure.written)) for v in accepted(row, "percent") if v is not None
        )
    if figure.form is FigureForm.CAPACITY:
        return row.get("gw") is not None and any(close(v, float(figure.written)) for v in accepted(row, "gw"))
    if row["kind"] == "stake" and row.get("percent") is not None:
        return False
    low = None if figure.low is None else float(figure.low)
    high = None if figure.high is None else float(figure.high)
    return any(close(v, low) for v in accepted(row, "low")) and any(close(v, high) for v in accepted(row, "high"))


def _quoted(quote: str, text: str, figure: Figure) -> bool:
    start = text.find(quote)
    while start >= 0:
        if start <= figure.span.start and figure.span.end <= start + len(quote):
            return True
        start = text.find(quote, start + 1)
    return False


def right_readings(row: dict[str, Any], readings: list[tuple[str, str | None, tuple[str, ...]]]) -> list[bool]:
    """Which readings agree with a gold row."""
    kinds = set(accepted(row, "kind"))
    targets = {name(str(target)) for target in accepted(row, "target")}
    sources = {frozenset(names(value)) for value in accepted(row, "sources")}
    marks = []
    for kind, target, source in readings:
        good = kind in kinds and name(str(target)) in targets
        if good and kind != "valuation":
            said = frozenset(names(list(source)))
            good = said in sources or (kind == "round" and "round" in kinds and not said)
        marks.append(good)
    return marks


def examples(article: Article, rows: list[dict[str, Any]], reader: Reader, led_by: Weights | None = None) -> Data:
    """The examples of an article, each figure seen after the claims before it.

    Those are the right ones, or what the weights `led_by` make of them, mistakes included, as it is when reading.
    """
    pages = reader.mentions.find(article)
    gold = gold_of(rows, pages)
    talk = Discourse.of(pages)
    data = Data()
    number = 0
    for scene in pages.scenes:
        talk.enter(scene)
        for figure in scene.figures:
            stage = Stage.of(scene, figure)
            given = options(stage, talk)
            about = gold.get(number, [])
            number += 1
            example, best = _example(article.id, given, talk, about)
            data.figures.append(example)
            choice = decide(given, talk, led_by).choice if led_by else None
            if choice and choice.kind and choice.target and choice.sources:
                talk.say(Said(choice.kind, choice.sources.names, choice.target.names[0], scene.index, scene.paragraph))
            if best is not None:
                kind, target, source, row = best
                if led_by is None:
                    talk.say(Said(Kind(kind), source, target, scene.index, scene.paragraph))
                features = tuple(reader.status.features(stage, Kind(kind)))
                data.statuses.append(StatusExample(article.id, features, frozenset(accepted(row, "status"))))
        leave(scene, talk)
    return data


Led = tuple[str, str, tuple[str, ...], dict[str, Any]]
Label = tuple[str, str | None, tuple[str, ...]]


@dataclass
class Readings:
    """The readings of one figure as they are laid out: their units, and what each says."""

    units: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)
    readings: list[tuple[int, ...]] = field(default_factory=list)
    labels: list[Label] = field(default_factory=list)

    def add(self, slot: str, features: tuple[str, ...]) -> int:
        """The place of a new unit."""
        self.units.append((slot, features))
        return len(self.units) - 1


def _readings(given: Options, talk: Discourse) -> Readings:
    """All readings of a figure, the first being no claim."""
    laid = Readings()
    laid.readings.append((laid.add(f"kind/{NONE}", given.kind_features),))
    laid.labels.append(("none", None, ()))
    for kind in given.kinds:
        base = laid.add(f"kind/{kind}", given.kind_features)
        targets = [laid.add(f"target/{kind}", filler.features) for filler in given.targets]
        if kind is Kind.VALUATION:
            laid.readings += [(base, at) for at in targets]
            laid.labels += [(kind, filler.names[0], ()) for filler in given.targets]
            continue
        sources = [laid.add(f"source/{kind}", filler.features) for filler in given.sources]
        for target_at, target in zip(targets, given.targets, strict=True):
            for source_at, source in zip(sources, given.sources, strict=True):
                if target.names[0] in source.names or (not source.names and kind is Kind.STAKE):
                    continue
                pair = laid.add(f"pair/{kind}", pair_features(target, source, talk))
                laid.readings.append((base, target_at, source_at, pair))
                laid.labels.append((kind, target.names[0], source.names))
    return laid


def _example(article: str, given: Options, talk: Discourse, about: list[dict[str, Any]]) -> tuple[Example, Led | None]:
    """The example of a figure, and the right reading that leads the talk on, with its gold row."""
    laid = _readings(given, talk)
    right = [False] * len(laid.readings)
    led: Led | None = None
    about = [row for row in about if row["sure"]] or about
    free = not about
    for row in about:
        marks = right_readings(row, laid.labels)
        right = [one or other for one, other in zip(right, marks, strict=True)]
        free = free or bool(row.get("optional")) or not row["sure"]
        if row["sure"] and led is None and any(marks):
            kind, target, source = laid.labels[marks.index(True)]
            led = kind, str(target), source, row
    if free or not any(right):
        right[0] = right[0] or free
    weight = 1.0
    if not any(right):
        right[0] = True  # gold names parties that no mention gives: nothing to learn but the kind
        weight = 0.0
    return Example(article, laid.units, laid.readings, right, weight), led


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
            np.add.at(by_unit, self.units[:, column], slope)
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
    rows, cols = [], []
    unit_offset = 0
    reading_units: list[Array] = []
    for example in weighed:
        for at, (slot, features) in enumerate(example.units):
            for feature in features:
                column = index.get((slot, feature))
                if column is not None:
                    rows.append(unit_offset + at)
                    cols.append(column)
        padded = np.full((len(example.readings), 4), -1)
        for at, reading in enumerate(example.readings):
            padded[at, : len(reading)] = [unit_offset + unit for unit in reading]
        reading_units.append(padded)
        unit_offset += len(example.units)
    sizes = [len(example.readings) for example in weighed]
    all_units = np.vstack(reading_units)
    return Problem(
        matrix=sparse.csr_matrix((np.ones(len(rows)), (rows, cols)), shape=(unit_offset + 1, len(index))),
        units=np.where(all_units < 0, unit_offset, all_units),
        right=np.concatenate([np.array(example.right) for example in weighed]),
        starts=np.array([0, *np.cumsum(sizes)[:-1]]),
        group=np.repeat(np.arange(len(weighed)), sizes),
        worth=np.array([example.weight for example in weighed]),
        strength=np.array([_strength(slot, feature) for slot, feature in index]),
    )


def _strength(slot: str, feature: str) -> float:
    bare = feature.split(":", 1)[1] if slot.startswith("status") and ":" in feature else feature
    if feature.startswith(WORDY) or bare.startswith(WORDY):
        return WORDY_STRENGTH
    return PAIR_STRENGTH if slot.startswith("pair") else STRENGTH


def status_examples(found: list[StatusExample]) -> list[Example]:
    """Status examples in the form of figures: one reading a status."""
    made = []
    for example in found:
        units = [(f"status/{status}", example.features) for status in Status]
        right = [status.value in example.right for status in Status]
        if any(right):
            made.append(Example(example.article, units, [(i,) for i in range(len(units))], right, example.weight))
    return made


def fit(data: Data) -> Table:
    """All weights."""
    return fit_model(data.figures) | fit_model(status_examples(data.statuses))


def write(table: Table, path: Path) -> None:
    """Write the table of weights, sorted."""
    lines = ["# slot, feature, weight; written by tools/fit.py, not by hand"]
    lines += [
        f"{slot}\t{feature}\t{table[slot][feature]:g}" for slot in sorted(table) for feature in sorted(table[slot])
    ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def fold_of(article: str, folds: int) -> int:
    """The part of an article, by a hash of its name."""
    return int(hashlib.sha256(article.encode()).hexdigest(), 16) % folds


def half_unknown(lexicon: Lexicon) -> Lexicon:
    """The lexicon with four companies of five left out, so that the weights do not lean on what is known."""
    companies = {name: company for name, company in lexicon.companies.items() if fold_of(name, 5) == 0}
    kept = {company.id for company in companies.values()}
    return replace(
        lexicon,
        companies=companies,
        aliases={text: entry for text, entry in lexicon.aliases.items() if entry[0].id in kept},
        tickers={text: company for text, company in lexicon.tickers.items() if company.id in kept},
        products={text: company for text, company in lexicon.products.items() if company.id in kept},
        people={
            person: known
            for person, companies in lexicon.people.items()
            if (known := tuple(company for company in companies if company.id in kept))
        },
    )


@dataclass(frozen=True)
class Annotated:
    """An article and the gold rows about it; `worth` is how much its examples count."""

    article: Article
    rows: tuple[dict[str, Any], ...]
    worth: float = 1.0


def annotated(folders: list[Path]) -> list[Annotated]:
    """The articles of the folders with their gold; a folder with nothing but gold is about the bundled seeds."""
    found = []
    for folder in folders:
        rows = [json.loads(line) for line in (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines() if line]
        texts = folder if any(folder.glob("*.txt")) else SEEDS
        worth = SEEDS_WEIGHT if texts == SEEDS else 1.0
        found += [
            Annotated(article, tuple(row for row in rows if row["article"] == article.id), worth)
            for article in read_articles([texts]).articles
        ]
    return found


def seen_by(
    readers: list[Reader], articles: list[Annotated], led_by: Callable[[str], Weights | None]
) -> dict[str, Data]:
    """The examples of each article, seen by every reader, after the claims that `led_by` makes."""
    data: dict[str, Data] = {}
    for one in articles:
        together = data[one.article.id] = Data()
        for reader in readers:
            part = examples(one.article, list(one.rows), reader, led_by(one.article.id))
            for figure in part.figures:
                figure.weight *= one.worth
            for status in part.statuses:
                status.weight *= one.worth
            together.figures += part.figures
            together.statuses += part.statuses
    return data


def learn(articles: list[Annotated], readers: list[Reader]) -> Table:
    """The weights, fitted in two rounds: after the right claims, then also after the claims that half a fit makes.

    In the second round each article is led by weights fitted on the other half, so that the weights learn to go on
    from mistakes.
    """
    right = seen_by(readers, articles, lambda _: None)
    halves = [_fitted_without(right, half) for half in (0, 1)]
    said = seen_by(readers, articles, lambda article: halves[fold_of(article, 2)])
    everything = Data()
    for data in (right, said):
        part = chosen(data, bool)
        everything.figures += part.figures
        everything.statuses += part.statuses
    lost = sum(not example.weight for example in everything.figures)
    print(f"{len(articles)} articles, {len(everything.figures)} examples, {lost} beyond reach", file=sys.stderr)
    return fit(everything)


def _fitted_without(data: dict[str, Data], half: int) -> Weights:
    return Weights(fit(chosen(data, lambda article: fold_of(article, 2) != half)))


def chosen(data: dict[str, Data], keep: Callable[[str], bool]) -> Data:
    """The examples of the articles to keep, together."""
    together = Data()
    for article, part in sorted(data.items()):
        if keep(article):
            together.figures += part.figures
            together.statuses += part.statuses
    return together


def write_claims(path: Path, reader: Reader, articles: list[Article], mode: str = "w") -> None:
    """Write what a reader says of the articles, in the rows of a claims file."""
    with path.open(mode, encoding="utf-8") as out:
        for article in articles:
            for claim in reader.read(article).claims:
                out.write(json.dumps(row_of(claim), ensure_ascii=False) + "\n")


def main() -> None:
    """Fit, and write the weights or the claims of a cross-validation."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--out", type=Path, help="where to write the weights")
    parser.add_argument("--folds", type=int, default=0, help="cross-validate in this many parts")
    parser.add_argument("--claims", type=Path, help="where to write the claims read by cross-validation")
    args = parser.parse_args()
    lexicon = Lexicon.load()
    readers = [Reader(known, weights=Weights({})) for known in (lexicon, half_unknown(lexicon))]
    articles = annotated(args.folders)
    if args.claims:
        args.claims.write_text("", encoding="utf-8")
        for part in range(args.folds):
            known = [one for one in articles if fold_of(one.article.id, args.folds) != part]
            unread = [one.article for one in articles if fold_of(one.article.id, args.folds) == part]
            write_claims(args.claims, Reader(lexicon, weights=Weights(learn(known, readers))), unread, "a")
    if args.out:
        write(learn(articles, readers), args.out)


if __name__ == "__main__":
    main()
