"""The process that holds a graph in memory, talked to by `kg.query.holder`.

Its argument is a JSON object of the graph and the store; stdin is a socket. On it goes first the number of triples;
then, for each message, an answer: of {"start", "memory"}, with the pipes of a worker, its process; of {"end"}, once
nothing of that worker is left. When the socket closes, its parent has gone, and it ends, and its workers with it.

The process has one thread whenever it makes a copy of itself: a copy has no other, and leaves the network by itself.
"""

from __future__ import annotations

import json
import os
import select
import signal
import socket
import sys
import threading
import traceback
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import KgError, StoreError
from kg.query.fence import leave_network, limit_memory, memory_held
from kg.query.guard import names_graphs
from kg.query.question import Question
from kg.query.telling import told
from kg.query.worker import answer_questions
from kg.store import memory_store, open_store

if TYPE_CHECKING:
    import pyoxigraph as ox

__all__ = ["main"]

_GLANCE = 0.02
"""Seconds between two looks at the parent while the graph is read."""


def main() -> None:
    """Hold the graph until stdin closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is meant for the parent, which ends this process
    settings: dict[str, str] = json.loads(sys.argv[1])
    line = socket.socket(fileno=0)
    try:
        held = _read(Path(settings["graph"]), line)
    except KgError as error:
        _tell(line, told(error))
        return
    _tell(line, {"triples": len(held)})
    opened = cache(lambda: open_store(Path(settings["store"])))
    _start_workers(line, lambda question: opened() if names_graphs(question) else held)


def _read(graph: Path, line: socket.socket) -> ox.Store:
    """The graph, read beside this thread, which ends the process where the parent goes meanwhile."""
    with ThreadPoolExecutor(1) as beside:
        reading = beside.submit(memory_store, graph)
        while not reading.done():
            if select.select([line], [], [], _GLANCE)[0]:
                os._exit(0)
    return reading.result()


def _start_workers(line: socket.socket, store_for: Callable[[Question], ox.Store]) -> None:
    workers: dict[int, int] = {}
    alive = os.pipe()
    while True:
        data, pipes, _, _ = socket.recv_fds(line, 4096, 3)
        if not data:
            os._exit(0)
        message: dict[str, int] = json.loads(data)
        if "end" in message:
            _end(workers.pop(message["end"], None))
            _tell(line, {})
            continue
        try:
            pid = os.fork()
        except OSError as error:
            _tell(line, told(StoreError(f"no worker can be started: {error.strerror}", do="ask again later")))
        else:
            if pid == 0:
                _work(store_for, message["memory"], pipes, alive)
            workers[message["start"]] = pid
            _tell(line, {"pid": pid})
        for pipe in pipes:
            os.close(pipe)


def _end(worker: int | None) -> None:
    if worker is not None:
        os.kill(worker, signal.SIGKILL)
        os.waitpid(worker, 0)


def _work(store_for: Callable[[Question], ox.Store], memory: int, pipes: list[int], alive: tuple[int, int]) -> None:
    """Be a worker, in the copy: the end of this function is the end of the process."""
    try:
        for standard, pipe in enumerate(pipes):  # over the socket too, which is the parent's
            os.dup2(pipe, standard)
            os.close(pipe)
        os.close(alive[1])
        limit_memory(memory_held() + memory)
        leave_network()
        threading.Thread(target=_end_with_holder, args=(alive[0],), daemon=True).start()
        with open(0, "rb", closefd=False) as source, open(1, "wb", closefd=False) as output:
            answer_questions(store_for, source, output)
    except BaseException:  # noqa: BLE001 - told on the worker's stderr, as an interpreter of its own would
        traceback.print_exc()
    finally:
        os._exit(1)


def _end_with_holder(alive: int) -> None:
    os.read(alive, 1)  # nothing is ever written: it returns when the holder has gone
    os._exit(0)


def _tell(line: socket.socket, message: dict[str, Any]) -> None:
    line.sendall(json.dumps(message).encode() + b"\n")
