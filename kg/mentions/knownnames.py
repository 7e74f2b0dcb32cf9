"""Names that the lexicon knows, where an article has them: companies, newspapers, products, people; and known places."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.lexicon.company import Company
from kg.lexicon.load import Lexicon
from kg.mentions.cleaning import at_opening
from kg.mentions.name import NameKind
from kg.mentions.namewords import NameWords
from kg.text.fold import fold
from kg.text.phrases import Phrases
from kg.text.sentences import TokenSentence
from kg.text.tokens import Tokens, words_of

__all__ = ["Known", "KnownNames"]


class KnownNames:
    """Finds the names of a lexicon, and the places whose small words would cut them."""

    def __init__(self, lexicon: Lexicon, words: NameWords) -> None:
        self.words = words
        self._known = Phrases([*_known_names(lexicon), *_known_places(words), *_known_states(words)])
        self._plain = words.function_words | words.leading_nouns | words.articles | words.titles | words.months
        small = {words_of(text)[0] for text in lexicon.aliases if text[0].islower()}
        self._small = (small - words.vocabulary.common) | {fold(noun) for noun in words.state_nouns}

    def find(self, tokens: Tokens, sentences: list[TokenSentence], taken: frozenset[int]) -> list[Known]:
        """The known names in order, without those that are only part of a longer one; `taken` tokens belong to none."""
        found: list[Known] = []
        for sentence in sentences:
            read = sentence.first
            for at in self._known.starts(tokens.words, sentence.first, sentence.last):
                starts = tokens.capital(at) or tokens.words[at][0].isdigit() or tokens.words[at] in self._small
                match = self._known_at(tokens, at, sentence) if starts and at >= read and at not in taken else None
                if match:
                    found.append(match)
                    read = match.last
        return _widened(found, tokens, self.words)

    def _known_at(self, tokens: Tokens, at: int, sentence: TokenSentence) -> Known | None:
        for size, entry in self._known.at(tokens.words, at):
            if at + size > sentence.last:
                continue
            weak = entry.kind is NameKind.MEDIUM and not entry.strong
            if weak and at > sentence.first and (_touches(tokens, at) or _touches(tokens, at + size)):
                continue
            if entry.kind is NameKind.ORGANISATION and (
                (size == 1 and self._is_last(tokens, at, sentence, entry)) or self._is_part(tokens, at, size, entry)
            ):
                continue
            text = tokens.written(at, at + size)
            if entry.fits(text):
                return Known(entry, at, at + size, opens=at == sentence.first)
        return None

    def _is_last(self, tokens: Tokens, at: int, sentence: TokenSentence, entry: _Entry) -> bool:
        """True for the last word of a longer name: "Roche" in "Gilles Roche", "Cognition" in "chez Vasca Cognition"."""
        words = tokens.words
        if at == sentence.first or not _touches(tokens, at):
            return False
        before, acronym = words[at - 1], tokens.original(at - 1, at).isupper()
        if before in self.words.named_after:
            return True
        if not entry.strong and not at_opening(tokens, at - 1, sentence) and before not in self._plain:
            return True  # a name that is also a word: "Vasca Reef"
        if self._odd(before) and before.split("-")[0] in self.words.vocabulary.first_names:
            return True  # "Jean-Gilles Roche"
        if self._odd(before) and acronym:  # "PKO BP"
            return not any(self._known.at(words, at - 1))
        ordinary = words[at] in self.words.vocabulary.common and not tokens.original(at, at + 1).isupper()
        inside = not at_opening(tokens, at - 1, sentence) and not acronym
        return (ordinary or inside) and self._names(before) and not self._is_place_or_known(words, at - 1)

    def _is_place_or_known(self, words: list[str], at: int) -> bool:
        """True for the last word of a place ("Abou Dhabi"), or a name of the lexicon."""
        place = at > 0 and f"{words[at - 1]} {words[at]}" in self.words.vocabulary.places
        return place or any(self._known.at(words, at))

    def _is_part(self, tokens: Tokens, at: int, size: int, entry: _Entry) -> bool:
        """True if the name is only the start of another: "La Caisse" in "La Caisse d'Épargne"."""
        words, after = tokens.words, at + size
        if not entry.strong and any(at + 1 + longer > after for longer, _ in self._known.at(words, at + 1)):
            return True  # "La Caisse" in "La Caisse des dépôts"
        if after + 1 >= len(words):
            return False
        linked = words[after] in self.words.small.of
        if not entry.strong:
            return linked and words[after - 1] in self.words.institutions
        if size == 1 or words[at] not in self.words.institutions:
            return False  # "Caisse d'Épargne" in "Caisse d'Épargne de Brumal", "École polytechnique" with "fédérale"
        return (linked and tokens.capital(after + 1)) or words[after] in self.words.complements

    def _names(self, word: str) -> bool:
        """True if a word with a capital before a name is the first of a longer one: neither a place nor what a company is."""
        words = self.words
        told = word in words.vocabulary.demonyms or word in words.vocabulary.places or word in words.role_words
        return not (told or word in self._plain or word in words.not_names)

    def _odd(self, word: str) -> bool:
        """True if the word is neither an ordinary one nor a place, nor an acronym that names no company."""
        vocabulary = self.words.vocabulary
        return not (word in vocabulary.common or word in vocabulary.places or word in self.words.not_names)


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
        alike = fold(text) == fold(self.text) and (len(text) > 5 or " " in text)
        letters = zip(text.split(), self.text.split(), strict=False)  # "Capital a" is no "Capital A"
        return text.isupper() or (alike and all(len(known) > 1 or word == known for word, known in letters))


@dataclass(frozen=True, slots=True)
class Known:
    """A name of the lexicon at its place; `opens` if it opens a sentence."""

    entry: _Entry
    first: int
    last: int
    opens: bool


def _touches(tokens: Tokens, at: int) -> bool:
    """True if one capitalised word stands right before another here: "Nordlys" and "Capital"."""
    if at >= len(tokens) or tokens.starts[at] - tokens.ends[at - 1] != 1 or not tokens.words[at][0].isalpha():
        return False
    before = tokens.words[at - 1].replace("-", "")
    return tokens.capital(at) and tokens.capital(at - 1) and before[0].isalpha() and before.isalnum()


def _widened(known: list[Known], tokens: Tokens, words: NameWords) -> list[Known]:
    """The known names without those that are only the start of a longer name: "Vade" in "Vade Retrace"."""
    lengthened = {NameKind.ORGANISATION, NameKind.MEDIUM, NameKind.PRODUCT}
    alone = {name.entry.entity for name in known if not _goes_on(name, tokens, words)}
    kept = []
    for name in known:
        longer = name.entry.kind in lengthened and _goes_on(name, tokens, words)
        after = tokens.words[name.last] if longer else ""
        longer = longer and (after in words.regions or after not in words.vocabulary.first_names)
        rest = _rest(name, tokens) if longer else []
        if name.entry.kind is NameKind.MEDIUM:  # "Anadolu Tekno", not "Le Figaro Économie"
            longer = longer and rest[0] not in words.vocabulary.common | words.vocabulary.great_places
        telling = (longer and _tells(rest, words)) or _has_tail(name, tokens, words)
        unheard = name.entry.kind is not NameKind.PRODUCT and name.entry.entity not in alone
        if not (telling or (longer and unheard)):
            kept.append(name)
    return kept


def _tells(rest: list[str], words: NameWords) -> bool:
    """True if the words after a name make it that of a unit or a branch: "Ventures", "Maroc", "Africa"."""
    return bool(rest) and (
        rest[0] in words.vocabulary.great_places | words.regions
        or any(word in words.organisation_words for word in rest)
    )


def _has_tail(name: Known, tokens: Tokens, words: NameWords) -> bool:
    """True if what follows makes it the name of a firm: "X & Fils"."""
    after = tokens.words[name.last : name.last + 2]
    return len(after) == 2 and after[0] == "&" and after[1] in words.tails and tokens.capital(name.last + 1)


def _rest(name: Known, tokens: Tokens) -> list[str]:
    """The capitalised words right after a name, three at most."""
    last = name.last
    while last < min(len(tokens), name.last + 3) and tokens.capital(last):
        if tokens.starts[last] - tokens.ends[last - 1] != 1:
            break
        last += 1
    return tokens.words[name.last : last]


def _goes_on(name: Known, tokens: Tokens, words: NameWords) -> bool:
    """True if a capitalised word that may belong to the name follows it."""
    at = name.last
    if at >= len(tokens) or tokens.starts[at] - tokens.ends[at - 1] != 1 or not tokens.capital(at):
        return False
    word = tokens.words[at]
    telling = word in words.organisation_words or word in words.regions
    plain = word[0].isalpha() and "." not in word and word not in words.function_words | words.whole_words
    return plain and (telling or word not in words.not_names)


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


def _known_states(words: NameWords) -> Iterator[tuple[str, _Entry]]:
    """States that invest, under their English names: "l'État danois", "le gouvernement danois"."""
    for adjective, english in words.states.items():
        for noun, state in words.state_nouns.items():
            text = f"{noun} {adjective}"
            yield text, _Entry(text, NameKind.ORGANISATION, f"{english} {state}", None, strong=True)
