"""`kg diff`: what changed between two builds, or between two days of one."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
from pathlib import Path

import click

from kg.cli.output import format_option, print_rows

__all__ = ["diff"]

_COLUMNS = ("what", "deal", "attribute", "old", "new", "claim")


@click.command()
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@click.option(
    "--build", "folder", type=click.Path(path_type=Path), default="build", show_default=True,
    help="The build that OLD and NEW are days of, where they are days.",
)  # fmt: skip
@format_option("table", "json", "csv")
def diff(old: str, new: str, folder: Path, form: str) -> None:
    r"""Show which deals appeared, changed or were withdrawn from OLD to NEW.

    OLD and NEW are the folders of two builds, or two days such as 2026-01-29: what had been published by then.
    A deal is "gone" where no article of NEW speaks of it any more.

    \b
    Example:
      kg diff build-monday build-tuesday
      kg diff 2026-01-29 2026-02-27 --format json
    """
    from kg.deals.diff import changes
    from kg.outputs.source import story_of_build

    before, after = (story_of_build(*_moment(moment, folder))[0].deals for moment in (old, new))
    rows = [dataclasses.asdict(change) for change in changes(before, after)]
    if form == "json":
        click.echo(json.dumps(rows, indent=1))
    else:
        print_rows(rows, form, _COLUMNS)


def _moment(said: str, folder: Path) -> tuple[Path, dt.date | None]:
    """The build and the day that OLD or NEW means; a folder of that name goes before a day."""
    if not Path(said).is_dir():
        try:
            return folder, dt.date.fromisoformat(said)
        except ValueError:
            pass
    return Path(said), None
