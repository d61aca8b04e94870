"""Times: what is found in a sentence, and what it comes to from the report's date."""

from pathlib import Path

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from secondsource.claims import times

NLP = spacy.blank("en")
CORPUS = Path(__file__).parents[2] / "corpora" / "times.tsv"


def corpus():
    """Read the table of examples: (report's date or None, sentence, expected)."""
    for line in CORPUS.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            published, text, expected = line.split("\t")
            yield pytest.param(None if published == "-" else published, text, expected, id=text[:50])


@pytest.mark.parametrize(("published", "text", "expected"), list(corpus()))
def test_words_and_values_of_the_corpus(published, text, expected):
    """Every sentence of the table gives exactly its time expressions, with their TIMEX3 values."""
    refs = times.find(NLP(text), published)
    assert ("; ".join(f"{ref.text}={ref.value}" for ref in refs) or "-") == expected


@given(st.text(max_size=200))
def test_any_text_is_read_and_spans_are_its_words(text):
    """No text stops the grammar, and each reference is a slice of the text, in order, without overlap."""
    doc = NLP(text)
    end = 0
    for ref in times.find(doc, "2016-12-09"):
        assert doc.text[ref.span.start : ref.span.end] == ref.text
        assert ref.span.start >= end
        end = ref.span.end


@given(st.integers(1, 10_000_000), st.sampled_from(["days", "weeks", "months", "years", "decades", "hours"]))
def test_any_distance_is_answered(n, unit):
    """A time out of the calendar's range is left unresolved, not an error."""
    (ref,) = times.find(NLP(f"It happened {n} {unit} ago."), "2016-12-09")
    assert ref.reason
    assert ref.resolved == (ref.start is not None or ref.end is not None)


@pytest.mark.parametrize(
    ("text", "start", "end", "precision"),
    [
        ("Shelling stopped late Thursday.", "2016-12-08", "2016-12-08", "day"),
        ("They left last week.", "2016-11-28", "2016-12-04", "week"),
        ("They left last month.", "2016-11", "2016-11", "month"),
        ("They left in the third quarter of 2015.", "2015-07", "2015-09", "quarter"),
        ("They left in the winter of 2014.", "2014-12", "2015-02", "season"),
        ("They left in 2011.", "2011", "2011", "year"),
        ("Eighty died in the past 26 days.", "2016-11-13", "2016-12-09", "day"),
        ("It lasted for the past three years.", "2013", "2016", "year"),
        ("It has gone on since March 2011.", "2011-03", "2016-12-09", "month"),
        ("It was closed until Wednesday.", None, "2016-12-07", "day"),
        ("Shells fell on Thursday afternoon.", "2016-12-08T12:00", "2016-12-08T17:59", "part_of_day"),
        ("It began at 9 a.m. on Thursday.", "2016-12-08T09:00", "2016-12-08T09:00", "minute"),
        ("It lasted five years.", None, None, "unknown"),
    ],
)
def test_intervals_keep_the_precision_of_the_words(text, start, end, precision):
    """Start and end say no more than the words: a month has no day, a length of time no beginning."""
    (ref,) = times.find(NLP(text), "2016-12-09")
    assert (ref.start, ref.end, ref.precision) == (start, end, precision)


@pytest.mark.parametrize(
    ("text", "direction", "weekday"),
    [
        ("Talks will take place in Geneva on Saturday.", "future", 6),
        ("Shells hit the market on Thursday.", "past", 4),
        ("The meeting is scheduled to begin on Monday.", "future", 1),
    ],
)
def test_an_undated_report_keeps_weekday_and_direction(text, direction, weekday):
    """Without the report's date the day is not guessed; the weekday and the verb's way are kept with a reason."""
    (ref,) = times.find(NLP(text), None)
    assert not ref.resolved
    assert (ref.start, ref.end) == (None, None)
    assert (ref.direction, ref.weekday) == (direction, weekday)
    assert "no date" in ref.reason


def test_the_tree_decides_over_nearer_words():
    """A participle between a time and its verb does not turn the clause: the governing verb's form does."""
    words = [
        "Kerry",
        ",",
        "meeting",
        "ministers",
        "in",
        "Brussels",
        "on",
        "Tuesday",
        ",",
        "said",
        "he",
        "would",
        "work",
        ".",
    ]
    heads = [9, 0, 0, 2, 5, 2, 7, 2, 9, 9, 12, 12, 9, 9]
    deps = [
        "nsubj",
        "punct",
        "acl",
        "obj",
        "case",
        "obl",
        "case",
        "obl",
        "punct",
        "root",
        "nsubj",
        "aux",
        "ccomp",
        "punct",
    ]
    tags = [
        "PROPN",
        "PUNCT",
        "VERB",
        "NOUN",
        "ADP",
        "PROPN",
        "ADP",
        "PROPN",
        "PUNCT",
        "VERB",
        "PRON",
        "AUX",
        "VERB",
        "PUNCT",
    ]
    doc = spacy.tokens.Doc(NLP.vocab, words=words, heads=heads, deps=deps, pos=tags)
    (ref,) = times.find(doc, "2016-12-09")
    assert ref.value == "2016-12-06"


def test_histories_go_on_from_the_date_told_before():
    """In a narrative an incomplete date takes its year from the one before, and rolls over the turn of the year."""
    text = (
        "In October 1917 they rose. In November they won. In January they lost. On 3 March 1918 they signed."
    )
    values = [ref.value for ref in times.find(NLP(text), "2009-12-19", narrative=True)]
    assert values == ["1917-10", "1917-11", "1918-01", "1918-03-03"]


def test_histories_do_not_follow_an_aside():
    """A far year that is named once does not become the anchor of what follows."""
    text = "The siege began in May 1940. Files opened in 2005 tell why. In June the town fell."
    values = [ref.value for ref in times.find(NLP(text), "2009-12-19", narrative=True)]
    assert values == ["1940-05", "2005", "1940-06"]


def test_years_before_our_era():
    """Years before our era are values of their own, and their ISO years count from zero."""
    (ref,) = times.find(NLP("Xerxes crossed in 480 BC."), None)
    assert (ref.value, ref.start) == ("BC0480", "-0479")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The measures are to be voted on Thursday.", "2010-05-06"),
        ("Parliament is to vote on Thursday.", "2010-05-06"),
        ("The measures were voted on Thursday.", "2010-04-29"),
    ],
)
def test_what_is_to_be_done_looks_ahead(reader, text, value):
    """A weekday of what "is to" happen is the next one, of what was done the last."""
    assert [ref.value for ref in times.find(reader(text), "2010-05-05")] == [value]
