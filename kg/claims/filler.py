"""Fillers: who may fill a role of a claim about one figure, by which mention, and the features of that choice."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from kg.claims.classes import sectors_of
from kg.claims.discourse import Discourse
from kg.claims.presence import known_of, presence_of, told_of
from kg.claims.reference import resolve
from kg.claims.stage import Stage
from kg.claims.standing import ranks_of, standing_of
from kg.claims.understood import understood
from kg.mentions.party import PartyMention
from kg.mentions.scene import Scene

__all__ = ["Filler", "fillers"]

_NEAREST = 4
_MANY, _ONE_OF_MANY, _MAKER = ("many",), ("one_of_many",), ("makes_chip",)


class Filler(NamedTuple):
    """One or several companies for a role, the mention they are found by (None: understood), and the features of that choice,
    in groups that come again: what is known of a company, how a mention stands.
    """

    names: tuple[str, ...]
    mention: PartyMention | None
    groups: tuple[tuple[str, ...], ...]

    @property
    def features(self) -> tuple[str, ...]:
        """All its features."""
        return tuple(chain.from_iterable(self.groups))


def fillers(stage: Stage, talk: Discourse) -> list[Filler]:
    """Who may fill a role: single companies and coordinated groups of the sentence, and those understood from before."""
    scene = stage.scene
    found: list[Filler] = []
    groups: dict[int, list[PartyMention]] = {}
    for party in scene.parties:
        if not party.tells:
            groups.setdefault(party.group, []).append(party)
    ranks = ranks_of(stage) if groups else {}
    for members in groups.values():
        places = [standing_of(stage, member, ranks) for member in members]
        named = tuple(dict.fromkeys(member.entity for member in members if member.entity))
        if len(named) > 1 and len(named) == len(members):
            found.append(
                Filler(named, members[0], (*places[0], sectors_of(named, talk), _MANY, told_of(named, talk, scene)))
            )
        alone = () if len(members) == 1 else _ONE_OF_MANY
        for member, place in zip(members, places, strict=True):
            found += _of_mention(member, (*place, alone), talk, scene)
    found += _of_nothing(scene, talk)
    return found


def _of_mention(
    party: PartyMention, place: tuple[tuple[str, ...], ...], talk: Discourse, scene: Scene
) -> Iterator[Filler]:
    """One filler for each company that a mention may mean."""
    for name, link in _meant(party, talk, scene):
        told = told_of((name,), talk, scene)
        if link:  # its part in the talk decides whom a pronoun means more than whether a name is a party
            told = (*told, *[f"link:{part}" for part in told])
        maker = _MAKER if scene.chips and any(chip.maker == name for chip in scene.chips) else ()
        yield Filler((name,), party, (*place, link, known_of(name, talk), maker, told, presence_of(name, talk, scene)))


def _of_nothing(scene: Scene, talk: Discourse) -> Iterator[Filler]:
    """One filler for each company, or several together, that the sentence does not mention."""
    here = any(party.entity for party in scene.parties)
    others = ("form:none", "understood:others" if here else "understood:alone")
    for names, why in understood(scene, talk).items():
        if len(names) > 1:
            yield Filler(names, None, (others, tuple(why), sectors_of(names, talk), _MANY))
        else:
            known, told = known_of(names[0], talk), told_of(names, talk, scene)
            yield Filler(names, None, (others, tuple(why), known, told, presence_of(names[0], talk, scene)))


def _meant(party: PartyMention, talk: Discourse, scene: Scene) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The companies that a mention may mean, each with the features of that reading."""
    if party.entity:
        yield party.entity, ()
        return
    fitting = resolve(party, talk, scene)
    here = {other.entity for other in scene.parties if other.first < party.first}
    later = {other.entity for other in scene.parties if other.first > party.first}
    only = ("link:only",) if len(fitting) == 1 else ()
    for rank, name in _candidates(fitting, talk):
        near = [f"link:{place}" for place, names in (("here", here), ("later", later)) if name in names]
        ranked = f"link:{rank}", f"link:{party.pronoun or party.form}:{rank}"
        yield name, (*ranked, *only, *near, *_fit(party, name, talk))


def _fit(party: PartyMention, name: str, talk: Discourse) -> Iterator[str]:
    """How well a description fits a company: its part and trade, its country and city."""
    entity = talk.entities[name]
    if party.role:
        yield f"role:{party.role.removesuffix(' de')}:{entity.sector}"
        fits = "+".join(sorted(party.sectors))
        yield from (f"part:{fits}:{part}" for part in talk.deeds.parts(name))
    if party.role in entity.told:
        yield "link:same_noun"
    if not party.told.isdisjoint(entity.told):
        yield "link:same_words"
    if party.country and entity.country == party.country:
        yield "link:country"
    if party.city and party.city in entity.cities:
        yield "link:city"


def _candidates(fitting: list[str], talk: Discourse) -> Iterator[tuple[int, str]]:
    """The companies nearest before, each with its rank, and those farther off that the talk is about."""
    yield from enumerate(fitting[:_NEAREST])
    about = {*talk.topics[:2], talk.subject, talk.paragraph_topic, *(name for _, name in talk.mains)}
    if talk.last:
        about.update((talk.last.target, *talk.last.sources))
    for name in fitting[_NEAREST:]:
        if name in about:
            yield _NEAREST, name
