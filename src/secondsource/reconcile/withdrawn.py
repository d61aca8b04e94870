"""What a report tells only to take it back: what an earlier version of it said, what "we" wrote and now call wrong."""

import re
from functools import lru_cache

from secondsource.model import Claim, Report, Span

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
_WRONGLY = re.compile(
    r"\b(?:wrongly|incorrectly|mistakenly|erroneously|in error|by mistake)\b", re.IGNORECASE
)
_WRONG = re.compile(
    r"\W*(?:(?:this|that|it|which|the (?:figure|number|report|claim|information|toll)|those|these) (?:is|was|were|are|turned out to be) (?:\w+ly )?"
    r"(?:wrong|incorrect|false|untrue|mistaken|inaccurate|a mistake|an error|not (?:true|correct|right|so|the case))\b"
    r"|the (?:correct|right|true) (?:\w+ )?(?:is|was|are|were|figure|number|toll)\b|(?:it|that|this) should (?:have|be)\b|in fact\b)",
    re.IGNORECASE,
)
_CORRECTION = re.compile(r"\b(?:correct(?:ion|ed|s)|erratum|clarification)\b\W*$", re.IGNORECASE)
_STOP = re.compile(r"[.!?;](?=\s|$)|\n")
_HINTS = ("earlier", "previous", "original", " we ", " i ", "\nwe ", "\ni ")
LINE = 60  # characters before a sentence in which its line can be called a correction


@lru_cache(maxsize=20_000)  # it is asked of every claim of a report
def _taken_back(text: str) -> tuple[Span, ...]:
    """Return where a text says what it takes back."""
    lower = f" {text.lower()}"
    if not any(hint in lower for hint in _HINTS):
        return ()
    found = [Span(match.end(), _end(text, match.end())) for match in _EARLIER.finditer(text)]
    for match in _WROTE.finditer(text):
        end = _end(text, match.end())
        before = text[max(0, match.start() - LINE) : match.start()].rpartition("\n")[2]
        said = text[match.start() : match.end()]
        if _WRONGLY.search(said) or _CORRECTION.search(before) or _WRONG.match(text, end):
            found.append(Span(match.end(), end))
    return tuple(found)


def _end(text: str, at: int) -> int:
    stop = _STOP.search(text, at)
    return stop.end() if stop is not None else len(text)


def withdrawn(claim: Claim, report: Report) -> bool:
    """Tell whether a report gives a claim only as what it said before and takes back."""
    at = claim.predicate_span.start
    return any(span.start <= at < span.end for span in _taken_back(report.text))


_OWN_TEXT = re.compile(
    rf"^(?:an?|the|our|my) (?:earlier|previous|original) (?:\w+ )?{_TEXT}(?: of (?:this|the|our) \w+)?$",
    re.IGNORECASE,
)


def is_own_text(words: str) -> bool:
    """Tell whether words for a speaker are of an earlier version of the report itself."""
    return _OWN_TEXT.match(words.strip()) is not None
