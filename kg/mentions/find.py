"""All mentions of an article: names first, on the whole article; then figures, parties, cues and dates by sentence."""

from __future__ import annotations

import datetime as dt

from kg.languages.language import Language
from kg.lexicon.load import Lexicon
from kg.mentions.chips import ChipFinder
from kg.mentions.cue import CueFinder
from kg.mentions.dates import DateFinder
from kg.mentions.descriptions import Attributes, DescriptionFinder
from kg.mentions.figure import Figure, FigureForm
from kg.mentions.figures import find_figures
from kg.mentions.name import Name, NameKind
from kg.mentions.names import NameFinder
from kg.mentions.namewords import NameWords
from kg.mentions.parties import PartyFinder
from kg.mentions.prepositions import Prepositions
from kg.mentions.rolewords import RoleWords
from kg.mentions.scene import Pages, Scene
from kg.text.article import Article
from kg.text.fold import fold
from kg.text.phrases import Phrases
from kg.text.sentences import split_sentences
from kg.text.tokens import tokenize

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
        self.cues = CueFinder(tables["cues"], language.verbs)
        self.dates = DateFinder(tables["dates"])
        self.chips = ChipFinder(lexicon.chips)
        self.roles = RoleWords(tables["roles"])
        grammar = tables["grammar"]
        fillers = frozenset(grammar["determiners"]["fillers"])
        self.prepositions = Prepositions(grammar["prepositions"], fillers)
        self.joiners = frozenset(grammar["coordination"]["joiners"])
        self.pronouns: dict[str, list[str]] = grammar["pronouns"]
        self.breaks = Phrases(grammar["clauses"]["costs"].items())
        self.attributes = _attributes(lexicon)
        self.parties = PartyFinder(
            DescriptionFinder(self.roles, self.name_words, self.pronouns, self.attributes),
            self.prepositions,
            self.joiners,
        )

    def find(self, article: Article) -> Pages:
        """The article with its mentions."""
        tokens = tokenize(article.text)
        sentences = split_sentences(tokens, self.language.layout)
        chips = self.chips.find(tokens, 0, len(tokens))
        in_chips = frozenset(at for chip in chips for at in range(chip.first, chip.last))
        found = self.names.find(tokens, sentences, in_chips)
        pages = Pages(article, tokens, [], found.entities)
        names = list(found.names)
        place = 0
        around: dt.date | None = None
        before: Figure | None = None
        for sentence in sentences:
            here: list[Name] = []
            while place < len(names) and names[place].first < sentence.last:
                here.append(names[place])
                place += 1
            scene = Scene(sentence, tokens, names=here)
            if pages.scenes and pages.scenes[-1].paragraph != scene.paragraph:
                before = None
            figures = find_figures(tokens, sentence.first, sentence.last, self.language.numerals, before)
            named = {at for name in here for at in range(name.first, name.last)}
            scene.figures = [f for f in figures if f.first not in in_chips and not (f.elliptic and f.first in named)]
            before = next((f for f in reversed(scene.figures) if f.form is not FigureForm.PERCENT), before)
            scene.parties = self.parties.find(tokens, sentence, here, pages.entities)
            taken = {at for name in here if name.kind in _MASKED for at in range(name.first, name.last)}
            scene.cues = list(self.cues.between(tokens.words, sentence.first, sentence.last, taken))
            scene.dates = self.dates.find(tokens, sentence.first, sentence.last, article.date, around)
            scene.chips = [chip for chip in chips if sentence.first <= chip.first < sentence.last]
            scene.walls = self._walls(scene)
            around = _around(scene, around)
            for party in scene.parties:
                if party.entity:
                    pages.namings.setdefault(party.entity, party.span)
            pages.scenes.append(scene)
        pages.currency = _main_currency(pages)
        return pages

    def _walls(self, scene: Scene) -> list[float]:
        first, last = scene.first, scene.last
        walls, total = [0.0], 0.0
        for at, size, cost in self.breaks.within(scene.words, first, last):
            done = first + len(walls) - 1
            if at >= done:
                walls += [total] * (at - done)
                total += cost
                walls += [total] * min(size, last - at)
        return walls + [total] * (last - first + 1 - len(walls))


_MASKED = frozenset({NameKind.ORGANISATION, NameKind.PERSON, NameKind.MEDIUM})
_FUTURE = frozenset({"future", "conditional"})


def _around(scene: Scene, around: dt.date | None) -> dt.date | None:
    """A day near which the article seems to be written: the latest written date that its sentence puts in the past."""
    if any(cue.tenses and cue.tenses <= _FUTURE for cue in scene.cues):
        return around
    days = [m.date.latest for m in scene.dates if m.date and m.written_year and m.date.month and not m.deadline]
    return max([*days, *([around] if around else [])], default=around)


def _main_currency(pages: Pages) -> str | None:
    counts: dict[str, int] = {}
    for scene in pages.scenes:
        for figure in scene.figures:
            if figure.currency:
                counts[figure.currency] = counts.get(figure.currency, 0) + 1
    return max(sorted(counts), key=lambda code: counts[code], default=None)


def _attributes(lexicon: Lexicon) -> Attributes:
    """What the companies of the lexicon are known by."""
    products = {fold(product): company.name for product, company in lexicon.products.items()}
    cities: dict[str, list[str]] = {}
    for company in lexicon.companies.values():
        for city in company.cities:
            cities.setdefault(fold(city), []).append(company.name)
    people: dict[str, str] = {}
    for person, companies in lexicon.people.items():
        people[fold(person)] = people[person] = companies[0].name
        people.setdefault(fold(person.split()[-1]), companies[0].name)
    phrases = [(key, ("product", fold(key))) for key in lexicon.products]
    phrases += [(key, ("city", key)) for key in cities]
    phrases += [(key, ("person", fold(key))) for key in people]
    return Attributes(products, {key: tuple(names) for key, names in cities.items()}, people, Phrases(phrases))
