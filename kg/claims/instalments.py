"""Instalments of a payment told by their dates alone: "versera ses 30 milliards en trois fois : le 1er avril et le 1er juillet"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.claims.model import Basis, Claim, Evidence, Kind, Status
from kg.claims.stage import Stage

__all__ = ["instalments_of"]

_PLAN = "instalment_plan"


def instalments_of(claim: Claim, stage: Stage) -> Iterator[Claim]:
    """One claim without a figure for each dated payment that the sentence lists after the sum; none without a plan.

    Its evidence is the same sentence; how much each payment is worth is not said, so it is not guessed.
    """
    scene, figure = stage.scene, stage.figure
    if claim.kind is not Kind.INVESTMENT:
        return
    plan = next((cue for cue in scene.cues if cue.group == _PLAN and cue.first >= figure.last), None)
    if plan is None:
        return
    dates = [mention.date for mention in scene.dates if mention.first >= plan.last and mention.date]
    if len(dates) < 2:
        return
    evidence = Evidence(claim.evidence.quote, claim.evidence.span, ())
    status = Status.ANNOUNCED if claim.status is Status.COMPLETED else claim.status
    for date in dates:
        yield replace(claim, money=None, evidence=evidence, date=date, basis=Basis.TRANCHE, status=status)
