"""No query leaves the machine, reads a file or changes data: neither past the guard nor past the fence behind it."""

from __future__ import annotations

import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.errors import KgError, QueryError
from kg.query.engine import answer
from kg.query.guard import refuse_reach
from kg.query.holder import Holder
from kg.query.process import Worker
from kg.query.question import Question
from kg.query.source import Source
from tests.query.attacks import ATTACKS, HARMLESS
from tests.query.listening import Listener


def store_of_one() -> ox.Store:
    store = ox.Store()
    store.update("INSERT DATA { <http://x/a> <http://x/p> 1 }")
    return store


@pytest.mark.parametrize("name", ATTACKS)
def test_no_attack_reaches_out_or_changes_data(name: str) -> None:
    store = store_of_one()
    with Listener() as listener:
        try:
            found = answer(store, Question(ATTACKS[name].replace("URL", listener.url)))
        except QueryError:
            pass
        else:  # FROM names a graph of the store, and there is none of that name
            assert name.startswith("from")
            assert b'"bindings":[]' in found.data
        assert listener.calls == 0
    assert len(store) == 1


@pytest.mark.parametrize("name", HARMLESS)
def test_the_guard_lets_harmless_words_pass(name: str) -> None:
    refuse_reach(HARMLESS[name])
    assert answer(store_of_one(), Question(HARMLESS[name])).data


def test_the_listener_hears_what_the_guard_holds_back() -> None:
    with Listener() as listener:
        query = ATTACKS["service silent"].replace("URL", listener.url)
        list(ox.Store().query(query))  # type: ignore[arg-type]
        assert listener.calls == 1


def fence_holds() -> bool:
    """True where the system lets a process leave the network."""
    code = "from kg.query.fence import leave_network; print(leave_network())"
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "True\n"


@pytest.mark.parametrize("kind", ["own", "shared"])
def test_behind_the_guard_the_worker_has_no_network(kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A worker whose guard is taken away reaches and changes nothing, wherever the system allows a fence."""
    open_gate = tmp_path / "sitecustomize.py"
    open_gate.write_text("import kg.query.engine as engine\nengine.refuse_reach = lambda query: None\n")
    monkeypatch.syspath_prepend(tmp_path)
    graph, store = tmp_path / "graph.nt", tmp_path / "store"
    graph.write_text("<http://x/a> <http://x/p> <http://x/b> .\n")
    ox.Store(store).flush()
    with Listener() as listener, Holder(graph, store) as holder:
        with Worker(holder if kind == "shared" else Source(graph, "graph")) as worker:
            for attack in ATTACKS.values():
                with suppress(KgError):
                    worker.ask(Question(attack.replace("URL", listener.url)), timeout=20)
            assert b'"1"' in worker.ask(Question("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")).data
        assert listener.calls == 0 if fence_holds() else listener.calls > 0


def test_a_refusal_says_where() -> None:
    with pytest.raises(QueryError, match=r"line 2, column 3: .* SERVICE"):
        refuse_reach("SELECT * {\n  SERVICE <http://x/> { ?s ?p ?o } }")
    with pytest.raises(QueryError, match="comment"):
        refuse_reach("ASK { ?s ?p ?o } # download")
