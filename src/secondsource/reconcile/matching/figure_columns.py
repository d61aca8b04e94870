"""The figures of a pile's profiles as columns."""

from collections.abc import Callable, Hashable, Sequence
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from secondsource.model import Figure
from secondsource.reconcile.days import days_of_time
from secondsource.reconcile.matching.features import ends, typical
from secondsource.reconcile.matching.measured import runs_on
from secondsource.reconcile.matching.profile import Profile
from secondsource.reconcile.matching.sets import NOTHING, Codes, Ints
from secondsource.reconcile.measures import BARE, PEOPLE, THINGS, near_measures
from secondsource.reconcile.populations import heads, kind_of, shared, some_of

MOST_FIGURES = 4  # of a claim that are compared

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]


class Figures(NamedTuple):
    """Figures of each row, padded with ``NOTHING``: arrays of rows by ``MOST_FIGURES``."""

    measure: Ints
    unit: Ints
    rate: Bools
    about: Bools
    some: Bools
    """Whether it counts people of a kind who are a part of others by its words ("11 of them children")."""
    scope: Ints
    """Days of the stretch of time that is counted, -1 where none is told, 0 where it is told and not resolved."""
    best: Floats
    low: Floats
    high: Floats
    typical: Floats


class FigureColumns:
    """Columns over profiles that tell what they count; row ``n`` is profile ``n``."""

    def __init__(self, profiles: Sequence[Profile]) -> None:
        """Index the profiles of a pile, in order."""
        self.profiles = profiles
        self.measure = Codes()
        self.unit = Codes()
        self.population = Codes()
        for profile in profiles:
            for measure in sorted(profile.measures):
                self.measure(measure)
        self._counting_whom: dict[Hashable, Figure] = {}

    def column(self, value: Callable[[Profile], Hashable], codes: Codes) -> Ints:
        """Return a number per row."""
        return np.array([codes(value(p)) for p in self.profiles], dtype=np.int64)

    def flags(self, value: Callable[[Profile], bool]) -> Bools:
        """Return a truth value per row."""
        return np.array([value(p) for p in self.profiles], dtype=bool)

    @cached_property
    def single_count(self) -> Bools:
        """Whether its first figure is the only one for its measure."""
        return self.flags(
            lambda p: [f.measure for f in p.figures].count(p.figures[0].measure) == 1 if p.figures else False
        )

    @cached_property
    def plain_count(self) -> Bools:
        """Whether its first figure is a number of people in one happening."""
        return self.flags(_plain_count)

    @cached_property
    def figures(self) -> Figures:
        """Figures of people first."""
        rows = [p.figures[:MOST_FIGURES] for p in self.profiles]

        def grid(value: Callable[[Figure], float], empty: float) -> Floats:
            filled = np.full((len(rows), MOST_FIGURES), empty)
            for n, row in enumerate(rows):
                for m, figure in enumerate(row):
                    filled[n, m] = value(figure)
            return filled

        nan = float("nan")
        return Figures(
            measure=grid(lambda f: self.measure(f.measure), NOTHING).astype(np.int64),
            unit=grid(lambda f: self.unit(f.unit), NOTHING).astype(np.int64),
            rate=grid(lambda f: f.mode == "rate", empty=False).astype(bool),
            about=grid(lambda f: f.bound == "about", empty=False).astype(bool),
            some=self._some(),
            scope=grid(_scope, NOTHING).astype(np.int64),
            best=grid(lambda f: nan if f.best is None else f.best, nan),
            low=grid(lambda f: ends(f)[0], nan),
            high=grid(lambda f: ends(f)[1], nan),
            typical=grid(lambda f: typical(f) or nan, nan),
        )

    def _some(self) -> Bools:
        found = np.zeros((len(self.profiles), MOST_FIGURES), dtype=bool)
        for n, p in enumerate(self.profiles):
            for m, f in enumerate(p.figures[:MOST_FIGURES]):
                found[n, m] = bool(heads(f.population or "")) and some_of(f, p.claim.text)
        return found

    @cached_property
    def counted(self) -> Ints:
        """Whom the first figure counts, where it counts people."""
        for p in self.profiles:
            if (whom := _counted(p)) is not None:
                self._counting_whom.setdefault(whom, p.figures[0])
        return self.column(_counted, self.population)

    def other_population(self, one: Ints, other: Ints) -> Floats:
        """Return how surely pairs of figures, given by whom they count, count others: a part is half."""
        if not len(one):
            return np.zeros(0)
        size = max(1, len(self.population.known))
        codes, back = np.unique(one * size + other, return_inverse=True)
        known = [self._counting_whom[value] for value in self.population.values]
        worth = {"same": 0.0, "part": 0.5, "other": 1.0}
        found = [worth[shared(known[code // size], known[code % size])] for code in codes.tolist()]
        return np.asarray(np.array(found, dtype=np.float64)[back.reshape(-1)])

    @cached_property
    def running(self) -> Bools:
        """Whether its first figure is a number of people that is kept up over time."""
        return self.flags(lambda p: bool(p.figures) and runs_on(p.figures[0]))

    @cached_property
    def tolls(self) -> Ints:
        """How many different numbers its report gives for what it counts."""
        return np.array([p.tolls for p in self.profiles], dtype=np.int64)

    @cached_property
    def crowd(self) -> Ints:
        """The most numbers that its report gives for one measure of people in incidents."""
        return np.array([p.crowd for p in self.profiles], dtype=np.int64)

    @cached_property
    def armed(self) -> Bools:
        """Whether its first figure counts soldiers or fighters by their name."""
        return self.flags(lambda p: kind_of(_counted(p) or "") in {"state", "armed"})

    @cached_property
    def people_figures(self) -> Bools:
        """Whether a figure counts people: rows by ``MOST_FIGURES``."""
        _ = self.figures
        people = np.array([v in PEOPLE for v in self.measure.values] + [False], dtype=bool)
        return np.asarray(people[self.figures.measure])

    @cached_property
    def persons(self) -> Bools:
        """Whether a figure counts people without saying what of them: rows by ``MOST_FIGURES``."""
        rows = [p.figures[:MOST_FIGURES] for p in self.profiles]
        filled = np.zeros((len(rows), MOST_FIGURES), dtype=bool)
        for n, row in enumerate(rows):
            filled[n, : len(row)] = [f.measure in BARE and f.unit == "person" for f in row]
        return filled

    @cached_property
    def near_measures(self) -> Bools:
        """Whether two measures count much the same, by their numbers; the last row and column are of nothing."""
        _ = self.figures
        known = [str(v) for v in self.measure.values]
        table = np.zeros((len(known) + 1, len(known) + 1), dtype=bool)
        for n, one in enumerate(known):
            for m, other in enumerate(known):
                table[n, m] = near_measures(one, other)
        return table

    @cached_property
    def bare(self) -> Bools:
        """Whether a measure says nothing of what is counted, by its number; the last is of nothing."""
        _ = self.near_measures
        return np.array([v in BARE for v in self.measure.values] + [False], dtype=bool)

    @cached_property
    def things(self) -> Bools:
        """Whether a unit is no thing that can be counted by itself, by its number; the last is of none."""
        _ = self.figures
        return np.array([v in THINGS for v in self.unit.values] + [True], dtype=bool)


def _counted(p: Profile) -> str | None:
    """Return whom the first figure counts, "" for anybody; ``None`` without a figure of people."""
    return (p.figures[0].population or "").lower() if p.figures and p.figures[0].measure in PEOPLE else None


def _plain_count(p: Profile) -> bool:
    return bool(p.figures) and (
        p.figures[0].measure in PEOPLE and p.figures[0].mode == "incident" and p.figures[0].best is not None
    )


def _scope(figure: Figure) -> int:
    if figure.period is None:
        return NOTHING
    days = days_of_time(figure.period)
    return days.length if days is not None else 0
