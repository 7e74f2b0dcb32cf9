"""Sentences that are all in capitals, where capitals tell nothing: the names in them are those that the rest tells."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import compress

from kg.mentions.namewords import NameWords
from kg.mentions.wordlists import Placed, Run
from kg.text.sentences import TokenSentence
from kg.text.tokens import Tokens

__all__ = ["shouted_runs", "shouts"]


def shouted_runs(
    tokens: Tokens, loud: list[TokenSentence], known: Sequence[Placed], runs: Sequence[Run], words: NameWords
) -> list[Run]:
    """The names in the sentences that are all in capitals, `loud`: those of `runs`, each with the text of its other naming,
    and words that are no ordinary ones.
    """
    if not loud:
        return []
    taken = {at for name in known for at in range(name.first, name.last)}
    texts: dict[str, dict[tuple[str, ...], str]] = {}
    for run in runs:
        folded = tuple(tokens.words[run.first : run.last])
        texts.setdefault(folded[0], {}).setdefault(folded, run.text)
    found = []
    for sentence in loud:
        at = sentence.first
        while at < sentence.last:
            here = (
                [] if at in taken else sorted(texts.get(tokens.words[at], {}).items(), key=lambda item: -len(item[0]))
            )
            size, text = next(
                ((len(w), text) for w, text in here if tuple(tokens.words[at : at + len(w)]) == w), (0, "")
            )  # fmt: skip
            if not size and at not in taken:
                size = _odd(tokens, at, sentence.last, taken, words)
                text = _written(tokens.written(at, at + size))
            if size and at + size <= sentence.last:
                found.append(Run(text, at, at + size, at == sentence.first))
            at += size or 1
    return found


def _odd(tokens: Tokens, at: int, stop: int, taken: set[int], words: NameWords) -> int:
    """How many words from a place on are a name that no other sentence tells: an odd word, and what goes on with it."""
    if not _is_odd(tokens.words[at], words):
        return 0
    last = at + 1
    while last < stop and last not in taken and tokens.starts[last] - tokens.ends[last - 1] == 1:
        if not _is_odd(tokens.words[last], words) and tokens.words[last] not in words.organisation_words:
            break
        last += 1
    return last - at


def _is_odd(word: str, words: NameWords) -> bool:
    vocabulary = words.vocabulary
    known = word in vocabulary.common or word in vocabulary.places or word in vocabulary.demonyms
    return _is_long(word.replace("-", "")) and not (known or word in words.not_names or word in words.function_words)


def _written(text: str) -> str:
    """A name in capitals as it is written elsewhere, as far as can be told: "CORVANEL AI" is "Corvanel AI"."""
    return " ".join(word if len(word) < 4 else word.capitalize() for word in text.split())


def shouts(tokens: Tokens, sentence: TokenSentence) -> bool:
    """True if most of the sentence is in capitals, where capitals tell nothing."""
    first, last = sentence.first, sentence.last
    upper = [at for at in compress(range(first, last), tokens.capitals[first:last]) if _is_long(tokens.words[at])]
    upper = [at for at in upper if tokens.text[tokens.starts[at] : tokens.ends[at]].isupper()]
    words = [word for word in tokens.words[first:last] if _is_long(word)] if upper else []
    return len(words) > 2 and len(upper) * 2 > len(words)


def _is_long(word: str) -> bool:
    return len(word) > 3 and word.isalpha()
