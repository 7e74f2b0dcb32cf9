"""One folder takes the place of another in a single step, so that a kill at any moment leaves one of them whole."""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from pathlib import Path

__all__ = ["put_in_place"]

_AT_FDCWD = -100
_EXCHANGE = 2  # RENAME_EXCHANGE of Linux, RENAME_SWAP of macOS


def put_in_place(fresh: Path, place: Path) -> None:
    """Move the folder `fresh` to `place`; what was there is removed. Both are on one file system."""
    if not place.exists():
        fresh.rename(place)
        return
    if not _exchange(fresh, place):
        aside = fresh.with_name(f"{fresh.name}.old")
        place.rename(aside)
        fresh.rename(place)
        fresh = aside
    shutil.rmtree(fresh)


def _exchange(one: Path, other: Path) -> bool:
    """True if the two now have each other's place; False where the system cannot do that in one step."""
    system = ctypes.CDLL(None, use_errno=True)
    paths = os.fsencode(one), os.fsencode(other)
    if sys.platform == "darwin" and hasattr(system, "renamex_np"):
        return bool(system.renamex_np(*paths, _EXCHANGE) == 0)
    if hasattr(system, "renameat2"):
        return bool(system.renameat2(_AT_FDCWD, paths[0], _AT_FDCWD, paths[1], _EXCHANGE) == 0)
    return False
