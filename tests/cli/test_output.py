import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.cli.output import print_rows, print_table, visible

ROWS = [
    {"who": ["Amazon", "Nvidia"], "quote": '=HYPERLINK("x")', "low": -5, "date": None},
    {"who": [], "quote": "a\x1b[31m\u202eb\nc", "low": 1.5, "date": "2026"},
]


def test_a_table_in_a_pipe_is_plain(capsys: pytest.CaptureFixture[str]) -> None:
    print_rows(ROWS, "table", ["who", "quote", "low"])
    assert capsys.readouterr().out == (
        "who             quote               low\n"
        "--------------  ------------------  ---\n"
        'Amazon; Nvidia  =HYPERLINK("x")     -5\n'
        "                a\\x1b[31m\\u202eb c  1.5\n"
    )


def test_a_table_without_rows(capsys: pytest.CaptureFixture[str]) -> None:
    print_table(["who", "what"], [])
    assert capsys.readouterr().out == "who  what\n---  ----\n"


def test_json_lines_keep_the_data_and_hide_the_controls(capsys: pytest.CaptureFixture[str]) -> None:
    print_rows(ROWS, "jsonl", [])
    printed = capsys.readouterr().out
    assert [json.loads(line) for line in printed.splitlines()] == ROWS
    assert "\x1b" not in printed
    assert "\u202e" not in printed


def test_csv_is_safe_in_a_spreadsheet(capsys: pytest.CaptureFixture[str]) -> None:
    print_rows(ROWS, "csv", [])
    rows = list(csv.reader(io.StringIO(capsys.readouterr().out, newline="")))
    assert rows == [
        ["who", "quote", "low", "date"],
        ["Amazon; Nvidia", '\'=HYPERLINK("x")', "-5", ""],
        ["", "a\x1b[31m\u202eb\nc", "1.5", "2026"],
    ]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", " =", "＝"])
def test_formulas_are_defused(start: str, capsys: pytest.CaptureFixture[str]) -> None:
    print_rows([{"a": f"{start}1+1"}], "csv", [])
    assert capsys.readouterr().out.split("\r\n", 1)[1].lstrip('"').startswith("'")


@given(st.text())
def test_visible_text_is_one_printable_line(text: str) -> None:
    shown = visible(text)
    assert not any(ord(char) < 32 or 127 <= ord(char) < 160 for char in shown)
    assert shown.splitlines() in ([], [shown])
