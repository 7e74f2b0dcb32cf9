"""Time and memory limits hold, and a worker that was stopped can be asked again."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.errors import GraphError, QueryError, StoreError
from kg.query.holder import Holder
from kg.query.process import Worker
from kg.query.question import Question
from kg.query.source import Source
from kg.store import create_store

COUNT = Question("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")


def numbers(how_many: int) -> str:
    values = " ".join(map(str, range(100)))
    return " ".join(f"VALUES ?v{i} {{ {values} }}" for i in range(how_many))


@pytest.fixture
def graph(tmp_path: Path) -> Path:
    graph = tmp_path / "graph.ttl"
    graph.write_text("<http://x/a> <http://x/p> 1, 2 .")
    return graph


@pytest.fixture
def own(graph: Path) -> Iterator[Worker]:
    """A worker that opens the graph for itself."""
    with Worker(Source(graph, "graph"), memory=1024) as worker:
        yield worker


@pytest.fixture(params=["own", "shared"])
def worker(graph: Path, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Worker]:
    """A worker that opens the graph for itself, and one that shares it with others in memory."""
    with Holder(graph, tmp_path / "store") as holder:
        with Worker(holder if request.param == "shared" else Source(graph, "graph"), memory=1024) as worker:
            yield worker
        assert not workers_of(holder.pid)


def workers_of(holder: int | None) -> list[str]:
    """The processes that a holder has started and that are not gone."""
    path = Path(f"/proc/{holder}/task/{holder}/children")
    return path.read_text().split() if holder else []


def test_one_process_answers_many_questions(worker: Worker) -> None:
    first = worker.start().pid
    assert [b'"2"' in worker.ask(COUNT).data for _ in range(3)] == [True] * 3
    assert worker.start().pid == first


def test_a_slow_query_is_stopped_with_its_process(worker: Worker) -> None:
    pid = worker.start().pid
    began = time.monotonic()
    with pytest.raises(QueryError, match=r"slow: stopped after 0\.5 s"):
        worker.ask(Question(f"SELECT (COUNT(*) AS ?n) {{ {numbers(6)} }}", name="slow"), timeout=0.5)
    assert time.monotonic() - began < 1.5  # the query itself would take days
    assert not Path(f"/proc/{pid}").exists()
    assert b'"2"' in worker.ask(COUNT).data


def test_a_greedy_query_is_stopped(worker: Worker) -> None:
    with pytest.raises(QueryError, match="needs more than 1024 MB"):
        worker.ask(Question(f"SELECT * {{ {numbers(5)} }} ORDER BY ?v1"), timeout=120)
    assert b'"2"' in worker.ask(COUNT).data


def test_a_store_that_opens_in_no_such_memory_is_told(tmp_path: Path) -> None:
    quads, merge = tmp_path / "graph.nq", tmp_path / "graph.ttl"
    quads.write_text('<http://x/a> <http://x/p> "1" <http://x/g> .\n')
    merge.write_text('<http://x/a> <http://x/p> "1" .\n')
    create_store(tmp_path / "store", quads, merge)
    with Worker(Source(tmp_path / "store"), memory=128) as worker, pytest.raises(QueryError, match="more than 128 MB"):
        worker.ask(COUNT)


def test_the_allocator_is_set_up_unless_the_user_has(own: Worker, monkeypatch: pytest.MonkeyPatch) -> None:
    def told() -> bytes:
        return Path(f"/proc/{own.start().pid}/environ").read_bytes()

    assert b'"2"' in own.ask(COUNT).data
    assert b"GLIBC_TUNABLES=glibc.malloc.arena_max" in told()
    own.close()
    monkeypatch.setenv("GLIBC_TUNABLES", "glibc.malloc.perturb=1")
    assert b'"2"' in own.ask(COUNT).data
    assert b"GLIBC_TUNABLES=glibc.malloc.perturb=1" in told()


def test_an_error_leaves_the_worker_running(worker: Worker) -> None:
    pid = worker.start().pid
    with pytest.raises(QueryError, match="line 1"):
        worker.ask(Question("SELEC"))
    assert b'"2"' in worker.ask(COUNT).data
    assert worker.start().pid == pid


def test_a_worker_ends_when_its_parent_lets_go(worker: Worker) -> None:
    process = worker.start()
    process.stdin.close()
    assert process.stdout.read() == b""  # returns once it has ended
    assert process.stderr.read() == b""


def test_what_cannot_be_opened_is_told(tmp_path: Path) -> None:
    broken = tmp_path / "broken.ttl"
    broken.write_text("<http://x/a> <http://x/p>")
    with Worker(Source(broken, "graph")) as worker, pytest.raises(GraphError, match=r"broken\.ttl: broken Turtle"):
        worker.ask(COUNT)
    with Worker(Source(tmp_path / "nothing")) as worker, pytest.raises(StoreError, match="kg build"):
        worker.ask(COUNT)


def test_a_file_in_the_current_folder_is_not_taken_for_a_module(
    worker: Worker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "json.py").write_text("import os; os._exit(9)")
    monkeypatch.chdir(tmp_path)
    assert b'"2"' in worker.ask(COUNT).data
    assert Path.cwd() == tmp_path
