"""A graph read into memory once, and workers that share it: each is a copy of the process that holds the graph.

A worker that was stopped is replaced without reading anything. The default graph is what is held: a question that
names graphs is answered from the store on disk, which has them.
"""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Mapping
from contextlib import suppress
from itertools import count
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from kg.errors import StoreError
from kg.query.source import Process, interpreter
from kg.query.telling import retold

__all__ = ["Holder"]

_HOLDER = "from kg.query.holding import main; main()"


class Holder:
    """The process that holds the graph of a build and starts workers. Close it, or use it with `with`.

    `graph` is a file of RDF without named graphs, `store` the store on disk whose default graph it is.
    """

    def __init__(self, graph: Path, store: Path) -> None:
        self.graph, self.store = graph, store
        self._lock = threading.Lock()
        self._numbers = count()
        self._process: subprocess.Popen[bytes] | None = None
        self._line: socket.socket | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    @property
    def pid(self) -> int | None:
        """The process that holds the graph, None before it is loaded."""
        return None if self._process is None else self._process.pid

    def load(self) -> int:
        """The number of triples, once all are in memory.

        Raises GraphError where the file is missing or broken, StoreError where memory does not hold it, or where the
        system is not Linux: elsewhere a worker that shares memory has no limits that hold.
        """
        with self._lock:
            return self._load()

    def start(self, memory: int) -> Process:
        """A worker that shares the graph, and may have so many megabytes beside it.

        A holder that has died is started again. Raises as `load` does, and StoreError where the system gives no
        process.
        """
        with self._lock:
            if self._process is None or self._process.poll() is not None:
                self._load()
            number = next(self._numbers)
            ours, theirs = _pipes()
            try:
                pid = self._ask({"start": number, "memory": memory}, theirs)["pid"]
            except BaseException:
                _close(ours)
                raise
            finally:
                _close(theirs)
        stdin, stdout, stderr = ours
        return Process(
            pid, os.fdopen(stdin, "wb"), os.fdopen(stdout, "rb"), os.fdopen(stderr, "rb"), lambda: self._end(number)
        )

    def close(self) -> None:
        """End the process, and with it all its workers."""
        with self._lock:
            self._close()

    def _load(self) -> int:
        if sys.platform != "linux":
            raise StoreError("a graph is held in memory on Linux alone", do="serve it without --in-memory")
        self._close()
        self._line, theirs = socket.socketpair()
        settings = json.dumps({"graph": str(self.graph), "store": str(self.store)})
        with theirs:
            self._process = interpreter(_HOLDER, settings, theirs.fileno(), subprocess.DEVNULL, None)
        try:
            triples: int = self._answer()["triples"]
        except BaseException:
            self._close()
            raise
        return triples

    def _end(self, number: int) -> None:
        with self._lock:
            try:
                self._ask({"end": number})
            except StoreError:
                return  # its workers have ended with it

    def _ask(self, message: Mapping[str, Any], pipes: tuple[int, ...] = ()) -> dict[str, Any]:
        if self._line is None:
            raise StoreError("the process that holds the graph has ended")
        with suppress(ConnectionError):  # where it has died, reading its answer tells so
            socket.send_fds(self._line, [json.dumps(message).encode()], pipes)
        return self._answer()

    def _answer(self) -> dict[str, Any]:
        assert self._line is not None
        data = b""
        while not data.endswith(b"\n"):
            try:
                part = self._line.recv(65536)
            except ConnectionError:
                part = b""
            if not part:
                raise StoreError("the process that holds the graph has died", where=str(self.graph), do="see that memory is free, or serve it without --in-memory")  # fmt: skip
            data += part
        answer: dict[str, Any] = json.loads(data)
        if "error" in answer:
            raise retold(answer)
        return answer

    def _close(self) -> None:
        process, line = self._process, self._line
        self._process = self._line = None
        if line is not None:
            line.close()
        if process is not None:
            process.kill()
            process.wait()


def _pipes() -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Three pipes: our ends of a worker's stdin, stdout and stderr, and its own."""
    (stdin, write), (read, stdout), (errors, stderr) = os.pipe(), os.pipe(), os.pipe()
    return (write, read, errors), (stdin, stdout, stderr)


def _close(descriptors: tuple[int, ...]) -> None:
    for descriptor in descriptors:
        os.close(descriptor)
