"""What is written: the same bytes whatever the order and the hash seed, and the same graph when it is read back."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import rdflib
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal

from kg.errors import GraphError
from kg.graph.build import build_graph
from kg.graph.formats import Format
from kg.graph.quads import Graph
from kg.graph.read import read_graph, to_rdflib
from kg.graph.write import serialise
from tests.gold_claims import ROOT
from tests.graph.gold_story import gold_graph
from tests.graph.hostile_story import story_of
from tests.invented_story import graph as invented_graph

pytestmark = pytest.mark.filterwarnings(  # the parsers of rdflib use what rdflib deprecates
    "ignore:Dataset:DeprecationWarning", "ignore:ConjunctiveGraph:DeprecationWarning"
)

RDFLIB = {Format.TTL: "turtle", Format.NT: "nt", Format.NQ: "nquads", Format.TRIG: "trig", Format.JSONLD: "json-ld"}
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
WORDS = TEXT.filter(str.strip)

WRITE_ALL = """
import hashlib, sys
from kg.graph.build import build_graph
from kg.graph.formats import Format
from kg.graph.write import serialise
from kg.outputs.network import network_csv, network_graphml
from tests.graph.gold_story import story_in_order

story = story_in_order(reverse=sys.argv[1] == "backwards")
graph = build_graph(story)
for written in [serialise(graph, form) for form in Format] + [network_csv(story), network_graphml(story)]:
    print(hashlib.sha256(written).hexdigest(), len(written))
"""


def read_back(graph: Graph, form: Format, folder: Path) -> Graph:
    path = folder / f"graph.{form}"
    path.write_bytes(serialise(graph, form))
    return read_graph(path)


def test_the_same_bytes_under_two_hash_seeds_and_two_orders() -> None:
    told = set()
    for seed, order in (("1", "forwards"), ("2", "backwards"), ("77", "backwards")):
        environment = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
        run = subprocess.run(
            [sys.executable, "-c", WRITE_ALL, order],
            capture_output=True,
            text=True,
            check=False,
            env=environment,
            cwd=ROOT,
        )
        assert run.returncode == 0, run.stderr
        told.add(run.stdout)
    assert len(told) == 1
    assert len(told.pop().splitlines()) == len(Format) + 2


@pytest.mark.parametrize("form", list(Format))
def test_a_format_gives_back_the_same_graph(form: Format, tmp_path: Path) -> None:
    for graph in (gold_graph(), invented_graph()):
        again = read_back(graph, form, tmp_path)
        assert list(again.triples()) == list(graph.triples())
        assert (again.quads == graph.quads) == form.keeps_graphs
        assert again.base_iri == graph.base_iri
        assert serialise(again, Format.TTL) == serialise(graph, Format.TTL)


@pytest.mark.parametrize("form", list(Format))
def test_rdflib_reads_each_format_as_the_same_graph(form: Format) -> None:
    graph = gold_graph()
    dataset = rdflib.Dataset(default_union=True)
    dataset.parse(data=serialise(graph, form), format=RDFLIB[form])
    read = set(dataset.triples((None, None, None)))
    assert read == set(to_rdflib(graph))
    names = {str(name.identifier) for name in dataset.graphs() if len(name)} - {"urn:x-rdflib:default"}
    assert len(names) == (len({quad.graph_name for quad in graph.quads}) if form.keeps_graphs else 0)


def test_nquads_lines_are_sorted_and_each_stands_once() -> None:
    lines = serialise(gold_graph(), Format.NQ).decode().splitlines()
    assert lines == sorted(set(lines))
    assert len(lines) == len(gold_graph().quads)


def test_turtle_is_short_and_names_no_default_of_its_own() -> None:
    turtle = serialise(gold_graph(), Format.TTL).decode()
    assert "kg:amount" in turtle
    assert "company:OpenAI" in turtle
    assert "<https://w3id.org/dealgraph/id/company/" not in turtle.replace("@prefix company: <", "")


def test_jsonld_ships_its_context() -> None:
    document = json.loads(serialise(invented_graph(), Format.JSONLD))
    assert all(isinstance(context, dict) for context in document["@context"])  # nothing to fetch
    deals = next(one["@graph"] for one in document["@graph"] if one["@id"].endswith("/deals"))
    stake = next(thing for thing in deals if thing["@id"] == "deal:celesta-stake")
    assert stake["@type"] == ["kg:Deal", "kg:Stake"]
    assert (stake["percentage"], stake["status"], stake["to"]) == ("27", "kg:Completed", "company:Nordalia")


@given(WORDS, WORDS, TEXT, WORDS, WORDS, TEXT)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_hostile_text_comes_back_character_by_character(
    tmp_path: Path, name: str, other: str, before: str, quote: str, source: str, language: str
) -> None:
    graph = build_graph(story_of(name, other, before, quote, source, language))
    values = {quad.object.value for quad in graph.quads if isinstance(quad.object, Literal)}
    assert {name, other, quote, source} <= values
    for form in Format:
        again = read_back(graph, form, tmp_path)
        assert list(again.triples()) == list(graph.triples())
    plain = to_rdflib(graph)
    for form in (Format.NQ, Format.JSONLD):
        dataset = rdflib.Dataset(default_union=True)
        dataset.parse(data=serialise(graph, form), format=RDFLIB[form])
        assert set(dataset.triples((None, None, None))) == set(plain)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("graph.ttl", b"@prefix kg: <http://x/> .\nkg:a kg:b ", "graph.ttl, line 2: not ttl"),
        ("graph.nt", b"<http://x/a> <http://x/b> .\n", "graph.nt, line 1: not nt"),
        ("graph.nq", b"\xff\xfe\x00", "graph.nq"),
        ("graph.jsonld", b'{"@context": "https://example.org/context.jsonld"}', "graph.jsonld"),
        ("graph.xml", b"", "graph.xml: its ending is of no RDF format; name a file in .ttl, .nt, .nq, .trig, .jsonld"),
        ("absent.ttl", None, "absent.ttl: there is no such file; run `kg build` first"),
    ],
)
def test_a_bad_file_is_told(name: str, content: bytes | None, said: str, tmp_path: Path) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(GraphError) as told:
        read_graph(tmp_path / name)
    assert said in str(told.value)
    assert "\n" not in str(told.value)
