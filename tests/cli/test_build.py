import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli.main import main
from kg.outputs.write import FILES
from tests.gold_claims import ROOT

SEEDS = sorted((ROOT / "seeds").glob("*.txt"))


def test_build_says_what_it_made(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["build", "--out", str(tmp_path / "build")])
    assert (result.exit_code, result.stdout) == (0, "")
    summary, holds = result.stderr.splitlines()
    claims = (tmp_path / "build" / "claims.jsonl").read_text(encoding="utf-8").splitlines()
    assert summary.startswith(f"5 articles: {len(claims)} claims")
    assert summary.endswith("left unread.")
    assert holds.startswith(f"{tmp_path}/build/ holds graph.ttl, graph.nq, claims.jsonl, network.html, store/ (")
    assert sorted(path.name for path in (tmp_path / "build").iterdir()) == sorted(FILES)


def test_bad_input_is_told_and_costs_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "press").mkdir()
    (tmp_path / "press" / "good.txt").write_bytes(SEEDS[0].read_bytes())
    (tmp_path / "press" / "bad.txt").write_bytes(b"\0\1\2")
    paths = [str(tmp_path / "press"), str(tmp_path / "nowhere")]
    result = CliRunner().invoke(main, ["build", *paths, "--out", str(tmp_path / "build")])
    assert result.exit_code == 3
    assert result.stderr.splitlines()[2:] == [
        f"Not read: {tmp_path}/nowhere: no such file or folder; check its name",
        f"Not read: {tmp_path}/press/bad.txt: binary data, not text; name text, HTML or JSON files",
    ]
    rows = [json.loads(line) for line in (tmp_path / "build" / "claims.jsonl").read_text("utf-8").splitlines()]
    assert {row["article"] for row in rows} == {"good"}


def test_without_any_article_nothing_is_written(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["build", str(tmp_path), "--out", str(tmp_path / "build")])
    assert result.exit_code == 3
    assert result.stderr.startswith("No article could be read; nothing was written.\nNot read: ")
    assert not (tmp_path / "build").exists()


def test_standard_input(tmp_path: Path) -> None:
    arguments = ["build", "-", "--out", str(tmp_path / "build")]
    result = CliRunner().invoke(main, arguments, input=SEEDS[0].read_bytes())
    assert result.exit_code == 0
    (line,) = (tmp_path / "build" / "source" / "articles.jsonl").read_text("utf-8").splitlines()
    assert json.loads(line)["id"] == "stdin"


def test_a_lexicon_that_is_wrong_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text("company = 3\n")
    arguments = ["build", "--lexicon", str(tmp_path / "mine.toml"), "--out", str(tmp_path / "build")]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 1
    assert result.stderr.startswith(f"Error: {tmp_path}/mine.toml: ")
    assert result.stderr.count("\n") == 1


def test_as_of_leaves_later_articles_out(tmp_path: Path) -> None:
    lines = [
        {"id": "early", "date": "2026-01-10", "text": "Amazon investit 5 milliards de dollars dans OpenAI."},
        {"id": "undated", "text": "SoftBank investit 6 milliards de dollars dans OpenAI."},
        {"id": "late", "date": "2026-02-10", "text": "Nvidia investit 7 milliards de dollars dans OpenAI."},
    ]
    (tmp_path / "press.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    arguments = ["build", str(tmp_path / "press.jsonl"), "--as-of", "2026-01-29", "--out", str(tmp_path / "build")]
    for more, expected in (([], ["early", "undated"]), (["--dated-only"], ["early"])):
        assert CliRunner().invoke(main, arguments + more).exit_code == 0
        articles = (tmp_path / "build" / "source" / "articles.jsonl").read_text("utf-8").splitlines()
        assert [json.loads(line)["id"] for line in articles] == expected


def digests(folder: Path) -> dict[str, str]:
    return {
        name: hashlib.sha256((folder / name).read_bytes()).hexdigest()
        for name in ("graph.ttl", "graph.nq", "claims.jsonl", "network.html", "source/articles.jsonl")
    }


@pytest.mark.parametrize(("seed", "order"), [("1", 1), ("2", -1), ("3", 1)])
def test_the_same_articles_give_the_same_bytes(tmp_path: Path, seed: str, order: int) -> None:
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    paths = [str(path) for path in SEEDS[::order]]
    command = [sys.executable, "-m", "kg", "build", *paths, "--out", str(tmp_path / "build")]
    subprocess.run(command, env=environment, check=True, capture_output=True)
    CliRunner().invoke(main, ["build", "--out", str(tmp_path / "again")])
    assert digests(tmp_path / "build") == digests(tmp_path / "again")
