"""One file, offline, in UTF-8, whatever the locale; the same bytes whatever the hash seed."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote

from kg.view.page import render
from tests.gold_claims import ROOT
from tests.network.gold_story import story
from tests.view.conftest import Opener

_PROGRAM = """
import sys
from pathlib import Path
from kg.view.page import render
from tests.network.gold_story import story
Path(sys.argv[1]).write_bytes(render(story()).encode("utf-8"))
"""


def _made(folder: Path, **environment: str) -> bytes:
    folder.mkdir()
    path = folder / "page.html"
    settings = {
        "PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")]),
        "PATH": os.environ["PATH"],
    }
    subprocess.run([sys.executable, "-c", _PROGRAM, str(path)], cwd=folder, env=settings | environment, check=True)
    assert sorted(one.name for one in folder.iterdir()) == ["page.html"]
    return path.read_bytes()


def test_the_page_is_the_same_in_any_locale_and_under_any_hash_seed(tmp_path: Path) -> None:
    plain = _made(tmp_path / "plain", LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0", PYTHONHASHSEED="1")
    other = _made(tmp_path / "other", LC_ALL="C.UTF-8", PYTHONHASHSEED="2")
    assert plain == other == render(story()).encode("utf-8")
    assert "Réseau des investisseurs" in plain.decode("utf-8")


def test_the_page_is_small_and_names_nothing_outside_itself(seeds: Path) -> None:
    text = seeds.read_text(encoding="utf-8")
    assert len(text.encode()) < 1_000_000
    markup = re.sub(r"<script>.*?</script>", "", text, flags=re.DOTALL)
    assert not re.search(r"(?:src|href)\s*=\s*[\"']?(?:https?:)?//", markup)
    assert "<link" not in markup
    assert "@import" not in markup
    assert "sourceMappingURL" not in text


def test_the_page_opens_from_disk_and_asks_for_nothing_but_itself(seeds: Path, show: Opener) -> None:
    page = show(seeds)
    assert unquote(page.url).startswith(seeds.as_uri())
    assert page.title() == "Réseau des investisseurs de l’IA"
    assert page.evaluate("document.characterSet") == "UTF-8"
    colours = page.evaluate(
        """(() => {
          const canvas = document.querySelector("#network canvas");
          const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
          const seen = new Set();
          for (let at = 0; at < data.length; at += 404) seen.add(data.slice(at, at + 3).join());
          return seen.size;
        })()"""
    )
    assert colours > 10


def test_without_script_the_page_says_what_it_needs(seeds: Path) -> None:
    assert "<noscript>Cette page a besoin de JavaScript" in seeds.read_text(encoding="utf-8")
