"""Parts a group whose claims are told of several places or days, or of nothing in common: shells on another quarter, in the very words.

Matching asks of two claims at a time, and a claim that says nothing of where is near to all. What a group as a whole says
of where, and a large one of when and of what, is asked here.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import combinations

from secondsource.reconcile.atlas import Atlas
from secondsource.reconcile.calamities import one_calamity
from secondsource.reconcile.counts import counting
from secondsource.reconcile.matching.clustering import components
from secondsource.reconcile.matching.profile import Profile
from secondsource.reconcile.matching.profiles import SENTENCE
from secondsource.reconcile.propositions import COUNTING_DAYS, NEAR_KM, elsewhere, telling, ties
from secondsource.reconcile.speaking import AGAINST

MOST = (
    0.5  # share of the claims of a place or a day that another of them may be apart from: slips part nothing
)
# A happening may be told for weeks, but what so many claims tell of so many days, with little else to tie them, a war has every day.
LARGE, DAYS = 8, 3
TIED = 1.0  # as much as one place or one day that two claims name
# Means over all pairs of a large group that tells of several kinds of things: of what a pair has in common, below which the group tells
# nothing; and of one pair, from which it still stays together. That two claims are of one kind: share of all pairs.
COHERENT, STAY, KIND = 0.4, 1.0, 0.5
PREDICATE, TIE = 0.5, 0.5  # what one predicate, and a tie of 1, count beside the share of the words in common
# What happens at once, so that another day's report tells of another.
AT_ONCE = frozenset({"ASSAULT", "CASUALTIES", "DAMAGE", "MASS_VIOLENCE"})


def of_one_happening(
    profiles: Sequence[Profile],
    together: Iterable[tuple[str, str]],
    answers: Iterable[tuple[str, str]],
    atlas: Atlas,
) -> list[list[Profile]]:
    """Return a group in parts of which each is told of one place, the large ones of one day and of something; what says nothing of it stays with most.

    Args:
        profiles: Of the group's claims, in order.
        together: Pairs of claims that are one (copies).
        answers: Pairs of a denial or doubt that points back and the claim that it answers: it goes where that goes.
        atlas: The case's places.
    """
    together = list(together)
    at = {p.claim.id: n for n, p in enumerate(profiles)}
    answered = {at[a]: at[b] for a, b in answers if a in at and b in at}
    told = [p for n, p in enumerate(profiles) if n not in answered]
    parts = [
        part
        for placed in _cut(told, _by_place(told, atlas), together)
        for dated in _cut(placed, _by_day(placed, atlas), together)
        for part in _coherent(dated, together, atlas)
    ]
    linked = [(at[part[0].claim.id], at[p.claim.id]) for part in parts for p in part[1:]]
    return [
        [profiles[n] for n in part] for part in components(range(len(profiles)), [*linked, *answered.items()])
    ]


def _by_place(profiles: Sequence[Profile], atlas: Atlas) -> list[list[int]]:
    """Return the claims that name where by their place, those of most first.

    Of places with one claim each, neither is that of the group: they are told apart where the map does.
    """
    named = [
        n
        for n, p in enumerate(profiles)
        if p.place_weight >= SENTENCE and atlas.told(p).places and p.claim.stance not in AGAINST
    ]
    found = _sorted(profiles, named, lambda a, b: elsewhere(a, b, atlas) and not _one_scene(a, b, atlas))
    if not found or len(found[0]) > 1:
        return found
    first = atlas.told(profiles[found[0][0]]).places
    far = [atlas.kilometers(first, atlas.told(profiles[part[0]]).places) for part in found]
    return [part for part, km in zip(found, far, strict=True) if part is found[0] or (km or 0.0) > NEAR_KM]


def _by_day(profiles: Sequence[Profile], atlas: Atlas) -> list[list[int]]:
    """Return the claims of what happens at once by the days on which it can have been, those of most first; none where they are few."""
    if len(profiles) < LARGE:
        return []
    dated = [n for n, p in enumerate(profiles) if p.claim.type in AT_ONCE and p.days is not None]
    found = _sorted(
        profiles,
        dated,
        lambda a, b: _days_apart(a, b) and not _one_scene(a, b, atlas) and ties(a, b, atlas) < TIED,
    )
    return found if len(found) >= DAYS else []


def _coherent(
    profiles: Sequence[Profile], together: Sequence[tuple[str, str]], atlas: Atlas
) -> list[list[Profile]]:
    """Return a group, or, where its pairs have next to nothing in common, what of it hangs together by pairs that have more.

    A small group, one of one kind of claims, and one of one calamity may be told in words that nobody else uses.
    """
    kinds = Counter(p.claim.type for p in profiles)
    pairs = len(profiles) * (len(profiles) - 1)
    if len(profiles) < LARGE or sum(n * (n - 1) for n in kinds.values()) >= KIND * pairs:
        return [list(profiles)]
    calamities = Counter(c for p in profiles for c in p.calamity)
    if max(calamities.values(), default=0) > MOST * len(profiles):
        return [list(profiles)]
    common = {
        (m, n): _common(profiles[m], profiles[n], atlas) for m, n in combinations(range(len(profiles)), 2)
    }
    if 2 * sum(common.values()) >= COHERENT * pairs:
        return [list(profiles)]
    linked = [*_copies(profiles, together), *(pair for pair, much in common.items() if much >= STAY)]
    return [[profiles[n] for n in part] for part in components(range(len(profiles)), linked)]


def _common(a: Profile, b: Profile, atlas: Atlas) -> float:
    """Return how much two claims have in common: words that tell, words for things and doings, predicate and ties."""
    shared = sum(
        len(x & y) / max(1, min(len(x), len(y))) for x, y in ((telling(a), telling(b)), (a.scene, b.scene))
    )
    return shared + PREDICATE * (a.lemma == b.lemma) + TIE * ties(a, b, atlas)


def _one_scene(a: Profile, b: Profile, atlas: Atlas) -> bool:
    """Tell whether two claims are of reports of one calamity or scene, which name this place of it or that."""
    return one_calamity(a, b) or atlas.one_scene(a.claim.report, b.claim.report)


def _days_apart(a: Profile, b: Profile) -> bool:
    """Tell whether the days on which both can have happened do not meet; of a toll, not nearly."""
    if a.days is None or b.days is None:
        return False
    return a.days.gap(b.days) > (COUNTING_DAYS if counting(a.claim) or counting(b.claim) else 0)


def _sorted(
    profiles: Sequence[Profile], asked: Iterable[int], apart: Callable[[Profile, Profile], bool]
) -> list[list[int]]:
    """Return some claims in parts, the largest first: each goes where it is apart from fewest, if they are not too many."""
    found: list[list[int]] = []
    for n in asked:
        far = [sum(apart(profiles[m], profiles[n]) for m in part) / len(part) for part in found]
        fitting = [k for k, share in enumerate(far) if share <= MOST]
        if fitting:
            found[min(fitting, key=lambda k: (far[k], -len(found[k]), k))].append(n)
        else:
            found.append([n])
    return sorted(found, key=lambda part: -len(part))


def _cut(
    profiles: Sequence[Profile], found: Sequence[Sequence[int]], together: Sequence[tuple[str, str]]
) -> list[list[Profile]]:
    """Return a group in the parts that were found; with the first goes what is in none, and copies stay together."""
    if len(found) < 2:
        return [list(profiles)]
    others = {n for part in found[1:] for n in part}
    rest = [n for n in range(len(profiles)) if n not in others]
    linked = _copies(profiles, together)
    linked += [(part[0], n) for part in (rest, *found[1:]) for n in part[1:]]
    return [[profiles[n] for n in part] for part in components(range(len(profiles)), linked)]


def _copies(profiles: Sequence[Profile], together: Sequence[tuple[str, str]]) -> list[tuple[int, int]]:
    """Return the pairs of a group's claims that are one, by their places in the group."""
    at = {p.claim.id: n for n, p in enumerate(profiles)}
    return [(at[a], at[b]) for a, b in together if a in at and b in at]
