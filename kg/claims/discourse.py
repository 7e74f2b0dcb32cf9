"""What the article has said so far: its topic, the last claims, who was spoken of. One small state, passed along."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field
from operator import itemgetter

from kg.claims.census import Census
from kg.claims.dating import DateHeading
from kg.claims.deeds import Deeds
from kg.claims.model import Kind, Status
from kg.claims.tally import Tally
from kg.lexicon.company import Sector
from kg.mentions.name import Entity
from kg.mentions.scene import Pages, Scene

__all__ = ["Discourse", "Said"]

_TOPICS = 4
_REMEMBERED = 80
_RECENT = 6
_LEADS = 3


@dataclass(frozen=True, slots=True)
class Said:
    """A claim already read: its kind and parties, where it was said, and its status once that is read."""

    kind: Kind
    sources: tuple[str, ...]
    target: str | None
    sentence: int
    paragraph: int
    status: Status | None = None


@dataclass(slots=True)
class Discourse:
    """The state of the talk before a sentence.

    `topics` of the article and `recent` names (latest last); in which sentence each company was last `mentioned`, in which
    of the first it `leads`, and those named `before`, in the last sentence that names any, each with its preposition.
    The date at the `heading` of the paragraph. The claims `said`, and how often each company was one of their `targets` or
    `sources`; of the last few, `paired` tells the sources of each target, and `gave` the targets of each source; the last
    claim `of_target`, `of_source` and, with its number, `of_deal`, by source and target. The `deeds` and the `census` of
    mentions are those of the whole article, and so are the `known_features` of a company, or of several together, that hold
    wherever they are mentioned.
    """

    topics: list[str]
    entities: dict[str, Entity]
    deeds: Deeds
    census: Census
    said: list[Said] = field(default_factory=list)
    recent: deque[str] = field(default_factory=lambda: deque(maxlen=_REMEMBERED))
    targets: Tally = field(default_factory=Tally)
    sources: Tally = field(default_factory=Tally)
    mentioned: dict[str, int] = field(default_factory=dict)
    leads: dict[str, int] = field(default_factory=dict)
    before: tuple[tuple[str, str], ...] = ()
    paragraph: int = -1
    paragraph_topic: str | None = None
    heading: DateHeading | None = None
    subject: str | None = None
    group: tuple[str, ...] = ()
    pair: dict[Kind, Said] = field(default_factory=dict)
    of_target: dict[str | None, Said] = field(default_factory=dict)
    of_source: dict[str, Said] = field(default_factory=dict)
    of_deal: dict[tuple[str, str | None], tuple[int, Said]] = field(default_factory=dict)
    paired: dict[str | None, set[frozenset[str]]] = field(default_factory=dict)
    gave: dict[str, set[str | None]] = field(default_factory=dict)
    known_features: dict[str | tuple[str, ...], tuple[str, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, pages: Pages) -> Discourse:
        """The state at the start of an article: its topics by how often and how early they are named."""
        weights: dict[str, float] = {}
        for scene in pages.scenes:
            for party in scene.parties:
                if party.entity and party.entity in pages.entities:
                    early = 1.5 if scene.index < 3 else 0.0
                    weights[party.entity] = weights.get(party.entity, 0) + 1 + early * (party.preposition == "")
        people = {name for name, entity in pages.entities.items() if entity.sector is Sector.PERSON}
        topics = [name for name, _ in sorted(weights.items(), key=lambda item: (item[0] in people, -item[1], item[0]))]
        leads: dict[str, int] = {}
        for scene in pages.scenes[:_LEADS]:
            for party in scene.parties:
                if party.entity:
                    leads.setdefault(party.entity, scene.index)
        return cls(topics[:_TOPICS], pages.entities, Deeds(pages.scenes), Census(pages.scenes), leads=leads)

    def is_person(self, name: str) -> bool:
        """True for a person, who may invest but in whom nobody does."""
        entity = self.entities.get(name)
        return entity is not None and entity.sector is Sector.PERSON

    @property
    def mains(self) -> tuple[tuple[str, str], ...]:
        """Whom the article is likely about, and why: who opens it, and the most frequent target and source so far."""
        opening = next(iter(self.leads), None)
        mains = ("opens", opening), ("main_target", self.targets.most), ("main_source", self.sources.most)
        return tuple((why, name) for why, name in mains if name)

    def enter(self, scene: Scene) -> None:
        """Begin a sentence: a new paragraph forgets its topic."""
        if scene.paragraph != self.paragraph:
            self.paragraph, self.paragraph_topic = scene.paragraph, None

    def leave(self, scene: Scene, resolved: Iterable[tuple[str, bool]]) -> None:
        """End a sentence: remember who was mentioned, bare or not, and the last group of several companies."""
        named, groups = _named(scene)
        self.before = tuple(named.items()) or self.before
        self.group = next((members for members in reversed(groups) if len(members) > 1), self.group)
        first = True
        for name, bare in resolved:
            self.recent.append(name)
            self.mentioned[name] = scene.index
            if bare and first:
                self.subject, first = name, False
            if self.paragraph_topic is None:
                self.paragraph_topic = name

    def say(self, said: Said) -> None:
        """Remember a claim."""
        self.said.append(said)
        for source in said.sources:
            self.sources.note(source)
            self.of_source[source] = said
        if said.target:
            self.targets.note(said.target)
        self.pair[said.kind] = self.of_target[said.target] = said
        for source in said.sources:
            self.of_deal[source, said.target] = len(self.said), said
        self.paired, self.gave = {}, {}
        for recent in self.said[-_RECENT:]:
            self.paired.setdefault(recent.target, set()).add(frozenset(recent.sources))
            for source in recent.sources:
                self.gave.setdefault(source, set()).add(recent.target)

    def deal(self, sources: Iterable[str], target: str | None) -> Said | None:
        """The last claim about the target and one of the sources."""
        told = (self.of_deal.get((source, target)) for source in sources)
        return max(filter(None, told), key=itemgetter(0), default=(0, None))[1]

    @property
    def last(self) -> Said | None:
        """The last claim said."""
        return self.said[-1] if self.said else None


def _named(scene: Scene) -> tuple[dict[str, str], list[tuple[str, ...]]]:
    """The companies that a sentence names, each with its first preposition, without those that only tell it; and its lists."""
    named: dict[str, str] = {}
    groups: dict[int, tuple[str, ...]] = {}
    for party in scene.parties:
        if party.entity:
            groups[party.group] = (*groups.get(party.group, ()), party.entity)
            if not party.tells:
                named.setdefault(party.entity, party.preposition)
    return named, list(groups.values())
