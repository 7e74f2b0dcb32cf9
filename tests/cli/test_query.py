"""`kg query` as a user types it."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli.main import main
from kg.query.library import bundled_queries
from tests.invented_story import write_build


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_build(tmp_path_factory.mktemp("q") / "build")


def kg(*arguments: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(main, ["query", *arguments], input=stdin)


def test_the_list_shows_each_question_and_its_parameters() -> None:
    shown = kg("--list").stdout
    for bundled in bundled_queries():
        assert f"{bundled.name}\n    {bundled.question}\n" in shown
    assert "-p day=...  the day, such as 2026-01-29" in shown


def test_a_table(build: Path) -> None:
    result = kg("capacity", "--build", str(build))
    assert result.stdout.splitlines() == [
        "provider  customer  gw_low  gw_high  bound     status        deal",
        "--------  --------  ------  -------  --------  ------------  -----------------------------",
        "Axonix    Nordalia       3        3  kg:Exact  kg:Announced  deal:axonix-nordalia-compute",
        "Nordalia  Célesta      0.8      0.8  kg:Exact  kg:Announced  deal:nordalia-celesta-compute",
    ]
    assert result.stderr == "2 rows\n"


def test_a_parameter_names_a_company_in_any_case(build: Path) -> None:
    result = kg("valuations", "-p", "company=nordalia", "--format", "csv", "--build", str(build))
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    assert [row["low"] for row in rows] == ["700000000000"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["investor"], "no bundled query has the name 'investor'; did you mean investors"),
        (["investors", "-p", "investr=Axonix"], "did you mean investor"),
        (["investors", "-p", "investor=Axonics"], "the graph has no company 'Axonics'; did you mean Axonix?"),
        (["as-of", "-p", "day=soon"], "'soon' is not a date"),
        (["-e", "SELECT * { ?s kg:from }"], "1 | SELECT * { ?s kg:from }\n"),
        (["-e", "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }"], "SERVICE"),
        (["nowhere.rq"], "nowhere.rq: cannot be read"),
        (["-e", "ASK { ?s ?p ?o }", "--graph", "nowhere.ttl"], "nowhere.ttl: no such file"),
        (["-e", "ASK { ?s ?p ?o }", "--endpoint", "http://127.0.0.1:9/sparql"], "it cannot be reached"),
    ],
)
def test_what_is_wrong_is_told(build: Path, arguments: list[str], words: str) -> None:
    result = kg(*arguments, "--build", str(build))
    assert result.exit_code == 1
    assert words in result.stderr
    assert not result.stdout


def test_without_a_build_the_way_to_one_is_told(tmp_path: Path) -> None:
    result = kg("investors", "--build", str(tmp_path / "none"))
    assert result.exit_code == 1
    assert "run `kg build` first" in result.stderr


@pytest.mark.parametrize(
    "arguments", [[], ["investors", "-e", "ASK {}"], ["-p", "x", "investors"], ["--format", "doc"]]
)
def test_wrong_usage(arguments: list[str]) -> None:
    assert kg(*arguments).exit_code == 2


def test_from_a_file_standard_input_and_a_graph(build: Path, tmp_path: Path) -> None:
    text = "SELECT (COUNT(?c) AS ?n) { ?c a kg:Company }"
    (tmp_path / "mine.rq").write_text(text)
    answers = [
        kg(str(tmp_path / "mine.rq"), "--format", "csv", "--build", str(build)).stdout,
        kg("-", "--format", "csv", "--build", str(build), stdin=text).stdout,
        kg("-e", text, "--format", "csv", "--graph", str(build / "graph.ttl")).stdout,
        kg("-e", text, "--format", "csv", "--graph", str(build / "graph.nq")).stdout,
    ]
    assert answers == ["n\n4\n"] * 4


def test_yes_and_no(build: Path) -> None:
    assert kg("-e", "ASK { ?d kg:status kg:Talks }", "--build", str(build)).stdout == "yes\n"
    assert kg("-e", "ASK { ?d kg:status kg:Nothing }", "--build", str(build)).stdout == "no\n"


def test_a_graph_as_turtle_and_as_table(build: Path) -> None:
    query = "CONSTRUCT { ?c a kg:Company } WHERE { ?c a kg:Company }"
    assert "company:Axonix a kg:Company" in kg("-e", query, "--format", "ttl", "--build", str(build)).stdout
    assert json.loads(kg("-e", query, "--format", "json", "--build", str(build)).stdout)
    assert "company:Axonix" in kg("-e", query, "--build", str(build)).stdout


def test_limits(build: Path) -> None:
    few = kg("investors", "--limit-rows", "2", "--format", "csv", "--build", str(build))
    assert len(few.stdout.splitlines()) == 3
    assert few.stderr == "Only the first 2 are printed: there are more.\n"
    values = " ".join(f"VALUES ?v{i} {{ {' '.join(map(str, range(100)))} }}" for i in range(6))
    slow = kg("-e", f"SELECT (COUNT(*) AS ?n) {{ {values} }}", "--timeout", "0.5", "--build", str(build))
    assert slow.exit_code == 1
    assert "stopped after 0.5 s" in slow.stderr


def test_hostile_words_neither_command_the_terminal_nor_the_spreadsheet(build: Path) -> None:
    table = kg("claims-of", "-p", "company=Célesta", "--build", str(build)).stdout
    assert "\x1b" not in table
    assert r"\x1b[31m" in table


def test_asking_imports_no_heavy_library(build: Path) -> None:
    code = (
        "import sys; from kg.cli.main import main\n"
        f"try: main(['query', 'investors', '--build', {str(build)!r}])\n"
        "finally: print(*sorted({'rdflib', 'networkx', 'pyvis', 'rich', 'httpx', 'starlette'} & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "Axonix" in done.stdout
    assert done.stderr.splitlines()[-1] == ""
