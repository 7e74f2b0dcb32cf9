"""The date of a deal, where the sentence of its figure tells it; deadlines and dates of press reports do not count."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from kg.mentions.dates import DateMention
from kg.mentions.figure import Figure
from kg.mentions.name import NameKind
from kg.mentions.scene import Scene
from kg.text.phrases import Phrases
from kg.values import PartialDate

__all__ = ["DateHeading", "DateReader"]

_REPORT_REACH = 7
_FAR, _FRONTED = 30.0, 20.0
_OPENING, _HEADING = 2, 8


@dataclass(frozen=True, slots=True)
class DateHeading:
    """A date at the head of a paragraph, which holds for its sentences that tell none."""

    paragraph: int
    date: PartialDate


class DateReader:
    """Reads the dates of deals: built once of the tables of a language."""

    def __init__(self, attribution: dict[str, Any]) -> None:
        rumour = [*attribution["according"], *attribution["unnamed"]]
        self._report = Phrases((phrase, None) for phrase in [*attribution["say"], *rumour])
        self._rumour = Phrases((phrase, None) for phrase in rumour)
        self._announced = Phrases((phrase, None) for phrase in attribution["companies_announce"])

    def heading(self, scene: Scene, before: DateHeading | None) -> DateHeading | None:
        """The date that stands alone at the head of a paragraph ("9 mai 2025."), while the paragraph lasts."""
        if before is not None and before.paragraph == scene.paragraph:
            return before
        if scene.last - scene.first > _HEADING or scene.figures or len(scene.dates) != 1 or scene.dates[0].date is None:
            return None
        return DateHeading(scene.paragraph, scene.dates[0].date)

    def read(self, scene: Scene, figure: Figure, heading: DateHeading | None = None) -> PartialDate | None:
        """The date of the deal that the figure is about; None where neither the sentence nor the heading gives one."""
        best: tuple[float, DateMention] | None = None
        for mention in scene.dates:
            if mention.date is None or mention.deadline or self._reports(scene, mention):
                continue
            cost = self._cost(scene, figure, mention)
            if cost < _FAR and (best is None or cost < best[0]):
                best = cost, mention
        if best is None and heading is not None and heading.paragraph == scene.paragraph:
            return heading.date
        return best[1].date if best else None

    def _reports(self, scene: Scene, mention: DateMention) -> bool:
        """True if the date is that of a report: a newspaper speaks beside it, or anybody beside a day of the week.

        What companies announce they announce on the day of the deal, unless it is told by hearsay.
        """
        first, last = max(scene.first, mention.first - _REPORT_REACH), min(scene.last, mention.last + _REPORT_REACH)
        medium = any(name.kind is NameKind.MEDIUM and name.last > first and name.first < last for name in scene.names)
        if medium or not mention.weekday:
            return medium
        announced = any(self._announced.within(scene.words, first, last))
        return any((self._rumour if announced else self._report).within(scene.words, first, last))

    @staticmethod
    def _cost(scene: Scene, figure: Figure, mention: DateMention) -> float:
        if mention.first >= figure.last:
            left, right = figure.last, mention.first
        else:
            left, right = mention.last, figure.first
        if right < left:
            return 0.0
        if mention.first - scene.first <= _OPENING and left == mention.last:
            return _FRONTED
        cost = (right - left) / 2 + 4 * scene.wall(left, right) + 8 * scene.figures_between(left, right)
        if mention.first >= figure.last and mention.first - figure.last > 0:
            cost += 2
        return cost + (6 if mention.year_only else 0)
