import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli.main import main
from kg.outputs.source import Settings
from kg.outputs.write import write_outputs
from kg.pipeline import tell
from kg.reading.read import read_articles

ARTICLES = [
    ("2026-01-10", "Amazon est en pourparlers pour investir 8 milliards de dollars dans OpenAI."),
    ("2026-02-10", "Amazon investira 8 milliards de dollars dans OpenAI."),
    ("2026-02-12", "OpenAI a signé avec Amazon un contrat de cloud de 3 milliards de dollars."),
]


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> str:
    place = tmp_path_factory.mktemp("deals")
    rows = [{"id": f"a{n}", "date": day, "text": text} for n, (day, text) in enumerate(ARTICLES)]
    (place / "press.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    story = tell(read_articles([place / "press.jsonl"]).articles, assumed=True)
    write_outputs(story, place / "build", Settings(assumed=True))
    return str(place / "build")


def rows(*arguments: str) -> list[dict[str, object]]:
    result = CliRunner().invoke(main, [*arguments, "--format", "jsonl"])
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_totals(build: str) -> None:
    found = rows("totals", "--build", build, "--party", "amazon")
    told = {(row["side"], row["unit"], row["high"]) for row in found}
    assert {("investor", "USD", 8_000_000_000), ("provider", "USD", 3_000_000_000)} <= told


def test_totals_as_of_a_day(build: str) -> None:
    (row,) = rows("totals", "--build", build, "--party", "Amazon", "--as-of", "2026-01-31")
    assert (row["status"], row["low"], row["high"]) == ("talks", 8_000_000_000, 8_000_000_000)


def test_totals_converted(build: str, tmp_path: Path) -> None:
    (tmp_path / "rates.csv").write_text("date,from,to,rate\n2026-01-01,USD,EUR,0.5\n")
    found = rows("totals", "--build", build, "--party", "Amazon", "--rates", str(tmp_path / "rates.csv"))
    assert ("EUR", 4_000_000_000) in {(row["unit"], row["high"]) for row in found}


def test_loops(build: str) -> None:
    (loop,) = rows("loops", "--build", build)
    assert loop["loop"] == "Amazon -> OpenAI -> Amazon"
    assert loop["high"] == 3_000_000_000
    assert rows("loops", "--build", build, "--firm") == []


def test_diff_between_two_days(build: str) -> None:
    found = rows("diff", "2026-01-31", "2026-02-28", "--build", build)
    assert {"changed", "appeared"} == {row["what"] for row in found}
    status = next(row for row in found if row["attribute"] == "status")
    assert (status["old"], status["new"]) == ("talks", "announced")


def test_diff_of_a_build_with_itself(build: str) -> None:
    assert rows("diff", build, build) == []


def test_no_build_is_told(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["totals", "--build", str(tmp_path)])
    assert (result.exit_code, result.stderr) == (
        1, f"Error: {tmp_path}: there is no build; run `kg build` first, or name one\n",
    )  # fmt: skip
