"""What is weighed fast, in groups and for all kinds at once, is what the same features weigh one by one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kg.claims.decide import NONE, Judge, Options, options
from kg.claims.discourse import Discourse, Said
from kg.claims.model import Kind, Status
from kg.claims.pairs import Pairs, pair_features
from kg.claims.read import Reader, leave
from kg.claims.stage import Stage
from kg.claims.weights import Weights
from kg.lexicon.load import Lexicon
from kg.text.article import Article

TEXT = """Vanterre Capital et Orskov investiront 3 milliards de dollars dans Brumalys. Le fonds détient déjà 12 % du capital.

Brumalys, valorisée 40 milliards de dollars, a signé avec Corvanel Cloud pour 2 GW. Selon Reuters, la start-up lui louera
des serveurs pour 5 milliards, dont 2 milliards dès 2027. Orskov versera 1 milliard à Brumalys et Vanterre Capital 2 milliards."""

WEIGHTS = Weights.load("fr")


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(Lexicon.load())


def figures(reader: Reader) -> Iterator[tuple[Stage, Options, Discourse]]:
    """Each figure of the text, after the claims before it."""
    pages = reader.mentions.find(Article("a", TEXT))
    talk = Discourse.of(pages)
    judge = Judge(talk, WEIGHTS)
    for scene in pages.scenes:
        talk.enter(scene)
        for figure in scene.figures:
            stage = Stage.of(scene, figure)
            given = options(stage, talk)
            yield stage, given, talk
            said = judge.decide(given).choice.said(scene)
            if said:
                talk.say(said)
        leave(scene, talk)


def test_a_pair_weighs_what_its_features_weigh(reader: Reader) -> None:
    weighed = 0
    slots = tuple(f"pair/{kind}" for kind in (*Kind, NONE))
    for _, given, talk in figures(reader):
        pairs = Pairs(talk, WEIGHTS.table(*slots), out=0)
        for target in given.targets:
            sources = [filler for filler in given.sources if target.names[0] not in filler.names]
            rows = WEIGHTS.table(*slots).columns(pairs.rows(target, sources))
            for slot, weights in zip(slots, rows, strict=True):
                alone = [WEIGHTS.score(slot, pair_features(target, source, talk)) for source in sources]
                assert [weight / 1000 for weight in weights] == pytest.approx(alone)
            weighed += len(sources)
    assert weighed > 50


def test_a_decision_shares_itself_out_among_all_readings(reader: Reader) -> None:
    for _, given, talk in figures(reader):
        decision = Judge(talk, WEIGHTS).decide(given)
        assert 0 <= decision.nothing <= 1
        assert 0 < decision.share <= 1


def test_who_is_the_target_is_no_source_of_it(reader: Reader) -> None:
    for _, given, talk in figures(reader):
        choice = Judge(talk, WEIGHTS).decide(given).choice
        assert choice.target is None or choice.sources is None or choice.target.names[0] not in choice.sources.names


@pytest.mark.parametrize("kind", list(Kind))
def test_a_status_weighs_each_feature_alone_and_with_the_kind(reader: Reader, kind: Kind) -> None:
    slots = tuple(f"status/{status}" for status in Status)
    for stage, _, talk in figures(reader):
        said = Said(kind, ("Brumalys",), "Corvanel", stage.scene.index, stage.scene.paragraph)
        features = list(reader.status.features(stage, said, talk))
        alone = [feature for feature in features if not feature.startswith(f"{kind}")]
        table = WEIGHTS.table_of_kind(kind, *slots)
        weights = table.weights(table.row([*alone, str(kind)]))
        assert [w / 1000 for w in weights] == pytest.approx([WEIGHTS.score(slot, features) for slot in slots])
