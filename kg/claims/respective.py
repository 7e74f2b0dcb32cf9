"""Figures told one after another of as many parties: "X et Y prendront, respectivement, 12 et 8 MW"."""

from __future__ import annotations

from kg.claims.stage import Stage
from kg.mentions.figure import Figure
from kg.mentions.party import Form, PartyMention
from kg.mentions.scene import Scene

__all__ = ["others_of"]

_JOINERS = frozenset({"et", ",", "puis", "pour", "de", "a"})


def others_of(stage: Stage) -> frozenset[str]:
    """The companies of a list whose figures are told one after another, without the one that this figure is of.

    Empty where the sentence tells nothing so.
    """
    scene, figure = stage.scene, stage.figure
    if all(cue.group != "respective" for cue in scene.cues):
        return frozenset()
    told = _in_turn(scene, figure)
    for members in _lists(scene):
        if len(members) == len(told) > 1:
            own = members[told.index(figure)]
            return frozenset(members) - {own}
    return frozenset()


def _in_turn(scene: Scene, figure: Figure) -> list[Figure]:
    """The figures of the same form that stand in one list with this one, in order."""
    found: list[list[Figure]] = [[]]
    for other in (one for one in scene.figures if one.form is figure.form):
        if found[-1] and not _JOINERS.issuperset(scene.words[found[-1][-1].last : other.first]):
            found.append([])
        found[-1].append(other)
    return next(figures for figures in found if figure in figures)


def _lists(scene: Scene) -> list[list[str]]:
    """The companies of each list of the sentence."""
    groups: dict[int, list[PartyMention]] = {}
    for party in scene.parties:
        groups.setdefault(party.group, []).append(party)
    return [
        [str(party.entity) for party in members]
        for members in groups.values()
        if len(members) > 1 and all(party.form is Form.NAME and party.entity for party in members)
    ]
