"""As of a day: the same as a build from the articles published by then, on every day of the seeds."""

from __future__ import annotations

import datetime as dt

import pytest

from kg.lexicon.load import Lexicon
from kg.pipeline import tell
from kg.text.article import Article
from tests.gold_claims import ROOT

DAYS = ["2026-01-29", "2026-01-30", None, "2026-01-31", "2026-02-28"]


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon.load()


@pytest.fixture(scope="module")
def articles() -> list[Article]:
    paths = sorted((ROOT / "seeds").glob("*.txt"))
    days = [dt.date.fromisoformat(day) if day else None for day in DAYS]
    return [Article(path.stem, path.read_text(encoding="utf-8"), day) for path, day in zip(paths, days, strict=True)]


@pytest.mark.parametrize("day", [*filter(None, DAYS), "2026-01-01", "2026-02-10"])
def test_as_of_a_day_is_a_build_of_what_was_published(day: str, articles: list[Article], lexicon: Lexicon) -> None:
    known = dt.date.fromisoformat(day)
    published = [article for article in articles if article.date is None or article.date <= known]
    assert tell(articles, lexicon, as_of=known) == tell(published, lexicon)
    dated = [article for article in published if article.date]
    assert tell(articles, lexicon, as_of=known, undated=False) == tell(dated, lexicon)


def test_claims_only_grow_from_day_to_day(articles: list[Article], lexicon: Lexicon) -> None:
    before: set[str] = set()
    for day in sorted(filter(None, DAYS)):
        now = {claim.id for claim in tell(articles, lexicon, as_of=dt.date.fromisoformat(day)).claims}
        assert before <= now
        before = now
    assert before == {claim.id for claim in tell(articles, lexicon).claims}
