"""`kg evaluate`: how well the articles are read, measured against gold claims of the user's own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from kg.cli.articles import articles_argument, finish, lexicon_option, read, story_of
from kg.cli.output import format_option, print_rows
from kg.evaluate.gold import read_claims
from kg.evaluate.match import LABELS, Matching, Row, is_scored, label_score
from kg.evaluate.score import Score
from kg.evaluate.score import evaluate as measure
from kg.outputs.write import claim_rows
from kg.reading.read import Reading

__all__ = ["evaluate"]

_ERROR_COLUMNS = ("error", "article", "kind", "sources", "target", "low", "high", "gw", "percent", "what", "quote")


@click.command()
@click.argument("gold", type=click.Path(path_type=Path))
@articles_argument
@click.option(
    "--claims", "said", type=click.Path(path_type=Path), metavar="FILE",
    help="Measure the claims of this file (JSONL) instead of reading articles.",
)  # fmt: skip
@click.option("--errors", is_flag=True, help="List what was missed, invented or mislabelled instead.")
@format_option("table", "jsonl", "csv")
@lexicon_option
def evaluate(
    gold: Path, articles: tuple[str, ...], said: Path | None, errors: bool, form: str, lexicons: tuple[Path, ...]
) -> None:
    """Measure claims against gold claims of your own: precision, recall, F1, and how many labels are right.

    GOLD has one claim a line (JSON), in the fields that kg claims --format jsonl prints; quotes may be left out.
    ARTICLES are those that the gold is about; without any, the folder of GOLD.

    \b
    Example:
      kg evaluate press/gold.jsonl press/
      kg evaluate gold.jsonl --claims said.jsonl --errors
    """
    wanted = read_claims(gold)
    reading = Reading((), ()) if said else read(articles or [str(gold.parent)])
    rows = read_claims(said) if said else claim_rows(story_of(reading, lexicons))
    if not said:
        known = {article.id for article in reading.articles}
        elsewhere = {row["article"] for row in wanted} - known
        wanted = [row for row in wanted if row["article"] in known]
        if elsewhere:
            click.echo(f"Left out: gold on {len(elsewhere)} articles that were not given.", err=True)
    score, matching = measure(wanted, rows)
    if errors:
        print_rows(_errors(matching), form, _ERROR_COLUMNS)
    else:
        print_rows(_measures(score), form, ("measure", "value"))
    finish(reading.problems)


def _measures(score: Score) -> Iterator[dict[str, Any]]:
    counts = {"gold": score.gold, "said": score.said, "right": score.right}
    shares = {
        "precision": score.precision, "recall": score.recall, "f1": score.f1, "full_f1": score.full_f1,
        "sure_precision": score.sure_precision, **score.labels, "deals": score.deals,
    }  # fmt: skip
    for name, value in {**counts, **shares}.items():
        yield {"measure": name, "value": round(value, 4) if isinstance(value, float) else value}
    for name, (right, said) in score.grounding.items():
        yield {"measure": name, "value": f"{right} of {said} right"}


def _errors(matching: Matching) -> Iterator[dict[str, Any]]:
    for row in matching.missed:
        yield _error("missed", row)
    for row in matching.invented:
        yield _error("invented", row)
    for gold, said in matching.pairs:
        wrong = [label for label in LABELS if label_score(label, gold, said) < 1]
        if wrong and is_scored(gold):
            yield _error(
                "mislabelled", gold, "; ".join(f"{label} {said.get(label)}, not {gold.get(label)}" for label in wrong)
            )


def _error(name: str, row: Row, what: str = "") -> dict[str, Any]:
    return {"error": name, **{column: row.get(column) for column in _ERROR_COLUMNS[1:]}, "what": what}
