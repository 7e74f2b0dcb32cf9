"""An answer as the cells of a table for people: IRIs shortened, figures grouped. Printing is the caller's."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from typing import Any

from kg.query.prefixes import PREFIXES, shorten
from kg.values import plain

__all__ = ["cell_text", "rows_of_json"]

_XSD = PREFIXES["xsd"]
_NUMBERS = {_XSD + "integer", _XSD + "decimal"}
_DECIMAL = re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)")


def rows_of_json(data: bytes) -> tuple[list[str], list[list[str]], list[bool]]:
    """The column names, the cells as a person reads them, and which columns hold figures, from SPARQL JSON.

    >>> cell = '{"type": "literal", "datatype": "http://www.w3.org/2001/XMLSchema#decimal", "value": "50000000000"}'
    >>> rows_of_json(f'{{"head": {{"vars": ["low"]}}, "results": {{"bindings": [{{"low": {cell}}}]}}}}'.encode())
    (['low'], [['50,000,000,000']], [True])
    """
    answer = json.loads(data)
    names = [str(name) for name in answer["head"]["vars"]]
    bindings = answer["results"]["bindings"]
    rows = [[cell_text(row.get(name)) for name in names] for row in bindings]
    numeric = [
        any(name in row for row in bindings) and all(_is_number(row[name]) for row in bindings if name in row)
        for name in names
    ]
    return names, rows, numeric


def cell_text(term: dict[str, Any] | None) -> str:
    """A term of SPARQL JSON as a person reads it; nothing for none."""
    if term is None:
        return ""
    value = str(term["value"])
    if term["type"] == "uri":
        return shorten(value)
    if _is_number(term):
        number = Decimal(value)
        return f"{number:,f}" if abs(number) >= 10_000 and number == number.to_integral() else plain(number)
    return re.sub(r"\s+", " ", value)


def _is_number(term: dict[str, Any]) -> bool:
    return term.get("datatype") in _NUMBERS and bool(_DECIMAL.fullmatch(str(term["value"])))
