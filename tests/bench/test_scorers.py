"""The scorers that all benches share."""

import pytest

from bench.scorers import Counts, TreeWord, exact, matched, overlap, pearson, trees


@pytest.mark.parametrize(
    ("predicted", "gold", "f1"),
    [
        ([(0, 3), (5, 9)], [(0, 3), (5, 9)], 100.0),
        ([(0, 3), (5, 8)], [(0, 3), (5, 9)], 50.0),
        ([(0, 3)], [(0, 3), (5, 9), (10, 12)], 50.0),
        ([(1, 3)], [(0, 3)], 0.0),
        ([], [(0, 3)], 0.0),
        ([(0, 3)], [], 0.0),
        ([], [], 100.0),
        ([(0, 3), (0, 3)], [(0, 3)], 200 / 3),
    ],
)
def test_exact_f1(predicted, gold, f1):
    """Only the same span counts; one gold span is met once."""
    assert exact(predicted, gold).f1 == pytest.approx(f1)


@pytest.mark.parametrize(
    ("predicted", "gold", "precision", "recall"),
    [
        ([(0, 3)], [(2, 9)], 100.0, 100.0),
        ([(0, 3)], [(3, 9)], 0.0, 0.0),
        ([(0, 2), (3, 5), (20, 22)], [(0, 9)], 200 / 3, 100.0),
        ([(0, 9)], [(0, 2), (3, 5), (20, 22)], 100.0, 200 / 3),
    ],
)
def test_overlap(predicted, gold, precision, recall):
    """Sharing one character is enough; touching is not; each side is counted over its own spans."""
    counts = overlap(predicted, gold)
    assert (counts.precision, counts.recall) == pytest.approx((precision, recall))


def test_counts_add_up_over_documents():
    """Scores of several documents are those of their sums, not the mean of their scores."""
    total = exact([1], [1]) + exact([1, 2, 3], [4])
    assert total == Counts(1, 4, 1, 2)
    assert total.f1 == pytest.approx(100 / 3)


def test_matched_takes_any_relation():
    """Items match by the relation given."""
    counts = matched([1, 5], [2, 9], lambda a, b: abs(a - b) <= 1)
    assert (counts.precision, counts.recall) == (50.0, 50.0)


GOLD = [
    TreeWord(0, 4, "NOUN", 1, "nsubj"),
    TreeWord(5, 9, "VERB", 1, "root"),
    TreeWord(10, 13, "PART", 1, "advmod"),
]


def test_same_trees_are_perfect():
    """A document scored against itself gets 100 in everything."""
    score = trees(GOLD, GOLD)
    assert (score.words.f1, score.upos.f1, score.uas.f1, score.las.f1) == (100, 100, 100, 100)


def test_wrong_relation_costs_las_only():
    """UAS looks at heads, LAS at heads and relations with their subtypes."""
    read = [TreeWord(0, 4, "NOUN", 1, "nsubj:pass"), *GOLD[1:]]
    score = trees(read, GOLD)
    assert score.uas.f1 == 100
    assert score.las.f1 == pytest.approx(200 / 3)


def test_words_are_aligned_by_their_characters():
    """A word cut in two is wrong, and so is what hangs on it; the others keep their score."""
    read = [
        TreeWord(0, 4, "NOUN", 1, "nsubj"),
        TreeWord(5, 7, "VERB", 1, "root"),
        TreeWord(7, 9, "PART", 1, "dep"),
        TreeWord(10, 13, "PART", 1, "advmod"),
    ]
    score = trees(read, GOLD)
    assert score.words.precision == 50
    assert score.upos.recall == pytest.approx(200 / 3)
    assert score.las.f1 == 0


def test_root_is_told_from_another_root():
    """A root's place counts: the wrong word as root is wrong for UAS."""
    read = [TreeWord(0, 4, "NOUN", 0, "root"), TreeWord(5, 9, "VERB", 0, "conj"), GOLD[2]]
    assert trees(read, GOLD).uas.f1 == pytest.approx(100 / 3)


@pytest.mark.parametrize(
    ("left", "right", "value"),
    [([1, 2, 3], [2, 4, 6], 100), ([1, 2, 3], [3, 2, 1], -100), ([1, 1], [1, 2], 0), ([], [], 0)],
)
def test_pearson(left, right, value):
    """Correlation times 100; 0 where a side does not vary."""
    assert pearson(left, right) == pytest.approx(value)


def test_pearson_refuses_sides_of_different_length():
    """Sides that do not belong together are an error, not a number."""
    with pytest.raises(ValueError, match="2 and 1"):
        pearson([1, 2], [1])
