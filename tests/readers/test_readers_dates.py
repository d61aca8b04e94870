"""Written dates: the precision and zone that were given, never a guess."""

import datetime as dt
import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondsource.readers import dates
from secondsource.readers.dates import column_order, parse
from secondsource.readers.daylines import date_label

READ = [
    ("2016-12-08", "2016-12-08"),
    ("2016-12-08T14:05:00+02:00", "2016-12-08T14:05:00+02:00"),
    ("2016-12-08 14:05", "2016-12-08T14:05"),
    ("2016-12-08T14:05:00.000+0000", "2016-12-08T14:05:00Z"),
    ("2016-12-08T00:00:00", "2016-12-08"),
    ("2016-12-08T00:00:00Z", "2016-12-08T00:00:00Z"),
    ("20161208", "2016-12-08"),
    ("20161208T140500Z", "2016-12-08T14:05:00Z"),
    ("2016-12", "2016-12"),
    ("2016", "2016"),
    ("December 2016", "2016-12"),
    ("Dec. 2016", "2016-12"),
    ("Thu, 08 Dec 2016 14:05:00 GMT", "2016-12-08T14:05:00Z"),
    ("Thu, 8 Dec 2016 14:05:33 -0500 (EST)", "2016-12-08T14:05:33-05:00"),
    ("Thu Dec  8 14:05:00 UTC 2016", "2016-12-08T14:05:00Z"),
    ("December 8, 2016", "2016-12-08"),
    ("8th of December 2016", "2016-12-08"),
    ("Friday, 9 December 2016", "2016-12-09"),
    ("Dec. 8, 2016 at 2:05 pm EST", "2016-12-08T14:05-05:00"),
    ("8 December 2016, 12:30 a.m.", "2016-12-08T00:30"),
    ("Sun 10 Jul 2016", "2016-07-10"),
    ("7-Dec-2016", "2016-12-07"),
    ("08.12.2016", "2016-12-08"),
    ("13/12/2016", "2016-12-13"),
    ("12/13/2016", "2016-12-13"),
    ("5/5/2016", "2016-05-05"),
    ("2016/12/08", "2016-12-08"),
    ("1481155200", "2016-12-08T00:00:00Z"),
    ("1481155200000", "2016-12-08T00:00:00Z"),
    (1481205900, "2016-12-08T14:05:00Z"),
    (2016, "2016"),
    (dt.date(2016, 12, 8), "2016-12-08"),
    (dt.datetime(2016, 12, 8), "2016-12-08"),  # noqa: DTZ001 - a table's day without a zone
    (dt.datetime(2016, 12, 8, 14, 5, tzinfo=dt.UTC), "2016-12-08T14:05:00Z"),
    ("8 December 2016, 09:00 local time", "2016-12-08T09:00"),
    ("8 December 2016, 09:00 (local)", "2016-12-08T09:00"),
    ("8 December 2016, 16h20", "2016-12-08T16:20"),
    ("8 December 2016, 18:00 hours", "2016-12-08T18:00"),
    ("8 Dec 2016 14:05 BST", "2016-12-08T14:05"),  # the zone means several; the time is kept without it
]
NOT_READ = [
    "03/04/2016", "3-4-2016", "yesterday", "Dec 8", "Thursday", "31 February 2016", "20161332", "2016-13-01", "",
    "8,000", "16", "1 May", "not a date", "99999999999999999999", float("nan"), float("inf"), -5, True, None, 1e300, 10**4000,
]  # fmt: skip


def test_worked_examples():
    """The examples in the docstrings hold."""
    failed, tried = doctest.testmod(dates)
    assert tried
    assert failed == 0


@pytest.mark.parametrize(("written", "value"), READ)
def test_dates_are_read(written, value):
    """Each is ISO 8601 with what was given and no more."""
    assert parse(written).value == value


@pytest.mark.parametrize("written", NOT_READ)
def test_no_date_is_guessed(written):
    """What is ambiguous, incomplete or no day of the calendar has no value."""
    assert parse(written).value is None


def test_the_reason_is_told():
    """An ambiguous date says what it might be."""
    assert "3 April or 4 March" in parse("03/04/2016").note


@pytest.mark.parametrize(
    ("column", "order"),
    [
        (["03/04/2016", "12/25/2016"], "month"),
        (["03/04/2016", "25/12/2016", None], "day"),
        (["25/12/2016", "12/25/2016"], None),
        (["03/04/2016", "2016-12-25", 5], None),
    ],
)
def test_another_date_of_the_column_decides(column, order):
    """One date that can be read only one way decides for its column; two that differ decide nothing."""
    assert column_order(column) == order
    expected = {"month": "2016-03-04", "day": "2016-04-03", None: None}[order]
    assert parse("03/04/2016", order).value == expected


@given(
    st.integers(315_619_200, 3_786_912_000).map(lambda seconds: dt.datetime.fromtimestamp(seconds, dt.UTC))
)
def test_round_trip(moment):
    """What a program writes is read as it was."""
    iso = moment.isoformat().replace("+00:00", "Z")
    assert parse(moment.isoformat()).value == iso
    assert parse(moment.strftime("%a, %d %b %Y %H:%M:%S +0000")).value == iso
    assert parse(int(moment.timestamp())).value == iso


@given(
    st.one_of(
        st.text(max_size=40),
        st.from_regex(r"\d{1,4}[/. -]\d{1,4}[/. -]\d{1,4}( \d\d:\d\d [a-z]{1,4})?", fullmatch=True),
    )
)
def test_any_text_is_safe(written):
    """Nothing raises."""
    parse(written)
    date_label(written)
