"""Names of an article, found in two steps: capitalised runs and names of the lexicon, then a judgement on all of them.

A run of capitals means nothing by itself: whether it is a company, a person, a newspaper or a place is judged on every
place of the article where it stands, before any sentence is interpreted.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from kg.lexicon.company import Company, Sector
from kg.lexicon.load import Lexicon
from kg.mentions.name import Entity, Name, NameKind
from kg.mentions.namewords import NameWords
from kg.mentions.runs import Run, capital_runs, shouted_runs
from kg.text.phrases import Phrases
from kg.text.sentences import TokenSentence
from kg.text.tokens import Tokens, words_of
from kg.values import Span

__all__ = ["NameFinder", "Names"]


@dataclass(frozen=True, slots=True)
class Names:
    """The names of an article in order, and its entities by canonical name."""

    names: tuple[Name, ...]
    entities: dict[str, Entity]


class NameFinder:
    """Finds names: built once of a lexicon and the words of a language, then used on any number of articles."""

    def __init__(self, lexicon: Lexicon, words: NameWords) -> None:
        self.lexicon, self.words = lexicon, words
        self._known = Phrases([*_known_names(lexicon), *_known_places(words)])
        small = {words_of(text)[0] for text in lexicon.aliases if text[0].islower()}
        self._small = small - words.vocabulary.common

    def find(self, tokens: Tokens, sentences: list[TokenSentence], taken: frozenset[int] = frozenset()) -> Names:
        """The names of the article and the entities they stand for; `taken` tokens belong to no name."""
        known = _widened(self._known_in(tokens, sentences, taken), tokens, self.words)
        runs = capital_runs(tokens, sentences, known, taken, self.words)
        runs += shouted_runs(tokens, sentences, known, runs)
        runs.sort(key=lambda run: run.first)
        judged = _Judgement(self, tokens, known, runs)
        names = sorted([*judged.known_names(), *judged.unknown_names()], key=lambda name: name.first)
        return Names(tuple(names), judged.entities)

    def _known_in(self, tokens: Tokens, sentences: list[TokenSentence], taken: frozenset[int]) -> list[_Known]:
        found: list[_Known] = []
        for sentence in sentences:
            at = sentence.first
            while at < sentence.last:
                step = 1
                starts = tokens.capital(at) or tokens.words[at][0].isdigit() or tokens.words[at] in self._small
                if starts and at not in taken:
                    match = self._known_at(tokens, at, sentence)
                    if match:
                        found.append(match)
                        step = match.last - match.first
                at += step
        return found

    def _known_at(self, tokens: Tokens, at: int, sentence: TokenSentence) -> _Known | None:
        for size, entry in self._known.at(tokens.words, at):
            if at + size > sentence.last:
                continue
            weak = entry.kind is NameKind.MEDIUM and not entry.strong
            if weak and at > sentence.first and (_touches(tokens, at) or _touches(tokens, at + size)):
                continue
            if entry.kind is NameKind.ORGANISATION and self._is_part(tokens, at, size, entry):
                continue
            text = " ".join(tokens.original(at, at + size).replace("’", "'").split())
            if entry.fits(text):
                return _Known(entry, at, at + size, opens=at == sentence.first)
        return None

    def _is_part(self, tokens: Tokens, at: int, size: int, entry: _Entry) -> bool:
        """True if the name is only part of another: "Roche" in "Gilles Roche", "La Caisse" in "La Caisse d'Épargne"."""
        vocabulary, words = self.words.vocabulary, tokens.words
        if size == 1 and at and words[at - 1] in vocabulary.first_names and _touches(tokens, at):
            return words[at - 1] not in vocabulary.common and words[at - 1] not in vocabulary.places
        after = at + size
        linked = after + 1 < len(words) and words[after] in {"d'", "de", "des", "du"} and tokens.capital(after + 1)
        return not entry.strong and linked and words[after - 1] in self.words.institutions


@dataclass(frozen=True, slots=True)
class _Entry:
    """A name of the lexicon: its exact text and what it names."""

    text: str
    kind: NameKind
    entity: str
    company: Company | None
    strong: bool

    def fits(self, text: str) -> bool:
        """True if the words of the article may be this name: same letters, or all capitals, or a strong long name."""
        if text == self.text or text == self.text.replace("’", "'"):
            return True
        if not self.strong or len(self.text) < 4 or not text[0].isupper():
            return False
        return text.isupper() or (text.lower() == self.text.lower() and (len(text) > 5 or " " in text))


@dataclass(frozen=True, slots=True)
class _Known:
    """A name of the lexicon at its place; `opens` if it opens a sentence."""

    entry: _Entry
    first: int
    last: int
    opens: bool


def _touches(tokens: Tokens, at: int) -> bool:
    """True if one capitalised word stands right before another here: "Nordlys" and "Capital"."""
    if at >= len(tokens) or tokens.starts[at] - tokens.ends[at - 1] != 1 or not tokens.words[at][0].isalpha():
        return False
    return tokens.capital(at) and tokens.capital(at - 1) and tokens.words[at - 1].isalpha()


def _widened(known: list[_Known], tokens: Tokens, words: NameWords) -> list[_Known]:
    """The known names without those that are only the start of a longer name: "Vade" in "Vade Retrace"."""
    ends = {name.last for name in known}
    alone = {name.entry.entity for name in known if not _goes_on(name, tokens, words)}
    kept = []
    for name in known:
        longer = name.entry.kind is NameKind.ORGANISATION and _goes_on(name, tokens, words) and name.last in ends
        telling = longer and tokens.words[name.last] in words.organisation_words
        if not (longer and (telling or name.entry.entity not in alone)):
            kept.append(name)
    return kept


def _goes_on(name: _Known, tokens: Tokens, words: NameWords) -> bool:
    """True if a capitalised word that may belong to the name follows it."""
    at = name.last
    if at >= len(tokens) or tokens.starts[at] - tokens.ends[at - 1] != 1 or not tokens.capital(at):
        return False
    word = tokens.words[at]
    return word[0].isalpha() and "." not in word and word not in words.function_words and word not in words.not_names


def _known_names(lexicon: Lexicon) -> list[tuple[str, _Entry]]:
    entries = [
        (text, _Entry(text, NameKind.ORGANISATION, company.name, company, strong))
        for text, (company, strong) in lexicon.aliases.items()
    ]
    for text, name in lexicon.media.items():
        strong = text not in lexicon.media_words
        entries.append((text, _Entry(text, NameKind.MEDIUM, name, None, strong)))
    for text, maker in lexicon.products.items():
        if text not in lexicon.aliases:
            entries.append((text, _Entry(text, NameKind.PRODUCT, maker.name, maker, strong=True)))
    entries += [(text, _Entry(text, NameKind.PERSON, text, None, strong=True)) for text in lexicon.people]
    return entries


def _known_places(words: NameWords) -> list[tuple[str, _Entry]]:
    """Places whose small words would cut them: "Arabie saoudite", "Pays de la Loire"."""
    phrases = sorted(words.vocabulary.place_phrases)
    return [(text, _Entry(text, NameKind.PLACE, text, None, strong=True)) for text in phrases]


class _Judgement:
    """The judgement on all names of one article."""

    def __init__(self, finder: NameFinder, tokens: Tokens, known: list[_Known], runs: list[Run]) -> None:
        self.lexicon, self.words, self.tokens = finder.lexicon, finder.words, tokens
        self.known, self.runs = known, runs
        self.entities: dict[str, Entity] = {}
        self.strong = {
            k.entry.entity for k in known if k.entry.kind is NameKind.ORGANISATION and (k.entry.strong or not k.opens)
        }

    def known_names(self) -> list[Name]:
        """The names of the lexicon that hold: weak ones need a strong naming elsewhere, or a place inside a sentence."""
        names = []
        for known in self.known:
            entry = known.entry
            if entry.kind is NameKind.MEDIUM and not entry.strong and not self._medium_slot(known):
                continue
            if entry.kind is NameKind.ORGANISATION and not entry.strong and not self._weak_holds(known):
                continue
            names.append(self._name(entry.kind, entry.entity, known.first, known.last))
            if entry.kind in {NameKind.ORGANISATION, NameKind.PRODUCT} and entry.company:
                self._count(entry.company)
        return names

    def unknown_names(self) -> list[Name]:
        """The names that no lexicon knows: the kind of each is decided once for the whole article."""
        places: dict[str, list[Run]] = {}
        for run in self.runs:
            places.setdefault(run.text, []).append(run)
        people = {
            text
            for text, runs in places.items()
            if self.words.is_person(text, runs, self.tokens) and not self.words.names_thing(runs, self.tokens)
        }
        surnames = {text.split()[-1]: text for text in sorted(people) if " " in text}
        leaders = sorted({known.entry.text for known in self.known if known.entry.text in self.lexicon.people})
        surnames |= {full.split()[-1]: full for full in leaders}
        kinds: dict[str, tuple[NameKind, str]] = {}
        for text, runs in places.items():
            family = self.words.family_of(text, runs, self.tokens)
            if family:
                kinds[text] = NameKind.ORGANISATION, family
            elif text in people or (text in surnames and not self.words.led_by_company(runs, self.tokens)):
                kinds[text] = NameKind.PERSON, surnames.get(text, text)
            else:
                kind = self.words.kind_of(text, runs, self.tokens)
                if kind is not None:
                    kinds[text] = kind, text
        self._join_short_forms(kinds)
        self._join_initials(kinds)
        names = []
        for run in self.runs:
            if run.text in kinds:
                kind, entity = kinds[run.text]
                names.append(self._name(kind, entity, run.first, run.last))
                if kind in {NameKind.ORGANISATION, NameKind.PERSON}:
                    self._count_unknown(entity, kind, run)
        return names

    @staticmethod
    def _join_short_forms(kinds: dict[str, tuple[NameKind, str]]) -> None:
        """Let "Corvalis" be "Corvalis Compute" where the article has both and nothing else begins so."""
        long_forms = [text for text, (kind, _) in kinds.items() if kind is NameKind.ORGANISATION and " " in text]
        starts = Counter(text.split()[0] for text in long_forms)
        for text in long_forms:
            short = text.split()[0]
            if starts[short] == 1 and short in kinds and kinds[short][0] is NameKind.ORGANISATION:
                kinds[short] = NameKind.ORGANISATION, text

    def _join_initials(self, kinds: dict[str, tuple[NameKind, str]]) -> None:
        """Let "QIA (Qatar Investment Authority)" and "Tata Consultancy Services (TCS)" be one company each."""
        for before, run in zip(self.runs, self.runs[1:], strict=False):
            if run.first != before.last + 1 or self.tokens.words[before.last] != "(":
                continue
            short, long = sorted((before.text, run.text), key=len)
            initials = "".join(word[0] for word in long.split() if word[0].isupper())
            organisations = {kinds.get(text, (None,))[0] for text in (short, long)} == {NameKind.ORGANISATION}
            if short == initials and organisations:
                kinds[short] = NameKind.ORGANISATION, kinds[long][1]

    def _name(self, kind: NameKind, entity: str, first: int, last: int) -> Name:
        return Name(kind, entity, first, last, Span(self.tokens.starts[first], self.tokens.ends[last - 1]))

    def _weak_holds(self, known: _Known) -> bool:
        if known.entry.entity in self.strong:
            return True
        return self.tokens.words[known.first] not in self.words.vocabulary.common

    def _medium_slot(self, known: _Known) -> bool:
        """True if a newspaper whose name is also a word is spoken of as one: "selon Capital", "le magazine Fortune"."""
        return self.words.speaks_of_medium(self.tokens.words, known.first, known.last)

    def _count(self, company: Company) -> None:
        entity = self.entities.get(company.name)
        if entity is None:
            entity = self.entities[company.name] = Entity(
                company.name, company.sector, company.country, set(company.cities), set(company.products),
                set(company.people), known=True,
            )  # fmt: skip
        entity.mentions += 1
        entity.evidence += 1

    def _count_unknown(self, name: str, kind: NameKind, run: Run) -> None:
        entity = self.entities.get(name)
        if entity is None:
            sector = Sector.PERSON if kind is NameKind.PERSON else self.words.sector_of(name)
            entity = self.entities[name] = Entity(name, sector)
        entity.mentions += 1
        entity.evidence += (not run.opens) + 2 * self.words.tells_organisation(run.text)
