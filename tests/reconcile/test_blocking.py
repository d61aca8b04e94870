"""Which pairs of a large block are compared, and that those found bit by bit are held once."""

import numpy as np
import pytest

from secondsource.reconcile.matching import blocking
from secondsource.reconcile.matching.nearest import WINDOW, least_of
from secondsource.reconcile.matching.sets import once, stable_order


@pytest.mark.parametrize("size", [41, 64, 129, 200, 1024])
@pytest.mark.parametrize("kinds", [2, 1000])
def test_the_nearest_are_the_least_of_each_row(size, kinds):
    """Of equals those that come first, however many there are."""
    draw = np.random.default_rng(size)
    likeness = draw.integers(-kinds, kinds, size=(size, size))
    ranks = (-likeness + np.arange(size) / WINDOW).astype(np.float32)
    rows, columns = least_of(ranks, 12)
    wanted = np.argsort(ranks, axis=1, kind="stable")[:, :12]
    assert sorted(zip(rows.tolist(), columns.tolist(), strict=True)) == sorted(
        (row, column) for row in range(size) for column in wanted[row].tolist()
    )


def test_pairs_that_are_found_in_order_of_time_are_held_once():
    """What was found often takes no room, and what comes later than what is closed is not lost."""
    found = blocking._Found()
    for close, part in ((0, [3, 1]), (2, [1, 2, 3, 9]), (7, [7, 7, 8]), (7, [7, 10])):
        found.add(np.array(part, dtype=np.int64))
        found.close(close)
    found.add(np.array([10, 9], dtype=np.int64))
    assert found.sorted().tolist() == [1, 2, 3, 7, 8, 9, 10]


@pytest.mark.parametrize("kind", [np.int64, np.uint64])
@pytest.mark.parametrize("size", [0, 1, 2, 50])
def test_numbers_are_sorted_each_once(size, kind):
    """Also none, and numbers that use all bits."""
    numbers = np.random.default_rng(size).integers(0, 20, size).astype(kind) << kind(58)
    assert once(numbers).tolist() == sorted(set(numbers.tolist()))


@pytest.mark.parametrize("size", [0, 1, 2, 3, 300])
@pytest.mark.parametrize("most", [3, 1 << 20, (1 << 64) - 1])
def test_numbers_are_put_in_order_those_that_came_first_first(size, most):
    """Also numbers that differ in their lowest bits only, and of equals the earlier one."""
    numbers = np.random.default_rng(size).integers(0, most, size, dtype=np.uint64)
    numbers = np.concatenate([numbers, numbers[::2], numbers[::3] ^ np.uint64(1)])
    assert stable_order(numbers).tolist() == np.argsort(numbers, kind="stable").tolist()
