"""Fillers: who may fill a role of a claim about one figure, by which mention, and the features of that choice."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from kg.claims.classes import sectors_of
from kg.claims.crowd import Crowd
from kg.claims.discourse import Discourse
from kg.claims.joined import joined, joined_all
from kg.claims.presence import Presence, known_of, presence_of, told_of, who
from kg.claims.reference import resolve
from kg.claims.stage import Stage
from kg.claims.standing import ranks_of, standing_of
from kg.claims.understood import understood
from kg.mentions.party import PartyMention
from kg.mentions.scene import Scene

__all__ = ["Filler", "fillers"]

_NEAREST, _REASONS = 4, 6
_PLACES, _PARTS = ("p:", "rank:"), ("last_", "was_")
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


def fillers(stage: Stage, talk: Discourse, crowd: Crowd) -> list[Filler]:
    """Who may fill a role: single companies and coordinated groups of the sentence, and those understood from before."""
    scene = stage.scene
    found: list[Filler] = []
    groups: dict[int, list[PartyMention]] = {}
    for party in scene.parties:
        if not party.tells:
            groups.setdefault(party.group, []).append(party)
    ranks = ranks_of(stage) if groups else {}
    for members in groups.values():
        places = [standing_of(stage, member, ranks, crowd) for member in members]
        named = tuple(dict.fromkeys(member.entity for member in members if member.entity))
        if len(named) > 1 and len(named) == len(members):
            found.append(
                Filler(named, members[0], (*places[0], sectors_of(named, talk), _MANY, told_of(named, talk, scene)))
            )
        alone = () if len(members) == 1 else _ONE_OF_MANY
        for member, place in zip(members, places, strict=True):
            found += _of_mention(member, (*place, alone), talk, scene)
    found += _of_nothing(scene, talk, crowd)
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
        known, present = known_of(name, talk), presence_of(name, talk, scene)
        together = joined(who(name, talk), (*_place(place), *_part(told, present)))
        yield Filler((name,), party, (*place, link, known, maker, told, *present, together))


def _of_nothing(scene: Scene, talk: Discourse, crowd: Crowd) -> Iterator[Filler]:
    """One filler for each company, or several together, that the sentence does not mention."""
    others = ("form:none", "understood:others" if crowd.named else "understood:alone")
    absent = crowd.features
    for names, reasons in understood(scene, talk).items():
        why = tuple(reasons)
        if len(names) > 1:
            yield Filler(names, None, (others, absent, why, sectors_of(names, talk), _MANY))
            continue
        known, told = known_of(names[0], talk), told_of(names, talk, scene)
        present, what = presence_of(names[0], talk, scene), who(names[0], talk)
        whole = joined_all(why)
        together = (
            joined(what, why), joined(what, (f"reasons:{min(len(why), _REASONS)}", whole[-1])),
            joined(what, _part(told, present)), joined(what, crowd.roles), joined(what, crowd.ties),
            *[joined(place, why) for place in present.paragraph], joined(present.article[0], crowd.roles),
            whole,
        )  # fmt: skip
        yield Filler(names, None, (others, absent, why, known, told, *present, *together))


def _place(place: tuple[tuple[str, ...], ...]) -> tuple[str, ...]:
    """What of the place of a mention tells more beside what the company is: preposition and side, rank, how many others."""
    standing, _, crowd, _ = place
    return *[feature for feature in standing if feature.startswith(_PLACES)], *crowd[:-1]


def _part(told: tuple[str, ...], present: Presence) -> tuple[str, ...]:
    """What of its part in the talk tells more beside what the company is: party of the last claim, of any, how often."""
    return *[feature for feature in told if feature.startswith(_PARTS)], *present.article


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
