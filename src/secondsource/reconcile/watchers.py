"""Bodies that watch a war and count its victims: those told of by what they do only may be the one that is named."""

import re
from functools import lru_cache

from secondsource.model import Claim
from secondsource.reconcile.speakers import BASED

# Words by which a body is one that watches and counts; nothing armed and no authority is called so.
_WATCHES = re.compile(
    r"\b(?:monitors?|watch|watchdogs?|observator(?:y|ies)|NGOs?|non-governmental|rights|documentation)\b"
    r"|\b(?:monitor|track|observ|document|record)ing\b(?!\s+(?:by|of)\b)",
    re.IGNORECASE,
)
# What such a body is called by without its name, before any clause that tells more of it.
_CALLED = re.compile(
    r"(?:^|(?<=[\s-]))(?:monitors?|watchdogs?|NGOs?|groups?|organi[sz]ations?|networks?|bod(?:y|ies))"
    r"(?=$|\s+(?:that|which|who|with|in|of|on|based|tracking|monitoring|watching|documenting|opposed|close|linked)\b)",
    re.IGNORECASE,
)
# What tells that a body does something else than watch: it fights, heals or gives.
_OTHERWISE = re.compile(
    r"\b(?:rebel|militant|armed|jihadi(?:st)?|islamist|insurgent|terrorist|extremist|hard-?line|paramilitary|guerrilla"
    r"|opposition|aid|relief|medical|charity|political)\s+(?:monitors?|groups?|organi[sz]ations?|networks?|bod(?:y|ies))\b",
    re.IGNORECASE,
)
_ABBREVIATED = re.compile(r"^(?:an? |the )?NGOs?$", re.IGNORECASE)
# Sources of which nothing is told but that they are sources.
_ANYBODY = re.compile(
    r"(?:^|\b(?:local|several|some|many|two|three|unnamed|anonymous|informed|well-informed|reliable|trusted|multiple|various|other|our|its|the|these|own)\s+)"
    r"sources?(?: (?:on the ground|there|in the area|in the field))?$",
    re.IGNORECASE,
)
_OF_ACTIVISTS = re.compile(
    r"^(?:(?:the|some|several|local|opposition|anti-government|pro-opposition|media|syria|rights) )*activists$",
    re.IGNORECASE,
)


@lru_cache(maxsize=50_000)
def watches(words: str) -> bool:
    """Tell whether words for a speaker are of a body that watches and counts ("the Observatory", "a group tracking the violence")."""
    return bool(_WATCHES.search(words)) or _abroad(words)


@lru_cache(maxsize=50_000)
def unnamed_watcher(words: str) -> bool:
    """Tell whether words for a speaker are of such a body and leave its name out ("a monitor", "the UK-based group")."""
    text = words.strip()
    if _ABBREVIATED.match(text):
        return True
    if not watches(text):
        return False
    return _called(text)


def _called(words: str) -> bool:
    """Tell whether words for a body are of it by a noun, with no name before that."""
    plain = BASED.sub(" ", words)
    found = _CALLED.search(plain)
    if found is None:
        return False
    before = plain[: found.start()].split()
    if found.group()[0].islower():
        before = before[1:]  # "Sudanese monitors"; but "Riverside Monitor" is a name
    return not any(w[:1].isupper() and w.lower() not in _DETERMINERS for w in before)


_DETERMINERS = frozenset({"a", "an", "the", "one", "another", "this"})


def _abroad(words: str) -> bool:
    """Tell whether a body without a name is told of by the country that it works from ("the UK-based group")."""
    return bool(BASED.search(words)) and _called(words) and not _OTHERWISE.search(words)


def maybe_one(one: Claim, other: Claim) -> bool:
    """Tell whether two claims may be the words of one body that watches, which one of them, or both, does not name.

    In one report, so may "activists" be: they are whom such a body has it from. And "local sources" of the report itself
    may be anybody whom it names beside them.
    """
    if one.report == other.report and any(map(_of_anybody, (one, other))):
        return True
    speakers = [_speaker(c) for c in (one, other)]
    for a, b in (speakers, speakers[::-1]):
        if unnamed_watcher(a) and watches(b):
            return True
        if one.report == other.report and _OF_ACTIVISTS.match(a) and watches(b):
            return True
    return False


def _speaker(claim: Claim) -> str:
    chain = claim.attribution.chain if claim.attribution is not None else ()
    return chain[0].mention.text if chain else ""


def _of_anybody(claim: Claim) -> bool:
    """Tell whether a report has a claim from sources of which it tells nothing, by no other's mouth."""
    told = claim.attribution is not None and len(claim.attribution.chain) == 1
    return told and bool(_ANYBODY.search(_speaker(claim)))
