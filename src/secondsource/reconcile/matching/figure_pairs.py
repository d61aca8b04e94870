"""What many pairs of claims count, figure by figure: arrays of ``MOST_FIGURES`` by ``MOST_FIGURES`` by pairs."""

from functools import cached_property

import numpy as np

from secondsource.reconcile.matching.figure_columns import MOST_FIGURES, Bools, Floats
from secondsource.reconcile.matching.sets import NOTHING, Ints
from secondsource.reconcile.matching.table import Table

EXACT = 1e-9
NARROW = 2.0  # ratio of the ends of a range that is a number, told less exactly
TELLING_NUMBER = 20  # from which it is no chance that two claims give it of people


class FigurePairs:
    """Pairs of rows of a table: ``one`` and ``other`` are the rows of each."""

    def __init__(self, table: Table, one: Ints, other: Ints) -> None:
        """Bring them together."""
        self.table, self.one, self.other = table, one, other

    @cached_property
    def _figures(self) -> list[tuple[int, int, Ints, Ints, Ints]]:
        """Which figure of the one and of the other: the pairs that have both, and the rows of the table on both sides."""
        measure = self.table.figures.measure
        here, there = measure[self.one] != NOTHING, measure[self.other] != NOTHING
        found = [
            (n, m, np.flatnonzero(here[:, n] & there[:, m]))
            for n in range(MOST_FIGURES)
            for m in range(MOST_FIGURES)
        ]
        return [(n, m, at, self.one[at], self.other[at]) for n, m, at in found if len(at)]

    def _none(self) -> Bools:
        return np.zeros((MOST_FIGURES, MOST_FIGURES, len(self.one)), dtype=bool)

    @cached_property
    def counts_same(self) -> Bools:
        """Whether two figures count the same, or much the same."""
        f, table = self.table.figures, self.table
        near, bare, things = table.near_measures, table.bare, table.things
        found = self._none()
        for n, m, at, one, other in self._figures:
            a, b = f.measure[one, n], f.measure[other, m]
            u, v = f.unit[one, n], f.unit[other, m]
            named = near[a, b] & ((u == v) | (u == NOTHING) | (v == NOTHING))
            plain = (a == b) & (u == v) & ~things[u]
            whole = ~f.rate[one, n] & ~f.rate[other, m]
            found[n, m, at] = whole & np.where(bare[a] | bare[b], plain, named)
        return found | self._bare_same

    @cached_property
    def bare_same(self) -> Bools:
        """Whether one gives, of people, the very number that the other gives of people killed, displaced, ..."""
        return np.asarray(self._bare_same.any(axis=(0, 1)))

    @cached_property
    def _bare_same(self) -> Bools:
        f, table = self.table.figures, self.table
        people, persons = table.people_figures, table.persons
        found = self._none()
        for n, m, at, one, other in self._figures:
            kinds = (people[one, n] & persons[other, m]) | (persons[one, n] & people[other, m])
            best = f.best[one, n]
            found[n, m, at] = kinds & (best == f.best[other, m]) & (best >= TELLING_NUMBER)
        return found

    @cached_property
    def _overlaps(self) -> Bools:
        f = self.table.figures
        found = self._none()
        for n, m, at, one, other in self._figures:
            best, beside = f.best[one, n], f.best[other, m]
            about = f.about[one, n] | f.about[other, m]
            close = np.abs(best - beside) <= np.where(about, 0.1 * np.fmax(best, beside), EXACT)
            meet = (f.low[one, n] <= f.high[other, m]) & (f.low[other, m] <= f.high[one, n])
            # "Dozens" fits any number: that it can be the other one says nothing.
            narrow = (f.high[one, n] <= NARROW * f.low[one, n]) & (
                f.high[other, m] <= NARROW * f.low[other, m]
            )
            vague = np.isnan(best) | np.isnan(beside)
            # That eleven children are among the dead is not that eleven died.
            whole = f.some[one, n] == f.some[other, m]
            found[n, m, at] = whole & np.where(
                vague, meet & (narrow | (np.isnan(best) & np.isnan(beside))), close
            )
        return found & self.counts_same

    @cached_property
    def same_figure(self) -> Bools:
        """Whether they give one number for one measure."""
        return np.asarray(self._overlaps.any(axis=(0, 1)))

    @cached_property
    def largest_common(self) -> Floats:
        """The largest number that both give for one measure, 0 without one."""
        f = self.table.figures
        largest = np.zeros(len(self.one))
        for n, m, at, one, other in self._figures:
            number = np.fmin(f.best[one, n], f.best[other, m])
            largest[at] = np.fmax(largest[at], np.where(self._overlaps[n, m, at], number, 0.0))
        return largest

    @cached_property
    def least_ratio(self) -> Floats:
        """The least ratio of two numbers for one measure; 1 without one."""
        f = self.table.figures
        least = np.full(len(self.one), np.inf)
        for n, m, at, one, other in self._figures:
            mine, its = f.typical[one, n], f.typical[other, m]
            ratio = np.nan_to_num(np.fmax(mine, its) / np.fmin(mine, its), nan=1.0)
            least[at] = np.where(self.counts_same[n, m, at], np.minimum(least[at], ratio), least[at])
        return np.where(np.isinf(least), 1.0, least)
