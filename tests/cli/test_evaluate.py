import json
from pathlib import Path

from click.testing import CliRunner, Result

from kg.cli.main import main
from tests.gold_claims import ROOT

GOLD = str(ROOT / "corpus" / "seeds" / "gold.jsonl")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["evaluate", *arguments])


def test_gold_against_itself() -> None:
    result = run(GOLD, "--claims", GOLD, "--format", "jsonl")
    measures = {row["measure"]: row["value"] for row in map(json.loads, result.stdout.splitlines())}
    assert measures["precision"] == measures["recall"] == measures["f1"] == measures["full_f1"] == 1.0
    assert measures["gold"] == measures["said"] == measures["right"] > 20


def test_articles_are_read_and_measured() -> None:
    result = run(GOLD, str(ROOT / "seeds"))
    assert result.exit_code == 0
    assert result.stdout.splitlines()[0].split() == ["measure", "value"]
    assert {"f1", "sure_precision", "deals"} <= {line.split()[0] for line in result.stdout.splitlines()}


def test_errors_are_listed(tmp_path: Path) -> None:
    row = {"article": "a", "kind": "round", "target": "OpenAI", "low": 5, "high": 5, "status": "talks"}
    gold = write(tmp_path / "gold.jsonl", [row, {**row, "low": 7, "high": 7}])
    said = write(tmp_path / "said.jsonl", [{**row, "status": "signed"}, {**row, "low": 6, "high": 6}])
    result = run(gold, "--claims", said, "--errors", "--format", "jsonl")
    errors = [json.loads(line) for line in result.stdout.splitlines()]
    assert [(error["error"], error["low"], error["what"]) for error in errors] == [
        ("missed", 7, ""), ("invented", 6, ""), ("mislabelled", 5, "status signed, not talks"),
    ]  # fmt: skip


def test_gold_on_other_articles_is_left_out_and_told(tmp_path: Path) -> None:
    row = {"article": "elsewhere", "kind": "round", "target": "OpenAI", "low": 5, "high": 5}
    (tmp_path / "a.txt").write_text("Bonjour.")
    result = run(write(tmp_path / "gold.jsonl", [row]), "--format", "jsonl")
    assert result.exit_code == 0
    assert result.stderr == "Left out: gold on 1 articles that were not given.\n"
    assert json.loads(result.stdout.splitlines()[0]) == {"measure": "gold", "value": 0}


def test_broken_gold_names_its_line(tmp_path: Path) -> None:
    (tmp_path / "gold.jsonl").write_text('{"article": "a", "kind": "round"}\n{"article": "a"}\n')
    result = run(str(tmp_path / "gold.jsonl"))
    assert result.exit_code == 1
    assert result.stderr.startswith(f'Error: {tmp_path}/gold.jsonl:2: no field "kind"')
    (tmp_path / "gold.jsonl").write_text("{\n")
    assert f"{tmp_path}/gold.jsonl:1: broken JSON" in run(str(tmp_path / "gold.jsonl")).stderr
    assert "cannot be read" in run(str(tmp_path / "nowhere.jsonl")).stderr


def write(path: Path, rows: list[dict[str, object]]) -> str:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return str(path)
