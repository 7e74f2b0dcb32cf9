"""A figure on its stage: its sentence, the verb and the noun that govern it, and how near two places are."""

from __future__ import annotations

from dataclasses import dataclass

from kg.mentions.cue import Cue
from kg.mentions.figure import Figure
from kg.mentions.scene import Scene

__all__ = ["Stage", "nearness", "side_of"]


@dataclass(frozen=True, slots=True)
class Stage:
    """A figure in its sentence, with the cues that govern it."""

    scene: Scene
    figure: Figure
    verb: Cue | None
    noun: Cue | None

    @classmethod
    def of(cls, scene: Scene, figure: Figure) -> Stage:
        """The figure with the nearest verb and noun before it, or after it where none stands before."""
        best = _governors(scene, figure)
        verb, noun = best.get(True), best.get(False)
        return cls(scene, figure, verb and verb[1], noun and noun[1])


def nearness(scene: Scene, left: int, right: int) -> int:
    """How near two places are, 0 (touching) to 3 (far), by words, clause breaks and figures between them."""
    if right <= left:
        return 0
    walls, first = scene.walls, scene.first
    wall = walls[right - first] - walls[left - first]
    figures = scene.figures_between(left, right)
    if not figures and wall < 0.5 and right - left <= 4:
        return 0
    if not figures and wall < 1.6:
        return 1
    return 2 if figures <= 1 and wall < 3.2 else 3


def side_of(scene: Scene, figure: Figure, first: int, last: int) -> tuple[str, int]:
    """The side of a figure on which some tokens stand, L or R, and how near to it."""
    left = last <= figure.first
    return ("L", nearness(scene, last, figure.first)) if left else ("R", nearness(scene, figure.last, first))


def _governors(scene: Scene, figure: Figure) -> dict[bool, tuple[float, Cue]]:
    """The nearest verb (True) and noun (False), each with its cost."""
    best: dict[bool, tuple[float, Cue]] = {}
    for cue in scene.cues:
        if cue.last <= figure.first:
            left, right, more = cue.last, figure.first, 0
        elif cue.first >= figure.last:
            left, right, more = figure.last, cue.first, 4
        else:
            continue
        verb = bool(cue.lemma)
        if verb not in best or (right - left) / 4 + more < best[verb][0]:
            cost = _cost(scene, left, right) + more
            if verb not in best or cost < best[verb][0]:
                best[verb] = cost, cue
    return best


def _cost(scene: Scene, left: int, right: int) -> float:
    return (right - left) / 4 + 2 * scene.wall(left, right) + 5 * scene.figures_between(left, right)
