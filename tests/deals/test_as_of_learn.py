"""On every day on which an article of corpus/learn appeared, the story as of that day is that of the articles by then."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from kg import pipeline
from kg.claims.read import Reading, read_article
from kg.lexicon.load import Lexicon
from kg.pipeline import tell
from kg.reading.read import read_articles
from kg.text.article import Article
from tests.gold_claims import ROOT

ARTICLES = read_articles([ROOT / "corpus" / "learn"]).articles
DAYS = sorted({article.date for article in ARTICLES if article.date})


def test_as_of_each_day(monkeypatch: pytest.MonkeyPatch) -> None:
    lexicon = Lexicon.load()
    read = {article.id: read_article(article, lexicon) for article in ARTICLES}

    def read_once(articles: Iterable[Article], _: Lexicon, __: int) -> list[Reading]:
        return [read[article.id] for article in articles]

    monkeypatch.setattr(pipeline, "read_all", read_once)
    assert len(DAYS) > 40
    sizes = []
    for day in DAYS:
        by_then = [article for article in ARTICLES if article.date is None or article.date <= day]
        story = tell(ARTICLES, lexicon, as_of=day)
        assert story == tell(by_then, lexicon)
        sizes.append(len(story.claims))
    assert sizes == sorted(sizes)
    assert sizes[-1] > sizes[0]
