"""References: which companies of the article a description or a pronoun may mean, the likeliest first."""

from __future__ import annotations

from kg.claims.discourse import Discourse
from kg.lexicon.company import Sector
from kg.mentions.party import Form, PartyMention
from kg.mentions.scene import Scene

__all__ = ["resolve"]


def resolve(party: PartyMention, talk: Discourse, scene: Scene) -> list[str]:
    """The companies that a description or pronoun fits, the most recently mentioned first."""
    here = [p.entity for p in scene.parties if p.entity and p.last <= party.first]
    order = list(dict.fromkeys([*reversed(here), *reversed(talk.recent), *talk.topics]))
    fitting = [name for name in order if name in talk.entities and _fits(party, name, talk)]
    exact = [name for name in fitting if _fits_exactly(party, name, talk)]
    return [*exact, *(name for name in fitting if name not in exact)]


def _fits(party: PartyMention, name: str, talk: Discourse) -> bool:
    entity = talk.entities[name]
    if name in party.excludes:
        return False
    if entity.sector is Sector.PERSON and party.form is not Form.PRONOUN:
        return False
    if (
        party.sectors
        and entity.sector not in party.sectors
        and not (entity.sector is Sector.UNKNOWN and not entity.known and entity.evidence < 4)
    ):
        return False
    if party.country and entity.country and entity.country != party.country:
        return False
    return not (
        party.city and entity.cities and not any(_same(city, party.city) for city in entity.cities) and entity.known
    )


def _same(one: str, other: str) -> bool:
    return one.lower() == other.lower()


def _fits_exactly(party: PartyMention, name: str, talk: Discourse) -> bool:
    entity = talk.entities[name]
    if party.city and any(_same(city, party.city) for city in entity.cities):
        return True
    return bool(party.country and entity.country == party.country)
