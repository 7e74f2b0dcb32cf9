"""`kg totals`: how much in all, per investor, investee, provider and customer, as intervals counted once."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import click

from kg.cli.articles import articles_argument, as_of_option, finish, lexicon_option, read, story_of
from kg.cli.output import format_option, print_rows
from kg.deals.totals import Side, Total
from kg.pipeline import Story
from kg.values import plain

__all__ = ["totals"]

_COLUMNS = ("side", "party", "status", "low", "high", "unit", "deals")


@click.command()
@articles_argument
@click.option("--by", "side", type=click.Choice([side.value for side in Side]), help="Only this side.")
@click.option(
    "--rates", type=click.Path(path_type=Path), metavar="FILE",
    help="Convert currencies by these dated rates (CSV: date,from,to,rate); without it none is converted.",
)  # fmt: skip
@lexicon_option
@as_of_option
@format_option("table", "jsonl", "csv")
def totals(
    articles: tuple[str, ...],
    side: str | None,
    rates: Path | None,
    lexicons: tuple[Path, ...],
    as_of: dt.date | None,
    form: str,
) -> None:
    r"""Add up what each company gives or gets, by status and currency (and in GW), each amount once.

    A total is an interval: without a high end, no upper bound is known. A tranche counts within its commitment, a
    commitment within its round; a part that is firmer than the whole counts under its own status.

    \b
    Example:
      kg totals press/ --by investor
      kg totals --rates rates.csv --format csv
    """
    from kg.deals.rates import Rates
    from kg.deals.totals import totals as add_up

    known = Rates.read(rates) if rates else None
    reading = read(articles)
    story = story_of(reading, lexicons, as_of=as_of)
    found = [total for total in add_up(story.deals, known, _published(story)) if side in {None, total.side.value}]
    print_rows([_row(total) for total in found], form, _COLUMNS)
    finish(reading.problems)


def _published(story: Story) -> dict[str, dt.date]:
    """The day on which the article of each claim was published, by the claim's id."""
    days = {article.id: article.date for article in story.articles if article.date}
    return {claim.id: days[claim.article] for claim in story.claims if claim.article in days}


def _row(total: Total) -> dict[str, Any]:
    return {
        "side": total.side.value,
        "party": total.party,
        "status": total.status.value,
        "low": plain(total.low),
        "high": None if total.high is None else plain(total.high),
        "unit": total.unit,
        "deals": list(total.deals),
    }
