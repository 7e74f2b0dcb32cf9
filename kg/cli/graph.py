"""`kg check` and `kg export`: is a graph well formed, and how other tools get it."""

from __future__ import annotations

import datetime as dt
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.articles import articles_argument, as_of_option, finish, lexicon_option, read, story_of
from kg.cli.output import format_option, print_rows, visible
from kg.errors import GraphError

if TYPE_CHECKING:
    from kg.pipeline import Story

__all__ = ["check", "export"]

_FORMATS = ("ttl", "nt", "nq", "trig", "jsonld", "graphml", "csv")
_COLUMNS = ("thing", "message", "found", "rule")


@click.command()
@click.argument("file", required=False, type=click.Path(path_type=Path), default="build/graph.ttl", metavar="[FILE]")
@format_option("table", "jsonl", "csv")
def check(file: Path, form: str) -> None:
    """Check a graph against the ontology's shapes (SHACL).

    FILE is an RDF file (.ttl .nt .nq .trig .jsonld) or the folder of a build; without it, the graph in build/.
    Each line names the claim, deal or company at fault, what is wrong, and the rule in ontology/shapes.ttl.

    \b
    Example:
      kg check
      kg check other.ttl --format csv
    """
    from kg.deals.words import counted
    from kg.graph.check import check_graph
    from kg.graph.read import read_graph

    path = file / "graph.ttl" if file.is_dir() else file
    report = check_graph(read_graph(path))
    if report.breaches:
        print_rows([asdict(breach) for breach in report.breaches], form, _COLUMNS)
        what = f"the graph breaks the rules in {counted(len(report.breaches), 'place')}"
        raise GraphError(what, where=str(path), do="mend what is named above, or build the graph again")
    held = ", ".join(counted(number, name) for name, number in report.counts.items())
    click.echo(f"{visible(str(path))}: all rules hold for {held}.", err=True)


@click.command()
@articles_argument
@click.option("--format", "form", type=click.Choice(_FORMATS), default="ttl", show_default=True, help="What to write.")
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False, allow_dash=True),
    default="-",
    help="The file to write; - is standard output.",
)
@click.option("--build", "folder", type=click.Path(path_type=Path), help="The folder of the build to export.  [default: build]")  # fmt: skip
@as_of_option
@lexicon_option
@click.option("--base-iri", metavar="IRI", help="What the IRIs of things begin with, where ARTICLES are exported.")
def export(
    articles: tuple[str, ...],
    form: str,
    out: Path,
    folder: Path | None,
    as_of: dt.date | None,
    lexicons: tuple[Path, ...],
    base_iri: str | None,
) -> None:
    """Write the graph (ttl nt nq trig jsonld), or the investor network (graphml csv), for other tools.

    Without ARTICLES, what is written is the build in build/. Turtle and N-Triples hold one graph; N-Quads, TriG and
    JSON-LD keep each article's claims in a graph of their own.

    \b
    Example:
      kg export --format jsonld --out graph.jsonld
      kg export --format csv --as-of 2026-01-29
      kg export press/ --format trig
    """
    if articles and folder is not None:
        raise click.UsageError("ARTICLES and --build exclude each other.")
    if lexicons and not articles:
        raise click.UsageError("--lexicon goes with ARTICLES; a build keeps its own.")
    if articles:
        reading = read(articles)
        story = story_of(reading, lexicons, as_of=as_of)
        _write(_data(story, form, base_iri), out)
        finish(reading.problems)
    else:
        _write(_data_of_build(folder or Path("build"), form, as_of, base_iri), out)


def _data(story: Story, form: str, base_iri: str | None) -> bytes:
    from kg.graph.build import build_graph
    from kg.graph.formats import Format
    from kg.graph.iris import BASE_IRI
    from kg.graph.write import serialise
    from kg.outputs.network import network_csv, network_graphml

    if form == "graphml":
        return network_graphml(story)
    if form == "csv":
        return network_csv(story)
    return serialise(build_graph(story, base_iri=base_iri or BASE_IRI), Format(form))


def _data_of_build(folder: Path, form: str, as_of: dt.date | None, base_iri: str | None) -> bytes:
    """The export of a build; what its graph says already is read from it, all else is told again from its articles."""
    from kg.graph.formats import Format
    from kg.graph.read import read_graph
    from kg.graph.write import serialise
    from kg.outputs.source import story_of_build

    if as_of is None and base_iri is None and form not in {"graphml", "csv"}:
        return serialise(read_graph(folder / "graph.nq"), Format(form))
    story, settings = story_of_build(folder, as_of)
    return _data(story, form, base_iri or settings.base_iri)


def _write(data: bytes, out: Path) -> None:
    from kg.outputs.file import write_whole

    if str(out) != "-":
        write_whole(out, data)
    elif sys.stdout.isatty():
        for line in data.decode("utf-8").splitlines():
            click.echo(visible(line))
    else:
        sys.stdout.buffer.write(data)
