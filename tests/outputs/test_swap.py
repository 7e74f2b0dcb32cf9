from pathlib import Path

import pytest

from kg.outputs import swap
from kg.outputs.swap import put_in_place


def folder(path: Path, content: str) -> Path:
    path.mkdir()
    (path / "a.txt").write_text(content)
    return path


def test_where_nothing_was(tmp_path: Path) -> None:
    put_in_place(folder(tmp_path / "fresh", "new"), tmp_path / "place")
    assert [path.name for path in tmp_path.iterdir()] == ["place"]


@pytest.mark.parametrize("in_one_step", [True, False])
def test_the_old_one_goes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, in_one_step: bool) -> None:
    if not in_one_step:
        monkeypatch.setattr(swap, "_exchange", lambda *_: False)
    put_in_place(folder(tmp_path / "fresh", "new"), folder(tmp_path / "place", "old"))
    assert [path.name for path in tmp_path.iterdir()] == ["place"]
    assert (tmp_path / "place" / "a.txt").read_text() == "new"


def test_the_system_exchanges_in_one_step(tmp_path: Path) -> None:
    one, other = folder(tmp_path / "one", "1"), folder(tmp_path / "other", "2")
    assert swap._exchange(one, other)
    assert [(path / "a.txt").read_text() for path in (one, other)] == ["2", "1"]
