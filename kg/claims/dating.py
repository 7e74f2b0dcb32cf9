"""The date of a deal, where the sentence of its figure tells it; deadlines and dates of press reports do not count."""

from __future__ import annotations

from typing import Any

from kg.mentions.dates import DateMention
from kg.mentions.figure import Figure
from kg.mentions.name import NameKind
from kg.mentions.scene import Scene
from kg.text.phrases import Phrases
from kg.values import PartialDate

__all__ = ["DateReader"]

_REPORT_REACH = 7
_FAR = 30.0


class DateReader:
    """Reads the dates of deals: built once of the tables of a language."""

    def __init__(self, attribution: dict[str, Any]) -> None:
        self._report = Phrases(
            (phrase, None) for phrase in [*attribution["say"], *attribution["according"], *attribution["unnamed"]]
        )

    def read(self, scene: Scene, figure: Figure) -> PartialDate | None:
        """The date of the deal that the figure is about; None where the sentence gives none."""
        best: tuple[float, DateMention] | None = None
        for mention in scene.dates:
            if mention.date is None or mention.deadline or self._reports(scene, mention):
                continue
            cost = self._cost(scene, figure, mention)
            if cost < _FAR and (best is None or cost < best[0]):
                best = cost, mention
        return best[1].date if best else None

    def _reports(self, scene: Scene, mention: DateMention) -> bool:
        """True if the date is that of a report: a newspaper speaks beside it, or anybody beside a day of the week."""
        first, last = max(scene.first, mention.first - _REPORT_REACH), min(scene.last, mention.last + _REPORT_REACH)
        medium = any(name.kind is NameKind.MEDIUM and name.last > first and name.first < last for name in scene.names)
        return medium or (mention.weekday and any(True for _ in self._report.within(scene.words, first, last)))

    @staticmethod
    def _cost(scene: Scene, figure: Figure, mention: DateMention) -> float:
        if mention.first >= figure.last:
            left, right = figure.last, mention.first
        else:
            left, right = mention.last, figure.first
        if right < left:
            return 0.0
        cost = (right - left) / 2 + 4 * scene.wall(left, right) + 8 * scene.figures_between(left, right)
        if mention.first >= figure.last and mention.first - figure.last > 0:
            cost += 2
        return cost + (6 if mention.year_only else 0)
