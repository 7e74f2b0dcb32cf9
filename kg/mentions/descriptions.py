"""Descriptions that stand for a company: epithets from its attributes, role nouns with what they require, pronouns.

"le fabricant de ChatGPT", "la firme de Redmond", "la société fondée par X" name a company by its products, cities and
people; "la jeune pousse", "le fonds norvégien" only say what it must be, and are resolved later, per slot.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import compress, takewhile

from kg.lexicon.company import Sector
from kg.mentions.name import Name, NameKind
from kg.mentions.namewords import NameWords
from kg.mentions.party import Form, PartyMention
from kg.mentions.rolewords import RoleNoun, RoleWords
from kg.text.fold import fold
from kg.text.phrases import Phrases
from kg.text.tokens import Tokens
from kg.values import Span

__all__ = ["Attributes", "DescriptionFinder", "Found"]

_COMPLEMENT, _TELLING = 7, 12
_AT = frozenset({"de", "d'"})
_COMPLEMENT_WORDS = frozenset({
    "de", "du", "des", "d'", "en", "a", "au", "aux", "la", "le", "l'", "les", "pour", "et", "qui",
})  # fmt: skip
_PREDICATE = frozenset({
    "a", "ont", "est", "sont", "avait", "va", "que", "dont", "se", "n'", "s'", "y", "ne", "lui", "chez", "aupres",
})  # fmt: skip
_AFTER_PHRASE = _PREDICATE | {"qui", "et", "par", "dans"}
_BEFORE_ATTRIBUTE = frozenset({"l'", "la", "le", "les", "«", "assistant", "modeles", "modele", "chatbot", "robot"})


@dataclass(frozen=True, slots=True)
class Attributes:
    """What companies are known by: folded product, city and person -> canonical names, from lexicon and article."""

    products: dict[str, str]
    cities: dict[str, tuple[str, ...]]
    people: dict[str, str]
    phrases: Phrases[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Found:
    """A description, its role noun and the trade that the words after it tell; where a name follows in apposition, that name."""

    mention: PartyMention
    name: Name | None
    noun: RoleNoun | None
    trade: Sector = Sector.UNKNOWN

    @property
    def suggests(self) -> Sector:
        """The sector that the description suggests for a company that no lexicon knows."""
        if self.noun is None:
            return Sector.UNKNOWN
        told = self.trade is not Sector.UNKNOWN and not self.noun.sure
        return self.trade if told else self.noun.suggests


class DescriptionFinder:
    """Finds descriptions at determiners and pronouns of one sentence after another."""

    def __init__(
        self,
        roles: RoleWords,
        names: NameWords,
        pronouns: dict[str, list[str]],
        attributes: Attributes,
        nouns: frozenset[str],
    ) -> None:
        self.roles, self.names, self.attributes, self.nouns = roles, names, attributes, nouns
        self._pronouns = Phrases(
            (phrase, kind) for kind, phrases in pronouns.items() if kind != "impersonal" for phrase in phrases
        )
        self._impersonal = Phrases((phrase, None) for phrase in pronouns["impersonal"])
        self._before_noun = roles.adjectives | {"«", '"'}
        self._opening = roles.determiners | roles.nouns.first_words | self._pronouns.first_words

    def places(self, tokens: Tokens, first: int, last: int) -> Iterator[int]:
        """The places between two tokens where a description may start, by its first word."""
        return compress(range(first, last), map(self._opening.__contains__, tokens.words[first:last]))

    def at(self, tokens: Tokens, at: int, stop: int, names: dict[int, Name]) -> Found | None:
        """The description that starts at this token; None where none does. `names` maps first tokens to names."""
        words = tokens.words
        pronoun = self._pronoun(tokens, at, stop)
        if pronoun:
            return Found(pronoun, None, None)
        if words[at] in self.roles.determiners:
            return self._described(tokens, at, stop, names) or self._by_country(tokens, at, stop, names)
        noun = self.roles.noun_at(words, at, stop)
        if noun and (at == 0 or words[at - 1] not in self.roles.determiners):
            return self._bare(tokens, at, noun, stop, names)
        return None

    def _pronoun(self, tokens: Tokens, at: int, stop: int) -> PartyMention | None:
        words = tokens.words
        if any(self._impersonal.at(words, at)):
            return None
        for size, kind in self._pronouns.at(words, at):
            if at + size > stop:
                continue
            if kind in {"first", "second"} and at + size < stop and self._counts(words[at + size]):
                continue
            if kind == "dative" and words[at - 1] in {"chez", "en", "pour"}:
                continue
            return PartyMention(Form.PRONOUN, at, at + size, _span(tokens, at, at + size), pronoun=kind, role=words[at])
        return None

    def _counts(self, word: str) -> bool:
        """True if "premier" before this word only counts: "le premier client", not "le premier fournira", "le premier, lui"."""
        if not word[0].isalpha() or word in {"a", "et", "qui", "pour"}:
            return False
        return word in self.nouns or not self.names.opens_predicate(word)

    def _described(self, tokens: Tokens, at: int, stop: int, names: dict[int, Name]) -> Found | None:
        """A determiner and a role noun, with the adjectives between and the complement after them."""
        words = tokens.words
        place = at + 1
        while place < stop and words[place] in self._before_noun and not self.roles.noun_at(words, place, stop):
            place += 1
        start = place
        country = self._country(words[place]) if place < stop and place not in names else ""
        if country and self.roles.noun_at(words, place + 1, stop):
            place += 1
        else:
            country = ""
        found = self.roles.noun_at(words, place, stop) if place < stop else None
        if found is None or place in names:
            return None
        size, noun = found
        place += size
        mention = PartyMention(
            Form.DESCRIPTION, at, place, _span(tokens, at, place), sectors=noun.sectors, whole=noun.whole,
            country=country, role=noun.noun,
        )  # fmt: skip
        if words[start] == "meme":
            return None
        return self._completed(tokens, mention, place, stop, names, noun)

    def _completed(
        self, tokens: Tokens, mention: PartyMention, at: int, stop: int, names: dict[int, Name], noun: RoleNoun
    ) -> Found:
        """The description with what follows its noun: what it deals in, where it is, whose it is, and a name in apposition."""
        words, end = tokens.words, at
        while end < min(stop, at + _TELLING) and end not in names and words[end][0].isalpha():
            end += 1
        trade = next((sector for _, _, sector in self.roles.trades.within(words, at, end)), Sector.UNKNOWN)
        told = takewhile(lambda word: word not in _PREDICATE, words[at : min(end, at + _COMPLEMENT)])
        mention.told = frozenset(word for word in told if word not in self.names.function_words)
        return Found(mention, self._complement(tokens, mention, at, stop, names, noun), noun, trade)

    def _complement(
        self, tokens: Tokens, mention: PartyMention, at: int, stop: int, names: dict[int, Name], noun: RoleNoun
    ) -> Name | None:
        """Read what follows the noun into the mention; the name in apposition, if one follows."""
        words = tokens.words
        place = at
        while place < min(stop, at + _COMPLEMENT):
            word = words[place]
            before = words[place - 1]
            if place in names and names[place].kind in {NameKind.ORGANISATION, NameKind.PERSON}:
                name = names[place]
                if before in {"de", "du", "d'", "des", "famille", "familles"}:
                    self._of_name(mention, name, noun)
                    return None
                apposed = name.kind is NameKind.ORGANISATION and before not in _COMPLEMENT_WORDS
                return name if apposed else None
            if place in names and names[place].kind is NameKind.PLACE and before in _AT:
                self._at_place(tokens, mention, names[place])
                place = names[place].last
                continue
            linked = self._linked(tokens, place, stop)
            if linked:
                entity, end = linked
                mention.form, mention.entity, mention.last = Form.EPITHET, entity, end
                mention.span = _span(tokens, mention.first, end)
                return None
            country = self._country(word)
            city = self.names.vocabulary.city_adjectives.get(word, "")
            if country or city:
                mention.country, mention.city = country or mention.country, city or mention.city
                mention.last, mention.span = place + 1, _span(tokens, mention.first, place + 1)
            elif not word[0].isalpha() or tokens.capital(place):
                if not (word in {"«", '"'} and place + 1 in names):
                    return None
            elif word in _AFTER_PHRASE:
                return None
            place += 1
        return None

    def _at_place(self, tokens: Tokens, mention: PartyMention, place: Name) -> None:
        """Read the place after "de" into the mention: "l'entreprise de Brumal", "le fonds de Norvège"."""
        country = self.names.vocabulary.countries.get(fold(place.entity), "")
        mention.country, mention.city = country or mention.country, mention.city if country else place.entity
        mention.last, mention.span = place.last, _span(tokens, mention.first, place.last)

    def _of_name(self, mention: PartyMention, name: Name, noun: RoleNoun) -> None:
        """Read the name after "de" into the mention: the rival of X is not X; the company of a person is his."""
        if name.kind is NameKind.PERSON:
            company = self.attributes.people.get(name.entity)
            if company:
                mention.form, mention.entity = Form.EPITHET, company
        else:
            mention.excludes = frozenset({name.entity})
            mention.role = f"{noun.noun} de"
        mention.last = name.last

    def _linked(self, tokens: Tokens, at: int, stop: int) -> tuple[str, int] | None:
        """The company that the product, the city or "fondée par" a person points to, and the token after it."""
        words = tokens.words
        starts = [at + size for size, _ in self.roles.linkers.at(words, at)]
        starts += [at + size for size, _ in self.roles.person_links.at(words, at)]
        for linked in starts:
            start = linked
            while start < stop and words[start] in _BEFORE_ATTRIBUTE:
                start += 1
            if start >= stop:
                continue
            for size, (kind, key) in self.attributes.phrases.at(words, start):
                if start + size <= stop and (tokens.capital(start) or words[start][0].isdigit()):
                    company = self._company(kind, key)
                    if company:
                        return company, start + size
        return None

    def _company(self, kind: str, key: str) -> str | None:
        if kind == "product":
            return self.attributes.products.get(key)
        if kind == "person":
            return self.attributes.people.get(key)
        cities = self.attributes.cities.get(key, ())
        return cities[0] if len(cities) == 1 else None

    def _country(self, word: str) -> str:
        return str(self.names.vocabulary.demonyms.get(word, ""))

    def _by_country(self, tokens: Tokens, at: int, stop: int, names: dict[int, Name]) -> Found | None:
        """Read "le norvégien" or "l'américain X": an adjective of a country or city that stands for a company."""
        words = tokens.words
        if words[at] not in self.roles.alone or at + 1 >= stop:
            return None
        word = words[at + 1]
        country, city = self._country(word), self.names.vocabulary.city_adjectives.get(word, "")
        if not (country or city):
            return None
        mention = PartyMention(
            Form.DESCRIPTION, at, at + 2, _span(tokens, at, at + 2), country=country, city=city, role="gentile"
        )
        following = at + 2
        if following in names:
            return Found(mention, names[following] if names[following].kind is NameKind.ORGANISATION else None, None)
        if following < stop and words[following] in self.roles.after_alone:
            return None
        if following < stop and words[following][0].isalpha() and not self.names.is_verb(words[following]):
            return None
        return Found(mention, None, None)

    def _bare(
        self, tokens: Tokens, at: int, found: tuple[int, RoleNoun], stop: int, names: dict[int, Name]
    ) -> Found | None:
        """A role noun in apposition without a definite determiner: "un fonds américain", "opérateur lillois"."""
        size, noun = found
        mention = PartyMention(
            Form.DESCRIPTION, at, at + size, _span(tokens, at, at + size), sectors=noun.sectors, whole=noun.whole,
            role=noun.noun, definite=False,
        )  # fmt: skip
        return self._completed(tokens, mention, at + size, stop, names, noun)


def _span(tokens: Tokens, first: int, last: int) -> Span:
    return Span(tokens.starts[first], tokens.ends[last - 1])
