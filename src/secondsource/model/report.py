"""One document as it was read, and what could not be read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal, NamedTuple

from secondsource.model.span import Span


class Piece(NamedTuple):
    """One piece of the map from clean text to source.

    A piece whose two lengths are equal maps unit by unit; any other maps as a whole.
    """

    clean_start: int
    clean_end: int
    source_start: int
    source_end: int


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """The map from offsets in the clean text to offsets in what was read.

    Attributes:
        unit: ``bytes`` of the file for text and web pages; ``characters`` of the text that the format's library
            extracted for the rest (PDF, DOCX, tables, feeds, mail bodies).
        pieces: In order of clean offsets, without overlap.
    """

    unit: Literal["bytes", "characters"]
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Dropped:
    """A segment that was read and left out of the clean text, with the reason.

    Attributes:
        text: The words left out.
        reason: Why, in words for a person ("comment form", "share line", …).
        source: ``[start, end)`` in the source, in the unit of the report's offset map; ``None``
            where the format's library does not tell.
    """

    text: str
    reason: str
    source: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Credit:
    """A person, agency or outlet that the report itself credits, in its own words.

    Attributes:
        kind: ``byline`` (written by), ``agency`` ("(AP)", "BEIRUT (NWS) -"), ``source`` (a feed's
            ``<source>``, a ``Source:`` head) or ``translation`` ("translated from …").
        name: The name as written.
        span: Where in the clean text; ``None`` where it stood in metadata.
    """

    kind: Literal["byline", "agency", "source", "translation"]
    name: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """One document as read.

    Attributes:
        id: Digest of raw bytes' hash, position inside a container, and clean text.
        uri: Where it was read from: a relative path, ``archive.zip!/inner``, ``table.csv#12``, a URL.
        url: Address of the original, where a table's column, a page's canonical link, a feed or an archive
            gives one; ``None``: unknown.
        outlet: Who published it, or ``None``: unknown.
        title: The headline, or ``None``. Where it stands in the clean text, ``spans["title"]`` tells.
        byline: Who wrote it, or ``None``.
        published: ISO 8601, with the precision that was given (``2016``, ``2016-12``,
            ``2016-12-08``, ``2016-12-08T14:05Z``), or ``None``: unknown, never a guess.
        language: ISO 639-1 code, or ``None`` where it could not be told.
        unread_reason: Why the text was not read for claims (a language not read yet, no text),
            or ``None`` where it was.
        text: The clean text: what all spans point into.
        sha256: Of the raw bytes, hexadecimal.
        spans: Where in the clean text a field of the head was found: field name → span; ``day``: a day without its
            year ("BEIRUT, Dec 8 (NWS) -"), which dates nothing by itself.
        provenance: Where a field's value came from, in words ("<meta property=og:title>",
            "line 'Date:'", "column 'pubdate'"): field name → words.
        credits: Whom the report credits.
        dateline: The place named by a dateline ("BEIRUT (NWS) -"), as written, or ``None``.
        dropped: What was left out, with reasons.
        offsets: The map back to the source.
    """

    id: str
    uri: str
    text: str
    sha256: str
    offsets: OffsetMap
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    byline: str | None = None
    published: str | None = None
    language: str | None = None
    unread_reason: str | None = None
    spans: Mapping[str, Span] = field(default_factory=lambda: MappingProxyType({}))
    provenance: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    credits: tuple[Credit, ...] = ()
    dateline: str | None = None
    dropped: tuple[Dropped, ...] = ()


@dataclass(frozen=True, slots=True)
class Unread:
    """An input that could not be read at all, with the reason.

    Attributes:
        uri: Which input.
        code: Short and stable, for machines ("encrypted", "empty", "too-large", "no-text", …).
        reason: What was wrong, where, and what to do, for a person.
    """

    uri: str
    code: str
    reason: str
