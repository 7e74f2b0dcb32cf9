"""`kg serve --in-memory` as a process: the same answers, the same limits, and an end without leftovers."""

from __future__ import annotations

import os
import shutil
import signal
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest

from kg.query.library import bundled_queries
from tests.serve.running import FAST, SLOW, client, descendants, kg_serve, started

GRAPHS = "SELECT * { GRAPH ?g { ?s ?p ?o } } ORDER BY ?g ?s ?p ?o"


def gone(processes: list[int], within: float) -> bool:
    """True as soon as none of the processes runs, False if one still does after so many seconds."""
    deadline = time.monotonic() + within
    while any(Path(f"/proc/{pid}").exists() and _state(pid) != "Z" for pid in processes):
        if time.monotonic() > deadline:
            return False
        time.sleep(0.02)
    return True


def _state(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return "Z"


def test_it_answers_as_from_disk(build: Path, web: httpx.Client) -> None:
    with kg_serve(build, "--in-memory") as (url, _), client(url) as held:
        for query in (FAST, GRAPHS, *(bundled.text for bundled in bundled_queries())):
            here, there = (one.get("/sparql", params={"query": query}) for one in (held, web))
            assert here.status_code == 200
            assert here.content == there.content
        for page in ("/id/company/Nordalia", "/id/article/a1", "/id/deal/brumeval-nordalia"):
            for form in ("text/turtle", "text/html"):
                here, there = (one.get(page, headers={"Accept": form}) for one in (held, web))
                assert here.content == there.content


def test_a_slow_query_is_stopped_and_nothing_is_read_again(build: Path) -> None:
    with kg_serve(build, "--in-memory", "--timeout", "1") as (url, server), client(url) as web:
        web.get("/sparql", params={"query": FAST})
        (holder,) = descendants(server.pid, 1)
        with ThreadPoolExecutor(2) as threads:
            began = time.monotonic()
            slow = threads.submit(web.get, "/sparql", params={"query": SLOW})
            assert web.get("/sparql", params={"query": FAST}).json()["boolean"]
            assert slow.result().status_code == 503
            assert time.monotonic() - began < 2
        assert "stopped after 1 s" in slow.result().text
        assert web.get("/sparql", params={"query": FAST}).json()["boolean"]
        assert descendants(server.pid, 1) == [holder]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL])
def test_no_process_outlives_the_server(build: Path, number: signal.Signals) -> None:
    with kg_serve(build, "--in-memory", "--timeout", "300") as (url, server), client(url) as web:
        with ThreadPoolExecutor(1) as threads:
            web.get("/sparql", params={"query": FAST})
            threads.submit(lambda: web.get("/sparql", params={"query": SLOW}))
            time.sleep(1)  # until the query runs
            processes = descendants(server.pid)
            assert len(processes) >= 2  # the holder and a worker
            server.send_signal(number)
            server.wait(timeout=30)
            assert gone(processes, within=5)
        assert server.stderr is not None
        assert "Traceback" not in server.stderr.read()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL])
def test_a_server_that_ends_over_the_reading_leaves_nothing(
    build: Path, tmp_path: Path, number: signal.Signals
) -> None:
    endless = tmp_path / "build"
    shutil.copytree(build, endless)
    (endless / "graph.ttl").unlink()
    os.mkfifo(endless / "graph.ttl")  # which nobody writes: reading it does not end
    with started(endless, "--in-memory") as server:
        while not (processes := descendants(server.pid)):
            time.sleep(0.02)
        time.sleep(1)  # until it reads
        server.send_signal(number)
        server.wait(timeout=30)
        assert gone(processes, within=5)


def test_what_cannot_be_held_is_told(build: Path, tmp_path: Path) -> None:
    broken = tmp_path / "build"
    shutil.copytree(build, broken)
    (broken / "graph.ttl").write_text("<http://x/a>")
    with started(broken, "--in-memory") as server:
        assert server.wait(timeout=60) == 1
        assert server.stderr is not None
        told = server.stderr.read()
    assert "graph.ttl: broken Turtle" in told
    assert "Traceback" not in told
