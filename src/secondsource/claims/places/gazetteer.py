"""The shipped gazetteer (GeoNames, CC BY 4.0): a compressed table of names and places, read by blocks.

Built by ``train/gazetteer.py``, which describes the file. Opening it reads some hundred kilobytes; a name costs one
block of names and one or two of places, both kept for a while.
"""

import json
import re
import struct
import unicodedata
import zlib
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import accumulate
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import Literal

Kind = Literal["city", "district", "division", "country"]

MAGIC = b"SSGZ1"
KINDS: tuple[Kind, ...] = ("city", "district", "division", "country")
BLOCK = 512
_RECORD = struct.Struct("<IiiHHBB")
_ARTICLES = frozenset({"el", "al", "ad", "ar", "as", "at", "ash", "an", "az", "ul"})


_SMALL_MARKS = re.compile("['\u2018\u2019`\u02bc\u02bb\u02bf\u02be.]")
_APART = re.compile(r"[^\w]+")


@dataclass(frozen=True, slots=True)
class Place:
    """A place of GeoNames.

    Attributes:
        id: GeoNames id; 0: known by its postal code only.
        name: GeoNames' own name of it.
        latitude: Degrees north, to three places.
        longitude: Degrees east, to three places.
        country: ISO 3166-1 alpha-2.
        division: First-order division ("US.LA"), ``""`` where there is none.
        kind: ``city`` (any settlement), ``district`` (second-order division), ``division`` (first-order), ``country``.
        people: Its people, to about 7 %; 0: unknown.
    """

    id: int
    name: str
    latitude: float
    longitude: float
    country: str
    division: str
    kind: Kind
    people: int


@lru_cache(maxsize=16384)
def key(name: str) -> str:
    """Return what names are compared by: no case, accents, apostrophes or hyphens; "St." is "saint"."""
    plain = name.lower()
    if not plain.isascii():
        plain = unicodedata.normalize(
            "NFKD", name.replace("\u0131", "i").replace("\u00f8", "o").replace("\u0142", "l")
        ).lower()
        plain = "".join(ch for ch in plain if not unicodedata.combining(ch))
    one = plain.isascii() and plain.isalpha()
    words = [plain] if one else _APART.sub(" ", _SMALL_MARKS.sub("", plain)).split()
    return " ".join(
        "saint" if word in ("st", "ste") else "al" if word in _ARTICLES else word for word in words
    )


class Gazetteer:
    """Looks names up; one instance serves all documents."""

    def __init__(self, data: bytes | mmap) -> None:
        if data[: len(MAGIC)] != MAGIC:
            raise ValueError("not a gazetteer file of this version")
        size = struct.unpack_from("<I", data, len(MAGIC))[0]
        start = len(MAGIC) + 4
        head = json.loads(zlib.decompress(data[start : start + size]))
        self.licence: str = head["licence"]
        self.attribution: str = head["attribution"]
        self.places: int = head["places"]
        self._countries: list[str] = head["countries"]
        self._divisions: list[str] = head["divisions"]
        self._first: list[str] = head["first"]
        self._data = data
        sizes = [*head["name_sizes"], *head["place_sizes"]]
        self._offsets = [start + size, *(start + size + end for end in accumulate(sizes))]
        self._name_blocks = len(head["name_sizes"])
        self._lines = lru_cache(maxsize=256)(self._read_lines)
        self._planes = lru_cache(maxsize=512)(self._read_planes)
        self._place = lru_cache(maxsize=16384)(self._read_place)
        self.find = lru_cache(maxsize=8192)(self._find)

    def _inflate(self, block: int) -> bytes:
        return zlib.decompress(self._data[self._offsets[block] : self._offsets[block + 1]])

    def _read_lines(self, block: int) -> list[str]:
        return self._inflate(block).decode().split("\n")

    def _numbers(self, block: int, short: str) -> str | None:
        """Return the numbers of a key's places, or ``None``, without undoing the front coding of the whole block.

        A line shares its first letters with the line before it. Only lines that share as many as the key does can
        come nearer to it; one that shares fewer stands behind it (the lines are in order).
        """
        shared, same = 0, "0"  # letters, and the sign that a line begins with which shares as many
        for line in self._lines(block):
            if line[0] > same:
                continue
            if line[0] < same:
                return None
            tab = line.index("\t")
            rest = line[1:tab]
            if rest == short[shared:]:
                return line[tab + 1 :]
            for letter in rest:
                if shared < len(short) and letter == short[shared]:
                    shared += 1
                else:
                    break
            same = chr(48 + shared)
        return None

    def _read_planes(self, block: int) -> tuple[list[str], bytes]:
        raw = self._inflate(self._name_blocks + block)
        size = struct.unpack_from("<I", raw)[0]
        return raw[4 : 4 + size].decode().split("\n"), raw[4 + size :]

    def _read_place(self, number: int) -> Place:
        titles, body = self._planes(number // BLOCK)
        position = number % BLOCK
        record = body[position :: len(titles)]  # the first byte of each, the second of each, …
        place, lat, lon, country, division, kind, people = _RECORD.unpack(record)
        return Place(
            place,
            titles[position],
            lat / 1000,
            lon / 1000,
            self._countries[country],
            self._divisions[division - 1] if division else "",
            KINDS[kind],
            round(2 ** (people / 10)) - 1,
        )

    def _find(self, name: str) -> tuple[Place, ...]:
        """Return the places of a name, in the file's order (by name, then people); none: ``()``."""
        short = key(name)
        block = bisect_right(self._first, short) - 1
        if not short or block < 0:
            return ()
        numbers = self._numbers(block, short)
        return () if numbers is None else tuple(self._place(int(number)) for number in numbers.split(","))


@cache
def load() -> Gazetteer:
    """Open the shipped gazetteer, once; of a file on disk only the blocks that are asked for are read."""
    where = files(__package__).joinpath("data/gazetteer.bin")
    if isinstance(where, Path):
        with where.open("rb") as file:
            return Gazetteer(mmap(file.fileno(), 0, access=ACCESS_READ))
    return Gazetteer(where.read_bytes())
