"""The cases of tests/corpus/fr/claims.toml: short texts and the claims they make, in a line each."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from kg.claims.model import Claim
from kg.claims.read import read_article
from kg.lexicon.load import Lexicon
from kg.text.article import Article
from kg.values import Capacity, Money, Percent, plain
from tests.told import ROOT

__all__ = ["Case", "cases", "deals_told", "right_share"]

_CLAIM = re.compile(
    r"""
    (?P<kind> \w+ ) :\s (?P<sources> .+? ) \s->\s (?P<target> .+? ) ,\s
    (?: (?P<money> [\d.e]+? (?: \.\.[\d.e]+ )? ) \s (?P<currency> [A-Z]{3} ) \s )?
    (?: (?P<gw> [\d.]+ ) \s GW \s )?
    (?: (?P<percent> [\d.]+ ) \s % \s )?
    (?: (?P<bound> up_to | less_than | at_least | more_than | about | range | magnitude ) \s )?
    (?P<status> \w+ ) (?P<more> (?: \s \w+ = .+ )? )
    """,
    re.VERBOSE,
)
_MORE = re.compile(r"(\w+)=(.+?)(?=\s\w+=|$)")


@dataclass(frozen=True, slots=True)
class Case:
    """One text and what it says; `open` where it is not read right yet."""

    text: str
    says: tuple[str, ...]
    open: bool

    def is_right(self) -> bool:
        """True if the text gives these claims and no other."""
        said, wanted = list(_read(self.text)), [_wanted(line) for line in self.says]
        return len(said) == len(wanted) and all(any(_agree(one, claim) for claim in said) for one in wanted)


@cache
def cases() -> tuple[Case, ...]:
    """All cases, those that say nothing too."""
    table = tomllib.loads((ROOT / "tests" / "corpus" / "fr" / "claims.toml").read_text(encoding="utf-8"))
    saying = [Case(row["text"], tuple(row["says"]), row.get("open", False)) for row in table["case"]]
    silent = [Case(row["text"], (), row.get("open", False)) for row in table["nothing"]]
    return (*saying, *silent)


def right_share(among: tuple[Case, ...]) -> float:
    """The share of the cases that are read exactly right."""
    return sum(case.is_right() for case in among) / len(among)


def deals_told() -> set[tuple[frozenset[str], str, float]]:
    """The sources, target and written numbers of all that the cases say."""
    told = set()
    for wanted in (_wanted(line) for case in cases() for line in case.says):
        sources = frozenset() if wanted["sources"] == "-" else frozenset(wanted["sources"].split("+"))
        written = [*wanted.get("money", "").split(".."), wanted.get("gw", ""), wanted.get("percent", "")]
        told |= {(sources, wanted["target"], float(number)) for number in written if number}
    return told


@cache
def _lexicon() -> Lexicon:
    return Lexicon.load()


@cache
def _read(text: str) -> tuple[Claim, ...]:
    return read_article(Article("case", text), _lexicon()).claims


def _wanted(line: str) -> dict[str, Any]:
    found = _CLAIM.fullmatch(line)
    assert found, f"not a claim: {line!r}"
    fields = {name: value for name, value in found.groupdict().items() if value and name != "more"}
    return {**fields, **dict(_MORE.findall(found["more"]))}


def _agree(wanted: dict[str, Any], claim: Claim) -> bool:
    sources = set() if wanted["sources"] == "-" else set(wanted["sources"].split("+"))
    same = (
        claim.kind == wanted["kind"] and set(claim.sources) == sources and claim.target == wanted["target"]
        and claim.status == wanted["status"] and claim.bound == wanted.get("bound", "exact")
        and _money(claim.money) == _given(wanted.get("money"), wanted.get("bound"))
        and (claim.money is None or claim.money.currency == wanted.get("currency"))
        and _number(claim.capacity) == wanted.get("gw") and _number(claim.percent) == wanted.get("percent")
    )  # fmt: skip
    return same and all(
        _more(claim, name) == wanted[name] for name in ("date", "basis", "by", "chips") if name in wanted
    )


def _given(money: str | None, bound: str | None) -> tuple[Decimal | None, Decimal | None] | None:
    if money is None:
        return None
    low, _, high = money.partition("..")
    one, other = Decimal(low), Decimal(high or low)
    if bound in {"up_to", "less_than"}:
        return None, other
    return (one, None) if bound in {"at_least", "more_than"} else (one, other)


def _money(money: Money | None) -> tuple[Decimal | None, Decimal | None] | None:
    return (money.low, money.high) if money else None


def _number(figure: Capacity | Percent | None) -> str | None:
    if figure is None:
        return None
    return plain(figure.written if isinstance(figure, Capacity) else figure.value)


def _more(claim: Claim, name: str) -> str:
    values = {
        "date": str(claim.date), "basis": str(claim.basis), "by": "+".join(claim.attributed_to),
        "chips": "+".join(claim.chips),
    }  # fmt: skip
    return values[name]
