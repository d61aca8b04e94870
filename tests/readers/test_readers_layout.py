"""Lines to paragraphs."""

import doctest
import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondsource.readers import layout
from secondsource.readers.layout import hyphen_stays, paragraphs, tidy
from secondsource.readers.offsets import Mapped
from tests.readers.samples import MORE, SAID

LONG = f"{SAID} {MORE} The governor spoke of three hundred tents, which had not arrived by the evening."


def test_worked_examples():
    """The examples in the docstrings hold."""
    failed, tried = doctest.testmod(layout)
    assert tried
    assert failed == 0


@pytest.mark.parametrize("width", [60, 72, 80, 100])
def test_wrapped_text_becomes_paragraphs_again(width):
    """Text wrapped at a column is put together; its headline stays a line of its own."""
    wrapped = "Town taken, army says\n\n" + "\n\n".join(
        textwrap.fill(words, width) for words in (LONG, LONG[::1])
    )
    assert paragraphs(Mapped.of(wrapped)).text == f"Town taken, army says\n\n{LONG}\n\n{LONG}"


def test_wrapped_without_empty_lines():
    """A short line ends its paragraph where no empty line does."""
    wrapped = "\n".join(["Town taken, army says", *textwrap.wrap(LONG, 70), *textwrap.wrap(LONG, 70)])
    lines = paragraphs(Mapped.of(wrapped)).text.split("\n")
    assert lines[0] == "Town taken, army says"
    assert "".join(lines[1:]).count("The governor spoke of three hundred tents") == 2


def test_indented_and_hanging_text():
    """An indent opens a paragraph, unless all lines have it."""
    indented = "\n".join(
        "    " + line if at == 0 else line for at, line in enumerate(textwrap.wrap(LONG, 70))
    )
    assert paragraphs(Mapped.of(f"{indented}\n{indented}")).text == f"{LONG}\n{LONG}"
    hanging = "\n            ".join(textwrap.wrap(LONG, 70))
    assert paragraphs(Mapped.of(hanging)).text == LONG


@pytest.mark.parametrize(
    "text",
    [
        f"Headline here\n{SAID}\n{MORE}\n{SAID}",  # one paragraph a line
        f"{SAID}\n\n{MORE}",
        "Fire in the old town\nTruce in the north\nTalks on Monday\nThree injured at port",  # headlines
        "Killed: 3\nInjured: 14\nDisplaced: 2,000",
        "- the first item of a list that goes on\n- the second item of the same list\n- the third item of the list",
        "One sentence here.\nAnother one here.\nA third one here.",
    ],
)
def test_other_lines_stay(text):
    """Lines that were not wrapped stay lines."""
    assert paragraphs(Mapped.of(text)).text == text


@pytest.mark.parametrize(
    ("left", "right", "vocabulary", "unknown", "stays"),
    [
        ("govern", "ment", {"government"}, True, False),
        ("govern", "ment", set(), False, False),
        ("govern", "ment", set(), True, True),
        ("government", "held", {"government", "held"}, False, True),
        ("cease", "fire", {"cease-fire", "ceasefire"}, False, False),
        ("rebel", "held", {"rebel-held"}, False, True),
        ("al", "Assad", {"al", "assad"}, False, True),
        ("re", "port", {"re", "port", "report"}, True, False),
    ],
)
def test_hyphens_at_line_ends(left, right, vocabulary, unknown, stays):
    """The text itself tells whether a hyphen is part of the word."""
    assert hyphen_stays(left, right, frozenset(vocabulary), unknown=unknown) is stays


@given(st.text(st.sampled_from("ab. \n\t-"), max_size=80))
def test_no_letter_is_lost_or_moved(text):
    """Whatever the layout, letters stay in order, and each maps to itself."""
    read = paragraphs(Mapped.of(text))
    assert read.text.replace(" ", "").replace("\n", "").replace("-", "") == "".join(
        character for character in text if character in "ab."
    )
    for at, character in enumerate(read.text):
        if character in "ab.":
            start, end = read.source(at, at + 1)
            assert text[start:end] == character


@given(st.text(st.sampled_from("ab \n\t"), max_size=80))
def test_tidy_settles(text):
    """Tidying a tidy text changes nothing."""
    once = tidy(Mapped.of(text)).text
    assert tidy(Mapped.of(once)).text == once
    assert once == once.strip()
    assert "  " not in once
    assert "\n\n\n" not in once
