"""How good a set of claims is, measured against gold: precision, recall, F1, and the share of right labels."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.evaluate.match import LABELS, LISTS, Matching, Row, is_scored, label_score, match

__all__ = ["Score", "evaluate", "score_of"]

_FULL = ("bound", "status", "currency")


@dataclass(frozen=True, slots=True)
class Score:
    """The measures of one set of claims; a share without anything to measure is None.

    `labels` is the share of right values of each field among the claims found; `deals` the B-cubed F1 of how these
    are grouped into deals; `grounding` gives for each grounding how many claims are right and how many were said;
    `sure_precision` is the precision of the claims that are explicit or resolved, those a build takes.
    """

    gold: int
    said: int
    right: int
    full: int
    labels: dict[str, float | None]
    deals: float | None
    grounding: dict[str, tuple[int, int]]

    @property
    def precision(self) -> float:
        """The share of the claims said that are right."""
        return self.right / self.said if self.said else 1.0

    @property
    def recall(self) -> float:
        """The share of the gold claims that were found."""
        return self.right / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return _f1(self.right, self.said, self.gold)

    @property
    def full_f1(self) -> float:
        """F1 where a claim is right only if its bound, status and currency are right too."""
        return _f1(self.full, self.said, self.gold)

    @property
    def sure_precision(self) -> float | None:
        """The precision of the claims that are not assumed."""
        sure = [counts for grounding, counts in self.grounding.items() if grounding != "assumed"]
        said = sum(said for _, said in sure)
        return sum(right for right, _ in sure) / said if said else None


def evaluate(gold: Iterable[Row], said: Iterable[Row]) -> tuple[Score, Matching]:
    """The score of the claims said against gold claims, and which is which.

    >>> row = {"article": "a", "kind": "round", "target": "OpenAI", "low": 5e9, "high": 5e9, "status": "talks"}
    >>> score, _ = evaluate([row], [row, {**row, "low": 1e9}])
    >>> score.precision, score.recall, score.labels["status"]
    (0.5, 1.0, 1.0)
    """
    matching = match(gold, said)
    return score_of(matching), matching


def score_of(matching: Matching) -> Score:
    """The measures of a matching."""
    scored = [(gold, said) for gold, said in matching.pairs if is_scored(gold)]
    return Score(
        gold=len(scored) + len(matching.missed),
        said=len(scored) + len(matching.invented),
        right=len(scored),
        full=sum(all(label_score(label, gold, said) == 1 for label in _FULL) for gold, said in scored),
        labels={label: _share(label, scored) for label in (*LABELS, *LISTS)},
        deals=_grouping(scored),
        grounding=_by_grounding(scored, matching.invented),
    )


def _share(label: str, scored: Sequence[tuple[Row, Row]]) -> float | None:
    optional = label in {"date", "basis", "chips"}  # measured only where one side gives it
    told = [(gold, said) for gold, said in scored if not optional or gold.get(label) or said.get(label)]
    return sum(label_score(label, gold, said) for gold, said in told) / len(told) if told else None


def _grouping(scored: Sequence[tuple[Row, Row]]) -> float | None:
    pairs = [(gold["deal"], said["deal"]) for gold, said in scored if gold.get("deal") and said.get("deal")]
    if not pairs:
        return None
    wanted, said, both = Counter(gold for gold, _ in pairs), Counter(deal for _, deal in pairs), Counter(pairs)
    precision = sum(both[pair] / said[pair[1]] for pair in pairs) / len(pairs)
    recall = sum(both[pair] / wanted[pair[0]] for pair in pairs) / len(pairs)
    return 2 * precision * recall / (precision + recall)


def _by_grounding(scored: Sequence[tuple[Row, Row]], invented: Sequence[Row]) -> dict[str, tuple[int, int]]:
    right = Counter(said.get("grounding") for _, said in scored)
    wrong = Counter(row.get("grounding") for row in invented)
    return {str(name): (right[name], right[name] + wrong[name]) for name in sorted({*right, *wrong} - {None}, key=str)}


def _f1(right: int, said: int, gold: int) -> float:
    precision = right / said if said else 1.0
    recall = right / gold if gold else 1.0
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0
