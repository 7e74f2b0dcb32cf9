import csv
import io
import json
from pathlib import Path

from click.testing import CliRunner

from kg.claims.rows import FIELDS
from kg.cli.main import main
from tests.gold_claims import ROOT


def run(*arguments: str) -> str:
    result = CliRunner().invoke(main, ["claims", *arguments])
    assert result.exit_code == 0, result.output
    return result.stdout


def test_json_lines_have_all_fields_and_checked_offsets() -> None:
    rows = [json.loads(line) for line in run("--format", "jsonl").splitlines()]
    assert len(rows) > 10
    for row in rows:
        text = (ROOT / "seeds" / f"{row['article']}.txt").read_bytes().decode()
        assert tuple(row) == FIELDS
        assert text[row["start"] : row["end"]] == row["quote"]


def test_csv_has_the_same_rows() -> None:
    rows = list(csv.DictReader(io.StringIO(run("--format", "csv"), newline="")))
    told = [json.loads(line) for line in run("--format", "jsonl").splitlines()]
    assert [row["id"] for row in rows] == [row["id"] for row in told]


def test_the_table_says_figures_in_words() -> None:
    lines = run().splitlines()
    assert lines[0].split() == ["article", "kind", "from", "to", "figure", "status", "date", "said", "by", "grounding"]
    assert any("billion USD" in line for line in lines)


def test_unread_sentences_have_a_reason(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Amazon et OpenAI ont parlé de 5 milliards de dollars, de la pluie et du beau temps.\n", "utf-8")
    rows = [json.loads(line) for line in run(str(path), "--unread", "--format", "jsonl").splitlines()]
    claims = run(str(path), "--format", "jsonl").splitlines()
    assert len(rows) + len(claims) >= 1
    assert all(row["reason"] and row["quote"] in path.read_text("utf-8") for row in rows)


def test_what_cannot_be_read_is_exit_code_3(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["claims", str(tmp_path)])
    assert result.exit_code == 3
    assert "holds no article" in result.stderr


def test_a_lexicon_of_ones_own(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Nordalia a investi 3 milliards de dollars dans Zorkly.\n", "utf-8")
    (tmp_path / "mine.toml").write_text(
        '[[company]]\nid = "zorkly"\nname = "Zorkly Systems"\nsector = "lab"\nstrong = ["Zorkly"]\n', "utf-8"
    )
    said = run(str(tmp_path / "a.txt"), "--lexicon", str(tmp_path / "mine.toml"), "--format", "jsonl")
    assert [json.loads(line)["target"] for line in said.splitlines()] == ["Zorkly Systems"]
