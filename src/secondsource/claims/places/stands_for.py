"""Makes the mention of a description that stands for a place told before, or for one that the gazetteer has."""

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc

from secondsource.claims.places.gazetteer import Place
from secondsource.claims.places.metonymy import relation
from secondsource.claims.places.place import PlaceMention
from secondsource.model.entity import PlacePrecision
from secondsource.model.span import Span


def of_gazetteer(
    doc: Doc, text: str, start: int, end: int, place: Place | None, precision: PlacePrecision
) -> PlaceMention:
    """Make the mention of a description that stands for a place whose name the report need not tell."""
    span = Span(doc[start].idx, doc[end - 1].idx + len(doc[end - 1]))
    words = span.of(text)
    if place is None:
        why = "a description; no place told before fits"
        return PlaceMention(words, span, start, end, words, literal=True, why=why, kind="described")
    return PlaceMention(
        words, span, start, end, place.name, literal=True, why=f"stands for {place.name} by the country told",
        country=place.country, admin1=place.division or None, latitude=place.latitude, longitude=place.longitude,
        precision=precision, kind="described", geoname=place.id or None, relation=relation(doc, start),
    )  # fmt: skip


def describe(
    doc: Doc,
    words: str,
    mentions: Sequence[PlaceMention],
    span: Span,
    start: int,
    end: int,
    whole: int | None,
    part: bool,
) -> PlaceMention:
    """Make the mention of a description that stands for a place told before, or for a part of it.

    Args:
        doc: The document.
        words: The description's words.
        mentions: The document's named places.
        span: Where the description stands.
        start: Its first token.
        end: The token behind it.
        whole: Index of the place that it stands for, or is a part of; ``None``: not told.
        part: Whether it is a part of that place.
    """
    if whole is None:
        why = "a description; no place told before fits"
        return PlaceMention(words, span, start, end, words, literal=True, why=why, kind="described")
    told = mentions[whole]
    return replace(told, text=words, span=span, start=start, end=end, kind="described", geoname=None if part else told.geoname,
        why=f"{'a part of' if part else 'stands for'} the place told before: {told.name}",
        within=whole if part else None, same_as=None if part else whole, relation=relation(doc, start),
    )  # fmt: skip
