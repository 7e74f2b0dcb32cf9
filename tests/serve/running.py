"""`kg serve` as a process of its own, and clients to ask it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

NUMBERS = " ".join(map(str, range(100)))
SLOW = f"SELECT (COUNT(*) AS ?n) {{ {' '.join(f'VALUES ?v{i} {{ {NUMBERS} }}' for i in range(6))} }}"
FAST = "ASK { ?s a kg:Deal }"


def started(build: Path, *options: str) -> subprocess.Popen[str]:
    """The process of a server on the build, which may not be ready yet."""
    return subprocess.Popen(
        [sys.executable, "-m", "kg", "serve", "--build", str(build), "--port", "0", *options],
        stderr=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
    )  # fmt: skip


@contextmanager
def kg_serve(build: Path, *options: str) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """The address of a server on the build, and its process."""
    process = started(build, *options)
    assert process.stderr is not None
    try:
        line = process.stderr.readline()
        if "--in-memory" in options:
            assert line.startswith("In memory: "), line + process.stderr.read()
            line = process.stderr.readline()
        assert line.startswith("Network: "), line + process.stderr.read()
        yield line.split()[1].rstrip("/"), process
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=60)
        process.stderr.close()


def descendants(pid: int, most: int = 64) -> list[int]:
    """The processes that a process started, and those that they started, to a depth of `most`."""
    if most == 0:
        return []
    tasks = Path(f"/proc/{pid}/task").glob("*/children")
    children = [int(child) for task in tasks for child in task.read_text().split()]
    return children + [found for child in children for found in descendants(child, most - 1)]


def client(url: str) -> httpx.Client:
    """A client of the server, in no hurry."""
    return httpx.Client(base_url=url, timeout=120, trust_env=False)
