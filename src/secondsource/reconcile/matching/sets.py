"""Sets of small numbers, one per row, and how many members the sets of many pairs of rows share."""

from collections.abc import Hashable, Sequence
from typing import NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

NOTHING = -1  # code of what is not there

Ints = NDArray[np.int64]
_Number = TypeVar("_Number", np.int64, np.uint64)


class Sets(NamedTuple):
    """One set of small numbers per row: those of row ``n`` are ``items[ends[n - 1]:ends[n]]``, sorted."""

    items: Ints
    sizes: Ints
    starts: Ints
    keys: Ints
    width: int


class Codes:
    """Numbers for values, in order of first sight."""

    def __init__(self) -> None:
        """Start with none."""
        self.known: dict[Hashable, int] = {}

    def __call__(self, value: Hashable) -> int:
        """Return the number of a value; ``NOTHING`` for ``None``."""
        return NOTHING if value is None else self.known.setdefault(value, len(self.known))

    @property
    def values(self) -> list[Hashable]:
        """The values in order of their numbers."""
        return list(self.known)


def sets_of(rows: Sequence[Sequence[int]]) -> Sets:
    """Return rows of sorted numbers as sets."""
    sizes = np.array([len(row) for row in rows], dtype=np.int64)
    items = np.array([item for row in rows for item in row], dtype=np.int64)
    width = int(items.max()) + 1 if len(items) else 1
    owners = np.repeat(np.arange(len(rows), dtype=np.int64), sizes)
    return Sets(items, sizes, np.cumsum(sizes) - sizes, owners * width + items, width)


def once(numbers: NDArray[_Number]) -> NDArray[_Number]:
    """Return some whole numbers sorted, each once: what ``np.unique`` does, which asks a table that outgrows the caches."""
    found = np.sort(numbers)
    new = np.ones(len(found), dtype=bool)
    np.not_equal(found[1:], found[:-1], out=new[1:])
    return found[new]


def common(one_sets: Sets, other_sets: Sets, one: Ints, other: Ints) -> Ints:
    """Return how many members two sets share, for each pair of rows."""
    counts = one_sets.sizes[one]
    total = int(counts.sum())
    if not total or not len(other_sets.items):
        return np.zeros(len(one), dtype=np.int64)
    pair = np.repeat(np.arange(len(one), dtype=np.int64), counts)
    inside = np.arange(total, dtype=np.int64) - np.repeat(np.cumsum(counts) - counts, counts)
    items = one_sets.items[np.repeat(one_sets.starts[one], counts) + inside]
    wanted = other[pair] * other_sets.width + items
    at = np.minimum(np.searchsorted(other_sets.keys, wanted), len(other_sets.keys) - 1)
    hit = (other_sets.keys[at] == wanted) & (items < other_sets.width)
    return np.bincount(pair[hit], minlength=len(one)).astype(np.int64)
