"""Whether one claim says in short what another says."""

from secondsource.model import Claim
from secondsource.reconcile.matching.profiles import near_types
from secondsource.reconcile.measures import PEOPLE
from secondsource.reconcile.supposed import only_feels
from secondsource.reconcile.words import content_words, stem

_FEWEST = 2  # words of a speaker's claim that has to have all of them in common
_SAME_WORDS = 0.5
"""Share of the shorter claim's words for a report's own voice to tell what a speaker says in it."""


def sums_up(headline: Claim, claim: Claim) -> bool:
    """Tell whether a headline says in short what a claim says: the like of it, with its number or half of the words.

    Who only condemns or mourns a happening is not whom a headline that tells of it has it from; and a headline with a
    number has it from who gives that number.
    """
    if only_feels(claim) and not only_feels(headline):
        return False
    told, given = (
        {f.best for f in c.figures if f.best is not None and f.measure in PEOPLE} for c in (headline, claim)
    )
    if told and not told & given:
        return False
    alike = near_types(headline.type, claim.type) > 0 or headline.predicate == claim.predicate
    return alike and tells_the_same(headline, claim)


def tells_the_same(one: Claim, other: Claim) -> bool:
    """Tell whether two claims have a number, or half of the shorter one's words, in common; of the other's few words, all."""
    numbers = [
        {f.best for f in c.figures if f.best is not None and f.mode != "measurement"} for c in (one, other)
    ]
    if numbers[0] & numbers[1]:
        return True
    if numbers[0] and one.type == "CASUALTIES":
        return False  # who tells how many has the number from somebody who gives it
    a, b = ({stem(w) for w in content_words(c.text)} for c in (one, other))
    # Who said that "the shooting began" is not whom a report has all from that it tells of the shooting.
    least = len(b) if len(b) <= _FEWEST else _SAME_WORDS * min(len(a), len(b))
    return bool(a & b) and len(a & b) >= least
