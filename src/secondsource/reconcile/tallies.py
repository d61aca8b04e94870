"""Counts of a finding put together that count one thing of one happening, so that only those are compared."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from secondsource.reconcile.atlas import Atlas
from secondsource.reconcile.calamities import one_calamity
from secondsource.reconcile.contrasts import contrasted
from secondsource.reconcile.counts import (
    Count,
    compatible,
    counting,
    grows,
    higher,
    later,
    same_number,
    same_thing,
    scope_differs,
)
from secondsource.reconcile.matching.features import typical
from secondsource.reconcile.matching.profiles import SENTENCE
from secondsource.reconcile.measures import AROUND, BARE, OF_THE_EVENT, PEOPLE, SHARES
from secondsource.reconcile.populations import kind_of, shared
from secondsource.reconcile.propositions import apart, elsewhere, tells_another, ties
from secondsource.reconcile.revisions import revisions

# How much a count says of what its finding is about, by its measure: people, things, numbers of nothing named, what is around it.
_PEOPLE, _THINGS, _SHARES, _BARE, _AROUND = 2.0, 1.0, 0.6, 0.5, 0.1
_PART = 0.4  # and by being no more than a part of another number

FAR_DAYS = (
    3  # between the days of two counts, told or of their reports, from which they are of two happenings
)
LOOKED_BACK_DAYS = (
    366  # within which the reports of one finding can still count, or look back on, one happening
)
AND_AFTER = "the one is also of what came after"
OF_ONE_ORIGIN = 0.5  # what it ties two counts that one origin gives both
TIED = 1.0  # what ties a count to another one that it is held against, unless they are one number


def incomparable(one: Count, other: Count, atlas: Atlas, *, matched: bool = False) -> str:
    """Return why two counts cannot be held against each other, in words for a person, or "".

    Args:
        one: A count.
        other: Another one.
        atlas: The case's places.
        matched: Whether they stand in one finding: then only what their words tell parts them, not the dates of their
            reports, and those whom the one names more narrowly may be all that it knew of.
    """
    if not same_thing(one.figure, other.figure) and not (matched and _of_bodies(one, other)):
        return "it counts something else"
    reason = scope_differs(one, other)
    if reason and not (matched and _all_it_knew(one, other)):
        return reason
    if _fighters_among(one, other):
        return "the one counts fighters only"
    if one.earlier != other.earlier and not (matched and _looks_back(one, other)):
        return "the one is of an earlier happening"
    if matched and of_several(one) != of_several(other):
        return AND_AFTER if goes_on(one) or goes_on(other) else "the one is of several happenings"
    if matched and _after(one) != _after(other):
        return "the one is of what came after"
    if (
        not one_toll(one, other)
        and one.figure.mode != "measurement"
        and (reason := _apart(one, other, atlas, matched=matched))
    ):
        return reason
    if _part_of_a_place(one, other) or _of_more_places(one, other):
        return "the one is of a part of the other's place"
    if one.claim.report == other.claim.report and _two_of_one_report(one, other):
        return "one report tells both, each of something else"
    return ""


def one_toll(one: Count, other: Count) -> bool:
    """Tell whether two counts of people are of the victims of one calamity, and neither of several ("four accidents")."""
    if not {one.figure.measure, other.figure.measure} <= PEOPLE or of_several(one) or of_several(other):
        return False
    return one_calamity(one.profile, other.profile)


def of_several(count: Count) -> bool:
    """Tell whether a count's claim says that it is of several happenings ("the earthquake and its aftershock")."""
    return goes_on(count) or any(
        f.measure in BARE and (f.best or f.high or 0.0) >= SEVERAL and _HAPPENINGS.search(f.population or "")
        for f in count.claim.figures
    )


def goes_on(count: Count) -> bool:
    """Tell whether a count's claim is of one happening and what came after it: its toll goes on, and is of more."""
    return _goes_on(count.claim.text)


@lru_cache(maxsize=50_000)  # a count is asked again beside each other one of its group
def _goes_on(text: str) -> bool:
    return _AND_ANOTHER.search(text) is not None


def _after(count: Count) -> bool:
    """Tell whether a count's claim is of what came after the happening itself ("An aftershock killed two")."""
    return bool(_AFTER.search(count.claim.text)) and not of_several(count)


_AFTER = re.compile(
    r"\baftershocks?\b|\b(?:second|another) (?:quake|earthquake|blast|explosion|wave|landslide|collapse)\b",
    re.IGNORECASE,
)
SEVERAL = 2
_AND_ANOTHER = re.compile(
    r"\band (?:(?:its|the|an?|several|two|strong|later) )*(?:aftershocks?|second (?:quake|blast|explosion|attack|wave|storm|slide))\b",
    re.IGNORECASE,
)
_HAPPENINGS = re.compile(
    r"\b(?:accident|incident|attack|disaster|sinking|crash|quake|earthquake|explosion|blast|outbreak|epidemic|flood|riot"
    r"|tragedy|tragedie|wreck|shipwreck|collision|landslide|storm|fire)s\b",
    re.IGNORECASE,
)


def _apart(one: Count, other: Count, atlas: Atlas, *, matched: bool) -> str:
    """Return why two counts are of different happenings; the day of a counting is not that of what is counted."""
    a, b = one.profile.days, other.profile.days
    told = min(one.profile.day_weight, other.profile.day_weight) >= SENTENCE
    counted = counting(one.claim) or counting(other.claim) or _of_bodies(one, other)
    far = LOOKED_BACK_DAYS if matched and (counted or not told) else FAR_DAYS
    if a is not None and b is not None and a.gap(b) > far and not same_number(one, other):
        return "they are told of days that lie far apart"
    if not (counted if matched else counting(one.claim) or counting(other.claim)):
        return apart(one.profile, other.profile, atlas)
    return "they are given for different places" if elsewhere(one.profile, other.profile, atlas) else ""


def _part_of_a_place(one: Count, other: Count) -> bool:
    """Tell whether the smaller number is given for a place that lies within the other's; headlines name the country."""
    a, b = one.profile, other.profile
    if one.claim.headline or other.claim.headline:
        return False
    if one.origin == other.origin and one_toll(one, other) and one.as_of != other.as_of:
        return False  # who gives the next number of one toll may name its place nearer
    if a.places & b.places or compatible(one.figure, other.figure) or _measured(one):
        return False
    if min(a.place_weight, b.place_weight) < SENTENCE:
        return False
    smaller, larger = (one, other) if higher(one, other) else (other, one)
    return bool(smaller.profile.within & larger.profile.places)


def _all_it_knew(one: Count, other: Count) -> bool:
    """Tell whether people whom a word names more narrowly are all that its report knew of ("killed four workers").

    They are where theirs is the larger number, or comes first: the other one then counts those who died since.
    """
    if is_part(one) or is_part(other) or not {one.figure.measure, other.figure.measure} <= PEOPLE:
        return False
    if shared(one.figure, other.figure) != "part":
        return False
    return _first_or_more(*((one, other) if kind_of(one.figure.population or "") == "part" else (other, one)))


_FIGHTERS = frozenset({"state", "armed"})


def _fighters_among(one: Count, other: Count) -> bool:
    """Tell whether one counts the fighters among the people whom the other counts: fewer, and not in an earlier report."""
    if not {one.figure.measure, other.figure.measure} <= PEOPLE or same_number(one, other):
        return False
    kinds = [kind_of(count.figure.population or "") for count in (one, other)]
    if sum(kind in _FIGHTERS for kind in kinds) != 1 or not {*kinds} & {"", "anyone"}:
        return False
    return not _first_or_more(*((one, other) if kinds[0] in _FIGHTERS else (other, one)))


def _of_bodies(one: Count, other: Count) -> bool:
    """Tell whether one counts the dead, the other bodies in one place, which then are all that its report knew of."""
    if {one.figure.measure, other.figure.measure} != {"bodies", "killed"}:
        return False
    return same_number(one, other) or _first_or_more(
        *((one, other) if one.figure.measure == "bodies" else (other, one))
    )


def _first_or_more(narrow: Count, wide: Count) -> bool:
    """Tell whether the count of what can be a part is the larger one, or smaller and of an earlier report."""
    return higher(wide, narrow) or (later(narrow, wide) and higher(narrow, wide))


def _looks_back(one: Count, other: Count) -> bool:
    """Tell whether the count of an earlier happening is of the other's: the days that it tells are, or are near, its."""
    a, b = one.profile.days, other.profile.days
    if a is None or b is None:
        return same_number(one, other)
    return a.gap(b) <= NEAR_DAYS


NEAR_DAYS = 31  # between the day that a report looks back on and the reports of that time


def _measured(count: Count) -> bool:
    """Tell whether a number measures, and counts nobody in a place."""
    return count.figure.mode == "measurement" or count.figure.measure in OF_THE_EVENT


def _of_more_places(one: Count, other: Count) -> bool:
    """Tell whether the larger number is given for the other's place and for others beside it."""
    if compatible(one.figure, other.figure) or _measured(one):
        return False
    smaller, larger = (one, other) if higher(one, other) else (other, one)
    if min(one.profile.place_weight, other.profile.place_weight) < SENTENCE:
        return False  # what the sentences around a claim name besides is not where it counts
    return bool(smaller.profile.places) and smaller.profile.places < larger.profile.places


def _two_of_one_report(one: Count, other: Count) -> bool:
    """Tell whether a report that gives two numbers means two things by them.

    A report does not contradict itself: of one origin, without a word of revision, two numbers that cannot both be so
    are of two happenings, unless it sets the one against the other. Of two origins they are, where the sentence turns to
    something else.
    """
    if compatible(one.figure, other.figure):
        return same_number(one, other) is False and _turns(one, other)
    said = revisions(one.sentence) | revisions(other.sentence) | one.notice | other.notice
    if said or _but(one, other):
        return False
    return one.origin == other.origin or _turns(one, other)


def _but(one: Count, other: Count) -> bool:
    """Tell whether the next sentence sets its number against that of the one before ("Officially five died. But a surgeon saw seven")."""
    first, second = sorted((one, other), key=lambda c: c.claim.sentence.start)
    return second.profile.sentence_rank - first.profile.sentence_rank == 1 and bool(
        _BUT.match(second.sentence)
    )


_BUT = re.compile(r"\W*(?:but|however|yet|in fact|by contrast)\b", re.IGNORECASE)


def _turns(one: Count, other: Count) -> bool:
    return one.claim.sentence != other.claim.sentence and tells_another(
        max(one, other, key=lambda c: c.claim.sentence.start).sentence
    )


def tallies(counts: Sequence[Count], atlas: Atlas) -> list[list[Count]]:
    """Group counts so that all of a group can be compared, each in order of report and text; the main one first.

    A count goes where it can be compared with the members; one of things, where something ties it to one of them too.
    Of several such groups it goes to the one with its number, else its place, else the largest: a toll that falls, or
    is disputed, is of the same dead as one that rises. That its claim was matched with theirs is what ties people: of a
    toll that rises, nothing but the happening need be told alike.
    """
    groups: list[list[Count]] = []
    firsts: list[list[Count]] = []  # of each group, without those that only repeat another
    for count in counts:
        if typical(count.figure) is None or _is_replaced(count):
            continue
        fitting = [
            n
            for n, (g, first) in enumerate(zip(groups, firsts, strict=True))
            if _comparable_with(count, g, first, atlas)
            and any(same_number(c, count) or _says_what(c, count) or tied(c, count, atlas) >= TIED for c in g)
        ]
        best = min(fitting, key=lambda n: (*_nearness(count, groups[n]), n), default=None)
        if best is None:
            groups.append([count])
            firsts.append([count])
        else:
            if not any(_repeats(count, before) for before in groups[best]):
                firsts[best].append(count)
            groups[best].append(count)
    return sorted(groups, key=lambda g: -_importance(g))


def tied(one: Count, other: Count, atlas: Atlas) -> float:
    """Return what ties two counts to one happening; that one origin gives both counts too, and that their reports tell of one calamity."""
    known = OF_ONE_ORIGIN * (one.origin == other.origin) + TIED * one_toll(one, other)
    known += TIED * contrasted(one, other)
    return ties(one.profile, other.profile, atlas) + known


def is_part(count: Count) -> bool:
    """Tell whether a count is of a part of those that another one of its claim counts, by its place or its words."""
    return count.part or count.figure.rule.endswith("+part")


def _is_replaced(count: Count) -> bool:
    """Tell whether a count is the old number that its own claim replaces ("34, not 30")."""
    return count.figure.rule.endswith("+earlier") and any(
        same_thing(f, count.figure) and not f.rule.endswith("+earlier") for f in count.claim.figures
    )


def _says_what(one: Count, other: Count) -> bool:
    """Tell whether the measures of two counts say what happened to those counted; a bare number, or a length, does not."""
    plain = {c.figure.measure in BARE | AROUND or _measured(c) for c in (one, other)}
    return plain == {False}


def _comparable_with(count: Count, group: Sequence[Count], first: Sequence[Count], atlas: Atlas) -> bool:
    """Tell whether a count is comparable with the members of a group, but with parts that are there by their number only.

    Those of the group that only repeat others are left out of ``first``.
    """
    whole = first if is_part(count) else [c for c in first if not is_part(c) or same_number(c, count)]
    return not any(incomparable(c, count, atlas, matched=True) for c in whole or group)


def _repeats(count: Count, before: Count) -> bool:
    """Tell whether a count gives an earlier one again: of one origin, one number of the same people."""
    f, g = count.figure, before.figure
    return (
        count.origin == before.origin
        and same_number(count, before)
        and (f.measure, f.population) == (g.measure, g.population)
        and count.claim.report != before.claim.report
    )


def _nearness(count: Count, group: Sequence[Count]) -> tuple[int, int, int, int]:
    """Return the sort key of a group that a count may belong to: nearest first."""
    number = any(same_number(c, count) for c in group)
    place = any(count.profile.places & c.profile.places for c in group)
    fits = all(compatible(c.figure, count.figure) or _rises(c, count) for c in group)
    return (-int(number), -int(place), -len(group), -int(fits))


def _rises(one: Count, other: Count) -> bool:
    return grows(other) and higher(one, other) and later(one, other)


def _importance(group: Sequence[Count]) -> float:
    """Return how much a group of counts tells of what its finding is about: what most origins give, and people before things."""
    measures = Counter(c.figure.measure for c in group)
    measure = min(measures, key=lambda m: (-measures[m], m))
    claims, origins = len({c.claim.id for c in group}), len({c.origin for c in group})
    if measure in AROUND:
        return _AROUND * claims
    of_people = measure in BARE and any(c.figure.unit == "person" for c in group)
    weight = _PEOPLE if measure in PEOPLE else _BARE if measure in BARE and not of_people else _THINGS
    if measure in SHARES:
        weight = _SHARES  # "half of them" is of what another number counts
    whole = 1.0 if any(not is_part(c) for c in group) else _PART
    return whole * weight * claims + 0.5 * origins
