"""What a valuation counts (pre-money, post-money, at the IPO), and whether an investment is one instalment of several."""

from __future__ import annotations

from kg.claims.model import Basis, Kind
from kg.claims.stage import Stage, nearness

__all__ = ["BasisReader"]

_GROUPS = {"premoney": Basis.PRE_MONEY, "postmoney": Basis.POST_MONEY}


class BasisReader:
    """Reads the basis of a claim from the cues of its sentence."""

    def read(self, stage: Stage, kind: Kind) -> Basis | None:
        """The basis of a claim of this kind about the figure; None where the text tells none."""
        scene, figure = stage.scene, stage.figure
        if kind is Kind.VALUATION:
            for cue in scene.cues:
                basis = _GROUPS.get(cue.group)
                if basis and _near(stage, cue.first, cue.last):
                    return basis
            if any(cue.group == "ipo_noun" and cue.last <= figure.first for cue in scene.cues):
                return Basis.IPO
        if kind in {Kind.INVESTMENT, Kind.ROUND}:
            sums = [cue for cue in scene.cues if cue.group == "total_noun"]
            near = [
                cue
                for cue in scene.cues
                if cue.group == "instalment"
                and _near(stage, cue.first, cue.last)
                and not any(whole.first <= cue.first and cue.last <= whole.last for whole in sums)
            ]
            return Basis.TRANCHE if near else None
        return None


def _near(stage: Stage, first: int, last: int) -> bool:
    figure = stage.figure
    if last <= figure.first:
        return nearness(stage.scene, last, figure.first) < 3
    return nearness(stage.scene, figure.last, first) < 2
