"""A sentence with all its mentions: figures, parties, cues, dates, chips, and how far apart any two places are."""

from __future__ import annotations

from dataclasses import dataclass, field

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

__all__ = ["Pages", "Scene"]


@dataclass(slots=True)
class Scene:
    """One sentence of an article and its mentions, each list in the order of the text.

    `walls` holds, for each token of the sentence and one more, the sum of clause breaks before it.
    """

    sentence: TokenSentence
    tokens: Tokens
    figures: list[Figure] = field(default_factory=list)
    parties: list[PartyMention] = field(default_factory=list)
    cues: list[Cue] = field(default_factory=list)
    dates: list[DateMention] = field(default_factory=list)
    chips: list[Chip] = field(default_factory=list)
    names: list[Name] = field(default_factory=list)
    walls: list[float] = field(default_factory=list)

    @property
    def index(self) -> int:
        """The number of the sentence in its article."""
        return self.sentence.sentence.index

    @property
    def paragraph(self) -> int:
        """The number of its paragraph."""
        return self.sentence.sentence.paragraph

    @property
    def span(self) -> Span:
        """The characters of the sentence."""
        return self.sentence.sentence.span

    @property
    def words(self) -> list[str]:
        """The folded words of the whole article; the sentence's are from `first` to `last`."""
        return self.tokens.words

    @property
    def first(self) -> int:
        """Its first token."""
        return self.sentence.first

    @property
    def last(self) -> int:
        """The token after its last."""
        return self.sentence.last

    def wall(self, left: int, right: int) -> float:
        """The clause breaks between two tokens of the sentence, `left` before `right`."""
        return self.walls[right - self.first] - self.walls[left - self.first]

    def figures_between(self, left: int, right: int) -> int:
        """How many figures stand between two tokens."""
        return sum(left <= figure.first < right for figure in self.figures)

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
    currency: str | None = None
    namings: dict[str, Span] = field(default_factory=dict)
