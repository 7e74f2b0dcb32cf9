"""Values from day to day, written down only where they change; and the threads that run through the days."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

__all__ = ["all_threads", "changes"]


def changes(days: Sequence[Any]) -> list[list[Any]]:
    """The values day by day as pairs of the day from which one holds, and the value.

    >>> changes([None, "a", "a", None, "b"])
    [[1, 'a'], [3, None], [4, 'b']]
    """
    found: list[list[Any]] = []
    for day, value in enumerate(days):
        if (not found and value is not None) or (found and found[-1][1] != value):
            found.append([day, value])
    return found


def all_threads(threads: Sequence[Mapping[str, str]]) -> list[str]:
    """The threads of all days, sorted: the order of the page's deals."""
    return sorted({thread for given in threads for thread in given.values()})
