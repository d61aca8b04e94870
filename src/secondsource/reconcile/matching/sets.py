"""Sets of small numbers, one per row, and how many members the sets of many pairs of rows share."""

from collections.abc import Hashable, Sequence
from typing import NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

NOTHING = -1  # code of what is not there
_FEW = 24  # members up to which two sets are held against each other member by member
_AT_ONCE = 4_096  # pairs of which that is done at once: few enough to stay in the caches of a processor

Ints = NDArray[np.int64]
Halves = NDArray[np.int32]
_Number = TypeVar("_Number", np.int64, np.uint64)


class Sets(NamedTuple):
    """One set of small numbers per row.

    Attributes:
        items: The members of all rows, one row after the other, each row sorted.
        sizes: How many members each row has.
        starts: Where in ``items`` each row starts.
        keys: The members, each with its row, as one number: sorted.
        width: More than any member.
        slots: The first members of each row, of at most ``_FEW`` slots by rows: ``NOTHING`` where a row has no more.
    """

    items: Halves
    sizes: Ints
    starts: Ints
    keys: Ints
    width: int
    slots: Halves


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
    items = np.array([item for row in rows for item in row], dtype=np.int32)
    width = int(items.max()) + 1 if len(items) else 1
    owners = np.repeat(np.arange(len(rows), dtype=np.int64), sizes)
    starts = np.cumsum(sizes) - sizes
    slots = np.full((min(_FEW, int(sizes.max(initial=0))), len(rows)), NOTHING, dtype=np.int32)
    rank = np.arange(len(items), dtype=np.int64) - starts[owners]
    held = rank < len(slots)
    slots[rank[held], owners[held]] = items[held]
    return Sets(items, sizes, starts, owners * width + items, width, slots)


def once(numbers: NDArray[_Number]) -> NDArray[_Number]:
    """Return some whole numbers sorted, each once: what ``np.unique`` does, which asks a table that outgrows the caches."""
    found = np.sort(numbers)
    new = np.ones(len(found), dtype=bool)
    np.not_equal(found[1:], found[:-1], out=new[1:])
    return found[new]


def stable_order(numbers: NDArray[np.uint64]) -> Halves:
    """Return the order of a stable sort: what ``np.argsort`` does.

    Plain numbers are sorted many times as fast as an order is found: first by their upper bits, each beside its place.
    """
    bits = np.uint64(len(numbers).bit_length())
    places = np.arange(len(numbers), dtype=np.uint64)
    order = np.sort((numbers >> bits << bits) | places)
    order &= (np.uint64(1) << bits) - np.uint64(1)
    rough = order.astype(np.int32)
    return rough[np.argsort(numbers[rough], kind="stable")]


def common(one_sets: Sets, other_sets: Sets, one: Ints, other: Ints) -> Ints:
    """Return how many members two sets share, for each pair of rows."""
    found = np.zeros(len(one), dtype=np.int64)
    sizes, other_sizes = one_sets.sizes[one], other_sets.sizes[other]
    asked = np.flatnonzero((sizes > 0) & (other_sizes > 0))
    large = (sizes[asked] > _FEW) | (other_sizes[asked] > _FEW)
    if large.any():
        rows = asked[large]
        found[rows] = _looked_up(one_sets, other_sets, one[rows], other[rows])
        asked = asked[~large]
    for start in range(0, len(asked), _AT_ONCE):
        rows = asked[start : start + _AT_ONCE]
        left = one_sets.slots[: sizes[rows].max()].take(one[rows], axis=1)
        right = other_sets.slots[: other_sizes[rows].max()].take(other[rows], axis=1)
        right[right == NOTHING] = NOTHING - 1  # so that no empty slot is like another
        shared = left == right[0]
        for slot in right[1:]:
            shared |= left == slot
        found[rows] = shared.sum(axis=0, dtype=np.uint8)
    return found


def _looked_up(one_sets: Sets, other_sets: Sets, one: Ints, other: Ints) -> Ints:
    """Return what ``common`` does, of sets of any size: each member of the one is looked up in the other."""
    counts = one_sets.sizes[one]
    pair = np.repeat(np.arange(len(one), dtype=np.int64), counts)
    inside = np.arange(len(pair), dtype=np.int64) - np.repeat(np.cumsum(counts) - counts, counts)
    items = one_sets.items[np.repeat(one_sets.starts[one], counts) + inside]
    wanted = other[pair] * other_sets.width + items
    at = np.minimum(np.searchsorted(other_sets.keys, wanted), len(other_sets.keys) - 1)
    hit = (other_sets.keys[at] == wanted) & (items < other_sets.width)
    return np.bincount(pair[hit], minlength=len(one)).astype(np.int64)
