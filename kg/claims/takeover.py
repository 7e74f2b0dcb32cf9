"""The price of a whole company, which is neither an investment in it nor a round: "rachète Zorkly pour 2 milliards"."""

from __future__ import annotations

from kg.claims.model import Kind
from kg.claims.stage import Stage, nearness
from kg.mentions.cue import Cue
from kg.mentions.figure import FigureForm
from kg.mentions.scene import Scene

__all__ = ["is_takeover"]

_PAID_IN = frozenset({Kind.INVESTMENT, Kind.ROUND})
_PARTS = frozenset({"stake_noun", "stake_strong", "share_noun", "in_shares"})
_TAKING = frozenset({"acquérir", "racheter", "absorber", "avaler"})
_NEAR, _PRONOUNS = 2, 3


def is_takeover(stage: Stage, kind: Kind) -> bool:
    """True if a verb of buying governs the money, and nothing in the sentence tells that only a part is bought."""
    scene, figure, verb = stage.scene, stage.figure, stage.verb
    if kind not in _PAID_IN or verb is None or verb.last > figure.first or not _buys_whole(scene, verb):
        return False
    part = any(cue.group in _PARTS for cue in scene.cues) or any(f.form is FigureForm.PERCENT for f in scene.figures)
    return not part and nearness(scene, verb.last, figure.first) < _NEAR


def _buys_whole(scene: Scene, verb: Cue) -> bool:
    """True for "rachète" and "s'offre", not for "en rachète le quart"."""
    before = scene.words[max(scene.first, verb.first - _PRONOUNS) : verb.first]
    reflexive = verb.lemma == "offrir" and before[-1:] in (["s'"], ["se"])
    return (verb.lemma in _TAKING and "en" not in before) or reflexive
