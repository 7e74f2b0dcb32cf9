"""References: which companies a description or a pronoun may mean, the likeliest first, and which deal a noun takes up."""

from __future__ import annotations

from kg.claims.discourse import Discourse, Said
from kg.claims.model import Kind
from kg.lexicon.company import Sector
from kg.mentions.cue import Cue
from kg.mentions.party import Form, PartyMention
from kg.mentions.scene import Scene
from kg.values import Span

__all__ = ["resolve", "stands_for", "takes_up"]

_DEFINITE = frozenset({"le", "la", "l'", "les", "ce", "cet", "cette", "ces"})
_DEAL_NOUNS = {
    "contract_noun": {Kind.COMPUTE}, "rent_noun": {Kind.COMPUTE}, "invest_noun": {Kind.INVESTMENT},
    "cheque_noun": {Kind.INVESTMENT}, "round_noun": {Kind.ROUND, Kind.INVESTMENT},
    "funding_noun": {Kind.ROUND, Kind.INVESTMENT}, "share_noun": {Kind.STAKE},
}  # fmt: skip
_OPENING = 3


def takes_up(scene: Scene, talk: Discourse) -> tuple[Said, Cue] | None:
    """The claim of the sentence before that this one speaks of again, and the noun: "La facture", "Cet investissement".

    The noun opens the sentence with a definite determiner, and fits the kind of that claim.
    """
    last = talk.last
    if last is None or scene.index - last.sentence != 1 or scene.words[scene.first] not in _DEFINITE:
        return None
    for cue in scene.cues:
        if cue.first - scene.first < _OPENING and last.kind in _DEAL_NOUNS.get(cue.group, ()):
            return last, cue
    return None


def resolve(party: PartyMention, talk: Discourse, scene: Scene) -> list[str]:
    """The companies that a description or pronoun fits, the most recently mentioned first."""
    here = [p.entity for p in scene.parties if p.entity and p.last <= party.first]
    order = list(dict.fromkeys([*reversed(here), *reversed(talk.recent), *talk.topics]))
    if party.pronoun == "first":
        order[:2] = reversed(order[:2])  # of the last two, the one named earlier
    fitting = [name for name in order if name in talk.entities and _fits(party, name, talk)]
    exact = [name for name in fitting if _fits_exactly(party, name, talk)]
    return [*exact, *(name for name in fitting if name not in exact)]


def stands_for(name: str, scene: Scene, talk: Discourse) -> Span | None:
    """The words of the sentence that stand for a company it does not mention: a chip it makes, or a deal it is party to."""
    tokens = scene.tokens
    for chip in scene.chips:
        if chip.maker == name:
            return Span(tokens.starts[chip.first], tokens.ends[chip.last - 1])
    again = takes_up(scene, talk)
    if again and name in {again[0].target, *again[0].sources}:
        return Span(tokens.starts[scene.first], tokens.ends[again[1].last - 1])
    return None


def _fits(party: PartyMention, name: str, talk: Discourse) -> bool:
    entity = talk.entities[name]
    if name in party.excludes or (party.whole and entity.parent in talk.entities):
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
