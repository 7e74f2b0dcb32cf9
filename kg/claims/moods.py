"""The mood of any verb by its ending: "grimperait" tells of what may be, whichever verb it is a form of."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kg.mentions.scene import Scene
from kg.text.remembered import Remembered

__all__ = ["Moods"]


class Moods:
    """Tells moods apart: built once of the table [moods] of a `status.toml`, endings by mood and words that are no verbs.

    >>> moods = Moods({"future": ["era"], "imperfect": ["ait"], "none": ["opera"]})
    >>> moods.of("grimpera"), moods.of("valait"), moods.of("opera"), moods.of("vaut")
    ('future', 'imperfect', '', '')
    """

    def __init__(self, table: dict[str, Any]) -> None:
        self._none = frozenset(table["none"])
        endings = [(ending, mood) for mood, found in table.items() if mood != "none" for ending in found]
        self._endings = sorted(endings, key=lambda pair: -len(pair[0]))
        self._known: Remembered[str, str] = Remembered(self.of)

    def of(self, word: str) -> str:
        """The mood of a folded word, by the longest ending that fits; empty where it has none."""
        if word in self._none:
            return ""
        return next((mood for ending, mood in self._endings if word.endswith(ending)), "")

    def within(self, scene: Scene) -> Iterator[tuple[int, str]]:
        """The words of a sentence that have a mood, and which; names have none."""
        capitals = scene.tokens.capitals
        for at in self._known.places(scene.words, scene.first, scene.last):
            if at == scene.first or not capitals[at]:
                yield at, self._known[scene.words[at]]
