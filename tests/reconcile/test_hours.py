"""An hour of a day that the text does not tell: its day is that of the report or the one before."""

from dataclasses import replace

import pytest

from secondsource.model import Span, TimeRef
from secondsource.reconcile.days import days_of
from secondsource.reconcile.matching.pile import Pile
from tests.reconcile.builders import story, tells

NOT_TOLD = "the day is not told; the report's is taken"


@pytest.mark.parametrize(
    ("reason", "first"),
    [
        (NOT_TOLD, "2016-12-08"),
        ("counted from the report's date", "2016-12-09"),
        ("on the day told before", "2016-12-09"),
    ],
)
def test_an_hour_alone_tells_no_day(reason, first):
    """Only an hour whose day was taken from the report may be of the day before."""
    told = story(
        "Herald",
        "2016-12-09",
        tells("Shells hit the market in Homs at 4 a.m.", "ASSAULT", "hit", place="Homs"),
    )
    claim = told.extraction.claims[0]
    at = claim.sentence.start + claim.sentence.of(told.report.text).index("4 a.m.")
    moment = "2016-12-09T04:00"
    hour = TimeRef(
        "4 a.m.", Span(at, at + 6), "time", moment, moment, moment, "minute", resolved=True, reason=reason
    )
    read = replace(told.extraction, claims=(replace(claim, time=hour),))
    profile = Pile([told.report], {read.report: read}, {e.id: e.id for e in read.entities}).profiles[0]
    assert profile.days is not None
    assert (profile.days.first, profile.days.last) == (days_of(first).first, days_of("2016-12-09").last)
