"""What was likely meant by a word that is not known."""

from __future__ import annotations

from collections.abc import Iterable

__all__ = ["suggest"]


def suggest(word: str, known: Iterable[str]) -> str:
    """What to tell of the known words nearest to `word`; nothing where none is near.

    >>> suggest("investor", ["investors", "capacity"])
    'did you mean investors?'
    """
    import difflib

    by_folded = {name.casefold(): name for name in sorted(known, reverse=True)}
    near = difflib.get_close_matches(word.casefold(), by_folded, n=3, cutoff=0.6)
    return f"did you mean {' or '.join(by_folded[name] for name in near)}?" if near else ""
