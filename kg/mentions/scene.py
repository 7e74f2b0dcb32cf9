"""A sentence with all its mentions: figures, parties, cues, dates, chips, and how far apart any two places are.

Most sentences are only asked for the parties that they name. Cues, dates and clause breaks are looked for when a sentence
is first asked for them.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from functools import cached_property
from typing import Protocol

from kg.mentions.chips import Chip
from kg.mentions.cue import Cue
from kg.mentions.dates import DateMention
from kg.mentions.figure import Figure
from kg.mentions.name import Entity, Name
from kg.mentions.party import PartyMention
from kg.text.article import Article
from kg.text.sentences import TokenSentence
from kg.text.tokens import Tokens
from kg.values import Span

__all__ = ["Pages", "Scene", "SceneFinder"]


class SceneFinder(Protocol):
    """Finds in a sentence what is only looked for when it is asked for."""

    def cues_of(self, scene: Scene) -> list[Cue]:
        """The cues of the sentence."""
        ...

    def dates_of(self, scene: Scene) -> list[DateMention]:
        """The dates of the sentence."""
        ...

    def walls_of(self, scene: Scene) -> list[float]:
        """For each token of the sentence and one more, the sum of clause breaks before it."""
        ...


@dataclass(eq=False)
class Scene:
    """One sentence of an article and its mentions, each list in the order of the text.

    `index` and `paragraph` number it in its article; `words` are those of the whole article, its own being from `first` up
    to, not including, `last`. `today` is the article's date, `around` a day that months without a year follow, where the
    text before told one.
    """

    sentence: TokenSentence
    tokens: Tokens
    finder: SceneFinder
    figures: list[Figure] = field(default_factory=list)
    parties: list[PartyMention] = field(default_factory=list)
    chips: list[Chip] = field(default_factory=list)
    names: list[Name] = field(default_factory=list)
    today: dt.date | None = None
    around: dt.date | None = None
    index: int = field(init=False)
    paragraph: int = field(init=False)
    span: Span = field(init=False)
    words: list[str] = field(init=False)
    first: int = field(init=False)
    last: int = field(init=False)

    def __post_init__(self) -> None:
        own = self.sentence.sentence
        self.index, self.paragraph, self.span = own.index, own.paragraph, own.span
        self.words, self.first, self.last = self.tokens.words, self.sentence.first, self.sentence.last

    @cached_property
    def cues(self) -> list[Cue]:
        """Its verbs and nouns that tell what a figure is about."""
        return self.finder.cues_of(self)

    @cached_property
    def dates(self) -> list[DateMention]:
        """Its dates."""
        return self.finder.dates_of(self)

    @cached_property
    def walls(self) -> list[float]:
        """For each token of the sentence and one more, the sum of clause breaks before it."""
        return self.finder.walls_of(self)

    @cached_property
    def plain(self) -> list[tuple[int, str]]:
        """Its words in small letters outside its figures, each with its token."""
        told = {at for figure in self.figures for at in range(figure.first, figure.last)}
        words, capitals = self.words, self.tokens.capitals
        places = (at for at in range(self.first, self.last) if not capitals[at] and at not in told)
        return [(at, words[at]) for at in places if words[at][0].isalpha()]

    def wall(self, left: int, right: int) -> float:
        """The clause breaks between two tokens of the sentence, `left` before `right`."""
        return self.walls[right - self.first] - self.walls[left - self.first]

    def figures_between(self, left: int, right: int) -> int:
        """How many figures stand between two tokens."""
        between = 0
        for figure in self.figures:
            between += left <= figure.first < right
        return between

    def text(self) -> str:
        """The sentence verbatim."""
        return self.span.of(self.tokens.text)


@dataclass(slots=True)
class Pages:
    """An article read for mentions: its scenes, the entities that its names stand for, and where each is first named."""

    article: Article
    tokens: Tokens
    scenes: list[Scene]
    entities: dict[str, Entity]
    namings: dict[str, Span] = field(default_factory=dict)
