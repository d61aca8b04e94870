"""Claims that stand against each other though their words differ: a pause and fire, a truce and its refusal."""

import re

from secondsource.reconcile.matching.profile import Profile
from secondsource.reconcile.matching.profiles import stated_weekday

FIGHTING = frozenset({"ASSAULT"})
PAUSE = frozenset({"CEASEFIRE"})
REFUSAL = frozenset({"REJECT"})
# Modes of a pause that holds; one that is only called for or refused holds nothing.
_RUNS = frozenset({"suspended", "observed", "held", "extended", "began"})
_AGREED = frozenset({"announced", "agreed", "declared"})
_PAUSE_WORDS = ("truce", "ceasefire", "cease-fire", "cease fire", "cessation", "armistice")
_OVER = re.compile(
    r"\b(?:previous|earlier|prior|former|past|last)\b(?: [\w-]+){0,2} (?:truce|cease-?\s?fire|cessation|armistice)",
    re.IGNORECASE,
)


def stands_against(pause: Profile, other: Profile) -> bool:
    """Tell whether the second claim excludes the pause that the first one tells of.

    Either it says that the fighting of the same side went on there and then, or it refuses the very pause.
    """
    if not _pauses(pause) or not _there_and_then(pause, other):
        return False
    if other.claim.type in FIGHTING:
        one_side = not pause.sides or not other.sides or bool(pause.sides & other.sides)
        if pause.claim.mode in _AGREED:
            return False  # what is announced is not yet there
        if other.claim.mode == "explosive" and not other.actors:
            return False  # what went off by nobody's hand that is told is no side's fighting
        happened = other.claim.modality == "actual" and other.claim.polarity == "affirmed" and not other.act
        return one_side and happened
    refuses = other.claim.stance == "rejects" or other.claim.type in REFUSAL
    return refuses and _names_pause(pause) and _names_pause(other) and not _OVER.search(other.claim.text)


def _names_pause(p: Profile) -> bool:
    return any(word in p.claim.text.casefold() for word in _PAUSE_WORDS)


def _pauses(p: Profile) -> bool:
    claim = p.claim
    held = claim.mode is None or claim.mode in _RUNS | _AGREED
    return (
        claim.type in PAUSE
        and held
        and claim.modality == "actual"
        and claim.polarity == "affirmed"
        and not p.act
    )


def _there_and_then(a: Profile, b: Profile) -> bool:
    """Tell whether two claims can be of one place and one or two days; both have to name a place, or their reports."""
    if not (a.places | a.within | a.setting) & (b.places | b.within | b.setting):
        return False
    if a.days is not None and b.days is not None:
        return a.days.gap(b.days) <= 1
    weekday, other = a.weekday or stated_weekday(a), b.weekday or stated_weekday(b)
    return not weekday or not other or weekday == other
