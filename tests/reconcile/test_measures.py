"""What a bare number does not count: doers and what is aimed at."""

from dataclasses import replace

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


@pytest.mark.parametrize(
    ("sentence", "number", "context", "measure"),
    [
        ("Data for the week (540 suspected, 22 deaths) are being read.", "540", (), "count"),
        ("The state of play: two dead, 15 still inside.", "15", (), "count"),
        ("The storm left 14 dead and 300 without power.", "300", (), "count"),
        ("Rescuers had 38 of an estimated 120 metres behind them when one died.", "38", (), "count"),
        ("Four dead, 40 rescuers sent.", "40", (), "count"),
        ("She now accepts the ministry's figure of 19.", "19", ("A man was injured.",), "count"),
        # What their own words tell, they count.
        ("The clinic has 12 confirmed dead.", "12", (), "killed"),
        ("The toll rose, and 12 still missing are sought.", "12", (), "missing"),
        ("The dead now number 12.", "12", (), "killed"),
    ],
)
def test_the_number_of_another_item_tells_nothing(sentence, number, context, measure):
    """A word of a measure with a number of its own, or that another thing is said of those counted, leaves a count bare."""
    figure = _figure("count", float(number), tells("x", "CASUALTIES", "x"), Span(0, 1), {"population": None})
    figure = replace(figure, text=number)
    assert measure_of(figure, sentence, sentence.index(number), context) == measure
