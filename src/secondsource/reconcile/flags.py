"""What a person should check: figures out of proportion to their neighbors. Flagged with the reason, never corrected."""

from collections.abc import Mapping, Sequence

from secondsource.model import Figure, Flag
from secondsource.reconcile.atlas import Atlas
from secondsource.reconcile.counts import Count, grows, higher, later
from secondsource.reconcile.matching.features import typical
from secondsource.reconcile.measures import PEOPLE
from secondsource.reconcile.populations import shared
from secondsource.reconcile.propositions import words_in_common
from secondsource.reconcile.tallies import tied
from secondsource.reconcile.tolls import Assessment

TENFOLD = 10.0  # a gap between two reports' numbers from which a digit may be lost
# Wounded per killed in war: 1.9 to 13.0 across conflicts (Coupland and Meddings, BMJ 1999;319:407-410).
# Flagged from half as much again.
WOUNDED_PER_KILLED = 20.0
TIED = 1.5  # what ties two counts to one happening, for their gap to be a slip
SOME = 5  # a number from which its digits can tell that a zero was lost: one and ten are any numbers
FEW = 10  # a number of dead below which single attacks wound many times as many: a ratio says nothing


def flags(
    assessment: Assessment, beside: Mapping[str, Sequence[tuple[str, Figure]]], atlas: Atlas
) -> tuple[Flag, ...]:
    """Return what a person should check in a finding's main counts.

    Args:
        assessment: Of the finding.
        beside: Claim id → other claims' figures (claim id, figure) of the same sentence.
        atlas: The case's places.
    """
    found = []
    for count in assessment.main:
        found += _out_of_line(count, assessment.main, atlas)
        for _, figure in beside.get(count.claim.id, ()):
            reason = implausible(count.figure, figure)
            if reason:
                found.append(Flag(count.claim.id, reason))
    return tuple(dict.fromkeys(found))


def _out_of_line(count: Count, main: Sequence[Count], atlas: Atlas) -> list[Flag]:
    """Return the flag of a number tenfold off what most other reports give for the same people of the same happening.

    Numbers so far apart are mostly of two happenings, so more than place and day has to tie them: words, one origin, or the same digits.
    A first count that its own origin has raised since is of another time, and so no slip.
    """
    number = count.figure.best
    if _outgrown(count, main):
        return []
    others = [
        c
        for c in main
        if c.claim.report != count.claim.report
        and c.figure.best is not None
        and (c.figure.measure == count.figure.measure or {c.figure.measure, count.figure.measure} <= PEOPLE)
        and (count.figure.measure not in PEOPLE or shared(c.figure, count.figure) == "same")
        and _of_one(c, count, atlas)
        and not _outgrown(c, main)
    ]
    known = sorted(c.figure.best for c in others if c.figure.best)
    if not number or not known:
        return []
    middle = known[len(known) // 2]
    if max(number, middle) / min(number, middle) < TENFOLD:
        return []
    nearest = min((c for c in others if c.figure.best == middle), key=lambda c: c.claim.id)
    return [
        Flag(
            count.claim.id,
            f"{count.figure.text} is out of proportion to {nearest.figure.text}, which another report gives for the same: a digit may be lost or added.",
        )
    ]


def _outgrown(count: Count, main: Sequence[Count]) -> bool:
    """Tell whether the origin of a count gives a higher one later, by more than a zero at its end."""
    return any(
        c.origin == count.origin
        and grows(c)
        and later(count, c)
        and higher(count, c)
        and _digits(c) != _digits(count)
        for c in main
    )


def _of_one(one: Count, other: Count, atlas: Atlas) -> bool:
    """Tell whether two counts are of one happening by more than place and day."""
    if tied(one, other, atlas) < TIED:
        return False
    if _digits(one) == _digits(other) and min(one.figure.best or 0.0, other.figure.best or 0.0) >= SOME:
        return True  # 80 and 800: a zero lost or added
    return one.origin == other.origin or bool(words_in_common(one.profile, other.profile))


def _digits(count: Count) -> str:
    """Return the digits of a number without the zeros at its end."""
    return f"{count.figure.best:.0f}".rstrip("0") if count.figure.best is not None else ""


def implausible(one: Figure, other: Figure) -> str:
    """Return why a count of dead beside a count of wounded is to be checked, or "".

    Only numbers are held against each other, not "dozens", and only of dead who are not few.
    """
    by_measure = {one.measure: one, other.measure: other}
    if set(by_measure) != {"killed", "injured"} or one.best is None or other.best is None:
        return ""
    killed, injured = typical(by_measure["killed"]), typical(by_measure["injured"])
    if killed is None or injured is None or killed < FEW:
        return ""
    if injured / killed > WOUNDED_PER_KILLED:
        dead, hurt = by_measure["killed"].text, by_measure["injured"].text
        return f"{dead} dead beside {hurt} wounded: more wounded for each death than wars are known to leave; a digit may be lost or added."
    return ""
