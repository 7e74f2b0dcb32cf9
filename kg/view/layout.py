"""Where companies stand: a layout by sparse stress, in plain Python, without chance, for small and large networks.

Each connected part is first drawn as a tree around its best linked company, then relaxed so that distances on the
page follow distances in the network (Gansner, Koren & North 2004; with pivots above some size, Ortmann, Klimenta &
Brandes 2017). Parts are packed side by side, and boxes that would touch are pushed apart.
"""

from __future__ import annotations

import heapq
import math
from collections import Counter, defaultdict, deque
from collections.abc import Collection, Iterable, Mapping

__all__ = ["Point", "place", "settle", "widest_gap"]

Point = tuple[float, float]
Links = Mapping[str, Mapping[str, float]]
"""For each name, those it is linked to, with the wanted distance."""
Together = Collection[tuple[str, str]]

_ALL_PAIRS = 120
"""Up to this many companies, every pair counts in the stress; above, each company and a few pivots."""
_PIVOTS = 30
_COMPARED = 150
"""Up to this many companies, two drawings are compared."""
_ORDERED = 40
"""Up to this many companies, branches change places until the drawing gets no better."""
_ROUNDS = 60
_UNIT = 235.0
_MORE = 0.1
"""How much farther than one unit a pair stands, for each class of its number of links."""
_ROOM = 0.5
"""How much farther from all others a name keeps, for each class of the number of links with one partner."""
_GAP = 150.0
_STEP = 40.0
_BOX = (78.0, 56.0)
"""Half the width and half the height that a company needs with its name."""


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
    links = _links(names, pairs)
    if kept:
        return _join(links, {name: kept[name] for name in links if name in kept})
    places: dict[str, Point] = {}
    parts = _parts(links)
    drawn = [_apart(_draw(part, links, sorted(together)), frozenset()) for part in parts if len(part) > 1]
    for packed in _pack(drawn):
        places |= packed
    lines = [(places[one], places[other]) for one in places for other in links[one] if one < other]
    for (single,) in (part for part in parts if len(part) == 1):
        places[single] = _free(places, lines)
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
    apart = _apart({**fixed, **wanted}, frozenset(fixed), scale=0.62)
    return {name: (round(apart[name][0]), round(apart[name][1])) for name in sorted(wanted)}


def _links(names: Iterable[str], pairs: Mapping[tuple[str, str], int]) -> dict[str, dict[str, float]]:
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for (one, other), count in pairs.items():
        if one != other:
            counts[one][other] += count
            counts[other][one] += count
    return {
        name: {other: 1 + _MORE * _class(counts[name][other]) for other in sorted(counts[name])}
        for name in sorted({*names, *(name for pair in pairs for name in pair)})
    }


def _class(count: int) -> int:
    """The class of a number of links (1, 2 to 3, 4 to 7, more), so that one link more seldom changes the drawing."""
    return min(3, count.bit_length() - 1)


def _parts(links: Links) -> list[list[str]]:
    """The connected parts, largest first; in each, names in the order in which a walk from its hub meets them."""
    seen: set[str] = set()
    parts = []
    for start in sorted(links, key=lambda name: (-len(links[name]), name)):
        if start not in seen:
            part = list(_walk(start, links))
            seen.update(part)
            parts.append(part)
    return sorted(parts, key=lambda part: (-len(part), part[0]))


def _walk(start: str, links: Links) -> dict[str, int]:
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


def _children(part: list[str], links: Links) -> dict[str, list[str]]:
    """The part as a tree of shortest ways from its first name: the children of each name, well dealt out."""
    steps = _walk(part[0], links)
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


def _radial(part: list[str], children: Mapping[str, list[str]], links: Links) -> dict[str, Point]:
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


def _draw(part: list[str], links: Links, together: Together) -> dict[str, Point]:
    """The best of some drawings: the part as a tree, its branches in a good order, and that tree relaxed.

    Large parts are relaxed without comparison.
    """

    def scaled(drawing: Mapping[str, Point]) -> dict[str, Point]:
        return _squared({name: (x * _UNIT, y * _UNIT) for name, (x, y) in drawing.items()})

    children = _children(part, links)
    tree = scaled(_radial(part, children, links))
    if len(part) <= _ORDERED:
        least = _faults(tree, links, together)
        for name, one, other in _swaps(children):
            order = children[name]
            order[one], order[other] = order[other], order[one]
            tried = scaled(_radial(part, children, links))
            faults = _faults(tried, links, together)
            if faults < least - 1e-9:
                tree, least = tried, faults
            else:
                order[one], order[other] = order[other], order[one]
    relaxed = scaled(_relax(part, links, _radial(part, children, links)))
    if len(part) > _COMPARED:
        return relaxed
    return min((tree, relaxed), key=lambda drawing: _faults(drawing, links, together))


def _swaps(children: Mapping[str, list[str]]) -> Iterable[tuple[str, int, int]]:
    """The pairs of siblings that may change places, three times over."""
    for _ in range(3):
        for name in sorted(children):
            for one in range(len(children[name])):
                for other in range(one + 1, len(children[name])):
                    yield name, one, other


def _faults(places: Mapping[str, Point], links: Links, together: Together) -> float:
    """How bad a drawing is: lines that cross or pass close to a third name, and those that go together far apart."""
    lines = [(one, other) for one in sorted(links) for other in sorted(links[one]) if one < other and one in places]
    faults = 0.0
    for at, (one, other) in enumerate(lines):
        for name in places:
            if name not in (one, other):
                faults += 3 * max(0.0, 1 - _away(places[name], places[one], places[other]) / 70)
        for third, fourth in lines[at + 1 :]:
            if len({one, other, third, fourth}) == 4:
                faults += _cross(places[one], places[other], places[third], places[fourth])
    for one, other in together:
        if one in places and other in places:
            faults += 0.25 * math.dist(places[one], places[other]) / _UNIT
    return faults


def _away(point: Point, start: Point, end: Point) -> float:
    """The distance of a point from the line between two others."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = dx * dx + dy * dy
    share = 0.0 if not length else ((point[0] - start[0]) * dx + (point[1] - start[1]) * dy) / length
    share = min(1.0, max(0.0, share))
    return math.hypot(point[0] - start[0] - share * dx, point[1] - start[1] - share * dy)


def _cross(one: Point, other: Point, third: Point, fourth: Point) -> bool:
    """True if the line between the first two points crosses the one between the last two."""

    def side(a: Point, b: Point, c: Point) -> bool:
        return (b[0] - a[0]) * (c[1] - a[1]) > (b[1] - a[1]) * (c[0] - a[0])

    return side(one, other, third) != side(one, other, fourth) and side(third, fourth, one) != side(
        third, fourth, other
    )


def _relax(part: list[str], links: Links, start: Mapping[str, Point]) -> dict[str, Point]:
    """Positions whose distances follow the steps between names; one name after the other, until little moves."""
    index = {name: at for at, name in enumerate(part)}
    xs, ys = [start[name][0] for name in part], [start[name][1] for name in part]
    pulls = _pulls(part, links, index)
    for turn in range(_ROUNDS):
        moved = 0.0
        for at, pull in enumerate(pulls):
            x, y, weights = 0.0, 0.0, 0.0
            for other, distance, weight in pull:
                dx, dy = xs[at] - xs[other], ys[at] - ys[other]
                length = math.hypot(dx, dy)
                if length < 1e-6:
                    dx, dy, length = math.cos(at + turn), math.sin(at + turn), 1.0
                x += weight * (xs[other] + distance * dx / length)
                y += weight * (ys[other] + distance * dy / length)
                weights += weight
            if weights:
                x, y = x / weights, y / weights
                moved = max(moved, abs(x - xs[at]), abs(y - ys[at]))
                xs[at], ys[at] = x, y
        if moved < 1e-3:
            break
    return {name: (xs[at], ys[at]) for name, at in index.items()}


def _squared(places: Mapping[str, Point]) -> dict[str, Point]:
    """The positions, stretched along their shorter side when they are much wider than high or the reverse."""
    x0, y0, x1, y1 = _box(places)
    wide, high = x1 - x0, y1 - y0
    if min(wide, high) < _UNIT:
        return dict(places)
    across, down = max(1.0, min(1.25, high / wide)), max(1.0, min(1.25, wide / high))
    return {name: (x * across, y * down) for name, (x, y) in places.items()}


def _pulls(part: list[str], links: Links, index: Mapping[str, int]) -> list[list[tuple[int, float, float]]]:
    """For each name, the others that pull it: index, wanted distance, weight."""
    pulls: list[dict[int, tuple[float, float]]] = [{} for _ in part]
    room = {name: _ROOM * (max(links[name].values(), default=1) - 1) / _MORE for name in part}
    for pivot in part if len(part) <= _ALL_PAIRS else _pivots(part, links):
        for name, distance in _distances(pivot, links).items():
            if name != pivot:
                wanted = distance if pivot in links[name] else distance + room[name] + room[pivot]
                pulls[index[name]][index[pivot]] = (wanted, wanted**-2)
    if len(part) > _ALL_PAIRS:
        for name in part:
            for other, distance in links[name].items():
                pulls[index[name]][index[other]] = (distance, 4.0)
    return [[(other, *pull) for other, pull in sorted(pulling.items())] for pulling in pulls]


def _distances(start: str, links: Links) -> dict[str, float]:
    """The length of the shortest way from a start to each name it reaches."""
    found: dict[str, float] = {}
    queue = [(0.0, start)]
    while queue:
        distance, name = heapq.heappop(queue)
        if name not in found:
            found[name] = distance
            for other, more in links[name].items():
                if other not in found:
                    heapq.heappush(queue, (distance + more, other))
    return found


def _pivots(part: list[str], links: Links) -> list[str]:
    """Names far from each other: each next one is the farthest from those before."""
    pivots = [part[0]]
    nearest = _walk(part[0], links)
    while len(pivots) < _PIVOTS:
        pivots.append(max(part, key=lambda name: (nearest[name], name)))
        for name, steps in _walk(pivots[-1], links).items():
            nearest[name] = min(nearest[name], steps)
    return pivots


def _apart(places: Mapping[str, Point], fixed: frozenset[str], *, scale: float = 1.0) -> dict[str, Point]:
    """The positions with boxes that touch pushed apart along the shorter way; fixed ones do not move."""
    names = sorted(places)
    xs, ys = {name: places[name][0] for name in names}, {name: places[name][1] for name in names}
    width, height = 2 * _BOX[0] * scale, 2 * _BOX[1] * scale
    for turn in range(80):
        cells: dict[tuple[int, int], list[str]] = defaultdict(list)
        for name in names:
            cells[math.floor(xs[name] / width), math.floor(ys[name] / height)].append(name)
        touched = False
        for one, other in _neighbours(cells):
            dx, dy = xs[other] - xs[one], ys[other] - ys[one]
            push_x, push_y = width - abs(dx), height - abs(dy)
            if push_x <= 0 or push_y <= 0 or {one, other} <= fixed:
                continue
            touched = True
            share = (0.5, 0.5) if not {one, other} & fixed else (0.0, 1.0) if one in fixed else (1.0, 0.0)
            way = 1 if (dx, dy) > (0, 0) or ((dx, dy) == (0, 0) and turn % 2) else -1
            if push_x / width < push_y / height:
                step = math.copysign(push_x, dx or way) * 1.02
                xs[one], xs[other] = xs[one] - step * share[0], xs[other] + step * share[1]
            else:
                step = math.copysign(push_y, dy or way) * 1.02
                ys[one], ys[other] = ys[one] - step * share[0], ys[other] + step * share[1]
        if not touched:
            break
    return {name: (xs[name], ys[name]) for name in names}


def _neighbours(cells: Mapping[tuple[int, int], list[str]]) -> list[tuple[str, str]]:
    """The pairs of names in the same cell or in cells that touch, each pair once, in a fixed order."""
    pairs = []
    for (column, row), names in sorted(cells.items()):
        around = [(0, 0), (1, -1), (1, 0), (1, 1), (0, 1)]
        for step in around:
            for at, one in enumerate(names):
                others = names[at + 1 :] if step == (0, 0) else cells.get((column + step[0], row + step[1]), [])
                pairs += [(one, other) for other in others]
    return pairs


def _pack(parts: list[dict[str, Point]]) -> list[dict[str, Point]]:
    """The parts in rows, the largest alone on the first, none over another."""
    if not parts:
        return []
    boxes = [_box(part) for part in parts]
    breadth = max(boxes[0][2] - boxes[0][0], math.sqrt(sum((b[2] - b[0] + _GAP) * (b[3] - b[1] + _GAP) for b in boxes)))
    packed = []
    left, top, deepest = 0.0, 0.0, 0.0
    for part, (x0, y0, x1, y1) in zip(parts, boxes, strict=True):
        if left and left + x1 - x0 > breadth:
            left, top, deepest = 0.0, top + deepest + _GAP, 0.0
        packed.append({name: (x - x0 + left, y - y0 + top) for name, (x, y) in part.items()})
        left += x1 - x0 + _GAP
        deepest = max(deepest, y1 - y0)
    return packed


def _free(places: Mapping[str, Point], lines: list[tuple[Point, Point]]) -> Point:
    """A place for a company without partners: in a free corner of the drawing, else under it."""
    if not places:
        return 0.0, 0.0
    x0, y0, x1, y1 = _box(places)
    columns, rows = int((x1 - x0) / _STEP) + 1, int((y1 - y0) / _STEP) + 1
    for row in reversed(range(rows)):
        for column in range(columns):
            spot = (x0 + column * _STEP, y0 + row * _STEP)
            is_clear = all(math.dist(spot, place) > 2.2 * _BOX[0] for place in places.values())
            if is_clear and all(_away(spot, *line) > 1.2 * _BOX[0] for line in lines):
                return spot
    lowest = sorted(x for x, y in places.values() if y > y1 - _STEP)
    return (lowest[-1] + 2.2 * _BOX[0], y1) if len(lowest) > 1 and lowest[-1] + 2.2 * _BOX[0] < x1 else (x0, y1 + _GAP)


def _box(part: Mapping[str, Point]) -> tuple[float, float, float, float]:
    xs, ys = [x for x, _ in part.values()], [y for _, y in part.values()]
    return min(xs), min(ys), max(xs), max(ys)


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
    apart = _apart(places, frozenset(kept))
    return {name: kept.get(name) or (round(apart[name][0]), round(apart[name][1])) for name in sorted(apart)}


def _beside(partners: list[Point], places: Mapping[str, Point]) -> Point:
    """A point at some distance from the partners, on their side that is farthest from the middle of all."""
    x0, y0, x1, y1 = _box(places) if places else (0.0, 0.0, 0.0, 0.0)
    if not partners:
        return x0, y1 + _GAP
    x, y = sum(x for x, _ in partners) / len(partners), sum(y for _, y in partners) / len(partners)
    away = math.atan2(y - (y0 + y1) / 2, x - (x0 + x1) / 2)
    return x + _UNIT * math.cos(away), y + _UNIT * math.sin(away)
