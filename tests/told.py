"""The articles of this repository and what is read of them, once for all tests that ask."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from kg.pipeline import Story, tell
from kg.reading.read import read_articles
from kg.text.article import Article

__all__ = ["CORPORA", "ROOT", "articles_of", "digest_of", "gold_of", "story_of"]

ROOT = Path(__file__).resolve().parent.parent
CORPORA = {
    "seeds": (ROOT / "seeds", ROOT / "corpus" / "seeds" / "gold.jsonl"),
    "learn": (ROOT / "corpus" / "learn", ROOT / "corpus" / "learn" / "gold.jsonl"),
    "invented": (ROOT / "corpus" / "invented", ROOT / "corpus" / "invented" / "gold.jsonl"),
    "unseen": (ROOT / "tests" / "gold" / "unseen", ROOT / "tests" / "gold" / "unseen" / "gold.jsonl"),
    "dense": (ROOT / "tests" / "gold" / "dense", ROOT / "tests" / "gold" / "dense" / "gold.jsonl"),
}


def gold_of(corpus: str) -> Path:
    """The gold claims of a corpus."""
    return CORPORA[corpus][1]


@cache
def articles_of(corpus: str) -> tuple[Article, ...]:
    """The articles of a corpus, by id."""
    reading = read_articles([CORPORA[corpus][0]])
    assert not reading.problems
    return reading.articles


@cache
def story_of(corpus: str) -> Story:
    """What a corpus says, assumed claims too."""
    return tell(articles_of(corpus), assumed=True)


def digest_of(corpus: str) -> str:
    """The SHA-256 over the names and bytes of a corpus' articles, their metadata and their gold."""
    folder, gold = CORPORA[corpus]
    found = hashlib.sha256()
    for path in sorted({*folder.glob("*.txt"), *folder.glob("meta.jsonl"), gold}):
        content = path.read_bytes()
        found.update(f"{path.name} {len(content)}\n".encode() + content)
    return found.hexdigest()
