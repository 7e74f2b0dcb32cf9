"""The floor that an analyst may set under a network: only deals at least that firm."""

from __future__ import annotations

from collections.abc import Iterable

from kg.claims.model import Status
from kg.deals.trust import firmness

__all__ = ["FIRM", "firmest", "reaches", "weakest"]

FIRM = Status.SIGNED
"""The floor that "firm" means: what is signed or done."""


def reaches(status: Status, floor: Status | None) -> bool:
    """True if a status is at least as firm as the floor; a withdrawn deal reaches none, not even the missing one.

    >>> reaches(Status.COMPLETED, FIRM), reaches(Status.ANNOUNCED, FIRM), reaches(Status.WITHDRAWN, None)
    (True, False, False)
    """
    if status is Status.WITHDRAWN:
        return False
    return floor is None or firmness(status) >= firmness(floor)


def weakest(statuses: Iterable[Status]) -> Status:
    """The least firm of some statuses.

    >>> weakest([Status.SIGNED, Status.TALKS, Status.COMPLETED]).value
    'talks'
    """
    return min(statuses, key=firmness)


def firmest(statuses: Iterable[Status]) -> Status:
    """The firmest of some statuses.

    >>> firmest([Status.TALKS, Status.SIGNED]).value
    'signed'
    """
    return max(statuses, key=firmness)
