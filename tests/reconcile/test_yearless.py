"""Reports that give their day without its year, and the case that tells it."""

import pytest

from secondsource.reconcile import reconcile
from secondsource.reconcile.yearless import years_of
from tests.reconcile.builders import finding_with, pile, story, tells, yearless


def _told(words="Nine people died in Homs, Haddad said.", killed=9, **more):
    return tells(words, "CASUALTIES", "died", by="Haddad", place="Homs", killed=killed, **more)


def _reports(days, day="Dec 8"):
    dated = [story("Herald", each, _told(), uri=str(n)) for n, each in enumerate(days)]
    return [yearless("Wire", _told(), day=day, uri="y").report, *(s.report for s in dated)]


@pytest.mark.parametrize(
    ("day", "days", "found"),
    [
        ("Dec 8", ["2016-12-09"], "2016-12-08"),
        ("8 December", ["2016-12-20"], "2016-12-08"),
        ("Dec. 30", ["2017-01-02"], "2016-12-30"),
        ("Feb 29", ["2017-02-20"], None),  # that year has none
        ("Dec 8", ["2016-12-09", "2017-12-20"], None),  # two years fit
        ("Dec 8", ["2016-06-09"], None),  # none is near
        ("Dec 8", ["2016-12"], None),  # no day is known
        ("Dec 8", [], None),
    ],
)
def test_a_year_is_told_where_one_alone_fits(day, days, found):
    """Dated reports within a month of the day tell its year, unless they are of several years."""
    assert list(years_of(_reports(days, day)).values()) == ([found] if found else [])


def test_what_was_inferred_is_kept_apart_and_tells_which_count_is_later():
    """The report has an interval of one day with its reason, its weekday a day, and its toll comes before the later one."""
    early = yearless(
        "Wire", _told("Nine people died in Homs on Thursday, Haddad said.", weekday="Thursday"), uri="y"
    )
    late = story(
        "Herald", "2016-12-09", _told("Twelve people died in Homs, Haddad said.", 12, day="2016-12-08")
    )
    result = reconcile(*pile(late, early))
    (inferred,) = result.inferred_dates
    assert (inferred.report, inferred.start, inferred.end) == (early.report.id, "2016-12-08", "2016-12-08")
    assert "“Dec 8”" in inferred.why
    assert "2016" in inferred.why
    finding = finding_with(result, "Nine people", early, late)
    assert [entry.change for entry in finding.history] == ["first", "later_count"]
    assert finding.range.best == 12


def test_a_report_that_takes_a_year_away_is_looked_at_with_those_that_it_dates():
    """Another year's report makes the day doubtful; the result is the one of building anew."""
    early = yearless("Wire", _told(), uri="y")
    stories = [early, story("Herald", "2016-12-09", _told()), story("Tribune", "2017-12-20", _told())]
    before = reconcile(*pile(*stories[:2]))
    assert before.inferred_dates
    reports, extractions = pile(*stories)
    added = frozenset({stories[2].report.id})
    after = reconcile(reports, extractions, (), before, added)
    assert after == reconcile(reports, extractions)
    assert all(i.start != i.end for i in after.inferred_dates)
