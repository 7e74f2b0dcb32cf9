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


@contextmanager
def kg_serve(build: Path, *options: str) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """The address of a server on the build, and its process."""
    process = subprocess.Popen(
        [sys.executable, "-m", "kg", "serve", "--build", str(build), "--port", "0", *options],
        stderr=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
    )  # fmt: skip
    assert process.stderr is not None
    try:
        line = process.stderr.readline()
        assert line.startswith("Network: "), line + process.stderr.read()
        yield line.split()[1].rstrip("/"), process
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=60)
        process.stderr.close()


def client(url: str) -> httpx.Client:
    """A client of the server, in no hurry."""
    return httpx.Client(base_url=url, timeout=120, trust_env=False)
