"""`kg totals`, `kg loops` and `kg diff`: what a build's deals come to, where money goes round, and what changed."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.claims.model import Status
from kg.cli.articles import as_of_option
from kg.cli.output import format_option, print_rows
from kg.deals.ties import Ties
from kg.deals.words import counted, figure_in_words
from kg.outputs.source import story_of_build
from kg.pipeline import Story
from kg.values import Bound, Capacity, Money

if TYPE_CHECKING:
    from kg.network.loops import Loop

__all__ = ["diff", "loops", "totals"]

_TOTAL_COLUMNS = ("side", "party", "status", "total", "deals")
_LOOP_COLUMNS = ("loop", "status", "amount", "inferred", "evidence")
_CHANGE_COLUMNS = ("what", "deal", "attribute", "old", "new", "claim")

_build_option = click.option(
    "--build", "folder", type=click.Path(path_type=Path), default="build", show_default=True, help="The folder of the build."
)  # fmt: skip


@click.command()
@_build_option
@as_of_option
@click.option("--party", metavar="COMPANY", help="Only this company.")
@click.option(
    "--rates", type=click.Path(path_type=Path), metavar="FILE",
    help="Convert by this file (CSV: date,from,to,rate); without it no currency is converted.",
)  # fmt: skip
@format_option("table", "jsonl", "csv")
def totals(folder: Path, as_of: dt.date | None, party: str | None, rates: Path | None, form: str) -> None:
    """Add up who gives and gets how much, as intervals, each amount counted once.

    Talks, announcements, contracts and payments are never added to each other, nor are currencies.

    \b
    Example:
      kg totals --party OpenAI
      kg totals --as-of 2026-01-29 --rates rates.csv --format csv
    """
    from kg.deals.rates import Rates
    from kg.deals.totals import totals as totals_of

    story, _ = story_of_build(folder, as_of)
    days = {article.id: article.date for article in story.articles}
    published = {claim.id: day for claim in story.claims if (day := days[claim.article])}
    found = totals_of(story.deals, Rates.read(rates) if rates else None, published)
    rows = (
        {
            "side": total.side.value, "party": total.party, "status": total.status.value,
            "total": _interval(total.low, total.high, total.unit), "unit": total.unit or None,
            "low": _number(total.low), "high": _number(total.high), "deals": list(total.deals),
        }
        for total in found if party is None or total.party.casefold() == party.casefold()
    )  # fmt: skip
    print_rows(rows, form, _TOTAL_COLUMNS)


@click.command()
@_build_option
@as_of_option
@click.option("--firm", is_flag=True, help="Only deals that are signed or completed.")
@click.option(
    "--longest", type=click.IntRange(2, 8), default=5, show_default=True, help="The most companies in a loop."
)
@format_option("table", "jsonl", "csv")
def loops(folder: Path, as_of: dt.date | None, firm: bool, longest: int, form: str) -> None:
    """List the loops in which money comes back to where it started.

    Investors pay those they invest in, customers pay those who supply them. A loop is no firmer than its weakest
    step, and no more than its smallest amount can go round; "inferred" says that no price is told for some step.

    \b
    Example:
      kg loops --firm
      kg loops --as-of 2026-01-29 --format jsonl
    """
    from kg.network.loops import loops_of

    story, _ = story_of_build(folder, as_of)
    floor = Status.SIGNED if firm else None
    found = loops_of(story.deals, floor=floor, ties=Ties.of(story.companies), longest=longest)
    print_rows(map(_loop_row, found), form, _LOOP_COLUMNS)


@click.command()
@click.argument("old")
@click.argument("new")
@_build_option
@format_option("table", "jsonl", "csv")
def diff(old: str, new: str, folder: Path, form: str) -> None:
    """List the deals that appeared, changed or were withdrawn between two builds, or between two days of one.

    OLD and NEW are folders of builds, or days (2026-01-29) of the build in --build.

    \b
    Example:
      kg diff 2026-01-29 2026-02-28
      kg diff last-week/ build/ --format jsonl
    """
    from kg.deals.diff import changes

    rows = (
        {
            "what": change.what.value, "deal": change.deal, "attribute": change.attribute,
            "old": change.old, "new": change.new, "claim": change.claim,
        }
        for change in changes(_state(old, folder).deals, _state(new, folder).deals)
    )  # fmt: skip
    print_rows(rows, form, _CHANGE_COLUMNS)


def _loop_row(loop: Loop) -> dict[str, Any]:
    claims = list(dict.fromkeys(claim for step in loop.steps for claim in step.claims))
    amount = loop.amount
    return {
        "loop": " -> ".join([*loop.companies, loop.companies[0]]),
        "status": loop.status.value,
        "amount": _interval(amount.low, amount.high, amount.currency or ""),
        "currency": amount.currency,
        "low": _number(amount.low),
        "high": _number(amount.high),
        "inferred": "yes" if loop.is_inferred else "no",
        "evidence": counted(len(claims), "claim"),
        "claims": claims,
    }


def _state(named: str, folder: Path) -> Story:
    try:
        day = dt.date.fromisoformat(named)
    except ValueError:
        return story_of_build(Path(named))[0]
    return story_of_build(folder, day)[0]


def _interval(low: Decimal, high: Decimal | None, unit: str) -> str:
    """The interval in words: a figure, "a to b", or "at least" where the upper end is open."""
    if high is None and not low:
        return "unknown"
    bound = Bound.AT_LEAST if high is None else Bound.UP_TO if not low else Bound.EXACT if low == high else Bound.RANGE
    if unit == "GW":
        return figure_in_words(Capacity(low, high, bound))
    return figure_in_words(Money(low, high, bound, unit or None))


def _number(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)
