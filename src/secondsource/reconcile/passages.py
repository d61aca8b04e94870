"""Which passages two texts share, found at a cost that grows with the pile and not with its square.

A shingle is three content words in a row. Reports that share enough of them are aligned; a passage is a run
of shared shingles that keeps its order, so that sentences put in another order are found one by one.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from secondsource.model import SharedPassage, Span
from secondsource.reconcile.matching.sets import stable_order
from secondsource.reconcile.words import function_words, number_of, words

SHINGLE = 3  # content words
NEIGHBORS = 24  # a shingle that more reports share links each of them to this many before it
MIN_SHARED = 4  # shingles in common before two reports are aligned at all
MOST_REPEATED = 8  # places in a text at which a repeated shingle is looked for
MAX_GAP = 9  # content words between two shared shingles of one passage
MIN_RUN = 3  # shared shingles in a passage
MIN_PLAIN = 4  # content words without a capital
MIN_DENSITY = 0.2  # shared shingles per content word of the passage
_MIX = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9], dtype=np.uint64)


class Prints(NamedTuple):
    """The shingles of a text.

    Attributes:
        hashes: One per shingle, in order of the text.
        starts: Offset of the first character of each content word.
        ends: Offset after its last character.
        plain: Whether the word is written without a capital: no name.
    """

    hashes: NDArray[np.uint64]
    starts: NDArray[np.int32]
    ends: NDArray[np.int32]
    plain: NDArray[np.bool_]


class Run(NamedTuple):
    """A passage that two texts share: content words ``[start, end)`` of each, and its shared shingles."""

    left: tuple[int, int]
    right: tuple[int, int]
    shared: int


@lru_cache(maxsize=20_000)
def prints(text: str) -> Prints:
    """Return the shingles of a text."""
    closed = function_words()
    kept = [word for word in words(text) if word.form not in closed]
    numbers = np.array([number_of(word.form) for word in kept], dtype=np.uint64)
    if len(numbers) < SHINGLE:
        hashes = np.zeros(0, dtype=np.uint64)
    else:
        rows = [numbers[n : len(numbers) - SHINGLE + 1 + n] * _MIX[n] for n in range(SHINGLE)]
        hashes = rows[0] ^ (rows[1] << np.uint64(1)) ^ (rows[2] >> np.uint64(1))
    return Prints(
        hashes,
        np.array([word.start for word in kept], dtype=np.int32),
        np.array([word.end for word in kept], dtype=np.int32),
        np.array([text[word.start].islower() for word in kept], dtype=np.bool_),
    )


def candidate_pairs(texts: Sequence[str]) -> list[tuple[int, int]]:
    """Return the pairs of texts (positions, smaller first) that share enough shingles to be aligned.

    The texts come in order of date: where very many share a shingle, each is paired with those shortly
    before it.
    """
    unique = [np.unique(prints(text).hashes) for text in texts]
    sizes = [len(hashes) for hashes in unique]
    if sum(sizes) == 0:
        return []
    hashes = np.concatenate(unique)
    owners = np.repeat(np.arange(len(texts), dtype=np.int64), sizes)
    order = stable_order(hashes)  # of one shingle, the texts in order
    hashes, owners = hashes[order], owners[order]
    codes = []
    for distance in range(1, NEIGHBORS + 1):
        same = hashes[distance:] == hashes[:-distance]
        if not same.any():
            break
        codes.append((owners[:-distance] * len(texts) + owners[distance:])[same])
    if not codes:
        return []
    pairs, counts = np.unique(np.concatenate(codes), return_counts=True)
    return [divmod(int(code), len(texts)) for code in pairs[counts >= MIN_SHARED]]


def align(left: str, right: str, least: int = 0) -> list[Run]:
    """Return the passages that two texts share, in order of the left one.

    Args:
        left: One text.
        right: The other.
        least: Shared shingles in all passages together that are of use; with fewer, the answer may be empty.
    """
    a, b = _positions(left), _positions(right)
    matches = sorted(
        (i, j) for shared in a.keys() & b.keys() for i in a[shared] for j in b[shared][:MOST_REPEATED]
    )
    return _runs(matches) if _close(matches) >= least else []


def let_go() -> None:
    """Let go what is kept of texts only to align them: of a large pile, it takes much room."""
    _positions.cache_clear()


def _close(matches: Sequence[tuple[int, int]]) -> int:
    """Return how many shared shingles stand so near to others, in the left text, that they can be of a passage."""
    found = near = 0
    last = -MAX_GAP
    for i, _ in matches:
        if i - last > MAX_GAP:
            found += near if near >= MIN_RUN else 0
            near = 0
        near += 1
        last = i
    return found + (near if near >= MIN_RUN else 0)


@lru_cache(maxsize=6_000)  # pairs lie near in time
def _positions(text: str) -> dict[int, tuple[int, ...]]:
    """Return where each shingle of a text stands."""
    found: dict[int, tuple[int, ...]] = {}
    for position, shingle in enumerate(prints(text).hashes.tolist()):
        found[shingle] = (*found.get(shingle, ()), position)
    return found


def _runs(matches: list[tuple[int, int]]) -> list[Run]:
    """Chain shared shingles into passages; each passage moves forward in both texts."""
    open_runs: list[list[int]] = []  # left start, left last, right start, right last, shared
    closed: list[list[int]] = []
    for i, j in matches:
        still: list[list[int]] = []
        for run in open_runs:
            (still if i - run[1] <= MAX_GAP else closed).append(run)
        open_runs = still
        fitting = [run for run in open_runs if 0 < j - run[3] <= MAX_GAP and i > run[1]]
        if fitting:
            # The run whose end is nearest: a repeated phrase must not pull a passage astray.
            best = min(fitting, key=lambda run: (abs((i - run[1]) - (j - run[3])), j - run[3]))
            best[1], best[3], best[4] = i, j, best[4] + 1
        else:
            open_runs.append([i, i, j, j, 1])
    runs = [
        Run((r[0], r[1] + SHINGLE), (r[2], r[3] + SHINGLE), r[4])
        for r in closed + open_runs
        if r[4] >= MIN_RUN and r[4] / (r[1] + SHINGLE - r[0]) >= MIN_DENSITY
    ]
    return _without_overlaps(runs)


def _without_overlaps(runs: list[Run]) -> list[Run]:
    """Keep the richest runs; a word of either text belongs to one passage only."""
    kept: list[Run] = []
    for run in sorted(runs, key=lambda r: (-r.shared, r.left, r.right)):
        if all(_apart(run.left, other.left) and _apart(run.right, other.right) for other in kept):
            kept.append(run)
    return sorted(kept, key=lambda r: r.left)


def _apart(one: tuple[int, int], other: tuple[int, int]) -> bool:
    overlap = min(one[1], other[1]) - max(one[0], other[0])
    return overlap <= SHINGLE - 1  # neighboring shingles share words


def tells(text: str, run: tuple[int, int]) -> bool:
    """Tell whether a shared passage says something, rather than only naming somebody with his titles."""
    return int(prints(text).plain[run[0] : run[1]].sum()) >= MIN_PLAIN


def passage(left: str, right: str, run: Run) -> SharedPassage:
    """Return a run as spans, widened over the words around it that are the same in both texts."""
    a, b = prints(left), prints(right)
    start = (int(a.starts[run.left[0]]), int(b.starts[run.right[0]]))
    end = (int(a.ends[run.left[1] - 1]), int(b.ends[run.right[1] - 1]))
    before = _same_tail(left[: start[0]], right[: start[1]])
    after = _same_head(left[end[0] :], right[end[1] :])
    return SharedPassage(Span(start[0] - before, end[0] + after), Span(start[1] - before, end[1] + after))


_WIDEN = 200  # characters


def _same_head(left: str, right: str) -> int:
    count = 0
    for one, other in zip(left[:_WIDEN], right[:_WIDEN], strict=False):
        if one != other:
            break
        count += 1
    return len(left[:count].rstrip())


def _same_tail(left: str, right: str) -> int:
    count = 0
    for one, other in zip(reversed(left[-_WIDEN:]), reversed(right[-_WIDEN:]), strict=False):
        if one != other:
            break
        count += 1
    shared = left[len(left) - count :] if count else ""
    # Do not begin inside a word.
    cut = len(shared) - len(shared.lstrip())
    return count - cut
