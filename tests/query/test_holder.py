"""A graph held in memory answers as the store on disk does, byte for byte, and outlives the workers that share it."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from kg.errors import GraphError, KgError, QueryError, StoreError
from kg.query.guard import names_graphs
from kg.query.holder import Holder
from kg.query.library import bundled_queries
from kg.query.process import Worker
from kg.query.question import Question, StoppedError
from kg.query.source import Source
from tests.invented_story import write_build

ARTICLE = "https://w3id.org/dealgraph/id/article/a1"
COUNT = Question("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
NUMBERS = " ".join(f"VALUES ?v{i} {{ {' '.join(map(str, range(100)))} }}" for i in range(6))
SLOW = Question(f"SELECT (COUNT(*) AS ?n) {{ {NUMBERS} }}")
ASKED = {
    "everything": Question("SELECT * { ?s ?p ?o } ORDER BY ?s ?p ?o"),
    "distinct": Question("SELECT DISTINCT ?p { ?s ?p ?o } ORDER BY ?p", format="csv"),
    "named graphs": Question("SELECT * { GRAPH ?g { ?s ?p ?o } } ORDER BY ?g ?s ?p ?o"),
    "names of graphs": Question("SELECT ?g (COUNT(*) AS ?n) { graph?g{ ?s ?p ?o } } GROUP BY ?g ORDER BY ?g"),
    "both": Question("SELECT ?g { ?d a kg:Deal GRAPH ?g { ?d kg:status ?s } } ORDER BY ?g"),
    "from": Question(f"SELECT * FROM <{ARTICLE}> {{ ?s ?p ?o }} ORDER BY ?s ?p ?o"),
    "default graph of the protocol": Question(COUNT.text, default_graphs=(ARTICLE,)),
    "named graph of the protocol": Question(
        "SELECT * { GRAPH ?g { ?s a ?o } } ORDER BY ?s ?o", named_graphs=(ARTICLE,)
    ),
    "one company": Question(
        "SELECT * { VALUES ?c { UNDEF } ?d ?p ?c } ORDER BY ?d ?p",
        parameters={"c": "nordalia"},
        types={"c": "company"},
    ),
    "construct": Question("CONSTRUCT { ?s a ?o } { ?s a ?o }", graph_format="ttl"),
    "describe": Question("DESCRIBE company:Nordalia", graph_format="nt"),
    "ask": Question("ASK { ?d kg:status kg:Talks }", format="xml"),
    "paths": Question("SELECT * { company:Axonix (kg:investsIn|^kg:from)* ?o } ORDER BY ?o", format="tsv"),
}
ASKED |= {bundled.name: Question(bundled.text, bundled.name) for bundled in bundled_queries()}
WRONG = [
    "SELEC",
    "SELECT * { GRAPH ?g }",
    "SELECT * { SERVICE <http://x/> { ?s ?p ?o } }",
    "ASK { ?s nothing:here ?o }",
]


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_build(tmp_path_factory.mktemp("held") / "build")


@pytest.fixture(scope="module")
def holder(build: Path) -> Iterator[Holder]:
    with Holder(build / "graph.ttl", build / "store") as holder:
        holder.load()
        yield holder


@pytest.fixture(scope="module")
def shared(holder: Holder) -> Iterator[Worker]:
    with Worker(holder, memory=1024) as worker:
        yield worker


@pytest.fixture(scope="module")
def own(build: Path) -> Iterator[Worker]:
    with Worker(Source(build / "store"), memory=1024) as worker:
        yield worker


@pytest.mark.parametrize("name", ASKED)
def test_memory_and_disk_give_the_same_bytes(name: str, shared: Worker, own: Worker) -> None:
    answer = shared.ask(ASKED[name])
    assert answer == own.ask(ASKED[name])
    assert len(answer.data) > 60 or name == "ask"


@pytest.mark.parametrize("kind", ["memory", "disk"])
def test_the_threads_of_a_store_reserve_little_of_what_a_question_may_have(
    kind: str, holder: Holder, build: Path
) -> None:
    with Worker(holder if kind == "memory" else Source(build / "store"), memory=384) as worker:
        assert worker.ask(ASKED["named graphs"]).data


@pytest.mark.parametrize("query", WRONG)
def test_memory_and_disk_refuse_alike(query: str, shared: Worker, own: Worker) -> None:
    told = []
    for worker in (shared, own):
        with pytest.raises(QueryError) as error:
            worker.ask(Question(query))
        told.append((type(error.value), str(error.value)))
    assert told[0] == told[1]


@pytest.mark.parametrize("name", [bundled.name for bundled in bundled_queries()])
def test_the_bundled_queries_are_answered_from_memory(name: str) -> None:
    assert not names_graphs(ASKED[name])


@pytest.mark.parametrize(
    "query",
    [
        "ASK { GRAPH ?g {} }",
        "ASK {graph<http://x/g>{}}",
        "ASK FROM <http://x/g> {}",
        "ASK FROM NAMED <http://x/g> {}",
        "ASK { ?s ?p 1GRAPH ?g {} }",
        "ASK { ?s ?p trueGRAPH ?g {} }",
        "ASK { ?s ?p 'x'@enGRAPH ?g {} }",
        "ASK { ?s x:a\\#GRAPH ?o . GRAPH ?g {} }",
        "ASK { ?s x:a\\#b ?o . GRAPH ?g {} }",
        "ASK { \\u0047RAPH ?g {} }",
        "ASK { ?s ?p ?a, ?b FILTER(?a<?b) GRAPH ?g {} FILTER(?b>?a) }",
    ],
)
def test_a_question_about_other_graphs_is_known(query: str) -> None:
    assert names_graphs(Question(query))


@pytest.mark.parametrize(
    "query",
    ["# Graph\nASK {}", "ASK { ?graph kg:from 'GRAPH' } # FROM", "ASK { ?s <http://x/from> <http://x/graph> }"],
)
def test_a_word_that_is_no_keyword_names_no_graph(query: str) -> None:
    assert not names_graphs(Question(query))


def test_a_worker_is_replaced_without_reading_again(holder: Holder) -> None:
    before = holder.pid
    with Worker(holder, memory=1024) as worker:
        first = worker.start().pid
        began = time.monotonic()
        with pytest.raises(QueryError, match=r"stopped after 0\.5 s"):
            worker.ask(SLOW, timeout=0.5)
        assert time.monotonic() - began < 1.5
        assert not Path(f"/proc/{first}").exists()
        with pytest.raises(QueryError, match="needs more than 1024 MB"):
            worker.ask(Question(f"SELECT * {{ {NUMBERS} }} ORDER BY ?v1"), timeout=120)
        assert worker.ask(Question("ASK { ?d a kg:Deal }")).data == b'{"head": {}, "boolean": true}'
        assert worker.start().pid != first
    assert holder.pid == before


def test_a_question_that_ends_as_its_time_runs_out_is_answered_or_stopped(holder: Holder) -> None:
    some = Question(f"SELECT (COUNT(*) AS ?n) {{ {NUMBERS.partition('VALUES ?v2')[0]} }}")
    with Worker(holder) as worker:
        wanted = worker.ask(some)
        began = time.monotonic()
        worker.ask(some)
        took = time.monotonic() - began
        for step in range(20):
            with suppress(StoppedError):
                assert worker.ask(some, timeout=took * (0.9 + step / 50)) == wanted


def test_the_limit_of_memory_is_what_was_asked_beside_the_graph(holder: Holder) -> None:
    def told(pid: int | None, file: str, line: str) -> int:
        lines = Path(f"/proc/{pid}/{file}").read_text().splitlines()
        return int(next(one for one in lines if one.startswith(line)).removeprefix(line).split()[0])

    with Worker(holder, memory=1500) as worker:
        assert worker.ask(COUNT).data
        limit = told(worker.start().pid, "limits", "Max address space")
    held = told(holder.pid, "status", "VmSize:") * 1024
    assert abs(limit - 1500 * 2**20 - held) < 2 * 2**20


def test_what_one_worker_does_another_does_not_feel(holder: Holder) -> None:
    with Worker(holder) as one, Worker(holder) as other:
        drawn = [worker.ask(Question("SELECT (STRUUID() AS ?u) (RAND() AS ?r) {}")).data for worker in (one, other)]
        assert drawn[0] != drawn[1]  # a copy of a process must not draw what its brother draws
        one.close()
        assert other.ask(COUNT).data


def test_a_holder_that_was_killed_takes_its_workers_along_and_is_started_again(build: Path) -> None:
    with Holder(build / "graph.ttl", build / "store") as holder, Worker(holder) as worker:
        wanted = worker.ask(COUNT)
        held = holder.pid
        assert held is not None
        process = worker.start()
        os.kill(held, signal.SIGKILL)
        assert process.stdout.read() == b""  # returns once the worker has ended
        with pytest.raises(RuntimeError, match="died"):
            worker.ask(COUNT)
        assert worker.ask(COUNT) == wanted
        assert holder.pid != held


def test_closing_the_holder_ends_a_worker_amid_a_query(build: Path) -> None:
    holder = Holder(build / "graph.ttl", build / "store")
    with Worker(holder) as worker:
        process = worker.start()
        process.stdin.write(b'{"text": "%s"}\n' % SLOW.text.encode())
        process.stdin.flush()
        holder.close()
        assert process.stdout.read() == b""
    assert holder.pid is None


def test_what_cannot_be_held_is_told(tmp_path: Path, build: Path) -> None:
    broken = tmp_path / "graph.ttl"
    broken.write_text("<http://x/a> <http://x/p>")
    for graph, told in ((broken, r"graph\.ttl: broken Turtle"), (tmp_path / "no.ttl", r"no\.ttl: cannot be read")):
        with Holder(graph, build / "store") as holder, pytest.raises(GraphError, match=told):
            holder.load()
    with Holder(build / "graph.ttl", tmp_path / "nothing") as holder, Worker(holder) as worker:
        with pytest.raises(StoreError, match="kg build"):
            worker.ask(ASKED["named graphs"])
        assert worker.ask(COUNT).data


def test_a_holder_that_dies_over_the_reading_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    killed = "import os, sys\nif 'holding' in ' '.join(sys.orig_argv): os.kill(os.getpid(), 9)\n"
    (tmp_path / "sitecustomize.py").write_text(killed)
    monkeypatch.syspath_prepend(tmp_path)
    with Holder(tmp_path / "graph.ttl", tmp_path / "store") as holder, pytest.raises(KgError, match="--in-memory"):
        holder.load()
