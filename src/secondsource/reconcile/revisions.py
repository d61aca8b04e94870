"""Words by which a text changes what was said before: a correction, a retraction, a dispute, a rise."""

import re
from functools import lru_cache
from typing import Literal

from secondsource.model import Figure, Report
from secondsource.reconcile.words import read_table

Revision = Literal["correction", "retraction", "dispute", "rise"]

# A notice of correction: a line in brackets or with its word in front, as agencies print it.
NOTICE = re.compile(
    r"^[ \t]*(?:\(?(?:Corrects|Corrected|Correction|Corrects and clarifies|Clarifies|CORRECTION|CORRECTED)\b)[^\n]*",
    re.MULTILINE,
)
# Words before a number that make it the old one ("from 135", "not 20", "an earlier toll of 15").
_OLD = re.compile(
    r"\b(?:from|not|instead of|rather than|than|earlier|previous(?:ly)?|initial(?:ly)?|first)\b[^.;]{0,45}$"
)
_REPLACED = re.compile(r"\b(?:from|not|instead of|rather than)\b[^.;]*$")


@lru_cache(maxsize=1)
def _patterns() -> list[tuple[Revision, re.Pattern[str]]]:
    rows = (line.split("\t") for line in read_table("revision_words.tsv"))
    return [(kind, re.compile(pattern)) for kind, pattern in rows]  # type: ignore[misc]


@lru_cache(maxsize=50_000)
def revisions(sentence: str) -> frozenset[Revision]:
    """Return by which kinds of words a sentence says that an earlier statement is changed."""
    text = sentence.lower().replace("’", "'")
    return frozenset(kind for kind, pattern in _patterns() if pattern.search(text))


def notices(report: Report, figure: Figure) -> frozenset[Revision]:
    """Return what a notice of correction in the report says of a figure's number."""
    number = re.escape(figure.text)
    found: frozenset[Revision] = frozenset()
    for notice in NOTICE.finditer(report.text):
        if re.search(rf"(?<!\w){number}(?!\w)", notice.group(), re.IGNORECASE):
            found |= revisions(notice.group())
    return found


def is_old(before: str) -> bool:
    """Tell whether the words just before a number make it the old one of two."""
    return bool(_OLD.search(before[-60:].lower()))


def is_replaced(before: str) -> bool:
    """Tell whether the words just before a number say that another one stands in its place."""
    return bool(_REPLACED.search(before[-30:].lower()))
