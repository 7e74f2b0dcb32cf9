"""Which companies are linked, how far apart they should stand, and which hang together."""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Collection, Iterable, Mapping

__all__ = ["Links", "Point", "Together", "links_between", "parts_of", "walk"]

Point = tuple[float, float]
Links = Mapping[str, Mapping[str, float]]
"""For each name, those it is linked to, with the wanted distance."""
Together = Collection[tuple[str, str]]
"""The pairs that should come near each other though they are not linked."""

MORE = 0.1
"""How much farther than one unit a pair stands, for each class of its number of links."""


def links_between(names: Iterable[str], pairs: Mapping[tuple[str, str], int]) -> dict[str, dict[str, float]]:
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for (one, other), count in pairs.items():
        if one != other:
            counts[one][other] += count
            counts[other][one] += count
    return {
        name: {other: 1 + MORE * _class(counts[name][other]) for other in sorted(counts[name])}
        for name in sorted({*names, *(name for pair in pairs for name in pair)})
    }


def _class(count: int) -> int:
    """The class of a number of links (1, 2 to 3, 4 to 7, more), so that one link more seldom changes the drawing."""
    return min(3, count.bit_length() - 1)


def parts_of(links: Links) -> list[list[str]]:
    """The connected parts, largest first; in each, names in the order in which a walk from its hub meets them."""
    seen: set[str] = set()
    parts = []
    for start in sorted(links, key=lambda name: (-len(links[name]), name)):
        if start not in seen:
            part = list(walk(start, links))
            seen.update(part)
            parts.append(part)
    return sorted(parts, key=lambda part: (-len(part), part[0]))


def walk(start: str, links: Links) -> dict[str, int]:
    """The number of steps from a start to each name it reaches, in the order of the walk."""
    steps = {start: 0}
    queue = deque([start])
    while queue:
        name = queue.popleft()
        for other in links[name]:
            if other not in steps:
                steps[other] = steps[name] + 1
                queue.append(other)
    return steps
