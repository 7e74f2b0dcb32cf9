"""All mentions of an article: names first, on the whole article; then figures, parties, cues and dates by sentence."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TypeVar

from kg.languages.language import Language
from kg.lexicon.load import Lexicon
from kg.mentions.chips import Chip, ChipFinder
from kg.mentions.cue import Cue, CueFinder
from kg.mentions.currencies import Currencies
from kg.mentions.dates import DateFinder, DateMention
from kg.mentions.descriptions import Attributes, DescriptionFinder
from kg.mentions.figures import find_figures
from kg.mentions.homographs import Homographs
from kg.mentions.leading import NOTHING
from kg.mentions.name import Name, NameKind
from kg.mentions.names import NameFinder
from kg.mentions.namewords import NameWords
from kg.mentions.parties import PartyFinder
from kg.mentions.prepositions import Prepositions
from kg.mentions.rolewords import RoleWords
from kg.mentions.scene import Pages, Scene
from kg.mentions.setphrases import SetPhrases
from kg.text.article import Article
from kg.text.fold import fold
from kg.text.phrases import Phrases
from kg.text.sentences import split_sentences
from kg.text.tokens import Tokens, tokenize

__all__ = ["MentionFinder"]


class MentionFinder:
    """Finds mentions: built once of a lexicon and a language."""

    def __init__(self, lexicon: Lexicon, language: Language) -> None:
        tables = language.tables
        self.lexicon, self.language = lexicon, language
        self.name_words = NameWords(
            language.vocabulary, tables["names"], tables["roles"], tables["grammar"], language.verbs
        )
        self.names = NameFinder(lexicon, self.name_words)
        homographs, set_phrases = Homographs(tables["homographs"]), SetPhrases(tables["setphrases"])
        self.cues = CueFinder(tables["cues"], language.verbs, homographs, set_phrases)
        self.dates = DateFinder(tables["dates"])
        self.currencies = Currencies(tables["figures"], language.vocabulary)
        self.chips = ChipFinder(lexicon.chips)
        self.roles = RoleWords(tables["roles"], tables["trades"])
        grammar = tables["grammar"]
        fillers = frozenset(grammar["determiners"]["fillers"])
        self.prepositions = Prepositions(grammar["prepositions"], fillers)
        self.joiners = frozenset(grammar["coordination"]["joiners"])
        self.pronouns: dict[str, list[str]] = grammar["pronouns"]
        self.breaks = Phrases(grammar["clauses"]["costs"].items())
        self.attributes = _attributes(lexicon)
        self.parties = PartyFinder(
            DescriptionFinder(self.roles, self.name_words, self.pronouns, self.attributes, homographs.nouns),
            self.prepositions,
            self.joiners,
            frozenset(grammar["seats"]["seated"]),
        )

    def find(self, article: Article) -> Pages:
        """The article with its mentions."""
        tokens = tokenize(article.text)
        sentences = split_sentences(tokens, self.language.layout)
        chips = [chip for chip in self.chips.find(tokens, 0, len(tokens)) if not self._is_company(chip, tokens)]
        in_chips = frozenset(at for chip in chips for at in range(chip.first, chip.last))
        named = self.names.find(tokens, sentences, in_chips)
        scenes = [Scene(sentence, tokens, self, today=article.date) for sentence in sentences]
        for scene, inside in _by_scene(scenes, chips):
            scene.chips = inside
        for scene, names in _by_scene(scenes, named.names):
            scene.names = names
        pages = Pages(article, tokens, scenes, named.entities)
        self._find_figures(pages, in_chips)
        self._find_parties(pages)
        self.currencies.settle(pages)
        return pages

    def _is_company(self, chip: Chip, tokens: Tokens) -> bool:
        """True if the words beside a chip's name make it a company's: "le fonds Trillium", "Trillium Capital"."""
        words, names = tokens.words, self.name_words
        led = chip.first > 0 and words[chip.first - 1] in names.leading_nouns
        after = chip.last < len(tokens) and tokens.capital(chip.last) and words[chip.last] in names.organisation_words
        return led or after

    def find_on_topic(self, article: Article) -> Pages | None:
        """The article with its mentions; None where it plainly has no figure, and so nothing to claim."""
        text, places = article.text, list(self.language.numerals.measures.places(article.text))
        counted = any(_DIGIT.search(text, max(0, at - _RIGHT_BEFORE), at) for at in places)
        return self.find(article) if counted or any(self._has_figure(text, at) for at in places) else None

    def _has_figure(self, text: str, at: int) -> bool:
        """True if there is a figure around a word of measure."""
        around = tokenize(text[max(0, at - _FIGURE_REACH) : at + _FIGURE_REACH])
        return bool(find_figures(around, 0, len(around), self.language.numerals))

    def _find_figures(self, pages: Pages, in_chips: frozenset[int]) -> None:
        """Find the figures of each sentence; a bare number may take its unit from the last one, unless it is far."""
        before = NOTHING
        paragraph = 0
        for scene in pages.scenes:
            before = before._replace(far=scene.paragraph != paragraph)
            figures = find_figures(pages.tokens, scene.first, scene.last, self.language.numerals, before)
            if figures:
                paragraph = scene.paragraph
                named = {at for name in scene.names for at in range(name.first, name.last)}
                scene.figures = [
                    f for f in figures if f.first not in in_chips and not (f.elliptic and f.first in named)
                ]
                before = before.then(scene.figures)

    def _find_parties(self, pages: Pages) -> None:
        """Find the parties of each sentence, where each is first named, and the day that the sentence is read by."""
        around: dt.date | None = None
        for scene in pages.scenes:
            scene.around = around
            scene.parties = self.parties.find(pages.tokens, scene.sentence, scene.names, pages.entities)
            if scene.today is None and self.dates.tells_year(scene.words, scene.first, scene.last):
                around = _around(scene, around)
            for party in scene.parties:
                if party.entity:
                    pages.namings.setdefault(party.entity, party.span)

    def cues_of(self, scene: Scene) -> list[Cue]:
        """The cues of a sentence; names and figures give none."""
        taken = {at for name in scene.names if name.kind in _MASKED for at in range(name.first, name.last)}
        taken |= {at for figure in scene.figures for at in range(figure.first, figure.last)}
        return list(self.cues.between(scene.words, scene.first, scene.last, taken))

    def dates_of(self, scene: Scene) -> list[DateMention]:
        """The dates of a sentence."""
        return self.dates.find(scene.tokens, scene.first, scene.last, scene.today, scene.around)

    def walls_of(self, scene: Scene) -> list[float]:
        """The sums of clause breaks before each token of a sentence and the one after it."""
        first, last = scene.first, scene.last
        walls, total = [0.0], 0.0
        for at, size, cost in self.breaks.within(scene.words, first, last):
            done = first + len(walls) - 1
            if at >= done:
                walls += [total] * (at - done)
                total += cost
                walls += [total] * min(size, last - at)
        return walls + [total] * (last - first + 1 - len(walls))


Placed = TypeVar("Placed", Name, Chip)


def _by_scene(scenes: Sequence[Scene], found: Sequence[Placed]) -> Iterator[tuple[Scene, list[Placed]]]:
    """Each scene with what was found in it; all in the order of the text."""
    place = 0
    for scene in scenes:
        start = place
        while place < len(found) and found[place].first < scene.last:
            place += 1
        yield scene, list(found[start:place])


_FIGURE_REACH = 150  # characters on either side of a word of measure that the figure may take up
_RIGHT_BEFORE = 5
_DIGIT = re.compile(r"\d")
_MASKED = frozenset({NameKind.ORGANISATION, NameKind.PERSON, NameKind.MEDIUM})
_FUTURE = frozenset({"future", "conditional"})


def _around(scene: Scene, around: dt.date | None) -> dt.date | None:
    """A day near which the article seems to be written: the latest written date that its sentence puts in the past."""
    if any(cue.tenses and cue.tenses <= _FUTURE for cue in scene.cues):
        return around
    days = [m.date.latest for m in scene.dates if m.date and m.written_year and m.date.month and not m.deadline]
    return max([*days, *([around] if around else [])], default=around)


def _attributes(lexicon: Lexicon) -> Attributes:
    """What the companies of the lexicon are known by."""
    products = {fold(product): company.name for product, company in lexicon.products.items()}
    cities: dict[str, list[str]] = {}
    for company in lexicon.companies.values():
        for city in company.cities:
            cities.setdefault(fold(city), []).append(company.name)
    people: dict[str, str] = {}
    named = Counter(fold(person.split()[-1]) for person in lexicon.people)
    for person, companies in lexicon.people.items():
        people[fold(person)] = people[person] = companies[0].name
        surname = fold(person.split()[-1])
        if named[surname] == 1:  # else it tells nobody apart
            people[surname] = companies[0].name
    phrases = [(key, ("product", fold(key))) for key in lexicon.products]
    phrases += [(key, ("city", key)) for key in cities]
    phrases += [(key, ("person", fold(key))) for key in people]
    return Attributes(products, {key: tuple(names) for key, names in cities.items()}, people, Phrases(phrases))
