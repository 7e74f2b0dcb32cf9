import datetime as dt
from pathlib import Path

import pytest

from kg.errors import StoreError
from kg.outputs.source import Settings, keep_source, story_of_build
from kg.reading.read import read_articles
from kg.text.article import Article

ARTICLES = (
    Article("a/1", 'Un.\r\nDeux "trois"\u2028\t\\', dt.date(2026, 1, 2), "T", "P", "https://example.org", "en"),
    Article("b", "\ufeffTexte é 🙂 fin "),
    Article("c", "Tard.", dt.date(2026, 3, 1)),
)


def test_what_is_kept_is_read_again_unchanged(tmp_path: Path) -> None:
    keep_source(tmp_path / "source", ARTICLES, (), Settings())
    reading = read_articles([tmp_path / "source" / "articles.jsonl"])
    assert (reading.articles, reading.problems) == (ARTICLES, ())


def test_the_story_of_a_build_and_of_a_day(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text('[[company]]\nid = "zz"\nname = "Zazou"\nsector = "lab"\n')
    settings = Settings(assumed=True, base_iri="https://example.org/", undated=False)
    keep_source(tmp_path / "source", ARTICLES, [tmp_path / "mine.toml"], settings)
    story, kept = story_of_build(tmp_path)
    assert ([article.id for article in story.articles], kept) == (["a/1", "b", "c"], settings)
    story, kept = story_of_build(tmp_path, dt.date(2026, 2, 1))
    assert [article.id for article in story.articles] == ["a/1"]
    assert kept.as_of == dt.date(2026, 2, 1)


def test_no_build(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is no build"):
        story_of_build(tmp_path)
