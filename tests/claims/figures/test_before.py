"""Counts that held before: a claim of their own, with their own words, time and measure."""

import pytest

PUBLISHED = "2016-05-04"

# text, number that is told, number before, words of its claim, its time, its measure
BEFORE = [
    (
        "The storm killed 31 people, up from 25 reported on Tuesday, the agency said on Thursday.",
        31,
        25,
        "25 reported on Tuesday",
        "Tuesday",
        "killed",
    ),
    (
        "The death toll rose to 31, up from 25 reported on Tuesday.",
        31,
        25,
        "25 reported on Tuesday",
        "Tuesday",
        "killed",
    ),
    (
        "At least 31 people died, up from 25 a day earlier, the ministry said.",
        31,
        25,
        "25 a day earlier",
        "a day earlier",
        "killed",
    ),
    (
        "Some 1,200 people have been displaced, down from 3,000 in March.",
        1200,
        3000,
        "3,000 in March",
        "March",
        "displaced",
    ),
    (
        "The army killed 31 rebels on Monday, compared with 12 on Sunday.",
        31,
        12,
        "12 on Sunday",
        "Sunday",
        "killed",
    ),
    (
        "The attack killed 32 rebels, the monitor said, updating an earlier toll of 15.",
        32,
        15,
        "an earlier toll of 15",
        None,
        "killed",
    ),
]


@pytest.mark.parametrize(("text", "now", "then", "words", "time", "measure"), BEFORE)
def test_a_count_that_held_before_has_its_own_claim(extracted, text, now, then, words, time, measure):  # noqa: PLR0917 - one row of the table
    """The newer claim has neither the older number nor its time."""
    claims = {
        figure.best: (claim, figure)
        for claim in extracted(text, PUBLISHED).claims
        for figure in claim.figures
    }
    newer, older = claims[now][0], claims[then][0]
    assert newer.id != older.id
    assert [figure.best for figure in newer.figures] == [now]
    assert older.text == words
    assert (older.time.text if older.time is not None else None) == time
    assert newer.time is None or newer.time.text != time
    assert claims[then][1].measure == measure


def test_a_distance_is_no_count_before(extracted):
    """Where something lies is told so as well."""
    (claim,) = extracted("The camp is 12 kilometers up from 25 houses by the river.").claims
    assert len(claim.figures) == 2
