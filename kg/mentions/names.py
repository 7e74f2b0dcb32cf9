"""Names of an article, found in two steps: capitalised runs and names of the lexicon, then a judgement on all of them.

A run of capitals means nothing by itself: whether it is a company, a person, a newspaper or a place is judged on every
place of the article where it stands, before any sentence is interpreted.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from kg.lexicon.company import Company, Sector
from kg.lexicon.load import Lexicon
from kg.mentions.knownnames import Known, KnownNames
from kg.mentions.name import Entity, Name, NameKind
from kg.mentions.namekinds import NameKinds
from kg.mentions.namewords import NameWords
from kg.mentions.runs import capital_runs
from kg.mentions.shouting import shouted_runs, shouts
from kg.mentions.wordlists import Run
from kg.text.sentences import TokenSentence
from kg.text.tokens import Tokens
from kg.values import Span

__all__ = ["NameFinder", "Names"]

_HEADINGS = 2
_LISTED = 6


@dataclass(frozen=True, slots=True)
class Names:
    """The names of an article in order, and its entities by canonical name."""

    names: tuple[Name, ...]
    entities: dict[str, Entity]


class NameFinder:
    """Finds names: built once of a lexicon and the words of a language, then used on any number of articles."""

    def __init__(self, lexicon: Lexicon, words: NameWords) -> None:
        self.lexicon, self.words, self.kinds = lexicon, words, NameKinds(words)
        self._known = KnownNames(lexicon, words)

    def find(self, tokens: Tokens, sentences: list[TokenSentence], taken: frozenset[int] = frozenset()) -> Names:
        """The names of the article and the entities they stand for; `taken` tokens belong to no name."""
        known = self._known.find(tokens, sentences, taken)
        loud: list[TokenSentence] = []
        quiet: list[TokenSentence] = []
        for sentence in sentences:
            (loud if shouts(tokens, sentence) else quiet).append(sentence)
        runs = capital_runs(tokens, quiet, known, taken, self.words)
        runs = _own_runs(runs, known, tokens, self.words)
        runs += shouted_runs(tokens, loud, known, runs, self.words)
        runs.sort(key=lambda run: run.first)
        judged = _Judgement(self, tokens, known, runs, [sentence.first for sentence in sentences])
        names = sorted([*judged.known_names(), *judged.unknown_names()], key=lambda name: name.first)
        return Names(tuple(names), judged.entities)


def _own_runs(runs: list[Run], known: list[Known], tokens: Tokens, words: NameWords) -> list[Run]:
    """The runs without what only goes on with a known name ("Instinct" in "AMD Instinct"), unless it stands alone too."""
    kinds = {NameKind.ORGANISATION, NameKind.MEDIUM, NameKind.PRODUCT}
    ends = {name.last for name in known if name.entry.kind in kinds}
    rests = {
        run.first for run in runs if run.first in ends and tokens.starts[run.first] - tokens.ends[run.first - 1] == 1
    }
    alone = {run.text for run in runs if run.first not in rests}
    names = alone | {name.entry.text for name in known}
    runs = [run for run in runs if not _is_pair(run.text, names)]
    first_names = words.vocabulary.first_names
    return [
        run for run in runs if run.first not in rests or run.text in alone or tokens.words[run.first] in first_names
    ]  # fmt: skip


def _comes_first(shorts: Sequence[Run], longs: Sequence[Run]) -> bool:
    """True if a name is used again and again before the longer one that ends in it: no surname, but a company called so."""
    return bool(longs) and sum(run.first < longs[0].first for run in shorts) > _HEADINGS


def _beginnings(text: str) -> list[str]:
    """What a name of several words may be called in short: "Corvalis" and "Corvalis Grid" for "Corvalis Grid Compute"."""
    words = text.split()
    return [" ".join(words[:size]) for size in range(1, len(words))]


def _extends(one: str, other: str) -> bool:
    """True if one of two names begins with the other, or is it."""
    return f"{one} ".startswith(f"{other} ") or f"{other} ".startswith(f"{one} ")


def _is_pair(text: str, names: set[str]) -> bool:
    """True for two names of the article in one word: "le tandem Corvanel-Brumalys"."""
    return "-" in text and all(piece in names for piece in text.split("-"))


class _Judgement:
    """The judgement on all names of one article."""

    def __init__(
        self, finder: NameFinder, tokens: Tokens, known: list[Known], runs: list[Run], sentences: list[int]
    ) -> None:
        self.lexicon, self.words, self.kinds, self.tokens = finder.lexicon, finder.words, finder.kinds, tokens
        self.known, self.runs, self.sentences = known, runs, sentences
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
            elif entry.kind is NameKind.ORGANISATION:
                self._count_other(entry.entity, Sector.STATE)
            elif entry.kind is NameKind.PERSON:
                self._count_other(entry.entity, Sector.PERSON)
        return names

    def unknown_names(self) -> list[Name]:
        """The names that no lexicon knows: the kind of each is decided once for the whole article."""
        places: dict[str, list[Run]] = {}
        for run in self.runs:
            places.setdefault(run.text, []).append(run)
        people = {
            text
            for text, runs in places.items()
            if self.words.is_person(text, runs, self.tokens) and not self.kinds.names_thing(runs, self.tokens)
        }
        surnames = {text.split()[-1]: text for text in sorted(people) if " " in text}
        leaders = sorted({known.entry.text for known in self.known if known.entry.text in self.lexicon.people})
        surnames |= {full.split()[-1]: full for full in leaders}
        kinds: dict[str, tuple[NameKind, str]] = {}
        for text, runs in places.items():
            family = self.kinds.family_of(text, runs, self.tokens)
            if family:
                kinds[text] = NameKind.ORGANISATION, family
            elif text in people or (
                text in surnames
                and not self._heads_company(text, runs, places)
                and not _comes_first(runs, places.get(surnames[text], []))
            ):
                kinds[text] = NameKind.PERSON, surnames.get(text, text)
            else:
                kind = self.kinds.kind_of(text, runs, self.tokens)
                if kind is not None:
                    kinds[text] = kind, text
        self._join_short_forms(kinds, places)
        self._join_initials(kinds)
        names = []
        for run in self.runs:
            if run.text in kinds:
                kind, entity = kinds[run.text]
                names.append(self._name(kind, entity, run.first, run.last))
                if kind in {NameKind.ORGANISATION, NameKind.PERSON}:
                    self._count_unknown(entity, kind, run)
        return names

    def _heads_company(self, text: str, runs: list[Run], places: dict[str, list[Run]]) -> bool:
        """True if a surname is that of a company: "le groupe X", "X, fabricant de ...", or "X" beside "X Verreries"."""
        longer = (other for other in places if other.startswith(f"{text} "))
        words, told = self.tokens.words, self.words.role_words | self.words.makers
        beside = (words[max(0, run.first - 2) : run.first] + words[run.last + 1 : run.last + 3] for run in runs)
        led = self.kinds.led_by_company(runs, self.tokens) or any(map(self.words.tells_organisation, longer))
        return led or any(not told.isdisjoint(near) for near in beside)

    def _join_short_forms(self, kinds: dict[str, tuple[NameKind, str]], places: dict[str, list[Run]]) -> None:
        """Let "Corvalis" be "Corvalis Compute" where the article introduces it so and nothing else begins so.

        A short form that is used at length before, or beside the long one in a sentence, names a company of its own:
        its parent.
        """
        long_forms = [text for text, (kind, _) in kinds.items() if kind is NameKind.ORGANISATION and " " in text]
        alike: dict[str, list[str]] = {}
        for text in long_forms:
            alike.setdefault(text.split()[0], []).append(text)
        for text in sorted(long_forms, key=len, reverse=True):
            longs, others = places[text], alike[text.split()[0]]
            for short in _beginnings(text):
                if kinds.get(short) != (NameKind.ORGANISATION, short) or self._is_branch(longs):
                    continue
                if any(f"{other} ".startswith(f"{short} ") and not _extends(other, text) for other in others):
                    continue
                shorts = places[short]
                before = sum(run.first < longs[0].first for run in shorts)
                if before <= _HEADINGS and not self._sentences(shorts) & self._sentences(longs):
                    kinds[short] = NameKind.ORGANISATION, text

    def _is_branch(self, longs: list[Run]) -> bool:
        """True if the long form is introduced as a branch of the short one: "sa filiale X Nord"."""
        return any(
            not self.words.branches.isdisjoint(self.tokens.words[max(0, run.first - 4) : run.first]) for run in longs
        )

    def _sentences(self, runs: list[Run]) -> set[int]:
        return {bisect_right(self.sentences, run.first) for run in runs}

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

    def _weak_holds(self, known: Known) -> bool:
        if known.entry.entity in self.strong:
            return True
        return self.tokens.words[known.first] not in self.words.vocabulary.common or self._bare_subject(known)

    def _bare_subject(self, known: Known) -> bool:
        """True for "Orange a signé" and "Orange, qui ...": no ordinary noun opens a sentence so without a determiner."""
        words, at = self.tokens.words, known.last
        if not known.opens or at + 1 >= len(words):
            return False
        if words[known.first] in self.words.function_words and not self.words.is_acronym(self.tokens, known.first):
            return False
        if words[at] == "," and self.tokens.capital(at + 1):  # "Orange, Corvanel et Brumalys ont signé"
            return "et" in words[at + 2 : at + _LISTED]
        if words[at] == ",":
            opening = self.words.opening
            return words[at + 1] in opening.beside | opening.telling | self.words.role_words
        at += words[at] in self.words.small.adverbial
        return self.words.opens_predicate(words[at]) or (words[at] == "et" and self.tokens.capital(at + 1))

    def _medium_slot(self, known: Known) -> bool:
        """True if a newspaper whose name is also a word is spoken of as one: "selon Capital", "le magazine Fortune"."""
        return self.words.speaks_of_medium(self.tokens.words, known.first, known.last)

    def _count(self, company: Company) -> None:
        entity = self.entities.get(company.name)
        if entity is None:
            parent = self.lexicon.parent_of(company) if company.parent else None
            entity = self.entities[company.name] = Entity(
                company.name, company.sector, company.country, parent.name if parent else "", set(company.cities),
                set(company.products), set(company.people), known=True,
            )  # fmt: skip
        entity.mentions += 1
        entity.evidence += 1

    def _count_other(self, name: str, sector: Sector) -> None:
        """Count a person of the lexicon, or a state."""
        self.entities.setdefault(name, Entity(name, sector)).mentions += 1

    def _count_unknown(self, name: str, kind: NameKind, run: Run) -> None:
        entity = self.entities.get(name)
        if entity is None:
            sector = Sector.PERSON if kind is NameKind.PERSON else self.words.sector_of(name)
            entity = self.entities[name] = Entity(name, sector)
        entity.mentions += 1
        entity.evidence += (not run.opens) + 2 * self.words.tells_organisation(run.text)
