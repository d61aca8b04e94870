"""The words that name a finding: those of one of its claims, as they stand in a report."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from secondsource.model import Claim, Report, Span
from secondsource.reconcile.contraries import position
from secondsource.reconcile.matching.profiles import Profile
from secondsource.reconcile.revisions import in_notice

TITLE_LEAST, TITLE_BEST, TITLE_MOST = 24, 110, 180  # characters
# Where a phrase ends: before a mark, or before a word that begins another; a participle that is left hanging goes with it.
_MARKS = re.compile(r"(?=, |; | – )")
_JOINTS = re.compile(
    r"(?:\s+\w+ing)?\s+(?:about|across|after|against|along|amid|among|and|around|as|at|because|before|between|but|by|during|for|from|"
    r"in|inside|into|near|of|on|or|over|since|that|through|to|toward|towards|under|until|when|where|which|while|who|with|without)\s"
)


def title_of(
    core: Sequence[Profile], profiles: Sequence[Profile], reports: Mapping[str, Report]
) -> tuple[Claim, Span]:
    """Return the claim whose words name a finding, and those words.

    Of the claims on which its status rests (of all, where it rests on none): the one that shares most with the
    others, of a length that reads as a title; the earliest of equals. A notice of correction names nothing, where
    there is another claim.
    """
    common: Counter[str] = Counter(s for p in profiles for s in p.stems)

    def rank(profile: Profile) -> tuple[int, float, int, str]:
        words = reports[profile.claim.report].text[slice(*_title_span(profile.claim, reports))]
        readable = TITLE_LEAST <= len(words) <= TITLE_BEST
        affirmed = position(profile.claim) == "asserts"
        shared = sum(common[s] - 1 for s in profile.stems) / max(4, len(profile.stems))
        return (-int(affirmed) - int(readable), -round(shared, 6), profile.position, profile.claim.id)

    own = [p for p in core or profiles if not in_notice(p.claim, reports[p.claim.report])]
    best = min(own or core or profiles, key=rank).claim
    return best, _title_span(best, reports)


def _title_span(claim: Claim, reports: Mapping[str, Report]) -> Span:
    """Return the words of a claim that fit a title: its longest span, cut where a phrase ends."""
    span = max(claim.spans, key=lambda s: (s.end - s.start, -s.start))
    text = reports[claim.report].text
    if span.end - span.start <= TITLE_MOST:
        return span
    cut = text[span.start : span.start + TITLE_MOST]
    ends = ([m.start() for m in end.finditer(cut) if m.start() > len(cut) / 2] for end in (_MARKS, _JOINTS))
    last = next((found[-1] for found in ends if found), len(cut))
    return Span(span.start, span.start + len(cut[:last].rstrip()))
