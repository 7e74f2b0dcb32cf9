"""Conjugation of French verbs: every form of a verb with its tense and person, from the small table verbs.toml.

Tenses matter because they carry the doubt: "investirait" is a rumour, "investira" a plan, "a investi" is done.
Compound tenses are not formed here; their parts (auxiliary, past participle) are. The imperative is left out: news
does not use it, and its forms are those of the present.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from kg.errors import LexiconError
from kg.text.fold import fold

__all__ = ["Tense", "VerbForm", "conjugation_table", "forms", "verbs"]

_FILE = Path(__file__).resolve().with_name("verbs.toml")
_PERSONS = ("1s", "2s", "3s", "1p", "2p", "3p")
_IMPERFECT = ("ais", "ais", "ait", "ions", "iez", "aient")
_FUTURE = ("ai", "as", "a", "ons", "ez", "ont")
_SUBJUNCTIVE = ("e", "es", "e", "ions", "iez", "ent")
_PAST = {
    "a": ("ai", "as", "a", "âmes", "âtes", "èrent"),
    "it": ("is", "is", "it", "îmes", "îtes", "irent"),
    "ut": ("us", "us", "ut", "ûmes", "ûtes", "urent"),
    "int": ("ins", "ins", "int", "înmes", "întes", "inrent"),
}
_GRAVE = re.compile(r"e(?=[bcdfghjklmnpqrstvz]er$)")  # peser: il pèse, il pèsera
_ACUTE = re.compile(  # céder: il cède, il cédera
    r"é (?= (?P<consonant> [bcdfghjklmnpqrstvz] | [bcdfgptv][lr] | ch | gn | gu | qu ) er $ )", re.VERBOSE
)


class Tense(StrEnum):
    """Tense and mood of one form, in one word."""

    INFINITIVE = "infinitive"
    PRESENT = "present"
    IMPERFECT = "imperfect"
    FUTURE = "future"
    CONDITIONAL = "conditional"
    PAST = "past"
    SUBJUNCTIVE = "subjunctive"
    PAST_PARTICIPLE = "past_participle"
    PRESENT_PARTICIPLE = "present_participle"


@dataclass(frozen=True, slots=True, order=True)
class VerbForm:
    """One form of a verb, as it is spelt.

    `person` is "1s" to "3p"; of past participles it is gender and number, "ms", "fs", "mp", "fp"; else empty.
    """

    form: str
    lemma: str
    tense: Tense
    person: str = ""


@cache
def verbs() -> tuple[str, ...]:
    """The infinitives of verbs.toml, in alphabetical order.

    Raises LexiconError if a verb stands there twice.
    """
    table = _table()
    return tuple(sorted([*table["regular"], *_models(_FILE)]))


@cache
def forms(lemma: str) -> tuple[VerbForm, ...]:
    """All forms of a verb of verbs.toml, or of any regular verb in -er.

    >>> [form.form for form in forms("acquérir") if form.tense is Tense.FUTURE]
    ['acquerrai', 'acquerras', 'acquerra', 'acquerrons', 'acquerrez', 'acquerront']

    Raises LexiconError if the verb is not known.
    """
    table = _table()
    model = _models(_FILE).get(lemma)
    if model is not None:
        found = _irregular(lemma, model)
    elif lemma in table["regular"] and lemma.endswith("ir"):
        found = _second_group(lemma)
    elif lemma.endswith("er"):
        found = _first_group(lemma, doubling=lemma in table["doubling"])
    else:
        raise LexiconError(f"unknown verb {lemma!r}", where=str(_FILE), do="add it to regular or as [[irregular]]")
    return tuple(found)


def conjugation_table(lemmas: Iterable[str] | None = None) -> Mapping[str, tuple[VerbForm, ...]]:
    """The folded forms (lower case, no accents) of these verbs, each with all that it can be; of all verbs if None.

    >>> [(form.lemma, str(form.tense)) for form in conjugation_table(["valoir", "investir"])["investirait"]]
    [('investir', 'conditional')]
    """
    table: dict[str, tuple[VerbForm, ...]] = {}
    for lemma in sorted(set(verbs() if lemmas is None else lemmas)):
        for form in forms(lemma):
            key = fold(form.form)
            table[key] = (*table[key], form) if key in table else (form,)
    return MappingProxyType(table)


def _first_group(lemma: str, *, doubling: bool) -> Iterator[VerbForm]:
    """Verbs in -er, with the changes of spelling that keep their sound."""
    stem = lemma[:-2]
    soft = f"{stem[:-1]}ç" if stem.endswith("c") else f"{stem}e" if stem.endswith("g") else stem  # before a and o
    yield VerbForm(lemma, lemma, Tense.INFINITIVE)
    yield from _persons(lemma, Tense.IMPERFECT, _imperfect(soft, stem))
    past = (f"{soft}ai", f"{soft}as", f"{soft}a", f"{soft}âmes", f"{soft}âtes", f"{stem}èrent")
    yield from _persons(lemma, Tense.PAST, past)
    yield from _participles(lemma, f"{stem}é", f"{soft}ant")
    for number, mute in enumerate(_before_mute_e(lemma, doubling=doubling)):
        spoken = ("", "", "", "") if number else (f"{soft}ons", f"{stem}ez", f"{stem}ions", f"{stem}iez")
        silent = (f"{mute}e", f"{mute}es", f"{mute}e")
        future = f"{stem}er" if _ACUTE.search(lemma) else f"{mute}er"
        yield from _persons(lemma, Tense.PRESENT, (*silent, *spoken[:2], f"{mute}ent"))
        yield from _persons(lemma, Tense.SUBJUNCTIVE, (*silent, *spoken[2:], f"{mute}ent"))
        yield from _persons(lemma, Tense.FUTURE, _with(future, _FUTURE))
        yield from _persons(lemma, Tense.CONDITIONAL, _with(future, _IMPERFECT))


def _before_mute_e(lemma: str, *, doubling: bool) -> Iterator[str]:
    """The stem before a silent e: pèse, cède, appelle, emploie; for verbs in -ayer two: paie, paye."""
    stem = lemma[:-2]
    if doubling:
        yield stem + stem[-1]
    elif lemma.endswith("ayer"):
        yield f"{stem[:-1]}i"
        yield stem
    elif lemma.endswith(("oyer", "uyer")):
        yield f"{stem[:-1]}i"
    else:
        yield _GRAVE.sub("è", _ACUTE.sub("è", lemma))[:-2]


def _second_group(lemma: str) -> Iterator[VerbForm]:
    """Verbs in -ir like finir: -issons, -i."""
    stem = lemma[:-1]
    yield from _finite(
        lemma,
        present=(f"{stem}s", f"{stem}s", f"{stem}t", *_with(f"{stem}ss", ("ons", "ez", "ent"))),
        imperfect=f"{stem}ss",
        future=lemma,
        past=f"{stem}t",
        subjunctive=_with(f"{stem}ss", _SUBJUNCTIVE),
    )
    yield from _participles(lemma, stem, f"{stem}ssant")


def _irregular(lemma: str, model: Mapping[str, Any]) -> Iterator[VerbForm]:
    """A verb of the table; what the table leaves out follows from the present."""
    head = lemma.removesuffix(model["ending"])
    present: list[str] = model["present"]
    first_plural = model.get("imperfect", present[3].removesuffix("ons"))
    subjunctive = model.get("subjunctive", (present[5].removesuffix("ent"), first_plural))
    if len(subjunctive) != len(_PERSONS):
        singular, plural = subjunctive
        subjunctive = [(plural if ending in {"ions", "iez"} else singular) + ending for ending in _SUBJUNCTIVE]
    impersonal = {person for person, rest in zip(_PERSONS, present, strict=True) if not rest}
    found = _finite(
        lemma,
        present=_after(head, present),
        imperfect=head + first_plural,
        future=head + model["future"],
        past=head + model["past"] if model["past"] else "",
        subjunctive=_after(head, subjunctive),
    )
    yield from (form for form in found if form.person not in impersonal)
    gerund = model.get("gerund", f"{first_plural}ant")
    invariable = model.get("invariable", False)
    yield from _participles(lemma, head + model["participle"], gerund and head + gerund, invariable=invariable)


def _finite(
    lemma: str,
    *,
    present: Iterable[str],
    imperfect: str,
    future: str,
    past: str,
    subjunctive: Iterable[str],
) -> Iterator[VerbForm]:
    yield VerbForm(lemma, lemma, Tense.INFINITIVE)
    yield from _persons(lemma, Tense.PRESENT, present)
    yield from _persons(lemma, Tense.IMPERFECT, _with(imperfect, _IMPERFECT))
    yield from _persons(lemma, Tense.FUTURE, _with(future, _FUTURE))
    yield from _persons(lemma, Tense.CONDITIONAL, _with(future, _IMPERFECT))
    ending = next((ending for ending in ("int", "it", "ut", "a") if past.endswith(ending)), "")
    if ending:
        yield from _persons(lemma, Tense.PAST, _with(past.removesuffix(ending), _PAST[ending]))
    yield from _persons(lemma, Tense.SUBJUNCTIVE, subjunctive)


def _participles(lemma: str, past: str, present: str, *, invariable: bool = False) -> Iterator[VerbForm]:
    """The past participle in its four agreements (pris, prise, pris, prises; dû, due, dus, dues), and the present one."""
    yield VerbForm(past, lemma, Tense.PAST_PARTICIPLE, "ms")
    if not invariable:
        base = f"{past[:-1]}u" if past.endswith("dû") else past
        yield VerbForm(f"{base}e", lemma, Tense.PAST_PARTICIPLE, "fs")
        yield VerbForm(base if base.endswith("s") else f"{base}s", lemma, Tense.PAST_PARTICIPLE, "mp")
        yield VerbForm(f"{base}es", lemma, Tense.PAST_PARTICIPLE, "fp")
    if present:
        yield VerbForm(present, lemma, Tense.PRESENT_PARTICIPLE)


def _persons(lemma: str, tense: Tense, spelt: Iterable[str]) -> Iterator[VerbForm]:
    for person, form in zip(_PERSONS, spelt, strict=True):
        if form:
            yield VerbForm(form, lemma, tense, person)


def _with(stem: str, endings: Iterable[str]) -> list[str]:
    return [stem + ending for ending in endings]


def _after(head: str, rests: Iterable[str]) -> list[str]:
    """The forms, head and rest; a form that the verb does not have stays empty."""
    return [head + rest if rest else "" for rest in rests]


def _imperfect(soft: str, stem: str) -> list[str]:
    return [(stem if ending in {"ions", "iez"} else soft) + ending for ending in _IMPERFECT]


@cache
def _table() -> Mapping[str, Any]:
    return MappingProxyType(tomllib.loads(_FILE.read_text(encoding="utf-8")))


@cache
def _models(path: Path) -> Mapping[str, Mapping[str, Any]]:
    """Each irregular verb with its model."""
    models: dict[str, Mapping[str, Any]] = {}
    table = _table()
    for model in table["irregular"]:
        for verb in model["verbs"]:
            if verb in models or verb in table["regular"]:
                raise LexiconError(f"the verb {verb!r} occurs twice", where=str(path), do="remove one of them")
            if not verb.endswith(model["ending"]):
                fault = f"{verb!r} does not end in {model['ending']!r}"
                raise LexiconError(fault, where=str(path), do="give it a model of its own")
            models[verb] = model
    return MappingProxyType(models)
