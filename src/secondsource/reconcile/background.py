"""Sentences that tell of an earlier happening for comparison: "in February, a quake killed 612", "the 2003 Bam quake"."""

import re

from secondsource.model import Report, Span
from secondsource.reconcile.matching.profiles import SENTENCE, Profile

LONG_AGO = (
    21  # days before its report from which what a claim dates by its own words is not the report's news
)
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_EARLIER = re.compile(
    r"\b(?:last year|last (?:"
    + _MONTHS
    + r")|(?:a|one|two|three|four|five|six|seven|eight|nine|ten|several|some|\d+|many) (?:years|decades) (?:ago|earlier|before)"
    r"|(?:a|one) (?:year|decade|century) (?:ago|earlier|before)|(?:earlier|previous|past) (?:year|decade|century)s?"
    r"|the (?:last|previous|most recent) (?:(?:major|big|great|serious|deadly|large|similar|such) )*"
    r"(?:earthquake|quake|flood|fire|blast|explosion|attack|accident|crash|disaster|cyclone|hurricane|typhoon|eruption|outbreak|epidemic|collapse|sinking|strike|protest|riot)s?"
    r"|similar (?:\w+ ){1,3}(?:in|of|last))\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?i:in|of|during|the|back in) (?:(?:" + _MONTHS + r") )?(1[5-9]\d\d|20\d\d)\b")
_BACK = re.compile(
    r"^\W*(?:It|That|This)\b(?! (?:is|was) (?:not )?(?:clear|known|said|reported|thought|believed))"
)


def earlier_words(sentence: str, year: int | None) -> bool:
    """Tell whether a sentence dates what it tells to before the news, by its words.

    Args:
        sentence: Its words.
        year: In which it was published, or ``None``.
    """
    if _EARLIER.search(sentence):
        return True
    named = [int(m.group(1)) for m in _YEAR.finditer(sentence)]
    return bool(named) and year is not None and max(named) < year


def is_background(profile: Profile, report: Report) -> bool:
    """Tell whether a claim is of an earlier happening, by its own words or, for "It …", by the sentence before."""
    sentence = profile.claim.sentence
    year = int(report.published[:4]) if report.published and report.published[:4].isdigit() else None
    text = sentence.of(report.text)
    days, published = profile.days, profile.published
    if (
        days is not None
        and published is not None
        and profile.day_weight >= SENTENCE
        and published.first - days.last > LONG_AGO
    ):
        return True
    if earlier_words(text, year):
        return True
    return bool(_BACK.match(text)) and earlier_words(_before(report, sentence), year)


def _before(report: Report, sentence: Span) -> str:
    """Return the sentence before another one, roughly, within its paragraph."""
    before = report.text[max(0, sentence.start - 400) : sentence.start].rstrip()
    before = before[before.rfind("\n\n") + 1 :]
    return re.split(r"(?<=[.!?])\s+", before)[-1]
