"""The profiles of a pile as columns, so that many pairs are compared at once."""

import re
from collections.abc import Collection, Iterable, Sequence
from functools import cached_property, lru_cache

import numpy as np

from secondsource.reconcile.days import Days
from secondsource.reconcile.lexicon import likeness
from secondsource.reconcile.matching.beside import Beside
from secondsource.reconcile.matching.figure_columns import Bools, FigureColumns, Floats
from secondsource.reconcile.matching.opposing import PAUSE
from secondsource.reconcile.matching.places import Where
from secondsource.reconcile.matching.profile import Profile
from secondsource.reconcile.matching.profiles import MOVED, near_types, stated_weekday
from secondsource.reconcile.matching.proposition import BETWEEN
from secondsource.reconcile.matching.sets import NOTHING, Codes, Ints, Sets, sets_of
from secondsource.reconcile.measures import near_sets
from secondsource.reconcile.words import PRONOUNS, content_words, plain_stems, read_table, stem

MOST_PLACES = 3

# Words that stand for what was said before.
_BACK = re.compile(
    r"\b(?:this|that|it|these|those|the \w*(?: \w+['’]s?)?\s?(?:claims?|allegations?|accusations?|reports?|charges?|"
    r"numbers?|figures?|counts?|accounts?|statements?|rumou?rs?))\b|['’]s? (?:claims?|numbers?|figures?|counts?)\b",
    re.IGNORECASE,
)
SHORT_REPLY = 8  # content words up to which an answer has no content of its own


@lru_cache(maxsize=1)
def _kinds() -> dict[str, frozenset[str]]:
    rows = (line.split("\t") for line in read_table("verb_kinds.tsv"))
    return {name: frozenset(words.split()) for name, words in rows}


def kind(name: str) -> frozenset[str]:
    """Return the words of a kind of verbs ("light", "counting", "plain_mode", "reply")."""
    return _kinds()[name]


class Table(FigureColumns):
    """Columns over profiles; row ``n`` is profile ``n``."""

    def __init__(self, profiles: Sequence[Profile], places: dict[str, Where], beside: Beside) -> None:
        """Index the profiles.

        Args:
            profiles: Of a pile, in order.
            places: Case entity → where it is.
            beside: The reports of the pile.
        """
        super().__init__(profiles)
        self.entity = Codes()
        self.word = Codes()
        self.type = Codes()
        self.lemma = Codes()
        self.other = Codes()
        self._places = places
        self.beside = beside
        self._likeness: dict[int, float] = {}
        self._sets: dict[str, Sets] = {}

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
    def says(self) -> Bools:
        """Whether the predicate tells that something is said."""
        return self.flags(lambda p: p.lemma in kind("saying"))

    @cached_property
    def stands_for(self) -> Bools:
        """Whether the predicate only stands for what was told before."""
        return self.flags(lambda p: p.lemma in PRONOUNS)

    @cached_property
    def often(self) -> Floats:
        """In what share of the reports something is told with the predicate."""
        share = self.beside.share
        return np.array([share[p.lemma] for p in self.profiles], dtype=np.float64)

    @cached_property
    def factuality(self) -> Floats:
        """How surely it has happened, NaN where it was not read."""
        return np.array([np.nan if p.claim.factuality is None else p.claim.factuality for p in self.profiles])

    @cached_property
    def plain(self) -> Bools:
        """Whether any violence is told with the predicate."""
        return self.flags(lambda p: stem(p.lemma) in plain_stems())

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
        """Whether it is a speaker's act, or words of his that are not what he says to be so."""
        return self.flags(_voices)

    @cached_property
    def mere(self) -> Bools:
        """Whether it is mere words, without being a happening of a known type."""
        return self.flags(lambda p: p.claim.type == "STATEMENT")

    @cached_property
    def strikes(self) -> Bools:
        """Whether it is a calamity itself."""
        return self.flags(lambda p: p.claim.type == "HAZARD")

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
                "scene": self.word,
                "means": self.other,
                "calamity": self.other,
                "numbers": self.word,
                "doers": self.word,
                "undergoers": self.word,
                "beside": self.word,
                "measures": self.measure,
                "near_measures": self.other,
            }.get(name, self.entity)
            known: dict[Collection[str], list[int]] = {}  # most sets are empty, or those of a whole report
            rows = []
            for p in self.profiles:
                own = self.beside.entities[p.position] if name == "reported" else _members(p, name)
                if own not in known:
                    known[own] = sorted([codes(v) for v in own])
                rows.append(known[own])
            self._sets[name] = sets_of(rows)
        return self._sets[name]

    @cached_property
    def turns(self) -> Bools:
        """Whether its sentence turns to another happening."""
        return self.flags(lambda p: p.turns)

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


def _voices(p: Profile) -> bool:
    return p.act or (p.claim.type == "STATEMENT" and p.claim.stance != "asserts")


def retorts(p: Profile) -> bool:
    """Tell whether a claim answers what was said just before, and has no content of its own."""
    answers = p.lemma in kind("reply") or p.claim.type == "REJECT" or p.claim.stance in {"denies", "rejects"}
    return answers and len(p.stems) <= SHORT_REPLY and _BACK.search(p.claim.text) is not None


def _members(p: Profile, name: str) -> Collection[str]:
    if name == "participants":
        return p.actors | p.targets | p.named
    if name == "doers":
        return _role_stems(p, "actor")
    if name == "undergoers":
        return _role_stems(p, "target")
    if name == "beside":
        return _role_stems(p, "beside")
    if name == "speakers":
        return frozenset(p.speakers)
    if name == "near_measures":
        return frozenset(m for measure in p.measures for m in near_sets(measure))
    found: frozenset[str] = getattr(p, name)
    return found


def _role_stems(p: Profile, name: str) -> frozenset[str]:
    """Return the stems of the words that fill a role; a pronoun has none."""
    told = (r.mention.text for r in p.claim.roles if r.name == name)
    return frozenset(stem(word) for text in told for word in content_words(text) if word not in PRONOUNS)


def _mode(p: Profile) -> str | None:
    """Return the mode of a claim; who is arrested is held, and the other way round."""
    mode = p.claim.mode
    return "custody" if p.claim.type == "DETENTION" and mode in kind("custody") else mode


def _ends(days: Iterable[Days | None]) -> Floats:
    nothing = (float("nan"), float("nan"))
    return np.array([nothing if d is None else (d.first, d.last) for d in days], dtype=np.float64).reshape(
        -1, 2
    )
