"""How rows are printed: a table to read, JSON lines or CSV for other programs. Article text is never trusted.

Control characters and characters that turn the direction of text are shown as escapes; a CSV cell that a
spreadsheet would take for a formula gets an apostrophe; NO_COLOR is obeyed.
"""

from __future__ import annotations

import csv
import io
import json
import re
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

import click

__all__ = ["format_option", "print_rows", "print_table", "visible"]

_Command = TypeVar("_Command", bound=Callable[..., Any])
_HIDDEN = re.compile(
    r"""
    (?P<control> [\x00-\x1f\x7f-\x9f] )
    | (?P<direction> [\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069] )   # turns the writing round
    | (?P<invisible> [\u200b-\u200d\u2028\u2029\u2060-\u2065\ufeff\ufff9-\ufffb] )
    """,
    re.VERBOSE,
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # the last four are full-width


def visible(text: str) -> str:
    r"""The text on one line, with each character that a terminal would obey rather than show as an escape.

    >>> print(visible("Ama\x1b[31mzon\nOpenAI"))
    Ama\x1b[31mzon OpenAI
    """
    return _HIDDEN.sub(_escape, text.replace("\r\n", " ").replace("\n", " "))


def _escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    return f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}"


def format_option(*forms: str) -> Callable[[_Command], _Command]:
    """The option `--format`, which means the same for every command; the first form is the default."""
    return click.option(
        "--format", "form", type=click.Choice(forms), default=forms[0], show_default=True, help="How to print."
    )


def print_rows(rows: Iterable[Mapping[str, Any]], form: str, columns: Sequence[str]) -> None:
    """Print rows to standard output as `form`: "table" (the named columns), "jsonl" or "csv" (all fields)."""
    if form == "jsonl":
        for row in rows:
            click.echo(_HIDDEN.sub(_json_escape, json.dumps(row, ensure_ascii=False)))
    elif form == "csv":
        _print_csv(list(rows))
    else:
        print_table(columns, ([row.get(column) for column in columns] for row in rows))


def print_table(
    columns: Sequence[str], rows: Iterable[Sequence[object]], *, right: Sequence[bool] | None = None
) -> None:
    """Print a table to standard output: drawn to the width of a terminal, else one plain line per row.

    `right` says which columns stand to the right, as figures do.
    """
    cells = [[visible(_words(cell)) for cell in row] for row in rows]
    sides = right if right is not None else [False] * len(columns)
    if sys.stdout.isatty():
        _draw(columns, cells, sides)
        return
    widths = [max(map(len, column)) for column in zip(columns, *cells, strict=True)]
    for line in (columns, ["-" * width for width in widths], *cells):
        padded = (
            cell.rjust(width) if side else cell.ljust(width)
            for cell, width, side in zip(line, widths, sides, strict=True)
        )  # fmt: skip
        click.echo("  ".join(padded).rstrip())


def _draw(columns: Sequence[str], cells: list[list[str]], right: Sequence[bool]) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, header_style="bold")
    for column, side in zip(columns, right, strict=True):
        table.add_column(column, overflow="fold", justify="right" if side else "left", no_wrap=side)
    for row in cells:
        table.add_row(*map(Text, row))
    Console(highlight=False).print(table)


def _print_csv(rows: list[Mapping[str, Any]]) -> None:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerows([list(row) for row in rows[:1]])
    writer.writerows([_cell(value) for value in row.values()] for row in rows)
    sys.stdout.write(text.getvalue())  # not click.echo, which drops escape sequences from the data


def _cell(value: object) -> object:
    if value is None or isinstance(value, int | float):
        return value
    text = _words(value)
    if sys.stdout.isatty():
        text = visible(text)
    return "'" + text if text.lstrip(" ").startswith(_FORMULA) else text


def _words(value: object) -> str:
    if value is None:
        return ""
    return "; ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


def _json_escape(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"
