"""The claims of a case, ready to be compared."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from secondsource.model import Extraction, Relate, Report
from secondsource.reconcile.going_on import OnPart, counted
from secondsource.reconcile.matching.beside import Beside
from secondsource.reconcile.matching.figure_columns import Floats
from secondsource.reconcile.matching.opposing import FIGHTING, PAUSE, REFUSAL
from secondsource.reconcile.matching.places import places_of
from secondsource.reconcile.matching.profile import Profile
from secondsource.reconcile.matching.profiles import ProfileReader
from secondsource.reconcile.matching.relating import Relations
from secondsource.reconcile.matching.table import Table
from secondsource.reconcile.translations import unit_vectors

MATTER_SIZE = 128  # of the vectors of what is told
Halves = NDArray[np.float16]

# pairs whose vectors are multiplied at once: few enough to stay in the caches of a processor
_AT_ONCE = 250
FEW = 3  # how many times as many claims a pile has as are compared, for these to get a table of their own


class Pile:
    """The profiles of all claims and the matrix of their vectors.

    Attributes:
        profiles: In order of report date and text.
        vectors: Unit rows, one per profile, of what the sentence means; in half precision, as are the next.
        matters: Unit rows, one per profile, of what the claim tells; rows of zeros where a reading has none.
        index: Claim id → position in ``profiles``.
        entity_of: Report entity id → case entity id.
        relations: What its claims are to each other.
    """

    def __init__(
        self,
        reports: Sequence[Report],
        extractions: Mapping[str, Extraction],
        entity_of: Mapping[str, str],
        relate: Relate | None = None,
        on_part: OnPart | None = None,
    ) -> None:
        """Build the profiles.

        Args:
            reports: In order of date.
            extractions: By report id; a report without one has no claims.
            entity_of: Report entity id → case entity id.
            relate: What tells the relation of two claims, if anything does.
            on_part: Told of how many reports the claims are ready.
        """
        self.relations = Relations(relate, {report.id: report for report in reports})
        self.profiles: list[Profile] = []
        rows: list[Halves] = []
        matters: list[Halves] = []
        shared: dict[frozenset[str], frozenset[str]] = {}
        for position, report in enumerate(counted(reports, "claims", on_part)):
            extraction = extractions.get(report.id)
            if extraction is None or not extraction.claims:
                continue
            count = len(extraction.claims)
            # Rounded, so that cosines do not hang on how a machine divides.
            rows.append(unit_vectors(extraction.vectors, count).astype(np.float16))
            matters.append(unit_vectors(extraction.matters, count, MATTER_SIZE).astype(np.float16))
            reader = ProfileReader(report, position, extraction, entity_of, len(self.profiles))
            self.profiles += reader.profiles(shared)
        self.vectors = _matrix(rows, 384)
        self.matters = _matrix(matters, MATTER_SIZE)
        self.told: NDArray[np.bool_] = np.asarray(self.matters.any(axis=1))
        self._all_told = bool(self.told.all())
        self.index = {profile.claim.id: n for n, profile in enumerate(self.profiles)}
        self.entity_of = entity_of
        self._places = places_of(extractions, entity_of)
        self._beside = Beside(reports, extractions, entity_of, self.profiles)

    @cached_property
    def table(self) -> Table:
        """The profiles as columns."""
        return Table(self.profiles, self._places, self._beside)

    @cached_property
    def pauses(self) -> NDArray[np.bool_]:
        """Whether each claim is of a pause in fighting."""
        return np.array([p.claim.type in PAUSE for p in self.profiles], dtype=bool)

    @cached_property
    def may_answer(self) -> NDArray[np.bool_]:
        """Whether each claim is of what may stand against a pause."""
        return np.array(
            [p.claim.type in FIGHTING | REFUSAL or p.claim.stance == "rejects" for p in self.profiles],
            dtype=bool,
        )

    def columns(
        self, one: NDArray[np.int64], other: NDArray[np.int64]
    ) -> tuple[Table, NDArray[np.int64], NDArray[np.int64]]:
        """Return a table that holds the rows of some pairs, and those rows in it: few rows get a table of their own, where that of all is not made."""
        table, row = self.rows([one, other])
        return table, row[one], row[other]

    def rows(self, claims: Iterable[NDArray[np.int64]]) -> tuple[Table, NDArray[np.int64]]:
        """Return a table that holds some claims, and the row of each claim of the pile in it, as far as it is held."""
        here = np.zeros(len(self.profiles), dtype=bool)
        for some in claims:
            here[some] = True
        held = np.flatnonzero(here)
        if "table" in self.__dict__ or FEW * len(held) >= len(self.profiles):
            return self.table, np.arange(len(self.profiles))
        table = Table([self.profiles[n] for n in held.tolist()], self._places, self._beside)
        return table, np.cumsum(here) - 1

    def let_go(self) -> None:
        """Let the columns go, once no more pairs are compared: in a large pile they take much room."""
        self.__dict__.pop("table", None)

    def meanings(self, numbers: NDArray[np.int64]) -> NDArray[np.float32]:
        """Return by what some claims are looked up: what they tell, or what their sentences mean where a reading has only that."""
        rows = self.matters if self._all_told else self.vectors
        return rows[numbers].astype(np.float32)

    def told_alike(self, one: NDArray[np.int64], other: NDArray[np.int64]) -> Floats:
        """Return the cosine of what each pair of claims tells, or of their sentences where a reading has only those.

        Rounded to be the same on every machine, as are those of sentences.
        """
        found = self._cosines(self.matters, one, other)
        if not self._all_told:
            rest = np.flatnonzero(~(self.told[one] & self.told[other]))
            found[rest] = self.meant_alike(one[rest], other[rest])
        return found

    def meant_alike(self, one: NDArray[np.int64], other: NDArray[np.int64]) -> Floats:
        """Return the cosine of the sentences of each pair of claims."""
        return self._cosines(self.vectors, one, other)

    def _cosines(self, vectors: Halves, one: NDArray[np.int64], other: NDArray[np.int64]) -> Floats:
        held = np.zeros(len(vectors), dtype=bool)
        held[one] = held[other] = True
        here = np.flatnonzero(held)
        rows = vectors[here].astype(np.float32)
        self._place[here] = np.arange(len(here))
        left, right = self._place[one], self._place[other]
        found = np.zeros(len(one))
        for start in range(0, len(one), _AT_ONCE):
            part = slice(start, start + _AT_ONCE)
            found[part] = np.einsum("ij,ij->i", rows[left[part]], rows[right[part]])
        return found.round(4)

    @cached_property
    def _place(self) -> NDArray[np.int64]:
        """Where the vector of each claim stands among those that are multiplied."""
        return np.zeros(len(self.profiles), dtype=np.int64)


def _matrix(rows: Sequence[Halves], size: int) -> Halves:
    """Return rows one below the other."""
    return np.concatenate(rows) if rows else np.zeros((0, size), dtype=np.float16)
