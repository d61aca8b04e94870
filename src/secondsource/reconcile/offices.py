"""Which offices reports give to those who speak in them, beside what they describe them as."""

import re
from collections.abc import Iterable, Iterator, Mapping

from secondsource.model import Claim, Entity, Extraction
from secondsource.reconcile.names import is_name


def ours(extraction: Extraction, case_entity: Mapping[str, Entity]) -> Iterator[str]:
    """Yield the ids of the persons whom a report calls its publisher's own ("our general manager", "the head of our mission")."""
    for person in extraction.entities:
        if (
            person.kind == "person"
            and person.id in case_entity
            and any(map(_OF_OURS.match, person.descriptors))
        ):
            yield case_entity[person.id].id


_OF_OURS = re.compile(r"^(?:the\s+)?(?:\w+\s+){0,3}(?:of\s+)?our\s", re.IGNORECASE)


def titles_given(claims: Iterable[Claim], case_entity: Mapping[str, Entity]) -> dict[str, list[str]]:
    """Return the offices that stand before the names of persons who speak ("Vice Minister of Civil Defense Ed Salinas"), by entity, sorted."""
    found: dict[str, set[str]] = {}
    for claim in claims:
        for link in claim.attribution.chain if claim.attribution is not None else ():
            entity = case_entity.get(link.mention.entity or "")
            words = link.mention.text
            if entity is None or entity.kind != "person":
                continue
            name = next(
                (n for n in (entity.name, *entity.aliases) if is_name(n) and words.endswith(" " + n)), None
            )
            office = words.removesuffix(name).rstrip(" ,") if name else ""
            if _TITLE.match(office):
                found.setdefault(entity.id, set()).add(office)
    return {entity: sorted(offices) for entity, offices in found.items()}


# "Vice Minister of Civil Defense", "Director for Prisons".
_TITLE = re.compile(
    r"^(?:[\w-]+ ){0,3}(?:minister|director|head|chief|secretary|commissioner) (?:of|for) (?:the )?(?-i:[A-Z])[\w' -]*$",
    re.IGNORECASE,
)
