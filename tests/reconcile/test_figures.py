"""Figures over time: what overtakes, corrects or contradicts what."""

import pytest

from secondsource.model import Span
from secondsource.reconcile import reconcile
from secondsource.reconcile.counts import compatible
from secondsource.reconcile.flags import implausible
from secondsource.reconcile.ranges import outer
from secondsource.reconcile.revisions import revisions
from tests.reconcile.builders import _figure, finding_with, pile, story, tells


def _of(value, **more):
    told = tells("x", "CASUALTIES", "x")
    return _figure(more.pop("measure", "killed"), value, told, Span(0, 1), more)


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [
        (_of(80, bound="more_than"), _of(100, bound="at_least"), True),
        (_of(50, bound="fewer_than"), _of(80, bound="more_than"), False),
        (_of(50, bound="fewer_than"), _of(100, bound="at_least"), False),
        (_of(12), _of(12), True),
        (_of(12), _of(20), False),
        (_of(8000, bound="about"), _of(8200), True),
    ],
)
def test_bounds_count(one, other, both):
    """More than 80 and at least 100 can both be so; fewer than 50 goes with neither."""
    assert compatible(one, other) is both
    assert compatible(other, one) is both


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("(Corrects number of dead to more than 800, not more than 80)", "correction"),
        ("The ministry revised its figure to 30.", "correction"),
        ("The agency withdrew its report that the dam had cracked.", "retraction"),
        ("The army's earlier statement that the port road was closed was withdrawn.", "retraction"),
        ("The reports that the dam had burst have since been withdrawn.", "retraction"),
        ("The report on the raid was later withdrawn.", "retraction"),
        ("The statement said that the troops were withdrawn.", None),
        ("A report that troops were withdrawn from Homs could not be checked.", None),
        ("Claims that fighting was over and troops were withdrawn are new.", None),
        ("The toll rose to 31.", "rise"),
        ("Twelve people were killed in the market.", None),
        ("He was right to say that it rained.", None),
    ],
)
def test_words_of_revision(sentence, kind):
    """Words of correction, retraction and rise are told apart, and plain sentences have none."""
    assert (kind in revisions(sentence)) if kind else not revisions(sentence)


@pytest.mark.parametrize(
    ("killed", "injured", "flagged"),
    [(80, 3500, True), (80, 300, False), (12, 900, True), (3, 90, False), (1, 40, False), (0, 40, False)],
)
def test_wounded_out_of_proportion_are_flagged(killed, injured, flagged):
    """A count of wounded far beyond what wars leave for each death is to be checked; a single attack's few dead tell nothing."""
    assert bool(implausible(_of(killed), _of(injured, measure="injured"))) is flagged


def test_two_tolls_of_one_day_from_two_origins_are_a_dispute():
    """Exact numbers of one day and scope that differ cannot both be so; there is no best."""
    one = story(
        "Herald",
        "2016-12-08",
        tells(
            "Ministry spokesman Omar Haddad said 20 people were killed in Aleppo in the blast.",
            "CASUALTIES",
            "killed",
            by="Omar Haddad",
            place="Aleppo",
            killed=20,
        ),
    )
    two = story(
        "Tribune",
        "2016-12-08",
        tells(
            "Union leader Lina Saleh said 60 people were killed in Aleppo in the blast.",
            "CASUALTIES",
            "killed",
            by="Lina Saleh",
            place="Aleppo",
            killed=60,
        ),
    )
    finding = finding_with(reconcile(*pile(one, two)), "20 people", one, two)
    assert finding.status == "disputed"
    assert finding.facets["count"].state == "disputed"
    assert (finding.range.low, finding.range.best, finding.range.high) == (20, None, 60)


@pytest.mark.parametrize(
    ("counts", "low", "high"),
    [
        ([(800, "more_than")], 800, None),
        ([(12, "at_least")], 12, None),
        ([(12, "at_least"), (15, "exact")], 12, 15),
        ([(15, "exact"), (20, "at_least")], 15, None),
        ([(3500, "at_most")], None, 3500),
        ([(3000, "exact"), (3500, "at_most")], 3000, 3500),
        ([(12, "exact")], 12, 12),
    ],
)
def test_an_open_end_stays_open(counts, low, high):
    """More than 800 gives no highest number, up to 3,500 no lowest, unless another count goes as far."""
    figures = [_of(value, bound=bound) for value, bound in counts]
    assert outer(figures) == (low, high)
