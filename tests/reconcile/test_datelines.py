"""Days beside a claim that are not of what it tells: a report's own date, and the day of what followed."""

import pytest

from secondsource.model import Span, TimeRef
from secondsource.reconcile.datelines import is_dateline, says_its_day
from secondsource.reconcile.days import days_of
from tests.reconcile.builders import story, tells


def _claim(sentence, words, day, within=None):
    at = sentence.find(words)
    time = TimeRef(words, Span(at, at + len(words)), "date", day, day, day, "day", True, "given")
    more = {}
    if within:
        start = sentence.find(within)
        more = {"text": within, "spans": (Span(start, start + len(within)),)}
    told = tells(sentence, "CASUALTIES", "killed", time=time, **more)
    return story("Herald", "2019-05-04", told).extraction.claims[0]


@pytest.mark.parametrize(
    ("sentence", "words", "day", "dateline"),
    [
        ("4 May 2019 Ten killed in an air raid on Sabha", "4 May 2019", "2019-05-04", True),
        ("Ten killed in an air raid on Sabha 4 May 2019", "4 May 2019", "2019-05-04", True),
        ("Ten killed in an air raid on Sabha 2 May 2019", "2 May 2019", "2019-05-02", False),
        ("Ten killed in an air raid on Sabha on Saturday", "Saturday", "2019-05-04", False),
        ("Ten were killed on 4 May 2019 in Sabha", "4 May 2019", "2019-05-04", False),
    ],
)
def test_the_date_of_a_report_at_the_edge_of_its_words(sentence, words, day, dateline):
    """A full date in front or at the end that is the report's own is no day of the event."""
    assert is_dateline(_claim(sentence, words, day), days_of("2019-05-04")) is dateline


def test_without_a_date_of_the_report_nothing_is_its_dateline():
    """An undated report has no day that could be its own."""
    assert not is_dateline(_claim("4 May 2019 Ten killed in Sabha", "4 May 2019", "2019-05-04"), None)


@pytest.mark.parametrize(
    ("sentence", "within", "says"),
    [
        ("The army cut the road on 2 May", None, True),
        ("People walk in the market on 2 May after the army cut the road", None, False),
        ("People walk in the market on 2 May, days after the army cut the road", None, False),
        ("Speaking on 2 May, he said the army cut the road", "the army cut the road", False),
        ("After the talks the army cut the road on 2 May", "the army cut the road on 2 May", True),
    ],
)
def test_the_day_of_what_a_claim_tells(sentence, within, says):
    """A day of the saying, or one after which the words go back to something earlier, is not its day."""
    assert says_its_day(_claim(sentence, "2 May", "2019-05-02", within)) is says
