"""Which companies are one house: subsidiaries and parents, as the lexicon knows them.

A company stands for its house where it gives money or compute, holds a stake, or buys compute: "AWS" and "Amazon" can
be one provider. A company that is valued, held, or raises money never does: a subsidiary has a worth of its own. Two
subsidiaries of one house are two parties; only a company and its own parents can be one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.lexicon.company import Company

__all__ = ["Ties", "are_kin"]


@dataclass(frozen=True, slots=True)
class Ties:
    """The line of each company that has a parent: its own name, then its parents' names, the topmost last.

    >>> from kg.lexicon.company import Company, Sector
    >>> cloud = Company("amazon-web-services", "Amazon Web Services", Sector.CLOUD, parent="amazon")
    >>> shop = Company("amazon", "Amazon", Sector.TECH)
    >>> Ties.of({"Amazon": shop, "Amazon Web Services": cloud}).house("Amazon Web Services")
    'Amazon'
    """

    lines: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(cls, companies: Mapping[str, Company] | None) -> Ties:
        """The ties among companies given by canonical name; without any, every name is a house of its own."""
        by_id = {company.id: company for company in (companies or {}).values()}
        lines = {}
        for name, company in (companies or {}).items():
            line, parent = [name], by_id.get(company.parent)
            while parent is not None and parent.name not in line:
                line.append(parent.name)
                parent = by_id.get(parent.parent)
            if len(line) > 1:
                lines[name] = tuple(line)
        return cls(lines)

    def house(self, name: str) -> str:
        """The name of the topmost parent of a company, its own where it has none."""
        return self.lines[name][-1] if name in self.lines else name

    def line(self, name: str) -> frozenset[str]:
        """The names of a company and all its parents."""
        return frozenset(self.lines.get(name, (name,)))


def are_kin(some: Iterable[frozenset[str]], others: Iterable[frozenset[str]]) -> bool:
    """True if each line of one side has one on the other side that it continues or that continues it.

    >>> amazon, cloud, film = frozenset({"Amazon"}), frozenset({"AWS", "Amazon"}), frozenset({"MGM", "Amazon"})
    >>> are_kin([amazon], [cloud]), are_kin([film], [cloud])
    (True, False)
    """
    mine, theirs = list(some), list(others)
    return all(any(a <= b or b <= a for b in theirs) for a in mine) and all(
        any(a <= b or b <= a for a in mine) for b in theirs
    )
