"""Workers that answer queries, a few at a time, each in a process of its own that is stopped at its limits."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from queue import SimpleQueue

from kg.query.process import Worker
from kg.query.question import Answer, Question, StoppedError
from kg.query.source import Starter

__all__ = ["Limits", "Pool"]


@dataclass(frozen=True, slots=True)
class Limits:
    """What a query may cost: seconds, megabytes; how many run at once, and how many may wait for their turn."""

    seconds: float = 30.0
    megabytes: int = 2048
    at_once: int = 2
    waiting: int = 1000


class Pool:
    """Workers of one source. A question waits until one is free; the time that it waits is not counted."""

    def __init__(self, source: Starter, limits: Limits) -> None:
        self.limits = limits
        self._workers = [Worker(source, limits.megabytes) for _ in range(limits.at_once)]
        self._free: SimpleQueue[Worker] = SimpleQueue()
        for worker in self._workers:
            self._free.put(worker)
        self._threads = ThreadPoolExecutor(limits.at_once, thread_name_prefix="query")
        self._pending = 0
        self._closed = False

    async def ask(self, question: Question) -> Answer:
        """The answer of the next free worker.

        Raises QueryError as `Worker.ask` does, StoppedError also where too many questions wait already.
        """
        if self._closed:
            raise StoppedError("the server is stopping")
        if self._pending >= self.limits.waiting + self.limits.at_once:
            raise StoppedError("too many queries are waiting", do="ask again later")
        self._pending += 1
        try:
            return await asyncio.get_running_loop().run_in_executor(self._threads, self._ask, question)
        finally:
            self._pending -= 1

    def close(self) -> None:
        """Stop all workers, whatever they are doing, and answer no more."""
        self._closed = True
        for worker in self._workers:
            worker.stop()
        self._threads.shutdown(wait=True, cancel_futures=True)
        for worker in self._workers:
            worker.close()

    def _ask(self, question: Question) -> Answer:
        worker = self._free.get()
        try:
            return worker.ask(question, self.limits.seconds)
        finally:
            self._free.put(worker)
