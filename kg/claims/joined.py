"""Features that count together, each pair one more feature: "lab&last_target:near" is a laboratory that was the last target.

What a company is tells much more beside why it may be meant than alone: a sum of weights does not see that by itself.
"""

from __future__ import annotations

from collections.abc import Iterable

from kg.text.remembered import Remembered

__all__ = ["joined", "joined_all"]

Pair = tuple[str, tuple[str, ...]]
_MANY = 20_000  # each is some hundred bytes, and they come again within an article


def joined(one: str, features: tuple[str, ...]) -> tuple[str, ...]:
    """A feature together with each of others.

    >>> joined("lab", ("topic0", "before"))
    ('lab&topic0', 'lab&before')
    """
    return _WITH[one, features]


def joined_all(features: tuple[str, ...]) -> tuple[str, ...]:
    """Each two of the features together, and all of them.

    >>> joined_all(("opens", "before", "topic0"))
    ('opens&before', 'opens&topic0', 'before&topic0', 'before+opens+topic0')
    """
    return _ALL[features]


def _join(pair: Pair) -> tuple[str, ...]:
    one, features = pair
    return tuple(f"{one}&{feature}" for feature in features)


def _join_all(features: tuple[str, ...]) -> tuple[str, ...]:
    return (*_twos(features), "+".join(sorted(features)))


def _twos(features: tuple[str, ...]) -> Iterable[str]:
    return (f"{one}&{other}" for at, one in enumerate(features) for other in features[at + 1 :])


_WITH: Remembered[Pair, tuple[str, ...]] = Remembered(_join, _MANY)
_ALL: Remembered[tuple[str, ...], tuple[str, ...]] = Remembered(_join_all, _MANY)
