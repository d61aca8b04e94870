"""Two numbers that one sentence sets against each other: "police put the crowd at 20,000, but organizers said 100,000"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from secondsource.reconcile.counts import Count
from secondsource.reconcile.measures import AROUND, BARE

_AGAINST = re.compile(
    r"\b(?:but|while|whilst|whereas|although|though|however|against|versus|compared (?:with|to)|yet|instead of|rather than|in contrast)\b|;|—|–",
    re.IGNORECASE,
)


def contrasted(one: Count, other: Count) -> bool:
    """Tell whether one sentence gives two counts as of two origins, with a word that sets them against each other."""
    if one.claim.report != other.claim.report or one.claim.sentence != other.claim.sentence:
        return False
    if one.origin == other.origin or one.figure.span == other.figure.span or one.part or other.part:
        return False
    first, second = sorted((one.figure.span, other.figure.span))
    start = one.claim.sentence.start
    return bool(_AGAINST.search(one.sentence[max(0, first.end - start) : second.start - start])) or bool(
        _AGAINST.match(one.sentence)
    )


def of_one_thing(counts: Sequence[Count]) -> list[Count]:
    """Return counts of which a bare number that a sentence sets against another one counts what that one does."""
    found = list(counts)
    for n, count in enumerate(counts):
        if count.figure.measure not in BARE or count.figure.best is None:
            continue
        beside = [
            c.figure
            for c in counts
            if c.figure.measure not in BARE | AROUND and c.figure.best is not None and contrasted(count, c)
        ]
        if len({f.measure for f in beside}) == 1 and not _of_else(count, beside[0].population or ""):
            f = beside[0]
            figure = replace(
                count.figure, measure=f.measure, unit=f.unit, mode=f.mode, population=f.population
            )
            found[n] = count._replace(figure=figure)
    return found


def _of_else(count: Count, population: str) -> bool:
    """Tell whether a bare number names what it counts, and that is not what the other one counts."""
    told = (count.figure.population or "").casefold().split()
    return bool(told) and not set(told) & set(population.casefold().split()) and told[-1] not in _ANYBODY


_ANYBODY = frozenset(
    {"people", "persons", "person", "protesters", "demonstrators", "victims", "bodies", "dead"}
)
