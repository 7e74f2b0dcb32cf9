"""`kg load`: the graph into a triple store."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from kg.errors import StoreError

__all__ = ["load"]


@click.command()
@click.argument("url")
@click.option(
    "--build", "folder", type=click.Path(path_type=Path), default="build", show_default=True,
    help="The folder of the build to send.",
)  # fmt: skip
@click.option("--graph", metavar="IRI", help="Send everything to this one graph.")
@click.option("--replace", is_flag=True, help="Replace the graphs that the build has; others stay.")
@click.option("--user", help="Who loads; the password is asked for, or taken from --password-env.")
@click.option("--password-env", metavar="NAME", help="The environment variable that holds the password.")
@click.option("--auth", type=click.Choice(["digest", "basic"]), default="digest", show_default=True, help="How to show who loads.")  # fmt: skip
@click.option("--query-url", metavar="URL", help="Where the store is asked, if that does not follow from URL.")
def load(
    url: str,
    folder: Path,
    graph: str | None,
    replace: bool,
    user: str | None,
    password_env: str | None,
    auth: str,
    query_url: str | None,
) -> None:
    """Send the graph to a triple store at URL, the address of its Graph Store (SPARQL 1.1 Graph Store Protocol).

    Each article's graph is replaced or added to by itself, at once where it fits one request of 4 MB. At the end the
    store counts the triples.

    \b
    Example:
      kg load http://127.0.0.1:7878/store
      kg load http://127.0.0.1:8890/sparql-graph-crud-auth --user dba --password-env VIRTUOSO_PASSWORD --replace
    """
    from kg.load import Target, load_graph, query_url_of

    asked = query_url or query_url_of(url)
    if asked is None:
        raise click.UsageError("Where the store is asked does not follow from URL: give --query-url.")
    target = Target(url, asked, graph, user, _password(user, password_env), auth)
    done = load_graph(folder / "graph.nq", target, replace=replace, tell=_tell)
    if sys.stderr.isatty():
        click.echo(err=True)
    click.echo(f"The store counts {done.triples} triples in {done.graphs} graphs.", err=True)
    if replace and not done.at_once:
        click.echo("Some graph took several requests: readers may have seen it in part meanwhile.", err=True)


def _password(user: str | None, variable: str | None) -> str | None:
    if user is None:
        return None
    if variable is None:
        return str(click.prompt("Password", hide_input=True, err=True))
    if variable not in os.environ:
        raise StoreError(f"the environment has no variable {variable}", do="set it to the password")
    return os.environ[variable]


def _tell(sent: int, whole: int) -> None:
    if sys.stderr.isatty():
        click.echo(f"\r{100 * sent // whole} % of {whole // 1024} kB", nl=False, err=True)
