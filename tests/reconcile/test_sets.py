"""How many members the sets of pairs of rows share."""

import numpy as np
import pytest

from secondsource.reconcile.matching.sets import common, sets_of


@pytest.mark.parametrize("most", [0, 1, 3, 24, 25, 60])
def test_shared_members_are_counted(most):
    """However large the sets are, also where one is empty or of another width."""
    draw = np.random.default_rng(most)
    rows, others = (
        [sorted(draw.choice(width, draw.integers(0, most + 1), replace=False).tolist()) for _ in range(40)]
        for width in (100, 80)
    )
    one, other = np.divmod(np.arange(1600), 40)
    wanted = [len(set(a) & set(b)) for a in rows for b in others]
    assert common(sets_of(rows), sets_of(others), one, other).tolist() == wanted


def test_no_pairs_share_nothing():
    """Nor do rows of no members."""
    nothing = np.zeros(0, dtype=np.int64)
    assert common(sets_of([]), sets_of([]), nothing, nothing).tolist() == []
    assert common(sets_of([[]]), sets_of([[]]), np.array([0]), np.array([0])).tolist() == [0]
