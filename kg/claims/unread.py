"""Why a sentence with a figure gave no claim: unsure parties, another subject, a denial, or no rule for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.claims.decide import Decision
from kg.claims.model import Kind
from kg.claims.stage import Stage
from kg.claims.takeover import is_takeover
from kg.claims.tenses import Tenses
from kg.mentions.cue import Cue
from kg.mentions.scene import Scene
from kg.values import Span

__all__ = ["Unread", "is_about_deals", "why_unread"]

_SURE = 0.5
_DEALS = frozenset(
    {"give", "promise", "raise", "receive", "hold", "acquire", "sell_share", "buy", "supply", "sign", "drop"}
)
_OUT_OF_SCOPE = {
    "revenue_noun": "revenue", "profit_noun": "profit or loss", "capex_noun": "own spending", "debt_noun": "debt",
    "fine_noun": "a fine", "public_noun": "public money", "energy_noun": "energy", "acquisition_noun": "an acquisition",
    "market_noun": "the market", "people_noun": "staff", "assets_noun": "assets", "market_cap": "market capitalisation",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Unread:
    """A sentence with a figure, and a party or a verb of deals, that gave no claim, and why."""

    article: str
    span: Span
    quote: str
    reason: str


def is_about_deals(scene: Scene) -> bool:
    """True if a sentence has a figure, and a party or a verb of deals, so that a claim might be expected of it."""
    return bool(scene.figures) and bool(scene.parties or any(_is_deal(cue) for cue in scene.cues))


def why_unread(scene: Scene, decisions: Sequence[Decision], tenses: Tenses) -> str:
    """Why such a sentence gave no claim: "ambiguous party", "out of scope: ...", "negated", or "no rule"."""
    if any(is_takeover(Stage.of(scene, figure), Kind.INVESTMENT) for figure in scene.figures):
        return f"out of scope: {_OUT_OF_SCOPE['acquisition_noun']}"
    if any(decision.nothing < _SURE for decision in decisions):
        return "ambiguous party"
    about = dict.fromkeys(_OUT_OF_SCOPE[cue.group] for cue in scene.cues if cue.group in _OUT_OF_SCOPE)
    if about:
        return f"out of scope: {', '.join(about)}"
    verbs = [Stage.of(scene, figure).verb for figure in scene.figures]
    return "negated" if any(verb and _denies(scene, verb, tenses) for verb in verbs) else "no rule"


def _is_deal(cue: Cue) -> bool:
    return cue.is_verb and cue.group in _DEALS


def _denies(scene: Scene, verb: Cue, tenses: Tenses) -> bool:
    """True for a verb that is denied ("n'investira pas"), and for one of giving up ("renonce à")."""
    return verb.group == "drop" or "denied" in tenses.of(scene, verb)
