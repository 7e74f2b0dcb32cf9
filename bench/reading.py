"""How fast articles are read, beside what spaCy takes only to cut the same text into tokens and sentences.

    python bench/reading.py

Both run on one core, in turns, each time in a fresh process that meets every article once; figures are medians, in MB of
UTF-8 for each second of processor time. The articles are those of corpus/learn and of seeds/, in several copies, each copy
with names of its own: what was remembered of a name in one copy is of no use in the next. spaCy lives in an environment of
the bench, made when it is first run.
"""

from __future__ import annotations

import json
import os
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PEER = ROOT / ".venv-bench"
SPACY = "spacy==3.8.18"
COPIES, ROUNDS = 4, 3
LENGTHS = (1_250_000, 5_000_000, 20_000_000)
NAME = re.compile(r"\b[A-ZÀ-Ý][\w-]{3,}")
TOPIC = re.compile(
    r"milli(?:on|ard)|euro|dollar|watt|[$€£¥%]|\b[MG]W|pour cent|moitié|tiers|quart|chiffres", re.IGNORECASE
)
SYLLABLES = ("ba", "cor", "da", "el", "fi", "gan", "lo", "mi", "nor", "pa", "ri", "sol", "ta", "ur", "vel", "zo")


def main() -> None:
    """Print the speeds, their ratios and what was promised of them."""
    articles = list(islice(varied(bundled()), COPIES * len(bundled())))
    spacy = spacy_python()
    with tempfile.TemporaryDirectory() as place:
        compared("articles", articles, 1, Path(place), spacy)
        compared("off-topic text", off_topic(articles), 50, Path(place), spacy)
        for length in LENGTHS:
            file = written([joined(varied(bundled()), length)], Path(place))
            each = seconds(sys.executable, "kg", file) / length * 1e6
            print(f"one article of {length / 1e6:5.2f} MB: {each:.2f} s for each MB")


def compared(name: str, texts: list[str], promised: int, place: Path, spacy: str) -> None:
    """Print how fast the program reads the texts and spaCy cuts them, and the ratio of the two."""
    file, size = written(texts, place), sum(len(text.encode()) for text in texts) / 1e6
    taken = [(seconds(sys.executable, "kg", file), seconds(spacy, "spacy", file)) for _ in range(ROUNDS)]
    ours, theirs = (statistics.median(times) for times in zip(*taken, strict=True))
    print(
        f"{name}, {size:.2f} MB: claims {size / ours:.2f} MB/s, spaCy's tokens and sentences {size / theirs:.2f} MB/s"
    )
    print(f"{name}, claims / spaCy: {theirs / ours:.2f} times as fast (promised: {promised})")


def bundled() -> list[str]:
    """The texts of the articles that come with the program."""
    files = [*sorted((ROOT / "corpus" / "learn").glob("*.txt")), *sorted((ROOT / "seeds").glob("*.txt"))]
    return [file.read_text(encoding="utf-8") for file in files]


def varied(texts: list[str]) -> Iterator[str]:
    """The texts, then the same with other names, then again with others, without end."""
    yield from texts
    lot = random.Random(7)
    while True:
        renamed = Renaming(lot)
        yield from (NAME.sub(renamed, text) for text in texts)


class Renaming:
    """Other names for the names of one copy; an ordinary word, which only opens a sentence, stays."""

    def __init__(self, lot: random.Random) -> None:
        from kg.languages.fr.words import common_words

        self.lot, self.ordinary = lot, common_words()
        self.names: dict[str, str] = {}

    def __call__(self, found: re.Match[str]) -> str:
        from kg.text.fold import fold

        name = found.group()
        if fold(name) in self.ordinary:
            return name
        return self.names.setdefault(name, "".join(self.lot.choices(SYLLABLES, k=4)).capitalize())


def off_topic(texts: Iterable[str]) -> list[str]:
    """What is left of the texts without the sentences that speak of money, power or shares."""
    return [
        "\n".join(line for line in re.split(r"(?<=[.!?»])\s+|\n", text) if not TOPIC.search(line)) for text in texts
    ]


def joined(texts: Iterator[str], length: int) -> str:
    """One text of about so many bytes, made of the texts one after another."""
    parts: list[str] = []
    while length > 0:
        parts.append(next(texts))
        length -= len(parts[-1].encode())
    return "\n\n".join(parts)


def written(texts: list[str], place: Path) -> str:
    """The path of a file of these texts."""
    file = place / "texts.json"
    file.write_text(json.dumps(texts), encoding="utf-8")
    return str(file)


def spacy_python() -> str:
    """The Python of an environment that has spaCy, and nothing of ours."""
    python = PEER / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", PEER], check=True)
    subprocess.run([python, "-m", "pip", "install", "--quiet", "--quiet", SPACY], check=True)
    return str(python)


def seconds(python: str, reader: str, file: str) -> float:
    """The processor time that a reader takes for the texts of a file, in a process of its own."""
    alone = {**os.environ, "OMP_NUM_THREADS": "1", "PYTHONPATH": str(ROOT)}
    run = subprocess.run([python, __file__, reader, file], env=alone, check=True, capture_output=True, text=True)
    return float(run.stdout)


def read(texts: list[str]) -> float:
    """The seconds in which the program reads the claims of the texts."""
    import gc

    from kg.claims.read import Reader
    from kg.lexicon.load import Lexicon
    from kg.text.article import Article

    gc.disable()  # as `kg claims` does
    reader = Reader(Lexicon.load())
    articles = [Article(str(number), text) for number, text in enumerate(texts)]
    start = time.process_time()
    for article in articles:
        reader.read(article)
    return time.process_time() - start


def cut(texts: list[str]) -> float:
    """The seconds in which spaCy cuts the texts into tokens and sentences."""
    import gc

    import spacy

    gc.disable()  # as much for the peer
    french = spacy.blank("fr")
    french.add_pipe("sentencizer")
    start = time.process_time()
    for text in texts:
        french(text)
    return time.process_time() - start


if __name__ == "__main__":
    if len(sys.argv) > 1:
        given = json.loads(Path(sys.argv[2]).read_text(encoding="utf-8"))
        print({"kg": read, "spacy": cut}[sys.argv[1]](given))
    else:
        main()
