"""A connected part as a tree around its best linked company: each branch in a sector of its own."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

from kg.view.layout.links import Links, Point, walk

__all__ = ["branches_of", "draw_tree", "swaps"]


def branches_of(part: list[str], links: Links) -> dict[str, list[str]]:
    """The part as a tree of shortest ways from its first name: the children of each name, well dealt out."""
    steps = walk(part[0], links)
    children: dict[str, list[str]] = {name: [] for name in part}
    for name in part[1:]:
        children[min(other for other in links[name] if steps[other] == steps[name] - 1)].append(name)
    breadths = _breadths(part, children, links)
    return {name: _dealt(sorted(held, key=lambda one: (-breadths[one], one))) for name, held in children.items()}


def _breadths(part: list[str], children: Mapping[str, list[str]], links: Links) -> dict[str, float]:
    """How broad a sector each branch needs, for its leaves and for the links to it."""
    breadths = dict.fromkeys(part, 0.0)
    for name in reversed(part):
        thick = 1 + 9 * (max(links[name].values(), default=1) - 1)
        breadths[name] = max(thick, sum(breadths[child] for child in children[name]))
    return breadths


def draw_tree(part: list[str], children: Mapping[str, list[str]], links: Links) -> dict[str, Point]:
    """The part as a tree around its first name, each branch in its sector, children in the order given."""
    breadths = _breadths(part, children, links)
    places = {part[0]: (0.0, 0.0)}
    sectors = {part[0]: (-math.pi / 2, 1.5 * math.pi, 0.0)}
    for name in part:
        start, end, radius = sectors[name]
        whole = sum(breadths[child] for child in children[name])
        for child in children[name]:
            width = (end - start) * breadths[child] / whole
            reach = radius + (0.86 + 2.2 * (links[name][child] - 1)) * (1 if radius == 0 else 0.9)
            sectors[child] = (start, start + width, reach)
            angle = start + width / 2
            places[child] = (reach * math.cos(angle), reach * math.sin(angle))
            start += width
    return places


def _dealt(names: list[str]) -> list[str]:
    """The names, broadest first, dealt out so that broad ones stand apart: in the order of reversed binary digits."""
    digits = max(1, (len(names) - 1).bit_length())
    return [names[rank] for _, rank in sorted((int(f"{rank:0{digits}b}"[::-1], 2), rank) for rank in range(len(names)))]


def swaps(children: Mapping[str, list[str]]) -> Iterable[tuple[str, int, int]]:
    """The pairs of siblings that may change places, three times over."""
    for _ in range(3):
        for name in sorted(children):
            for one in range(len(children[name])):
                for other in range(one + 1, len(children[name])):
                    yield name, one, other
