"""What the place finder returns: words that name a place, and where on earth that is."""

from dataclasses import dataclass
from typing import Literal

from secondsource.model.entity import PlacePrecision
from secondsource.model.span import Span


@dataclass(slots=True, eq=False)
class PlaceMention:
    """Words that name or describe a place.

    Attributes:
        text: The words ("Bab al-Hadid neighbourhood", "the east of the city").
        span: Where they stand, in characters of the document.
        start: First token.
        end: One past the last token.
        name: The name inside the words, for a description the name of what contains it ("Aleppo"), else the words.
        literal: The place itself is meant; ``False`` where it stands for a government or team ("Moscow said").
        why: How it was taken for a place and resolved, in words for a person.
        country: ISO 3166-1 alpha-2, or ``None``: unknown.
        admin1: GeoNames first-order division code ("US.TX"), or ``None``.
        latitude: Degrees north, or ``None``.
        longitude: Degrees east, or ``None``.
        precision: Of the coordinates.
        geoname: GeoNames id, or ``None``: not in the gazetteer.
        kind: ``named`` or ``described`` ("the city", "the area").
        relation: How what happens lies to it, in the words of the text ("near", "east of"), or ``None``.
        within: Index in the list of the place that contains it, or ``None``.
        same_as: Index in the list of the mention whose place it is ("the city" → "Aleppo"), or ``None``.
    """

    text: str
    span: Span
    start: int
    end: int
    name: str
    literal: bool
    why: str
    country: str | None = None
    admin1: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    precision: PlacePrecision = "unknown"
    geoname: int | None = None
    kind: Literal["named", "described"] = "named"
    relation: str | None = None
    within: int | None = None
    same_as: int | None = None
