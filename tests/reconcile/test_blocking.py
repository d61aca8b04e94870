"""Which pairs of a large block are compared, and that those found bit by bit are held once."""

import numpy as np
import pytest

from secondsource.reconcile.matching import blocking
from secondsource.reconcile.matching.sets import once


@pytest.mark.parametrize("size", [41, 64, 129, 200, 1024])
@pytest.mark.parametrize("kinds", [2, 1000])
def test_the_nearest_are_the_least_of_each_row(size, kinds):
    """Of equals those that come first, however many there are."""
    draw = np.random.default_rng(size)
    likeness = draw.integers(-kinds, kinds, size=(size, size))
    ranks = (-likeness * blocking.WINDOW + np.arange(size)).astype(np.float32)
    rows, columns = blocking._nearest_of(ranks, 12)
    wanted = np.argsort(ranks, axis=1, kind="stable")[:, :12]
    assert sorted(zip(rows.tolist(), columns.tolist(), strict=True)) == sorted(
        (row, column) for row in range(size) for column in wanted[row].tolist()
    )


def test_pairs_that_are_found_bit_by_bit_are_held_once(monkeypatch):
    """What was found often takes no room, and nothing is lost when it is dropped."""
    monkeypatch.setattr(blocking, "_MOST_CODES", 5)
    found = blocking._Found()
    for part in ([3, 1], [1, 2, 3, 9], [7], [7, 8, 0, 4, 5, 6, 2]):
        found.add(np.array(part, dtype=np.int64))
        assert len(found.codes) <= 10
    assert found.sorted().tolist() == list(range(10))


@pytest.mark.parametrize("kind", [np.int64, np.uint64])
@pytest.mark.parametrize("size", [0, 1, 2, 50])
def test_numbers_are_sorted_each_once(size, kind):
    """Also none, and numbers that use all bits."""
    numbers = np.random.default_rng(size).integers(0, 20, size).astype(kind) << kind(58)
    assert once(numbers).tolist() == sorted(set(numbers.tolist()))
