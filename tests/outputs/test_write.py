import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from kg.errors import KgError
from kg.outputs.write import FILES, claim_rows, write_outputs
from tests.invented_story import story


def files(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def test_a_build_holds_all_its_files_and_nothing_else(tmp_path: Path) -> None:
    steps: list[str] = []
    quads = write_outputs(story(), tmp_path / "deep" / "build", step=steps.append)
    assert sorted(path.name for path in (tmp_path / "deep" / "build").iterdir()) == sorted(FILES)
    assert [path.name for path in (tmp_path / "deep").iterdir()] == ["build"]
    assert quads == len((tmp_path / "deep" / "build" / "graph.nq").read_bytes().splitlines()) > 100
    assert steps == ["graph", "network page", "store"]


def test_a_build_replaces_the_last_one(tmp_path: Path) -> None:
    write_outputs(story(), tmp_path / "build")
    before = files(tmp_path / "build")
    (tmp_path / "build" / "graph.ttl").write_text("old")
    write_outputs(story(), tmp_path / "build")
    after = files(tmp_path / "build")
    same = [name for name in before if not name.startswith("store/")]
    assert {name: after[name] for name in same} == {name: before[name] for name in same}


def test_claim_rows_name_their_deals() -> None:
    told = story()
    rows = claim_rows(told)
    deals = {claim: deal.id for deal in told.deals for claim in deal.claims}
    assert [row["deal"] for row in rows] == [deals[row["id"]] for row in rows]
    assert [row["article"] for row in rows] == sorted(row["article"] for row in rows)
    json.dumps(rows)


def test_what_no_build_wrote_is_never_removed(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(KgError, match=r"holds what no build wrote \(notes.txt\); name another folder with --out"):
        write_outputs(story(), tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(KgError, match="cannot be written"):
        write_outputs(story(), tmp_path / "file" / "build")


def test_a_failed_build_leaves_the_old_one(tmp_path: Path) -> None:
    write_outputs(story(), tmp_path / "build")
    before = files(tmp_path / "build")

    def fail(name: str) -> None:
        if name == "store":
            raise RuntimeError(name)

    with pytest.raises(RuntimeError):
        write_outputs(story(), tmp_path / "build", step=fail)
    assert files(tmp_path / "build") == before
    assert [path.name for path in tmp_path.iterdir()] == ["build"]


KILLED = """
import sys, time
from pathlib import Path
from kg.outputs.write import write_outputs
from tests.invented_story import story

def step(name):
    if name == "store":
        print("ready", flush=True)
        time.sleep(60)

write_outputs(story(), Path(sys.argv[1]), step=step)
"""


def test_a_killed_build_leaves_the_old_one_whole(tmp_path: Path) -> None:
    write_outputs(story(), tmp_path / "build")
    before = files(tmp_path / "build")
    root = str(Path(__file__).parents[2])
    command = [sys.executable, "-c", KILLED, str(tmp_path / "build")]
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        cwd=root,
        env={**os.environ, "PYTHONPATH": root + ":" + os.environ.get("PYTHONPATH", "")},
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"ready\n"
        process.send_signal(signal.SIGKILL)
    assert files(tmp_path / "build") == before
    write_outputs(story(), tmp_path / "build")
    after = files(tmp_path / "build")
    assert after["graph.ttl"] == before["graph.ttl"]
    assert [path.name for path in tmp_path.iterdir()] == ["build"]
