"""`kg check` and `kg export`, as a user calls them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli.main import main
from kg.graph.formats import Format
from kg.graph.read import read_graph
from tests.gold_claims import ROOT
from tests.invented_story import write_build

ARTICLE = (
    '{"id": "a1", "date": "2031-03-02", "text": "Amazon a investi 2 milliards de dollars dans Anthropic."}\n'
    '{"id": "a2", "date": "2031-04-02", "text": "SoftBank a investi 3 milliards de dollars dans OpenAI."}\n'
)


def kg(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A build without its articles: for what is read from its graph."""
    return write_build(tmp_path_factory.mktemp("kg") / "build")


@pytest.fixture
def press(tmp_path: Path) -> Path:
    path = tmp_path / "press.jsonl"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


@pytest.mark.parametrize("form", list(Format))
def test_a_build_is_exported_in_each_format(form: Format, build: Path, tmp_path: Path) -> None:
    out = tmp_path / f"out.{form}"
    assert kg("export", "--build", build, "--format", form, "--out", out).exit_code == 0
    assert list(read_graph(out).triples()) == list(read_graph(build / "graph.nq").triples())
    assert out.read_bytes() == kg("export", "--build", build, "--format", form).stdout_bytes
    assert [path.name for path in tmp_path.iterdir()] == [out.name]  # nothing half-written left


def test_turtle_and_nquads_are_the_bytes_of_the_build(build: Path) -> None:
    for form in (Format.TTL, Format.NQ):
        assert kg("export", "--build", build, "--format", form).stdout_bytes == (build / f"graph.{form}").read_bytes()


def test_articles_are_exported_without_a_build(press: Path) -> None:
    turtle = kg("export", press).stdout
    assert "article:a1 a kg:Article" in turtle
    assert "https://example.org/id/article/" in kg("export", press, "--base-iri", "https://example.org/id/").stdout
    assert kg("export", press, "--format", "csv").stdout.startswith("from,to,deal,kind,status,")
    assert kg("export", press, "--format", "graphml").stdout.startswith("<graphml")


def test_as_of_is_what_the_articles_published_by_then_say(press: Path, tmp_path: Path) -> None:
    first = tmp_path / "first.jsonl"
    first.write_text(ARTICLE.splitlines()[0], encoding="utf-8")
    for form in ("nq", "csv"):
        early = kg("export", press, "--as-of", "2031-03-31", "--format", form)
        assert early.exit_code == 0
        assert early.stdout_bytes == kg("export", first, "--format", form).stdout_bytes
        assert early.stdout_bytes != kg("export", press, "--format", form).stdout_bytes


def test_a_build_can_be_exported_as_of_a_day(press: Path, tmp_path: Path) -> None:
    assert kg("build", press, "--out", tmp_path / "build").exit_code == 0
    early = kg("export", "--build", tmp_path / "build", "--as-of", "2031-03-31")
    assert early.stdout_bytes == kg("export", press, "--as-of", "2031-03-31").stdout_bytes
    assert kg("export", "--build", tmp_path / "build").stdout_bytes == kg("export", press).stdout_bytes


def test_what_cannot_be_read_is_told_and_the_rest_exported(press: Path, tmp_path: Path) -> None:
    done = kg("export", press, tmp_path / "absent.txt")
    assert done.exit_code == 3
    assert "article:a1 a kg:Article" in done.stdout
    assert "absent.txt" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["export", "--build", "absent"], 1, "absent/graph.nq: there is no such file; run `kg build` first"),
        (["export", "--build", "absent", "--format", "csv"], 1, "absent: there is no build; run `kg build` first"),
        (["export", "--build", "x", "seeds"], 2, "ARTICLES and --build exclude each other."),
        (["export", "--lexicon", "x.toml"], 2, "--lexicon goes with ARTICLES"),
        (["export", "--format", "rdf"], 2, "'rdf' is not one of"),
        (["export", "seeds", "--base-iri", "x"], 1, "--base-iri 'x': it cannot be the start of an IRI"),
        (["check", "absent.ttl"], 1, "absent.ttl: there is no such file"),
        (["check", "seeds"], 1, "seeds/graph.ttl: there is no such file"),
    ],
)
def test_a_mistake_is_told_in_one_line(
    arguments: list[str], code: int, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    done = kg(*arguments)
    assert done.exit_code == code
    assert said in done.stderr
    assert done.stdout == ""


def test_check_says_what_holds(build: Path) -> None:
    for named in (build, build / "graph.ttl", build / "graph.nq"):
        done = kg("check", named)
        assert done.exit_code == 0
        assert "all rules hold for 14 claims, 12 deals, 1 conflict" in done.stderr


def test_check_names_each_breach(build: Path, tmp_path: Path) -> None:
    spoilt = tmp_path / "spoilt.ttl"
    turtle = (build / "graph.ttl").read_text(encoding="utf-8")
    spoilt.write_text(turtle.replace("kg:status kg:Completed", "kg:status kg:Sure"), encoding="utf-8")
    done = kg("check", spoilt, "--format", "jsonl")
    assert done.exit_code == 1
    assert "the graph breaks the rules in" in done.stderr
    breaches = [json.loads(line) for line in done.stdout.splitlines()]
    assert {breach["rule"] for breach in breaches} >= {"claim-status", "deal-status"}
    told = next(breach for breach in breaches if breach["rule"] == "deal-status")
    assert (told["thing"], told["found"]) == ("deal celesta-stake", "kg:Sure")
    table = kg("check", spoilt).stdout
    assert "deal celesta-stake" in table
    assert "none of the closed list" in table
