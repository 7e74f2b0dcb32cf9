"""What there is to learn from an article: for each figure its readings, by the features they are made of, and which are right.

The readings that agree with gold are right. Each figure is seen after the claims before it.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from kg.claims.decide import NONE, Choice, Judge, Options, options
from kg.claims.discourse import Discourse, Said
from kg.claims.each import holds_for_each
from kg.claims.model import Kind, Status
from kg.claims.pairs import pair_features
from kg.claims.read import Reader, leave
from kg.claims.stage import Stage
from kg.claims.weights import Weights
from kg.evaluate.match import _accepted as accepted
from kg.evaluate.match import _close as close
from kg.evaluate.names import folded as name
from kg.evaluate.names import folded_set as names
from kg.mentions.figure import Figure, FigureForm
from kg.mentions.scene import Pages
from kg.text.article import Article

__all__ = ["Data", "Example", "StatusExample", "examples", "examples_about", "status_examples"]


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

    def add(self, other: Data) -> None:
        """Take in other examples."""
        self.figures += other.figures
        self.statuses += other.statuses


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
    """Which readings agree with a gold row. A round whose investors no reading names is right without them."""
    kinds = set(accepted(row, "kind"))
    targets = {name(str(target)) for target in accepted(row, "target")}
    sources = {frozenset(names(value)) for value in accepted(row, "sources")}
    named, unnamed = [], []
    for kind, target, source in readings:
        good = kind in kinds and name(str(target)) in targets
        said = frozenset(names(list(source)))
        named.append(good and (kind == "valuation" or said in sources))
        unnamed.append(good and kind == "round" and not said)
    return named if any(named) else unnamed


def examples(article: Article, rows: list[dict[str, Any]], reader: Reader, led_by: Weights | None = None) -> Data:
    """The examples of an article, each figure seen after the claims before it.

    Those are the right ones, or what the weights `led_by` make of them, mistakes included, as it is when reading.
    """
    pages = reader.mentions.find(article)
    return examples_about(pages, gold_of(rows, pages), reader, led_by)


def examples_about(
    pages: Pages, gold: dict[int, list[dict[str, Any]]], reader: Reader, led_by: Weights | None = None
) -> Data:
    """The examples of an article read for mentions, given the gold rows about each figure (numbered in order)."""
    talk = Discourse.of(pages)
    judge = Judge(talk, led_by) if led_by else None
    data = Data()
    number = 0
    for scene in pages.scenes:
        talk.enter(scene)
        for figure in scene.figures:
            stage = Stage.of(scene, figure)
            given = options(stage, talk)
            about = gold.get(number, [])
            number += 1
            example, best = _example(pages.article.id, given, talk, about)
            data.figures.append(example)
            led: Said | None = None
            if best is not None:
                kind, target, source, row = best
                led = Said(Kind(kind), source, target, scene.index, scene.paragraph, Status(row["status"]))
                features = tuple(reader.status.features(stage, led, talk))
                data.statuses.append(StatusExample(pages.article.id, features, frozenset(accepted(row, "status"))))
            if led_by and judge:
                led = _said(judge.decide(given).choice, stage, reader, talk, led_by)
            if led:
                talk.say(led)
        leave(scene, talk)
    return data


def _said(choice: Choice, stage: Stage, reader: Reader, talk: Discourse, weights: Weights) -> Said | None:
    """What the weights make of a figure; None where they claim nothing."""
    said = choice.said(stage.scene)
    return replace(said, status=reader.status.read(stage, said, talk, weights)) if said else None


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
    sources = [(filler, filler.features) for filler in given.sources]
    targets = [sources[at] for at in given.singles]
    pairs = [[pair_features(target, source, talk) for source, _ in sources] for target, _ in targets]
    for kind in given.kinds:
        base = laid.add(f"kind/{kind}", given.kind_features)
        targets_at = [laid.add(f"target/{kind}", features) for _, features in targets]
        if kind is Kind.VALUATION:
            laid.readings += [(base, at) for at in targets_at]
            laid.labels += [(kind, target.names[0], ()) for target, _ in targets]
            continue
        sources_at = [laid.add(f"source/{kind}", features) for _, features in sources]
        for (target, _), target_at, row in zip(targets, targets_at, pairs, strict=True):
            for (source, _), source_at, features in zip(sources, sources_at, row, strict=True):
                if target.names[0] in source.names or (not source.names and kind is Kind.STAKE):
                    continue
                laid.readings.append((base, target_at, source_at, laid.add(f"pair/{kind}", features)))
                laid.labels.append((kind, target.names[0], source.names))
    return laid


def _example(article: str, given: Options, talk: Discourse, about: list[dict[str, Any]]) -> tuple[Example, Led | None]:
    """The example of a figure, and the right reading that leads the talk on, with its gold row."""
    laid = _readings(given, talk)
    right = [False] * len(laid.readings)
    led: Led | None = None
    about = [row for row in about if row["sure"]] or about
    if len(about) > 1 and holds_for_each(given.stage):
        about = _together(about)
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


def _together(about: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows of one figure that holds for each of several sources, as one row of all of them."""
    together: dict[tuple[str, str], dict[str, Any]] = {}
    for row in about:
        found = together.setdefault((row["kind"], str(row["target"])), {**row, "sources": [], "alt": {}})
        found["sources"] = [*found["sources"], *row["sources"]]
    return list(together.values())


def status_examples(found: list[StatusExample]) -> list[Example]:
    """Status examples in the form of figures: one reading a status."""
    made = []
    for example in found:
        units = [(f"status/{status}", example.features) for status in Status]
        right = [status.value in example.right for status in Status]
        if any(right):
            made.append(Example(example.article, units, [(i,) for i in range(len(units))], right, example.weight))
    return made
