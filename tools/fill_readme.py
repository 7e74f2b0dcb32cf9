"""Fill the outputs of the README's console blocks: `python tools/fill_readme.py`; a test holds them to be true.

In a block ```console, each line `$ kg ...` is run in order, in an empty folder, and what it prints (standard output,
then standard error) is put under it. A comment before a block, <!-- lines: N -->, keeps the first N lines of each
output and ends with "...". The table between <!-- queries --> and <!-- /queries --> lists the bundled queries.
"""

from __future__ import annotations

import os
import re
import shlex
import sys
import tempfile
from pathlib import Path

from click.testing import CliRunner

from kg.cli.main import main
from kg.query.library import bundled_queries

README = Path(__file__).parents[1] / "README.md"
_BLOCK = re.compile(
    r"(?P<head> (?: <!--[ ]lines:[ ] (?P<lines> \d+ ) [ ]-->\n )? ```console\n ) (?P<body> .*? ) (?P<tail> ^```$ )",
    re.VERBOSE | re.DOTALL | re.MULTILINE,
)
_QUERIES = re.compile(
    r"(?<= <!--[ ]queries[ ]-->\n ) (?P<table> .*? ) (?= <!--[ ]/queries[ ]--> )", re.VERBOSE | re.DOTALL
)


def filled(text: str) -> str:
    """The text with the outputs of its console blocks as they are today."""
    here = Path.cwd()
    with tempfile.TemporaryDirectory() as place:
        os.chdir(place)
        try:
            return _QUERIES.sub(_query_table, _BLOCK.sub(_filled_block, text))
        finally:
            os.chdir(here)


def _filled_block(match: re.Match[str]) -> str:
    commands = [line for line in match["body"].splitlines() if line.startswith("$ ")]
    most = int(match["lines"]) if match["lines"] else None
    return match["head"] + "".join(f"{command}\n{_output(command, most)}" for command in commands) + match["tail"]


def _query_table(_: re.Match[str]) -> str:
    rows = [f"| `{query.name}` | {query.question} |\n" for query in bundled_queries()]
    return "".join(["| `kg query ...` | answers |\n|---|---|\n", *rows])


def _output(command: str, most: int | None) -> str:
    program, *arguments = shlex.split(command.removeprefix("$ "))
    if program != "kg":
        raise SystemExit(f"only kg is run: {command}")
    result = CliRunner().invoke(main, arguments, catch_exceptions=False)
    if result.exit_code:
        raise SystemExit(f"{command}: exit code {result.exit_code}: {result.output}")
    lines = (result.stdout + result.stderr).splitlines()
    kept = lines if most is None or len(lines) <= most else [*lines[:most], "..."]
    return "".join(line.rstrip() + "\n" for line in kept)


if __name__ == "__main__":
    README.write_text(filled(README.read_text(encoding="utf-8")), encoding="utf-8")
    sys.exit()
