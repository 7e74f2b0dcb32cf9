"""How fast the store is filled and asked, against the bare engine, its own loader and rdflib: one run, ratios.

    python bench/query.py [TRIPLES] [--without-rdflib]

Each bundled query is asked in the worker process that `kg query` and `kg serve` use and in this process with pyoxigraph
alone, in turn (the shortest wall times are compared), and with rdflib in memory (its processor time is compared with
that of the worker). rdflib is stopped once it has taken `ENOUGH` times as long: its ratio is then a floor. It joins a
subselect by trying each pair of rows, so it gets what stands in a `{ SELECT * { ... } }` without that frame: the same
rows, sooner.
"""

from __future__ import annotations

import gc
import re
import resource
import shutil
import signal
import subprocess
import sys
import sysconfig
import tempfile
import time
import warnings
from collections.abc import Callable
from pathlib import Path
from statistics import median
from types import FrameType

import pyoxigraph as ox
import rdflib
from press import press_graph

from kg.query.library import Bundled, bundled_queries
from kg.query.process import Source, Worker
from kg.query.question import Question
from kg.store import create_store, open_store

ENOUGH = 15
LEAST_PATIENCE = 5.0


def seconds(work: Callable[[], object]) -> float:
    """How long the work takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def cpu_seconds(work: Callable[[], object]) -> float:
    """The processor time that the work takes, here and in programs that it starts."""
    began = _cpu()
    work()
    return _cpu() - began


def _cpu() -> float:
    usage = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in usage)


def fill(place: Path, size: int) -> None:
    """The store, by us and by the engine's own loader."""
    (place / "graph.nq").write_bytes(press_graph(size))
    triples = _write_merge(place)
    program = Path(sysconfig.get_path("scripts")) / "oxigraph"
    load = [str(program), "load", "--location", str(place / "theirs")]
    load += ["--file", str(place / "graph.nq"), "--file", str(place / "graph.nt")]
    took: list[tuple[float, float]] = []
    for work in (
        lambda: create_store(place / "store", place / "graph.nq", place / "graph.nt"),
        lambda: subprocess.run(load, check=True, capture_output=True),
    ):
        used: list[float] = []
        took.append((seconds(lambda work=work, used=used: used.append(cpu_seconds(work))), used[0]))  # type: ignore[misc]
    (ours, our_cpu), (theirs, their_cpu) = took
    print(
        f"filling the store with {triples} triples and their graphs: {ours:.1f} s, oxigraph load {theirs:.1f} s, "
        f"x{ours / theirs:.2f}; processor time {our_cpu:.1f} s and {their_cpu:.1f} s, x{our_cpu / their_cpu:.2f}"
    )
    shutil.rmtree(place / "theirs")


def _write_merge(place: Path) -> int:
    """The number of the triples of graph.nq, written to graph.nt each once."""
    merged = {quad.triple for quad in ox.parse(path=str(place / "graph.nq"), format=ox.RdfFormat.N_QUADS)}
    with (place / "graph.nt").open("wb") as file:
        ox.serialize(merged, file, format=ox.RdfFormat.N_TRIPLES)
    return len(merged)


def ask(place: Path, with_rdflib: bool) -> None:
    """Each bundled query three ways."""
    store = open_store(place / "store")
    graph, reading = rdflib.Graph(), 0.0
    if with_rdflib:
        reading = cpu_seconds(lambda: graph.parse(place / "graph.nt", format="nt"))
        print(f"rdflib reads the same triples: {reading:.1f} s")
        gc.freeze()
    kg, bare, busy, theirs = [], [], [], []
    with Worker(Source(place / "store")) as worker:
        worker.ask(Question("ASK {}"))
        for bundled in bundled_queries():
            ours, raw, cpu = _ours_and_raw(worker, store, bundled)
            told = f"{bundled.name:22} kg {ours:8.3f} s   pyoxigraph {raw:8.3f} s   x{ours / raw:.2f}"
            kg.append(ours)
            bare.append(raw)
            if with_rdflib:
                slow, ended = _rdflib(graph, bundled, max(ENOUGH * cpu, LEAST_PATIENCE))
                busy.append(cpu)
                theirs.append(slow)
                told += f"   processor time kg {cpu:.3f} s, rdflib {'' if ended else 'over '}{slow:.2f} s   x{slow / cpu:.1f}"
            print(told, flush=True)
    print(f"all: kg to pyoxigraph x{sum(kg) / sum(bare):.2f}, at most x{max(map(_ratio, kg, bare)):.2f}")
    if with_rdflib:
        least = min(map(_ratio, theirs, busy))
        print(f"all: rdflib to kg at least x{sum(theirs) / sum(busy):.1f}, each at least x{least:.1f}")
        cold = min(_ratio(reading + slow, cpu) for slow, cpu in zip(theirs, busy, strict=True))
        print(
            f"     where rdflib must read the triples first, as a program does that asks once: each at least x{cold:.1f}"
        )


def _ratio(one: float, other: float) -> float:
    return one / other


def _ours_and_raw(worker: Worker, store: ox.Store, bundled: Bundled) -> tuple[float, float, float]:
    """The shortest wall times in the worker and here, in turn, and the worker's least processor time."""
    clock = ~worker.start().pid << 3 | 2  # as clock_getcpuclockid tells it

    def evaluate() -> object:
        solutions = store.query(bundled.text)
        assert isinstance(solutions, ox.QuerySolutions)
        return solutions.serialize(format=ox.QueryResultsFormat.JSON)

    ours, raw, cpu = [], [], []
    while len(ours) < 3 or (sum(ours) < 1 and len(ours) < 20):
        began = time.clock_gettime(clock)
        ours.append(seconds(lambda: worker.ask(Question(bundled.text), 600)))
        cpu.append(time.clock_gettime(clock) - began)
        raw.append(seconds(evaluate))
    return min(ours), min(raw), min(cpu)


def _rdflib(graph: rdflib.Graph, bundled: Bundled, patience: float) -> tuple[float, bool]:
    """The processor time of rdflib, and whether it came to an end."""

    def late(_number: int, _frame: FrameType | None) -> None:
        raise TimeoutError

    text = re.sub(r"\{ SELECT \* \{ (.+) \} \}", r"\1 .", bundled.text)
    signal.signal(signal.SIGPROF, late)
    signal.setitimer(signal.ITIMER_PROF, patience)
    try:
        return cpu_seconds(lambda: list(graph.query(text))), True
    except TimeoutError:
        return patience, False
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def start(place: Path) -> None:
    """A cold `kg query` against the imports that it cannot do without."""
    build = place / "build"
    build.mkdir()
    (build / "graph.nq").write_bytes(press_graph(2000))
    _write_merge(build)
    create_store(build / "store", build / "graph.nq", build / "graph.nt")
    bare = [sys.executable, "-c", "import click, pyoxigraph"]
    cold = [sys.executable, "-m", "kg", "query", "investors", "--build", str(build)]
    pairs = [(_run(cold), _run(bare)) for _ in range(11)]
    wall, cpu = (median(_ratio(full[i], base[i]) for full, base in pairs) for i in (0, 1))
    print(f"cold kg query to import click, pyoxigraph, median of pairs: x{wall:.2f}; processor time x{cpu:.2f}")


def _run(command: list[str]) -> tuple[float, float]:
    """The wall time and the processor time of a program."""
    used: list[float] = []
    wall = seconds(lambda: used.append(cpu_seconds(lambda: subprocess.run(command, check=True, capture_output=True))))
    return wall, used[0]


def main() -> None:
    """Run the bench."""
    warnings.simplefilter("ignore")
    triples = int(next((word for word in sys.argv[1:] if word.isdigit()), "100000"))
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        start(place)
        fill(place, triples)
        ask(place, with_rdflib="--without-rdflib" not in sys.argv)


if __name__ == "__main__":
    main()
