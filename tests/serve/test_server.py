"""The server under load and under attack: limits hold, nothing crashes, it ends cleanly."""

from __future__ import annotations

import json
import random
import signal
import socket
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlencode
from urllib.request import urlopen

import httpx
import pytest
from click.testing import CliRunner

from kg.cli.main import main
from tests.serve.running import FAST, SLOW, client, kg_serve

PIECES = [
    "SELECT", "*", "{", "}", "?s", "?p", "?o", "kg:from", "FILTER", "(", ")", "'", '"', "\\", "<", ">", "<http://x/>", "#",
    "\n", "\x00", "é", "😀", "SERVICE", "LOAD", "INSERT DATA", "VALUES ?x {", "UNDEF", "GRAPH ?g {", "ORDER BY", "LIMIT 1",
    "CONSTRUCT", "DESCRIBE", "ASK", "PREFIX x: <", "1e999", "'''", "{" * 50, "(" * 50, "FROM <a>", "\ud800", "%FF", "&", "=",
]  # fmt: skip
PATHS = [
    "/sparql",
    "/",
    "/id/",
    "/id/company/",
    "/static/",
    "/static/ask.js",
    "/id/deal/%",
    "/sparql/",
    "//",
    "/id/a/../b",
    "/id/company/Nordalia",
    "/id/article/a1",
    "/id/deal/brumeval-nordalia",
]
QUERIES = [FAST, "SELECT * { ?s a kg:Deal }", "DESCRIBE company:Nordalia", "CONSTRUCT WHERE { ?s a kg:Company }"]
OTHERS = {
    "Range": ["bytes=0-3", "bytes=9-1", "bytes=-1,-2", "x"],
    "If-None-Match": ["*", "x"],
    "If-Modified-Since": ["yesterday"],
    "Origin": ["null", "https://evil.example"],
    "Sec-Fetch-Site": ["cross-site", "none"],
    "Content-Encoding": ["gzip", "x"],
    "Host": ["evil.example", "127.0.0.1:x", "[::1", ""],
    "Authorization": ["Basic eA==", "Digest"],
    "Cookie": ["a=b; =;"],
}
RAW = [
    b"\x00\xff\r\n\r\n",
    b"GET\r\n\r\n",
    b"GET /sparql HTTP/1.1\r\n\r\n",
    b"GET /sparql?query=\xff\xfe HTTP/1.1\r\nHost: localhost\r\n\r\n",
    b"GET /sparql HTTP/1.1\r\nHost: localhost\r\nAccept: \xff\xfe\x01\r\n\r\n",
    b"GET http://[/ HTTP/1.1\r\nHost: localhost\r\n\r\n",
    b"GET /sparql HTTP/9.9\r\nHost: localhost\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: localhost\r\nX: " + b"y" * 100_000 + b"\r\n\r\n",
    b"GET /" + b"a" * 100_000 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n",
    b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n",
    b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nASK",
    b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
    b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\nContent-Length: 1\r\n\r\n0\r\n\r\n",
    b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/sparql-query\r\nContent-Length: 9\r\n\r\nASK",
    b"GET / HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n",
]
HEADERS = ["text/html", "text/csv", "*/*", "text/turtle;q=x", ",;,", "application/json", "a/b;q=1;q=0"]
MEDIA = [
    "application/sparql-query",
    "application/x-www-form-urlencoded",
    "text/plain",
    "application/sparql-update",
    ";",
]


def test_a_slow_query_is_stopped_while_others_are_answered(build: Path) -> None:
    with kg_serve(build, "--timeout", "1", "--workers", "2") as (url, _), client(url) as web:
        web.get("/sparql", params={"query": FAST})
        with ThreadPoolExecutor(2) as threads:
            slow = threads.submit(web.get, "/sparql", params={"query": SLOW})
            assert web.get("/sparql", params={"query": FAST}).json()["boolean"]
            assert slow.result().status_code == 503
        assert "stopped after 1 s" in slow.result().text
        assert web.get("/sparql", params={"query": FAST}).json()["boolean"]


def test_two_hundred_requests_at_once_are_all_answered(address: str) -> None:
    def ask(_: int) -> object:  # each on a connection of its own
        with urlopen(f"{address}/sparql?{urlencode({'query': FAST})}", timeout=60) as answer:
            return json.load(answer)["boolean"]

    with ThreadPoolExecutor(200) as threads:
        answers = list(threads.map(ask, range(200)))
    assert answers == [True] * 200


def test_sigterm_ends_it_cleanly_even_amid_a_query(build: Path) -> None:
    with kg_serve(build, "--timeout", "300") as (url, process), client(url) as web, ThreadPoolExecutor(1) as threads:
        web.get("/sparql", params={"query": FAST})
        threads.submit(lambda: web.get("/sparql", params={"query": SLOW}))
        time.sleep(1)  # until the query runs
        tasks = Path(f"/proc/{process.pid}/task").glob("*/children")
        children = [child for task in tasks for child in task.read_text().split()]
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=30) == 0
        assert process.stderr is not None
        assert "Traceback" not in process.stderr.read()
        assert children
        assert not [child for child in children if Path(f"/proc/{child}").exists()]


def nonsense(draw: random.Random) -> httpx.Request:
    """A request that no client would make."""
    words = " ".join(draw.choices(PIECES, k=draw.randint(0, 12)))
    if draw.random() < 0.2:
        words = draw.choice(QUERIES)
    body = words.encode("utf-8", "surrogatepass")
    if draw.random() < 0.2:
        body += bytes(draw.choices(range(256), k=20))
    path = draw.choice(PATHS if draw.random() < 0.4 else ["/sparql"])
    if draw.random() < 0.5:
        name = draw.choice(["query", "update", "default-graph-uri", "named-graph-uri", "x"])
        path += f"?{name}=" + "".join(f"%{byte:02X}" for byte in body)
    if draw.random() < 0.3:
        path += draw.choice(["&query=ASK{}", "?query", "&&", "?=%", "&query=%ZZ"])
    headers = {"Accept": draw.choice(HEADERS)}
    for name in draw.sample(list(OTHERS), draw.choice([0, 0, 1, 2])):
        headers[name] = draw.choice(OTHERS[name])
    if draw.random() < 0.7:
        headers["Content-Type"] = draw.choice(MEDIA)
    method = draw.choice(["GET", "POST", "POST", "HEAD", "PUT", "OPTIONS", "DELETE", "PATCH"])
    return httpx.Request(method, f"http://127.0.0.1{path}", headers=headers, content=body if method == "POST" else b"")


def test_two_thousand_nonsense_requests_bring_no_server_error(build: Path) -> None:
    draw = random.Random(20260129)
    with kg_serve(build, "--timeout", "20") as (url, process), client(url) as web:
        statuses: dict[int, int] = {}
        for _ in range(2000):
            request = nonsense(draw)
            target = httpx.URL(url).copy_with(raw_path=request.url.raw_path)
            answer = web.request(request.method, target, headers=request.headers, content=request.content)
            statuses[answer.status_code] = statuses.get(answer.status_code, 0) + 1
            assert answer.status_code < 500, (request.method, request.url, request.content, answer.text)
        assert {200, 400, 403, 404, 405, 406, 415} <= set(statuses)
        assert web.get("/sparql", params={"query": FAST}).json()["boolean"]
        assert process.poll() is None


@pytest.mark.parametrize("raw", RAW, ids=map(str, range(len(RAW))))
def test_what_is_hardly_http_harms_nobody(address: str, web: httpx.Client, raw: bytes) -> None:
    host, port = address.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=20) as one:
        one.sendall(raw)
        one.shutdown(socket.SHUT_WR)
        answer = one.makefile("rb").read()
    assert not answer or b" 5" not in answer.split(b"\r\n")[0], answer[:200]
    assert web.get("/sparql", params={"query": FAST}).json()["boolean"]


def test_other_origins_may_ask_where_they_are_named(build: Path) -> None:
    origin = {"Origin": "https://notebook.example", "Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "cors"}
    with kg_serve(build, "--cors", "https://notebook.example") as (url, _), client(url) as web:
        answer = web.get("/sparql", params={"query": FAST}, headers=origin)
        assert answer.headers["access-control-allow-origin"] == "https://notebook.example"
        other = web.get("/sparql", params={"query": FAST}, headers=origin | {"Origin": "https://evil.example"})
        assert "access-control-allow-origin" not in other.headers


def test_what_cannot_be_served_is_told(build: Path, tmp_path: Path, address: str) -> None:
    missing = CliRunner().invoke(main, ["serve", "--build", str(tmp_path)])
    assert missing.exit_code == 1
    assert "run `kg build` first" in missing.stderr
    port = address.rpartition(":")[2]
    taken = CliRunner().invoke(main, ["serve", "--build", str(build), "--port", port])
    assert taken.exit_code == 1
    assert "choose another with --port" in taken.stderr
