"""How fast the store is filled and asked, against the bare engine, its own loader and rdflib: one run, ratios.

    python bench/query.py [TRIPLES]

Each bundled query is asked in the worker process that `kg query` and `kg serve` use, in this process with pyoxigraph
alone, and with rdflib in memory (stopped after a minute: its ratio is then a floor).
"""

from __future__ import annotations

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
from types import FrameType

import pyoxigraph as ox
import rdflib
from press import quads

from kg.query.library import Bundled, bundled_queries
from kg.query.process import Source, Worker
from kg.query.question import Question
from kg.store import create_store, open_store

PATIENCE = 60


def seconds(work: Callable[[], object]) -> float:
    """How long the work takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def fill(place: Path, triples: int) -> None:
    """The store, by us and by the engine's own loader."""
    with (place / "graph.nq").open("w", encoding="utf-8") as file:
        file.writelines(quads(triples))
    with (place / "graph.nt").open("wb") as file:
        merged = {quad.triple for quad in ox.parse(path=str(place / "graph.nq"), format=ox.RdfFormat.N_QUADS)}
        ox.serialize(merged, file, format=ox.RdfFormat.N_TRIPLES)
    ours = seconds(lambda: create_store(place / "store", place / "graph.nq"))
    program = Path(sysconfig.get_path("scripts")) / "oxigraph"
    load = [str(program), "load", "--location", str(place / "theirs")]
    files = ["--file", str(place / "graph.nq"), "--file", str(place / "graph.nt")]
    theirs = seconds(lambda: subprocess.run([*load, *files], check=True, capture_output=True))
    print(
        f"filling the store: {ours:.1f} s; oxigraph load of the same quads and their merge: {theirs:.1f} s; x{ours / theirs:.2f}"
    )
    shutil.rmtree(place / "theirs")


def ask(place: Path, with_rdflib: bool) -> None:
    """Each bundled query three ways."""
    store = open_store(place / "store")
    graph = rdflib.Graph()
    if with_rdflib:
        print(f"rdflib reads the same triples: {seconds(lambda: graph.parse(place / 'graph.nt', format='nt')):.1f} s")
    totals = [0.0, 0.0, 0.0, 0.0]
    with Worker(Source(place / "store")) as worker:
        worker.ask(Question("ASK {}"))
        for bundled in bundled_queries():
            took = [_ours(worker, bundled), _raw(store, bundled)]
            told = f"{bundled.name:22} kg {took[0]:8.3f} s   pyoxigraph {took[1]:8.3f} s   x{took[0] / took[1]:.2f}"
            totals[0] += took[0]
            totals[1] += took[1]
            if with_rdflib:
                slow = _rdflib(graph, bundled)
                totals[2] += slow
                told += f"   rdflib {'over ' if slow >= PATIENCE else ''}{slow:.2f} s   x{slow / took[0]:.0f}"
            print(told, flush=True)
    print(
        f"all: kg to pyoxigraph x{totals[0] / totals[1]:.2f}"
        + (f", rdflib to kg x{totals[2] / totals[0]:.1f}" if with_rdflib else "")
    )


def _ours(worker: Worker, bundled: Bundled) -> float:
    return min(seconds(lambda: worker.ask(Question(bundled.text), 600)) for _ in range(2))


def _raw(store: ox.Store, bundled: Bundled) -> float:
    def evaluate() -> object:
        solutions = store.query(bundled.text)
        assert isinstance(solutions, ox.QuerySolutions)
        return solutions.serialize(format=ox.QueryResultsFormat.JSON)

    return min(seconds(evaluate) for _ in range(2))


def _rdflib(graph: rdflib.Graph, bundled: Bundled) -> float:
    def late(_number: int, _frame: FrameType | None) -> None:
        raise TimeoutError

    signal.signal(signal.SIGALRM, late)
    signal.alarm(PATIENCE)
    try:
        return seconds(lambda: list(graph.query(bundled.text)))
    except TimeoutError:
        return float(PATIENCE)
    finally:
        signal.alarm(0)


def start(place: Path) -> None:
    """A cold `kg query` against the imports that it cannot do without."""
    build = place / "build"
    build.mkdir()
    small = build / "graph.nq"
    small.write_text("".join(quads(2000)), encoding="utf-8")
    create_store(build / "store", small)
    bare = [sys.executable, "-c", "import click, pyoxigraph"]
    cold = [sys.executable, "-m", "kg", "query", "investors", "--build", str(build)]
    base, full = (min(_run(one) for _ in range(7)) for one in (bare, cold))
    print(f"cold kg query: {full:.3f} s; import click, pyoxigraph: {base:.3f} s; x{full / base:.2f}")


def _run(command: list[str]) -> float:
    return seconds(lambda: subprocess.run(command, check=True, capture_output=True))


def main() -> None:
    """Run the bench."""
    warnings.simplefilter("ignore")
    triples = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        start(place)
        fill(place, triples)
        ask(place, with_rdflib="--without-rdflib" not in sys.argv)


if __name__ == "__main__":
    main()
