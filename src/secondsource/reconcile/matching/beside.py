"""What the reports of two claims have in common beside the claims: words, people, and what else they tell.

Each is worked out for a whole pile when it is first asked for; reports are known by their position in the pile.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property

import numpy as np

from secondsource.model import Extraction, Report, ReportEntity
from secondsource.reconcile.alike import likeness, scaled
from secondsource.reconcile.matching.figure_columns import Bools, Floats
from secondsource.reconcile.matching.profile import Profile
from secondsource.reconcile.names import is_name

NEAREST = 7  # reports most like a report, by which it is measured how like another one is
LEAST = 0.05  # likeness below which two reports are not alike, however unlike all others are
MAIN = 0.6  # share of the mentions of whom a report names most from which it is as much about somebody else


class Beside:
    """The reports of a pile, pair by pair."""

    def __init__(
        self,
        reports: Sequence[Report],
        extractions: Mapping[str, Extraction],
        entity_of: Mapping[str, str],
        profiles: Sequence[Profile],
    ) -> None:
        """Keep what is needed; nothing is worked out yet."""
        self._reports, self._extractions = reports, extractions
        self._entity_of, self._profiles = entity_of, profiles

    @cached_property
    def alike(self) -> Floats:
        """How much each two reports talk about the same, beside those most like them, 0 to 1: reports by reports."""
        found: Floats = np.clip(scaled(likeness(self._reports), NEAREST, LEAST), 0.0, 1.0).round(4)
        np.fill_diagonal(found, 1.0)
        return found

    @cached_property
    def share(self) -> dict[str, float]:
        """Predicate → share of the reports with claims that tell of something with it."""
        told = defaultdict(set)
        for p in self._profiles:
            told[p.lemma].add(p.position)
        count = len({p.position for p in self._profiles})
        return {lemma: len(reports) / count for lemma, reports in told.items()}

    @cached_property
    def entities(self) -> list[frozenset[str]]:
        """Everybody and everything that each report names."""
        return [
            frozenset(self._entity_of[e.id] for e in self._read(report) if e.id in self._entity_of)
            for report in self._reports
        ]

    @cached_property
    def people(self) -> Floats:
        """How far each two reports name the same persons as often (cosine of the mentions): reports by reports."""
        counts = self._named
        found = np.eye(len(counts))
        for n, one in enumerate(counts):
            for m in range(n):
                shared = sum(count * counts[m][e] for e, count in one.items() if e in counts[m])
                if shared:
                    found[n, m] = found[m, n] = shared / (_length(one) * _length(counts[m]))
        return found.round(4)

    @cached_property
    def other_people(self) -> Bools:
        """Whether of two reports that name persons neither names those whom the other names most: reports by reports."""
        counts = self._named
        main = [
            {e for e, count in own.items() if count >= MAIN * max(own.values())} if own else set()
            for own in counts
        ]
        found = np.zeros((len(counts), len(counts)), dtype=bool)
        for n, one in enumerate(main):
            for m in range(n):
                if one and main[m]:
                    found[n, m] = found[m, n] = not (one & counts[m].keys() or main[m] & counts[n].keys())
        return found

    @cached_property
    def _named(self) -> list[Counter[str]]:
        """How often each report speaks of each named person."""
        found = []
        for report in self._reports:
            own: Counter[str] = Counter()
            for e in self._read(report):
                if e.kind == "person" and e.id in self._entity_of and is_name(e.name):
                    own[self._entity_of[e.id]] += max(1, len(e.mentions))
            found.append(own)
        return found

    def _read(self, report: Report) -> Sequence[ReportEntity]:
        extraction = self._extractions.get(report.id)
        return () if extraction is None else extraction.entities


def _length(counts: Mapping[str, int]) -> float:
    return math.sqrt(sum(count * count for count in counts.values()))
