"""Gapping: "X versera 5 milliards à A et Y 10 milliards": the second sum is Y's, its verb and the other party the first's."""

from __future__ import annotations

from kg.claims.discourse import Discourse
from kg.claims.stage import Stage
from kg.mentions.party import Form, PartyMention
from kg.mentions.scene import Scene

__all__ = ["gapped"]

_JOINERS = frozenset({"et", ",", ";", "puis", "mais"})
_BETWEEN = frozenset({"les", "pour", ":", ",", "environ", "quelque", "pres", "de", "plus", "jusqu'", "a"})


def gapped(stage: Stage, talk: Discourse) -> frozenset[str]:
    """The companies of a figure whose verb is left out: the one beside it, and those whom the subject before dealt with.

    Empty where nothing is left out.
    """
    last, own = talk.last, _beside(stage)
    if last is None or own is None or last.sentence != stage.scene.index or not last.target:
        return frozenset()
    subject = _subject(stage, own)
    if own.entity in {last.target, *last.sources} or subject not in {last.target, *last.sources}:
        return frozenset()
    return frozenset({str(own.entity), *((last.target,) if subject in last.sources else last.sources)})


def _beside(stage: Stage) -> PartyMention | None:
    """The company right before the figure, without a preposition of its own, that no verb parts from the figure before."""
    scene, figure = stage.scene, stage.figure
    before = max((other.last for other in scene.figures if other.last <= figure.first), default=None)
    if before is None or _has_verb(scene, before, figure.first):
        return None
    for party in reversed(scene.parties):
        if before < party.first and party.last <= figure.first and party.form is Form.NAME:
            joined = scene.words[party.first - 1] in _JOINERS
            return party if joined and {*scene.words[party.last : figure.first]} <= _BETWEEN else None
    return None


def _subject(stage: Stage, own: PartyMention) -> str | None:
    """The bare company that opens the clause before."""
    bare = (party.entity for party in stage.scene.parties if party.last <= own.first and not party.preposition)
    return next(bare, None)


def _has_verb(scene: Scene, first: int, stop: int) -> bool:
    return any(cue.is_verb and first <= cue.first < stop for cue in scene.cues)
