"""Sentences that tell of no happening, and speakers who only say what they feel about one."""

import pytest

from secondsource.reconcile.supposed import is_general, only_feels, supposes
from tests.reconcile.builders import story, tells


@pytest.mark.parametrize(
    ("text", "supposed"),
    [
        ("If people don't react, don't protest, how will things change?", True),
        ("even if he had a gun, he wouldn't point it", True),
        ("the death toll was not expected to rise further", True),
        ("it is unlikely that more are buried", True),
        ("Don't go near the river", True),
        ("Was nobody warned?", True),
        ("there are no plans to evacuate the town", True),
        ("the town would not be evacuated", True),
        ("he did not point a gun", False),
        ("nobody was warned", False),
        ("the pump has not failed", False),
        ("no aid has come", False),
        ("the plan was not carried out", False),
        ("residents did not know whether the dam had burst", False),
        ("12 people were killed, unlike last year", False),
    ],
)
def test_what_supposes_denies_nothing(text, supposed):
    """Conditions, questions, orders and denied expectations say of no happening that it was not; a plain negation does."""
    assert supposes(text) == supposed


@pytest.mark.parametrize(
    ("text", "general"),
    [
        ("A magnitude-6.0 quake can cause severe damage", True),
        ("Iran is regularly struck by damaging quakes", True),
        ("on average, it experiences at least one slight quake every day", True),
        ("a quake struck the island on Sunday", False),
        ("rescuers can be seen on the roof", False),
    ],
)
def test_what_happens_again_and_again(text, general):
    """What can happen or happens often is no happening of its own."""
    assert is_general(text) == general


@pytest.mark.parametrize(
    ("text", "feels"),
    [
        ("the minister condemned the killing of three workers", True),
        ("“We are deeply shocked by the death of three people”", True),
        ("the mayor paid tribute to the three dead", True),
        ("three people were killed in the fire", False),
        ("a hailstorm hit the town", False),
    ],
)
def test_who_only_feels(text, feels):
    """Who condemns or mourns a happening is the source of that only."""
    made = story("Herald", "2016-12-01", tells(text, "CASUALTIES", "killed", by="Ana Vera"))
    assert only_feels(made.extraction.claims[0]) == feels
