"""Outlines of countries (Natural Earth, public domain), cut to a window."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

Point = tuple[float, float]


#: Antarctica runs along the edge of the map on purpose.
POLE = "AQ"
HALF = 180.0


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of the earth: degrees west to east and south to north."""

    west: float
    south: float
    east: float
    north: float


@dataclass(frozen=True, slots=True)
class Country:
    """A country's outlines.

    Attributes:
        code: ISO 3166-1 alpha-2, or empty where there is none.
        rings: Closed outlines, (longitude, latitude) in degrees.
        extents: How far each of them reaches.
    """

    code: str
    rings: tuple[tuple[Point, ...], ...]
    extents: tuple[Window, ...]


@cache
def _world() -> Any:
    """Return the shipped file."""
    source = resources.files("secondsource.dossier") / "static" / "world.json"
    return json.loads(source.read_text(encoding="utf-8"))


@cache
def countries() -> tuple[Country, ...]:
    """Return all countries' outlines."""
    world = _world()
    arcs = [_decode(arc, world["scale"]) for arc in world["arcs"]]
    return tuple(
        _country(code, [_ring(arcs, ring) for ring in rings]) for code, _name, rings in world["countries"]
    )


@cache
def country_names() -> Mapping[str, str]:
    """Return what Natural Earth calls each country, by ISO 3166-1 alpha-2 code: of several parts, the name of the largest."""
    names: dict[str, tuple[int, str]] = {}
    for code, name, rings in _world()["countries"]:
        names[code] = max(names.get(code, (0, "")), (sum(map(len, rings)), name))
    return {code: name for code, (_, name) in names.items() if code}


def _country(code: str, given: list[tuple[Point, ...]]) -> Country:
    rings = given if code == POLE else [_whole(ring) for ring in given]
    return Country(code, tuple(rings), tuple(_extent(ring) for ring in rings))


def _extent(ring: tuple[Point, ...]) -> Window:
    across, up = zip(*ring, strict=True)
    return Window(min(across), min(up), max(across), max(up))


def _whole(ring: tuple[Point, ...]) -> tuple[Point, ...]:
    """Return a ring without jumps: where it crosses the 180th meridian it goes on beyond 180 degrees."""
    extent = _extent(ring)
    if extent.east - extent.west <= HALF:
        return ring
    points: list[Point] = []
    shift = 0.0
    for longitude, latitude in ring:
        if points and abs(longitude + shift - points[-1][0]) > HALF:
            shift += 360.0 if longitude + shift < points[-1][0] else -360.0
        points.append((longitude + shift, latitude))
    return tuple(points)


def _decode(arc: list[int], scale: int) -> list[Point]:
    x = y = 0
    points = []
    for dx, dy in zip(arc[::2], arc[1::2], strict=True):
        x, y = x + dx, y + dy
        points.append((x / scale, y / scale))
    return points


def _ring(arcs: list[list[Point]], refs: list[int]) -> tuple[Point, ...]:
    """Join arcs to a ring; in TopoJSON ``~i`` is arc i backward, and neighbors share their end point."""
    points: list[Point] = []
    for ref in refs:
        arc = arcs[ref] if ref >= 0 else arcs[~ref][::-1]
        points += arc[1:] if points else arc
    return tuple(points)


def within(country: Country, window: Window) -> list[list[Point]]:
    """Return the parts of a country's outlines inside a window, also where the window crosses the 180th meridian."""
    parts = []
    for ring, extent in zip(country.rings, country.extents, strict=True):
        west, east, south, north = extent.west, extent.east, extent.south, extent.north
        if south >= window.north or north <= window.south:
            continue
        for shift in (-360.0, 0.0, 360.0):
            if west + shift < window.east and east + shift > window.west:
                moved = [(x + shift, y) for x, y in ring] if shift else list(ring)
                whole = (
                    west + shift >= window.west
                    and east + shift <= window.east
                    and south >= window.south
                    and north <= window.north
                )
                part = moved if whole else clip(moved, window)
                if part:
                    parts.append(part)
    return parts


def clip(ring: Iterable[Point], window: Window) -> list[Point]:
    """Return the part of a ring inside a window (Sutherland and Hodgman 1974), empty where there is none."""
    points = list(ring)
    for axis, limit, sign in (
        (0, window.west, 1),
        (0, window.east, -1),
        (1, window.south, 1),
        (1, window.north, -1),
    ):
        if not points:
            break
        kept: list[Point] = []
        before = points[-1]
        before_in = sign * (before[axis] - limit) >= 0
        for here in points:
            here_in = sign * (here[axis] - limit) >= 0
            if here_in != before_in:
                share = (limit - before[axis]) / (here[axis] - before[axis])
                kept.append(
                    (before[0] + share * (here[0] - before[0]), before[1] + share * (here[1] - before[1]))
                )
            if here_in:
                kept.append(here)
            before, before_in = here, here_in
        points = kept
    return points
