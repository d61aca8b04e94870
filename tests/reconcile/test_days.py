from dataclasses import replace
from datetime import date

import pytest

from secondsource.model import Span, TimeRef
from secondsource.reconcile.days import Days, days_of_time

SINCE = TimeRef("since 2012", Span(0, 10), "date", "2012", "2012", None, "year", resolved=True, reason="")


@pytest.mark.parametrize(
    ("start", "end", "days"),
    [
        ("2012", None, None),
        (None, "2012-03-04", None),
        ("2012", "2016-03-04", Days(date(2012, 1, 1).toordinal(), date(2016, 3, 4).toordinal())),
        ("2012-03-04", "2012-03-04", Days(date(2012, 3, 4).toordinal(), date(2012, 3, 4).toordinal())),
    ],
)
def test_a_time_that_is_open_at_an_end_has_no_days(
    start: str | None, end: str | None, days: Days | None
) -> None:
    """A start without an end says nothing of how long."""
    assert days_of_time(replace(SINCE, start=start, end=end)) == days
    assert days_of_time(replace(SINCE, start=start, end=end, resolved=False)) is None
