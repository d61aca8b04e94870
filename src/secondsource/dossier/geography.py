"""The places of a case: on a map of all of them, on a closer one where they crowd, and in a list."""

import math
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from secondsource.dossier.drawings import MapDrawing, MapKind, MapMark
from secondsource.dossier.entries import PlacePage
from secondsource.dossier.lookup import Lookup, aliases, field, label, other_names, sure
from secondsource.dossier.pages import Geography
from secondsource.dossier.shapes import Window, countries, within
from secondsource.dossier.values import Count, Field
from secondsource.model import Entity

#: Drawing units.
WIDTH, HEIGHT, PAD = 920.0, 460.0, 26.0
CHARACTER, LINE = 7.1, 16.0
KM_PER_DEGREE = 111.2
#: Rough radius in kilometers of what each precision stands for; a point has none.
EXTENT = {
    "point": 0.0,
    "neighborhood": 0.7,
    "city": 5.0,
    "area": 3.0,
    "district": 15.0,
    "region": 60.0,
    "unknown": 0.0,
}
#: Drawing units from which on an extent is drawn.
SMALLEST = 7.0
#: The closest map shows what lies this near (km) to the place with most claims; it needs so many spots.
NEAR, CROWD = 90.0, 3
#: The map of where most of it happens holds this share of the located claims, and what lies far away is on another.
SHARE = 0.8
#: A closer map is drawn where the next one is so many times larger.
CLOSER = 3.0
#: Precisions of what is no place to center a map on.
BROAD = ("country", "region")
NAMES = 4

#: A projection: longitude and latitude to drawing units.
_Spot = Callable[[float, float], tuple[float, float]]


@dataclass(frozen=True, slots=True)
class _Located:
    """A place with coordinates."""

    entity: Entity
    page: PlacePage
    latitude: float
    longitude: float


def geography(at: Lookup) -> Geography:
    """Return the places of the case and their maps."""
    claims: dict[str, list[str]] = defaultdict(list)
    for claim in at.claims.values():
        if claim.place and claim.place.mention.entity in at.entities:
            claims[at.entities[claim.place.mention.entity or ""].id].append(claim.id)
    places = [
        e
        for e in at.snapshot.reconciliation.entities
        if e.id in claims or (e.kind == "place" and e.precision is not None)
    ]
    places.sort(key=lambda e: (-len(claims[e.id]), e.name, e.id))
    pages = {e.id: _page(at, e, claims[e.id]) for e in places}
    located = [
        _Located(e, pages[e.id], e.latitude, e.longitude)
        for e in places
        if e.latitude is not None and e.longitude is not None and claims[e.id]
    ]
    on_map = {e.id for e in places if e.latitude is not None}
    return Geography(
        maps=tuple(_maps(located)),
        places=tuple(pages[e.id] for e in places if e.id in on_map),
        unlocated=tuple(pages[e.id] for e in places if e.id not in on_map),
    )


def _page(at: Lookup, entity: Entity, claims: Sequence[str]) -> PlacePage:
    findings: Mapping[str, str] = at.snapshot.reconciliation.claim_finding
    through = dict.fromkeys(findings[c] for c in claims if findings.get(c) in at.findings)
    return PlacePage(
        anchor=f"where-{entity.id}",
        name=sure(entity.id, "name", entity.name),
        names=other_names(entity.name, aliases(entity)),
        precision=field(entity.id, "precision", label(entity.precision) if entity.precision else None),
        latitude=field(entity.id, "latitude", _degrees(entity.latitude)),
        longitude=field(entity.id, "longitude", _degrees(entity.longitude)),
        country=field(entity.id, "country", entity.country),
        claims=Count(len(claims), f"at:{entity.id}:claims"),
        findings=tuple(
            (
                f,
                at.words(at.claims[at.findings[f].title_claim].report, at.findings[f].title_span),
                at.findings[f].status,
            )
            for f in through
        ),
    )


def _degrees(value: float | None) -> str | None:
    return None if value is None else f"{value:.3f}".rstrip("0").rstrip(".")


def _maps(located: Sequence[_Located]) -> list[MapDrawing]:
    if not located:
        return []
    windows: list[tuple[MapKind, Sequence[_Located], Window]] = [
        ("all", located, _window(located, minimum=5.0))
    ]
    centers = [p for p in located if p.entity.precision not in BROAD]
    close = [p for p in centers if _distance(p, centers[0]) <= NEAR]
    spots = {(round(p.latitude, 2), round(p.longitude, 2)) for p in close}
    closer: tuple[tuple[MapKind, list[_Located], float], ...] = (
        ("most", _most(centers), 1.6),
        ("close", close if len(spots) >= CROWD else [], 0.25),
    )
    for kind, crowd, minimum in closer:
        window = _window(crowd, minimum) if crowd else None
        wider = windows[-1][2]
        if window and (wider.north - wider.south) >= CLOSER * (window.north - window.south):
            windows.append((kind, crowd, window))
    maps: list[MapDrawing] = []
    named = {p.entity.country: p for p in located if p.entity.precision == "country" and p.entity.country}
    frame = None
    for kind, places, window in reversed(windows):
        # What is not counted among most of it may still lie in its window.
        shown = [p for p in located if _inside(p, window)] if kind == "most" else places
        maps.append(_draw(shown, window, kind=kind, frame=frame, named=named))
        frame = window
    return maps


def _most(centers: Sequence[_Located]) -> list[_Located]:
    """Return the places where most claims are, those nearest to the middle of them: the rest lies far away."""
    if not centers:
        return []
    middle = min(centers, key=lambda c: sum(p.page.claims.n * _distance(p, c) for p in centers))
    most: list[_Located] = []
    for place in sorted(centers, key=lambda p: _distance(p, middle)):
        if sum(p.page.claims.n for p in most) >= SHARE * sum(p.page.claims.n for p in centers):
            break
        most.append(place)
    return most


def _inside(place: _Located, window: Window) -> bool:
    return window.west < place.longitude < window.east and window.south < place.latitude < window.north


def _distance(a: _Located, b: _Located) -> float:
    """Return kilometers between two places, good for short ways."""
    east = (a.longitude - b.longitude) * math.cos(math.radians((a.latitude + b.latitude) / 2))
    return KM_PER_DEGREE * math.hypot(east, a.latitude - b.latitude)


def _window(places: Sequence[_Located], minimum: float) -> Window:
    """Return the window that holds the places, with a margin, in the drawing's shape."""
    south, north = min(p.latitude for p in places), max(p.latitude for p in places)
    west, east = min(p.longitude for p in places), max(p.longitude for p in places)
    shrink = max(0.2, math.cos(math.radians((south + north) / 2)))
    tall = max(minimum, (north - south) * 1.35, (east - west) * 1.3 * shrink * HEIGHT / WIDTH)
    broad = min(360.0, tall * WIDTH / HEIGHT / shrink)
    y, x = (south + north) / 2, (west + east) / 2
    return Window(x - broad / 2, y - tall / 2, x + broad / 2, y + tall / 2)


def _draw(
    places: Sequence[_Located],
    window: Window,
    *,
    kind: MapKind,
    frame: Window | None,
    named: Mapping[str, _Located],
) -> MapDrawing:
    across, up = WIDTH / (window.east - window.west), HEIGHT / (window.north - window.south)

    def spot(longitude: float, latitude: float) -> tuple[float, float]:
        return round((longitude - window.west) * across, 1), round((window.north - latitude) * up, 1)

    land, marked = [], []
    for country in countries():
        path = "".join(_path(part, spot) for part in within(country, window))
        if path and country.code in named:
            marked.append((path, named[country.code].page.anchor, named[country.code].page.name))
        elif path:
            land.append(path)
    per_km = up / KM_PER_DEGREE
    length = next(
        k for k in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 20000) if k * per_km >= 60
    )
    corner = None
    if frame:
        (x1, y1), (x2, y2) = spot(frame.west, frame.north), spot(frame.east, frame.south)
        corner = (x1 - 4, y1 - 4, max(10.0, x2 - x1 + 8), max(10.0, y2 - y1 + 8))
    return MapDrawing(
        kind=kind,
        width=WIDTH,
        height=HEIGHT,
        land=tuple(land),
        named=tuple(marked),
        marks=tuple(_marks(places, {p.page.anchor for p in named.values()}, spot, per_km)),
        scale_km=length,
        scale_width=round(length * per_km, 1),
        frame=corner,
    )


def _path(points: Sequence[tuple[float, float]], spot: _Spot) -> str:
    """Return SVG path data of a ring, points that fall together left out."""
    shown: list[tuple[float, float]] = []
    for point in points:
        here = spot(*point)
        if not shown or abs(here[0] - shown[-1][0]) + abs(here[1] - shown[-1][1]) >= 2:
            shown.append(here)
    if len(shown) < 3:
        return ""
    return "M" + "L".join(f"{x:.0f} {y:.0f}" for x, y in shown) + "Z"


def _marks(places: Sequence[_Located], shaped: set[str], spot: _Spot, per_km: float) -> list[MapMark]:
    """Return dots and areas with their names, names placed greedily where they meet no other.

    A country whose shape is drawn (``shaped``) has a name and no dot: it is known to no point.
    """
    spots: dict[tuple[float, float], list[_Located]] = defaultdict(list)
    for place in places:
        x, y = spot(place.longitude, place.latitude)
        close = next((k for k in spots if math.hypot(k[0] - x, k[1] - y) < 7), (x, y))
        spots[close].append(place)
    taken = [(x - 6, y - 6, x + 6, y + 6) for x, y in spots]
    marks = []
    for (x, y), here in spots.items():
        extents = {EXTENT.get(p.entity.precision or "unknown", 0.0) * per_km for p in here}
        radii = tuple(round(min(160.0, e), 1) for e in sorted(extents, reverse=True) if e > SMALLEST)
        exact = any(p.entity.precision == "point" for p in here)
        dot = any(p.page.anchor not in shaped for p in here)
        radius = radii[0] if radii else 0.0
        names = tuple((p.page.anchor, p.page.name) for p in here[:NAMES])
        position, after = _room((x, y), radius, names, taken)
        if position is None:
            names = names[:1]
            position, after = _room((x, y), radius, names, taken)
        marks.append(MapMark(x, y, radii, dot, exact, names, position, after))
    return marks


def _room(
    at: tuple[float, float],
    extent: float,
    names: Sequence[tuple[str, Field]],
    taken: list[tuple[float, float, float, float]],
) -> tuple[tuple[float, float] | None, bool]:
    """Return where a mark's names can start, and whether that is right of the mark; claims the room."""
    (x, y), radius = at, max(4.5, min(extent, 20.0))
    own = (x - 6, y - 6, x + 6, y + 6)
    width = CHARACTER * max(len(n.text) for _, n in names)
    height = LINE * len(names)
    for after, dx, dy in (
        (True, radius + 5, -height / 2),
        (False, -radius - 5, -height / 2),
        (True, 4, radius + 2),
        (True, 4, -radius - height - 2),
    ):
        left = x + dx if after else x + dx - width
        box = (left, y + dy, left + width, y + dy + height)
        free = all(
            box[2] <= o[0] or o[2] <= box[0] or box[3] <= o[1] or o[3] <= box[1] for o in taken if o != own
        )
        if free and box[0] >= 2 and box[2] <= WIDTH - 2 and box[1] >= 2 and box[3] <= HEIGHT - 30:
            taken.append(box)
            return (round(x + dx, 1), round(y + dy + 12, 1)), after
    return None, True
