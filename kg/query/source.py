"""What a worker opens, and the process that opens it: here, an interpreter of its own that reads a store or a file."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Protocol

__all__ = ["Process", "Source", "Starter", "interpreter"]

_WORKER = "from kg.query.worker import main; main()"  # quicker than -m
_ALLOCATION = {"GLIBC_TUNABLES": "glibc.malloc.arena_max=1:glibc.malloc.tcache_count=500:glibc.malloc.hugetlb=1"}
"""Each look-up of the engine takes pieces of memory by the dozen and gives them back: kept at hand, in large pages, they
cost it a quarter less time. One arena for all threads: each thread of a store would reserve 64 MB of the address space
that is counted, and a store has more of them the more cores there are."""


@dataclass(frozen=True, slots=True)
class Process:
    """A running worker: its pipes, and what ends it (whatever it is doing) and returns once nothing of it is left."""

    pid: int
    stdin: IO[bytes]
    stdout: IO[bytes]
    stderr: IO[bytes]
    end: Callable[[], None]

    def close(self) -> None:
        """End it, and close the pipes."""
        self.end()
        for pipe in (self.stdin, self.stdout, self.stderr):
            _close(pipe)


class Starter(Protocol):
    """Whatever starts the process of a worker, which may have so many megabytes for a question."""

    def start(self, memory: int) -> Process:
        """A worker that waits for questions."""


class Source:
    """What a worker opens for itself: the store of a build (`kind` "store") or a file of RDF ("graph")."""

    def __init__(self, path: Path, kind: str = "store") -> None:
        self.path, self.kind = path, kind

    def start(self, memory: int) -> Process:
        """A worker that opens it when it is first asked, and has no more than so many megabytes in all."""
        settings = {"path": str(self.path), "kind": self.kind, "memory": memory}
        started = interpreter(_WORKER, json.dumps(settings), subprocess.PIPE, subprocess.PIPE, subprocess.PIPE)
        assert started.stdin is not None
        assert started.stdout is not None
        assert started.stderr is not None

        def end() -> None:
            started.kill()
            started.wait()

        return Process(started.pid, started.stdin, started.stdout, started.stderr, end)


def interpreter(code: str, settings: str, stdin: int, stdout: int, stderr: int | None) -> subprocess.Popen[bytes]:
    """A new Python that runs our code with the settings as its argument, finds what we find, and allocates as above."""
    path = os.pathsep.join(entry for entry in sys.path if entry)
    return subprocess.Popen(  # noqa: S603 - our own interpreter and module
        [sys.executable, "-P", "-c", code, settings],
        stdin=stdin, stdout=stdout, stderr=stderr,
        env={**_ALLOCATION, **os.environ, "PYTHONPATH": path},
    )  # fmt: skip


def _close(pipe: IO[bytes]) -> None:
    try:
        pipe.close()
    except BrokenPipeError:
        return  # what was still to be written has no reader any more
