"""Who is meant by the pronoun that a title begins with: the name of the entity that the report's reading takes it for."""

import re
from collections.abc import Mapping

from secondsource.dossier.lookup import Lookup, sure
from secondsource.dossier.values import Field, Words
from secondsource.model import Finding, Mention, Span

#: The first of these in a title is its subject, or who speaks; a later one mostly points back within the title.
_PRONOUN = re.compile(r"\b(?:he|she|they|it|I|we|my|our|his|her|their|its)\b", re.IGNORECASE)
#: Words from the beginning of a title within which a pronoun is what it is about.
_FIRST = 3

#: Which entity each mention is of, by report and span.
Mentions = Mapping[tuple[str, Span], str]


def mentions(at: Lookup) -> Mentions:
    """Return which entity of a report each of its mentions stands for."""
    return {
        (e.report, span): e.id for e in at.report_entities.values() for span in (e.name_span, *e.mentions)
    }


def pronoun_name(at: Lookup, mention: Mention) -> Field | None:
    """Return the name of whom a mention stands for that is but a pronoun, or ``None``: it is more, or nobody is known."""
    whole = at.entities.get(mention.entity or "")
    if (
        whole is None
        or mention.text == "US"
        or not _PRONOUN.fullmatch(mention.text)
        or _PRONOUN.match(whole.name)
    ):
        return None
    return sure(whole.id, "name", whole.name)


def gloss(at: Lookup, finding: Finding, known: Mentions) -> tuple[Words, Field] | None:
    """Return the pronoun that a finding's title begins with and whom it stands for, or ``None``: there is none, or nobody known.

    Args:
        at: The case.
        finding: The finding.
        known: The mentions of its reports (``mentions``).
    """
    claim, span = at.claims[finding.title_claim], finding.title_span
    found = _PRONOUN.search(finding.title)
    if found is None or found.group() == "US" or finding.title[: found.start()].count(" ") >= _FIRST:
        return None
    words = Span(span.start + found.start(), span.start + found.end())
    entity = known.get((claim.report, words))
    if (
        entity is None
        and found.group() in {"I", "my", "My"}
        and claim.attribution
        and claim.attribution.chain
    ):
        entity = claim.attribution.chain[0].mention.entity
    whole = at.entities.get(entity) if entity else None
    if whole is None or whole.name.casefold() == found.group().casefold() or _PRONOUN.match(whole.name):
        return None
    return at.words(claim.report, words), sure(whole.id, "name", whole.name)
