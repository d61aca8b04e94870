"""Lines to paragraphs: text that was wrapped at a column is unwrapped, words broken at line ends are joined."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from secondsource.readers.offsets import Edit, Mapped

_NARROW, _WIDE = 40, 132  # columns between which people and programs wrap text
_SLACK = 3  # a line is full when the next word would not have fit, give or take this many characters
_SPACES = re.compile(r"[ \t]+(?=\n|\Z)|(?:(?<=\n)|\A)[ \t]+|[ \t]{2,}|\t|\n(?:[ \t]*\n){2,}")
_UNTIDY = ("  ", "\t", " \n", "\n ", "\n\n\n")
_SENTENCE_END = re.compile(r"[.!?:][\"'”’)\]]*$")
_ITEM = re.compile(r"(?:[-*•–—·]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s")  # opens a list item
_FIELD = re.compile(r"[A-Z][\w -]{1,20}:\s")  # opens a line of a head ("Source: …")
_WORD = re.compile(r"[^\W\d_]+")
_BROKEN = re.compile(r"([^\W\d_]{2,})-$")
_URL = re.compile(r"\bhttps?://|\bwww\.")


class Line(NamedTuple):
    """A line of text: where it stands, and how far it is indented."""

    start: int
    end: int
    indent: int


def paragraphs(read: Mapped) -> Mapped:
    r"""Return the text with one paragraph a line.

    A text whose lines were broken at some column is put together again; any other keeps its lines. White
    space at both ends of lines, and runs of it, become one space; more than one empty line becomes one.

    Examples:
        >>> wrapped = Mapped.of(
        ...     "Truce holds\n\nThe government and the rebels said on Sunday that\nthe truce in the city "
        ...     "of Aleppo was holding after\nthree days of talks in the capital of the country."
        ... )
        >>> print(paragraphs(wrapped).text)
        Truce holds
        <BLANKLINE>
        The government and the rebels said on Sunday that the truce in the city of Aleppo was holding after three days of talks in the capital of the country.
    """
    return tidy(unwrap(read))


def tidy(read: Mapped) -> Mapped:
    """Return the text without white space at the ends of lines, and with single spaces and empty lines."""
    text = read.text
    body = text.strip(" \t\n")
    start = text.find(body) if body else len(text)
    end = start + len(body)
    edits = [Edit(0, start)] if start else []
    untidy = any(
        marks in body for marks in _UNTIDY
    )  # most texts are tidy, and this is quicker than the pattern
    for match in _SPACES.finditer(text, start, end) if untidy else ():
        old = match[0]
        if old[0] == "\n":
            new = "\n\n"
        else:
            at_edge = match.start() == start or text[match.start() - 1] == "\n" or text[match.end()] == "\n"
            new = "" if at_edge else " "
        edits.append(Edit(match.start(), match.end(), new))
    if end < len(text):
        edits.append(Edit(end, len(text)))
    return read.edit(edits)


def unwrap(read: Mapped) -> Mapped:
    """Return the text with the line ends removed that only wrapped a paragraph."""
    text = read.text
    if "\n" not in text:
        return read
    lines = _without_common_indent(split_lines(text))
    width = _wrap_width(text, lines)
    if width is None:
        return read
    vocabulary = words_of(text)
    edits = []
    for line, following in pairwise(lines):
        if _continues(text, line, following, width):
            edits.append(join_edit(text, line, following, vocabulary, keep_unknown=True))
    return read.edit(edits)


def _without_common_indent(lines: list[Line]) -> list[Line]:
    """Return the lines with the indent that most of them have counted as none."""
    indents = Counter(line.indent for line in lines if line.start < line.end)
    common = max(indents, key=lambda indent: (indents[indent], -indent), default=0)
    return [line._replace(indent=max(0, line.indent - common)) for line in lines] if common else lines


def split_lines(text: str) -> list[Line]:
    """Return the lines of a text; ``end`` excludes the line end and white space before it."""
    lines = []
    at = 0
    for line in text.split("\n"):
        stripped = line.strip()
        indent = len(line) - len(line.lstrip()) if stripped else 0
        lines.append(Line(at + indent, at + indent + len(stripped), indent))
        at += len(line) + 1
    return lines


def words_of(text: str) -> frozenset[str]:
    """Return the words of a text in lower case, and its words with a hyphen inside a line."""
    lowered = text.lower()
    return frozenset(_WORD.findall(lowered)) | frozenset(re.findall(r"[^\W\d_]+-[^\W\d_]+", lowered))


def join_edit(
    text: str, line: Line, following: Line, vocabulary: frozenset[str], *, keep_unknown: bool
) -> Edit:
    """Return the edit that makes one line of two.

    Args:
        text: The text.
        line: The line that ends.
        following: The one that goes on.
        vocabulary: The text's words, as ``words_of`` gives them.
        keep_unknown: Whether a hyphen at the line's end stays where the text does not tell.
    """
    broken = _BROKEN.search(text, line.start, line.end)
    rest = _WORD.match(text, following.start, following.end)
    if not broken or not rest:
        dashed = line.end - line.start > 1 and text[line.end - 1] == "-" and text[line.end - 2].isalnum()
        return Edit(line.end, following.start, "" if dashed and rest else " ")
    if hyphen_stays(broken[1], rest[0], vocabulary, unknown=keep_unknown):
        return Edit(line.end, following.start)
    return Edit(line.end - 1, following.start)


def hyphen_stays(left: str, right: str, vocabulary: frozenset[str], *, unknown: bool) -> bool:
    """Tell whether the hyphen between two parts of a word at a line's end is part of the word.

    The text itself tells: how it writes the word elsewhere, or that both parts are words of their own.

    Examples:
        >>> hyphen_stays("govern", "ment", frozenset({"government"}), unknown=True)
        False
        >>> hyphen_stays("government", "held", frozenset({"government", "held"}), unknown=False)
        True
    """
    if not right[0].islower():
        return True
    left, right = left.lower(), right.lower()
    if left + right in vocabulary:
        return False
    if f"{left}-{right}" in vocabulary:
        return True
    if left in vocabulary and right in vocabulary and len(right) > 2:
        return True
    return unknown


def _wrap_width(text: str, lines: Sequence[Line]) -> int | None:
    """Return the column at which the text was wrapped, or ``None`` where it was not.

    In wrapped text nearly every line that ends inside a sentence is full (the next word would not have fit),
    and the line below goes on in lower case more often than not. Lines that end a sentence tell nothing:
    they may be whole paragraphs.
    """
    pairs = list(_pairs(text, lines))
    if not pairs:
        return None
    lengths = sorted(pair.length for pair in pairs)
    width = lengths[-1 - len(lengths) // 20]  # one line in twenty may stick out
    if not _NARROW <= width <= _WIDE:
        return None
    inside = [pair for pair in pairs if not pair.ended]
    full = [pair for pair in inside if pair.length + 1 + pair.word > width - _SLACK]
    lower = sum(pair.lower for pair in full)
    if not full or lower * 2 < len(full) or (len(full) == 1 and len(pairs) > 2):
        return None
    return width if len(full) * 10 >= len(inside) * 7 else None


class _Pair(NamedTuple):
    """A line with another right below it.

    Attributes:
        ended: Whether a sentence ends at its end.
        length: Its last column.
        word: Length of the first word below.
        lower: Whether that word begins in lower case.
    """

    ended: bool
    length: int
    word: int
    lower: bool


def _pairs(text: str, lines: Sequence[Line]) -> Iterator[_Pair]:
    for line, following in pairwise(lines):
        if line.start == line.end or following.start == following.end:
            continue
        words = text[line.start : line.end]
        if _URL.search(words) or _FIELD.match(words):
            continue
        below = text[following.start : following.end]
        yield _Pair(
            bool(_SENTENCE_END.search(words)),
            line.indent + len(words),
            len(below.split(" ", 1)[0]),
            below[0].islower(),
        )


def _continues(text: str, line: Line, following: Line, width: int) -> bool:
    """Tell whether the line below goes on with this line's paragraph."""
    if line.start == line.end or following.start == following.end:
        return False
    below = text[following.start : following.end]
    if following.indent > line.indent + 1:
        return False
    length = line.indent + line.end - line.start
    needed = length + 1 + len(below.split(" ", 1)[0])
    if _SENTENCE_END.search(text, line.start, line.end):
        return needed > width and not _ITEM.match(below)
    if needed > width - _SLACK:
        return True
    # A line may have been cut short by an edit; then the sentence plainly goes on.
    open_ended = text[line.end - 1].isalnum() or text[line.end - 1] == ","
    return below[0].islower() and open_ended and length * 2 > width
