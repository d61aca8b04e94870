"""The profiles of a pile as columns, so that many pairs are compared at once."""

import re
from collections.abc import Callable, Hashable, Iterable, Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from secondsource.model import Figure
from secondsource.reconcile.days import Days, days_of_time
from secondsource.reconcile.lexicon import likeness
from secondsource.reconcile.matching.features import ends, typical
from secondsource.reconcile.matching.opposing import PAUSE
from secondsource.reconcile.matching.places import Where
from secondsource.reconcile.matching.profiles import MOVED, Profile, near_types, stated_weekday
from secondsource.reconcile.matching.proposition import BETWEEN
from secondsource.reconcile.matching.sets import NOTHING, Codes, Ints, Sets, sets_of
from secondsource.reconcile.measures import BARE, PEOPLE, THINGS, near_measures, near_sets
from secondsource.reconcile.populations import shared
from secondsource.reconcile.words import read_table

MOST_FIGURES = 4  # of a claim that are compared
MOST_PLACES = 3

# Words that stand for what was said before.
_BACK = re.compile(
    r"\b(?:this|that|it|these|those|the \w*(?: \w+['’]s?)?\s?(?:claims?|allegations?|accusations?|reports?|charges?|"
    r"numbers?|figures?|counts?|accounts?|statements?|rumou?rs?))\b|['’]s? (?:claims?|numbers?|figures?|counts?)\b",
    re.IGNORECASE,
)
SHORT_REPLY = 8  # content words up to which an answer has no content of its own

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]


@lru_cache(maxsize=1)
def _kinds() -> dict[str, frozenset[str]]:
    rows = (line.split("\t") for line in read_table("verb_kinds.tsv"))
    return {name: frozenset(words.split()) for name, words in rows}


def kind(name: str) -> frozenset[str]:
    """Return the words of a kind of verbs ("light", "counting", "plain_mode", "reply")."""
    return _kinds()[name]


class Figures(NamedTuple):
    """Figures of each row, padded with ``NOTHING``: arrays of rows by ``MOST_FIGURES``."""

    measure: Ints
    unit: Ints
    rate: Bools
    about: Bools
    scope: Ints
    """Days of the stretch of time that is counted, -1 where none is told, 0 where it is told and not resolved."""
    best: Floats
    low: Floats
    high: Floats
    typical: Floats


class Table:
    """Columns over profiles; row ``n`` is profile ``n``."""

    def __init__(self, profiles: Sequence[Profile], places: dict[str, Where]) -> None:
        """Index the profiles.

        Args:
            profiles: Of a pile, in order.
            places: Case entity → where it is.
        """
        self.profiles = profiles
        self.entity = Codes()
        self.word = Codes()
        self.type = Codes()
        self.lemma = Codes()
        self.measure = Codes()
        self.unit = Codes()
        self.population = Codes()
        self.other = Codes()
        self._places = places
        self._likeness: dict[int, float] = {}
        self._sets: dict[str, Sets] = {}
        self._counting_whom: dict[Hashable, Figure] = {}

    def column(self, value: Callable[[Profile], Hashable], codes: Codes) -> Ints:
        """Return a number per row."""
        return np.array([codes(value(p)) for p in self.profiles], dtype=np.int64)

    def flags(self, value: Callable[[Profile], bool]) -> Bools:
        """Return a truth value per row."""
        return np.array([value(p) for p in self.profiles], dtype=bool)

    @cached_property
    def types(self) -> Ints:
        """Type of claim."""
        return self.column(lambda p: p.claim.type, self.type)

    @cached_property
    def modes(self) -> Ints:
        """Mode within the type."""
        return self.column(_mode, self.other)

    @cached_property
    def lemmas(self) -> Ints:
        """Predicate."""
        return self.column(lambda p: p.lemma, self.lemma)

    @cached_property
    def stances(self) -> Ints:
        """What the speaker does with it."""
        return self.column(lambda p: p.claim.stance, self.other)

    @cached_property
    def modalities(self) -> Ints:
        """Whether it happened, is planned, …."""
        return self.column(lambda p: p.claim.modality, self.other)

    @cached_property
    def reports(self) -> Ints:
        """Report."""
        return np.array([p.position for p in self.profiles], dtype=np.int64)

    @cached_property
    def ranks(self) -> Ints:
        """Sentence in the report."""
        return np.array([p.sentence_rank for p in self.profiles], dtype=np.int64)

    @cached_property
    def speaker(self) -> Ints:
        """Nearest speaker."""
        return self.column(lambda p: p.speakers[0] if p.speakers else None, self.entity)

    @cached_property
    def light(self) -> Bools:
        """Whether the predicate says next to nothing of what happened."""
        return self.flags(lambda p: p.lemma in kind("light"))

    @cached_property
    def telling_mode(self) -> Bools:
        """Whether the mode says more than the type."""
        return self.flags(lambda p: p.claim.mode is not None and p.claim.mode not in kind("plain_mode"))

    @cached_property
    def moved(self) -> Bools:
        """Whether it happens to the people who are its doers in grammar."""
        return self.flags(lambda p: p.claim.type in MOVED)

    @cached_property
    def between(self) -> Bools:
        """Whether those who take part are the matter itself."""
        return self.flags(lambda p: p.claim.type in BETWEEN)

    @cached_property
    def named_actors(self) -> Bools:
        """Whether a name says who does it."""
        return self.flags(lambda p: p.named_actors)

    @cached_property
    def acts(self) -> Bools:
        """Whether the matter is what the speaker does."""
        return self.flags(lambda p: p.act)

    @cached_property
    def voice(self) -> Bools:
        """Whether it is a speaker's act or mere words."""
        return self.flags(lambda p: p.act or p.claim.type == "STATEMENT")

    @cached_property
    def mere(self) -> Bools:
        """Whether it is mere words, without being a happening of a known type."""
        return self.flags(lambda p: p.claim.type == "STATEMENT")

    @cached_property
    def pauses(self) -> Bools:
        """Whether it is a pause in fighting, against which other kinds of happenings stand."""
        return self.flags(lambda p: p.claim.type in PAUSE)

    @cached_property
    def doubts(self) -> Bools:
        """Whether the speaker denies it or cannot confirm it."""
        return self.flags(lambda p: p.claim.stance in {"denies", "cannot_confirm"})

    @cached_property
    def answers(self) -> Bools:
        """Whether the speaker takes a position on what others say."""
        return self.flags(lambda p: p.claim.stance in {"denies", "cannot_confirm", "rejects"})

    @cached_property
    def retorts(self) -> Bools:
        """Whether it answers what was said just before, and has no content of its own."""
        return self.flags(retorts)

    @cached_property
    def planned(self) -> Bools:
        """Whether it has yet to happen."""
        return self.flags(lambda p: p.claim.modality == "planned")

    @cached_property
    def done(self) -> Bools:
        """Whether it has happened."""
        return self.flags(lambda p: p.claim.modality == "actual")

    @cached_property
    def counting(self) -> Bools:
        """Whether its day is that of the counting."""
        return self.flags(lambda p: p.lemma in kind("counting"))

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
    def place_weight(self) -> Floats:
        """How much the place counts."""
        return np.array([p.place_weight for p in self.profiles])

    @cached_property
    def day_weight(self) -> Floats:
        """How much the day counts."""
        return np.array([p.day_weight for p in self.profiles])

    @cached_property
    def days(self) -> Floats:
        """First and last day, NaN where unknown: rows by 2."""
        return _ends(p.days for p in self.profiles)

    @cached_property
    def published(self) -> Floats:
        """First and last day of the report, NaN where unknown: rows by 2."""
        return _ends(p.published for p in self.profiles)

    @cached_property
    def weekdays(self) -> Ints:
        """ISO weekday that the claim gives, resolved or not, or 0."""
        return np.array([p.weekday or stated_weekday(p) for p in self.profiles], dtype=np.int64)

    def sets(self, name: str) -> Sets:
        """Return the sets of entities, words or measures that a field of the profiles holds."""
        if name not in self._sets:
            codes = {
                "stems": self.word,
                "telling": self.word,
                "rare": self.word,
                "numbers": self.word,
                "measures": self.measure,
                "near_measures": self.other,
            }.get(name, self.entity)
            self._sets[name] = sets_of([sorted(codes(v) for v in _members(p, name)) for p in self.profiles])
        return self._sets[name]

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
            scope=grid(_scope, NOTHING).astype(np.int64),
            best=grid(lambda f: nan if f.best is None else f.best, nan),
            low=grid(lambda f: ends(f)[0], nan),
            high=grid(lambda f: ends(f)[1], nan),
            typical=grid(lambda f: typical(f) or nan, nan),
        )

    @cached_property
    def turns(self) -> Bools:
        """Whether its sentence turns to another happening."""
        return self.flags(lambda p: p.turns)

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
        _ = self.figures, self.sets("measures")
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

    @cached_property
    def near_types(self) -> Floats:
        """How near two types are, by their numbers."""
        _ = self.types
        known = [str(v) for v in self.type.values]
        return np.array([[near_types(a, b) for b in known] for a in known]).reshape(len(known), len(known))

    def likeness(self, one: Ints, other: Ints) -> Floats:
        """Return how near pairs of lemmas are, given by their numbers."""
        size = max(1, len(self.lemma.known))
        if not len(one):
            return np.zeros(0)
        codes, back = np.unique(np.minimum(one, other) * size + np.maximum(one, other), return_inverse=True)
        known = [str(v) for v in self.lemma.values]
        found = self._likeness
        for code in codes.tolist():
            if code not in found:
                found[code] = likeness(known[code // size], known[code % size])
        return np.array([found[code] for code in codes.tolist()], dtype=np.float64)[back.reshape(-1)]

    @cached_property
    def where(self) -> tuple[Ints, Where]:
        """Places of each row as numbers (rows by ``MOST_PLACES``, padded with ``NOTHING``), and where each is."""
        codes = Codes()
        grid = np.full((len(self.profiles), MOST_PLACES), NOTHING, dtype=np.int64)
        for n, p in enumerate(self.profiles):
            for m, place in enumerate(sorted(p.places)[:MOST_PLACES]):
                grid[n, m] = codes(place)
        return grid, Where.stack([self._places.get(str(place), Where.unknown()) for place in codes.values])


def retorts(p: Profile) -> bool:
    """Tell whether a claim answers what was said just before, and has no content of its own."""
    answers = p.lemma in kind("reply") or p.claim.type == "REJECT" or p.claim.stance in {"denies", "rejects"}
    return answers and len(p.stems) <= SHORT_REPLY and _BACK.search(p.claim.text) is not None


def _counted(p: Profile) -> str | None:
    """Return whom the first figure counts, "" for anybody; ``None`` without a figure of people."""
    return (p.figures[0].population or "").lower() if p.figures and p.figures[0].measure in PEOPLE else None


def _plain_count(p: Profile) -> bool:
    return bool(p.figures) and (
        p.figures[0].measure in PEOPLE and p.figures[0].mode == "incident" and p.figures[0].best is not None
    )


def _members(p: Profile, name: str) -> Iterable[str]:
    if name == "participants":
        return p.actors | p.targets | p.named
    if name == "speakers":
        return set(p.speakers)
    if name == "near_measures":
        return {m for measure in p.measures for m in near_sets(measure)}
    found: frozenset[str] = getattr(p, name)
    return found


def _mode(p: Profile) -> str | None:
    """Return the mode of a claim; who is arrested is held, and the other way round."""
    mode = p.claim.mode
    return "custody" if p.claim.type == "DETENTION" and mode in kind("custody") else mode


def _ends(days: Iterable[Days | None]) -> Floats:
    nothing = (float("nan"), float("nan"))
    return np.array([nothing if d is None else (d.first, d.last) for d in days], dtype=np.float64).reshape(
        -1, 2
    )


def _scope(figure: Figure) -> int:
    if figure.period is None:
        return NOTHING
    days = days_of_time(figure.period)
    return days.length if days is not None else 0
