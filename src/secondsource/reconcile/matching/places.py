"""Where the places of a case are, and whether two of them can be one."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from secondsource.model import Extraction, ReportEntity

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]

# How far from its middle a place reaches, in degrees of latitude, by precision (compare UCDP where_prec).
_REACH = {
    "point": 0.03,
    "neighborhood": 0.05,
    "city": 0.12,
    "district": 0.35,
    "region": 1.0,
    "area": 3.0,
    "country": 6.0,
}
UNPLACED = 0.8  # how surely two different names that are both on no map are two places
HALF_PLACED = 0.3  # … of which one is on the map: the other may lie in it
_UNKNOWN = float("nan")


class Where(NamedTuple):
    """One place, or many as arrays: degrees, reach in degrees, country (ISO code as a number), if it is a whole country or more."""

    latitude: Floats
    longitude: Floats
    reach: Floats
    country: Ints
    whole: NDArray[np.bool_]

    @classmethod
    def unknown(cls) -> "Where":
        """Return a place that is on no map."""
        return cls.of(_UNKNOWN, _UNKNOWN, None, None)

    @classmethod
    def of(cls, latitude: float, longitude: float, precision: str | None, country: str | None) -> "Where":
        """Return one place."""
        number = int.from_bytes(country.encode(), "big") if country else -1
        reach = _REACH.get(precision or "", _UNKNOWN)
        return cls(
            np.array([latitude]),
            np.array([longitude]),
            np.array([reach]),
            np.array([number], dtype=np.int64),
            # "The Middle East" reaches further than any circle around its middle: it may hold what lies near.
            np.array([precision == "country" or (precision == "area" and not country)]),
        )

    @classmethod
    def stack(cls, places: Sequence["Where"]) -> "Where":
        """Return many places as one."""
        return cls(*(np.concatenate(columns) for columns in zip(*(places or [cls.unknown()]), strict=True)))


def places_of(extractions: Mapping[str, Extraction], entity_of: Mapping[str, str]) -> dict[str, Where]:
    """Return where the case's places are: as most of the reports that know it say, the first of equals."""
    told: dict[str, dict[tuple[float, float, str, str | None], int]] = {}
    for report in sorted(extractions):
        for entity in extractions[report].entities:
            spot = _spot(entity)
            if spot is not None and entity.id in entity_of:
                counts = told.setdefault(entity_of[entity.id], {})
                counts[spot] = counts.get(spot, 0) + 1
    return {
        place: Where.of(*min(counts, key=lambda s: (-counts[s], s[0], s[1], s[2], s[3] or "")))
        for place, counts in told.items()
    }


def same_spot(one: Where | None, other: Where) -> bool:
    """Tell whether two places are told to be one and the same on the map."""
    return one is not None and all(
        np.array_equal(a, b, equal_nan=a.dtype.kind == "f") for a, b in zip(one, other, strict=True)
    )


def _spot(entity: ReportEntity) -> tuple[float, float, str, str | None] | None:
    known = entity.latitude is not None and entity.longitude is not None and entity.precision in _REACH
    if entity.kind != "place" or not known:
        return None
    assert entity.latitude is not None  # noqa: S101 - known
    assert entity.longitude is not None  # noqa: S101
    return (entity.latitude, entity.longitude, str(entity.precision), entity.country)


def apart(where: Where, one: Ints, other: Ints) -> Floats:
    """Return how surely pairs of places are two: 0 where they can be one or one lies in the other, 1 far apart."""
    near = np.cos(np.radians(where.latitude[one]))
    distance = np.hypot(
        where.latitude[one] - where.latitude[other], (where.longitude[one] - where.longitude[other]) * near
    )
    reach = where.reach[one] + where.reach[other]
    unknown = np.isnan(distance)
    neither = np.isnan(where.latitude[one]) & np.isnan(where.latitude[other])
    found = np.where(distance > reach, 1.0, 0.0)
    found[unknown] = np.where(neither, UNPLACED, HALF_PLACED)[unknown]
    # A country holds what lies in it, however large it is; what is on no map may lie anywhere in it.
    whole = where.whole[one] | where.whole[other]
    countries = (where.country[one] >= 0) & (where.country[other] >= 0)
    within = whole & (~countries | (where.country[one] == where.country[other]))
    found[within] = 0.0
    found[whole & countries & ~within] = 1.0
    found[one == other] = 0.0
    return np.asarray(found, dtype=np.float64)
