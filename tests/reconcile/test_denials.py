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
        ("There was no immediate reaction from the army", "The army shelled the town", True),
        ("There was no word from the army", "The army shelled the town", True),
        ("The army did not shell the town", "The army shelled the town", False),
        ("The rebels did not say how they had shot it down", "The rebels had shot it down", True),
        ("The rebels had not shot it down", "The rebels had shot it down", False),
        ("Police did not respond to requests for comment", "Police had shot the man", True),
        ("Police did not respond to the alarm", "Police did respond to the alarm", False),
        ("They did not give details of the raid", "They told of the raid", True),
        ("They did not give aid to the camp", "They gave aid to the camp", False),
        ("There was no resistance except in one house", "A man resisted in the house", True),
        ("There was no resistance in the town", "There was resistance in the town", False),
        ("Why the jets had not bombed the camp", "The jets had bombed the camp", True),
        ("The jets had not bombed the camp", "The jets had bombed the camp", False),
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


@pytest.mark.parametrize(
    ("denial", "days", "missed"),
    [
        ("No mud has been seen in the lake so far", ("2016-12-08", None), True),
        ("No mud has been seen in the lake", ("2016-12-08", None), False),
        ("No mud has been seen in the lake so far", (None, None), False),
    ],
)
def test_a_report_without_a_date_may_be_the_later_one(denial, days, missed):
    """What had not come about so far is not denied by who told it, for all that is known, afterwards."""
    assert _misses(denial, "Mud has been seen in the lake", days) is missed
