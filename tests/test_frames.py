"""The frames that the weights are fitted on (corpus/frames): each is well formed, names nobody, and is read as it is filled."""

from __future__ import annotations

import importlib
import re
import sys
from collections import Counter
from functools import cache
from itertools import islice
from types import ModuleType

from kg.claims.model import Kind, Status
from kg.claims.read import Reader
from kg.claims.weights import Weights
from kg.lexicon.load import Lexicon
from kg.text.fold import fold
from kg.text.tokens import tokenize
from tests.told import ROOT

EVERY = 40
COPIED = 11


@cache
def tool() -> ModuleType:
    sys.path.insert(0, str(ROOT / "tools"))
    return importlib.import_module("frames")


@cache
def lexicon() -> Lexicon:
    return Lexicon.load()


@cache
def frames() -> tuple[str, ...]:
    return tuple(tool().frames_in(ROOT / "corpus" / "frames"))


def test_every_frame_says_of_each_of_its_figures_what_it_is() -> None:
    wrong = []
    for frame in frames():
        text, _, _ = frame.partition("||")
        slots = [slot["name"] for slot in tool().SLOT.finditer(text)]
        figures = [name for name in slots if name[0] in "mgpk" and name != "month"]
        if sorted(tool().fill(frame, lexicon()).rows) != sorted(figures):
            wrong.append(frame)
    assert len(frames()) > 3000
    assert not wrong


def test_what_a_figure_is_has_a_kind_parties_and_a_status_that_exist() -> None:
    kinds: Counter[str] = Counter()
    for frame in frames():
        for slot, row in tool().fill(frame, lexicon()).rows.items():
            kinds[row["kind"] if row else "none"] += 1
            if row:
                assert Kind(row["kind"]) in {"g": {Kind.COMPUTE}, "p": {Kind.STAKE}}.get(slot[0], set(Kind)), frame
                assert Status(row["status"]), frame
                assert row["target"] not in row["sources"], frame
                assert not (row["sources"] and row["kind"] == "valuation"), frame
    assert min(kinds.values()) > 200


def test_no_frame_is_told_twice_and_none_names_a_company() -> None:
    texts = [frame.partition("||")[0].strip() for frame in frames()]
    assert len(set(texts)) == len(texts)
    names = {fold(name).casefold() for name in lexicon().companies if len(name) > 3}
    runs = re.compile(r"(?<![.!?] )(?<!^)\b[A-ZÉ][\w&-]+(?: [A-ZÉ][\w&-]+)*")
    told = {run for text in texts for run in runs.findall(tool().SLOT.sub("{}", text))}
    assert not {run for run in told if fold(run).casefold() in names}


def runs_of_words(text: str) -> set[tuple[str, ...]]:
    words = [word for word in tokenize(text).words if word[0].isalpha()]
    return {tuple(words[at : at + COPIED]) for at in range(len(words) - COPIED + 1)}


def test_no_frame_copies_a_sentence_of_an_article() -> None:
    told = {run for folder in ("seeds", "corpus") for path in (ROOT / folder).rglob("*.txt") if path.parent.name != "frames"
            for run in runs_of_words(path.read_text(encoding="utf-8"))}  # fmt: skip
    assert len(told) > 50_000
    parts = (part for frame in frames() for part in tool().SLOT.sub("\n", frame.partition("||")[0]).split("\n"))
    assert not [run for part in parts for run in runs_of_words(part) if run in told]


def test_a_frame_is_filled_in_the_same_way_each_time_and_otherwise_in_another_variant() -> None:
    frame = frames()[0]
    assert tool().fill(frame, lexicon()) == tool().fill(frame, lexicon())
    assert tool().fill(frame, lexicon()).text != tool().fill(frame, lexicon(), 1).text


def test_the_figures_and_companies_of_filled_frames_are_found() -> None:
    reader = Reader(lexicon(), weights=Weights({}))
    figures = lost = missing = 0
    for frame in islice(frames(), 0, None, EVERY):
        data = tool().frame_examples(frame, lexicon(), reader)
        missing += len(tool().fill(frame, lexicon()).rows) - len(data.figures)
        figures += len(data.figures)
        lost += sum(not example.weight for example in data.figures)
    assert figures > 150
    assert missing <= 0.04 * figures
    assert lost <= 0.08 * figures
