"""Fit the weights of the reading on annotated articles: `python tools/fit.py FOLDER... [--out FILE] [--folds N]`.

Each folder holds ARTICLE.txt files, gold.jsonl and perhaps meta.jsonl; one without gold.jsonl holds frames. The weights
of all decisions on figures are fitted together, as a conditional log-linear model over all readings of each figure (kind,
target, sources), the right readings being those that agree with gold; the status is a second model of the same form.
Regularised, deterministic, rounded. With --folds the articles are split by a hash of their name, each part read with
weights fitted on the others, and the claims written to --claims, so that the score is one of unread articles.

Needs numpy and scipy, which the program itself does not.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from examples import Data, examples
from frames import frame_examples, frames_in
from model import Table, fit, write

from kg.claims.read import Reader
from kg.claims.rows import row_of
from kg.claims.weights import Weights
from kg.lexicon.load import Lexicon
from kg.reading.read import read_articles
from kg.text.article import Article

SEEDS = Path(__file__).resolve().parent.parent / "seeds"
FIGURES_WORTH = {"seeds": 6.0, "learn": 3.0}
STATUSES_WORTH = {"seeds": 4.0}
FRAMES_WEIGHT = 0.35


def fold_of(article: str, folds: int) -> int:
    """The part of an article, by a hash of its name."""
    return int(hashlib.sha256(article.encode()).hexdigest(), 16) % folds


def half_unknown(lexicon: Lexicon) -> Lexicon:
    """The lexicon with four companies of five left out, so that the weights do not lean on what is known."""
    companies = {name: company for name, company in lexicon.companies.items() if fold_of(name, 5) == 0}
    kept = {company.id for company in companies.values()}
    return replace(
        lexicon,
        companies=companies,
        aliases={text: entry for text, entry in lexicon.aliases.items() if entry[0].id in kept},
        tickers={text: company for text, company in lexicon.tickers.items() if company.id in kept},
        products={text: company for text, company in lexicon.products.items() if company.id in kept},
        people={
            person: known
            for person, companies in lexicon.people.items()
            if (known := tuple(company for company in companies if company.id in kept))
        },
    )


@dataclass(frozen=True)
class Annotated:
    """An article and the gold rows about it; `worth` is how much its figures count, `status_worth` its statuses."""

    article: Article
    rows: tuple[dict[str, Any], ...]
    worth: float = 1.0
    status_worth: float = 1.0


def annotated(folders: list[Path]) -> list[Annotated]:
    """The articles of the folders with their gold; a folder with nothing but gold is about the bundled seeds."""
    found = []
    for folder in filter(_has_gold, folders):
        rows = [json.loads(line) for line in (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines() if line]
        texts = folder if any(folder.glob("*.txt")) else SEEDS
        worth = FIGURES_WORTH.get(folder.name, 1.0), STATUSES_WORTH.get(folder.name, 1.0)
        found += [
            Annotated(article, tuple(row for row in rows if row["article"] == article.id), *worth)
            for article in read_articles([texts]).articles
        ]
    return found


def _has_gold(folder: Path) -> bool:
    return (folder / "gold.jsonl").is_file()


def framed(folders: list[Path], readers: list[Reader], lexicon: Lexicon) -> Data:
    """The examples of the frames in those folders that have no gold, filled anew for every reader."""
    together = Data()
    for folder in folders:
        for frame in frames_in(folder) if not _has_gold(folder) else ():
            for variant, reader in enumerate(readers):
                part = frame_examples(frame, lexicon, reader, variant)
                for example in (*part.figures, *part.statuses):
                    example.weight *= FRAMES_WEIGHT
                together.add(part)
    return together


def seen_by(
    readers: list[Reader], articles: list[Annotated], led_by: Callable[[str], Weights | None]
) -> dict[str, Data]:
    """The examples of each article, seen by every reader, after the claims that `led_by` makes."""
    data: dict[str, Data] = {}
    for one in articles:
        together = data[one.article.id] = Data()
        for reader in readers:
            part = examples(one.article, list(one.rows), reader, led_by(one.article.id))
            for figure in part.figures:
                figure.weight *= one.worth
            for status in part.statuses:
                status.weight *= one.status_worth
            together.add(part)
    return data


def learn(articles: list[Annotated], readers: list[Reader], frames: Data) -> Table:
    """The weights, fitted in two rounds: after the right claims, then also after the claims that half a fit makes.

    In the second round each article is led by weights fitted on the other half, so that the weights learn to go on
    from mistakes.
    """
    right = seen_by(readers, articles, lambda _: None)
    halves = [fitted_without(right, half, frames) for half in (0, 1)]
    said = seen_by(readers, articles, lambda article: halves[fold_of(article, 2)])
    everything = Data()
    for part in (chosen(right, bool), chosen(said, bool), frames):
        everything.add(part)
    lost = sum(not example.weight for example in everything.figures)
    print(f"{len(articles)} articles, {len(everything.figures)} examples, {lost} beyond reach", file=sys.stderr)
    return fit(everything)


def fitted_without(data: dict[str, Data], half: int, frames: Data) -> Weights:
    """The weights of what `data` and the frames teach, without one half of the articles."""
    known = chosen(data, lambda article: fold_of(article, 2) != half)
    known.add(frames)
    return Weights(fit(known))


def chosen(data: dict[str, Data], keep: Callable[[str], bool]) -> Data:
    """The examples of the articles to keep, together."""
    together = Data()
    for article, part in sorted(data.items()):
        if keep(article):
            together.add(part)
    return together


def write_claims(path: Path, reader: Reader, articles: list[Article], mode: str = "w") -> None:
    """Write what a reader says of the articles, in the rows of a claims file."""
    with path.open(mode, encoding="utf-8") as out:
        for article in articles:
            for claim in reader.read(article).claims:
                out.write(json.dumps(row_of(claim), ensure_ascii=False) + "\n")


def main() -> None:
    """Fit, and write the weights or the claims of a cross-validation."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--out", type=Path, help="where to write the weights")
    parser.add_argument("--folds", type=int, default=0, help="cross-validate in this many parts")
    parser.add_argument("--claims", type=Path, help="where to write the claims read by cross-validation")
    args = parser.parse_args()
    lexicon = Lexicon.load()
    readers = [Reader(known, weights=Weights({})) for known in (lexicon, half_unknown(lexicon))]
    articles, frames = annotated(args.folders), framed(args.folders, readers, lexicon)
    if args.claims:
        args.claims.write_text("", encoding="utf-8")
        for part in range(args.folds):
            known = [one for one in articles if fold_of(one.article.id, args.folds) != part]
            unread = [one.article for one in articles if fold_of(one.article.id, args.folds) == part]
            write_claims(args.claims, Reader(lexicon, weights=Weights(learn(known, readers, frames))), unread, "a")
    if args.out:
        write(learn(articles, readers, frames), args.out)


if __name__ == "__main__":
    main()
