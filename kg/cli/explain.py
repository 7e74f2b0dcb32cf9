"""`kg explain`: the tree from a sentence to its triples."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.articles import articles_argument, finish, lexicon_option, read, story_of
from kg.cli.output import visible

__all__ = ["explain"]


@click.command()
@click.argument("what", metavar="ARTICLE|ID")
@articles_argument
@click.option("--unread", is_flag=True, help="Show also the sentences with a figure that gave no claim, and why.")
@lexicon_option
def explain(what: str, articles: tuple[str, ...], unread: bool, lexicons: tuple[Path, ...]) -> None:
    """Show how a claim was read: sentence, mentions, rule, claim, deal, triples.

    ARTICLE is the id of an article, whose claims are all shown; ID that of one claim. ARTICLES are where to look;
    without any, the articles that come with the program.

    \b
    Example:
      kg explain 002_72e395b6d111491e
      kg explain interview press/ --unread
    """
    from kg.explain import explain as tree_of
    from kg.explain import lines_of

    reading = read(articles)
    for line in lines_of(tree_of(story_of(reading, lexicons), what, unread=unread)):
        click.echo(visible(line))
    finish(reading.problems)
