"""One file written whole or not at all."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from kg.errors import KgError

__all__ = ["write_whole"]


def write_whole(path: Path, data: bytes) -> None:
    """Write `data` to `path`; what was there stays until all is written. Raises KgError where that cannot be done."""
    fresh = path.with_name(f".{path.name}.new-{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh.write_bytes(data)
        fresh.replace(path)
    except OSError as error:
        what = f"cannot be written ({error.strerror})"
        raise KgError(what, where=str(path), do="check space and permissions, or name another with --out") from error
    finally:
        with contextlib.suppress(FileNotFoundError, NotADirectoryError):
            fresh.unlink()
