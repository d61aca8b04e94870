"""The claims of a case, ready to be compared."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Any, get_type_hints

import numpy as np
from numpy.typing import NDArray

from secondsource.model import Extraction, Relate, Report
from secondsource.reconcile.matching.figure_columns import Floats
from secondsource.reconcile.matching.places import places_of
from secondsource.reconcile.matching.profiles import Profile, ProfileReader
from secondsource.reconcile.matching.relating import Relations
from secondsource.reconcile.matching.table import Table
from secondsource.reconcile.translations import unit_vectors

MATTER_SIZE = 128  # of the vectors of what is told
FEW = 3  # how many times as many claims a pile has as are compared, for these to get a table of their own


class Pile:
    """The profiles of all claims and the matrix of their vectors.

    Attributes:
        profiles: In order of report date and text.
        vectors: Unit rows, one per profile, of what the sentence means.
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
    ) -> None:
        """Build the profiles.

        Args:
            reports: In order of date.
            extractions: By report id; a report without one has no claims.
            entity_of: Report entity id → case entity id.
            relate: What tells the relation of two claims, if anything does.
        """
        self.relations = Relations(relate, {report.id: report for report in reports})
        self.profiles: list[Profile] = []
        rows: list[NDArray[np.float32]] = []
        matters: list[NDArray[np.float32]] = []
        shared: dict[frozenset[str], frozenset[str]] = {}
        for position, report in enumerate(reports):
            extraction = extractions.get(report.id)
            if extraction is None or not extraction.claims:
                continue
            rows.append(unit_vectors(extraction.vectors, len(extraction.claims)))
            matters.append(unit_vectors(extraction.matters, len(extraction.claims), MATTER_SIZE))
            read = ProfileReader(report, position, extraction, entity_of, len(self.profiles)).profiles()
            self.profiles += [_sharing(profile, shared) for profile in read]
        self.vectors = _matrix(rows, 384)
        self.matters = _matrix(matters, MATTER_SIZE)
        self.told: NDArray[np.bool_] = np.asarray(self.matters.any(axis=1))
        self.index = {profile.claim.id: n for n, profile in enumerate(self.profiles)}
        self.entity_of = entity_of
        self._places = places_of(extractions, entity_of)

    @cached_property
    def table(self) -> Table:
        """The profiles as columns."""
        return Table(self.profiles, self._places)

    def columns(
        self, one: NDArray[np.int64], other: NDArray[np.int64]
    ) -> tuple[Table, NDArray[np.int64], NDArray[np.int64]]:
        """Return a table that holds the rows of some pairs, and those rows in it: few rows get a table of their own."""
        rows = np.unique(np.concatenate([one, other]))
        if FEW * len(rows) >= len(self.profiles):
            return self.table, one, other
        table = Table([self.profiles[n] for n in rows.tolist()], self._places)
        return table, np.searchsorted(rows, one), np.searchsorted(rows, other)

    @property
    def meanings(self) -> NDArray[np.float32]:
        """By what claims are looked up: what they tell, or what their sentences mean where a reading has only that."""
        return self.matters if self.told.all() else self.vectors

    def cosines(self, one: NDArray[np.int64], other: NDArray[np.int64]) -> tuple[Floats, Floats]:
        """Return the cosine of each pair of rows, of sentences and of what is told, for which sentences stand in where one has none.

        They are rounded to be the same on every machine.
        """
        meaning, matter = (
            np.einsum("ij,ij->i", rows[one], rows[other]).astype(np.float64).round(4)
            for rows in (self.vectors, self.matters)
        )
        return meaning, np.where(self.told[one] & self.told[other], matter, meaning)


def _sharing(profile: Profile, known: dict[frozenset[str], frozenset[str]]) -> Profile:
    """Return a profile whose sets are those of the pile that are equal to them: most are empty, and no two are one by themselves."""
    own = ((name, getattr(profile, name)) for name in _SETS)
    same: dict[str, Any] = {name: known.setdefault(found, found) for name, found in own}
    return replace(profile, **same)


_SETS = tuple(name for name, kind in get_type_hints(Profile).items() if kind == frozenset[str])


def _matrix(rows: Sequence[NDArray[np.float32]], size: int) -> NDArray[np.float32]:
    """Return rows one below the other.

    Rounded, so that cosines do not hang on how a machine divides; kept wide, for they are asked for often.
    """
    whole = np.concatenate(rows) if rows else np.zeros((0, size), dtype=np.float32)
    return whole.astype(np.float16).astype(np.float32)
