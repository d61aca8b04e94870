"""The words that name a finding: those of one of its claims, as they stand in a report."""

from collections import Counter
from collections.abc import Mapping, Sequence

from secondsource.model import Claim, Report, Span
from secondsource.reconcile.contraries import position
from secondsource.reconcile.matching.profiles import Profile
from secondsource.reconcile.revisions import in_notice

TITLE_LEAST, TITLE_BEST, TITLE_MOST = 24, 110, 160  # characters


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
    """Return the words of a claim that fit a title: its longest span, cut at a word."""
    span = max(claim.spans, key=lambda s: (s.end - s.start, -s.start))
    text = reports[claim.report].text
    if span.end - span.start <= TITLE_MOST:
        return span
    cut = text[span.start : span.start + TITLE_MOST]
    for mark in (", ", "; ", " – ", " "):
        if cut.rfind(mark) > TITLE_LEAST:
            cut = cut[: cut.rfind(mark)]
            break
    return Span(span.start, span.start + len(cut.rstrip(" ,;–")))
