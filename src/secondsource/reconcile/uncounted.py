"""What a group tells beside what it counts: the sinking beside those aboard, what was found beside the dead.

A report that counts tells in the same breath what happened, and matching joins both. A count and what happened are two
matters, each with origins of its own; so are how strong it was, where that is disputed, and that it happened.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import combinations

from secondsource.reconcile.counts import compatible
from secondsource.reconcile.lexicon import KIND_OF, likeness
from secondsource.reconcile.matching.clustering import components
from secondsource.reconcile.matching.match import LEAST_AGAINST
from secondsource.reconcile.matching.opposing import stands_against
from secondsource.reconcile.matching.profile import Profile
from secondsource.reconcile.matching.table import kind
from secondsource.reconcile.measures import BARE, OF_THE_EVENT, THINGS, measures_in
from secondsource.reconcile.populations import heads
from secondsource.reconcile.propositions import telling
from secondsource.reconcile.speaking import AGAINST


def set_aside(
    profiles: Sequence[Profile], counts: Callable[[Profile], bool], together: Iterable[tuple[str, str]]
) -> list[list[Profile]]:
    """Return a group in parts: what is told of its count, and what tells of something else; the group, if nothing does.

    Args:
        profiles: Of the group's claims, in order.
        counts: Whether a claim counts people.
        together: Pairs of claims that are one (copies).
    """
    counted = [p for p in profiles if counts(p)]
    loose = [p for p in profiles if counted and not counts(p) and not _of_the_count(p, counted)]
    others = {p.claim.id for p in loose}
    kept = [p for p in profiles if p.claim.id not in others]
    aside = {p.claim.id for p in loose if not _answers(p, kept)}
    if not aside:
        return [list(profiles)]
    at = {p.claim.id: n for n, p in enumerate(profiles)}
    linked = [(at[a], at[b]) for a, b in together if a in at and b in at]
    linked += _readings(profiles)
    linked += [
        (m, n) for n, p in enumerate(profiles) if p.claim.id in aside for m in range(n)
        if profiles[m].claim.id in aside and (_akin(profiles[m], p) or _opposed(profiles[m], p))
    ]  # fmt: skip
    rest = [n for n, p in enumerate(profiles) if p.claim.id not in aside]
    linked += [(rest[0], n) for n in rest[1:]]
    return [[profiles[n] for n in part] for part in components(range(len(profiles)), linked)]


_OF_MEASURING = re.compile(
    r"\b(?:magnitudes?|richter|intensity|strength|scale|measur\w+|seismo\w+)\b", re.IGNORECASE
)


def of_its_measure(profiles: Sequence[Profile], together: Iterable[tuple[str, str]]) -> list[list[Profile]]:
    """Return a group in parts: what is told of how strong a happening was, and that it happened; the group, where all agree how strong.

    Two observatories that measure an earthquake differently do not disagree that the earth shook, and who tells only that is
    of neither's side.

    Args:
        profiles: Of the group's claims, in order.
        together: Pairs of claims that are one (copies).
    """
    figures = {p.claim.id: [f for f in p.figures if f.measure in OF_THE_EVENT] for p in profiles}
    told = [f for own in figures.values() for f in own if not f.rule.endswith("+earlier")]
    if all(compatible(f, g) for f, g in combinations(told, 2)):
        return [list(profiles)]
    of_it = [bool(figures[p.claim.id] or _denies(p) or _OF_MEASURING.search(p.claim.text)) for p in profiles]
    at = {p.claim.id: n for n, p in enumerate(profiles)}
    linked = [(at[a], at[b]) for a, b in together if a in at and b in at]
    for side in (True, False):
        members = [n for n, own in enumerate(of_it) if own is side]
        linked += [(members[0], n) for n in members[1:]]
    return [[profiles[n] for n in part] for part in components(range(len(profiles)), linked)]


def _of_the_count(profile: Profile, counted: Sequence[Profile]) -> bool:
    """Tell whether a claim that counts no people still tells of the count, or of what is counted.

    It speaks of the toll without a number, denies or doubts, gives a number of nothing named or the very number, or its
    predicate is theirs.
    """
    claim = profile.claim
    if profile.measures or _denies(profile) or claim.type == "REJECT":
        return True
    of_it = {f.measure for p in counted for f in p.figures}
    if claim.type == "STATEMENT" and any(measure in of_it for _, measure in measures_in(claim.text)):
        return True
    given = {f.best for p in counted for f in p.figures if f.best is not None}
    bare = [f for f in profile.figures if f.measure in BARE]
    if any(f.best in given or (f.unit in THINGS and not heads(f.population or "")) for f in bare):
        return True
    return any(_akin(profile, other) for other in counted)


def _answers(profile: Profile, kept: Sequence[Profile]) -> bool:
    """Tell whether a claim is what one of those that stay denies, or excludes most of them: it stands beside them."""
    if any(_denies(other) and _akin(profile, other) for other in kept):
        return True
    return sum(_opposed(profile, other) for other in kept) >= LEAST_AGAINST * len(kept)


def _akin(a: Profile, b: Profile) -> bool:
    """Tell whether two claims tell of one kind of happening, or their predicates name one."""
    if a.claim.type == b.claim.type != "STATEMENT":
        return True
    if {a.lemma, b.lemma} & kind("light"):
        return a.lemma == b.lemma and bool(telling(a) & telling(b))  # "use" is kin to "use" of the same thing
    return likeness(a.lemma, b.lemma) >= KIND_OF


def _opposed(a: Profile, b: Profile) -> bool:
    """Tell whether the one claim is of a pause that the other excludes."""
    return stands_against(a, b) or stands_against(b, a)


def _denies(profile: Profile) -> bool:
    """Tell whether a claim's speaker denies, doubts or rejects what it tells."""
    return profile.claim.stance in AGAINST


def _readings(profiles: Sequence[Profile]) -> list[tuple[int, int]]:
    """Return the pairs of a mere statement and another reading of the same words of one report."""
    found: dict[tuple[object, ...], list[int]] = {}
    for n, p in enumerate(profiles):
        found.setdefault((p.claim.report, p.claim.spans), []).append(n)
    return [
        (m, n)
        for members in found.values()
        for n in members
        for m in members
        if m < n and "STATEMENT" in {profiles[m].claim.type, profiles[n].claim.type}
    ]
