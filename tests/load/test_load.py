"""Loading where the network fails: tries again, tells, and never claims what the store does not count."""

from __future__ import annotations

import base64
import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from kg import load
from kg.cli.main import main
from kg.errors import GraphError, StoreError
from kg.load import Target, load_graph, query_url_of


class Moody(BaseHTTPRequestHandler):
    """A store that fails as its server's `failures` say, and then takes what it is given."""

    server: Any

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        if self.path == "/query":
            count = len(self.server.lines) - self.server.lost
            return self._answer(200, json.dumps({"results": {"bindings": [{"n": {"value": str(count)}}]}}))
        if self.server.failures:
            return self._answer(self.server.failures.pop(0), "not <b>now</b>")
        self.server.users.append(self.headers.get("Authorization"))
        self.server.lines |= set(body.splitlines())
        return self._answer(204, "")

    def do_HEAD(self) -> None:
        self._answer(404, "")

    def log_message(self, *_: object) -> None:
        pass

    def _answer(self, status: int, words: str) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(words.encode())))
        self.end_headers()
        self.wfile.write(words.encode())


@pytest.fixture
def store() -> Iterator[Any]:
    server: Any = ThreadingHTTPServer(("127.0.0.1", 0), Moody)
    server.failures, server.lines, server.lost, server.users = [], set(), 0, []
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def quads(tmp_path: Path) -> Path:
    path = tmp_path / "graph.nq"
    path.write_text("".join(f'<http://x/s> <http://x/p> "{i}" <http://x/g> .\n' for i in range(1000)))
    return path


def target(store: Any, **more: Any) -> Target:
    base = f"http://127.0.0.1:{store.server_address[1]}"
    return Target(f"{base}/store", f"{base}/query", **more)


def test_what_may_pass_is_tried_again_with_longer_waits(store: Any, quads: Path) -> None:
    store.failures = [503, 500, 429]
    waits: list[float] = []
    assert load_graph(quads, target(store), wait=waits.append).triples == 1000
    assert waits == [1, 2, 4]


def test_what_does_not_pass_is_told(store: Any, quads: Path) -> None:
    store.failures = [503] * 4 + [503] * 4
    with pytest.raises(StoreError, match="it answered 503 not now"):
        load_graph(quads, target(store), wait=lambda _: None)
    store.failures = [403]
    with pytest.raises(StoreError, match="--user"):
        load_graph(quads, target(store), wait=lambda _: None)


def test_nobody_there_is_told(quads: Path) -> None:
    waits: list[float] = []
    with pytest.raises(StoreError, match="cannot be reached"):
        load_graph(quads, Target("http://127.0.0.1:9/store", "http://127.0.0.1:9/query"), wait=waits.append)
    assert waits == [1, 2, 4]


def test_a_store_that_loses_triples_is_found_out(store: Any, quads: Path) -> None:
    store.lost = 1
    with pytest.raises(StoreError, match="it counts 999 triples in <http://x/g>, and 1000 were sent"):
        load_graph(quads, target(store))


def test_large_graphs_go_in_pieces_with_progress(store: Any, quads: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(load, "CHUNK", 1000)
    told: list[tuple[int, int]] = []
    done = load_graph(quads, target(store, graph="http://x/one"), tell=lambda sent, whole: told.append((sent, whole)))
    assert done.triples == 1000
    assert not done.at_once
    assert len(told) > 10
    assert told == sorted(told)
    assert told[-1][0] == told[-1][1]


def test_the_password_goes_into_the_request_alone(store: Any, quads: Path, tmp_path: Path) -> None:
    url = target(store).url
    result = CliRunner().invoke(
        main, ["load", url, "--build", str(tmp_path), "--user", "me", "--auth", "basic"], input="hunter22\n"
    )
    assert result.exit_code == 0, result.output
    assert store.users == ["Basic " + base64.b64encode(b"me:hunter22").decode()]
    assert "hunter22" not in result.output
    assert quads.exists()


def test_wrong_use_is_told(tmp_path: Path) -> None:
    assert "--query-url" in CliRunner().invoke(main, ["load", "http://127.0.0.1:9/x", "--build", str(tmp_path)]).stderr
    missing = CliRunner().invoke(
        main, ["load", "http://127.0.0.1:9/store", "--user", "me", "--password-env", "NO_SUCH"]
    )
    assert "the environment has no variable NO_SUCH" in missing.stderr
    with pytest.raises(GraphError, match="kg build"):
        load_graph(tmp_path / "none.nq", Target("http://127.0.0.1:9/store", "http://127.0.0.1:9/query"))


@pytest.mark.parametrize(
    ("url", "asked"),
    [
        ("http://h/sparql-graph-crud-auth", "http://h/sparql"),
        ("http://h/ds/data", "http://h/ds/sparql"),
        ("http://h/repositories/r/rdf-graphs/service", "http://h/repositories/r"),
        ("http://h/other", None),
    ],
)
def test_where_known_stores_are_asked(url: str, asked: str | None) -> None:
    assert query_url_of(url) == asked
