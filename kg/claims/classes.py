"""What sort of company each is, for the features: its sector, and the broad class of that."""

from __future__ import annotations

from kg.claims.discourse import Discourse
from kg.lexicon.company import Sector

__all__ = ["CLASSES", "class_of", "sector_of", "sectors_of"]

CLASSES = {
    Sector.VENTURE: "funds", Sector.SOVEREIGN: "funds", Sector.BANK: "funds", Sector.STATE: "states",
    Sector.CHIPS: "makers", Sector.DATACENTRE: "hosts", Sector.CLOUD: "hosts",
    Sector.LAB: "users", Sector.TECH: "groups", Sector.TELECOM: "groups", Sector.INDUSTRY: "groups",
    Sector.PERSON: "people", Sector.UNKNOWN: "unknown",
}  # fmt: skip


def sector_of(talk: Discourse, name: str) -> Sector:
    """The sector of a company; unknown where the article has no such name."""
    entity = talk.entities.get(name)
    return entity.sector if entity else Sector.UNKNOWN


def class_of(talk: Discourse, name: str) -> str:
    """The broad class of a company's sector: funds, makers, hosts, users, groups, people, states."""
    return CLASSES[sector_of(talk, name)]


def sectors_of(names: tuple[str, ...], talk: Discourse) -> tuple[str, ...]:
    """The sectors of several companies, and their classes, as features."""
    known = talk.known_features.get(names)
    if known is None:
        known = talk.known_features[names] = (
            *[f"sec:{sector}" for sector in sorted({sector_of(talk, name) for name in names})],
            *[f"class:{sector}" for sector in sorted({class_of(talk, name) for name in names})],
        )
    return known
