"""The maps of a case: all places, where most of it happens, and close up; a part of a place is an area of its own."""

import math
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from secondsource.dossier.directions import Direction
from secondsource.dossier.drawings import MapDrawing, MapKind, MapMark, MapPart
from secondsource.dossier.entries import PlacePage, PlacePart
from secondsource.dossier.shapes import Country, Window, countries, within
from secondsource.dossier.values import Field
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
#: Parts that are drawn on a map, and of one place and one country; such as lie in a place that are named beside it.
PARTS, PARTS_OF_ONE, PARTS_OF_COUNTRY, INSIDE = 8, 4, 2, 3
#: Where a part lies from the middle of the whole: degrees clockwise from east, and how far it spans.
TOWARD: Mapping[Direction, tuple[float, float]] = {
    "east": (0, 180),
    "southeast": (45, 90),
    "south": (90, 180),
    "southwest": (135, 90),
    "west": (180, 180),
    "northwest": (225, 90),
    "north": (270, 180),
    "northeast": (315, 90),
}
#: The center of a place is taken to reach this share of its extent.
CENTER = 0.5
#: A country's part is drawn where this share of the country is on the map.
SEEN = 0.5

#: A projection: longitude and latitude to drawing units.
_Spot = Callable[[float, float], tuple[float, float]]
#: Left, top, right and bottom in drawing units.
_Box = tuple[float, float, float, float]
#: Where words stand, and how they are aligned there.
_Place = tuple[float, float, str]


@dataclass(frozen=True, slots=True)
class Located:
    """A place with coordinates of its own.

    Attributes:
        entity: The place.
        page: Its entry.
        latitude: Degrees.
        longitude: Degrees.
        weight: Claims there, those at places somewhere in it included.
        inside: Entries of the places that lie in it somewhere, those with most claims first.
    """

    entity: Entity
    page: PlacePage
    latitude: float
    longitude: float
    weight: int
    inside: tuple[PlacePage, ...]


def maps(located: Sequence[Located]) -> list[MapDrawing]:
    """Return the maps of places, the closest first; those with most claims come first among the places."""
    if not located:
        return []
    windows: list[tuple[MapKind, Sequence[Located], Window]] = [
        ("all", located, _window(located, minimum=5.0))
    ]
    centers = [p for p in located if p.entity.precision not in BROAD]
    close = [p for p in centers if _distance(p, centers[0]) <= NEAR]
    spots = {(round(p.latitude, 2), round(p.longitude, 2)) for p in close}
    most = _most(centers)
    near = close if len(spots) >= CROWD or (centers and _parts(centers[0])) else []
    alone = near and len({(p.latitude, p.longitude) for p in most}) == 1
    closer: tuple[tuple[MapKind, list[Located], float], ...] = (
        ("most", [] if alone else most, 1.6),
        ("close", near, 0.25),
    )
    for kind, crowd, minimum in closer:
        window = _window(crowd, minimum) if crowd else None
        wider = windows[-1][2]
        if window and (wider.north - wider.south) >= CLOSER * (window.north - window.south):
            windows.append((kind, crowd, window))
    drawn: list[MapDrawing] = []
    named = {p.entity.country: p for p in located if p.entity.precision == "country" and p.entity.country}
    frame = None
    for kind, places, window in reversed(windows):
        # What is not counted among most of it may still lie in its window.
        shown = [p for p in located if _inside(p, window)] if kind == "most" else places
        drawn.append(_draw(shown, window, kind=kind, frame=frame, named=named))
        frame = window
    return drawn


def _most(centers: Sequence[Located]) -> list[Located]:
    """Return the places where most claims are, those nearest to the middle of them: the rest lies far away."""
    if not centers:
        return []
    middle = min(centers, key=lambda c: sum(p.weight * _distance(p, c) for p in centers))
    most: list[Located] = []
    for place in sorted(centers, key=lambda p: _distance(p, middle)):
        if sum(p.weight for p in most) >= SHARE * sum(p.weight for p in centers):
            break
        most.append(place)
    return most


def _inside(place: Located, window: Window) -> bool:
    return window.west < place.longitude < window.east and window.south < place.latitude < window.north


def _distance(a: Located, b: Located) -> float:
    """Return kilometers between two places, good for short ways."""
    east = (a.longitude - b.longitude) * math.cos(math.radians((a.latitude + b.latitude) / 2))
    return KM_PER_DEGREE * math.hypot(east, a.latitude - b.latitude)


def _window(places: Sequence[Located], minimum: float) -> Window:
    """Return the window that holds the places, with a margin, in the drawing's shape."""
    south, north = min(p.latitude for p in places), max(p.latitude for p in places)
    west, east = min(p.longitude for p in places), max(p.longitude for p in places)
    shrink = max(0.2, math.cos(math.radians((south + north) / 2)))
    tall = max(minimum, (north - south) * 1.35, (east - west) * 1.3 * shrink * HEIGHT / WIDTH)
    broad = min(360.0, tall * WIDTH / HEIGHT / shrink)
    y, x = (south + north) / 2, (west + east) / 2
    return Window(x - broad / 2, y - tall / 2, x + broad / 2, y + tall / 2)


def _draw(
    places: Sequence[Located],
    window: Window,
    *,
    kind: MapKind,
    frame: Window | None,
    named: Mapping[str, Located],
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
    taken = [(x - 6, y - 6, x + 6, y + 6) for x, y in (spot(p.longitude, p.latitude) for p in places)]
    # The words for parts stand where the parts are; the names of the whole find room around them.
    parts = tuple(_drawn_parts(places, window, spot, per_km, taken))
    return MapDrawing(
        kind=kind,
        width=WIDTH,
        height=HEIGHT,
        land=tuple(land),
        named=tuple(marked),
        marks=tuple(_marks(places, {p.page.anchor for p in named.values()}, spot, per_km, taken)),
        parts=parts,
        scale_km=length,
        scale_width=round(length * per_km, 1),
        frame=corner,
        around=places[0].page.name if kind == "close" and places else None,
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


def _parts(place: Located) -> tuple[PlacePart, ...]:
    """Return the parts of a place that can be drawn: a direction, or the center of what has an extent of its own."""
    extended = EXTENT.get(place.entity.precision or "unknown", 0.0) > 0
    country = place.entity.precision == "country"
    known = (p for p in place.page.parts if (extended or country) and not (country and p.side == "center"))
    return tuple(known)[: PARTS_OF_COUNTRY if country else PARTS_OF_ONE]


def _drawn_parts(
    places: Sequence[Located], window: Window, spot: _Spot, per_km: float, taken: list[_Box]
) -> list[MapPart]:
    """Return the parts of places as areas, each with its words where they meet no other name."""
    drawn: list[MapPart] = []
    every = sorted(((p, part) for p in places for part in _parts(p)), key=lambda x: -len(x[1].said))
    for place, part in every:
        x, y = spot(place.longitude, place.latitude)
        radius = min(160.0, EXTENT.get(place.entity.precision or "unknown", 0.0) * per_km)
        if place.entity.precision == "country":
            path, at = _of_country(place, part.side, window, spot)
        elif radius > SMALLEST:
            path, at = _of_circle(x, y, radius, part.side)
        else:
            continue
        if path and len(drawn) < PARTS:
            label, align = _label(at, part, taken)
            drawn.append(
                MapPart(path, part.anchor, part.said[0][0], label, align, place.entity.precision == "country")
            )
    return drawn


def _of_circle(x: float, y: float, radius: float, side: Direction) -> tuple[str, _Place]:
    """Return the outline of a part of a circle, and where its name stands: at its rim, and how it is aligned there."""
    if side == "center":
        r = round(radius * CENTER, 1)
        return f"M{x - r:.1f} {y:.1f}a{r} {r} 0 1 1 {2 * r:.1f} 0a{r} {r} 0 1 1 {-2 * r:.1f} 0Z", (
            x,
            y + r + 14,
            "middle",
        )
    middle, span = TOWARD[side]
    corners = [math.radians(middle + sign * span / 2) for sign in (-1, 1)]
    (x1, y1), (x2, y2) = ((x + radius * math.cos(a), y + radius * math.sin(a)) for a in corners)
    path = f"M{x:.1f} {y:.1f}L{x1:.1f} {y1:.1f}A{radius:.1f} {radius:.1f} 0 0 1 {x2:.1f} {y2:.1f}Z"
    east, south = math.cos(math.radians(middle)), math.sin(math.radians(middle))
    align = "middle" if abs(east) < 0.1 else "start" if east > 0 else "end"
    drop = 4 if abs(south) < 0.1 else 13 if south > 0 else -4
    return path, (x + (radius + 6) * east, y + (radius + 6) * south + drop, align)


def _of_country(place: Located, side: Direction, window: Window, spot: _Spot) -> tuple[str, _Place]:
    """Return the outline of a part of a country, cut at the middle of its extent; nothing where most of it is off the map."""
    nowhere = "", (0.0, 0.0, "middle")
    country = next((c for c in countries() if c.code and c.code == place.entity.country), None)
    if country is None:
        return nowhere
    whole = _extent(country)
    shown = _overlap(whole, window)
    if _area(shown) < SEEN * _area(whole):
        return nowhere
    y, x = (whole.south + whole.north) / 2, (whole.west + whole.east) / 2
    half = Window(
        x if "east" in side else shown.west,
        y if "north" in side else shown.south,
        x if "west" in side else shown.east,
        y if "south" in side else shown.north,
    )
    rings = within(country, half)
    path = "".join(_path(ring, spot) for ring in rings)
    if not path:
        return nowhere
    largest = max(rings, key=len)
    across, up = zip(*(spot(*point) for point in largest), strict=True)
    return path, ((min(across) + max(across)) / 2, (min(up) + max(up)) / 2, "middle")


def _extent(country: Country) -> Window:
    """Return how far the largest outline of a country reaches."""
    extents = (
        Window(min(p[0] for p in r), min(p[1] for p in r), max(p[0] for p in r), max(p[1] for p in r))
        for r in country.rings
    )
    return max(extents, key=_area)


def _overlap(a: Window, b: Window) -> Window:
    return Window(max(a.west, b.west), max(a.south, b.south), min(a.east, b.east), min(a.north, b.north))


def _area(window: Window) -> float:
    return max(0.0, window.east - window.west) * max(0.0, window.north - window.south)


def _label(at: _Place, part: PlacePart, taken: list[_Box]) -> tuple[tuple[float, float] | None, str]:
    """Return where the words for a part stand, or ``None`` where they would meet another name; claims the room."""
    x, y, align = at
    width = CHARACTER * len(part.said[0][0].text)
    left = x - {"start": 0.0, "middle": width / 2, "end": width}[align]
    box = (left, y - 12, left + width, y + 4)
    if not _free(box, taken):
        return None, align
    taken.append(box)
    return (round(x, 1), round(y, 1)), align


def _marks(
    places: Sequence[Located], shaped: set[str], spot: _Spot, per_km: float, taken: list[_Box]
) -> list[MapMark]:
    """Return dots and areas with their names, names placed greedily where they meet no other.

    A country whose shape is drawn (``shaped``) has a name and no dot: it is known to no point.
    """
    spots: dict[tuple[float, float], list[Located]] = defaultdict(list)
    for place in places:
        x, y = spot(place.longitude, place.latitude)
        close = next((k for k in spots if math.hypot(k[0] - x, k[1] - y) < 7), (x, y))
        spots[close].append(place)
    marks = []
    for (x, y), here in spots.items():
        extents = {EXTENT.get(p.entity.precision or "unknown", 0.0) * per_km for p in here}
        radii = tuple(round(min(160.0, e), 1) for e in sorted(extents, reverse=True) if e > SMALLEST)
        exact = any(p.entity.precision == "point" for p in here)
        dot = any(p.page.anchor not in shaped for p in here)
        radius = radii[0] if radii else 0.0
        every = tuple((p.page.anchor, p.page.name) for p in here[:NAMES])
        within_it = tuple((p.anchor, p.name) for p in here[0].inside) if len(here) == 1 and radii else ()
        position, after = None, True
        for names, inside in ((every, within_it), (every, ()), (every[:1], ())):
            position, after = _room((x, y), radius, names, inside, taken)
            if position:
                break
        marks.append(
            MapMark(x, y, radii, dot, exact, names, inside[:INSIDE], len(inside) > INSIDE, position, after)
        )
    return marks


def _room(
    at: tuple[float, float],
    extent: float,
    names: Sequence[tuple[str, Field]],
    inside: Sequence[tuple[str, Field]],
    taken: list[_Box],
) -> tuple[tuple[float, float] | None, bool]:
    """Return where a mark's names can start, and whether that is right of the mark; claims the room."""
    (x, y), radius = at, max(4.5, min(extent, 20.0))
    own = (x - 6, y - 6, x + 6, y + 6)
    lines = [len(n.text) for _, n in names]
    if inside:
        lines.append(len("somewhere in it: ") + sum(len(n.text) + 2 for _, n in inside[:INSIDE]))
    width = CHARACTER * max(lines)
    height = LINE * len(lines)
    for after, dx, dy in (
        (True, radius + 5, -height / 2),
        (False, -radius - 5, -height / 2),
        (True, 4, radius + 2),
        (True, 4, -radius - height - 2),
        (True, 4, extent + 4),
        (True, 4, -extent - height - 4),
    ):
        left = x + dx if after else x + dx - width
        box = (left, y + dy, left + width, y + dy + height)
        if _free(box, [o for o in taken if not _meet(o, own) or o[2] - o[0] > 12.5]):
            taken.append(box)
            return (round(x + dx, 1), round(y + dy + 12, 1)), after
    return None, True


def _meet(a: _Box, b: _Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def _free(box: _Box, taken: Sequence[_Box]) -> bool:
    """Tell whether a box meets no other and lies on the map, above its scale."""
    apart = not any(_meet(box, o) for o in taken)
    return apart and box[0] >= 2 and box[2] <= WIDTH - 2 and box[1] >= 2 and box[3] <= HEIGHT - 30
