"""Names that are read as of another kind in one place than in others.

Surnames that a report spells in two ways ("Asad" in the headline, "Bashar al-Assad" below) and takes for two things; and
bodies that one report takes for a person ("Basarnas said", "Atlas Agro, proprietor of the depot").
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from secondsource.model import EntityKind, ReportEntity
from secondsource.reconcile.commons import is_common
from secondsource.reconcile.names import is_name, name_of, organization_key, sound

_BODIES: frozenset[EntityKind] = frozenset({"organization", "armed_group", "other"})
LETTERS = 4  # of a surname from which another spelling of it is told


def undoubled(word: str) -> str:
    """Return a word without doubled letters: of two bare names no more may differ ("Assad", "Asad", not "Bashar", "Bashir")."""
    return re.sub(r"(.)\1+", r"\1", word)


def reread_people(entities: Sequence[ReportEntity]) -> list[ReportEntity]:
    """Return a report's entities, those as people that are the surname of one person it names, but for a doubled letter.

    A body with the very surname of a person stays one (the firm of that name): whoever reads the report has told them
    apart. One that is an office in capitals before that surname ("Interior CS Kiprono") is that person.
    """
    surnames = {
        name.surname
        for e in entities
        if e.kind == "person" and len((name := name_of(e.name)).parts) > 1 and e.name[:1].isupper()
    }
    people = surnames | {
        name.parts[0] for e in entities if e.kind == "person" and len((name := name_of(e.name)).parts) == 1
    }
    found = [replace(e, kind="person") if _respelled(e, surnames) else e for e in entities]
    return [_untitled(e, people) for e in found]


# "Interior CS Kiprono", "PM Lind", "Deputy IG Ruto": an office in capitals, with or without what it is over, and a surname.
_TITLED = re.compile(r"^(?P<office>(?:[A-Z][\w-]+ ){0,3}[A-Z]{2,4}) (?P<surname>[A-Z][\w'’-]*[a-z][\w'’-]*)$")


def _untitled(entity: ReportEntity, people: AbstractSet[str]) -> ReportEntity:
    """Return an entity that is taken for a body and is somebody's office before his surname as that person."""
    titled = _TITLED.match(entity.name) if entity.kind in _BODIES else None
    if titled is None or name_of(titled["surname"]).surname not in people:
        return entity
    described = (*entity.descriptors, titled["office"])
    return replace(entity, kind="person", name=titled["surname"], descriptors=described)


def _respelled(entity: ReportEntity, surnames: set[str]) -> bool:
    if entity.kind not in _BODIES or not entity.name.istitle():
        return False
    parts = name_of(entity.name).parts
    if len(parts) != 1 or len(entity.name.split()) != 1 or len(parts[0]) < LETTERS or parts[0] in surnames:
        return False
    alike = {s for s in surnames if undoubled(s) == undoubled(parts[0]) and sound(s) == sound(parts[0])}
    return len(alike) == 1


_GROUPS: frozenset[EntityKind] = frozenset({"organization", "armed_group", "government", "outlet"})


def reread_bodies(entities: Mapping[str, ReportEntity], outlets: Iterable[str]) -> dict[str, ReportEntity]:
    """Return a case's report entities, those as bodies that a report takes for a person and others for a body, or that publish.

    Whose name is a part of somebody's fuller name, or that as many take for a person, stays a person.

    Args:
        entities: All report entities by id.
        outlets: Names of those who publish the reports.
    """
    bodies: dict[str, Counter[EntityKind]] = {}
    people: Counter[str] = Counter()
    parts: set[str] = set()
    for e in entities.values():
        key = organization_key(e.name)
        if e.kind == "person":
            people[key] += 1
            name = name_of(e.name)
            parts.update(name.parts if len(name.parts) > 1 and is_name(e.name) else ())
        elif e.kind in _GROUPS and not is_common(e.name):
            bodies.setdefault(key, Counter())[e.kind] += 1
    for outlet in outlets:
        bodies.setdefault(organization_key(outlet), Counter())["outlet"] += 1

    def body(e: ReportEntity) -> ReportEntity:
        key = organization_key(e.name)
        kinds = bodies.get(key)
        single = len(key.split()) == 1
        if e.kind != "person" or kinds is None or not is_name(e.name) or (single and key in parts):
            return e
        if kinds.total() < people[key]:
            return e
        return replace(e, kind=min(kinds, key=lambda k: (-kinds[k], k)))

    return {n: body(e) for n, e in entities.items()}
