"""Where, when and in what words a report sets the one happening that it tells of; its other sentences are silent about that.

"45 people had died in the earthquake" names neither place nor day: the report did, sentences before. A report that tells
of several happenings (a roundup of a war's day) has no scene.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TypeVar

from secondsource.reconcile.atlas import Atlas, Scene
from secondsource.reconcile.matching.profile import Profile
from secondsource.reconcile.matching.profiles import OWN, SENTENCE
from secondsource.reconcile.propositions import telling, uttered
from secondsource.reconcile.words import stem

Named = TypeVar("Named", str, int)
MOSTLY = 0.7  # share of the claims that name a place, or a day, which name this one
LEAD = 2  # sentences, the headline among them, that say what the report is about
# What is told of the happening itself: a report's other claims may be of anywhere.
_HARM = frozenset({"CASUALTIES", "ASSAULT", "HAZARD", "DAMAGE", "DISPLACEMENT"})
_NUMERALS = (
    "one two three four five six seven eight nine ten eleven twelve first second third dozen hundred thousand"
)


def surveyed(atlas: Atlas, profiles: Iterable[Profile]) -> Atlas:
    """Return the atlas with the scenes of those reports that have one."""
    by_report: dict[str, list[Profile]] = defaultdict(list)
    for profile in profiles:
        by_report[profile.claim.report].append(profile)
    scenes = {report: _scene(told, atlas) for report, told in by_report.items()}
    return replace(atlas, scenes={report: scene for report, scene in scenes.items() if scene is not None})


def _scene(profiles: Sequence[Profile], atlas: Atlas) -> Scene | None:
    harm = [p for p in profiles if p.claim.type in _HARM and p.claim.modality == "actual"]
    placed = [narrow for p in harm if p.place_weight >= SENTENCE and (narrow := atlas.told(p).narrow)]
    place = _one(Counter(place for narrow in placed for place in sorted(narrow)), len(placed))
    if place is None and not placed and len(profiles[0].setting) == 1:
        place = min(profiles[0].setting)
    if place is None:
        return None
    days = [p.days.first for p in harm if p.days is not None and p.day_weight >= OWN and p.days.length == 1]
    day = _one(Counter(days), len(days))
    lead = (p for p in profiles if p.claim.headline or p.sentence_rank < LEAD)
    words = frozenset(w for p in lead for w in telling(p) & uttered(p) if w not in _numerals())
    published = profiles[0].published
    return Scene(place, day or 0, words, published.first if published is not None else 0)


@lru_cache(maxsize=1)
def _numerals() -> frozenset[str]:
    return frozenset(stem(word) for word in _NUMERALS.split())


def _one(counts: Mapping[Named, int], among: int) -> Named | None:
    """Return what most of the claims name, or ``None``: no one is named by most."""
    if not counts:
        return None
    most = min(counts, key=lambda k: (-counts[k], k))
    return most if counts[most] >= MOSTLY * among else None
