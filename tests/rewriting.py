"""Rewritings of articles and their gold: other companies under the same sentences, and other figures.

A rewriting is a table of texts to replace, names with their epithets, products, people and cities, and a factor for
every amount, capacity and share. Article and gold are rewritten alike, so that the gold stays right.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from kg.text.article import Article

__all__ = ["Rewriting"]

Row = dict[str, Any]

_FIGURE = re.compile(
    r"""
    (?P<word> \b [Dd]eux (?= \s gigawatts ) )
    | (?P<number> (?<![\d,]) \d{1,3} (?: [ \u00a0\u202f] \d{3} )* (?: , \d+ )? )
      (?= \s* (?: milliards | [Gg]igawatts | GW | % | ,\s mais\s \d ) )
    """,
    re.VERBOSE,
)
_MAGNITUDES = {"dizaines de milliards": "centaines de milliards", "des milliards": "des dizaines de milliards"}
_TEN = 10
_VOWELS = frozenset("aeiouyhàâéèêîôAEIOUYHÀÂÉÈÊÎÔ")


@dataclass(frozen=True, slots=True)
class Rewriting:
    """One rewriting: what each text becomes, the canonical names, and by how much the figures grow."""

    name: str
    factor: Decimal
    texts: Mapping[str, str]
    names: Mapping[str, str]

    @classmethod
    def load(cls, path: Path) -> Rewriting:
        """The rewriting in a TOML file: `factor`, `[names]` (canonical names) and `[texts]` (all other words)."""
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        return cls(path.stem, Decimal(table["factor"]), {**table["names"], **table["texts"]}, table["names"])

    def article(self, article: Article) -> Article:
        """The same article about other companies and other figures."""
        return replace(article, text=self.text(article.text))

    def text(self, text: str) -> str:
        """The text with its names and figures replaced."""
        words = "|".join(re.escape(word) for word in sorted(self.texts, key=len, reverse=True))
        named = re.compile(
            rf"(?P<joined>\b(?:[dD]|[qQ]u|[lL])['’]|\b[dD]e |\b[qQ]ue )?(?<![\w])(?P<word>{words})(?!\w)"
        )
        rewritten = named.sub(self._named, text)
        return _FIGURE.sub(self._figure, _replaced(rewritten, _MAGNITUDES))

    def row(self, row: Row) -> Row:
        """The gold row of the rewritten article."""
        made = self._values(row)
        if row.get("alt"):
            made["alt"] = {
                field: [self._values({**row, field: value})[field] for value in values]
                for field, values in row["alt"].items()
            }
        return made

    def _values(self, row: Row) -> Row:
        made = json.loads(json.dumps(row))
        for field in ("target", "attributed_to", "sources"):
            made[field] = self._renamed(row.get(field))
        grown: Callable[[float], float] = self._tenfold if row.get("bound") == "magnitude" else self._grown
        for field in ("low", "high", "gw", "percent"):
            if row.get(field) is not None:
                made[field] = grown(row[field])
        made["quote"] = self.text(row["quote"])
        return dict(made)

    def _renamed(self, value: Any) -> Any:
        if isinstance(value, list):
            return [self._renamed(name) for name in value]
        return self.texts.get(value, value)

    def _grown(self, value: float) -> float:
        return float(Decimal(str(value)) * self.factor)

    @staticmethod
    def _tenfold(value: float) -> float:
        return value * _TEN

    def _figure(self, found: re.Match[str]) -> str:
        number = "2" if found["word"] else found["number"]
        value = Decimal(re.sub(r"\s", "", number).replace(",", ".")) * self.factor
        return _written(value)

    def _named(self, found: re.Match[str]) -> str:
        """The new name, with "d'" or "de" before it as its first letter asks."""
        joined, word = found["joined"] or "", self.texts[found["word"]]
        vowel = word[:1] in _VOWELS
        if joined and joined[-1] in "'’" and joined[0] in "dDqQ" and not vowel:
            joined = joined[:-1] + "e "
        elif joined.endswith("e ") and vowel:
            joined = joined[:-2] + "’"
        return joined + word


def _replaced(text: str, table: Mapping[str, str]) -> str:
    words = "|".join(re.escape(word) for word in sorted(table, key=len, reverse=True))
    return re.sub(words, lambda found: table[found[0]], text)


def _written(value: Decimal) -> str:
    """A number in French: "1 079", "44,98"."""
    whole, _, fraction = f"{value.normalize():f}".partition(".")
    return f"{int(whole):,}".replace(",", "\u00a0") + (f",{fraction}" if fraction else "")
