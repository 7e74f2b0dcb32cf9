"""Companies that a sentence does not mention, but may speak of: the parties of the last claim, the topic, the last subject."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from kg.claims.discourse import Discourse
from kg.claims.presence import near_of
from kg.claims.reference import takes_up
from kg.mentions.scene import Scene

__all__ = ["understood"]

_TOPICS, _BEFORE = 3, 5

Why = tuple[tuple[str | None, ...], str]
Whys = dict[tuple[str, ...], list[str]]


def understood(scene: Scene, talk: Discourse) -> Whys:
    """The companies, or several together, that the sentence may speak of without a word, and why, as features."""
    here = {party.entity for party in scene.parties if party.entity}
    found: Whys = {}
    for names, why in chain(_of_claims(scene, talk), _of_topics(talk), _of_words(scene, talk)):
        known = tuple(name for name in names if name)
        if known and here.isdisjoint(known):
            found.setdefault(known, []).append(f"understood:{why}")
    return found


def _of_claims(scene: Scene, talk: Discourse) -> Iterator[Why]:
    """The parties of the last claims: of the very last, of the one taken up again, of the last of each kind."""
    last, again = talk.last, takes_up(scene, talk)
    if last:
        near = near_of(last, scene)
        yield (last.target,), f"last_target:{near}"
        yield last.sources, f"last_sources:{near}"
    if again:
        yield (again[0].target,), "again"
        yield again[0].sources, "again"
    for kind, said in sorted(talk.pair.items()):
        yield (said.target,), f"{kind}_target"
        yield said.sources, f"{kind}_sources"


def _of_topics(talk: Discourse) -> Iterator[Why]:
    """Whom the article or the paragraph is about, and the last subject and group."""
    for place, topic in enumerate(talk.topics[:_TOPICS]):
        yield (topic,), f"topic{place}"
    yield (talk.subject,), "subject"
    yield (talk.paragraph_topic,), "paragraph_topic"
    yield talk.group, "group"
    for why, name in talk.mains:
        yield (name,), why


def _of_words(scene: Scene, talk: Discourse) -> Iterator[Why]:
    """The makers of the chips of the sentence, and those whom the sentence before names."""
    for chip in scene.chips:
        if chip.maker in talk.entities:
            yield (chip.maker,), "chip_maker"
    for name, preposition in talk.before[:_BEFORE]:
        yield (name,), "before"
        yield (name,), f"before:{preposition or 'bare'}"
