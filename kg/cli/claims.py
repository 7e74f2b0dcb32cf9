"""`kg claims`: what the articles say, claim by claim, and what was not understood."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from kg.claims.model import Claim
from kg.claims.rows import FIELDS
from kg.cli.articles import articles_argument, finish, jobs_option, lexicon_option, read, story_of
from kg.cli.output import format_option, print_rows
from kg.deals.words import figure_in_words
from kg.outputs.write import claim_rows, claims_in_order
from kg.pipeline import Story

__all__ = ["claims"]

_COLUMNS = ("article", "kind", "from", "to", "figure", "status", "date", "said by", "grounding")
_UNREAD_COLUMNS = ("article", "reason", "quote")


@click.command()
@articles_argument
@format_option("table", "jsonl", "csv")
@click.option("--unread", is_flag=True, help="List the sentences with a figure that gave no claim, and why.")
@lexicon_option
@jobs_option
def claims(articles: tuple[str, ...], form: str, unread: bool, lexicons: tuple[Path, ...], jobs: int) -> None:
    """List the claims that articles make, without building anything.

    Each has its grounding: explicit, resolved, or assumed (a build leaves assumed ones out). Unread are the sentences
    with a figure, and a party or a verb of deals: of ambiguous parties, out of scope, negated, or without a rule for it.

    \b
    Example:
      kg claims press/ --format jsonl
      kg claims press/article.txt --unread
    """
    reading = read(articles)
    story = story_of(reading, lexicons, jobs=jobs)
    if unread:
        print_rows(_unread_rows(story), form, _UNREAD_COLUMNS)
    elif form == "table":
        print_rows(map(_table_row, claims_in_order(story)), form, _COLUMNS)
    else:
        print_rows(claim_rows(story), form, FIELDS)
    finish(reading.problems)


def _table_row(claim: Claim) -> dict[str, Any]:
    figures = [figure_in_words(figure) for figure in (claim.money, claim.capacity, claim.percent) if figure]
    cells = (
        claim.article, claim.kind.value, list(claim.sources), claim.target, ", ".join(figures), claim.status.value,
        claim.date, list(claim.attributed_to), claim.grounding.value,
    )  # fmt: skip
    return dict(zip(_COLUMNS, cells, strict=True))


def _unread_rows(story: Story) -> Iterator[dict[str, Any]]:
    for unread in sorted(story.unread, key=lambda unread: (unread.article, unread.span)):
        yield {
            "article": unread.article, "reason": unread.reason, "quote": unread.quote,
            "start": unread.span.start, "end": unread.span.end,
        }  # fmt: skip
