"""Words that were read as those of a speaker, and by the rest of the report are not."""

from secondsource.model import Claim, Extraction, Speaker
from secondsource.reconcile.commons import is_common
from secondsource.reconcile.names import organization_key


def of_a_place(claim: Claim, extraction: Extraction, text: str) -> bool:
    """Tell whether a headline opens with the place that it is about, not with who speaks ("Er Rahad: five of our colleagues killed")."""
    chain = claim.attribution.chain if claim.attribution is not None else ()
    if not claim.headline or len(chain) != 1 or not text.startswith(":", chain[0].mention.span.end):
        return False
    name = organization_key(chain[0].mention.text)
    return any(
        e.kind == "place" and e.precision != "country" and organization_key(e.name) == name
        for e in extraction.entities
    )


def named_later(claim: Claim, link: Speaker, extraction: Extraction, text: str) -> bool:
    """Tell whether "the union" was read as a body that is named only paragraphs below, by the last word of its name ("European Union")."""
    words = organization_key(link.mention.text).split()
    if claim.headline or len(words) != 1 or not is_common(link.mention.text):
        return False
    known = next((e for e in extraction.entities if e.id == link.mention.entity and e.kind != "person"), None)
    if known is None or organization_key(known.name).split()[-1:] != words or is_common(known.name):
        return False
    return "\n" in text[link.mention.span.end : known.name_span.start]
