"""How often names come, and which comes most often."""

from __future__ import annotations

from collections import Counter

__all__ = ["Tally"]


class Tally(Counter[str]):
    """A count of names that knows the most frequent of them, the first noted of several; None before any.

    >>> tally = Tally()
    >>> for name in ("Corvanel", "Brumalys", "Brumalys", "Corvanel"):
    ...     tally.note(name)
    >>> tally.most, tally["Brumalys"]
    ('Corvanel', 2)
    """

    def __init__(self) -> None:
        super().__init__()
        self.most: str | None = None
        self._places: dict[str, int] = {}

    def note(self, name: str) -> None:
        """Count a name once more; the time it takes does not grow with the names."""
        self[name] += 1
        place = self._places.setdefault(name, len(self._places))
        most = self.most
        if most is None or (self[name], -place) > (self[most], -self._places[most]):
            self.most = name
