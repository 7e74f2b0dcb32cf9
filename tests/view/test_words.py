"""The page speaks French and English: the same keys, all used, all filled in; the script is joined without loss."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kg.claims.model import Basis, Grounding, Kind, Status
from kg.network.exposure import Need
from kg.values import Bound
from kg.view.script import FOLDER, ScriptError, joined
from kg.view.wording import words
from tests.view.conftest import Opener
from tests.view.looking import AMAZON

PAGE = (FOLDER.parent / "page.html").read_text(encoding="utf-8")
SCRIPT = "".join(path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.js")))


def test_both_languages_have_the_same_keys_and_blanks() -> None:
    french, english = words("fr"), words("en")
    assert list(french) == list(english)
    for key, text in french.items():
        assert sorted(re.findall(r"\{\w+\}", text)) == sorted(re.findall(r"\{\w+\}", english[key])), key
        assert text.strip()


def test_every_word_is_used_and_every_word_used_is_there() -> None:
    known = set(words("fr"))
    said = set(re.findall(r"[\"'`]([a-z]+\.\w+)[\"'`]", SCRIPT + PAGE)) - {"help.js"}
    families = set(re.findall(r"`([a-z]+)\.\$\{", SCRIPT))
    assert {key for key in said if key.split(".")[0] in {one.split(".")[0] for one in known}} <= known
    assert {key for key in known if key not in said and key.split(".")[0] not in families} == set()


@pytest.mark.parametrize(
    ("family", "values"), [("kind", Kind), ("short", Kind), ("status", Status), ("basis", Basis), ("need", Need)]
)
def test_each_value_has_its_word(family: str, values: type[Kind]) -> None:
    assert {f"{family}.{value.value}" for value in values} <= set(words("en"))


def test_each_bound_and_grounding_has_its_word() -> None:
    assert {f"figure.{bound.value}" for bound in Bound if bound is not Bound.EXACT} <= set(words("fr"))
    assert {f"grounding.{one.value}" for one in Grounding if one is not Grounding.EXPLICIT} <= set(words("fr"))


def test_the_page_changes_its_language_whole(seeds: Path, show: Opener) -> None:
    page = show(seeds, f"#table=1&sel=e:{AMAZON}")
    page.click("#toLanguage")
    text = page.locator("body").inner_text()
    assert page.evaluate("document.documentElement.lang") == "en"
    for said in ("What had been published by", "February 27, 2026", "Announced", "$50bn", "Table", "Why this figure"):
        assert said.casefold() in text.casefold()
    for left in ("Pourparlers", "Annoncé", "Md$", "Sociétés", "Statut\n"):
        assert left not in text
    labels = page.evaluate(
        "[...document.querySelectorAll('[aria-label]')].map((one) => one.getAttribute('aria-label')).join()"
    )
    assert "Filtres" not in labels
    page.click("#toLanguage")
    assert "Pourparlers" in page.locator("body").inner_text()


def test_the_script_is_one_function_of_modules_in_the_order_of_their_needs(tmp_path: Path) -> None:
    (tmp_path / "main.js").write_text('import { two as three } from "./low.js";\nexport const four = three() + 2;\n')
    (tmp_path / "low.js").write_text("export function two() {\n  return 2;\n}\n")
    assert joined(tmp_path) == (
        '(() => {\n"use strict";\n'
        "const lowModule = (() => {\nfunction two() {\n  return 2;\n}\nreturn { two };\n})();\n\n"
        "const mainModule = (() => {\nconst { two: three } = lowModule;\nconst four = three() + 2;\nreturn { four };\n})();\n"
        "})();\n"
    )
    (tmp_path / "low.js").write_text('import { four } from "./main.js";\n')
    with pytest.raises(ScriptError, match="main -> low -> main"):
        joined(tmp_path)


def test_every_module_is_in_the_page_and_none_is_large() -> None:
    whole = joined()
    for path in FOLDER.glob("*.js"):
        assert f"const {path.stem}Module" in whole
        assert len(path.read_text(encoding="utf-8").splitlines()) <= 320
    assert "import " not in re.sub(r"/\*.*?\*/", "", whole, flags=re.DOTALL)
    assert "</script" not in whole.lower()
