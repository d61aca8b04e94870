"""Who claims responsibility for a deed, whoever reports that he does."""

import re
from collections.abc import Mapping

from secondsource.model import Claim, Entity, Extraction

_RESPONSIBILITY = re.compile(r"\bclaim(?:s|ed|ing)?\s+(?:\w+\s+)?responsibility\b", re.IGNORECASE)
_CLAIMING = frozenset({"person", "organization", "armed_group"})


def who_claims(claim: Claim, extraction: Extraction, case_entity: Mapping[str, Entity]) -> Entity | None:
    """Return who is said to claim responsibility, or ``None``: the claim tells of no such thing, or not of whom."""
    if claim.predicate != "claim" or not _RESPONSIBILITY.search(claim.text):
        return None
    start, at = claim.sentence.start, claim.predicate_span.start
    named = [
        (span, entity)
        for known in extraction.entities
        if (entity := case_entity.get(known.id)) is not None and entity.kind in _CLAIMING
        for span in known.mentions
        if start <= span.start and span.end <= at
    ]
    return max(named, key=lambda n: (n[0], n[1].id))[1] if named else None
