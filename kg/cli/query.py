"""`kg query`: ask the graph a question."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

import click

from kg.cli.output import format_option, print_table, visible
from kg.errors import QueryError
from kg.query.ask import ask_build, ask_endpoint, ask_file
from kg.query.process import DEFAULT_MEMORY, DEFAULT_TIMEOUT
from kg.query.question import Answer, Question

__all__ = ["query"]

_SECONDS = click.FloatRange(min=0, min_open=True)
_GRAPHS_AS = {"table": "json", "json": "jsonld", "xml": "rdfxml"}


@click.command()
@click.argument("query", required=False, metavar="[NAME|FILE.rq|-]")
@click.option("-e", "--expression", metavar="SPARQL", help="The query itself.")
@click.option("-p", "--param", "params", multiple=True, metavar="NAME=VALUE", help="A parameter; repeatable.")
@format_option("table", "json", "csv", "tsv", "xml", "ttl")
@click.option("--list", "listing", is_flag=True, help="List the bundled queries with their questions.")
@click.option(
    "--build", "folder", type=click.Path(path_type=Path), default="build", show_default=True,
    help="The folder of the build to ask.",
)  # fmt: skip
@click.option(
    "--as-of", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE",
    help="Answer with what had been published by that day, such as 2026-01-29.",
)  # fmt: skip
@click.option("--graph", type=click.Path(path_type=Path), metavar="FILE", help="Ask an RDF file, not the build.")
@click.option("--endpoint", metavar="URL", help="Ask a SPARQL endpoint, not the build.")
@click.option(
    "--timeout", type=_SECONDS, default=DEFAULT_TIMEOUT, show_default=True, help="Stop after so many seconds."
)
@click.option(
    "--memory", type=click.IntRange(min=1024), default=DEFAULT_MEMORY, show_default=True,
    help="Stop where the query needs more megabytes.",
)  # fmt: skip
@click.option("--limit-rows", type=click.IntRange(min=1), metavar="N", help="Print no more rows than this.")
def query(
    query: str | None,
    expression: str | None,
    params: tuple[str, ...],
    form: str,
    listing: bool,
    folder: Path,
    as_of: dt.datetime | None,
    graph: Path | None,
    endpoint: str | None,
    timeout: float,
    memory: int,
    limit_rows: int | None,
) -> None:
    """Ask the graph a question: a bundled one by its name, or one of your own in SPARQL 1.1.

    The prefixes kg: company: deal: claim: article: source: conflict: id: schema: rdfs: rdf: xsd: skos: prov: need no
    declaration.

    \b
    Example:
      kg query --list
      kg query claims-of -p company=OpenAI --format csv
      kg query -e 'SELECT ?deal { ?deal kg:status kg:Talks }'
    """
    if listing:
        _list()
        return
    if sum(choice is not None for choice in (graph, endpoint, as_of)) > 1:
        raise click.UsageError("--graph, --endpoint and --as-of exclude each other.")
    try:
        question = _question(query, expression, _pairs(params), form, limit_rows)
        if endpoint is not None:
            found = ask_endpoint(endpoint, question, timeout)
        elif graph is not None:
            found = ask_file(graph, question, timeout, memory)
        elif as_of is not None:
            found = _ask_as_of(folder, as_of.date(), question, timeout, memory)
        else:
            found = ask_build(folder, question, timeout, memory)
    except QueryError as error:
        if "\n" not in str(error):
            raise
        raise click.ClickException("\n".join(map(visible, str(error).split("\n")))) from error
    _print(found, form)
    if found.truncated:
        click.echo(f"Only the first {limit_rows} are printed: there are more.", err=True)


def _question(
    query: str | None, expression: str | None, params: dict[str, str], form: str, limit: int | None
) -> Question:
    if (query is None) == (expression is None):
        raise click.UsageError("Name a query or a file, - for standard input, or give SPARQL with -e; see --list.")
    types: dict[str, str] = {}
    if expression is not None:
        name, text = "-e", expression
    elif query == "-":
        name, text = "standard input", _decoded(sys.stdin.buffer.read(), "standard input")
    elif query is not None and (query.endswith((".rq", ".sparql")) or Path(query).is_file()):
        name, text = query, _decoded(_read(Path(query)), query)
    else:
        name, text, types = _bundled(str(query), params)
    return Question(
        text, name, params, types, format="json" if form == "table" else form,
        graph_format=_GRAPHS_AS.get(form, form), limit=limit,
    )  # fmt: skip


def _bundled(name: str, params: dict[str, str]) -> tuple[str, str, dict[str, str]]:
    from kg.query.library import find_query
    from kg.query.suggest import suggest

    found = find_query(name)
    types = {parameter.name: parameter.type for parameter in found.parameters}
    for given in params:
        if given not in types:
            known = f"it has {', '.join(types)}" if types else "it has none"
            raise QueryError(f"{name} has no parameter {given!r}", do=suggest(given, types) or known)
    return found.name, found.text, types


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise QueryError(f"cannot be read ({error.strerror})", where=str(path)) from error


def _decoded(data: bytes, name: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise QueryError(f"not UTF-8 text ({error.reason} at byte {error.start})", where=name) from error


def _pairs(params: tuple[str, ...]) -> dict[str, str]:
    pairs = {}
    for param in params:
        name, sign, value = param.partition("=")
        if not sign or not name:
            raise click.BadParameter(f"{param!r} is not NAME=VALUE.", param_hint="-p")
        pairs[name.lstrip("?$")] = value
    return pairs


def _ask_as_of(folder: Path, day: dt.date, question: Question, timeout: float, memory: int) -> Answer:
    """The answer of the build that would have been made on that day."""
    import tempfile

    from kg.graph.build import build_graph
    from kg.graph.formats import Format
    from kg.graph.iris import BASE_IRI
    from kg.graph.write import serialise
    from kg.outputs.source import story_of_build

    story, settings = story_of_build(folder, day)
    with tempfile.TemporaryDirectory() as place:
        graph = Path(place) / "graph.nq"
        graph.write_bytes(serialise(build_graph(story, base_iri=settings.base_iri or BASE_IRI), Format.NQ))
        return ask_file(graph, question, timeout, memory)


def _list() -> None:
    from kg.query.library import bundled_queries

    for bundled in bundled_queries():
        click.echo(f"{bundled.name}\n    {bundled.question}")
        for parameter in bundled.parameters:
            click.echo(f"    -p {parameter.name}=...  {parameter.text}")


def _print(found: Answer, form: str) -> None:
    if form == "table" and found.form == "boolean":
        click.echo("yes" if b"true" in found.data else "no")
    elif form == "table":
        from kg.query.table import rows_of_json

        names, rows, numeric = rows_of_json(found.data)
        print_table(names, rows, right=numeric)
        click.echo(f"{len(rows)} row{'' if len(rows) == 1 else 's'}", err=True)
    elif sys.stdout.isatty():
        for line in found.data.decode().splitlines():
            click.echo(visible(line))
    else:
        sys.stdout.buffer.write(found.data if found.data.endswith(b"\n") else found.data + b"\n")
