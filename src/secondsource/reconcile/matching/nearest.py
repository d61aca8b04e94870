"""Who is nearest to whom, among claims that are looked at together."""

import numpy as np
from numpy.typing import NDArray

from secondsource.reconcile.matching.sets import Ints

WINDOW = 1024  # claims that are looked at together, at most
_UNITS = 1000  # of a cosine that count, so that ties are the same on every machine
_ZERO = 2 * _UNITS * WINDOW  # what is added to ranks, so that none is below nothing
_STRIPES = 64  # of the claims of a window, by whose nearest the bound of the nearest of all is found


def nearest(vectors: NDArray[np.float32], count: int) -> tuple[Ints, Ints]:
    """Return rows and columns of the so many unit vectors that are nearest to each, of equals those that come first.

    Args:
        vectors: At most ``WINDOW`` rows.
        count: Fewer than there are rows.
    """
    # Of a matrix and itself turned, half is worked out and the rest copied over, which takes longer than to work it out.
    ranks = vectors @ (vectors * np.float32(-_UNITS)).T
    # The nearest, of equals those that come first: one number for both, small enough to be held exactly.
    np.rint(ranks, out=ranks)
    np.fill_diagonal(ranks, _UNITS)
    ranks += np.arange(len(vectors), dtype=np.float32) / np.float32(WINDOW)
    return least_of(ranks, count)


def least_of(ranks: NDArray[np.float32], count: int) -> tuple[Ints, Ints]:
    """Return rows and columns of the so many least of each row: parts of ``WINDOW`` of which no two of a row are equal.

    The least of some stripes of a row bound what can be among its least, so that few are left to put in order.
    """
    size = len(ranks)
    height = max(1, size // max(_STRIPES, count))
    width = size // height
    stripes = ranks[:, : height * width].reshape(size, height, width).min(axis=1)
    bound = np.partition(stripes, count - 1, axis=1)[:, count - 1]
    found = np.flatnonzero(ranks <= bound[:, None])
    rows = found // size
    wholes = (ranks.ravel()[found] * np.float32(WINDOW)).astype(np.int64)
    order = np.sort(rows * (2 * _ZERO) + (wholes + _ZERO))
    rows = order // (2 * _ZERO)
    first = np.searchsorted(rows, np.arange(size))
    kept = np.arange(len(rows)) - first[rows] < count
    return rows[kept], order[kept] % WINDOW
