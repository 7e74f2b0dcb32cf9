"""Fillers: who may fill a role of a claim about one figure, by which mention, and the features of that choice."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import chain
from typing import NamedTuple

from kg.claims.discourse import Discourse, Said
from kg.claims.reference import resolve, takes_up
from kg.claims.stage import Stage, nearness
from kg.lexicon.company import Sector
from kg.mentions.cue import Cue
from kg.mentions.party import Form, PartyMention
from kg.mentions.scene import Scene

__all__ = ["CLASSES", "Filler", "class_of", "fillers", "sector_of"]

_RESOLVED = 4


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
        if not party.speaks and party.preposition != "according":  # who tells it is no party
            groups.setdefault(party.group, []).append(party)
    ranks = _ranks(stage) if groups else {}
    for members in groups.values():
        places = [_place_features(stage, member, ranks) for member in members]
        named = tuple(dict.fromkeys(member.entity for member in members if member.entity))
        if len(named) > 1 and len(named) == len(members):
            found.append(
                Filler(named, members[0], (*places[0], _sectors(named, talk), _MANY, _told(named, talk, scene)))
            )
        alone = () if len(members) == 1 else _ONE_OF_MANY
        for member, place in zip(members, places, strict=True):
            for name, link in _meant(member, talk, scene):
                about, told = _about(name, talk), _told((name,), talk, scene)
                maker = _MAKER if scene.chips and any(chip.maker == name for chip in scene.chips) else ()
                found.append(Filler((name,), member, (*place, link, alone, about, maker, told)))
    found += _understood(scene, talk)
    return found


_MANY, _ONE_OF_MANY, _MAKER = ("many",), ("one_of_many",), ("makes_chip",)


def _sectors(names: tuple[str, ...], talk: Discourse) -> tuple[str, ...]:
    """The sectors of several companies, and their classes."""
    known = talk.known_features.get(names)
    if known is None:
        known = talk.known_features[names] = (
            *[f"sec:{sector}" for sector in sorted({sector_of(talk, name) for name in names})],
            *[f"class:{sector}" for sector in sorted({class_of(talk, name) for name in names})],
        )
    return known


def sector_of(talk: Discourse, name: str) -> Sector:
    """The sector of a company; unknown where the article has no such name."""
    entity = talk.entities.get(name)
    return entity.sector if entity else Sector.UNKNOWN


CLASSES = {
    Sector.VENTURE: "funds", Sector.SOVEREIGN: "funds", Sector.BANK: "funds", Sector.STATE: "states",
    Sector.CHIPS: "makers", Sector.DATACENTRE: "hosts", Sector.CLOUD: "hosts",
    Sector.LAB: "users", Sector.TECH: "groups", Sector.TELECOM: "groups", Sector.INDUSTRY: "groups",
    Sector.PERSON: "people", Sector.UNKNOWN: "unknown",
}  # fmt: skip


def class_of(talk: Discourse, name: str) -> str:
    """The broad class of a company's sector: funds, makers, hosts, users, groups, people, states."""
    return CLASSES[sector_of(talk, name)]


def _ranks(stage: Stage) -> dict[int, str]:
    """For each mention, its rank by distance on its side of the figure."""
    left = [p for p in stage.scene.parties if p.last <= stage.figure.first]
    right = [p for p in stage.scene.parties if p.first >= stage.figure.last]
    ranks = {id(p): f"L{min(i, 3)}" for i, p in enumerate(reversed(left))}
    return ranks | {id(p): f"R{min(i, 3)}" for i, p in enumerate(right)}


def _place_features(stage: Stage, party: PartyMention, ranks: dict[int, str]) -> tuple[tuple[str, ...], ...]:
    """Where a mention stands: side, preposition, nearness, rank, and its tie to the verb and noun of the figure."""
    scene, figure = stage.scene, stage.figure
    left = party.first < figure.first
    near = nearness(scene, party.last, figure.first) if left else nearness(scene, figure.last, party.first)
    role = "de" if party.role.endswith(" de") else party.role if party.role == "product" else ""
    after = scene.words[party.last] if party.last < scene.last else "."
    then = after if after in {"qui", "dont"} or (left and after in {"(", ":", "-"}) else ""
    standing = _standing(
        party.form, party.preposition or "bare", "L" if left else "R", near, ranks.get(id(party), "in"), party.pronoun,
        role, then,
    )  # fmt: skip
    return standing, tuple(_ties(scene, party, stage))


@cache
def _standing(
    form: Form, preposition: str, side: str, near: int, rank: str, pronoun: str, role: str, then: str
) -> tuple[str, ...]:
    """The features of a mention by its form, its preposition and its place."""
    features = [
        f"form:{form}", f"p:{preposition}:{side}", f"p:{preposition}:{side}:{near}", f"near:{side}:{near}",
        f"rank:{rank}", f"p:{preposition}",
    ]  # fmt: skip
    if pronoun:
        features.append(f"pro:{pronoun}")
    if role:
        features.append("role_of" if role == "de" else "product")
    if then:
        features.append(f"then_{then}" if then.isalpha() else f"then{then}:{near}")
    return tuple(features)


def _ties(scene: Scene, party: PartyMention, stage: Stage) -> Iterator[str]:
    """Ties of a mention to the verbs and nouns beside it: subject of what, object of what, complement of what."""
    bare = party.preposition in {"", "that"}
    if stage.verb:
        verb = stage.verb
        passive = ":passive" if _is_passive(scene, verb) else ""
        if party.last <= verb.first:
            between = any(p.last <= verb.first and p.first >= party.last and p.preposition == "" for p in scene.parties)
            relation = ("subject2" if between else "subject") if bare else f"{party.preposition}_before"
        else:
            relation = "object" if bare else party.preposition
        yield f"v:{verb.group}:{relation}{passive}"
        yield f"v:{verb.group}:{relation}"
    own = _own_verb(scene, party) if bare else None
    if own:
        yield f"own:{own.group}"
        yield f"own:{own.group}:{'past' if 'past_participle' in own.tenses else 'live'}"
    noun = next(
        (c for c in scene.cues if not c.is_verb and 0 <= party.first - c.last <= 3 and c.first < party.first), None
    )
    if noun:
        yield f"n:{noun.group}:{party.preposition or 'bare'}"
    if stage.noun:
        side = "L" if party.last <= stage.noun.first else "R"
        yield f"gn:{stage.noun.group}:{party.preposition or 'bare'}:{side}"


def _own_verb(scene: Scene, party: PartyMention) -> Cue | None:
    """The first verb after a bare mention, if no new clause lies between."""
    for cue in scene.cues:
        if cue.is_verb and cue.first >= party.last:
            return cue if scene.wall(party.last, cue.first) < 1.7 else None
    return None


_BE = frozenset(
    {"est", "sont", "etait", "etaient", "ete", "sera", "seront", "serait", "seraient", "etre", "fut", "soit"}
)


def _is_passive(scene: Scene, verb: Cue) -> bool:
    if "past_participle" not in verb.tenses:
        return False
    before = scene.words[max(scene.first, verb.first - 3) : verb.first]
    after = scene.words[verb.last] if verb.last < scene.last else "."
    return any(word in _BE for word in before) or after in {"par", "aupres"}


def _meant(party: PartyMention, talk: Discourse, scene: Scene) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The companies that a mention may mean, each with the features of that reading."""
    if party.entity:
        yield party.entity, ()
        return
    fitting = resolve(party, talk, scene)
    only = len(fitting) == 1
    for rank, name in enumerate(fitting[:_RESOLVED]):
        link = [f"link:{rank}", f"link:{party.form}:{rank}"]
        if only:
            link.append("link:only")
        if party.role:
            link.append(f"role:{party.role.removesuffix(' de')}:{sector_of(talk, name)}")
            fits = "+".join(sorted(party.sectors))
            link += [f"part:{fits}:{part}" for part in talk.deeds.parts(name)]
        if party.country and talk.entities[name].country == party.country:
            link.append("link:country")
        if party.city and party.city in talk.entities[name].cities:
            link.append("link:city")
        yield name, tuple(link)


def _about(name: str, talk: Discourse) -> tuple[str, ...]:
    """What is known of one company wherever it is mentioned: its sector, and what it does elsewhere in the article."""
    known = talk.known_features.get(name)
    if known is None:
        entity = talk.entities.get(name)
        weak = ("weak_name",) if entity and not entity.known and entity.evidence < 2 else ()
        known = talk.known_features[name] = (
            f"sec:{sector_of(talk, name)}",
            f"class:{class_of(talk, name)}",
            "known" if entity and entity.known else "unknown",
            *weak,
            *(f"deed:{deed}" for deed in talk.deeds.of(name)),
        )
    return known


_TOPICS = ("topic0", "topic1", "topic2")


def _told(names: tuple[str, ...], talk: Discourse, scene: Scene) -> tuple[str, ...]:
    """The part of companies in the talk so far."""
    told = [feature for feature, topic in zip(_TOPICS, talk.topics, strict=False) if topic in names]
    if talk.paragraph_topic in names:
        told.append("paragraph_topic")
    if talk.subject in names:
        told.append("last_subject")
    last = talk.last
    if last:
        near = _near(last, scene)
        if last.target in names:
            told.append(f"last_target:{near}")
        if not set(names).isdisjoint(last.sources):
            told.append(f"last_source:{near}")
    if not talk.targets.isdisjoint(names):
        told.append("was_target")
    if not talk.sources.isdisjoint(names):
        told.append("was_source")
    return tuple(told)


def _near(said: Said, scene: Scene) -> str:
    return "here" if said.sentence == scene.index else "near" if said.paragraph == scene.paragraph else "far"


def _understood(scene: Scene, talk: Discourse) -> Iterator[Filler]:
    """Companies that the sentence does not mention: the parties of the last claim, the topic, the last subject."""
    here = {party.entity for party in scene.parties if party.entity}
    options: dict[tuple[str, ...], list[str]] = {}

    def add(names: tuple[str, ...], why: str) -> None:
        if names and here.isdisjoint(names):
            options.setdefault(names, []).append(why)

    if talk.last:
        near = _near(talk.last, scene)
        add((talk.last.target,) if talk.last.target else (), f"u:last_target:{near}")
        add(talk.last.sources, f"u:last_sources:{near}")
    again = takes_up(scene, talk)
    if again:
        add((again[0].target,) if again[0].target else (), "u:again")
        add(again[0].sources, "u:again")
    for place, topic in enumerate(talk.topics[:3]):
        add((topic,), f"u:topic{place}")
    for kind, said in sorted(talk.pair.items()):
        add((said.target,) if said.target else (), f"u:{kind}_target")
        add(said.sources, f"u:{kind}_sources")
    add((talk.subject,) if talk.subject else (), "u:subject")
    add((talk.paragraph_topic,) if talk.paragraph_topic else (), "u:paragraph_topic")
    add(talk.group, "u:group")
    for chip in scene.chips:
        if chip.maker in talk.entities:
            add((chip.maker,), "u:chip_maker")
    others = ("form:none", "u:others" if here else "u:alone")
    for names, why in options.items():
        yield Filler(names, None, (others, tuple(why), _sectors(names, talk), _MANY if len(names) > 1 else ()))
