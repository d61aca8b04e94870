"""Places of a report: found, told from actors, and geocoded against GeoNames with the context of the whole report."""

from collections.abc import Sequence

from spacy.tokens import Doc

from secondsource.claims.places.place import PlaceMention

__all__ = ["PlaceMention", "find", "geocode"]


def find(doc: Doc, hints: Sequence[str] = ()) -> list[PlaceMention]:
    """Find and geocode the places of a document, in order of the text.

    Args:
        doc: The document; entities and trees are used where they are there.
        hints: What else tells where the report is at home, strongest first: dateline, outlet's name, domain.
    """
    raise NotImplementedError


def geocode(text: str, names: Sequence[tuple[int, int]], hints: Sequence[str] = ()) -> list[PlaceMention]:
    """Geocode place names that are given as character spans of the text (tokens are left at 0)."""
    raise NotImplementedError
