"""Where companies stand, in plain Python, without chance, for small and large networks."""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Iterable, Mapping

from kg.view.layout.faults import count_faults
from kg.view.layout.links import Links, Point, Together, links_between, parts_of
from kg.view.layout.packing import GAP, bounds, free_spot, pack, push_apart
from kg.view.layout.stress import relax
from kg.view.layout.tree import branches_of, draw_tree, swaps

__all__ = ["place", "settle", "widest_gap"]

_UNIT = 235.0
"""Pixels between two companies with one link, at scale 1."""
_ROOMY = 30
"""Above this many companies the unit grows, so that there is room for all."""
_ORDERED = 40
"""Up to this many companies, branches change places until the drawing gets no better."""
_COMPARED = 150
"""Up to this many companies, two drawings are compared."""


def place(
    names: Iterable[str],
    pairs: Mapping[tuple[str, str], int],
    together: Together = (),
    kept: Mapping[str, Point] | None = None,
) -> dict[str, Point]:
    """A position for each name, in pixels at scale 1, given how many links each pair has; the order is no matter.

    Pairs with many links stand farther apart, so that each link finds room; pairs that go `together` (the sources of a
    joint deal) come near each other where they can. `kept` positions (of an earlier page) stay as they are, and only
    the other names are placed, near their partners.
    """
    links = links_between(names, pairs)
    if kept:
        return _join(links, {name: kept[name] for name in links if name in kept})
    places: dict[str, Point] = {}
    parts = parts_of(links)
    drawn = [push_apart(_draw(part, links, sorted(together)), frozenset()) for part in parts if len(part) > 1]
    for packed in pack(drawn):
        places |= packed
    lines = [(places[one], places[other]) for one in places for other in links[one] if one < other]
    for (single,) in (part for part in parts if len(part) == 1):
        places[single] = free_spot(places, lines)
    return {name: (round(places[name][0]), round(places[name][1])) for name in sorted(places)}


def widest_gap(centre: Point, around: Iterable[Point]) -> float:
    """The angle, in radians, in the middle of the widest gap between points seen from a centre; upwards with none."""
    angles = sorted(math.atan2(y - centre[1], x - centre[0]) for x, y in around if (x, y) != centre)
    if not angles:
        return -math.pi / 2
    gaps = zip(angles, [*angles[1:], angles[0] + 2 * math.pi], strict=True)
    start, end = max(gaps, key=lambda gap: (round(gap[1] - gap[0], 9), -gap[0]))
    return (start + end) / 2


def settle(wanted: Mapping[str, Point], fixed: Mapping[str, Point]) -> dict[str, Point]:
    """Positions near the wanted ones that keep clear of the fixed ones and of each other."""
    apart = push_apart({**fixed, **wanted}, frozenset(fixed), scale=0.62)
    return {name: (round(apart[name][0]), round(apart[name][1])) for name in sorted(wanted)}


def _draw(part: list[str], links: Links, together: Together) -> dict[str, Point]:
    """The best of some drawings: the part as a tree, its branches in a good order, and that tree relaxed.

    Large parts are relaxed without comparison.
    """
    unit = _UNIT * max(1.0, math.sqrt(len(part) / _ROOMY))

    def scaled(drawing: Mapping[str, Point]) -> dict[str, Point]:
        return _squared({name: (x * unit, y * unit) for name, (x, y) in drawing.items()})

    children = branches_of(part, links)
    tree = scaled(draw_tree(part, children, links))
    if len(part) <= _ORDERED:
        least = count_faults(tree, links, together)
        for name, one, other in swaps(children):
            order = children[name]
            order[one], order[other] = order[other], order[one]
            tried = scaled(draw_tree(part, children, links))
            faults = count_faults(tried, links, together)
            if faults < least - 1e-9:
                tree, least = tried, faults
            else:
                order[one], order[other] = order[other], order[one]
    relaxed = scaled(relax(part, links, draw_tree(part, children, links)))
    if len(part) > _COMPARED:
        return relaxed
    return min((tree, relaxed), key=lambda drawing: count_faults(drawing, links, together))


def _squared(places: Mapping[str, Point]) -> dict[str, Point]:
    """The positions, stretched along their shorter side when they are much wider than high or the reverse."""
    x0, y0, x1, y1 = bounds(places)
    wide, high = x1 - x0, y1 - y0
    if min(wide, high) < _UNIT:
        return dict(places)
    across, down = max(1.0, min(1.25, high / wide)), max(1.0, min(1.25, wide / high))
    return {name: (x * across, y * down) for name, (x, y) in places.items()}


def _join(links: Links, kept: dict[str, Point]) -> dict[str, Point]:
    """The kept positions, and a place near its kept partners for each new name, clear of the others."""
    places = dict(kept)
    waiting = deque(name for name in links if name not in kept)
    stuck = 0
    while waiting:
        name = waiting.popleft()
        partners = [places[other] for other in links[name] if other in places]
        if not partners and stuck < len(waiting):
            waiting.append(name)
            stuck += 1
            continue
        stuck = 0
        places[name] = _beside(partners, places)
    apart = push_apart(places, frozenset(kept))
    return {name: kept.get(name) or (round(apart[name][0]), round(apart[name][1])) for name in sorted(apart)}


def _beside(partners: list[Point], places: Mapping[str, Point]) -> Point:
    """A point at some distance from the partners, on their side that is farthest from the middle of all."""
    x0, y0, x1, y1 = bounds(places) if places else (0.0, 0.0, 0.0, 0.0)
    if not partners:
        return x0, y1 + GAP
    x, y = sum(x for x, _ in partners) / len(partners), sum(y for _, y in partners) / len(partners)
    away = math.atan2(y - (y0 + y1) / 2, x - (x0 + x1) / 2)
    return x + _UNIT * math.cos(away), y + _UNIT * math.sin(away)
