"""Parts a group of claims that counts several things: two tolls, the dead and the hurt, an event and a whole war.

Matching joins claims that are alike in the mean of their pairs, and reports of violence are alike in nearly all they say.
What keeps their counts from being compared (``tallies``) keeps their matters apart.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import cached_property

from secondsource.model import Figure
from secondsource.reconcile.atlas import Atlas
from secondsource.reconcile.calamities import one_calamity
from secondsource.reconcile.counts import Count, counting, higher, same_number
from secondsource.reconcile.matching.features import typical
from secondsource.reconcile.matching.profile import Profile
from secondsource.reconcile.matching.profiles import BEFORE, OWN, SENTENCE
from secondsource.reconcile.measures import PEOPLE
from secondsource.reconcile.one_happening import of_one_happening
from secondsource.reconcile.populations import kind_of, shared, some_of
from secondsource.reconcile.propositions import elsewhere
from secondsource.reconcile.revisions import revisions
from secondsource.reconcile.tallies import AND_AFTER, incomparable, of_several
from secondsource.reconcile.uncounted import of_its_measure, set_aside

STRETCH = "the one counts an event, the other a stretch of time"  # as ``tallies`` says it
WEEK = 7
MOST = 0.5  # share of a tally's counts that a count need not be comparable with: slips in some part nothing


def part(
    profiles: Sequence[Profile],
    count: Callable[[Profile, Figure], Count],
    together: Iterable[tuple[str, str]],
    answers: Iterable[tuple[str, str]],
    atlas: Atlas,
) -> list[list[Profile]]:
    """Return a group in parts of which each counts one thing, at one place, the profiles of each in order; the group, if it does.

    Args:
        profiles: Of the group's claims, in order of report date and text.
        count: Makes a count of a claim's figure.
        together: Pairs of claims that are one (copies).
        answers: Pairs of a denial or doubt that points back and the claim that it answers: it goes where that is told of.
        atlas: The case's places.
    """
    main = {p.claim.id: f for p in profiles if (f := main_figure(p)) is not None}
    together = list(together)
    parts = [list(profiles)]
    if len(main) > 1:
        groups = _tallies([count(p, main[p.claim.id]) for p in profiles if p.claim.id in main], atlas)
        parts = _by_tally(profiles, groups, together) if len(groups) > 1 else parts
    order = {p.claim.id: n for n, p in enumerate(profiles)}
    parts = [told for group in parts for told in set_aside(group, lambda p: p.claim.id in main, together)]
    parts = [told for group in parts for told in of_its_measure(group, together)]
    answers = list(answers)
    parts = [told for group in parts for told in of_one_happening(group, together, answers, atlas)]
    return sorted(parts, key=lambda group: order[group[0].claim.id])


def hangs_on_origins(profiles: Sequence[Profile]) -> bool:
    """Tell whether the parts of a group can be others if some of its counts are of other origins.

    That asks for two counts of one report, or of one calamity.
    """
    counted = [p for p in profiles if main_figure(p) is not None]
    reports = {p.claim.report for p in counted}
    return len(reports) < len(counted) or sum(bool(p.calamity) for p in counted) > 1


def _by_tally(
    profiles: Sequence[Profile], groups: Sequence[Sequence[Count]], together: Iterable[tuple[str, str]]
) -> list[list[Profile]]:
    """Return the claims of a group by the tally that they belong to, the profiles of each in order."""
    tally = {c.claim.id: n for n, group in enumerate(groups) for c in group}
    # What is told beside the counts stays with most of them: it seldom says which it belongs to.
    home = {p.claim.id: tally.get(p.claim.id, 0) for p in profiles}
    _unite(home, together, set(tally))
    parts: dict[int, list[Profile]] = defaultdict(list)
    for profile in profiles:
        parts[home[profile.claim.id]].append(profile)
    return list(parts.values())


class _Asked:
    """A count as told, without the places that only its report gives, and whether it is of one place of several.

    It is where its report gives a larger number besides that is of no such place.
    """

    def __init__(self, told: Count, counts: Sequence[Count], atlas: Atlas) -> None:
        """Ask it of one of some counts."""
        self.told = told
        self.placed = _placed(told, atlas)
        self.local = _is_local(told, counts, atlas)

    @cached_property
    def anywhere(self) -> Count:
        """The count without place and day."""
        return _anywhere(self.told)


def _tallies(counts: Sequence[Count], atlas: Atlas) -> list[list[Count]]:
    """Return the counts in groups that can each be of one thing, the largest first.

    A count goes with its own number, else with those of its place, else with most: a toll that falls or is disputed
    is of the same dead as one that rises.
    """
    groups: list[list[_Asked]] = []
    for asked in (_Asked(count, counts, atlas) for count in counts):
        count = asked.told
        fitting = [n for n, g in enumerate(groups) if _goes_with(asked, g, atlas)]
        if fitting:
            groups[min(fitting, key=lambda n: (*_farness(count, groups[n]), n))].append(asked)
        else:
            groups.append([asked])
    found = [[asked.told for asked in part] for g in groups for part in _by_place(g, atlas)]
    return sorted(found, key=lambda g: -len({c.claim.id for c in g}))


def _goes_with(count: _Asked, group: Sequence[_Asked], atlas: Atlas) -> bool:
    """Tell whether a count can be of the same as the members of a group, but for a share of them at most."""
    other = 0
    for member in group:
        if one_calamity(member.told.profile, count.told.profile) and _afresh(member.told, count.told):
            return False
        whole = _more_than_whole(member.told.figure, count.told.figure)
        if not whole and _another(member, count, atlas):
            other += 1
        if other > MOST * len(group):
            return False
    return True


def _by_place(group: Sequence[_Asked], atlas: Atlas) -> list[list[_Asked]]:
    """Return a group in parts: without the counts of places where no other of it is, and each of those by itself."""
    strays = [c for n, c in enumerate(group) if _where_no_other(c, [*group[:n], *group[n + 1 :]], atlas)]
    kept = [c for c in group if c not in strays]
    return [part for part in (kept, *([c] for c in strays)) if part]


def _where_no_other(count: _Asked, group: Sequence[_Asked], atlas: Atlas) -> bool:
    """Tell whether a count gives another number at another place than all of a group that name one: those that name none tell nothing of where."""
    told = count.placed
    if not told.profile.places or told.profile.place_weight < SENTENCE:
        return False
    placed = [m for m in group if m.placed.profile.places and m.placed.profile.place_weight >= SENTENCE]
    return len({m.told.claim.report for m in placed}) >= PLACED and all(
        not same_number(m.told, count.told)
        and not one_calamity(m.told.profile, count.told.profile)
        and elsewhere(m.placed.profile, told.profile, atlas)
        for m in placed
    )


PLACED = 2  # reports that name where, from which a group is of that place


def _another(one: _Asked, other: _Asked, atlas: Atlas) -> bool:
    """Tell whether two counts cannot be of the same.

    Of one calamity, reports name this or that place of its region, give the day of the event, of the counting or none,
    and say from when they count or not: only a part of a place, of the people, or of a number is another count then.
    """
    at_once = _at_once(one.told, other.told)
    if at_once and _retold(one.told, other.told):
        return False
    if not one_calamity(one.told.profile, other.told.profile):
        return bool(incomparable(one.placed, other.placed, atlas, matched=at_once))
    if one.local or other.local:
        named = one.told.profile.places & other.told.profile.places
        return not (named if one.local and other.local else same_number(one.told, other.told))
    if _within(one.told, other.told) or _within(other.told, one.told):
        return True
    return incomparable(one.anywhere, other.anywhere, atlas, matched=at_once) not in {"", STRETCH, AND_AFTER}


def _retold(one: Count, other: Count) -> bool:
    """Tell whether two claims give one number in the same words, of whatever noun it was read ("one bar owner", "the owner of one of the bars")."""
    a, b = one.profile, other.profile
    if not same_number(one, other) or (a.claim.type, a.lemma) != (b.claim.type, b.lemma):
        return False
    if a.days is not None and b.days is not None and a.days.gap(b.days) > 0:
        return False
    if some_of(one.figure, a.claim.text) != some_of(other.figure, b.claim.text):
        return False
    return len(a.stems & b.stems) >= RETOLD * max(len(a.stems), len(b.stems), FEW_WORDS)


# Share of the words of the longer of two claims that the other has, too, from which it is told again.
RETOLD = 0.8
FEW_WORDS = 4  # that say nothing of that


def _is_local(count: Count, counts: Sequence[Count], atlas: Atlas) -> bool:
    """Tell whether a count is given for one place, and who gives it gives a larger one there for none, or for a wider one."""
    place = atlas.told(count.profile).narrow
    if not place or count.profile.place_weight < BEFORE:
        return False
    return any(
        (c.claim.report, c.origin, c.figure.measure)
        == (count.claim.report, count.origin, count.figure.measure)
        and not of_several(c)
        and higher(count, c)
        and (
            c.profile.place_weight < BEFORE
            or (not c.profile.places & place and bool(c.profile.places & count.profile.within))
        )
        for c in counts
    )


def _at_once(one: Count, other: Count) -> bool:
    """Tell whether two reports appeared in one week: that they count alike then seldom means two happenings."""
    a, b = one.profile.published, other.profile.published
    return a is None or b is None or a.gap(b) <= WEEK


def _placed(count: Count, atlas: Atlas) -> Count:
    """Return a count without the places that only its report gives: they bound nobody who is counted.

    The place of which the sentence before speaks does, where all that the report tells happened there.
    """
    if count.profile.place_weight >= SENTENCE:
        return count
    scene = atlas.scenes.get(count.claim.report)
    if scene is not None and count.profile.places == {scene.place} and count.profile.place_weight >= BEFORE:
        return count._replace(profile=replace(count.profile, place_weight=SENTENCE))
    return count._replace(profile=replace(count.profile, places=frozenset()))


def _anywhere(count: Count) -> Count:
    """Return a count without place and day."""
    bare = replace(count.profile, places=frozenset(), place_weight=0.0, days=None, weekday=0)
    return count._replace(profile=bare)


def _within(one: Count, other: Count) -> bool:
    """Tell whether the first, smaller number is given for a place that lies within the other's."""
    a, b = one.profile, other.profile
    named = min(a.place_weight, b.place_weight) >= SENTENCE
    return named and higher(one, other) and not a.places & b.places and bool(a.within & b.places)


def _afresh(before: Count, count: Count) -> bool:
    """Tell whether a smaller number is given for a later day, both days being those of what happened (an aftershock)."""
    a, b = before.profile, count.profile
    if a.days is None or b.days is None or min(a.day_weight, b.day_weight) < OWN:
        return False
    revised = revisions(count.sentence) or count.notice or counting(count.claim)
    return not revised and b.days.first > a.days.last and higher(count, before)


def _more_than_whole(f: Figure, g: Figure) -> bool:
    """Tell whether what looks like a part of the people counted is more than the whole: it was the whole, then.

    "About 30 workers were missing" and, later, "nine people are missing" are of the same people.
    """
    if f.measure not in PEOPLE or g.measure not in PEOPLE or shared(f, g) != "part":
        return False
    part, whole = (f, g) if kind_of(f.population or "") == "part" else (g, f)
    return (typical(part) or 0.0) > (typical(whole) or 0.0)


def _farness(count: Count, group: Sequence[_Asked]) -> tuple[int, int, int]:
    """Return the sort key of a group that a count may belong to: nearest first."""
    number = any(same_number(c.told, count) for c in group)
    place = any(count.profile.places & c.told.profile.places for c in group)
    return (-int(number), -int(place), -len(group))


def main_figure(profile: Profile) -> Figure | None:
    """Return the count of people that a claim is about: the largest of its measure, or ``None``.

    A number that is overtaken, or vague ("dozens"), only where it gives no other.
    """
    told = [
        f
        for f in profile.figures
        if f.measure in PEOPLE
        and typical(f) is not None
        and (not profile.measures or f.measure in profile.measures)
    ]
    standing = [f for f in told if not f.rule.endswith("+earlier")]
    numbers = [f for f in standing if not f.rule.startswith("vague")]
    return max(numbers or standing or told, key=lambda f: (typical(f) or 0.0, -f.span.start), default=None)


def _unite(home: dict[str, int], together: Iterable[tuple[str, str]], counted: set[str]) -> None:
    """Put copies together, in place: one without a count goes where the other is; two counts make their tallies one."""
    for one, other in together:
        if one not in home or other not in home or home[one] == home[other]:
            continue
        if one not in counted or other not in counted:
            moved, stays = (one, other) if one not in counted else (other, one)
            home[moved] = home[stays]
            continue
        low, high = sorted((home[one], home[other]))
        for claim, n in home.items():
            if n == high:
                home[claim] = low
