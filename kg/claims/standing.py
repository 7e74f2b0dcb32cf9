"""How a mention stands to a figure: its side and nearness, its preposition, its ties to the verb and noun that govern the figure."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from kg.claims.crowd import Crowd, relation_of
from kg.claims.stage import Stage, nearness
from kg.mentions.cue import Cue
from kg.mentions.party import Form, PartyMention
from kg.mentions.scene import Scene

__all__ = ["ranks_of", "standing_of"]


def ranks_of(stage: Stage) -> dict[int, str]:
    """For each mention, its rank by distance on its side of the figure."""
    left = [p for p in stage.scene.parties if p.last <= stage.figure.first]
    right = [p for p in stage.scene.parties if p.first >= stage.figure.last]
    ranks = {id(p): f"L{min(i, 3)}" for i, p in enumerate(reversed(left))}
    return ranks | {id(p): f"R{min(i, 3)}" for i, p in enumerate(right)}


def standing_of(stage: Stage, party: PartyMention, ranks: dict[int, str], crowd: Crowd) -> tuple[tuple[str, ...], ...]:
    """The features of where a mention stands, in groups: side, preposition, nearness, rank; ties to verb and noun; among
    how many.
    """
    scene, figure = stage.scene, stage.figure
    left = party.first < figure.first
    near = nearness(scene, party.last, figure.first) if left else nearness(scene, figure.last, party.first)
    role = "de" if party.role.endswith(" de") else party.role if party.role == "product" else ""
    after = scene.words[party.last] if party.last < scene.last else "."
    then = after if after in {"qui", "dont"} or (left and after in {"(", ":", "-"}) else ""
    side, rank = "L" if left else "R", ranks.get(id(party), "in")
    standing = _standing(party.form, party.preposition or "bare", side, near, rank, party.pronoun, role, then)
    return standing, tuple(_ties(scene, party, stage)), crowd.around(party, side, rank)


@cache
def _standing(
    form: Form, preposition: str, side: str, near: int, rank: str, pronoun: str, role: str, then: str
) -> tuple[str, ...]:
    """The features of a mention by its form, its preposition and its place."""
    features = [
        f"form:{form}", f"p:{preposition}:{side}", f"p:{preposition}:{side}:{near}", f"near:{side}:{near}",
        f"rank:{rank}", f"p:{preposition}",
    ]  # fmt: skip
    if pronoun:
        features.append(f"pro:{pronoun}")
    if role:
        features.append("role_of" if role == "de" else "product")
    if then:
        features.append(f"then_{then}" if then.isalpha() else f"then{then}:{near}")
    return tuple(features)


def _ties(scene: Scene, party: PartyMention, stage: Stage) -> Iterator[str]:
    """Ties of a mention to the verbs and nouns beside it: subject of what, object of what, complement of what."""
    bare = party.preposition in {"", "that"}
    if stage.verb:
        verb = stage.verb
        passive = ":passive" if _is_passive(scene, verb) else ""
        relation = relation_of(party, verb)
        if relation == "subject" and any(
            p.last <= verb.first and p.first >= party.last and p.preposition == "" for p in scene.parties
        ):
            relation = "subject2"  # another stands between it and the verb
        yield f"v:{verb.group}:{relation}{passive}"
        yield f"v:{verb.group}:{relation}"
    own = _own_verb(scene, party) if bare else None
    if own:
        yield f"own:{own.group}"
        yield f"own:{own.group}:{'past' if 'past_participle' in own.tenses else 'live'}"
    noun = next(
        (c for c in scene.cues if not c.is_verb and 0 <= party.first - c.last <= 3 and c.first < party.first), None
    )
    if noun:
        yield f"n:{noun.group}:{party.preposition or 'bare'}"
    if stage.noun:
        side = "L" if party.last <= stage.noun.first else "R"
        yield f"gn:{stage.noun.group}:{party.preposition or 'bare'}:{side}"


def _own_verb(scene: Scene, party: PartyMention) -> Cue | None:
    """The first verb after a bare mention, if no new clause lies between."""
    for cue in scene.cues:
        if cue.is_verb and cue.first >= party.last:
            return cue if scene.wall(party.last, cue.first) < 1.7 else None
    return None


_BE = frozenset(
    {"est", "sont", "etait", "etaient", "ete", "sera", "seront", "serait", "seraient", "etre", "fut", "soit"}
)


def _is_passive(scene: Scene, verb: Cue) -> bool:
    if "past_participle" not in verb.tenses:
        return False
    before = scene.words[max(scene.first, verb.first - 3) : verb.first]
    after = scene.words[verb.last] if verb.last < scene.last else "."
    return any(word in _BE for word in before) or after in {"par", "aupres"}
