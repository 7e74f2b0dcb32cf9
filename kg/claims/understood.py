"""Companies that a sentence does not mention, but may speak of: the parties of the last claim, the topic, the last subject."""

from __future__ import annotations

from kg.claims.discourse import Discourse
from kg.claims.presence import near_of
from kg.claims.reference import takes_up
from kg.mentions.scene import Scene

__all__ = ["understood"]

_TOPICS, _BEFORE = 3, 5

Whys = dict[tuple[str, ...], list[str]]


def understood(scene: Scene, talk: Discourse) -> Whys:
    """The companies, or several together, that the sentence may speak of without a word, and why, as features."""
    here = {party.entity for party in scene.parties if party.entity}
    found: Whys = {}

    def add(names: tuple[str | None, ...], why: str) -> None:
        known = tuple(name for name in names if name)
        if known and here.isdisjoint(known):
            found.setdefault(known, []).append(f"understood:{why}")

    if talk.last:
        near = near_of(talk.last, scene)
        add((talk.last.target,), f"last_target:{near}")
        add(talk.last.sources, f"last_sources:{near}")
    again = takes_up(scene, talk)
    if again:
        add((again[0].target,), "again")
        add(again[0].sources, "again")
    for place, topic in enumerate(talk.topics[:_TOPICS]):
        add((topic,), f"topic{place}")
    for kind, said in sorted(talk.pair.items()):
        add((said.target,), f"{kind}_target")
        add(said.sources, f"{kind}_sources")
    add((talk.subject,), "subject")
    add((talk.paragraph_topic,), "paragraph_topic")
    add(talk.group, "group")
    for chip in scene.chips:
        if chip.maker in talk.entities:
            add((chip.maker,), "chip_maker")
    for name, preposition in talk.before[:_BEFORE]:
        add((name,), "before")
        add((name,), f"before:{preposition or 'bare'}")
    return found
