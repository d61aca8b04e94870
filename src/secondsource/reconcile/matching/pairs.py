"""Many pairs of claims at once: what the features ask of them, each worked out when it is first asked for."""

from collections.abc import Callable
from functools import cached_property

import numpy as np

from secondsource.reconcile.matching.figure_columns import Bools, Floats
from secondsource.reconcile.matching.figure_pairs import FigurePairs
from secondsource.reconcile.matching.places import apart
from secondsource.reconcile.matching.proposition import other_people
from secondsource.reconcile.matching.sets import NOTHING, Ints, common
from secondsource.reconcile.matching.table import MOST_PLACES, Table

LONG = 7  # days of a stretch of time from which a count of it is none of one happening
MONTH = 30.0  # days over which a number that is kept up, or one calamity, can be told of
MERE = 0.6  # how near a claim of no known type is to any other


class Pairs(FigurePairs):
    """Pairs of rows of a table.

    Attributes:
        table: The table.
        one: First row of each pair.
        other: Second row.
        kinship: Cosine of the vectors of what they tell.
    """

    def __init__(
        self, table: Table, one: Ints, other: Ints, kinship: Floats, meant: Callable[[Ints], Floats]
    ) -> None:
        """Bring them together; ``meant`` gives the cosines of the sentences of some of the pairs."""
        super().__init__(table, one, other)
        self.kinship, self._meant = kinship, meant
        self._common: dict[tuple[str, str], Ints] = {}
        self._equal: dict[str, Bools] = {}
        self._sizes: dict[str, Ints] = {}
        self._smaller: dict[str, Ints] = {}
        self._share: dict[str, Floats] = {}

    def only(self, rows: Ints) -> "Pairs":
        """Return some of the pairs."""
        return Pairs(
            self.table,
            self.one[rows],
            self.other[rows],
            self.kinship[rows],
            lambda some: self._meant(rows[some]),
        )

    @cached_property
    def cosine(self) -> Floats:
        """Cosine of the vectors of their sentences."""
        return self._meant(np.arange(len(self.one)))

    # One column on both sides.

    def equal(self, column: str) -> Bools:
        """Tell whether both have the same value (``reports``, ``lemmas``, …; ranks of other reports never are)."""
        if column not in self._equal:
            values: Ints = getattr(self.table, column)
            same: Bools = values[self.one] == values[self.other]
            self._equal[column] = same & self.equal("reports") if column == "ranks" else same
        return self._equal[column]

    def known_both(self, column: str) -> Bools:
        """Tell whether both have a value."""
        values: Ints = getattr(self.table, column)
        known: Bools = (values[self.one] != NOTHING) & (values[self.other] != NOTHING)
        return known

    def both(self, column: str) -> Bools:
        """Tell whether it is so of both."""
        flags: Bools = getattr(self.table, column)
        return np.asarray(flags[self.one] & flags[self.other])

    def either(self, column: str) -> Bools:
        """Tell whether it is so of one of them."""
        flags: Bools = getattr(self.table, column)
        return np.asarray(flags[self.one] | flags[self.other])

    def differ(self, column: str) -> Bools:
        """Tell whether it is so of only one of them."""
        flags: Bools = getattr(self.table, column)
        return np.asarray(flags[self.one] != flags[self.other])

    # Sets.

    def sizes(self, name: str) -> Ints:
        """Return the sizes of both sets: 2 by pairs."""
        if name not in self._sizes:
            sizes = self.table.sets(name).sizes
            self._sizes[name] = np.stack([sizes[self.one], sizes[self.other]])
        return self._sizes[name]

    def has_both(self, name: str) -> Bools:
        """Tell whether neither set is empty."""
        return np.asarray(self.smaller(name) > 0)

    def smaller(self, name: str) -> Ints:
        """Return the size of the smaller set."""
        if name not in self._smaller:
            self._smaller[name] = np.minimum(*self.sizes(name))
        return self._smaller[name]

    def common(self, name: str) -> Ints:
        """Return how many members the two sets share."""
        return self._cross(name, name)

    def crossed(self, name: str, with_name: str) -> Ints:
        """Return how many members the one's set shares with the other's set of another kind, both ways."""
        return self._cross(name, with_name) + self._cross(with_name, name)

    def found_in(self, name: str, with_name: str) -> Ints:
        """Return how many members of each one's set the other's set of another kind has: 2 by pairs."""
        one, other = self.table.sets(name), self.table.sets(with_name)
        there = common(one, other, self.one, self.other), common(one, other, self.other, self.one)
        return np.stack(there)

    def share(self, name: str) -> Floats:
        """Return the share of the smaller set that is common."""
        if name not in self._share:
            self._share[name] = np.asarray(self.common(name) / np.maximum(1, self.smaller(name)))
        return self._share[name]

    def _cross(self, name: str, with_name: str) -> Ints:
        if (name, with_name) not in self._common:
            one, other = self.table.sets(name), self.table.sets(with_name)
            self._common[name, with_name] = common(one, other, self.one, self.other)
        return self._common[name, with_name]

    # What happened.

    @cached_property
    def likeness(self) -> Floats:
        """How near their predicates are."""
        return self.table.likeness(self.table.lemmas[self.one], self.table.lemmas[self.other])

    @cached_property
    def same_mode(self) -> Bools:
        """Whether type and mode are the same."""
        return self.equal("types") & self.equal("modes") & self.known_both("modes")

    @cached_property
    def other_mode(self) -> Bools:
        """Whether they are of one type and of two modes that tell something."""
        return self.equal("types") & ~self.equal("modes") & self.both("telling_mode")

    @cached_property
    def light(self) -> Bools:
        """Whether the first one's predicate says next to nothing."""
        return np.asarray(self.table.light[self.one])

    @cached_property
    def near_types(self) -> Floats:
        """How near their types are; that both are mere words says no more than that one is."""
        table = self.table.near_types
        found = table[self.table.types[self.one], self.table.types[self.other]]
        return np.where(self.both("mere"), MERE, found)

    @cached_property
    def other_people(self) -> Bools:
        """Whether it happens between, or to, others."""
        found = self.both("moved") & self.other_kinds
        between = self.both("between")
        profiles = self.table.profiles
        for n in np.flatnonzero(between).tolist():
            found[n] = other_people(profiles[self.one[n]], profiles[self.other[n]])
        return found

    @cached_property
    def other_kinds(self) -> Bools:
        """Whether it happens to people of kinds that exclude each other."""
        return np.asarray(self.has_both("kinds") & (self.common("kinds") == 0))

    @cached_property
    def plan_and_deed(self) -> Bools:
        """Whether one has yet to happen, and the other has happened."""
        planned, done = self.table.planned, self.table.done
        return np.asarray((planned[self.one] & done[self.other]) | (done[self.one] & planned[self.other]))

    @cached_property
    def replies(self) -> Bools:
        """Whether one answers what its report says in the same sentence or the one before."""
        return replies(self.table, self.one, self.other)

    # Where and when.

    @cached_property
    def place_weight(self) -> Floats:
        """How much the less sure of the two places counts."""
        weight = self.table.place_weight
        return np.minimum(weight[self.one], weight[self.other])

    @cached_property
    def places_apart(self) -> Floats:
        """How surely the places are two: 0 where any two of them can be one."""
        grid, where = self.table.where
        least = np.ones(len(self.one))
        known = np.zeros(len(self.one), dtype=bool)
        for n in range(MOST_PLACES):
            for m in range(MOST_PLACES):
                one, other = grid[self.one, n], grid[self.other, m]
                rows = np.flatnonzero((one != NOTHING) & (other != NOTHING))
                known[rows] = True
                least[rows] = np.minimum(least[rows], apart(where, one[rows], other[rows]))
        inside = (self.common("places") > 0) | (self.crossed("places", "within") > 0)
        return np.where(known & ~inside, least, 0.0)

    @cached_property
    def one_setting(self) -> Bools:
        """Whether they share a place, their own or one that their reports speak of most."""
        shared = self.common("places") + self.common("setting") + self.crossed("places", "setting")
        return np.asarray(shared > 0)

    @cached_property
    def one_calamity(self) -> Bools:
        """Whether their reports tell, within a month, of one kind of calamity in one region."""
        near = np.isnan(self.reports_gap) | (self.reports_gap <= MONTH)
        return np.asarray((self.common("calamity") > 0) & (self.common("region") > 0) & near)

    @cached_property
    def day_weight(self) -> Floats:
        """How much the less sure of the two days counts."""
        weight = self.table.day_weight
        return np.minimum(weight[self.one], weight[self.other])

    @cached_property
    def dated(self) -> Bools:
        """Whether the day of both is known."""
        return ~np.isnan(self.gap)

    @cached_property
    def gap(self) -> Floats:
        """Days between the two, NaN where one is unknown."""
        return _gap(self.table.days, self.one, self.other)

    @cached_property
    def reports_gap(self) -> Floats:
        """Days between the two reports, NaN where one is undated."""
        return _gap(self.table.published, self.one, self.other)

    @cached_property
    def lengths(self) -> Floats:
        """How many days each covers: 2 by pairs."""
        length = self.table.days[:, 1] - self.table.days[:, 0] + 1
        return np.stack([length[self.one], length[self.other]])

    @cached_property
    def same_weekday(self) -> Bools:
        """Whether both give one weekday."""
        days = self.table.weekdays
        return np.asarray((days[self.one] > 0) & (days[self.one] == days[self.other]))

    @cached_property
    def other_weekday(self) -> Bools:
        """Whether they give two weekdays."""
        days = self.table.weekdays
        return np.asarray(
            (days[self.one] > 0) & (days[self.other] > 0) & (days[self.one] != days[self.other])
        )

    # How many, beside what ``FigurePairs`` tells.

    @cached_property
    def exact_counts(self) -> Bools:
        """Whether each gives one number, and only one, for a measure of people that is the same."""
        single = self.table.single_count
        return np.asarray(
            single[self.one] & single[self.other] & self.counts_same[0, 0] & self.both("plain_count")
        )

    @cached_property
    def other_scope(self) -> Bools:
        """Whether what one counts lies in a long or unresolved stretch of time, and the other gives no stretch."""
        scope = self.table.figures.scope[:, 0]
        one, other = scope[self.one], scope[self.other]
        stretch = np.where(one == NOTHING, other, one)
        return np.asarray(
            self.counts_same[0, 0]
            & ((one == NOTHING) != (other == NOTHING))
            & ((stretch == 0) | (stretch >= LONG))
        )

    @cached_property
    def other_population(self) -> Floats:
        """How surely they count other people, where they count people alike."""
        whom = self.table.counted
        rows = np.flatnonzero(self.counts_same[0, 0] & self.known_both("counted"))
        found = np.zeros(len(self.one))
        found[rows] = self.table.other_population(whom[self.one[rows]], whom[self.other[rows]])
        return found

    @cached_property
    def turned(self) -> Bools:
        """Whether one report tells both and turns, with the later one, to another happening."""
        ranks, turns = self.table.ranks, self.table.turns
        one, other = ranks[self.one], ranks[self.other]
        later = np.where(one > other, turns[self.one], turns[self.other])
        return np.asarray(self.equal("reports") & (one != other) & later)

    @cached_property
    def people_counted(self) -> Bools:
        """Whether both give a figure of the same people."""
        people = self.table.people_figures
        found = np.zeros(len(self.one), dtype=bool)
        for n, m, at, one, _ in self._figures:
            found[at] |= self.counts_same[n, m, at] & people[one, n]
        return found

    @cached_property
    def measures_meet(self) -> Bools:
        """Whether what they count is the same, or much the same."""
        groups = self.common("near_measures") if self.table.sets("measures").sizes.any() else None
        return np.zeros(len(self.one), dtype=bool) if groups is None else np.asarray(groups > 0)

    @cached_property
    def one_count(self) -> Bools:
        """Whether both are counts of the same, and the day of one is that of the counting."""
        counts = self.has_both("measures") & self.measures_meet
        return counts & (self.either("counting") | self.one_running)

    @cached_property
    def one_running(self) -> Bools:
        """Whether both give a number of the same people that is kept up over time."""
        one_crisis = self.one_calamity & self.people_counted
        return np.asarray((self.counts_same[0, 0] & self.both("running")) | one_crisis)


def replies(table: Table, one: Ints, other: Ints) -> Bools:
    """Tell, for pairs of rows, whether one answers what its report says in the same sentence or the one before."""
    step = table.ranks[other] - table.ranks[one]
    answer = table.retorts
    forward = answer[other] & ~answer[one] & ((step == 1) | (step == 0))
    back = answer[one] & ~answer[other] & ((step == -1) | (step == 0))
    return np.asarray((table.reports[one] == table.reports[other]) & (forward | back))


def counts_alike(table: Table, one: Ints, other: Ints) -> Bools:
    """Tell, for pairs of rows, whether both count people, and much the same."""
    measures = table.sets("near_measures")
    return np.asarray(common(measures, measures, one, other) > 0)


def _gap(days: Floats, one: Ints, other: Ints) -> Floats:
    apart_by = np.maximum(days[other, 0] - days[one, 1], days[one, 0] - days[other, 1])
    return np.asarray(np.maximum(0.0, apart_by))
