"""Where a text is cut for the network."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondsource.language.chunks import CUT_ANYWHERE, CUT_AT_PARAGRAPH, CUT_AT_STOP, cut_costs, plan


@given(
    st.lists(st.integers(1, 30), max_size=200),
    st.lists(st.sampled_from([CUT_AT_PARAGRAPH, CUT_AT_STOP, CUT_ANYWHERE]), min_size=200, max_size=200),
    st.integers(30, 120),
)
def test_chunks_cover_the_text_and_keep_the_limit(sizes, costs, target):
    """Chunks follow each other without gap, none is empty, none is larger than the target."""
    chunks = plan(sizes, costs[: len(sizes)], target)
    assert [word for start, end in chunks for word in range(start, end)] == list(range(len(sizes)))
    assert all(0 < sum(sizes[start:end]) <= target for start, end in chunks)


def test_a_short_text_is_one_chunk():
    """What fits is not cut, whatever borders it has."""
    assert plan([1] * 10, [CUT_AT_PARAGRAPH] * 10, 10) == [(0, 10)]


def test_a_word_larger_than_the_target_is_a_chunk_of_its_own():
    """Nothing is dropped for being too large."""
    assert plan([3, 50, 3], [CUT_ANYWHERE] * 3, 10) == [(0, 1), (1, 2), (2, 3)]


def test_cuts_fall_on_the_cheapest_place():
    """Of the places in the second half of what fits, a paragraph's border is taken before a full stop."""
    costs = [CUT_ANYWHERE] * 20
    costs[6], costs[8] = CUT_AT_PARAGRAPH, CUT_AT_STOP
    assert plan([1] * 20, costs, 10)[0] == (0, 6)


@pytest.mark.parametrize(
    ("text", "cheap"),
    [
        ("The war ended . People left .", ["People"]),
        ("He met Mr. Smith and left .", []),
        ("He left . “ We stay . We fight . ” Nobody left .", ["Nobody", "“", "We"]),
        ("It is 3 . 5 percent", ["5"]),
        ("He left . and came", []),
    ],
)
def test_full_stops_are_cheap_places(text, cheap):
    """A cut is cheap where a sentence may begin, and dearer inside a quotation."""
    words = text.split()
    costs = cut_costs(words, [0])
    found = sorted((cost, word) for cost, word in zip(costs, words, strict=True) if 0 < cost < CUT_ANYWHERE)
    assert [word for _, word in found] == cheap


def test_paragraphs_are_cheapest_unless_speech_goes_on():
    """A paragraph that begins with a quotation mark may go on with what was said before."""
    costs = cut_costs(["He", "spoke", ".", "“", "No", ".", "”", "He", "left"], [0, 3, 7])
    assert costs[0] == costs[7] < costs[3] < CUT_ANYWHERE
