"""Pairs that the features leave open are read together by a network: what it says moves their score."""

import zlib
from dataclasses import dataclass, field

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from secondsource.model import Relation
from secondsource.reconcile import reconcile
from secondsource.reconcile.matching import reading_together, touching
from secondsource.reconcile.matching.pile import Pile
from secondsource.reconcile.matching.scoring import READ_TOGETHER, Score
from secondsource.reconcile.ordering import in_order
from tests.reconcile.builders import pile, story, tells
from tests.reconcile.test_adding import stories

ONE, TWO = Relation(0.01, 0.99, 0.0, 0.0), Relation(0.99, 0.01, 0.0, 0.0)


@dataclass
class Reads:
    """Tells the same of every pair, and keeps what it was asked."""

    relation: Relation
    version: str = "relations+test"
    asked: list[tuple[str, str]] = field(default_factory=list)

    def __call__(self, pairs):
        """Return the relation of each pair."""
        self.asked += [(a.text, b.text) for a, b in pairs]
        return [self.relation] * len(pairs)


class ByWords:
    """Tells of a pair what its words alone decide, the same in any order."""

    version = "relations+words"

    def __call__(self, pairs):
        """Return the relation of each pair."""
        return [ONE if zlib.crc32("|".join(sorted(t.text for t in p)).encode()) % 2 else TWO for p in pairs]


def _pile(relate):
    fire = tells("The fire at the market began in a heater, Ana Vera said.", "DAMAGE", "began", by="Ana Vera")
    other = tells("A stove set the stalls alight, Omar Said said.", "DAMAGE", "set", by="Omar Said")
    more = tells("The stalls burned for hours, Omar Said said.", "DAMAGE", "burned", by="Omar Said")
    reports, extractions = pile(
        story("Herald", "2016-12-09", fire), story("Tribune", "2016-12-09", other, more)
    )
    return Pile(in_order(reports), {e.report: e for e in extractions}, {}, relate)


ACROSS, WITHIN = (0, 1), (1, 2)


def _reread(relate, pair, value):
    one, other = (np.array([n]) for n in pair)
    return float(reading_together.reread(_pile(relate), one, other, np.array([value]))[0])


def test_what_the_network_says_moves_a_pair_that_is_left_open():
    """One matter: the score rises; two: it falls."""
    assert _reread(Reads(ONE), ACROSS, 0.45) > 0.6
    assert _reread(Reads(TWO), ACROSS, 0.45) < 0.2


@pytest.mark.parametrize(
    ("pair", "value"),
    [(ACROSS, 0.05), (ACROSS, 0.9), (ACROSS, 0.0), (ACROSS, 1.0), (WITHIN, 0.45)],
    ids=["surely two", "surely one", "never compared", "certain", "of one report"],
)
def test_other_pairs_are_not_read(pair, value):
    """Their scores stay, and the network is not asked."""
    reads = Reads(TWO)
    assert _reread(reads, pair, value) == value
    assert not reads.asked


def test_without_a_network_scores_stay():
    """Rules alone decide then."""
    assert _reread(None, ACROSS, 0.45) == 0.45


def test_a_pair_is_read_once():
    """What was told of two claims of one matter is kept for what asks next."""
    reads = Reads(ONE)
    held = _pile(reads)
    one, other, value = np.array([0]), np.array([1]), np.array([0.45])
    first = reading_together.reread(held, one, other, value)
    again = reading_together.reread(held, one, other, value)
    assert first.tolist() == again.tolist()
    assert len(reads.asked) == 1


def test_a_person_is_told_that_they_were_read_together():
    """The explained score is the one that joined them, and says why."""
    held = _pile(Reads(ONE))
    [score] = reading_together.explained(held, [ACROSS], [Score(0.45, (("same_time", 0.9),))])
    assert score.value == pytest.approx(_reread(Reads(ONE), ACROSS, 0.45))
    assert "A network that has read both takes them for one matter" in score.reasons()
    [plain] = reading_together.explained(held, [ACROSS], [Score(0.9, (("same_time", 0.9),))])
    assert READ_TOGETHER not in dict(plain.points)


@pytest.fixture
def _never_anew(monkeypatch):
    """Small piles are mostly touched whole; keep them from being compared anew."""
    monkeypatch.setattr(touching, "MOST_TOUCHED", 2.0)


@pytest.mark.usefixtures("_never_anew")
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(stories(), st.randoms(use_true_random=False))
def test_adding_gives_what_building_gives_where_a_network_reads(made, order):
    """Whatever order reports come in, the findings are those of all at once."""
    shuffled = list(made)
    order.shuffle(shuffled)
    so_far = None
    for n in range(1, len(shuffled) + 1):
        new = frozenset({shuffled[n - 1].report.id})
        so_far = reconcile(*pile(*shuffled[:n]), (), so_far, new, relate=ByWords())
    assert so_far == reconcile(*pile(*made), relate=ByWords())
