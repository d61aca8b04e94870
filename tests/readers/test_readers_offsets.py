"""The map from clean text to source: exact through any number of edits."""

import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondsource.model import OffsetMap, Piece, Span
from secondsource.readers import offsets, to_clean, to_source
from secondsource.readers.offsets import Edit, Mapped


def test_worked_examples():
    """The examples in the docstrings hold."""
    failed, tried = doctest.testmod(offsets)
    assert tried > 8
    assert failed == 0


@st.composite
def edited(draw):
    """A text after some rounds of random edits, with, for each character, the source it must come from."""
    text = draw(st.text(min_size=1, max_size=40))
    read = Mapped.of(text)
    sources = [(at, at + 1) for at in range(len(text))]
    for _ in range(draw(st.integers(0, 4))):
        length = len(read.text)
        cuts = sorted(draw(st.lists(st.integers(0, length), max_size=6)))
        edits = [
            Edit(start, end, draw(st.text(max_size=4)))
            for start, end in zip(cuts[::2], cuts[1::2], strict=False)
        ]
        new: list[tuple[int, int] | None] = []
        at = 0
        for edit in edits:
            new += sources[at : edit.start]
            replaced = [source for source in sources[edit.start : edit.end] if source]
            whole = (
                (replaced[0][0], replaced[-1][1])
                if replaced and len(replaced) == edit.end - edit.start
                else None
            )
            new += [whole] * len(edit.text)
            at = edit.end
        new += sources[at:]
        sources = new
        read = read.edit(edits)
    return text, read, sources


@given(edited())
def test_every_character_keeps_its_source(case):
    """A character that was kept comes from exactly where it was; one that was written, from within what it replaced."""
    text, read, sources = case
    assert len(sources) == len(read.text)
    for at, source in enumerate(sources):
        found = read.source(at, at + 1)
        if source is None:
            continue
        assert source[0] <= found[0] <= found[1] <= source[1]
        if source[1] - source[0] == 1 and read.text[at] == text[source[0]]:
            assert found == source


@given(edited())
def test_pieces_cover_the_text_in_order(case):
    """The pieces tile the clean text, and none of them leaves the source."""
    text, read, _ = case
    at = 0
    for piece in read.pieces:
        assert piece.clean_start == at
        assert piece.clean_end > piece.clean_start
        assert 0 <= piece.source_start <= piece.source_end <= len(text)
        at = piece.clean_end
    assert at == len(read.text)


@given(edited(), st.data())
def test_round_trip(case, data):
    """A span's source leads back to a span that holds it, where anything of it came from the source."""
    _, read, _ = case
    if not read.text:
        return
    start = data.draw(st.integers(0, len(read.text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(read.text))))
    there = to_source(read.offsets(), span)
    assert there == read.source(*span)
    kept = [at for at in range(*span) if read.source(at, at + 1)[0] < read.source(at, at + 1)[1]]
    if kept:
        back = to_clean(read.offsets(), *there)
        assert back is not None
        assert all(back.start <= at < back.end for at in kept)


def test_a_whole_that_was_parted_is_one_stretch():
    """Characters from both parts of a whole come from all of it, in whichever order its units are met."""
    read = Mapped.of("ab").edit([Edit(0, 2, "wxyz")]).edit([Edit(2, 2, "-")])
    assert (read.text, read.source(1, 4)) == ("wx-yz", (0, 2))
    assert to_clean(read.offsets(), 0, 2) == Span(0, 5)


@pytest.mark.parametrize(
    "edits", [[Edit(2, 1)], [Edit(0, 3), Edit(2, 4)], [Edit(3, 4), Edit(0, 1)], [Edit(0, 9)]]
)
def test_wrong_edits_are_refused(edits):
    """Edits that overlap, are out of order or lie outside are an error of the caller."""
    with pytest.raises(ValueError, match="overlaps"):
        Mapped.of("abcdef").edit(edits)


def test_a_piece_that_maps_as_a_whole_is_cut_to_the_whole():
    """Half of a ligature comes from all of it."""
    read = Mapped("office", (Piece(0, 1, 0, 1), Piece(1, 4, 1, 4), Piece(4, 6, 4, 6)), "bytes")
    assert read.slice(1, 3).source(0, 2) == (1, 3)
    ligature = Mapped("ffi", (Piece(0, 3, 0, 4),), "bytes")
    assert ligature.slice(1, 2).source(0, 1) == (0, 4)


def test_what_is_inserted_into_a_whole_belongs_to_the_whole():
    """A letter put between the two of a ligature comes from the ligature, and so does what surrounds it."""
    read = Mapped.of("o\ufb01x").edit([Edit(1, 2, "fi")]).edit([Edit(2, 2, "-")])
    assert read.text == "of-ix"
    assert read.source(2, 3) == read.source(2, 4) == read.source(1, 3) == (1, 2)
    assert to_clean(read.offsets(), 1, 2) == Span(1, 4)


def test_empty_map():
    """An empty text maps to nothing."""
    assert to_source(OffsetMap("bytes", ()), Span(0, 0)) == (0, 0)
    assert to_clean(OffsetMap("bytes", ()), 0, 5) is None
