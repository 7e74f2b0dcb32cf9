"""Questions put to a store in a process of its own, so that time and memory limits hold whatever the query does.

The engine cannot be interrupted from within: a query that outlives its limit ends with its process.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self

from kg.errors import GraphError, KgError, QueryError, StoreError
from kg.query.question import Answer, FormatError, Question, RefusedError, StoppedError

__all__ = ["DEFAULT_MEMORY", "DEFAULT_TIMEOUT", "Source", "Worker"]

DEFAULT_TIMEOUT = 60.0
DEFAULT_MEMORY = 4096

_WORKER = "from kg.query.worker import main; main()"  # quicker than -m
_ALLOCATION = {"GLIBC_TUNABLES": "glibc.malloc.tcache_count=500:glibc.malloc.hugetlb=1"}
"""Each look-up of the engine takes pieces of memory by the dozen and gives them back: kept at hand, in large pages, they
cost it a quarter less time."""
_KNOWN: dict[str, type[KgError]] = {
    error.__name__: error for error in (QueryError, RefusedError, FormatError, StoreError, GraphError)
}
_OUT_OF_MEMORY = ("memory allocation of", "MemoryError", "bad_alloc", "Cannot allocate memory", "std::system_error")


class Source:
    """What a worker opens: the store of a build (`kind` "store") or a file of RDF ("graph")."""

    def __init__(self, path: Path, kind: str = "store") -> None:
        self.path, self.kind = path, kind


class Worker:
    """A process that holds one store open and answers one question at a time. Close it, or use it with `with`."""

    def __init__(self, source: Source, memory: int = DEFAULT_MEMORY) -> None:
        self.source, self.memory = source, memory
        self._process: subprocess.Popen[bytes] | None = None
        self._stopped = threading.Event()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """End the process, if one runs, whatever it is doing."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait()
            for pipe in (process.stdin, process.stdout, process.stderr):
                if pipe is not None:
                    _close(pipe)

    def stop(self) -> None:
        """Make a question that another thread asks end now with StoppedError, and every later one too."""
        self._stopped.set()
        process = self._process
        if process is not None:
            process.kill()

    def start(self) -> subprocess.Popen[bytes]:
        """The running process, started now where there is none."""
        if self._process is None:
            path = os.pathsep.join(entry for entry in sys.path if entry)
            self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
                [sys.executable, "-P", "-c", _WORKER],
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                env={**_ALLOCATION, **os.environ, "PYTHONPATH": path},
            )  # fmt: skip
            self._write({"path": str(self.source.path), "kind": self.source.kind, "memory": self.memory})
        return self._process

    def ask(self, question: Question, timeout: float = DEFAULT_TIMEOUT) -> Answer:
        """The answer to the question, within `timeout` seconds.

        Raises QueryError where the query is wrong, StoppedError (one of these) where it needs more time or memory
        than it may have, StoreError or GraphError where the store or file cannot be opened. The worker can be asked again after any of these.
        """
        if self._stopped.is_set():
            raise StoppedError("stopped before it began", where=question.name)
        process = self.start()
        late = threading.Event()

        def stop() -> None:
            late.set()
            process.kill()

        timer = threading.Timer(timeout, stop)
        timer.daemon = True
        timer.start()
        try:
            self._write(question._asdict() | {"parameters": dict(question.parameters), "types": dict(question.types)})
            header, data = self._read()
        except BaseException:
            self.close()
            raise
        finally:
            timer.cancel()
        if header is None:
            process.wait()
            death = self._death(late.is_set(), timeout, question.name)
            self.close()
            raise death
        if "error" in header:
            raise _KNOWN[header["error"]](header["what"], where=header["where"], do=header["do"])
        return Answer(header["form"], data, header["truncated"])

    def _write(self, message: dict[str, Any]) -> None:
        process = self._process
        assert process is not None
        assert process.stdin is not None
        try:
            process.stdin.write(json.dumps(message).encode() + b"\n")
            process.stdin.flush()
        except BrokenPipeError:
            return  # the process has died: reading its answer tells so

    def _read(self) -> tuple[dict[str, Any] | None, bytes]:
        process = self._process
        assert process is not None
        assert process.stdout is not None
        line = process.stdout.readline()
        if not line.endswith(b"\n"):
            return None, b""
        header: dict[str, Any] = json.loads(line)
        size = header.get("size", 0)
        data = process.stdout.read(size)
        return (header, data) if len(data) == size else (None, b"")

    def _death(self, late: bool, timeout: float, name: str) -> Exception:
        assert self._process is not None
        assert self._process.stderr is not None
        said = self._process.stderr.read().decode(errors="replace")
        if self._stopped.is_set():
            return StoppedError("stopped", where=name)
        if late:
            return StoppedError(
                f"stopped after {timeout:g} s", where=name, do="narrow it, or allow more with --timeout SECONDS"
            )
        if any(sign in said for sign in _OUT_OF_MEMORY):
            return StoppedError(
                f"needs more than {self.memory} MB of memory",
                where=name,
                do="narrow it, or allow more with --memory MB",
            )
        return RuntimeError(f"the query worker died:\n{said}")


def _close(pipe: IO[bytes]) -> None:
    try:
        pipe.close()
    except BrokenPipeError:
        return  # what was still to be written has no reader any more
