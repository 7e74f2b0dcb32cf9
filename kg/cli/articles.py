"""The articles that a command works on: its argument, the options that go with it, and what could not be read."""

from __future__ import annotations

import datetime as dt
import gc
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeVar

import click

from kg.cli.output import visible
from kg.errors import ArticleError
from kg.lexicon.load import Lexicon
from kg.pipeline import Story, tell
from kg.reading.read import Reading, read_articles
from kg.resources import folder

__all__ = [
    "SOME_UNREAD", "articles_argument", "as_of_option", "finish", "jobs_option", "lexicon_option", "read", "story_of",
]  # fmt: skip

SOME_UNREAD = 3  # exit code: done, but some articles could not be read

_Command = TypeVar("_Command", bound=Callable[..., Any])


def articles_argument(command: _Command) -> _Command:
    """The argument ARTICLES: files, folders and `-`; the bundled seeds where none is named."""
    return click.argument("articles", nargs=-1, metavar="[ARTICLES]...")(command)


def lexicon_option(command: _Command) -> _Command:
    """The option `--lexicon`, repeatable: companies of the user's own."""
    option = click.option(
        "--lexicon", "lexicons", multiple=True, type=click.Path(path_type=Path), metavar="FILE",
        help="Companies of your own (TOML), added to the bundled ones; repeatable.",
    )  # fmt: skip
    return option(command)


def as_of_option(command: _Command) -> _Command:
    """The option `--as-of`: only what had been published by a day."""
    option = click.option(
        "--as-of", type=click.DateTime(["%Y-%m-%d"]), callback=lambda _ctx, _param, value: value and value.date(),
        metavar="DATE", help="Only articles published by that day, such as 2026-01-29.",
    )  # fmt: skip
    return option(command)


def jobs_option(command: _Command) -> _Command:
    """The option `--jobs`: in how many processes articles are read."""
    option = click.option(
        "--jobs", type=click.IntRange(min=1), default=1, show_default=True, metavar="N",
        help="Read articles in so many processes; pays from some hundred articles on.",
    )  # fmt: skip
    return option(command)


def read(articles: Iterable[str]) -> Reading:
    """The articles named, or the bundled ones, and what could not be read of them."""
    return read_articles(list(articles) or [folder("seeds")])


def story_of(
    reading: Reading,
    lexicons: Iterable[Path] = (),
    *,
    assumed: bool = False,
    as_of: dt.date | None = None,
    undated: bool = True,
    jobs: int = 1,
) -> Story:
    """The story that the articles tell."""
    gc.disable()  # stories and graphs hold no cycles, looking for them costs a fifth of a build, and the command ends soon
    return tell(reading.articles, Lexicon.load(lexicons), assumed=assumed, as_of=as_of, undated=undated, jobs=jobs)


def finish(problems: Iterable[ArticleError]) -> None:
    """Say on standard error what could not be read, and exit with code 3 if that is anything."""
    told = [visible(str(problem)) for problem in problems]
    for line in told:
        click.echo(f"Not read: {line}", err=True)
    if told:
        click.get_current_context().exit(SOME_UNREAD)
