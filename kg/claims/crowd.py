"""The parties of a sentence together: how many it names, and what they are to the verb and the noun that govern a figure.

Whom a sentence leaves out shows by whom it has: where the investor and the company are both there, nobody else is meant.
"""

from __future__ import annotations

from typing import NamedTuple

from kg.claims.stage import Stage
from kg.mentions.cue import Cue
from kg.mentions.party import PartyMention

__all__ = ["Crowd", "relation_of"]

_NAMED, _UNNAMED, _FEW = 4, 2, 3


class Crowd(NamedTuple):
    """How many companies a sentence names, how many parties it has without a name, and the features of whoever is not there:
    `roles` (each party by its preposition and by what it is to the verb), `ties` (the same with the verb and the noun, and
    with the side of the figure) and `turns` (the finest).
    """

    named: int
    unnamed: int
    roles: tuple[str, ...]
    ties: tuple[str, ...]
    turns: tuple[str, ...]

    @classmethod
    def of(cls, stage: Stage) -> Crowd:
        """The parties of the sentence of a figure, without those that only tell it."""
        parties = [party for party in stage.scene.parties if not party.tells]
        named = min(len({party.entity for party in parties if party.entity}), _NAMED)
        unnamed = min(len({party.group for party in parties if not party.entity}), _UNNAMED)
        verb, noun = (cue.group if cue else "-" for cue in (stage.verb, stage.noun))
        roles = [f"crowd:{named}", f"crowd:v:{verb}", f"crowd:n:{noun}"]
        ties = [f"crowd:v:{verb}:{min(named, _FEW)}", f"crowd:n:{noun}:{min(named, _FEW)}"]
        turns: list[str] = []
        for party in parties:
            how = "named" if party.entity else party.pronoun or str(party.form)
            preposition = party.preposition or "bare"
            roles.append(f"crowd:{preposition}:{how}")
            ties.append(f"crowd:{'L' if party.first < stage.figure.first else 'R'}:{preposition}:{how}")
            if stage.verb:
                relation = relation_of(party, stage.verb)
                roles.append(f"crowd:{relation}:{how}")
                ties.append(f"crowd:v:{verb}:{relation}")
                turns.append(f"crowd:v:{verb}:{relation}:{how}")
            if stage.noun:
                turns.append(f"crowd:n:{noun}:{preposition}:{'L' if party.last <= stage.noun.first else 'R'}")
        return cls(named, unnamed, _once(roles), _once(ties), _once(turns))

    def around(self, party: PartyMention, side: str, rank: str) -> tuple[str, ...]:
        """The features of one party of the sentence: how many others there are, with its own place."""
        how = "name" if party.entity else "other"
        place = f"p:{party.preposition or 'bare'}:{side}"
        return (f"here:{self.named}:{how}", f"here:{self.named}:{self.unnamed}:{how}", f"here:{self.named}:{rank}",
                f"here:{self.named}:{place}:{how}")  # fmt: skip

    @property
    def features(self) -> tuple[str, ...]:
        """All features of whoever is not there."""
        return (*self.roles, *self.ties, *self.turns)


def relation_of(party: PartyMention, verb: Cue) -> str:
    """What a party is to the verb: its subject, its object, or by which preposition it depends on it."""
    bare = party.preposition in {"", "that"}
    if party.last <= verb.first:
        return "subject" if bare else f"{party.preposition}_before"
    return "object" if bare else party.preposition


def _once(features: list[str]) -> tuple[str, ...]:
    """The features in their order, each once."""
    return tuple(dict.fromkeys(features))
