"""`kg view`: one page, from articles or from a build, opened as asked; nothing heavy is loaded by other commands."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner

from kg.cli.main import main
from kg.view.page import positions_in
from tests.gold_claims import ROOT

SEEDS = str(ROOT / "seeds")


def view(*arguments: str | Path) -> Any:
    return CliRunner().invoke(main, ["view", *map(str, arguments)])


def block(page: Path, name: str) -> Any:
    found = re.search(f'id="{name}">(.*?)</script>', page.read_text(encoding="utf-8"))
    assert found
    return json.loads(found[1])


def test_a_page_from_articles(tmp_path: Path) -> None:
    page = tmp_path / "network.html"
    result = view(SEEDS, "--out", page)
    assert (result.exit_code, result.stdout) == (0, "")
    assert re.fullmatch(r".*network\.html: 0\.\d\d MB, opens offline\.\n", result.stderr)
    assert len(block(page, "payload")["deals"]) > 10
    assert [one.name for one in tmp_path.iterdir()] == ["network.html"]


def test_a_page_from_a_build_is_the_same_and_follows_the_day(tmp_path: Path) -> None:
    assert CliRunner().invoke(main, ["build", SEEDS, "--out", str(tmp_path / "build")]).exit_code == 0
    assert view("--build", tmp_path / "build", "--out", tmp_path / "page.html").exit_code == 0
    assert (tmp_path / "page.html").read_bytes() == (tmp_path / "build" / "network.html").read_bytes()
    assert view("--build", tmp_path / "build", "--as-of", "2026-01-01", "--out", tmp_path / "early.html").exit_code == 0
    assert len(block(tmp_path / "early.html", "payload")["articles"]) < len(
        block(tmp_path / "page.html", "payload")["articles"]
    )


def test_the_page_opens_as_asked(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    result = view(
        SEEDS, "--out", page, "--focus", "openai", "--hops", "2", "--min", "10e9", "--lang", "en", "--theme", "dark"
    )
    assert result.exit_code == 0
    assert block(page, "opening") == {"lang": "en", "theme": "dark", "focus": "OpenAI", "hops": 2, "min": 10e9}
    assert '<html lang="en">' in page.read_text(encoding="utf-8")


def test_fewer_companies_and_kept_places(tmp_path: Path) -> None:
    few, all_ = tmp_path / "few.html", tmp_path / "all.html"
    assert view(SEEDS, "--out", few, "--most", "3").exit_code == 0
    assert len(block(few, "payload")["companies"]) == 3
    assert view(SEEDS, "--out", all_, "--all", "--like", few).exit_code == 0
    kept = positions_in(few.read_text(encoding="utf-8"))
    assert {name: spot for name, spot in positions_in(all_.read_text(encoding="utf-8")).items() if name in kept} == kept


def test_standard_output() -> None:
    result = view(SEEDS, "--out", "-")
    assert result.stdout.startswith("<!DOCTYPE html>")
    assert result.stdout.endswith("</html>")


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["--build", "nowhere"], 1, "Error: nowhere: there is no build; run `kg build` first, or name one"),
        ([SEEDS, "--focus", "Opnai"], 1, "Error: --focus: no deal names the company 'Opnai'; try OpenAI"),
        ([SEEDS, "--like", __file__], 1, "the file is no network page; name a page that kg view made"),
        ([SEEDS, "--build", "build"], 2, "ARTICLES and --build exclude each other."),
        (["--lexicon", "x.toml"], 2, "--lexicon goes with ARTICLES; a build keeps its own."),
        ([SEEDS, "--hops", "0"], 2, "0 is not in the range"),
        ([SEEDS, "--out", "/dev/null/x.html"], 1, "cannot be written"),
    ],
)
def test_what_cannot_be_done_is_told_in_one_line(arguments: list[str], code: int, told: str, tmp_path: Path) -> None:
    out = [] if "--out" in arguments else ["--out", str(tmp_path / "x.html")]
    result = view(*arguments, *out)
    assert result.exit_code == code
    assert told in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_the_page_is_opened_on_demand(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(click, "launch", opened.append)
    assert view(SEEDS, "--out", tmp_path / "page.html", "--open").exit_code == 0
    assert opened == [str(tmp_path / "page.html")]


@pytest.mark.parametrize("arguments", [["--help"], ["view", "--help"], ["claims", SEEDS, "--format", "jsonl"]])
def test_only_the_page_loads_what_draws_it(arguments: list[str]) -> None:
    program = (
        "import sys; from kg.cli.main import main\n"
        f"try: main({arguments!r})\n"
        "except SystemExit: pass\n"
        "heavy = {'pyvis', 'IPython', 'networkx', 'jinja2', 'numpy'} & set(sys.modules)\n"
        "sys.exit(str(heavy) if heavy else 0)"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
