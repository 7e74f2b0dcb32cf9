"""The articles of a build, read one at a time from where they are kept, and their text cut where claims begin and end."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from kg.graph.iris import Iris

__all__ = ["Articles", "Piece", "pieces_of"]


class Articles:
    """The texts of a build's articles by the IRI of the article."""

    def __init__(self, path: Path, iris: Iris) -> None:
        """Index the JSON lines of `path`; a build without that file has no texts."""
        self._path = path
        self._places: dict[str, int] = {}
        if not path.is_file():
            return
        with path.open("rb") as lines:
            place = 0
            for line in lines:
                self._places[iris.article(json.loads(line)["id"]).value] = place
                place += len(line)

    def text_of(self, iri: str) -> str | None:
        """The text of the article; None where the build keeps none of that IRI."""
        if iri not in self._places:
            return None
        with self._path.open("rb") as lines:
            lines.seek(self._places[iri])
            return str(json.loads(lines.readline())["text"])


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text with the numbers of the claims that cover it, and of those that end with it."""

    text: str
    covering: tuple[int, ...]
    ending: tuple[int, ...]


def pieces_of(text: str, spans: Iterable[tuple[int, int]]) -> list[Piece]:
    """The text in pieces, none of which a span begins or ends inside; spans are numbered from 0 as they come.

    >>> [(piece.text, piece.covering) for piece in pieces_of("abcdef", [(1, 4), (2, 4)])]
    [('a', ()), ('b', (0,)), ('cd', (0, 1)), ('ef', ())]
    """
    numbered = [(n, start, end) for n, (start, end) in enumerate(spans) if 0 <= start < end <= len(text)]
    borders = sorted({0, len(text), *(b for _, start, end in numbered for b in (start, end))})
    pieces = []
    for start, end in pairwise(borders):
        covering = tuple(n for n, first, last in numbered if first <= start and end <= last)
        pieces.append(Piece(text[start:end], covering, tuple(n for n, _, last in numbered if last == end)))
    return pieces
