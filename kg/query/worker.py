"""The process that evaluates queries, talked to by `kg.query.process`.

Its argument is a JSON object of what to open. On stdin comes one JSON line per question; on stdout goes, for each, one
JSON line, then the bytes of the answer. When stdin closes, its parent has gone, and it ends, even amid a query.
"""

from __future__ import annotations

import json
import os
import queue
import sys
import threading
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from kg.errors import KgError
from kg.query.engine import answer
from kg.query.fence import leave_network, limit_memory
from kg.query.question import Question
from kg.query.telling import told
from kg.store import memory_store, open_store

if TYPE_CHECKING:
    import pyoxigraph as ox

__all__ = ["answer_questions", "main"]


def main() -> None:
    """Serve questions until stdin closes."""
    settings: dict[str, Any] = json.loads(sys.argv[1])
    path = Path(settings["path"])
    limit_memory(settings["memory"])
    leave_network()
    opened = cache(lambda: memory_store(path) if settings["kind"] == "graph" else open_store(path))
    answer_questions(lambda _: opened(), sys.stdin.buffer, sys.stdout.buffer)


def answer_questions(store_for: Callable[[Question], ox.Store], source: IO[bytes], output: IO[bytes]) -> None:
    """Answer what `source` asks, each question from the store that is for it. Returns never: the process ends.

    Raises nothing that the user can mend: that is told on `output`.
    """
    questions: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(source, questions), daemon=True).start()
    while line := questions.get():
        try:
            question = Question(**json.loads(line))
            found = answer(store_for(question), question)
        except KgError as error:
            _tell(output, dict(told(error)))
        else:
            _tell(output, {"form": found.form, "truncated": found.truncated, "size": len(found.data)}, found.data)


def _listen(source: IO[bytes], questions: queue.SimpleQueue[bytes]) -> None:
    for line in source:
        questions.put(line)
    os._exit(0)


def _tell(output: IO[bytes], header: dict[str, Any], data: bytes = b"") -> None:
    output.write(json.dumps(header).encode() + b"\n" + data)
    output.flush()
