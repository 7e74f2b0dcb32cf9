"""One claim for each of several parties that the figure holds for alone: "A et B apportent 50 millions chacun"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.claims.model import Claim, Role
from kg.claims.stage import Stage

__all__ = ["each_of", "holds_for_each"]

_NEAR = 2


def holds_for_each(stage: Stage) -> bool:
    """True if a word for each of them stands right before or after the figure, or a word or two away."""
    first, last = stage.figure.first, stage.figure.last
    return any(
        cue.group == "each" and (0 <= cue.first - last <= _NEAR or 0 <= first - cue.last <= _NEAR)
        for cue in stage.scene.cues
    )


def each_of(claim: Claim, stage: Stage) -> Iterator[Claim]:
    """The claim, or where its figure holds for each of its sources, one claim for each."""
    sources = [party for party in claim.parties if party.role is Role.SOURCE]
    if len(sources) < 2 or not holds_for_each(stage):
        yield claim
        return
    others = tuple(party for party in claim.parties if party.role is not Role.SOURCE)
    for source in sources:
        yield replace(claim, parties=(source, *others))
