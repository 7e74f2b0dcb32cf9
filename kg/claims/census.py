"""Where an article mentions each company, from its first sentence to its last: known before the first figure is read."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

from kg.mentions.scene import Scene

__all__ = ["Census"]

_OFTEN, _HERE, _LONG = 8, 3, 6


class Census:
    """The sentences and paragraphs of an article that mention each company."""

    def __init__(self, scenes: Sequence[Scene]) -> None:
        self._first: dict[str, int] = {}
        self._total: Counter[str] = Counter()
        self._places: dict[tuple[str, int], list[int]] = {}
        for scene in scenes:
            for name in {party.entity for party in scene.parties if party.entity}:
                self._first.setdefault(name, scene.index)
                self._total[name] += 1
                self._places.setdefault((name, scene.paragraph), []).append(scene.index)

    def total(self, name: str) -> int:
        """In how many sentences the company is mentioned, up to eight."""
        return min(self._total[name], _OFTEN)

    def seen_from(self, name: str, scene: Scene) -> tuple[int, int, str]:
        """How many sentences of this paragraph mention the company, in all and before this one, each up to three; and how
        many sentences ago the first of the article was, up to six, or that it comes later.
        """
        here = self._places.get((name, scene.paragraph), ())
        before = bisect_left(here, scene.index)
        since = scene.index - self._first.get(name, scene.index)
        return min(len(here), _HERE), min(before, _HERE), "later" if since < 0 else str(min(since, _LONG))
