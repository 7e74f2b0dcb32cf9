"""The server process: one socket, one application, and an end without leftovers."""

from __future__ import annotations

import asyncio
import json
import signal
import socket
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from types import FrameType

import uvicorn
from starlette.applications import Starlette

from kg.errors import KgError, StoreError
from kg.graph.iris import BASE_IRI
from kg.query.holder import Holder
from kg.query.source import Source, Starter
from kg.serve.app import LOOPBACK, Site, make_app
from kg.serve.pool import Limits

__all__ = ["serve"]


def serve(
    build: Path,
    *,
    host: str = "127.0.0.1",
    port: int = 0,
    limits: Limits = Limits(),  # noqa: B008 - frozen
    origins: tuple[str, ...] = (),
    in_memory: bool = False,
    loaded: Callable[[int], None] = lambda _: None,
    ready: Callable[[str], None] = lambda _: None,
) -> None:
    """Serve a build until SIGTERM or SIGINT; `ready` is told the address once requests are answered there.

    With `in_memory`, the graph is read first, and `loaded` is told how many triples it has.

    Raises StoreError where the folder holds no build or memory does not hold the graph, GraphError where the graph
    cannot be read, KgError where the port cannot be had.
    """
    if not (build / "store").is_dir():
        raise StoreError("there is no build", where=str(build), do="run `kg build` first, or name one with --build")
    local = host in {"127.0.0.1", "localhost", "::1"}
    hosts = LOOPBACK if local else ("*",)
    site = Site(build, limits, hosts=hosts, origins=origins, base_iri=_base_iri(build))
    with _socket(host, port) as opened, ExitStack() as held:
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, _end)  # what the server raises again once it has shut down
        source: Starter = Source(build / "store")
        if in_memory:
            source = held.enter_context(Holder(build / "graph.ttl", build / "store"))
            loaded(source.load())
        config = uvicorn.Config(
            make_app(site, source), log_level="warning", access_log=False, server_header=False,
            timeout_graceful_shutdown=5, h11_max_incomplete_event_size=64 * 1024, http="h11", ws="none",
        )  # fmt: skip
        opened_port = opened.getsockname()[1]
        ready(f"http://{f'[{host}]' if ':' in host else host}:{opened_port}/")
        _Server(config).run(sockets=[opened])


class _Server(uvicorn.Server):
    """Ends running queries first when it shuts down, so that their clients are told and nobody waits for them."""

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        app = self.config.app
        assert isinstance(app, Starlette)
        await asyncio.to_thread(app.state.pool.close)
        await super().shutdown(sockets)


def _end(_number: int, _frame: FrameType | None) -> None:
    raise SystemExit(0)


def _base_iri(build: Path) -> str:
    """What the IRIs of the build begin with."""
    settings = build / "source" / "settings.json"
    kept = json.loads(settings.read_text(encoding="utf-8")) if settings.is_file() else {}
    return kept.get("base_iri") or BASE_IRI


def _socket(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family, backlog=1024)
    except OSError as error:
        raise KgError(
            f"it cannot be listened on ({error.strerror})", where=f"{host}:{port}", do="choose another with --port"
        ) from error
