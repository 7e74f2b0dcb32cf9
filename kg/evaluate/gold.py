"""Claims from a file: the user's gold, or claims that some program said, one JSON object a line."""

from __future__ import annotations

import json
from pathlib import Path

from kg.errors import KgError
from kg.evaluate.match import Row

__all__ = ["read_claims"]

_NEEDED = ("article", "kind")


def read_claims(path: Path) -> list[Row]:
    """The rows of a claims file. Raises KgError naming file and line where it cannot be read or a field is missing."""
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except OSError as error:
        raise KgError(f"cannot be read ({error.strerror})", where=str(path), do="check the path") from error
    except UnicodeDecodeError as error:
        raise KgError("not UTF-8", where=str(path), do="save it as UTF-8") from error
    return [_row(line, f"{path}:{number}") for number, line in enumerate(lines, 1) if line.strip()]


def _row(line: str, where: str) -> Row:
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        raise KgError(f"broken JSON ({error.msg}, column {error.colno})", where=where, do="mend that line") from error
    missing = [field for field in _NEEDED if not isinstance(row, dict) or not isinstance(row.get(field), str)]
    if missing:
        raise KgError(f'no field "{missing[0]}"', where=where, do='write {"article": ..., "kind": ..., ...}')
    found: Row = row
    return found
