"""The program as a user installs it: one wheel, in an environment of its own, far from the repository."""

import os
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.outputs.write import FILES

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (built,) = folder.glob("dealgraph-*.whl")
    return built


def tracked(folder: str) -> Iterator[str]:
    listed = subprocess.run(["git", "ls-files", folder], cwd=ROOT, check=True, capture_output=True, text=True)
    yield from listed.stdout.splitlines()


def test_the_wheel_holds_all_that_the_program_reads(wheel: Path) -> None:
    held = set(zipfile.ZipFile(wheel).namelist())
    assert set(tracked("kg")) <= held
    for folder in ("ontology", "queries", "seeds"):
        assert {f"kg/_data/{name}" for name in tracked(folder)} <= held
    assert not any(name.startswith(("tests/", "docs/")) for name in held)


def test_the_wheel_works_without_the_repository(wheel: Path, tmp_path: Path) -> None:
    place = tmp_path / "elsewhere"
    place.mkdir()
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}

    def run(*command: str | Path) -> str:
        done = subprocess.run(command, cwd=place, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    run(sys.executable, "-m", "venv", tmp_path / "env")
    programs = tmp_path / "env" / "bin"
    run(programs / "python", "-m", "pip", "install", "-q", "-c", ROOT / "constraints.txt", wheel)
    assert str(tmp_path / "env") in run(programs / "python", "-c", "import kg.values; print(kg.values.__file__)")
    run(programs / "kg", "build")
    assert sorted(path.name for path in (place / "build").iterdir()) == sorted(FILES)
    investors = run(programs / "kg", "query", "investors", "--format", "csv")
    assert len(investors.splitlines()) > 5
    assert "investors" in run(programs / "kg", "query", "--list")
    run(programs / "kg", "check", "build/graph.ttl")
    assert run(programs / "kg", "--version").startswith("kg ")
