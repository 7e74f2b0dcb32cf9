"""From an article to its claims: one decision a figure, in the order of the text, each told to the talk that follows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.claims.attribution import AttributionReader, Voices, carried, speaker_before
from kg.claims.basis import BasisReader
from kg.claims.dating import DateReader
from kg.claims.decide import Decision, Judge, options, told
from kg.claims.discourse import Discourse
from kg.claims.each import each_of
from kg.claims.filler import Filler
from kg.claims.instalments import instalments_of
from kg.claims.merge import merged
from kg.claims.model import Claim, Evidence, Grounding, Kind, Party, Role, Status
from kg.claims.reference import resolve, stands_for
from kg.claims.stage import Stage
from kg.claims.status import StatusReader
from kg.claims.takeover import is_takeover
from kg.claims.tenses import Tenses
from kg.claims.unread import Unread, is_about_deals, why_unread
from kg.claims.weights import Weights
from kg.languages.language import Language
from kg.lexicon.load import Lexicon
from kg.mentions.figure import Portion
from kg.mentions.find import MentionFinder
from kg.mentions.party import Form
from kg.mentions.scene import Pages, Scene
from kg.text.article import Article

__all__ = ["Reader", "Reading", "read_article"]

_SURE = {Kind.COMPUTE: 0.70, Kind.INVESTMENT: 0.65, Kind.STAKE: 0.60, Kind.ROUND: 0.55, Kind.VALUATION: 0.55}
_ALONE = {Role.TARGET: 0.71, Role.SOURCE: 0.91}
_FITTING = 0.71


@dataclass(frozen=True, slots=True)
class Reading:
    """What one article says: its claims in the order of the text, and the sentences left unread."""

    claims: tuple[Claim, ...]
    unread: tuple[Unread, ...]


class Reader:
    """Reads articles: built once of a lexicon and a language."""

    def __init__(self, lexicon: Lexicon, language: Language | None = None, weights: Weights | None = None) -> None:
        self.language = language or Language.load()
        tables = self.language.tables
        self.weights = weights or Weights.load(self.language.code)
        self.mentions = MentionFinder(lexicon, self.language)
        self.tenses = Tenses(tables["status"], self.language.verbs)
        self.status = StatusReader(tables["status"], self.tenses)
        self.attribution = AttributionReader(tables["attribution"])
        self.dates = DateReader(tables["attribution"])
        self.basis = BasisReader()

    def read(self, article: Article) -> Reading:
        """The claims of the article and the sentences it could not read."""
        pages = self.mentions.find_on_topic(article)
        if pages is None:
            return Reading((), ())
        talk, voices = Discourse.of(pages), Voices()
        judge = Judge(talk, self.weights)
        claims: list[Claim] = []
        unread: list[Unread] = []
        for scene, following in _up_to_last_figure(pages.scenes):
            talk.enter(scene)
            talk.heading = self.dates.heading(scene, talk.heading)
            heeded = scene.figures or (following and following.figures)
            said = self.attribution.read(scene, voices, talk) if heeded else ()
            voices.hear(scene)
            found: list[Claim] = []
            decisions: list[Decision] = []
            for figure in scene.figures:
                stage = Stage.of(scene, figure)
                decisions.append(judge.decide(options(stage, talk)))
                found += self._claims(pages, stage, decisions[-1], talk, voices, said)
            claims += found
            if not found and is_about_deals(scene):
                reason = why_unread(scene, decisions, self.tenses)
                unread.append(Unread(article.id, scene.span, scene.text(), reason))
            leave(scene, talk)
            if said:
                voices.before = said
                voices.before_index, voices.before_paragraph = scene.index, scene.paragraph
        return Reading(tuple(merged(claims)), tuple(unread))

    def _claims(
        self, pages: Pages, stage: Stage, decision: Decision, talk: Discourse, voices: Voices, said: tuple[str, ...]
    ) -> Iterator[Claim]:
        scene, figure, choice = stage.scene, stage.figure, decision.choice
        now = choice.said(scene)
        if now is None or choice.target is None or choice.sources is None or is_takeover(stage, now.kind):
            return
        kind = now.kind
        parties = (
            *_parties(Role.SOURCE, choice.sources, scene, pages, talk),
            *_parties(Role.TARGET, choice.target, scene, pages, talk),
        )
        status = self.status.read(stage, now, talk, self.weights)
        talk.say(replace(now, status=status))
        claim = Claim(
            article=pages.article.id, kind=kind, parties=parties,
            evidence=Evidence(scene.text(), scene.span, (figure.span,)),
            status=status,
            grounding=_grounding(parties, decision, kind, stage, talk), money=figure.money(), capacity=figure.capacity(),
            percent=figure.percent(), date=self.dates.read(scene, figure, talk.heading), basis=self.basis.read(stage, kind),
            chips=tuple(dict.fromkeys(chip.name for chip in scene.chips)) if kind is Kind.COMPUTE else (),
            attributed_to=said or carried(scene, voices), rule=told(decision, self.weights),
        )  # fmt: skip
        yield from each_of(claim, stage)
        yield from instalments_of(claim, stage)
        broken = self.status.broken_at(stage)
        if broken is not None and claim.status is not Status.WITHDRAWN:
            yield replace(claim, status=Status.WITHDRAWN, date=None, attributed_to=speaker_before(scene, broken))


def _up_to_last_figure(scenes: list[Scene]) -> Iterator[tuple[Scene, Scene | None]]:
    """Each sentence and the one after it; what follows the last figure of an article is not read."""
    stop = 1 + max((at for at, scene in enumerate(scenes) if scene.figures), default=-1)
    return zip(scenes[:stop], [*scenes[1:stop], None], strict=False)


def leave(scene: Scene, talk: Discourse) -> None:
    """Tell the talk who the sentence mentioned, descriptions and pronouns by the company they fit best."""
    resolved = []
    for party in scene.parties:
        name = party.entity or next(iter(resolve(party, talk, scene)), None)
        if name:
            resolved.append((name, party.preposition == ""))
    talk.leave(scene, resolved)


def _parties(role: Role, filler: Filler, scene: Scene, pages: Pages, talk: Discourse) -> Iterator[Party]:
    for name in filler.names:
        mention = filler.mention
        if mention is None:
            words = stands_for(name, scene, talk)
            grounding = Grounding.RESOLVED if words else Grounding.ASSUMED
            yield Party(role, name, words or pages.namings.get(name, scene.span), grounding)
        elif mention.form in {Form.NAME, Form.EPITHET}:
            own = next((p.span for p in scene.parties if p.group == mention.group and p.entity == name), mention.span)
            yield Party(role, name, own, Grounding.EXPLICIT if mention.form is Form.NAME else Grounding.RESOLVED)
        else:
            yield Party(role, name, mention.span, Grounding.RESOLVED)


_RANK = {Grounding.EXPLICIT: 0, Grounding.RESOLVED: 1, Grounding.ASSUMED: 2}


def _taken_up(scene: Scene, talk: Discourse) -> set[str]:
    """The companies that a description or pronoun of the sentence fits best."""
    return {name for party in scene.parties if not party.entity for name in resolve(party, talk, scene)[:1]}


def _grounding(parties: tuple[Party, ...], decision: Decision, kind: Kind, stage: Stage, talk: Discourse) -> Grounding:
    """The weakest grounding of the parties and of the figure; assumed where other readings come close.

    A figure told as so many times another is resolved, and what is left after the other parts of a sum is assumed.

    A party that the sentence leaves out counts as resolved where the other readings together weigh little, less so if a
    pronoun or description fits it. How little, by kind, is set so that of the claims of authors that the weights have not
    seen some three in four are right.
    """
    portion = stage.figure.portion
    if decision.share < _SURE[kind] or portion is Portion.REST:
        return Grounding.ASSUMED
    left_out = [party for party in parties if party.grounding is Grounding.ASSUMED]
    taken_up = _taken_up(stage.scene, talk) if left_out else set()
    if any(decision.share < (_FITTING if party.name in taken_up else _ALONE[party.role]) for party in left_out):
        return Grounding.ASSUMED
    found = {Grounding.RESOLVED if party in left_out else party.grounding for party in parties}
    found |= {Grounding.RESOLVED} if portion else set()
    return max(found, key=lambda grounding: _RANK[grounding])


_readers: dict[int, Reader] = {}


def read_article(article: Article, lexicon: Lexicon) -> Reading:
    """The claims of an article and what it could not read, by a reader that is made once for a lexicon."""
    reader = _readers.get(id(lexicon))
    if reader is None:
        reader = _readers[id(lexicon)] = Reader(lexicon)
    return reader.read(article)
