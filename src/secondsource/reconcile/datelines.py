"""Days that stand beside a claim and are not of what it tells: that of the report, and that of what came after it."""

import re

from secondsource.model import Claim
from secondsource.reconcile.days import Days, days_of_time

_WITH_A_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
# "On 10 July, after the road was cut": the day is not that of the cut.
_AFTERWARDS = re.compile(
    r"\s*,?\s*(?:\w+ )?(?:after|before|since|following|ahead of|despite)\b", re.IGNORECASE
)


def is_dateline(claim: Claim, published: Days | None) -> bool:
    """Tell whether the day of a claim is that of its report, as a date with a year before or behind all else that it says."""
    time = claim.time
    if time is None or published is None or not _WITH_A_YEAR.search(time.text):
        return False
    words = claim.text.strip()
    at_an_edge = words.startswith(time.text) or words.endswith(time.text)
    return at_an_edge and days_of_time(time) == published


def says_its_day(claim: Claim) -> bool:
    """Tell whether a claim gives its day in its own words, and not as that on which something else came after it."""
    time = claim.time
    if time is None or not any(span.contains(time.span) for span in claim.spans):
        return False
    return not _AFTERWARDS.match(claim.text.partition(time.text)[2])
