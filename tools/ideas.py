"""The ideas of the reading, each behind a switch: what `tools/ablate.py` takes away, one at a time.

An idea is switched off in one of four ways: features that the weights no longer speak of (`drops`), mentions that the
reading no longer sees (`hides`), a step that does nothing (`nulls`), or examples that nothing is learned from
(`skips`). The weights are fitted again without it, unless it only works on claims that are made (`refit`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from kg.claims.discourse import Discourse
from kg.mentions.party import Form, PartyMention
from kg.mentions.scene import Pages, Scene

__all__ = ["IDEAS", "Idea", "Origin"]


@dataclass(frozen=True)
class Origin:
    """Where an example comes from: the folder of its article, whether the talk before it is the right one or what
    weights made of it, and whether the reader knew the lexicon or a fifth of it.
    """

    folder: str
    right: bool
    known: bool


@dataclass(frozen=True)
class Idea:
    """One idea and its switch.

    `drops` holds the beginnings of features by slot ("kind", "target", "source", "pair"; "" for the whole slot),
    `nulls` what takes the place of a function of the program, by its dotted name. `fewer` marks an idea that is about
    the number of examples: the others do not count more in its absence.
    """

    name: str
    drops: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    hides: Callable[[Pages], None] | None = None
    nulls: Mapping[str, Any] = field(default_factory=dict)
    skips: Callable[[Origin], bool] | None = None
    fewer: bool = False
    refit: bool = True


def of_parties(*beginnings: str) -> dict[str, tuple[str, ...]]:
    """The same features of targets and of sources."""
    return {"target": beginnings, "source": beginnings}


def keep_parties(wanted: Callable[[PartyMention, Pages], bool]) -> Callable[[Pages], None]:
    """Hides all parties but those wanted."""

    def hide(pages: Pages) -> None:
        for scene in pages.scenes:
            scene.parties = [party for party in scene.parties if wanted(party, pages)]

    return hide


def is_in_lexicon(party: PartyMention, pages: Pages) -> bool:
    """True for a reference, and for a name that the lexicon knows."""
    return not party.entity or (party.entity in pages.entities and pages.entities[party.entity].known)


def part_groups(pages: Pages) -> None:
    """Each party alone, whatever it is coordinated with."""
    for scene in pages.scenes:
        for number, party in enumerate(scene.parties):
            party.group = number


def open_walls(pages: Pages) -> None:
    """No clause ends before its sentence does."""
    for scene in pages.scenes:
        scene.walls = [0.0] * len(scene.walls)


def nobody_understood(scene: Scene, talk: Discourse) -> dict[Any, Any]:
    """No party besides those that the sentence mentions."""
    del scene, talk
    return {}


IDEAS = (
    Idea("signs: groups of verbs and nouns around the figure", {"kind": ("c:", "v:", "n:")}),
    Idea("signs: single verbs", {"kind": ("verb:",)}),
    Idea("signs: words beside the figure", {"kind": ("s:", "l:", "r:", "l1:", "r1:", "l2:", "r2:")}),
    Idea("signs: form, bound and size of the figure", {"kind": ("bound:", "size:", "form:", "elliptic:", "change")}),
    Idea(
        "parties: ties to verbs and nouns",
        of_parties("v:", "own:", "n:", "gn:", "then", "empty:v:", "empty:n:"),
    ),
    Idea("parties: prepositions", {**of_parties("p:"), "pair": ("p:",)}),
    Idea("parties: distance and order", {**of_parties("near:", "rank:"), "pair": ("order:",)}),
    Idea("parties: clause ends count as distance", hides=open_walls),
    Idea("parties: coordination ('A et B')", hides=part_groups),
    Idea("parties: target and source weighed together", {"pair": ("",)}),
    Idea(
        "parties: sectors and their classes",
        {**of_parties("sec:", "class:", "role:"), "pair": ("sectors:", "classes:"), "kind": ("has:",)},
    ),
    Idea("names: those in no lexicon", hides=keep_parties(is_in_lexicon)),
    Idea("references: epithets by product or city", hides=keep_parties(lambda party, _: party.form is not Form.EPITHET)),
    Idea("references: descriptions and pronouns", hides=keep_parties(lambda party, _: bool(party.entity))),
    Idea("talk: parties understood from before", nulls={"kg.claims.filler.understood": nobody_understood}),
    Idea(
        "talk: the claims before",
        {
            "kind": ("last:",), "pair": ("paired_",),
            **of_parties(
                "last_target", "last_source", "was_", "understood:last", "understood:investment", "understood:round",
                "understood:compute", "understood:stake", "understood:valuation",
            ),
        },
    ),
    Idea(
        "talk: topics and subjects",
        of_parties(
            "topic", "paragraph_topic", "last_subject", "understood:topic", "understood:subject", "understood:paragraph"
        ),
    ),
    Idea(
        "talk: how present a company is",
        of_parties(
            "as_target:", "as_source:", "as:", "ago:", "target_ago:", "source_ago:", "lead:", "in_paragraph", "since:",
            "total:", "understood:before",
        ),
    ),
    Idea("article: what a company does elsewhere", of_parties("deed:")),
    Idea("article: what two companies do to each other elsewhere", {"pair": ("tie:", "together:")}),
    Idea("fit: a second round after predicted claims", skips=lambda origin: not origin.right),
    Idea("fit: a second reader that knows few companies", skips=lambda origin: not origin.known),
    Idea("fit: the invented articles", skips=lambda origin: origin.folder == "invented", fewer=True),
    Idea("fit: the frames", skips=lambda origin: origin.folder == "frames", fewer=True),
    Idea("claims: repetitions merged", nulls={"kg.claims.read.merged": list}, refit=False),
    Idea("claims: instalments by their dates", nulls={"kg.claims.read.instalments_of": lambda *_: ()}, refit=False),
)  # fmt: skip
