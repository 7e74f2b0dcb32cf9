"""Two claims side by side: how their figures, sentences, articles and days compare. Judging is left to the rules."""

from __future__ import annotations

from dataclasses import dataclass

from kg.claims.model import Status
from kg.deals.cues import Cue
from kg.deals.extent import Extent
from kg.deals.facts import Facts

__all__ = ["Pair"]

_MOMENT = 10
"""Days within which two firm reports with different figures are accounts of one deal."""


@dataclass(slots=True)
class Pair:
    """An older and a newer claim of one kind and the same parties.

    `shared` are the figures that can be compared; `equal` and `agrees` tell whether some of them are written alike, or
    may be of one amount, None where nothing can be compared.
    """

    old: Facts
    new: Facts
    shared: list[tuple[Extent, Extent]]
    equal: bool | None
    agrees: bool | None
    one_article: bool
    one_sentence: bool

    @classmethod
    def of(cls, old: Facts, new: Facts) -> Pair:
        """The pair of two claims, the older first."""
        shared = old.shared_figures(new)
        equal = agrees = None
        if shared:
            equal = any(a.equals(b) for a, b in shared)
            agrees = any(a.agrees(b) for a, b in shared)
        one_article = old.article == new.article
        return cls(old, new, shared, equal, agrees, one_article, one_article and old.span.overlaps(new.span))

    @property
    def near(self) -> bool:
        """True if some figures differ by less than a fifth."""
        return any(a.near(b) for a, b in self.shared)

    @property
    def doubles(self) -> bool:
        """True if one figure is at least twice the other."""
        return any(max(a.written, b.written) >= 2 * min(a.written, b.written) for a, b in self.shared)

    @property
    def grows(self) -> bool:
        """True if the newer claim gives a larger figure."""
        return any(new.written > old.written for old, new in self.shared)

    @property
    def one_moment(self) -> bool:
        """True if the two were placed, or reported, within days of each other."""
        first, second = self.old.day, self.new.day
        return first is not None and second is not None and abs(first - second) <= _MOMENT

    @property
    def matured(self) -> bool:
        """True if one article reports talks, and a later one what was agreed."""
        agreed = self.new.status in {Status.ANNOUNCED, Status.SIGNED} and not self.one_article
        dated = self.old.published is not None and self.new.published is not None
        return self.old.status is Status.TALKS and agreed and dated

    @property
    def is_denial(self) -> bool:
        """True if one withdraws without a figure what the other gives a figure for and does not call done."""
        withdrawn = self.having(Status.WITHDRAWN)
        return (
            withdrawn is not None and not withdrawn.has_figure and self.other(withdrawn).status is not Status.COMPLETED
        )

    def having(self, status: Status) -> Facts | None:
        """The older claim of the two that has a status, None where neither has."""
        if self.old.status is status:
            return self.old
        return self.new if self.new.status is status else None

    def other(self, facts: Facts) -> Facts:
        """The claim of the two that is not this one."""
        return self.new if facts is self.old else self.old

    def cue(self, cue: Cue) -> bool:
        """True if a cue stands around one of the two claims."""
        return cue in self.old.cues or cue in self.new.cues
