"""Sentences that tell of an earlier happening for comparison: "in February, a quake killed 612", "the 2003 Bam quake"."""

import re
from functools import lru_cache

from secondsource.model import Report, Span
from secondsource.reconcile.days import MONTHS
from secondsource.reconcile.matching.profile import Profile
from secondsource.reconcile.matching.profiles import SENTENCE

LONG_AGO = (
    21  # days before its report from which what a claim dates by its own words is not the report's news
)
NEWS_MONTHS = 1  # within which a month that is named without a year can be the news
_MONTHS = "|".join(MONTHS)
_EARLIER = re.compile(
    r"\b(?:last year|last (?:"
    + _MONTHS
    + r")|(?:a|one|two|three|four|five|six|seven|eight|nine|ten|several|some|\d+|many) (?:years|decades) (?:ago|earlier|before)"
    r"|(?:a|one) (?:year|decade|century) (?:ago|earlier|before)|(?:earlier|previous|past) (?:year|decade|century)s?"
    r"|the (?:last|previous|most recent) (?:(?:major|big|great|serious|deadly|large|similar|such) )*"
    r"(?:earthquake|quake|flood|fire|blast|explosion|attack|accident|crash|disaster|cyclone|hurricane|typhoon|eruption|outbreak|epidemic|collapse|sinking|strike|protest|riot)s?"
    r"|(?:at|in|during|of|from) (?:the )?previous|similar (?:\w+ ){1,3}(?:in|of|last))\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?i:in|of|during|the|back in) (?:(?:" + _MONTHS + r") )?(1[5-9]\d\d|20\d\d)\b")
_BACK = re.compile(
    r"^\W*(?:It|That|This)\b(?! (?:is|was) (?:not )?(?:clear|known|said|reported|thought|believed))"
)


_IN_MONTH = re.compile(r"\b[Ii]n (" + _MONTHS + r")\b(?! \d)")


@lru_cache(maxsize=200_000)
def earlier_words(sentence: str, published: str | None) -> bool:
    """Tell whether a sentence dates what it tells to before the news, by its words.

    Args:
        sentence: Its words.
        published: Partial ISO 8601 date of its report, or ``None``.
    """
    year = int(published[:4]) if published and published[:4].isdigit() else None
    month = int(published[5:7]) if published and published[5:7].isdigit() else None
    if _EARLIER.search(sentence):
        return True
    if month is not None and (told := _IN_MONTH.search(sentence)) is not None:
        since = (month - 1 - MONTHS.index(told.group(1))) % 12
        if NEWS_MONTHS < since < 12 - NEWS_MONTHS:
            return True
    named = [int(m.group(1)) for m in _YEAR.finditer(sentence)]
    return bool(named) and year is not None and max(named) < year


def long_ago(profile: Profile) -> bool:
    """Tell whether a claim dates what it tells to weeks before its report."""
    days, published = profile.days, profile.published
    return (
        days is not None
        and published is not None
        and profile.day_weight >= SENTENCE
        and published.first - days.last > LONG_AGO
    )


def is_background(profile: Profile, report: Report) -> bool:
    """Tell whether a claim is of an earlier happening, by its own words or, for "It …", by the sentence before."""
    sentence = profile.claim.sentence
    text = sentence.of(report.text)
    if long_ago(profile):
        return True
    if earlier_words(text, report.published):
        return True
    return bool(_BACK.match(text)) and earlier_words(_before(report, sentence), report.published)


def _before(report: Report, sentence: Span) -> str:
    """Return the sentence before another one, roughly, within its paragraph."""
    before = report.text[max(0, sentence.start - 400) : sentence.start].rstrip()
    before = before[before.rfind("\n\n") + 1 :]
    return re.split(r"(?<=[.!?])\s+", before)[-1]
