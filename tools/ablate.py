"""What each idea of the reading is worth: `python tools/ablate.py CORPUS [--folds N] [--only WORDS]`.

CORPUS holds the folders `learn`, `invented` and `seeds`. The articles of `learn` are split by a hash of their name; each
part is read with weights fitted on the others and on all articles of the other folders. That is done once with all
ideas (tools/ideas.py), then without each: the table tells F1, what is lost (a minus) or gained without the idea, the
range in which that difference lies in nine of ten draws of as many articles, precision, recall, and the precision of
the claims that are not assumed. Weights without an idea start from those with it, and are fitted from there.

Needs numpy and scipy, like tools/fit.py.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any
from unittest import mock

import numpy as np
from examples import Data, Example, status_examples
from fit import Annotated, annotated, chosen, fitted_without, fold_of, framed, half_unknown, seen_by
from ideas import IDEAS, Idea, Origin
from model import ITERATIONS, Array, Problem, Table, fit_model, problem_of, table_of
from scipy import optimize  # type: ignore[import-untyped]

from kg.claims.read import Reader
from kg.claims.rows import row_of
from kg.claims.weights import Weights
from kg.evaluate.score import Score, evaluate
from kg.lexicon.load import Lexicon
from kg.mentions.find import MentionFinder
from kg.mentions.scene import Pages
from kg.text.article import Article

SCORED = "learn"
FURTHER = 40
DRAWS = 2000
ALL = Idea("nothing: all ideas")


@dataclass
class Lessons:
    """All examples of all articles, laid out for fitting, with the article and the origin of each."""

    problem: Problem
    articles: list[str]
    origins: list[Origin]

    @classmethod
    def of(cls, told: list[tuple[Origin, Example]]) -> Lessons:
        """The lessons of these examples."""
        weighed = [(origin, example) for origin, example in told if example.weight]
        examples = [example for _, example in weighed]
        articles = [example.article for example in examples]
        return cls(problem_of(examples), articles, [origin for origin, _ in weighed])


@dataclass
class Part:
    """One part of a cross-validation: the articles it leaves unread, and the weights of all ideas fitted on the others.

    `table` holds the weights of the reading with all ideas.
    """

    unread: list[Annotated]
    weights: dict[tuple[str, str], float]
    status: Table
    table: Table = field(default_factory=dict)


class Ablation:
    """Fits and reads with all ideas and without each."""

    def __init__(self, corpus: Path, folds: int) -> None:
        self.folds = folds
        self.folders = {name: annotated([corpus / name]) for name in ("invented", SCORED, "seeds")}
        self.everything = [one for articles in self.folders.values() for one in articles]
        self.lexicon = Lexicon.load()
        self.readers = [Reader(known, weights=Weights({})) for known in (self.lexicon, half_unknown(self.lexicon))]
        self.frames = framed([corpus / "frames"], self.readers, self.lexicon)
        right = seen_by(self.readers, self.everything, lambda _: None)
        self.halves = [fitted_without(right, half, self.frames) for half in (0, 1)]
        self.lessons = Lessons.of(list(self.examples()))
        self.parts = [self.part(number, right) for number in range(folds)]

    def examples(self) -> Iterator[tuple[Origin, Example]]:
        """The examples of both rounds and both readers, with their origins."""
        for folder, articles in self.folders.items():
            for reader, known in zip(self.readers, (True, False), strict=True):
                for right in (True, False):
                    led_by = (lambda _: None) if right else lambda article: self.halves[fold_of(article, 2)]
                    for data in seen_by([reader], articles, led_by).values():
                        yield from ((Origin(folder, right, known), example) for example in data.figures)
        yield from ((Origin("frames", True, True), example) for example in self.frames.figures)

    def part(self, number: int, right: dict[str, Data]) -> Part:
        """A part of the cross-validation, with weights from a full fit."""
        unread = [one for one in self.folders[SCORED] if fold_of(one.article.id, self.folds) == number]
        names = {one.article.id for one in unread}
        known = chosen(right, lambda article: article not in names)
        known.add(self.frames)
        status = fit_model(status_examples(known.statuses))
        weights = self.fitted(
            self.lessons, self.worth(self.lessons, names), np.zeros(len(self.lessons.problem.index)), ITERATIONS
        )
        return Part(unread, dict(zip(self.lessons.problem.index, weights.tolist(), strict=True)), status)

    def worth(self, lessons: Lessons, unread: set[str], idea: Idea | None = None) -> Array:
        """How much each example counts: nothing if its article is unread or if the idea is to learn from it."""
        worth = lessons.problem.worth * np.array([article not in unread for article in lessons.articles])
        if idea and idea.skips:
            kept = worth * np.array([not idea.skips(origin) for origin in lessons.origins])
            worth = kept if idea.fewer else kept * worth.sum() / kept.sum()
        return worth

    def fitted(self, lessons: Lessons, worth: Array, start: Array, steps: int, mask: Array | None = None) -> Array:
        """The weights fitted from a start, those that the mask leaves out being nothing."""
        problem = replace(lessons.problem, worth=worth)
        free = np.ones(len(start)) if mask is None else mask

        def loss(weights: Array) -> tuple[float, Array]:
            value, slope = problem.loss(weights * free)
            return value, slope * free

        found = optimize.minimize(loss, start * free, jac=True, method="L-BFGS-B", options={"maxiter": steps})
        return np.asarray(found.x * free)

    def said(self, idea: Idea) -> list[dict[str, Any]]:
        """The claims of the unread articles, part by part, by a reading without the idea."""
        with without(idea, self.readers):
            changed = idea.refit and (idea.hides or idea.nulls)
            lessons = Lessons.of(list(self.examples())) if changed else self.lessons
            return [row for part in self.parts for row in self.read(part, lessons, idea)]

    def read(self, part: Part, lessons: Lessons, idea: Idea) -> Iterator[dict[str, Any]]:
        """The claims of the articles that a part leaves unread."""
        if idea.refit:
            start = np.array([part.weights.get(key, 0.0) for key in lessons.problem.index])
            mask = np.array(
                [not is_dropped(slot, feature, idea) for slot, feature in lessons.problem.index], dtype=float
            )
            worth = self.worth(lessons, {one.article.id for one in part.unread}, idea)
            table = table_of(lessons.problem.index, self.fitted(lessons, worth, start, FURTHER, mask))
        else:
            table = part.table
        if idea is ALL:
            part.table = table
        reader = Reader(self.lexicon, weights=Weights(table | part.status))
        with without(idea, [reader]):
            for one in part.unread:
                yield from map(row_of, reader.read(one.article).claims)


@contextmanager
def without(idea: Idea, readers: list[Reader]) -> Iterator[None]:
    """The readers and the program without what the idea hides or does."""
    with ExitStack() as stack:
        for name, null in idea.nulls.items():
            stack.enter_context(mock.patch(name, null))
        for reader in readers if idea.hides else ():
            stack.enter_context(mock.patch.object(reader.mentions, "find", hiding(reader.mentions, idea)))
        yield


def hiding(finder: MentionFinder, idea: Idea) -> Callable[[Article], Pages]:
    """The search for mentions, with what the idea hides left out."""
    find = finder.find

    def find_less(article: Article) -> Pages:
        pages = find(article)
        if idea.hides:
            idea.hides(pages)
        return pages

    return find_less


def is_dropped(slot: str, feature: str, idea: Idea) -> bool:
    """True if the idea is to weigh this feature."""
    return feature.startswith(idea.drops.get(slot.partition("/")[0], ()))


def by_article(
    articles: list[Annotated], gold: list[dict[str, Any]], said: list[dict[str, Any]]
) -> dict[str, tuple[int, int, int]]:
    """For each article how many claims are right, said and in its gold."""
    counts = {}
    for article in (one.article.id for one in articles):
        mine = [[row for row in rows if row["article"] == article] for rows in (gold, said)]
        score, _ = evaluate(*mine)
        counts[article] = score.right, score.said, score.gold
    return counts


def spread(one: dict[str, tuple[int, int, int]], other: dict[str, tuple[int, int, int]]) -> tuple[float, float]:
    """The range of the difference of F1 in nine of ten draws of as many articles."""
    draws = random.Random(0)  # noqa: S311 - the same draws every time
    names = sorted(one)
    found = []
    for _ in range(DRAWS):
        drawn = draws.choices(names, k=len(names))
        found.append(_f1(one, drawn) - _f1(other, drawn))
    found.sort()
    return found[DRAWS // 20], found[-DRAWS // 20]


def _f1(counts: dict[str, tuple[int, int, int]], names: list[str]) -> float:
    right, said, gold = (sum(counts[name][at] for name in names) for at in range(3))
    return 2 * right / (said + gold)


def line(name: str, score: Score, base: Score | None = None, lie: tuple[float, float] | None = None) -> str:
    """A row of the table."""
    change = f"{score.f1 - base.f1:+.3f}" if base else ""
    between = f"{lie[0]:+.3f} to {lie[1]:+.3f}" if lie else ""
    shares = (f"{score.precision:.3f}", f"{score.recall:.3f}", f"{score.sure_precision or 0:.3f}")
    return f"| {' | '.join([name, f'{score.f1:.3f}', change, between, *shares])} |"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--folds", type=int, default=3)
    parser.add_argument("--only", default="", help="only the ideas whose names hold these words")
    args = parser.parse_args()
    ablation = Ablation(args.corpus, args.folds)
    articles = ablation.folders[SCORED]
    gold = [row for one in articles for row in one.rows]
    said = ablation.said(ALL)
    base, _ = evaluate(gold, said)
    counts = by_article(articles, gold, said)
    print("| without | F1 | difference | nine of ten draws | precision | recall | sure precision |")
    print("|---|---|---|---|---|---|---|")
    print(line(ALL.name, base), flush=True)
    for idea in IDEAS:
        if args.only in idea.name:
            rows = ablation.said(idea)
            score, _ = evaluate(gold, rows)
            print(line(idea.name, score, base, spread(by_article(articles, gold, rows), counts)), flush=True)
    print(f"{len(counts)} articles in {args.folds} parts", file=sys.stderr)


if __name__ == "__main__":
    main()
