"""What a case's places are, and which of them a claim tells by name."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from secondsource.reconcile.matching.profile import Profile
from secondsource.reconcile.names import is_name

_KM_PER_DEGREE = 111.2
SCENE_WORD = 4  # letters of a word that two scenes share, or with which one's ends ("earthquake", "quake")
SCENE_DAYS = 7  # between two reports that tell of one happening
_WIDE = frozenset({"country", "region", "area"})


class Told(NamedTuple):
    """The places that a claim tells by name.

    Attributes:
        places: All but countries.
        names: Of those, folded.
        narrow: Those that are no regions.
        narrow_names: Of those, folded.
    """

    places: frozenset[str]
    names: frozenset[str]
    narrow: frozenset[str]
    narrow_names: frozenset[str]


class Scene(NamedTuple):
    """What a report's claims about its one happening share.

    Attributes:
        place: Id of the one narrow place.
        day: Ordinal of the one day on which it happened, or 0: not told.
        words: Telling words, no names, that its claims use again and again.
        published: Ordinal of the report's day, or 0.
    """

    place: str
    day: int
    words: frozenset[str]
    published: int


@dataclass(frozen=True, slots=True)
class Atlas:
    """What the case's places are, by the ids of its entities.

    Attributes:
        names: Entity → name.
        spots: Place → degrees north and east.
        precision: Place → how narrow it is, as in ``model.Entity``.
        scenes: Report → the scene of its one happening, of reports that have one.
    """

    names: Mapping[str, str]
    spots: Mapping[str, tuple[float, float]]
    precision: Mapping[str, str]
    scenes: Mapping[str, Scene] = field(default_factory=dict)
    _told: dict[str, Told] = field(default_factory=dict, repr=False, compare=False)

    def told(self, profile: Profile) -> Told:
        """Return the places of a claim that a name tells; worked out once for each claim."""
        found = self._told.get(profile.claim.id)
        if found is None:
            places = frozenset(
                e
                for e in profile.places
                if self.precision.get(e) != "country" and is_name(self.names.get(e, "").removeprefix("the "))
            )
            narrow = frozenset(e for e in places if self.precision.get(e) not in _WIDE)
            found = Told(places, self._folded(places), narrow, self._folded(narrow))
            self._told[profile.claim.id] = found
        return found

    def one_scene(self, one: str, other: str) -> bool:
        """Tell whether two reports set what they tell of in one scene: one place, days that meet, a telling word in common."""
        a, b = self.scenes.get(one), self.scenes.get(other)
        if a is None or b is None:
            return False
        names = [self.names.get(scene.place, "").casefold() for scene in (a, b)]
        if a.place != b.place and (not names[0] or names[0] != names[1]):
            return False
        if a.day and b.day and a.day != b.day:
            return False
        if a.published and b.published and abs(a.published - b.published) > SCENE_DAYS:
            return False
        return any(
            v.endswith(w) or w.endswith(v)
            for v in a.words
            for w in b.words
            if min(len(v), len(w)) >= SCENE_WORD
        )

    def _folded(self, places: Iterable[str]) -> frozenset[str]:
        return frozenset(self.names[e].casefold() for e in places)

    def kilometers(self, one: Iterable[str], other: Iterable[str]) -> float | None:
        """Return how far the nearest two of some places lie apart, roughly, or ``None``: not known."""
        pairs = [
            (self.spots[a], self.spots[b]) for a in one for b in other if a in self.spots and b in self.spots
        ]
        return (
            min(max(abs(a[0] - b[0]), abs(a[1] - b[1])) * _KM_PER_DEGREE for a, b in pairs) if pairs else None
        )
