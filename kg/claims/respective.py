"""Figures told in turn, each of its own party: "X et Y prendront, respectivement, 3 et 2 MW", "3 MW pour X et 2 pour Y"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.claims.stage import Stage
from kg.mentions.figure import Figure
from kg.mentions.party import Form, PartyMention
from kg.mentions.scene import Scene

__all__ = ["of_others"]

_NEAR = 3
_LEADING = frozenset({"pour", "(", ":", "-", ",", "avec", "a", "hauteur", "de"})


def of_others(stage: Stage) -> list[PartyMention]:
    """The parties of a sentence that go with other figures than this one; none where it tells nothing in turn."""
    scene, figure = stage.scene, stage.figure
    told = _in_turn(scene, figure)
    if len(told) < 2:
        return []
    if any(cue.group == "respective" for cue in scene.cues):
        members = next((members for members in _lists(scene) if len(members) == len(told)), [])
    else:
        members = _beside(scene, told)
    return [member for member, other in zip(members, told, strict=False) if other is not figure]


def _in_turn(scene: Scene, figure: Figure) -> list[Figure]:
    """The figures of the same form that no verb parts from this one, in order."""
    found: list[Figure] = []
    for other in (one for one in scene.figures if one.form is figure.form):
        if found and any(cue.is_verb and found[-1].last <= cue.first < other.first for cue in scene.cues):
            if figure in found:
                return found
            found = []
        found.append(other)
    return found if figure in found else []


def _lists(scene: Scene) -> list[list[PartyMention]]:
    """The companies of each list of the sentence."""
    groups: dict[int, list[PartyMention]] = {}
    for party in scene.parties:
        groups.setdefault(party.group, []).append(party)
    return [
        members
        for members in groups.values()
        if len(members) > 1 and all(party.form is Form.NAME and party.entity for party in members)
    ]


def _beside(scene: Scene, told: Sequence[Figure]) -> list[PartyMention]:
    """The party beside each figure, all on the same side in the same manner; none unless each figure has another."""
    for own in (_after, _before):
        found = [own(scene, figure) for figure in told]
        members = [party for party, _ in filter(None, found)]
        manners = {manner for _, manner in filter(None, found)}
        if len(members) == len({id(party) for party in members}) == len(told) and len(manners) == 1:
            return members
    return []


def _after(scene: Scene, figure: Figure) -> tuple[PartyMention, str] | None:
    """The party right after a figure, and its preposition: "3 MW pour X"."""
    party = next((party for party in scene.parties if party.first >= figure.last), None)
    if party is None or not party.preposition or party.first - figure.last > _NEAR:
        return None
    return party, party.preposition


def _before(scene: Scene, figure: Figure) -> tuple[PartyMention, str] | None:
    """The party right before a figure, and the words between: "X pour 3 MW", "X (3 MW)"."""
    party = next((party for party in reversed(scene.parties) if party.last <= figure.first), None)
    between = scene.words[party.last : figure.first] if party else []
    return (party, " ".join(between)) if party and _LEADING.issuperset(between) else None
