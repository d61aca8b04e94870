"""What a report tells because its own people did it or saw it, not because somebody told them."""

import re
from functools import lru_cache

from secondsource.model import Claim, Report
from secondsource.reconcile.names import organization_key
from secondsource.reconcile.speakers import quoted

_FIRST_PERSON = re.compile(r"\b(?:we|our)\b", re.IGNORECASE)


@lru_cache(maxsize=10_000)
def witness(text: str) -> bool:
    """Tell whether whoever writes a report was there and tells what he saw ("I reached the gate at ten past four. I counted …")."""
    seen = (found.start() for found in _I_SAW.finditer(text))
    return sum(not quoted(text, at) for at in seen) >= WITNESSED


WITNESSED = 2  # sentences of what one perceived himself, from which all that one tells is an account of one who was there
_I_SAW = re.compile(
    r"\bI\s+(?:\w+ly\s+)?(?:saw|heard|watched|counted|felt|smelled|reached|stood|ran|walked|climbed|found|met|photographed|filmed|took)\b"
)


# "Residents interviewed yesterday had not been told": whom the report's own people have heard.
_INTERVIEWED = re.compile(
    r"\b(?:residents|villagers|witnesses|survivors|people|families|neighbou?rs|workers|miners|doctors|refugees|relatives|patients)"
    r" (?:who were )?(?:interviewed|questioned|reached by (?:phone|telephone))\b(?! by (?!this|our))",
    re.IGNORECASE,
)
_BY_WHOM = re.compile(
    r"\b(?:seen|reviewed|obtained|verified|examined|interviewed|reached|visited) by (?P<us>(?:this (?:newspaper|paper|agency"
    r"|website|outlet|reporter)|our (?:reporter|correspondent|team))\b)?(?:the )?",
    re.IGNORECASE,
)


def _seen_by(outlet: str | None, text: str) -> bool:
    """Tell whether a claim is of what the outlet itself has seen ("A copy *seen by the Herald*", "by this newspaper")."""
    own = (outlet or "").removeprefix("The ").casefold()
    for found in _BY_WHOM.finditer(text):
        behind = text[found.end() :].casefold()
        if found["us"] or (own and behind.startswith(own) and not behind[len(own) : len(own) + 1].isalnum()):
            return True
    return False


def firsthand(claim: Claim, report: Report) -> bool:
    """Tell whether a report's own voice tells what its own people did or saw ("our staff saw", a relief body's own work)."""
    start = claim.spans[0].start
    if claim.attribution is None and witness(report.text):
        return True
    if claim.attribution is None and (_INTERVIEWED.search(claim.text) or _seen_by(report.outlet, claim.text)):
        return not quoted(report.text, start)
    spoken = _FIRST_PERSON.search(claim.text)
    if spoken is not None and not quoted(report.text, start):
        return True
    own = organization_key(report.outlet or "")
    return bool(own) and any(
        role.name == "actor" and organization_key(role.mention.text) == own for role in claim.roles
    )
