"""Words by which a text changes what was said before: a correction, a retraction, a dispute, a rise."""

import re
from functools import lru_cache
from typing import Literal

from secondsource.model import Claim, Figure, Report, Span
from secondsource.reconcile.words import read_table

Revision = Literal["correction", "retraction", "dispute", "rise"]

# A notice of correction: a line in brackets or with its word in front, as agencies print it.
_NOTICE = re.compile(
    r"^[ \t]*(?:\(?(?:Corrects|Corrected|Correction|Corrects and clarifies|Clarifies|CORRECTION|CORRECTED)\b)[^\n]*",
    re.MULTILINE,
)
_OF_NOTICES = ("Correct", "CORRECT", "Clarifies")  # one of them is in every notice
# Words before a number that make it the old one ("from 135", "not 20", "an earlier toll of 15").
_OLD = re.compile(
    r"\b(?:from|not|instead of|rather than|than|earlier|previous(?:ly)?|initial(?:ly)?|first)\b[^.;]{0,45}$"
)
# Words before a number by which who gives another one behind it gave this one earlier ("who had first spoken of").
_GAVE_FIRST = re.compile(
    r"\b(?:first|initially|originally|earlier|previously)\s+(?:put|given|gave|said|spoken|spoke|reported|estimated|announced|counted|told"
    r"|stated|claimed|listed|confirmed|declared)\b[^.;]{0,45}$"
)
_REPLACED = re.compile(r"\b(?:from|not|instead of|rather than)\b[^.;]*$")

# Two numbers of which one takes the other's place: "to 800, not 80", "from 80 to 800".
_NUMBER = r"(?<![\w.,])(\d[\d,]*(?:\.\d+)?)"
_BETWEEN = r"(?:\W+[^\W\d]+){0,4}\W+"
_NEW_FIRST = re.compile(
    rf"{_NUMBER}{_BETWEEN}(?:not|instead of|rather than){_BETWEEN}{_NUMBER}", re.IGNORECASE
)
_OLD_FIRST = re.compile(rf"\bfrom{_BETWEEN}{_NUMBER}{_BETWEEN}to{_BETWEEN}{_NUMBER}", re.IGNORECASE)


@lru_cache(maxsize=1)
def _patterns() -> list[tuple[Revision, re.Pattern[str]]]:
    rows = (line.split("\t") for line in read_table("revision_words.tsv"))
    return [(kind, re.compile(pattern)) for kind, pattern in rows]  # type: ignore[misc]


@lru_cache(maxsize=50_000)
def revisions(sentence: str) -> frozenset[Revision]:
    """Return by which kinds of words a sentence says that an earlier statement is changed."""
    text = sentence.lower().replace("’", "'")
    return frozenset(kind for kind, pattern in _patterns() if pattern.search(text))


@lru_cache(maxsize=20_000)  # it is asked of every claim of a report
def _notices(text: str) -> tuple[Span, ...]:
    """Return where a report has notices of correction."""
    if not any(part in text for part in _OF_NOTICES):
        return ()
    return tuple(Span(*found.span()) for found in _NOTICE.finditer(text))


def notices(report: Report, figure: Figure) -> frozenset[Revision]:
    """Return what a notice of correction in the report says of a figure's number."""
    number = re.escape(figure.text)
    found: frozenset[Revision] = frozenset()
    for notice in _notices(report.text):
        words = notice.of(report.text)
        if re.search(rf"(?<!\w){number}(?!\w)", words, re.IGNORECASE):
            found |= revisions(words)
    return found


def corrected_numbers(text: str) -> frozenset[tuple[float, float]]:
    """Return the numbers that a report's notices of correction put in the place of others, as (old, new)."""
    found: set[tuple[float, float]] = set()
    for notice in _notices(text):
        line = notice.of(text)
        found |= {(_value(m.group(2)), _value(m.group(1))) for m in _NEW_FIRST.finditer(line)}
        found |= {(_value(m.group(1)), _value(m.group(2))) for m in _OLD_FIRST.finditer(line)}
    return frozenset(found)


def _value(digits: str) -> float:
    return float(digits.replace(",", ""))


def in_notice(claim: Claim, report: Report) -> bool:
    """Tell whether a claim is read from a notice of correction: an editor's note, which tells of the text below it."""
    at = claim.predicate_span.start
    return any(notice.start <= at < notice.end for notice in _notices(report.text))


def is_old(before: str) -> bool:
    """Tell whether the words just before a number make it the old one of two."""
    return bool(_OLD.search(before[-60:].lower()))


def gave_first(before: str) -> bool:
    """Tell whether the words just before a number say that it was given earlier ("which initially put the toll at")."""
    return bool(_GAVE_FIRST.search(before[-80:].lower()))


def is_replaced(before: str) -> bool:
    """Tell whether the words just before a number say that another one stands in its place."""
    return bool(_REPLACED.search(before[-30:].lower()))
