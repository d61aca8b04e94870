"""Claims that something is not so which leave standing what another says: not yet, if, of an earlier time, of names alone."""

import pytest

from secondsource.reconcile.contraries import misses
from secondsource.reconcile.matching import Pile
from secondsource.reconcile.ordering import in_order
from tests.reconcile.builders import pile, story, tells


def _misses(denial, asserted, days=("2016-12-08", "2016-12-08")):
    told = [
        tells(denial, "STATEMENT", denial.split()[-1], polarity="negated"),
        tells(asserted, "STATEMENT", asserted.split()[-1]),
    ]
    stories = [
        story(outlet, day, claim)
        for outlet, day, claim in zip(("Herald", "Tribune"), days, told, strict=True)
    ]
    reports, extractions = pile(*stories)
    profiles = Pile(in_order(reports), {e.report: e for e in extractions}, {}).profiles
    of = {p.claim.text: p for p in profiles}
    return misses(of[denial], of[asserted])


@pytest.mark.parametrize(
    ("denial", "asserted", "missed"),
    [
        ("No one immediately claimed the attack", "The brigade claimed the attack", True),
        ("No group has so far claimed the attack", "The brigade claimed the attack", True),
        ("No group claimed the attack", "The brigade claimed the attack", False),
        ("The fire was not linked to the vote", "She was sorry if the fire was linked to the vote", True),
        ("The fire was not linked to the vote", "The fire was linked to the vote", False),
    ],
)
def test_what_a_denial_leaves_standing(denial, asserted, missed):
    """Nobody had done it yet, and somebody does; or it is only supposed: neither is denied."""
    assert _misses(denial, asserted) is missed


@pytest.mark.parametrize(
    ("days", "missed"), [(("2016-12-08", "2016-12-10"), True), (("2016-12-10", "2016-12-08"), False)]
)
def test_what_had_not_happened_may_have_happened_since(days, missed):
    """He has not been arrested, says the earlier report; the later one says that he was."""
    assert _misses("He has not been arrested", "He was arrested", days) is missed
