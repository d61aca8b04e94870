"""Who in a claim speaks: the doer of what is done by saying it, the link of a chain whose words they are, and what it is called."""

import re
from collections.abc import Sequence

from secondsource.model import Claim, Span, Speaker

# What stands before a participle, or after it, whose subject undergoes it.
_PASSIVE = re.compile(
    r"\b(?:is|are|was|were|be|been|being|stands?|stood|gets?|got)(?:\s+\w+ly)?\s*$", re.IGNORECASE
)
_BY = re.compile(r"\s+(?:of|by|over|for)\b", re.IGNORECASE)
_SPEAKS = re.compile(r"\bspokes(?:man|woman|person|people)\b", re.IGNORECASE)


def does(claim: Claim, doer: Span, text: str) -> bool:
    """Tell whether a doer stands as the subject of a claim's verb: "the mogul accused of it by 60 women" does nothing."""
    return doer.end <= claim.predicate_span.start and not _undergoes(claim, doer, text)


def _undergoes(claim: Claim, who: Span, text: str) -> bool:
    """Tell whether the verb behind somebody is a participle of which he is the object ("has been accused", "accused of")."""
    verb = claim.predicate_span
    passive = _PASSIVE.search(text[who.end : verb.start])
    return bool(passive or (verb.of(text).endswith("ed") and _BY.match(text[verb.end : claim.sentence.end])))


def accused_in(claims: Sequence[Claim], text: str) -> frozenset[str]:
    """Return the report entities of whom a report says that somebody accuses them.

    Args:
        claims: Of the report.
        text: Of the report.
    """
    return frozenset(
        role.mention.entity
        for claim in claims
        if claim.type == "ACCUSE"
        for role in claim.roles
        if role.mention.entity is not None
        and (role.name == "target" or (role.name == "actor" and _undergoes(claim, role.mention.span, text)))
    )


_CALLED = re.compile(
    r"(?:\b(?:called|known as|named|dubbed|calling itself)|,)\s+(?:the\s+)?(?P<name>[A-Z][\w'’-]*(?:\s+(?:of|for|the|and|[A-Z][\w'’-]*))*)$"
)


def named_by(words: str) -> str:
    """Return the name that a description gives at its end ("a militant group called the Coastal Brigade"), or ""."""
    found = _CALLED.search(words)
    return found["name"] if found else ""


def who_speaks(chain: Sequence[Speaker]) -> Speaker:
    """Return whose words a chain gives: the first link's; of a body that a spokesman speaks for, the spokesman's."""
    if len(chain) > 1 and chain[0].kind == "organization" and _SPEAKS.search(chain[1].mention.text):
        return chain[1]
    return chain[0]
