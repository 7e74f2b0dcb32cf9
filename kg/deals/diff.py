"""What changed between two sets of deals: which appeared, which changed in what and by which claim, which are gone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from kg.claims.model import Status
from kg.deals.model import Deal
from kg.deals.words import figure_in_words
from kg.values import Capacity, Money, Percent

__all__ = ["Change", "What", "changes"]


class What(StrEnum):
    """What happened to a deal."""

    APPEARED = "appeared"
    CHANGED = "changed"
    WITHDRAWN = "withdrawn"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Change:
    """One change of one deal: for a changed one, the attribute, its old and new value in words, and the claim behind it.

    A deal is gone where no claim speaks of it any more (an article was left out), which is not to be withdrawn.
    """

    what: What
    deal: str
    attribute: str = ""
    old: str = ""
    new: str = ""
    claim: str = ""


def changes(old: Iterable[Deal], new: Iterable[Deal]) -> list[Change]:
    """The changes from one set of deals to another, by the id of the deal.

    A deal is followed by its claims where its id changed: two deals are one if most claims of the smaller are shared.
    """
    before, after = {deal.id: deal for deal in old}, {deal.id: deal for deal in new}
    follows = _renamed(before, after)
    found: list[Change] = []
    for name in sorted(before.keys() | after.keys()):
        if name in after:
            origin = follows.get(name, name)
            found += _between(before.get(origin), after[name])
        elif name not in follows.values():
            found.append(Change(What.GONE, name, old=_state(before[name])))
    return found


def _renamed(before: dict[str, Deal], after: dict[str, Deal]) -> dict[str, str]:
    """The deals that go on under a new id: new id -> old id."""
    gone = {claim: deal for deal in before.values() if deal.id not in after for claim in deal.claims}
    renamed: dict[str, str] = {}
    for name in sorted(after.keys() - before.keys()):
        shared: dict[str, int] = {}
        for claim in after[name].claims:
            if claim in gone:
                shared[gone[claim].id] = shared.get(gone[claim].id, 0) + 1
        origin = max(shared, key=lambda old: (shared[old], old), default=None)
        if (
            origin
            and origin not in renamed.values()
            and 2 * shared[origin] > min(len(before[origin].claims), len(after[name].claims))
        ):
            renamed[name] = origin
    return renamed


def _between(old: Deal | None, new: Deal) -> Iterator[Change]:
    if old is None:
        yield Change(What.APPEARED, new.id, new=_state(new), claim=new.chosen_from)
        return
    if new.status is Status.WITHDRAWN and old.status is not Status.WITHDRAWN:
        yield Change(What.WITHDRAWN, new.id, "status", _state(old), _state(new), new.chosen_from)
        return
    for attribute, was, now in (
        ("status", old.status.value, new.status.value),
        ("amount", _words(old.money), _words(new.money)),
        ("capacity", _words(old.capacity), _words(new.capacity)),
        ("percentage", _words(old.percent), _words(new.percent)),
        ("date", str(old.date or ""), str(new.date or "")),
        ("parties", _parties(old), _parties(new)),
        ("part of", old.part_of or "", new.part_of or ""),
    ):
        if was != now:
            yield Change(What.CHANGED, new.id, attribute, was, now, new.chosen_from)


def _state(deal: Deal) -> str:
    return " ".join([deal.status.value, *(_words(f) for f in (deal.money, deal.capacity, deal.percent) if f)])


def _words(figure: Money | Capacity | Percent | None) -> str:
    return figure_in_words(figure) if figure else ""


def _parties(deal: Deal) -> str:
    return f"{', '.join(deal.sources)} -> {deal.target or ''}"
