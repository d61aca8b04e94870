"""Scores the pairs of claims that are compared, and tells which of them stand against each other."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from secondsource.reconcile.going_on import OnPart
from secondsource.reconcile.matching.figure_columns import Floats
from secondsource.reconcile.matching.opposing import stands_against
from secondsource.reconcile.matching.pairs import Pairs, counts_alike, replies
from secondsource.reconcile.matching.pile import Pile
from secondsource.reconcile.matching.reaching import reaching
from secondsource.reconcile.matching.scoring import DIGITS, score
from secondsource.reconcile.matching.sets import Ints
from secondsource.reconcile.matching.table import Table

FAR = 0.1  # cosine below which a pair is not scored: nothing that is left can join it
_CHUNK = 25_000  # pairs that are scored at once
_TILE = 2_048  # claims in a row whose pairs with as many others are scored one after the other

Pair = tuple[int, int]


class Compared(NamedTuple):
    """Pairs as ``smaller * size + larger``, sorted, with their scores and whether they stand against each other.

    The score of a pair that was found not to reach what it was asked for is NaN until ``complete`` works it out.
    """

    size: int
    codes: Ints
    values: NDArray[np.float64]
    against: NDArray[np.bool_]

    @property
    def one(self) -> Ints:
        """The smaller of each pair."""
        return self.codes // self.size

    @property
    def other(self) -> Ints:
        """The larger of each pair."""
        return self.codes % self.size

    def inside(self, nodes: Sequence[int]) -> "Compared":
        """Return the pairs among some claims."""
        here = np.zeros(self.size, dtype=bool)
        here[list(nodes)] = True
        return self.only(here[self.one] & here[self.other])

    def only(self, kept: NDArray[np.bool_]) -> "Compared":
        """Return some of the pairs."""
        return Compared(self.size, self.codes[kept], self.values[kept], self.against[kept])

    def mean(self, node: int, others: Sequence[int]) -> float:
        """Return the mean score of a claim with some others; a pair that was not compared counts as 0."""
        codes = np.array([min(node, n) * self.size + max(node, n) for n in others], dtype=np.int64)
        at = np.minimum(np.searchsorted(self.codes, codes), max(len(self.codes) - 1, 0))
        found = self.values[at[self.codes[at] == codes]] if len(self.codes) else self.values
        return float(found.sum()) / max(1, len(codes))

    def strongest(self, groups: Sequence[Sequence[int]]) -> dict[int, Pair]:
        """Return each group's strongest pair, the first of equals, by the group's first member."""
        home = np.full(self.size, -1, dtype=np.int64)
        for group in groups:
            if len(group) > 1:
                home[list(group)] = group[0]
        first = home[self.one]
        rows = np.flatnonzero((first >= 0) & (self.values > 0))
        rows = rows[first[rows] == home[self.codes[rows] % self.size]]
        rows = rows[np.lexsort((self.codes[rows], -self.values[rows], first[rows]))]
        _, at = np.unique(first[rows], return_index=True)
        best = rows[at]
        return {
            n: (a, b)
            for n, a, b in zip(
                first[best].tolist(),
                (self.codes[best] // self.size).tolist(),
                (self.codes[best] % self.size).tolist(),
                strict=True,
            )
        }


def paired(pile: Pile, pairs: Sequence[Pair]) -> Pairs:
    """Return some pairs of claims to compare."""
    one = np.array([a for a, _ in pairs], dtype=np.int64)
    other = np.array([b for _, b in pairs], dtype=np.int64)
    table, here, there = pile.columns(one, other)
    return _pairs_of(pile, (one, other), (table, here, there), pile.told_alike(one, other))


def _pairs_of(
    pile: Pile, claims: tuple[Ints, Ints], rows: tuple[Table, Ints, Ints], kinship: Floats
) -> Pairs:
    """Return pairs of rows of a table, each of a claim of the pile; how near their sentences are is asked of few."""
    one, other = claims
    return Pairs(*rows, kinship, lambda some: pile.meant_alike(one[some], other[some]))


def opposing(pile: Pile, codes: Ints) -> NDArray[np.bool_]:
    """Tell which pairs stand against each other."""
    one, other = codes // len(pile.profiles), codes % len(pile.profiles)
    pauses, answers = pile.pauses, pile.may_answer
    found = np.zeros(len(codes), dtype=bool)
    for n in np.flatnonzero((pauses[one] & answers[other]) | (answers[one] & pauses[other])).tolist():
        a, b = pile.profiles[one[n]], pile.profiles[other[n]]
        found[n] = stands_against(a, b) or stands_against(b, a)
    return found


def _by_tile(codes: Ints, size: int) -> Ints:
    """Return an order of sorted pairs in which those of the same few claims are together: what is known of these then stays at hand."""
    tiles = size // _TILE + 1
    numbers = codes // size // _TILE * tiles + codes % size // _TILE
    return np.argsort(numbers.astype(np.min_scalar_type(tiles * tiles)), kind="stable")


def compare(
    pile: Pile, codes: Ints, table: str, on_part: OnPart | None = None, *, least: float = 0.0
) -> Compared:
    """Score pairs; those of far meaning score 0.

    Args:
        pile: Of the claims.
        codes: The pairs, sorted.
        table: Which weights to score with.
        on_part: Told how many are done.
        least: What scores are asked for: a pair that cannot reach it may be left without one.
    """
    size = len(pile.profiles)
    values = np.zeros(len(codes))
    against = np.zeros(len(codes), dtype=bool)
    starts = range(0, len(codes), _CHUNK)
    columns, row = pile.rows(n for start in starts for n in np.divmod(codes[start : start + _CHUNK], size))
    order = _by_tile(codes, size)
    for start in starts:
        if on_part is not None:
            on_part("pairs", start, len(codes))
        at = order[start : start + _CHUNK]
        part = codes[at]
        one, other = part // size, part % size
        matter = pile.told_alike(one, other)
        here, there = row[one], row[other]
        near = np.flatnonzero(
            (matter >= FAR) | counts_alike(columns, here, there) | replies(columns, here, there)
        )
        pairs = _pairs_of(pile, (one[near], other[near]), (columns, here[near], there[near]), matter[near])
        if least > 0.0:
            values[at[near]] = np.nan
            able = reaching(pairs, least, table)
            near, pairs = near[able], pairs.only(able)
        values[at[near]] = score(pairs, table).round(DIGITS)
        against[at] = opposing(pile, part)
    return Compared(size, codes, values, against)


def complete(pile: Pile, compared: Compared, table: str) -> Callable[[Ints], Floats]:
    """Return what gives the scores of some of the pairs, and works out those that are not known yet."""

    def scores(rows: Ints) -> Floats:
        unknown = rows[np.isnan(compared.values[rows])]
        compared.values[unknown] = compare(pile, compared.codes[unknown], table).values
        return compared.values[rows]

    return scores
