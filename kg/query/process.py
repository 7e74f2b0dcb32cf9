"""Questions put to a store in a process of its own, so that time and memory limits hold whatever the query does.

The engine cannot be interrupted from within: a query that outlives its limit ends with its process.
"""

from __future__ import annotations

import json
import threading
from types import TracebackType
from typing import Any, Self

from kg.query.question import Answer, Question, StoppedError
from kg.query.source import Process, Starter
from kg.query.telling import retold

__all__ = ["DEFAULT_MEMORY", "DEFAULT_TIMEOUT", "Worker"]

DEFAULT_TIMEOUT = 60.0
DEFAULT_MEMORY = 4096

_OUT_OF_MEMORY = ("memory allocation of", "MemoryError", "bad_alloc", "Cannot allocate memory", "std::system_error")


class Worker:
    """A process that holds one store open and answers one question at a time. Close it, or use it with `with`."""

    def __init__(self, source: Starter, memory: int = DEFAULT_MEMORY) -> None:
        self.source, self.memory = source, memory
        self._process: Process | None = None
        self._stopped = threading.Event()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """End the process, if one runs, whatever it is doing."""
        process, self._process = self._process, None
        if process is not None:
            process.close()

    def stop(self) -> None:
        """Make a question that another thread asks end now with StoppedError, and every later one too."""
        self._stopped.set()
        process = self._process
        if process is not None:
            process.end()

    def start(self) -> Process:
        """The running process, started now where there is none."""
        if self._process is None:
            self._process = self.source.start(self.memory)
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
            process.end()

        timer = threading.Timer(timeout, stop)
        timer.daemon = True
        timer.start()
        try:
            _write(
                process, question._asdict() | {"parameters": dict(question.parameters), "types": dict(question.types)}
            )
            header, data = _read(process)
        except BaseException:
            self.close()
            raise
        finally:
            timer.cancel()
            timer.join()  # where it was about to end the process, this question is the one that it ends
        if header is None or late.is_set():
            process.end()
            death = self._death(process, late.is_set(), timeout, question.name)
            self.close()
            raise death
        if "error" in header:
            raise retold(header)
        return Answer(header["form"], data, header["truncated"])

    def _death(self, process: Process, late: bool, timeout: float, name: str) -> Exception:
        said = process.stderr.read().decode(errors="replace")
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


def _write(process: Process, message: dict[str, Any]) -> None:
    try:
        process.stdin.write(json.dumps(message).encode() + b"\n")
        process.stdin.flush()
    except BrokenPipeError:
        return  # the process has died: reading its answer tells so


def _read(process: Process) -> tuple[dict[str, Any] | None, bytes]:
    line = process.stdout.readline()
    if not line.endswith(b"\n"):
        return None, b""
    header: dict[str, Any] = json.loads(line)
    size = header.get("size", 0)
    data = process.stdout.read(size)
    return (header, data) if len(data) == size else (None, b"")
