"""The parties mentioned in a sentence, each with its preposition and the group of those it is coordinated with."""

from __future__ import annotations

from kg.lexicon.company import Sector
from kg.mentions.descriptions import DescriptionFinder, Found
from kg.mentions.name import Entity, Name, NameKind
from kg.mentions.party import Form, PartyMention
from kg.mentions.prepositions import Prepositions
from kg.text.fold import fold
from kg.text.sentences import TokenSentence
from kg.text.tokens import Tokens

__all__ = ["PartyFinder"]

_PARTIES = frozenset({NameKind.ORGANISATION, NameKind.PERSON})
_SPEECH = 4


class PartyFinder:
    """Finds the mentions of parties in the sentences of one article."""

    def __init__(
        self,
        descriptions: DescriptionFinder,
        prepositions: Prepositions,
        joiners: frozenset[str],
        seated: frozenset[str],
    ) -> None:
        self.descriptions, self.prepositions, self.joiners, self.seated = descriptions, prepositions, joiners, seated
        self.countries = descriptions.names.vocabulary.countries

    def find(
        self, tokens: Tokens, sentence: TokenSentence, names: list[Name], entities: dict[str, Entity]
    ) -> list[PartyMention]:
        """The party mentions of the sentence in order. What appositions tell is added to the entities."""
        by_first = {name.first: name for name in names}
        inside = {at for name in names for at in range(name.first, name.last)}
        parties: list[PartyMention] = []
        opened: dict[int, Found] = {}
        read = sentence.first
        for at in sorted({*by_first, *self.descriptions.places(tokens, sentence.first, sentence.last)}):
            name = by_first.get(at)
            if at < read:
                continue
            if name:
                if name.kind in _PARTIES:
                    parties.append(self._named(name, opened.pop(name.first, None), entities))
                    self._learn_seat(tokens, name, by_first, entities)
                elif name.kind is NameKind.PRODUCT and name.entity in entities:
                    parties.append(_product(name))
                read = name.last
                continue
            found = None if at in inside else self.descriptions.at(tokens, at, sentence.last, by_first)
            if found is not None:
                self._place(found, parties, opened, entities, tokens)
                read = found.name.first if found.name else found.mention.last
        for party in parties:
            person = party.entity in entities and entities[str(party.entity)].sector is Sector.PERSON
            party.speaks = person and self._speaks(tokens, party, sentence)
            party.preposition = self._governed(tokens, party, sentence.first)
        self._coordinate(tokens, parties)
        return parties

    def _governed(self, tokens: Tokens, party: PartyMention, first: int) -> str:
        """The preposition of a mention; one that is fused with its determiner counts: "auprès du fonds X"."""
        if party.pronoun == "dative":
            return "to"
        fused = _fused(tokens, party)
        found = self.prepositions.before(tokens.words, party.first + bool(fused), first) or fused
        return "" if found == "and" else found

    def _speaks(self, tokens: Tokens, party: PartyMention, sentence: TokenSentence) -> bool:
        """True for a person who only tells it: "X assure que ...", "..., a précisé X"."""
        words, speech = tokens.words, self.descriptions.names.speech
        after = party.last + (party.last < sentence.last and words[party.last] == ",")
        told = (after + size for size, _ in speech.at(words, after)) if after < sentence.last else ()
        if any(at < sentence.last and words[at] in {"que", "qu'"} for at in told):
            return True
        starts = range(max(sentence.first, party.first - _SPEECH), party.first)
        return any(start + size == party.first for start in starts for size, _ in speech.at(words, start))

    def _place(
        self, found: Found, parties: list[PartyMention], opened: dict[int, Found], entities: dict[str, Entity],
        tokens: Tokens,
    ) -> None:  # fmt: skip
        """Keep a description as a mention, or spend it on the name that it is in apposition to."""
        mention = found.mention
        if found.name is not None:
            opened[found.name.first] = found
            return
        before = parties[-1] if parties else None
        if before and before.entity and _apposed_after(tokens, before, mention):
            _learn(entities.get(before.entity), found)
            return
        if mention.definite:
            parties.append(mention)

    def _named(self, name: Name, opened: Found | None, entities: dict[str, Entity]) -> PartyMention:
        entity = entities.get(name.entity)
        if opened:
            _learn(entity, opened)
        first = opened.mention.first if opened else name.first
        return PartyMention(
            Form.NAME, first, name.last, name.span, entity=name.entity, apposed=opened is not None,
            country=entity.country if entity else "",
        )  # fmt: skip

    def _learn_seat(self, tokens: Tokens, name: Name, names: dict[int, Name], entities: dict[str, Entity]) -> None:
        """Let "X (Brumal)", "X, à Brumal" and "X, installée à Brumal" tell in what town a company is."""
        words, at = tokens.words, name.last
        if words[at : at + 1] == ["("]:
            at += 1
        else:
            at += words[at : at + 1] == [","]
            at += at < len(words) and words[at] in self.seated
            if at == name.last or words[at : at + 1] != ["a"]:
                return
            at += 1
        place, entity = names.get(at), entities.get(name.entity)
        if place and entity and place.kind is NameKind.PLACE and fold(place.entity) not in self.countries:
            entity.cities.add(place.entity)

    def _coordinate(self, tokens: Tokens, parties: list[PartyMention]) -> None:
        """Number the groups of mentions joined by commas and "et"; a group shares its first preposition."""
        group, closed = -1, False
        for before, party in zip([None, *parties], parties, strict=False):
            joined = before is not None and self._joined(tokens, before, party)
            ends = before is not None and "et" in tokens.words[before.last : party.first]
            joined = joined and not (closed and not ends)
            closed = joined and ends
            group += not joined
            party.group = group
            if joined and before is not None:
                weak = party.preposition in {"", "of", "beside"} or before.preposition == party.preposition
                if weak and not (before.preposition == "" and party.preposition == "of"):
                    party.preposition = before.preposition or party.preposition

    def _joined(self, tokens: Tokens, before: PartyMention, party: PartyMention) -> bool:
        if Form.PRONOUN in {before.form, party.form} or party.first <= before.last - 1:
            return False
        between = [
            word
            for at, word in enumerate(tokens.words[before.last : party.first], before.last)
            if not _is_ticker(tokens, at)
        ]
        origins = self.descriptions.names.vocabulary.demonyms  # "le Corvanel américain et Brumalys"
        if not between or len(between) > 6 or not all(word in self.joiners or word in origins for word in between):
            return False
        if "par" in between and before.preposition in {"", "that"}:
            return False  # "Quillon, par Harfeuil, a versé ..."
        if between == [","] and before.preposition and not party.preposition and self._acts(tokens, party):
            return False  # "via Harfeuil, Quillon a versé ..."
        return any(word in {"et", "ou", ",", "&", "/", "ni", "ainsi", "puis"} for word in between)

    def _acts(self, tokens: Tokens, party: PartyMention) -> bool:
        """True if a verb follows the mention, so that it is a subject."""
        return party.last < len(tokens) and self.descriptions.names.opens_predicate(tokens.words[party.last])


def _product(name: Name) -> PartyMention:
    """A product that may stand for its maker: "chez Azure"."""
    return PartyMention(Form.EPITHET, name.first, name.last, name.span, entity=name.entity, role="product")


def _is_ticker(tokens: Tokens, at: int) -> bool:
    word = tokens.words[at]
    return "." in word and len(word) <= 9 and tokens.text[tokens.starts[at] : tokens.ends[at]].isupper()


def _fused(tokens: Tokens, party: PartyMention) -> str:
    """The preposition inside "du fonds" or "au groupe"."""
    return {"du": "of", "au": "to", "des": "of", "aux": "to"}.get(tokens.words[party.first], "")


def _apposed_after(tokens: Tokens, before: PartyMention, mention: PartyMention) -> bool:
    """True for "X, fonds américain", "X (l'opérateur lillois)" and "X est un fonds": the description speaks of the name just
    before.
    """
    between = tokens.words[before.last : mention.first]
    between = [word for word in between if word not in {"un", "une", "l'un", "des", "le", "la", "l'"}]
    if mention.definite and between not in ([","], ["("]):
        return False
    return between in ([","], ["("], ["-"], [",", "ce"], ["est"], ["etait"], [",", "est"], [",", "qui", "est"])


def _learn(entity: Entity | None, found: Found) -> None:
    """Let an apposition tell what an entity is: its trade and city, and of one that no lexicon knows sector and country."""
    if entity is None:
        return
    entity.evidence += 2
    mention = found.mention
    entity.told |= mention.told
    if found.noun:
        entity.told.add(found.noun.noun)
    if mention.city:
        entity.cities.add(mention.city)
    if entity.known:
        return
    entity.country = entity.country or mention.country
    if entity.sector is Sector.UNKNOWN:
        entity.sector = found.suggests
