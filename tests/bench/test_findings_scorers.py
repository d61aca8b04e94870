"""The scorers of groupings, against sums done by hand and against each other."""

import itertools

import numpy as np
import pytest

from bench.findings_scorers import assignment, b_cubed, ceaf_e, conll, muc

GOLD = [{"a", "b", "c"}, {"d", "e"}, {"f"}]


def test_a_perfect_grouping_scores_100():
    """Every score of the gold grouping against itself is full."""
    assert (muc(GOLD, GOLD), b_cubed(GOLD, GOLD), ceaf_e(GOLD, GOLD), conll(GOLD, GOLD)) == (
        100,
        100,
        100,
        100,
    )


@pytest.mark.parametrize(
    ("found", "links", "items", "groups"),
    [
        # One group split: two of three links found; items a, b, c recall 2/3, 2/3, 1/3.
        (
            [{"a", "b"}, {"c"}, {"d", "e"}, {"f"}],
            80.0,
            87.5,
            100 * 2 * (2.8 / 4) * (2.8 / 3) / (2.8 / 4 + 2.8 / 3),
        ),
        # All in one: every link found, two too many.
        ([{"a", "b", "c", "d", "e", "f"}], 75.0, 56.0, 100 * 2 * (2 / 3) * (2 / 9) / (2 / 3 + 2 / 9)),
        # All alone: no link.
        ([{x} for x in "abcdef"], 0.0, 66.666667, 100 * 2 * (0.5 + 2 / 3 + 1) / 9),
    ],
)
def test_scores_worked_out_by_hand(found, links, items, groups):
    """Splits, lumps and singletons score what the definitions give."""
    assert muc(GOLD, found) == pytest.approx(links)
    assert b_cubed(GOLD, found) == pytest.approx(items, abs=0.01)
    assert ceaf_e(GOLD, found) == pytest.approx(groups, abs=0.01)


def test_assignment_is_the_best_of_all():
    """The alignment equals the best of every permutation tried."""
    draw = np.random.default_rng(5)
    for rows, columns in ((1, 1), (2, 3), (4, 4), (5, 3)):
        table = draw.random((rows, columns))
        wide = table if rows <= columns else table.T
        best = max(
            sum(wide[n, c] for n, c in enumerate(order))
            for order in itertools.permutations(range(wide.shape[1]), wide.shape[0])
        )
        assert assignment(table) == pytest.approx(best)
