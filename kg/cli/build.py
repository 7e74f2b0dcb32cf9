"""`kg build`: the whole story, from articles to a folder with graph, claims, network page and store."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from kg.cli.articles import articles_argument, as_of_option, finish, jobs_option, lexicon_option, read, story_of
from kg.cli.output import visible
from kg.pipeline import Story

__all__ = ["build"]


@click.command()
@articles_argument
@click.option(
    "--out", type=click.Path(path_type=Path, file_okay=False), default="build", show_default=True,
    help="The folder to write; a build that was there is replaced.",
)  # fmt: skip
@lexicon_option
@jobs_option
@as_of_option
@click.option("--assumed", is_flag=True, help="Let claims in whose parties are only assumed.")
@click.option("--dated-only", is_flag=True, help="Where a day is asked for, leave out articles without a date.")
@click.option("--base-iri", metavar="IRI", help="What the IRIs of companies, deals and claims begin with.")
def build(
    articles: tuple[str, ...],
    out: Path,
    lexicons: tuple[Path, ...],
    jobs: int,
    as_of: dt.date | None,
    assumed: bool,
    dated_only: bool,
    base_iri: str | None,
) -> None:
    """Build the graph, the network page and the store from articles.

    ARTICLES are files and folders (.txt .md .html .json .jsonl, also .gz), or - for standard input; without any,
    the articles that come with the program.

    \b
    Example:
      kg build press/ --out build
      kg build --as-of 2026-01-29
    """
    from kg.outputs.source import Settings
    from kg.outputs.write import FILES, write_outputs

    with _progress() as step:
        step("articles")
        reading = read(articles)
        if reading.articles:
            step("claims")
            story = story_of(reading, lexicons, assumed=assumed, as_of=as_of, undated=not dated_only, jobs=jobs)
            settings = Settings(assumed, as_of, base_iri, undated=not dated_only)
            quads = write_outputs(story, out, settings, lexicons=lexicons, step=step)
    if reading.articles:
        _sum_up(story)
        *files, store, source = FILES
        click.echo(f"{visible(str(out))}/ holds {', '.join(files)}, {store}/ ({quads} quads) and {source}/.", err=True)
    else:
        click.echo("No article could be read; nothing was written.", err=True)
    finish(reading.problems)


def _sum_up(story: Story) -> None:
    from kg.deals.words import counted

    left_out = f" ({len(story.assumed)} more left out, their parties being assumed)" if story.assumed else ""
    click.echo(
        f"{counted(len(story.articles), 'article')}: {counted(len(story.claims), 'claim')}{left_out}, "
        f"{counted(len(story.deals), 'deal')}, {counted(len(story.conflicts), 'conflict')}; "
        f"{counted(len(story.unread), 'sentence')} with a figure left unread.",
        err=True,
    )


@contextmanager
def _progress() -> Iterator[Callable[[str], None]]:
    """What to call with the name of each step; a terminal shows it while it lasts, a pipe never."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console

    with Console(stderr=True).status("") as status:
        yield lambda name: status.update(f"{name} ...")
