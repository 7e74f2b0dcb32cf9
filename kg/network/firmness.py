"""How firm a status is, and the floor that an analyst may set: only what is signed or done."""

from __future__ import annotations

from collections.abc import Iterable

from kg.claims.model import Status

__all__ = ["FIRM", "firmest", "reaches", "weakest"]

_ORDER = (Status.WITHDRAWN, Status.TALKS, Status.CONDITIONAL, Status.ANNOUNCED, Status.SIGNED, Status.COMPLETED)

FIRM = Status.SIGNED
"""The floor that `--firm` means."""


def reaches(status: Status, floor: Status | None) -> bool:
    """True if a status is at least as firm as the floor; a withdrawn deal reaches none, not even the missing one.

    >>> reaches(Status.COMPLETED, FIRM), reaches(Status.ANNOUNCED, FIRM), reaches(Status.WITHDRAWN, None)
    (True, False, False)
    """
    if status is Status.WITHDRAWN:
        return False
    return floor is None or _ORDER.index(status) >= _ORDER.index(floor)


def weakest(statuses: Iterable[Status]) -> Status:
    """The least firm of some statuses.

    >>> weakest([Status.SIGNED, Status.TALKS, Status.COMPLETED]).value
    'talks'
    """
    return min(statuses, key=_ORDER.index)


def firmest(statuses: Iterable[Status]) -> Status:
    """The firmest of some statuses.

    >>> firmest([Status.TALKS, Status.SIGNED]).value
    'signed'
    """
    return max(statuses, key=_ORDER.index)
