"""How fast the store is filled and asked, from disk and in memory, against the bare engine, its loader and rdflib.

    python bench/query.py [TRIPLES] [--without-rdflib]

Each bundled query is asked in the worker process that `kg query` and `kg serve` use (it opens the store on disk) and in
the one of `kg serve --in-memory`; of each, the shortest wall time is compared with that of pyoxigraph alone on such a
store in this process, asked in turn, and the least processor time with that of rdflib in memory. All hand back SPARQL
JSON as bytes. rdflib is stopped once it has taken `ENOUGH` times as long as the slower of both: its ratio is then a
floor. It joins a subselect by trying each pair of rows, so it gets what stands in a `{ SELECT * { ... } }` without that
frame: the same rows, sooner.
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
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from types import FrameType

import pyoxigraph as ox
import rdflib
from press import press_graph

from kg.graph.vocab import NAMESPACES
from kg.query.holder import Holder
from kg.query.library import Bundled, bundled_queries
from kg.query.process import Worker
from kg.query.question import Question
from kg.query.source import Source
from kg.store import create_store, memory_store, open_store

ENOUGH = 15
LEAST_PATIENCE = 5.0


@dataclass(frozen=True, slots=True)
class Times:
    """What a query takes: the wall time of kg and of the bare engine, and the processor time of kg's worker, in seconds."""

    kg: float
    bare: float
    busy: float


@dataclass(frozen=True, slots=True)
class Place:
    """Where kg finds the triples, and what it takes until the first answer, in seconds."""

    name: str
    worker: Worker
    store: ox.Store
    first: float


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
    load += ["--file", str(place / "graph.nq"), "--file", str(place / "graph.ttl")]
    took: list[tuple[float, float]] = []
    for work in (
        lambda: create_store(place / "store", place / "graph.nq", place / "graph.ttl"),
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
    """The number of the triples of graph.nq, written each once and sorted to graph.ttl, as a build does, and graph.nt."""
    quads = ox.parse(path=str(place / "graph.nq"), format=ox.RdfFormat.N_QUADS)
    merged = sorted({quad.triple for quad in quads}, key=str)
    with (place / "graph.nt").open("wb") as file:
        ox.serialize(merged, file, format=ox.RdfFormat.N_TRIPLES)
    with (place / "graph.ttl").open("wb") as file:
        ox.serialize(merged, file, format=ox.RdfFormat.TURTLE, prefixes=NAMESPACES)
    return len(merged)


def ask(folder: Path, with_rdflib: bool) -> None:
    """Each bundled query from both places, from the bare engine and from rdflib."""
    graph, reading = rdflib.Graph(), 0.0
    if with_rdflib:
        reading = cpu_seconds(lambda: graph.parse(folder / "graph.nt", format="nt"))
        print(f"rdflib reads the same triples in {reading:.1f} s of processor time")
        gc.freeze()
    memory, disk = Holder(folder / "graph.ttl", folder / "store"), Source(folder / "store")
    with memory, Worker(memory) as shared, Worker(disk) as own:
        loading = seconds(memory.load)
        places = [
            Place("memory", shared, memory_store(folder / "graph.ttl"), loading + _first(shared)),
            Place("disk", own, open_store(folder / "store"), _first(own)),
        ]
        print(f"kg reads them into memory in {loading:.1f} s; until the first answer it takes, ", end="")
        print(", ".join(f"from {place.name}, {place.first:.2f} s" for place in places))
        times: list[list[Times]] = []
        theirs: list[float] = []
        for bundled in bundled_queries():
            times.append([_times(place, bundled) for place in places])
            told = [bundled.name.ljust(22)]
            if with_rdflib:
                patience = max(ENOUGH * max(time.busy for time in times[-1]), LEAST_PATIENCE)
                slow, ended = _rdflib(graph, bundled, patience)
                theirs.append(slow)
                told.append(f"rdflib {' ' if ended else '>'}{slow:6.2f} s")
            told += [_told(*pair, *theirs[-1:]) for pair in zip(places, times[-1], strict=True)]
            print(" | ".join(told), flush=True)
        for place, of_place in zip(places, zip(*times, strict=True), strict=True):
            _sum_up(place, of_place, theirs, reading)


def _first(worker: Worker) -> float:
    return seconds(lambda: worker.ask(Question("ASK {}")))


def _told(place: Place, times: Times, slow: float | None = None) -> str:
    ratio = "" if slow is None else f", cpu {times.busy:.3f} s, x{slow / times.busy:.1f}"
    return f"{place.name}: kg {times.kg:.3f} s, pyoxigraph {times.bare:.3f} s, x{times.kg / times.bare:.2f}{ratio}"


def _sum_up(place: Place, times: tuple[Times, ...], theirs: list[float], reading: float) -> None:
    bare = [time.kg / time.bare for time in times]
    together = sum(time.kg for time in times) / sum(time.bare for time in times)
    print(f"all from {place.name}: kg to pyoxigraph x{together:.2f}, at most x{max(bare):.2f}")
    if theirs:
        pairs = list(zip(theirs, times, strict=True))
        least = min(slow / time.busy for slow, time in pairs)
        together = sum(theirs) / sum(time.busy for time in times)
        print(f"  rdflib to kg at least x{together:.1f}, each at least x{least:.1f}")
        cold = min((reading + slow) / (place.first + time.busy) for slow, time in pairs)
        print(f"  from nothing to the answer, as in a program that asks once: each at least x{cold:.1f}")


def _times(place: Place, bundled: Bundled) -> Times:
    """The least times of a few turns."""
    clock = ~place.worker.start().pid << 3 | 2  # as clock_getcpuclockid tells it

    def evaluate() -> object:
        solutions = place.store.query(bundled.text)
        assert isinstance(solutions, ox.QuerySolutions)
        return solutions.serialize(format=ox.QueryResultsFormat.JSON)

    ours, raw, cpu = [], [], []
    while len(ours) < 3 or (sum(ours) < 1 and len(ours) < 20):
        began = time.clock_gettime(clock)
        ours.append(seconds(lambda: place.worker.ask(Question(bundled.text), 600)))
        cpu.append(time.clock_gettime(clock) - began)
        raw.append(seconds(evaluate))
    return Times(min(ours), min(raw), min(cpu))


def _rdflib(graph: rdflib.Graph, bundled: Bundled, patience: float) -> tuple[float, bool]:
    """The processor time of rdflib, the least of three turns where one is short, and whether it came to an end."""

    def late(_number: int, _frame: FrameType | None) -> None:
        raise TimeoutError

    text = re.sub(r"\{ SELECT \* \{ (.+) \} \}", r"\1 .", bundled.text)
    took: list[float] = []
    signal.signal(signal.SIGPROF, late)
    signal.setitimer(signal.ITIMER_PROF, patience)
    try:
        while len(took) < 3 and sum(took) < patience / 4:
            took.append(cpu_seconds(lambda: graph.query(text).serialize(format="json")))
    except TimeoutError:
        return min(took, default=patience), bool(took)
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    return min(took), True


def start(place: Path) -> None:
    """A cold `kg query` against the imports that it cannot do without."""
    build = place / "build"
    build.mkdir()
    (build / "graph.nq").write_bytes(press_graph(2000))
    _write_merge(build)
    create_store(build / "store", build / "graph.nq", build / "graph.ttl")
    bare = [sys.executable, "-c", "import click, pyoxigraph"]
    cold = [sys.executable, "-m", "kg", "query", "investors", "--build", str(build)]
    pairs = [(_run(cold), _run(bare)) for _ in range(11)]
    wall, cpu = (median(full[i] / base[i] for full, base in pairs) for i in (0, 1))
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
