"""Spans are slices of a report's clean text."""

from hypothesis import given
from hypothesis import strategies as st

from secondsource.model import Span


@given(st.text(min_size=1), st.data())
def test_a_span_quotes_the_slice(text, data):
    """``span.of(text)`` is ``text[start:end]``, whatever the characters."""
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    assert Span(start, end).of(text) == text[start:end]


def test_contains_and_overlaps():
    """A span contains itself and what lies inside; touching at an end is no overlap."""
    outer = Span(2, 10)
    assert outer.contains(Span(2, 10))
    assert outer.contains(Span(3, 5))
    assert not outer.contains(Span(1, 5))
    assert outer.overlaps(Span(9, 12))
    assert not outer.overlaps(Span(10, 12))
    assert not Span(0, 2).overlaps(outer)
