"""Four independent parsers read what we write as the very same quads: pyoxigraph, rdflib, rapper (C), N3.js (JavaScript)."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

from kg.graph.formats import Format
from kg.graph.quads import Graph
from kg.graph.write import serialise
from tests.graph.gold_story import gold_graph
from tests.graph.hostile_story import hostile_graph
from tests.invented_story import graph as invented_graph

pytestmark = pytest.mark.filterwarnings(  # the parsers of rdflib use what rdflib deprecates
    "ignore:Dataset:DeprecationWarning", "ignore:ConjunctiveGraph:DeprecationWarning"
)

N3_VERSION = "2.13.12"
READ_BY_ALL = (Format.TTL, Format.NT, Format.NQ, Format.TRIG)
RAPPER = {Format.TTL: "turtle", Format.NT: "ntriples", Format.NQ: "nquads", Format.TRIG: "trig"}
RDFLIB = {Format.TTL: "turtle", Format.NT: "nt", Format.NQ: "nquads", Format.TRIG: "trig"}
STORIES: list[Callable[[], Graph]] = [gold_graph, invented_graph, hostile_graph]


def expected(graph: Graph, form: Format) -> set[str]:
    if form.keeps_graphs:
        return {str(quad) for quad in graph.quads}
    return {str(triple) for triple in graph.triples()}


def lines_of(nquads: bytes) -> set[str]:
    return {str(quad) for quad in ox.parse(nquads, format=ox.RdfFormat.N_QUADS)}


def written(graph: Graph, form: Format, folder: Path) -> Path:
    path = folder / f"graph.{form}"
    path.write_bytes(serialise(graph, form))
    return path


@pytest.fixture(scope="module")
def n3(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with N3.js in it, installed by npm."""
    npm = shutil.which("npm")
    assert npm, "npm is missing: install Debian's npm, or Node.js"
    folder = tmp_path_factory.mktemp("n3")
    run = subprocess.run(
        [npm, "install", "--no-audit", "--no-fund", "--silent", "--prefix", str(folder), f"n3@{N3_VERSION}"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert run.returncode == 0, f"npm could not install n3: {run.stderr}"
    return folder


@pytest.mark.parametrize("form", READ_BY_ALL)
@pytest.mark.parametrize("story", STORIES)
def test_pyoxigraph_reads_it(story: Callable[[], Graph], form: Format, tmp_path: Path) -> None:
    path = written(story(), form, tmp_path)
    assert {str(quad) for quad in ox.parse(path=str(path))} == expected(story(), form)


@pytest.mark.parametrize("form", READ_BY_ALL)
@pytest.mark.parametrize("story", STORIES)
def test_rdflib_reads_it(story: Callable[[], Graph], form: Format, tmp_path: Path) -> None:
    dataset = rdflib.Dataset(default_union=not form.keeps_graphs)
    dataset.parse(written(story(), form, tmp_path), format=RDFLIB[form])
    if form.keeps_graphs:
        assert len(set(dataset.quads())) == len(expected(story(), form))
        assert lines_of(dataset.serialize(format="nquads").encode()) == expected(story(), form)
    else:
        assert len(set(dataset.triples((None, None, None)))) == len(expected(story(), form))


@pytest.mark.parametrize("form", READ_BY_ALL)
@pytest.mark.parametrize("story", STORIES)
def test_rapper_reads_it(story: Callable[[], Graph], form: Format, tmp_path: Path) -> None:
    rapper = shutil.which("rapper")
    assert rapper, "rapper is missing: install Debian's raptor2-utils"
    output = "nquads" if form.keeps_graphs else "ntriples"
    path = written(story(), form, tmp_path)
    run = subprocess.run([rapper, "-q", "-i", RAPPER[form], "-o", output, str(path)], capture_output=True, check=False)
    assert (run.returncode, run.stderr) == (0, b"")
    assert lines_of(run.stdout) == expected(story(), form)


@pytest.mark.parametrize("form", READ_BY_ALL)
@pytest.mark.parametrize("story", STORIES)
def test_n3_reads_it(story: Callable[[], Graph], form: Format, tmp_path: Path, n3: Path) -> None:
    node = shutil.which("node")
    assert node, "node is missing: install Debian's nodejs"
    script = Path(__file__).with_name("n3_quads.cjs")
    path = written(story(), form, tmp_path)
    run = subprocess.run([node, str(script), str(n3), str(path), form.media_type], capture_output=True, check=False)
    assert run.returncode == 0, run.stderr.decode()
    assert lines_of(run.stdout) == expected(story(), form)
