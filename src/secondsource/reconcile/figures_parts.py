"""Numbers of a report that are parts of a larger one: "136 passengers and 12 crew", "nine people … Eight were killed by gunfire"."""

import re
from collections import defaultdict
from collections.abc import Sequence

from secondsource.reconcile.counts import Count
from secondsource.reconcile.measures import BARE, OF_NOW, PEOPLE
from secondsource.reconcile.populations import heads
from secondsource.reconcile.revisions import revisions

BEHIND = 3  # sentences behind a number in which another can be a part of it
LISTED = 2  # numbers that make a list
OPENS = 25  # characters of a sentence in which a number opens it


def parted(counts: Sequence[Count]) -> list[Count]:
    """Return the counts of a finding, those marked as parts that a whole stands before, or that only together are one."""
    by_report: dict[str, list[Count]] = defaultdict(list)
    for count in counts:
        by_report[count.claim.report].append(count)
    found = []
    for c in counts:
        beside = by_report[c.claim.report]
        part = c.part or any(
            _is_part(c, one)
            or _is_summand(c, one)
            or _adds_up(c, one, beside)
            or _with_others(c, one, beside)
            for one in beside
        )
        found.append(c._replace(part=part))
    return found


def _adds_up(count: Count, whole: Count, beside: Sequence[Count]) -> bool:
    """Tell whether a number is one of those that a sentence of its report lists behind their sum ("eleven: nine guests and two guides").

    A last one may be told without a number ("15 Filipinos, eight Indians and a Romanian master").
    """
    total = whole.figure.best
    listed = {
        c.figure.span: c.figure.best or 0.0
        for c in beside
        if c.claim.sentence == whole.claim.sentence
        and c.figure.span.start >= whole.figure.span.end
        and c.figure.measure in PEOPLE | BARE
        and c.figure.mode not in {"rate", "measurement"}
    }
    if total is None or count.figure.span not in listed or len(listed) < LISTED:
        return False
    return total - 1 <= sum(listed.values()) <= total


def _with_others(count: Count, whole: Count, beside: Sequence[Count]) -> bool:
    """Tell whether a number and another behind it, of whom its sentence tells as of others, are together one that stands before them.

    "Five were shot in the valley. Three were killed in the square. Meanwhile, two others died at the mill."
    """
    total, own = whole.figure.best, count.figure.best
    if total is None or own is None or own >= total or count.figure.measure not in PEOPLE:
        return False
    behind = [
        c
        for c in beside
        if c.figure.measure == count.figure.measure == whole.figure.measure
        and whole.claim.sentence < min(c.claim.sentence, count.claim.sentence)
        and c.claim.sentence != count.claim.sentence
        and c.figure.best == total - own
    ]
    return any(_OTHERS.search(max(c, count, key=lambda x: x.claim.sentence).sentence) for c in behind)


_OTHERS = re.compile(
    r"\b(?:others?|another|meanwhile|(?:in the )?meantime|elsewhere|separately|also|further)\b", re.IGNORECASE
)


def _is_summand(count: Count, other: Count) -> bool:
    """Tell whether a claim counts several sorts of those who are somewhere, so that no number is of all ("136 passengers and 12 crew")."""
    f, g = count.figure, other.figure
    one_list = count.claim.id == other.claim.id and f.span != g.span and f.measure == g.measure
    if not one_list or f.measure not in OF_NOW or not f.population or not g.population or other.part:
        return False
    return not heads(f.population) & heads(g.population) and bool(heads(f.population) and heads(g.population))


def _is_part(count: Count, whole: Count) -> bool:
    """Tell whether a number that opens its sentence is a part of another of its report that was given shortly before."""
    f, g = count.figure, whole.figure
    if f.measure not in PEOPLE or f.measure != g.measure or f.best is None or g.best is None:
        return False
    if count.origin != whole.origin or whole.part:
        return False
    behind = count.profile.sentence_rank - whole.profile.sentence_rank
    return (
        f.population is None
        and f.bound == "exact"
        and f.best < g.best
        and 0 < behind <= BEHIND
        and not whole.claim.headline
        and 0 <= f.span.start - count.claim.sentence.start <= OPENS
        and not revisions(count.sentence)
    )
