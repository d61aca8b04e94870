"""What a report tells only to take it back: what an earlier version of it said, what "we" wrote and now call wrong."""

import re
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache

from secondsource.model import Claim, Report, Span
from secondsource.reconcile.contraries import position
from secondsource.reconcile.matching.profile import Profile
from secondsource.reconcile.names import organization_key

# A "report" is as often somebody else's.
_TEXT = r"(?:version|post|article|story|tweet|update|edition|headline)"
_SAID = r"(?:said|stated|gave|reported|put|read|claimed|listed|named|wrote|written|posted|tweeted|published|misstated|misreported|misquoted)"
# "An earlier version of this story said that …": it says so no longer.
_EARLIER = re.compile(
    rf"\b(?:an?|the|our|my) (?:earlier|previous|original) (?:\w+ )?{_TEXT}\b(?! (?:by|from|in|that|which|on the)\b)[^.\n]{{0,40}}?\b{_SAID}\b",
    re.IGNORECASE,
)
# "We wrote yesterday that …": so did many who stand by it, unless they say that it was wrong.
_WROTE = re.compile(
    rf"\b(?:we|I) (?:had |have )?(?:\w+ly )?(?:\w+ ){{0,2}}?{_SAID}\b(?: (?:earlier|yesterday|today|before|above|here|on \w+))*",
    re.IGNORECASE,
)
# "Our late edition of March 4 stated that …": it may still say so, unless that was wrong.
_OURS = re.compile(
    rf"\b(?:our|the|an?) (?:[\w'’]+ ){{1,3}}?{_TEXT}(?: (?:of|on|in|from) [\w ,]{{3,30}}?)? {_SAID}\b",
    re.IGNORECASE,
)
_WRONGLY = re.compile(
    r"\b(?:wrongly|incorrectly|mistakenly|erroneously|in error|by mistake)\b", re.IGNORECASE
)
_WRONG = re.compile(
    r"\W*(?:(?:this|that|it|which|the (?:figure|number|report|claim|information|toll)|those|these) (?:is|was|were|are|turned out to be) (?:\w+ly )?"
    r"(?:wrong|incorrect|false|untrue|mistaken|inaccurate|a mistake|an error|not (?:true|correct|right|so|the case))\b"
    r"|the (?:report|article|story|post)\b[^.!?\n]{0,60}\b(?:was|is|proved) (?:\w+ly )?(?:wrong|incorrect|false|untrue|mistaken|inaccurate|unfounded)\b"
    r"|the (?:correct|right|true) (?:\w+ )?(?:is|was|are|were|figure|number|toll)\b|(?:it|that|this) should (?:have|be)\b|in fact\b)",
    re.IGNORECASE,
)
_CORRECTION = re.compile(r"\b(?:correct(?:ion|ed|s)|erratum|clarification|retraction)\b\W*$", re.IGNORECASE)
_HEADING = re.compile(
    r"(?:^|\n)\W*(?:corrections?|retractions?|erratum|errata|clarification)\W*\n\s*[^\n]*$", re.IGNORECASE
)
"""What stands before words of the paragraph below a line that calls it a correction."""
_STOP = re.compile(r"[.!?;](?=\s|$)|\n")
_HINTS = (
    "earlier",
    "previous",
    "original",
    " we ",
    " i ",
    "\nwe ",
    "\ni ",
    "our ",
    "edition",
    "article",
    "correct",
)
LINE = 60  # characters before a sentence in which its line can be called a correction


@lru_cache(maxsize=20_000)  # it is asked of every claim of a report
def _taken_back(text: str) -> tuple[Span, ...]:
    """Return where a text says what it takes back."""
    lower = f" {text.lower()}"
    if not any(hint in lower for hint in _HINTS):
        return ()
    found = [Span(match.end(), _end(text, match.end())) for match in _EARLIER.finditer(text)]
    for match in (*_WROTE.finditer(text), *_OURS.finditer(text)):
        end = _end(text, match.end())
        above = text[max(0, match.start() - LINE) : match.start()]
        said = text[match.start() : match.end()]
        noted = _CORRECTION.search(above.rpartition("\n")[2]) or _HEADING.search(above)
        if _WRONGLY.search(said) or noted or _WRONG.match(text, end):
            found.append(Span(match.end(), end))
    return tuple(found)


def _end(text: str, at: int) -> int:
    stop = _STOP.search(text, at)
    return stop.end() if stop is not None else len(text)


def withdrawn(claim: Claim, report: Report) -> bool:
    """Tell whether a report gives a claim only as what it said before and takes back."""
    at = claim.predicate_span.start
    return any(span.start <= at < span.end for span in _taken_back(report.text))


ALIKE = 0.5  # share of the words of the shorter of two claims from which the one is what the other takes back
LETTERED = 2  # words of an outlet's name by which others cite it


def taken_back(profiles: Sequence[Profile], reports: Mapping[str, Report]) -> frozenset[str]:
    """Return the ids of the claims that reports take back: there, in earlier reports of their outlets, and where others cite these.

    Args:
        profiles: Of one finding.
        reports: By id.
    """
    notes = [p for p in profiles if withdrawn(p.claim, reports[p.claim.report])]
    found = {p.claim.id for p in notes}
    for note in notes:
        report = reports[note.claim.report]
        outlet = organization_key(report.outlet or "")
        for p in profiles if outlet else ():
            other = reports[p.claim.report]
            its = organization_key(other.outlet or "") == outlet and other.id != report.id
            earlier = (other.published or "") <= (report.published or "")
            one_kind = note.claim.type == p.claim.type
            if _one_matter(note, p) and ((its and earlier and one_kind) or _cites(p.claim, outlet)):
                found.add(p.claim.id)
    return frozenset(found)


def still_told(profiles: Sequence[Profile], gone: AbstractSet[str]) -> bool:
    """Tell whether anybody asserts a matter still, beside the reports that take it back or from which it is taken back."""
    reports = {p.claim.report for p in profiles if p.claim.id in gone}
    return any(position(p.claim) == "asserts" and p.claim.report not in reports for p in profiles)


def _one_matter(note: Profile, other: Profile) -> bool:
    """Tell whether a claim tells what another one takes back: mostly in its words."""
    smaller = max(1, min(len(note.stems), len(other.stems)))
    return len(note.stems & other.stems) >= ALIKE * smaller and note.claim.polarity == other.claim.polarity


def _cites(claim: Claim, outlet: str) -> bool:
    """Tell whether a claim is given as what an outlet tells, by its name or the end of it ("the Evening Mail")."""
    name = outlet.split()
    for link in claim.attribution.chain if claim.attribution is not None else ():
        words = organization_key(link.mention.text).split()
        if len(words) >= min(LETTERED, len(name)) and words == name[-len(words) :]:
            return True
    return False


_OWN_TEXT = re.compile(
    rf"^(?:an?|the|our|my) (?:earlier|previous|original) (?:\w+ )?{_TEXT}(?: of (?:this|the|our) \w+)?$",
    re.IGNORECASE,
)


def is_own_text(words: str) -> bool:
    """Tell whether words for a speaker are of an earlier version of the report itself."""
    return _OWN_TEXT.match(words.strip()) is not None
