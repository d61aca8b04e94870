"""Whether the numbers of two claims count the same, agree, or exclude each other."""

from secondsource.model import Figure
from secondsource.reconcile.counts import compatible, same_thing
from secondsource.reconcile.matching.features import typical
from secondsource.reconcile.matching.profile import Profile
from secondsource.reconcile.measures import OF_THE_EVENT, PEOPLE
from secondsource.reconcile.populations import shared


def comparable(a: Profile, b: Profile) -> list[tuple[Figure, Figure]]:
    """Return the pairs of figures that count the same people or things; distances and durations count nothing."""
    return [
        (f, g)
        for f in a.figures
        for g in b.figures
        if same_thing(f, g)
        and (f.mode != "measurement" or f.measure in OF_THE_EVENT)
        and (f.measure not in PEOPLE or shared(f, g) != "other")
    ]


def agreeing(a: Profile, b: Profile) -> list[tuple[Figure, Figure]]:
    """Return the pairs of figures that give one number for the same."""
    return [(f, g) for f, g in comparable(a, b) if f.best is not None and f.best == g.best]


def counts_alike(a: Profile, b: Profile) -> bool:
    """Tell whether neither counts people, or both do and one number of the one is near one of the other for the same."""
    counted = [any(f.measure in PEOPLE for f in p.figures) for p in (a, b)]
    if not any(counted):
        return True
    return all(counted) and any(near_enough(f, g) for f, g in comparable(a, b) if f.measure in PEOPLE)


def numbers_clash(a: Profile, b: Profile) -> bool:
    """Tell whether both count the same, and none of their numbers for it can be the other's."""
    pairs = [(f, g) for f, g in comparable(a, b) if f.measure not in PEOPLE or shared(f, g) == "same"]
    return bool(pairs) and not any(near_enough(f, g) for f, g in pairs)


def near_enough(f: Figure, g: Figure) -> bool:
    """Tell whether two numbers can both be so and are near: "at least 4" and "at least 14" bear nothing out."""
    one, other = typical(f), typical(g)
    if not compatible(f, g) or not one or not other:
        return False
    most = NEAR_NUMBER if f.best is not None and g.best is not None else NEAR_VAGUE
    return max(one, other) <= most * min(one, other)


NEAR_NUMBER, NEAR_VAGUE = 1.25, 3.0  # ratio of numbers, and of "dozens" to a number, that agree
