"""What a bare number counts, where only the claims that it was matched with tell ("we count twenty-two", "now put at 27")."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from secondsource.reconcile.counts import Count
from secondsource.reconcile.figures_disputed import counts_itself
from secondsource.reconcile.measures import BARE, PEOPLE, THINGS, near_measures
from secondsource.reconcile.populations import heads

_PEOPLE = THINGS | {"name"}  # units of who can be people
MOSTLY = 0.5  # share of the claims of a finding whose measure a bare number beside them takes
LOOKED_BACK = 40  # characters before a number within which a word says that it is of a count
# What stands before a number that is of a count told of before: "put at", "there are", "we mourn", "the blackboard: ".
_OF_A_COUNT = re.compile(
    r"(?:\b(?:count(?:s|ed)?|toll|tally|total|number(?:s|ed)?|figure|put|puts|stands?|stood|now|then|at|to|is|are|was|were"
    r"|mourns?|lost|names?|lists?|listed|(?:speaks?|spoke|knows?|knew|aware) of)\b|:)\W*(?:(?:at|least|about|around|some|only|more|than|over|nearly|as|many)\W+){0,3}$",
    re.IGNORECASE,
)


def adopted(counts: Sequence[Count]) -> list[Count]:
    """Return the counts of a finding, of which a bare number of a claim counts what most others do that give a measure.

    It is the only number of people in its sentence, names nobody whom the others do not count, and, if it names nobody at
    all, stands where a count does.
    """
    told = [c for c in counts if c.figure.measure in PEOPLE and not c.part]
    measure = _common(told)
    if told and not measure:
        return list(counts)
    like = [c for c in told if near_measures(c.figure.measure, measure)] or [
        c for c in counts if c.figure.measure in BARE and c.figure.unit == "person"
    ]
    spans = {(c.claim.report, c.claim.sentence, c.figure.span) for c in counts if _can_be_people(c)}
    alone = Counter((report, sentence) for report, sentence, _ in spans)
    return [
        _as(c, like) if alone[c.claim.report, c.claim.sentence] == 1 and _is_bare(c) and _fits(c, like) else c
        for c in counts
    ]


def _common(told: Sequence[Count]) -> str:
    """Return the measure of people that most claims give, or ""."""
    claims = {(c.claim.id, c.figure.measure) for c in told}
    of = Counter(measure for _, measure in claims)
    best = min(of, key=lambda m: (-of[m], m), default="")
    return best if of[best] > MOSTLY * len({c for c, _ in claims}) else ""


def _can_be_people(count: Count) -> bool:
    figure = count.figure
    return figure.measure in PEOPLE or (figure.measure in BARE and figure.unit in _PEOPLE)


def _is_bare(count: Count) -> bool:
    figure = count.figure
    whole = figure.best is not None and figure.mode != "rate" and not count.part and not count.earlier
    return whole and figure.measure in BARE and figure.unit in _PEOPLE


def _fits(count: Count, like: Sequence[Count]) -> bool:
    """Tell whether a bare number can be of those whom other counts of its finding are of."""
    others = [c for c in like if c.claim.id != count.claim.id]
    figure = count.figure
    if figure.unit is None and figure.population is None:
        at = figure.span.start - count.claim.sentence.start
        return bool(others) and bool(_OF_A_COUNT.search(count.sentence[max(0, at - LOOKED_BACK) : at]))
    if figure.unit == "name":
        return bool(others) and counts_itself(count.sentence)  # "have compiled a list of 244 names"
    if figure.unit != "person":
        return False
    named = heads(
        figure.population or ""
    )  # of "people", none: whom a word names are counted where others name them too
    return any(not named or named & heads(c.figure.population or "") for c in others)


def _as(count: Count, like: Sequence[Count]) -> Count:
    """Return a bare count as one of what the others count."""
    first = next(c.figure for c in like if c.claim.id != count.claim.id)
    return count._replace(
        figure=replace(count.figure, measure=first.measure, unit=first.unit, mode=first.mode)
    )
