"""The closed label sets, and the code between tags and spans."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondsource.language import labels


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        ([], []),
        ([0, 0], []),
        ([1, 2, 2], [(0, 3, 0)]),
        ([1, 1], [(0, 1, 0), (1, 2, 0)]),
        ([0, 2, 2, 0], [(1, 3, 0)]),
        ([1, 4, 4], [(0, 1, 0), (1, 3, 1)]),
        ([3, 4, 0, 5], [(0, 2, 1), (3, 4, 2)]),
    ],
)
def test_spans_of_tags(tags: list[int], expected: list[tuple[int, int, int]]) -> None:
    """A run begins with B, goes on with I of its own type only, and a stray I begins a span."""
    assert labels.spans_of_tags(tags) == expected


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(1, 4), st.integers(0, 2)), max_size=8))
def test_tags_and_spans_are_inverse(gaps: list[tuple[int, int, int]]) -> None:
    """Spans that do not overlap survive the way to tags and back, even side by side and of one type."""
    spans, at = [], 0
    for gap, size, kind in gaps:
        spans.append((at + gap, at + gap + size, kind))
        at += gap + size
    assert labels.spans_of_tags(labels.tags_of_spans(spans, at + 1)) == spans


@pytest.mark.parametrize(
    ("word", "lemma", "rule"),
    [
        ("houses", "house", "1|"),
        ("Killed", "kill", "2|"),
        ("cities", "city", "3|y"),
        ("was", "be", "3|be"),
        ("n't", "not", "2|ot"),
        ("Aleppo", "Aleppo", "^0|"),
        ("the", "the", "0|"),
        ("Syrians", "Syrian", "^1|"),
    ],
)
def test_lemma_rule(word: str, lemma: str, rule: str) -> None:
    """The shortest edit from the word's end, which leads back to the lemma."""
    assert labels.lemma_rule(word, lemma) == rule
    assert labels.apply_lemma_rule(rule, word) == lemma


@given(st.text(max_size=12), st.text(max_size=12))
def test_every_lemma_rule_leads_to_its_lemma(word: str, lemma: str) -> None:
    """Whatever the two strings are, the rule made from them turns one into the other."""
    assert labels.apply_lemma_rule(labels.lemma_rule(word, lemma), word) == lemma


@pytest.mark.parametrize(
    ("rule", "word", "expected"), [("", "Houses", "houses"), ("9|x", "Ox", "ox"), ("^9|x", "Ox", "Ox")]
)
def test_a_rule_that_does_not_fit_leaves_the_word(rule: str, word: str, expected: str) -> None:
    """No rule, or one that cuts more than there is, gives the word itself."""
    assert labels.apply_lemma_rule(rule, word) == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("city", "lower"), ("Aleppo", "title"), ("EFE", "upper"), ("J.", "initial"), ("A", "initial"), ("McCain", "mixed"),
        ("2016", "digits"), ("3,500", "alphanumeric"), ("5th", "alphanumeric"), ("“", "mark"), ("...", "mark"), ("حلب", "other"),
    ],
)  # fmt: skip
def test_shape(word: str, expected: str) -> None:
    """What the letters of a word look like."""
    assert labels.SHAPES[labels.shape(word)] == expected


def test_buckets_cover_all_distances_both_ways() -> None:
    """Nearer words have lower buckets, before and after are apart, and no distance falls outside."""
    ahead = [labels.bucket(d) for d in range(1, 600)]
    behind = [labels.bucket(-d) for d in range(1, 600)]
    assert ahead == sorted(ahead)
    assert behind == sorted(behind)
    assert not set(ahead) & set(behind)
    assert set(ahead) | set(behind) == set(range(labels.BUCKETS))


def test_label_sets_have_no_doubles() -> None:
    """Each label stands once, so that indices and names are one to one."""
    for names in (
        labels.UPOS,
        labels.DEPRELS,
        labels.ENTITY_TAGS,
        labels.ROLE_TAGS,
        labels.ARGUMENTS,
        labels.SHAPES,
    ):
        assert len(set(names)) == len(names)
