"""Which claims read otherwise since the entities that they name were merged, parted or founded by another report."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import fields

from secondsource.model import Entity, Extraction, Report
from secondsource.reconcile.matching.blocking import Keys, keys
from secondsource.reconcile.matching.pile import Pile
from secondsource.reconcile.matching.profile import Profile
from secondsource.reconcile.matching.profiles import ProfileReader

_OF_THE_PILE = frozenset({"claim", "position", "vector"})  # fields that tell where a claim stands in the pile
_FIELDS = tuple(f.name for f in fields(Profile) if f.compare and f.name not in _OF_THE_PILE)


def reread(
    pile: Pile, reports: Mapping[str, Report], extractions: Mapping[str, Extraction], before: Sequence[Entity]
) -> dict[int, Keys]:
    """Return the claims (positions) that were compared otherwise, with the keys that they had.

    An entity that has only another id now changes nothing by that, unless its id decided between equals.

    Args:
        pile: As it is now.
        reports: By id.
        extractions: By report id.
        before: The entities as they were.
    """
    was = {member: entity.id for entity in before for member in entity.members}
    now = {member: pile.entity_of[member] for member in was if member in pile.entity_of}
    differing = {member for member, entity in now.items() if was[member] != entity}
    if not differing:
        return {}
    renamed = _renamed(was, now)
    by_report: dict[str, list[int]] = defaultdict(list)
    for n, profile in enumerate(pile.profiles):
        by_report[profile.claim.report].append(n)
    found = {}
    for report, numbers in by_report.items():
        extraction = extractions[report]
        if differing.isdisjoint(e.id for e in extraction.entities):
            continue
        read = ProfileReader(reports[report], pile.profiles[numbers[0]].position, extraction, was, numbers[0])
        for n, old in zip(numbers, read.profiles(), strict=True):
            own = keys(old, renamed)
            new = pile.profiles[n]
            alike = all(_named(getattr(old, f), renamed) == getattr(new, f) for f in _FIELDS)
            if not alike or own.tolist() != keys(new).tolist():
                found[n] = own
    return found


def _renamed(was: Mapping[str, str], now: Mapping[str, str]) -> dict[str, str]:
    """Return the entities of which all members, and no others, are of one entity now, with its id."""
    met: dict[str, set[str]] = defaultdict(set)
    parted: dict[str, set[str]] = defaultdict(set)
    for member, entity in now.items():
        met[entity].add(was[member])
        parted[was[member]].add(entity)
    return {
        old: new
        for old, (new, *others) in ((old, sorted(news)) for old, news in parted.items())
        if not others and len(met[new]) == 1
    }


def _named(value: object, renamed: Mapping[str, str]) -> object:
    """Return what a profile holds with the ids that entities have now."""
    if isinstance(value, frozenset):
        return frozenset(renamed.get(v, v) for v in value)
    if isinstance(value, tuple):
        return tuple(renamed.get(v, v) if isinstance(v, str) else v for v in value)
    return value
