"""Tests of the words by which a claim tells that fighting stops."""

import pytest

from secondsource.reconcile.stops import day_to_come, is_usual, of_both, of_hostilities, stops


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Army halts fighting in the town for an evacuation", True),
        ("The army has halted its attacks in the east", True),
        ("Rebels ceased fire at noon", True),
        ("the navy called off its raids on the port", True),
        ("government artillery shelled several eastern districts on Thursday afternoon", False),
        ("They shelled us all night", False),
        ("Troops stopped a bus at the crossing", False),
        ("the fighting is still going on inside", False),
    ],
)
def test_a_claim_of_a_stop_is_no_fire(text: str, *, expected: bool) -> None:
    """A stop told in the words of what stops is a stop; shelling, and a stop of something else, is none."""
    assert stops(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The town is being subjected to daily bombings", True),
        ("has been bombed for weeks", True),
        ("Planes bombed the town every night", True),
        ("there was artillery fire in some areas on Thursday afternoon", False),
        ("the fighting is still going on inside", False),
    ],
)
def test_what_is_usual_is_of_no_one_day(text: str, *, expected: bool) -> None:
    """What happens daily is told of the time until then."""
    assert is_usual(text) is expected


def test_a_pause_is_of_fighting_and_of_one_side_or_of_all() -> None:
    """A truce is of all sides, operations are of one, and a pause in talks is of no fighting."""
    assert of_hostilities("a truce was announced")
    assert of_both("a truce was announced")
    assert of_hostilities("military operations have stopped")
    assert not of_both("military operations have stopped")
    assert not of_hostilities("the talks were suspended")


@pytest.mark.parametrize(
    ("text", "time", "to_come"),
    [
        ("The navy halted its raids to pave the way for talks on Friday", "Friday", True),
        ("Both sides paused fire ahead of the feast on Monday", "Monday", True),
        ("The navy halted its raids on Friday to pave the way for talks", "Friday", False),
        ("The navy halted its raids on Friday", "Friday", False),
    ],
)
def test_the_day_of_what_a_stop_prepares(text, time, to_come):
    """A day behind what the stop is for is not the day of the stop."""
    assert day_to_come(text, time) is to_come
