"""Text that remembers where every character came from, through any number of edits."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from secondsource.model import OffsetMap, Piece, Span


class Edit(NamedTuple):
    """Replace ``text[start:end]`` by ``text``; an empty ``text`` deletes, ``start == end`` inserts."""

    start: int
    end: int
    text: str = ""


@dataclass(frozen=True, slots=True)
class Mapped:
    r"""A text and the map from its characters to what was read.

    The pieces cover every character of the text, in order. A piece with two equal lengths maps unit by
    unit; any other maps as a whole.

    Attributes:
        text: The text as it is now.
        pieces: Where it came from.
        unit: What source offsets count.

    Examples:
        A ligature becomes two letters; both come from the one character that was read:

        >>> read = Mapped.of("the of\ufb01cial said")
        >>> clean = read.edit([Edit(6, 7, "fi")])
        >>> clean.text
        'the official said'
        >>> clean.source(6, 8), clean.source(8, 12)
        ((6, 7), (7, 11))

        A word broken at the end of a line is put together again; its source is the whole of both halves:

        >>> read = Mapped.of("the govern-\nment said")
        >>> clean = read.edit([Edit(10, 12)])
        >>> clean.text, clean.source(4, 14)
        ('the government said', (4, 16))

        Edits compose, so that cleaning may go in steps:

        >>> clean = clean.edit([Edit(0, 4)])
        >>> clean.text, clean.source(0, 10)
        ('government said', (4, 16))
    """

    text: str
    pieces: tuple[Piece, ...]
    unit: Literal["bytes", "characters"]

    @classmethod
    def of(cls, text: str) -> "Mapped":
        """Return a text that is its own source, counted in characters."""
        pieces = (Piece(0, len(text), 0, len(text)),) if text else ()
        return cls(text, pieces, "characters")

    def edit(self, edits: Iterable[Edit]) -> "Mapped":
        """Return the text with the edits made.

        Args:
            edits: In order of ``start``, without overlap; offsets count characters of this text.

        Raises:
            ValueError: The edits overlap, are out of order, or lie outside the text.
        """
        text = self.text
        words: list[str] = []
        builder = _Builder(self.pieces)
        at = 0
        for start, end, new in edits:
            if start < at or end < start or end > len(text):
                raise ValueError(f"edit {start}:{end} overlaps, is out of order or outside the text")
            if start > at:
                words.append(text[at:start])
                builder.keep(at, start)
            builder.replace(start, end, len(new))
            words.append(new)
            at = end
        if not words:
            return self
        if at < len(text):
            words.append(text[at:])
            builder.keep(at, len(text))
        return Mapped("".join(words), tuple(builder.pieces), self.unit)

    def slice(self, start: int, end: int) -> "Mapped":
        """Return the part ``[start, end)`` with its own map."""
        return self.edit(_cut(start, end, len(self.text)))

    def source(self, start: int, end: int) -> tuple[int, int]:
        """Return where ``text[start:end]`` came from, ``[start, end)`` in the source."""
        return _source(self.pieces, start, end)

    def offsets(self) -> OffsetMap:
        """Return the map alone, as a report keeps it."""
        return OffsetMap(self.unit, self.pieces)


def to_source(offsets: OffsetMap, span: Span) -> tuple[int, int]:
    """Return where a span of the clean text came from.

    Args:
        offsets: A report's map.
        span: In characters of the clean text, inside it.

    Returns:
        ``[start, end)`` in the map's unit: the smallest stretch of the source that holds all that the
        span's characters came from.

    Examples:
        >>> offsets = OffsetMap("bytes", (Piece(0, 1, 0, 3), Piece(1, 6, 3, 8)))
        >>> to_source(offsets, Span(0, 1)), to_source(offsets, Span(1, 3))
        ((0, 3), (3, 5))
    """
    return _source(offsets.pieces, span.start, span.end)


def to_clean(offsets: OffsetMap, start: int, end: int) -> Span | None:
    """Return the span of the clean text that came from a stretch of the source.

    Args:
        offsets: A report's map.
        start: First unit of the source.
        end: One past its last unit.

    Returns:
        The smallest span that holds every character that came from the stretch; ``None`` where none did
        (it was dropped).

    Examples:
        >>> offsets = OffsetMap("bytes", (Piece(0, 1, 0, 3), Piece(1, 6, 3, 8)))
        >>> to_clean(offsets, 1, 2), to_clean(offsets, 4, 6), to_clean(offsets, 8, 12)
        (Span(start=0, end=1), Span(start=2, end=4), None)
    """
    first: int | None = None
    last = 0
    for piece in offsets.pieces:
        low, high = max(start, piece.source_start), min(end, piece.source_end)
        if low >= high:
            continue
        if _unit_by_unit(piece):
            shift = piece.clean_start - piece.source_start
            low, high = low + shift, high + shift
        else:
            low, high = piece.clean_start, piece.clean_end
        first = low if first is None else min(first, low)
        last = max(last, high)
    return None if first is None else Span(first, last)


class _Builder:
    """Writes the pieces of an edited text while its edits are walked through in order."""

    def __init__(self, old: Sequence[Piece]) -> None:
        self.pieces: list[Piece] = []
        self._old = old
        self._index = 0
        self._at = 0  # characters written

    def keep(self, start: int, end: int) -> None:
        old = self._old
        index = self._index
        while index < len(old) and old[index][1] <= start:
            index += 1
        shift = self._at - start
        first = index
        while index < len(old) and old[index][0] < end:
            index += 1
        if first < index:
            self._add(_part(old[first], start, end), shift)
            # Between the borders pieces go over as they are: they were merged when they were written.
            inner = old[first + 1 : index - 1]
            self.pieces.extend(
                inner if not shift else [Piece(a + shift, b + shift, c, d) for a, b, c, d in inner]
            )
            if index - 1 > first:
                self._add(_part(old[index - 1], start, end), shift)
            self._index = index - 1 if old[index - 1][1] > end else index
        self._at += end - start

    def replace(self, start: int, end: int, length: int) -> None:
        if length:
            old = self._old
            source = _source(old, start, end, self._index)
            self.pieces.append(Piece(self._at, self._at + length, *source))
            self._at += length

    def _add(self, piece: Piece, shift: int) -> None:
        piece = Piece(piece[0] + shift, piece[1] + shift, piece[2], piece[3])
        if self.pieces:
            last = self.pieces[-1]
            if last.source_end == piece.source_start and _unit_by_unit(last) and _unit_by_unit(piece):
                self.pieces[-1] = Piece(last[0], piece[1], last[2], piece[3])
                return
        self.pieces.append(piece)


def _unit_by_unit(piece: Piece) -> bool:
    return piece[1] - piece[0] == piece[3] - piece[2]


def _part(piece: Piece, start: int, end: int) -> Piece:
    """Return the part of a piece that lies in ``[start, end)`` of the clean text."""
    low, high = max(start, piece[0]), min(end, piece[1])
    if _unit_by_unit(piece):
        shift = piece[2] - piece[0]
        return Piece(low, high, low + shift, high + shift)
    return Piece(low, high, piece[2], piece[3])


def _source(pieces: Sequence[Piece], start: int, end: int, first: int = 0) -> tuple[int, int]:
    if not pieces:
        return 0, 0
    if start >= end:
        return _point(pieces, start, first)
    index = max(first, bisect_right(pieces, start, key=_clean_start) - 1)
    last = bisect_left(pieces, end, lo=index, key=_clean_start) - 1
    parts = [_part(piece, start, end) for piece in pieces[index : last + 1]]
    # A whole may lie in several pieces, one behind the other: the outer two need not be the outer in the source.
    return min(part[2] for part in parts), max(part[3] for part in parts)


def _point(pieces: Sequence[Piece], at: int, first: int) -> tuple[int, int]:
    """Return the stretch of the source that an insertion at ``at`` belongs to.

    It is empty, except where what stands before and behind it comes from one whole: what is inserted
    belongs to the whole then, as they do.
    """
    index = max(first, bisect_right(pieces, at, key=_clean_start) - 1)
    if at >= pieces[-1][1]:
        return pieces[-1][3], pieces[-1][3]
    behind = _part(pieces[index], at, at + 1)[2]
    if not at:
        return behind, behind
    before = _part(pieces[index if at > pieces[index][0] else index - 1], at - 1, at)[3]
    return behind, max(before, behind)


def _clean_start(piece: Piece) -> int:
    return piece[0]


def _cut(start: int, end: int, length: int) -> list[Edit]:
    return [cut for cut in (Edit(0, start), Edit(end, length)) if cut.start < cut.end]
