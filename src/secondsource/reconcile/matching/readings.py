"""The profiles of a report, kept from one reconciliation to the next: beside an added report most are what they were."""

from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

from secondsource.model import Extraction, Report
from secondsource.reconcile.matching.profile import Profile
from secondsource.reconcile.matching.profiles import ProfileReader

MOST = 12_000  # reports whose profiles are kept


class _Read(NamedTuple):
    """What the profiles of a report were made of, and they."""

    report: Report
    extraction: Extraction
    entities: tuple[str | None, ...]
    profiles: list[Profile]


_KEPT: dict[str, _Read] = {}


def profiles_of(  # noqa: PLR0917 - what they are made of, and where they stand
    report: Report,
    position: int,
    extraction: Extraction,
    entity_of: Mapping[str, str],
    first: int,
    shared: dict[frozenset[str], frozenset[str]],
) -> list[Profile]:
    """Return the profiles of a report's claims, as ``ProfileReader`` makes them.

    Args:
        report: The report.
        position: Of it in the pile.
        extraction: What it says.
        entity_of: Report entity id → case entity id.
        first: Row of its first claim in the pile.
        shared: Sets of the pile, as in ``ProfileReader.profiles``.
    """
    entities = tuple(entity_of.get(e) for own in extraction.entities for e in (own.id, own.within or own.id))
    kept = _KEPT.get(report.id)
    if kept is None or (kept.report, kept.extraction, kept.entities) != (report, extraction, entities):
        found = ProfileReader(report, position, extraction, entity_of, first).profiles(shared)
    elif (kept.profiles[0].position, kept.profiles[0].vector) == (position, first):
        return kept.profiles
    else:
        found = [replace(p, position=position, vector=first + n) for n, p in enumerate(kept.profiles)]
    _KEPT.pop(report.id, None)
    _KEPT[report.id] = _Read(report, extraction, entities, found)
    if len(_KEPT) > MOST:
        del _KEPT[next(iter(_KEPT))]
    return found
