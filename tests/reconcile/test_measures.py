"""What a bare number does not count: doers and what is aimed at."""

import pytest

from secondsource.model import Span
from secondsource.reconcile.measures import measure_of, of_another_role
from tests.reconcile.builders import _figure, tells


@pytest.mark.parametrize(
    ("before", "population", "other"),
    [
        ("a boy was killed by ", "officers", True),
        ("killed after pointing a gun at ", "officers", True),
        ("he turned against ", "officers", True),
        ("a ward with ", "beds", False),
        ("the death toll stood at ", None, False),
        ("the toll rose to ", None, False),
        ("the toll rose to ", "people", False),
        ("the blast killed ", "people", False),
        ("the flood killed at least ", "people", False),
    ],
)
def test_doers_and_targets_are_no_toll(before, population, other):
    """Behind "by", "against" or "at" those counted do it or are aimed at; behind "stood at" a bare number is a toll."""
    figure = _figure("count", 2, tells("x", "CASUALTIES", "x"), Span(0, 1), {"population": population})
    assert of_another_role(figure, before) == other


@pytest.mark.parametrize(
    ("sentence", "number", "measure"),
    [
        ("PERSONNEL 612, AIRCRAFT 14. FATALITIES SO FAR 3", "612", "count"),
        ("The hospital put it at 12 dead.", "12", "killed"),
    ],
)
def test_a_word_behind_a_full_stop_does_not_tell_what_a_number_counts(sentence, number, measure):
    """The items of a list are apart, though they are read as one sentence."""
    figure = _figure("count", float(number), tells("x", "CASUALTIES", "x"), Span(0, 1), {"population": None})
    assert measure_of(figure, sentence, sentence.index(number), ()) == measure
