"""How present a company is in the article: what is known of it, and its part in the talk so far."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from kg.claims.classes import class_of, sector_of
from kg.claims.discourse import Discourse, Said
from kg.mentions.scene import Scene

__all__ = ["Presence", "known_of", "near_of", "presence_of", "told_of", "who"]

_OFTEN, _LONG_AGO = 3, 4
_TOPICS = ("topic0", "topic1", "topic2")


def known_of(name: str, talk: Discourse) -> tuple[str, ...]:
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


def who(name: str, talk: Discourse) -> str:
    """What a company is, in one word that others are joined with: its sector, whether the lexicon knows it ("lab?" if not),
    and whether its name is a weak one ("lab?~").
    """
    known = known_of(name, talk)
    return f"{known[0].removeprefix('sec:')}{'?' * ('unknown' in known)}{'~' * ('weak_name' in known)}"


def told_of(names: tuple[str, ...], talk: Discourse, scene: Scene) -> tuple[str, ...]:
    """The part of companies in the talk so far: topic, subject, party of the last claim or of any."""
    told = [feature for feature, topic in zip(_TOPICS, talk.topics, strict=False) if topic in names]
    if talk.paragraph_topic in names:
        told.append("paragraph_topic")
    if talk.subject in names:
        told.append("last_subject")
    last = talk.last
    if last:
        near = near_of(last, scene)
        if last.target in names:
            told.append(f"last_target:{near}")
        if not set(names).isdisjoint(last.sources):
            told.append(f"last_source:{near}")
    if not talk.targets.keys().isdisjoint(names):
        told.append("was_target")
    if not talk.sources.keys().isdisjoint(names):
        told.append("was_source")
    return tuple(told)


def near_of(said: Said, scene: Scene) -> str:
    """How near a claim was said: here, in this sentence; near, in this paragraph; far."""
    return "here" if said.sentence == scene.index else "near" if said.paragraph == scene.paragraph else "far"


class Presence(NamedTuple):
    """How present a company is: mentioned in the `paragraph`; mentioned and a party in the `article`; and how `lately`."""

    paragraph: tuple[str, str]
    article: tuple[str, ...]
    lately: tuple[str, ...]


def presence_of(name: str, talk: Discourse, scene: Scene) -> Presence:
    """How often a company was target and source and how long ago, how many sentences ago it was mentioned, whether the
    article opens with it, and how often the article and this paragraph mention it.
    """
    targets, sources = min(talk.targets[name], _OFTEN), min(talk.sources[name], _OFTEN)
    total = talk.census.total(name)
    here, before, since = talk.census.seen_from(name, scene)
    return Presence(
        _paragraph(here, before),
        _article(since, total, targets, sources),
        (
            f"target_ago:{_ago(talk.of_target.get(name), scene)}", f"source_ago:{_ago(talk.of_source.get(name), scene)}",
            *_presence(targets, sources, min(scene.index - talk.mentioned.get(name, -_LONG_AGO), _LONG_AGO), talk.leads.get(name)),
        ),
    )  # fmt: skip


def _ago(said: Said | None, scene: Scene) -> int:
    """How many sentences ago a claim was said, up to four; four where none was."""
    return min(scene.index - said.sentence, _LONG_AGO) if said else _LONG_AGO


@cache
def _paragraph(here: int, before: int) -> tuple[str, str]:
    return f"in_paragraph:{here}", f"in_paragraph_before:{before}"


@cache
def _article(since: str, total: int, targets: int, sources: int) -> tuple[str, ...]:
    return f"since:{since}", f"total:{total}", f"total:{total}:{targets}", f"as:{targets}:{sources}"


@cache
def _presence(targets: int, sources: int, ago: int, lead: int | None) -> tuple[str, ...]:
    opens = () if lead is None else (f"lead:{lead}",)
    return f"as_target:{targets}", f"as_source:{sources}", f"ago:{ago}", *opens
