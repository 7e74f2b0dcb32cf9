"""How long commands take to start and to build the bundled articles, beside what Python needs to import libraries.

`python bench/start.py` prints the median of five runs of each, in seconds, and the ratios that are promised.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

RUNS = 5


def seconds(*arguments: str, place: str) -> float:
    """The median processor time of a run of Python with these arguments, which other work on the machine disturbs less."""
    times = []
    for _ in range(RUNS):
        before = os.times()
        subprocess.run([sys.executable, *arguments], cwd=place, check=True, capture_output=True)
        after = os.times()
        spent = after.children_user - before.children_user + after.children_system - before.children_system
        times.append(spent)
    return statistics.median(times)


def main() -> None:
    with tempfile.TemporaryDirectory() as place:
        measured = {
            "python": seconds("-c", "pass", place=place),
            "kg --help": seconds("-m", "kg", "--help", place=place),
            "import rdflib, pyvis": seconds("-c", "import rdflib, pyvis.network", place=place),
            "kg build (seeds)": seconds("-m", "kg", "build", "--out", str(Path(place) / "build"), place=place),
            "import click, pyoxigraph": seconds("-c", "import click, pyoxigraph", place=place),
            "kg query investors": seconds("-m", "kg", "query", "investors", place=place),
        }
    for name, time_taken in measured.items():
        print(f"{name:28}{time_taken:8.3f} s")
    for name, base, promised in (
        ("kg build (seeds)", "import rdflib, pyvis", 3),
        ("kg query investors", "import click, pyoxigraph", 4),
    ):
        print(f"{name} / {base}: {measured[name] / measured[base]:.2f} (promised: under {promised})")


if __name__ == "__main__":
    main()
