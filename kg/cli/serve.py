"""`kg serve`: SPARQL over HTTP, and pages to look and ask."""

from __future__ import annotations

from pathlib import Path

import click

from kg.errors import MissingExtraError

__all__ = ["serve"]


@click.command()
@click.option(
    "--build", "folder", type=click.Path(path_type=Path), default="build", show_default=True,
    help="The folder of the build to serve.",
)  # fmt: skip
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=7879, show_default=True, help="The port; 0: any free one."
)
@click.option("--timeout", type=click.FloatRange(min=0, min_open=True), default=30.0, show_default=True, help="Stop a query after so many seconds.")  # fmt: skip
@click.option("--memory", type=click.IntRange(min=1024), default=2048, show_default=True, help="Stop a query that needs more megabytes; with --in-memory, more than these beside the graph.")  # fmt: skip
@click.option(
    "--workers", type=click.IntRange(1, 64), default=2, show_default=True, help="Queries answered at one time."
)
@click.option(
    "--in-memory", is_flag=True,
    help="Read the graph into memory first, and answer sooner what names no graphs. A million triples take some four seconds, and 0.4 GB for the graph and for each worker.",
)  # fmt: skip
@click.option("--cors", "origins", multiple=True, metavar="ORIGIN", help="Let pages of this origin ask; repeatable.")
def serve(
    folder: Path, host: str, port: int, timeout: float, memory: int, workers: int, in_memory: bool,
    origins: tuple[str, ...],
) -> None:  # fmt: skip
    """Answer SPARQL over HTTP from a build, read-only, with the network page and a page to ask.

    \b
    Example:
      kg serve
      curl -H 'Accept: text/csv' --data-urlencode 'query=SELECT * { ?s a kg:Deal }' http://127.0.0.1:7879/sparql
    """
    try:
        from kg.serve.pool import Limits
        from kg.serve.run import serve as run
    except ModuleNotFoundError as error:
        what = f"serving needs the library {error.name}"
        raise MissingExtraError(what, do="install it with: pip install 'dealgraph[serve]'") from error

    def loaded(triples: int) -> None:
        click.echo(f"In memory: {triples} triples of {folder / 'graph.ttl'}", err=True)

    def ready(url: str) -> None:
        click.echo(f"Network: {url}\nAsk:     {url}sparql\nStop with Ctrl+C.", err=True)
        if host not in {"127.0.0.1", "localhost", "::1"}:
            click.echo("Everybody who reaches this machine can ask.", err=True)

    run(
        folder, host=host, port=port, limits=Limits(timeout, memory, workers), origins=origins, in_memory=in_memory,
        loaded=loaded, ready=ready,
    )  # fmt: skip
