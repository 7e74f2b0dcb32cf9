"""What a person sees: the command in a real terminal."""

import os
import pty
import re
import subprocess
import sys
from pathlib import Path

from tests.gold_claims import ROOT


def in_terminal(*arguments: str, place: Path, **variables: str) -> str:
    """What `kg` shows in a terminal of 100 columns."""
    ours, theirs = pty.openpty()
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": os.pathsep.join(map(str, [ROOT, *sys.path])),
        "TERM": "xterm-256color",
    }
    with subprocess.Popen(
        [sys.executable, "-m", "kg", *arguments],
        cwd=place, env={**environment, "COLUMNS": "100", "LC_ALL": "C.UTF-8", **variables},
        stdin=theirs, stdout=theirs, stderr=theirs, close_fds=True,
    ) as process:  # fmt: skip
        os.close(theirs)
        shown = b""
        while True:
            try:
                piece = os.read(ours, 65536)
            except OSError:  # the terminal is closed
                break
            if not piece:
                break
            shown += piece
        os.close(ours)
    assert process.returncode == 0, shown
    return shown.decode()


def test_a_table_is_drawn_to_the_width_and_its_text_cannot_command_the_terminal(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "Amazon va investir 5 milliards de dollars dans OpenAI \x1b]0;pwned\x07\x1b[2J.\n", "utf-8"
    )
    shown = in_terminal("claims", "a.txt", place=tmp_path)
    assert "\x1b[1m" in shown
    assert max(len(re.sub(r"\x1b\[[0-9;]*m", "", line)) for line in shown.splitlines()) <= 100
    for form in ("table", "jsonl", "csv"):
        assert "\x1b]0;" not in in_terminal("claims", "a.txt", "--format", form, place=tmp_path)
        assert "\x1b[2J" not in in_terminal("claims", "a.txt", "--format", form, place=tmp_path)


def test_no_colour_where_none_is_wanted(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Amazon va investir 5 milliards de dollars dans OpenAI.\n", "utf-8")
    shown = in_terminal("claims", "a.txt", place=tmp_path, NO_COLOR="1")
    assert "Amazon" in shown
    assert not any(f"\x1b[{code}m" in shown for code in range(30, 48))


def test_a_build_shows_how_far_it_is(tmp_path: Path) -> None:
    shown = in_terminal("build", place=tmp_path)
    assert "5 articles: " in shown
    assert "claims ..." in shown or "network page ..." in shown or "articles ..." in shown
