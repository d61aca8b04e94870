"""The words that name a finding: those of one of its claims, as they stand in a report.

A title must be understood by itself: a whole clause, with its doer, that neither points back ("he", "it") nor speaks in
the first person. Which claim names a finding is weighed: what a title lacks against how much it tells of the finding.
"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from operator import itemgetter
from typing import NamedTuple

from secondsource.model import Claim, Figure, Report, Span
from secondsource.reconcile.answers import doubts_back, points_back
from secondsource.reconcile.contraries import position
from secondsource.reconcile.matching.profile import Profile
from secondsource.reconcile.measures import PEOPLE
from secondsource.reconcile.revisions import in_notice
from secondsource.reconcile.titles_phrases import TITLE_BEST, TITLE_MOST, cut, faults, trimmed

# What the words of a claim weigh against what they lack (``titles_phrases.faults``): sharing all that the others tell, standing in a
# headline; and what else is against it: saying that something is not so, and, without saying what, that it is not or is not known
# ("The numbers could not be confirmed"); and a number that no longer is the finding's.
SHARED, HEADLINE, NOT_SO, POINTING, OTHER_NUMBER = 1.2, 0.4, 1.0, 1.0, 1.5
# What is put before the words of a claim to make a clause of them is worth this less than a claim that is one; and so is a
# headline, or a whole sentence, where its claim is but a part of it.
EXTENDED = 0.9
HEADLINE_WHOLE, SENTENCE_WHOLE = 0.3, 0.6
ROUNDED = 1e-5  # more than rounding adds to a cost


class _Title(NamedTuple):
    """The words of a claim that could be a title, and what they lack."""

    claim: Claim
    span: Span
    lacks: float


def title_of(
    core: Sequence[Profile],
    profiles: Sequence[Profile],
    reports: Mapping[str, Report],
    numbers: frozenset[float] = frozenset(),
) -> tuple[Claim, Span]:
    """Return the claim whose words name a finding, and those words.

    Of the claims on which its status rests (of all, where it rests on none): the one whose words are best understood by
    themselves and share most with the others; the earliest of equals. A notice of correction names nothing, where there
    is another claim.

    Args:
        core: The claims on which its status rests.
        profiles: All its claims.
        reports: By id.
        numbers: Of people, at which the finding stands, or empty; a claim of another number names it only where no other can.
    """
    common: Counter[str] = Counter(s for p in profiles for s in p.stems)
    own = [p for p in core or profiles if not in_notice(p.claim, reports[p.claim.report])] or core or profiles
    if own and all(_another(p.claim, numbers) for p in own):
        own = [p for p in profiles if _counts(p.claim) and not _another(p.claim, numbers)] or own
    shared = {p.claim.id: sum(common[s] - 1 for s in p.stems) / max(4, len(p.stems)) for p in own}
    most = max(shared.values()) or 1.0

    def cost(profile: Profile, lacks: float) -> float:
        claim = profile.claim
        cost = lacks - SHARED * shared[claim.id] / most
        cost -= HEADLINE * claim.headline
        cost += POINTING * (points_back(claim) or doubts_back(claim))
        return cost + (NOT_SO * (position(claim) != "asserts") + OTHER_NUMBER * _another(claim, numbers))

    found: list[tuple[tuple[float, int, str], _Title]] = []
    lowest = math.inf
    for profile in sorted(own, key=lambda p: cost(p, 0.0)):
        if cost(profile, 0.0) > lowest + ROUNDED:
            break  # nor would the rest name it better if their words lacked nothing
        title = _title(profile.claim, reports[profile.claim.report])
        rank = (round(cost(profile, title.lacks), 6), profile.position, profile.claim.id)
        lowest = min(lowest, rank[0])
        found.append((rank, title))
    title = min(found, key=itemgetter(0))[1]
    return title.claim, title.span


def _counts(claim: Claim) -> list[Figure]:
    """Return the numbers of people that a claim gives."""
    return [f for f in claim.figures if f.measure in PEOPLE]


def _another(claim: Claim, numbers: frozenset[float]) -> bool:
    """Tell whether a claim counts people, and none of its numbers is one at which the finding stands."""
    counted = _counts(claim)
    return bool(numbers and counted and not any(numbers & {f.low, f.best, f.high} for f in counted))


def _title(claim: Claim, report: Report) -> _Title:
    """Return the words of a claim that fit a title: those of its spans that lack least, the fewest of equals."""
    text = report.text
    longest = max(claim.spans, key=lambda s: (s.end - s.start, -s.start))
    whole = Span(claim.spans[0].start, claim.spans[-1].end)
    spans = [(longest, 0.0)]
    if whole != longest and _own_words(whole, claim):
        spans.append((whole, 0.0))
    start = _sentence_start(claim, report)
    if start not in {None, whole.start} and whole.end - (start or 0) <= TITLE_BEST:
        spans.append((Span(start or 0, whole.end), EXTENDED))
    sentence = claim.sentence.of(text)
    if len(sentence) <= TITLE_BEST and (
        claim.headline or (claim.attribution is None and ". " not in sentence)
    ):
        spans.append((claim.sentence, HEADLINE_WHOLE if claim.headline else SENTENCE_WHOLE))
    found = []
    for span, extra in spans:
        words = trimmed(text, cut(text, span))
        found.append(
            _Title(
                claim, words, faults(text, words, claim) + extra + 0.5 * (span.end - span.start > TITLE_MOST)
            )
        )
    return min(found, key=lambda t: (round(t.lacks, 6), t.span.end - t.span.start))


def _own_words(span: Span, claim: Claim) -> bool:
    """Tell whether a stretch holds none of the words by which a claim is attributed ("… , Fanning said, …")."""
    cue = claim.attribution.cue if claim.attribution is not None else None
    return cue is None or not span.overlaps(cue.span)


def _sentence_start(claim: Claim, report: Report) -> int | None:
    """Return where the sentence of a claim begins, or ``None`` where words that attribute it come before it."""
    start, first = claim.sentence.start, claim.spans[0].start
    cue = claim.attribution.cue if claim.attribution is not None else None
    if cue is not None and cue.span.start < first:
        return None
    return min(first, start + len(report.text[start:first]) - len(report.text[start:first].lstrip()))
