"""The process that evaluates queries: `python -m kg.query.worker`, talked to by `kg.query.process`.

On stdin: one JSON line with what to open, then one JSON line per question. On stdout, for each question: one JSON
line, then the bytes of the answer. When stdin closes, its parent has gone, and it ends, even amid a query.
"""

from __future__ import annotations

import json
import os
import queue
import sys
import threading
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from kg.errors import KgError
from kg.query.engine import answer
from kg.query.fence import leave_network, limit_memory
from kg.query.question import Question
from kg.store import memory_store, open_store

if TYPE_CHECKING:
    import pyoxigraph as ox


def main() -> None:
    """Serve questions until stdin closes."""
    source, output = sys.stdin.buffer, sys.stdout.buffer
    settings: dict[str, Any] = json.loads(source.readline())
    limit_memory(settings["memory"])
    leave_network()
    questions: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(source, questions), daemon=True).start()
    store: ox.Store | None = None
    while line := questions.get():
        try:
            store = store or _open(settings)
            found = answer(store, Question(**json.loads(line)))
        except KgError as error:
            _tell(output, {"error": type(error).__name__, "what": error.what, "where": error.where, "do": error.do})
        else:
            _tell(output, {"form": found.form, "truncated": found.truncated, "size": len(found.data)}, found.data)


def _listen(source: IO[bytes], questions: queue.SimpleQueue[bytes]) -> None:
    for line in source:
        questions.put(line)
    os._exit(0)


def _open(settings: dict[str, Any]) -> ox.Store:
    path = Path(settings["path"])
    return memory_store(path) if settings["kind"] == "graph" else open_store(path)


def _tell(output: IO[bytes], header: dict[str, Any], data: bytes = b"") -> None:
    output.write(json.dumps(header).encode() + b"\n" + data)
    output.flush()


if __name__ == "__main__":
    main()
