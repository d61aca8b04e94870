"""Stretches of time with two ends, hours counted back, and what lasts since a day."""

import pytest

DAY = "2021-05-14"  # a Friday

STRETCHES = [
    (
        "Between Monday and Wednesday 40 people were killed.",
        "Between Monday and Wednesday",
        "2021-05-10",
        "2021-05-12",
    ),
    ("From 3 to 7 May the town was shelled.", "From 3 to 7 May", "2021-05-03", "2021-05-07"),
    ("The town was shelled from 3-7 May.", "3-7 May", "2021-05-03", "2021-05-07"),
    ("The town was shelled from Saturday to Monday.", "from Saturday to Monday", "2021-05-08", "2021-05-10"),
    ("Five people were killed between 2011 and 2016.", "between 2011 and 2016", "2011", "2016"),
    ("In the last 24 hours 12 people died.", "the last 24 hours", "2021-05-13", "2021-05-14"),
    ("In the past 36 hours 12 people died.", "the past 36 hours", "2021-05-12", "2021-05-14"),
    ("The airport has been closed since Sunday.", "since Sunday", "2021-05-09", DAY),
    ("The strike has lasted since 2 April.", "since 2 April", "2021-04-02", DAY),
    ("On Monday and on Wednesday people were killed.", "Monday", "2021-05-10", "2021-05-10"),
    ("The talks were moved from Monday to Wednesday.", "Monday", "2021-05-10", "2021-05-10"),
    ("The town was shelled on Monday.", "Monday", "2021-05-10", "2021-05-10"),
]


@pytest.mark.parametrize(("text", "words", "start", "end"), STRETCHES)
def test_when_it_began_and_ended(extracted, text, words, start, end):
    """A stretch is one time from its first day to its last; what was moved from one day to another did not last."""
    (claim,) = extracted(text, DAY).claims
    assert (claim.time.text, claim.time.start, claim.time.end) == (words, start, end)


NOTHING = [
    "The first attack since Sunday killed five people.",
    "The attack was the deadliest since the truce ended on Monday.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_what_happened_once_since_a_day_did_not_last_since(extracted, text):
    """The day since which something is the first is not its own."""
    first = extracted(text, DAY).claims[0]
    assert first.time is None
    assert all(figure.period is None for figure in first.figures)
