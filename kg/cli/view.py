"""`kg view`: the investor network as one HTML page that opens from disk, offline."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.articles import articles_argument, as_of_option, finish, lexicon_option, read, story_of
from kg.cli.output import visible
from kg.errors import ArticleError, KgError

if TYPE_CHECKING:
    from kg.pipeline import Story

__all__ = ["view"]

_PAGE = "network.html"


@click.command()
@articles_argument
@click.option(
    "--out", type=click.Path(path_type=Path, dir_okay=False, allow_dash=True), default=_PAGE, show_default=True,
    help="The file to write; - is standard output.",
)  # fmt: skip
@click.option("--build", "folder", type=click.Path(path_type=Path), help="The folder of the build to show.  [default: build]")  # fmt: skip
@as_of_option
@click.option("--focus", metavar="COMPANY", help="Open with the surroundings of one company.")
@click.option(
    "--hops", type=click.IntRange(1, 9), default=1, show_default=True, help="How many deals away from --focus."
)
@click.option("--min", "minimum", type=click.FloatRange(0), default=0, metavar="AMOUNT", help="Open with deals of at least that amount, such as 10e9.")  # fmt: skip
@click.option(
    "--lang", type=click.Choice(["fr", "en"]), default="fr", show_default=True, help="The language it opens in."
)
@click.option("--theme", type=click.Choice(["light", "dark"]), help="The theme it opens in.  [default: the reader's]")
@click.option("--most", type=click.IntRange(2, 1000), default=150, show_default=True, help="Hold at most so many companies, those of the largest deals.")  # fmt: skip
@click.option("--all", "everything", is_flag=True, help="Hold every company, however many.")
@click.option("--like", type=click.Path(path_type=Path, exists=True, dir_okay=False), metavar="PAGE", help="Keep companies where they stand on an earlier page.")  # fmt: skip
@lexicon_option
@click.option("--open", "opened", is_flag=True, help="Open the page in the browser.")
def view(
    articles: tuple[str, ...],
    out: Path,
    folder: Path | None,
    as_of: dt.date | None,
    focus: str | None,
    hops: int,
    minimum: float,
    lang: str,
    theme: str | None,
    most: int,
    everything: bool,
    like: Path | None,
    lexicons: tuple[Path, ...],
    opened: bool,
) -> None:
    """Write the investor network as one HTML page.

    The page opens from disk, offline: click an arrow to read the sentences behind it, move the day, filter, search,
    follow loops of money, export. Without ARTICLES it shows the build in build/.

    \b
    Example:
      kg view --open
      kg view press/ --out network.html --lang en
      kg view --focus OpenAI --hops 2 --min 10e9
    """
    story, problems = _told(articles, folder, as_of, lexicons)
    from kg.view.page import Opening, positions_in, render

    kept = positions_in(_text(like)) if like else None
    page = render(story, Opening(lang, theme, focus, hops, minimum), most=None if everything else most, kept=kept)
    _write(out, page.encode("utf-8"))
    if opened and str(out) != "-":
        click.launch(str(out))
    finish(problems)


def _told(
    articles: tuple[str, ...], folder: Path | None, as_of: dt.date | None, lexicons: tuple[Path, ...]
) -> tuple[Story, Sequence[ArticleError]]:
    """The story to show, and what could not be read of it."""
    if not articles:
        if lexicons:
            raise click.UsageError("--lexicon goes with ARTICLES; a build keeps its own.")
        from kg.outputs.source import story_of_build

        return story_of_build(folder or Path("build"), as_of)[0], ()
    if folder:
        raise click.UsageError("ARTICLES and --build exclude each other.")
    reading = read(articles)
    return story_of(reading, lexicons, as_of=as_of), reading.problems


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise KgError("the page cannot be read", where=str(path), do="name a page that kg view made") from error


def _write(out: Path, page: bytes) -> None:
    if str(out) == "-":
        sys.stdout.buffer.write(page)
        return
    from kg.outputs.file import write_whole

    write_whole(out, page)
    click.echo(f"{visible(str(out))}: {len(page) / 1e6:.2f} MB, opens offline.", err=True)
