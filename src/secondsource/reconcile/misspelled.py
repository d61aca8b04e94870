"""Surnames that a report spells in two ways ("Asad" in the headline, "Bashar al-Assad" below) and takes for two things."""

import re
from collections.abc import Sequence
from dataclasses import replace

from secondsource.model import EntityKind, ReportEntity
from secondsource.reconcile.names import name_of, sound

_BODIES: frozenset[EntityKind] = frozenset({"organization", "armed_group", "other"})
LETTERS = 4  # of a surname from which another spelling of it is told


def undoubled(word: str) -> str:
    """Return a word without doubled letters: of two bare names no more may differ ("Assad", "Asad", not "Bashar", "Bashir")."""
    return re.sub(r"(.)\1+", r"\1", word)


def reread_people(entities: Sequence[ReportEntity]) -> list[ReportEntity]:
    """Return a report's entities, those as people that are the surname of one person it names, but for a doubled letter.

    A body with the very surname of a person stays one (the firm of that name): whoever reads the report has told them
    apart.
    """
    surnames = {
        name.surname
        for e in entities
        if e.kind == "person" and len((name := name_of(e.name)).parts) > 1 and e.name[:1].isupper()
    }
    return [replace(e, kind="person") if _respelled(e, surnames) else e for e in entities]


def _respelled(entity: ReportEntity, surnames: set[str]) -> bool:
    if entity.kind not in _BODIES or not entity.name.istitle():
        return False
    parts = name_of(entity.name).parts
    if len(parts) != 1 or len(entity.name.split()) != 1 or len(parts[0]) < LETTERS or parts[0] in surnames:
        return False
    alike = {s for s in surnames if undoubled(s) == undoubled(parts[0]) and sound(s) == sound(parts[0])}
    return len(alike) == 1
