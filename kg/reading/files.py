"""Which files a user means by the files and folders that he names, in one order whatever his."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from kg.errors import ArticleError

__all__ = ["STDIN", "files", "name_of"]

STDIN = "-"
_KNOWN = frozenset({".txt", ".md", ".html", ".htm", ".xhtml", ".json", ".jsonl", ".ndjson"})
_SIDECARS = frozenset({"meta.jsonl", "gold.jsonl"})  # what stands beside articles and holds none


def files(paths: Iterable[str | os.PathLike[str]]) -> Iterator[Path | ArticleError]:
    """The files named and those in the folders named (all depths), sorted, each once; what is missing, as a problem.

    In a folder, files of other kinds and hidden ones are passed over; `meta.jsonl` and `gold.jsonl` are never
    articles. Standard input (`-`) comes last.
    """
    named = sorted({os.fspath(path) for path in paths}, key=lambda path: (path == STDIN, path))
    seen: set[str] = set()
    for path in map(Path, named):
        for file in _inside(path) if path.is_dir() else [path]:
            if isinstance(file, Path):
                real = os.path.realpath(file)
                if real in seen or file.name in _SIDECARS:
                    continue
                seen.add(real)
            yield file


def name_of(path: Path) -> tuple[str, str]:
    """A file's stem, the id of its article, and its kind; `.gz` is neither.

    >>> name_of(Path("press/001.jsonl.gz"))
    ('001', '.jsonl')
    """
    inner = path.with_suffix("") if path.suffix.lower() == ".gz" else path
    return inner.stem, inner.suffix.lower()


def _inside(folder: Path) -> Iterator[Path | ArticleError]:
    problems: list[OSError] = []
    found: list[Path] = []
    for place, folders, names in os.walk(folder, onerror=problems.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [Path(place, name) for name in names if not name.startswith(".")]
    articles = sorted(path for path in found if name_of(path)[1] in _KNOWN and path.name not in _SIDECARS)
    for error in problems:
        yield ArticleError(f"cannot be read ({error.strerror})", where=str(error.filename), do="check its permissions")
    if not articles and not problems:
        yield ArticleError(
            "the folder holds no article", where=str(folder), do="name one with .txt, .md, .html, .json or .jsonl files"
        )
    yield from articles
