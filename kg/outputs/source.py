"""What a build was made from, kept in its `source/`: so that it can be asked what had been published by a day."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from kg.errors import KgError, StoreError
from kg.lexicon.load import Lexicon
from kg.pipeline import Story, tell
from kg.reading.read import read_articles
from kg.text.article import Article

__all__ = ["Settings", "keep_source", "story_of_build"]

_ARTICLES, _LEXICON, _SETTINGS = "articles.jsonl", "lexicon.toml", "settings.json"


@dataclass(frozen=True, slots=True)
class Settings:
    """How a build was made: with assumed claims or without, up to which day, and what its IRIs begin with.

    `undated` says whether an article without a date counts when a day is asked for.
    """

    assumed: bool = False
    as_of: dt.date | None = None
    base_iri: str | None = None
    undated: bool = True


def keep_source(folder: Path, articles: Iterable[Article], lexicons: Iterable[Path], settings: Settings) -> None:
    """Write the articles, the user's lexicon files and the settings of a build to `folder`."""
    folder.mkdir()
    (folder / _ARTICLES).write_bytes("".join(_line(article) for article in articles).encode("utf-8"))
    words = [path.read_text(encoding="utf-8") for path in lexicons]
    if words:
        (folder / _LEXICON).write_bytes("\n".join(words).encode("utf-8"))
    kept = asdict(settings) | {"as_of": _iso(settings.as_of)}
    (folder / _SETTINGS).write_bytes((json.dumps(kept, indent=1) + "\n").encode("utf-8"))


def story_of_build(build: Path, as_of: dt.date | None = None) -> tuple[Story, Settings]:
    """The story that a build tells, with `as_of` what it would have told on that day, and the build's settings.

    Raises StoreError where the folder holds no build.
    """
    folder = build / "source"
    try:
        kept: dict[str, Any] = json.loads((folder / _SETTINGS).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise StoreError("there is no build", where=str(build), do="run `kg build` first, or name one") from error
    built = dt.date.fromisoformat(kept["as_of"]) if kept["as_of"] else None
    settings = Settings(**kept | {"as_of": min(filter(None, [as_of, built]), default=None)})
    reading = read_articles([folder / _ARTICLES])
    for problem in reading.problems:
        raise KgError("the kept articles are damaged", where=problem.where, do="build again") from problem
    lexicon = Lexicon.load([folder / _LEXICON] if (folder / _LEXICON).exists() else [])
    story = tell(
        reading.articles, lexicon, assumed=settings.assumed, as_of=settings.as_of, undated=settings.undated
    )  # fmt: skip
    return story, settings


def _line(article: Article) -> str:
    row = {
        "id": article.id, "text": article.text, "date": _iso(article.date), "title": article.title,
        "publisher": article.publisher, "url": article.url, "language": article.language,
    }  # fmt: skip
    return json.dumps(row, ensure_ascii=False) + "\n"


def _iso(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None
