"""What the layout of a text says about sentence borders: blank lines, line ends, list items, headlines."""

import re
from itertools import pairwise

_LINE = re.compile(r"[^\n\r\f\u2028\u2029]+")
_BLANK = re.compile(r"\n[^\S\n]*\n|\r[^\S\r]*\r|\r\n[^\S\n]*\r\n|[\f\u2029]")
_ITEM = re.compile(r"\s*(?:[-*•·–—▪◦●■]\s+\S|\(?\d{1,2}[.)]\s+\S|\(?[a-zA-Z][.)]\s+[A-Z])")
"""A list item: a bullet, or a number or letter with a full stop or bracket, then words."""
_ENDS = re.compile(r"[.!?:;…][\"'”’»)\]]*\s*\Z")
_CONTINUES = re.compile(r"\s*[a-z,;)%]")
WRAP_COLUMNS = 100
"""Longest line that may be a line of a wrapped paragraph; terminals and telexes wrap at 60 to 80."""
FULL_LINE = 0.75
"""A line shorter than this share of the longest one of its block was not ended by wrapping."""


def breaks(text: str) -> list[int]:
    """Return the character offsets (ascending, the first word's excluded) at which a new sentence must begin.

    A blank line always ends a sentence. A single line end does where each line is a paragraph of its own, and
    does not inside a paragraph that was wrapped to a width.
    """
    lines = [match.span() for match in _LINE.finditer(text) if not match.group().isspace()]
    found: list[int] = []
    block: list[tuple[int, int]] = []
    for line in lines:
        if block and _BLANK.search(text, block[-1][1], line[0] + 1):
            found += _inside(text, block)
            found.append(_first(text, line))
            block = []
        block.append(line)
    return found + _inside(text, block)


def _first(text: str, line: tuple[int, int]) -> int:
    """Offset of the line's first character that is no space."""
    return line[0] + len(text[line[0] : line[1]]) - len(text[line[0] : line[1]].lstrip())


def _inside(text: str, block: list[tuple[int, int]]) -> list[int]:
    """Breaks between the lines of a block without blank lines."""
    if len(block) < 2:
        return []
    words = [text[start:end].strip() for start, end in block]
    wrapped = _is_wrapped(words)
    longest = max(len(line) for line in words)
    found = []
    for (before, after), line in zip(pairwise(words), block[1:], strict=True):
        if _ITEM.match(after):
            ends = True
        elif wrapped:
            ends = len(before) < FULL_LINE * longest and (
                _ENDS.search(before) is not None or (before.isupper() and not after.isupper())
            )
        else:
            ends = _ENDS.search(before) is not None or not _CONTINUES.match(after)
        if ends:
            found.append(_first(text, line))
    return found


def _is_wrapped(words: list[str]) -> bool:
    """Whether the block is a paragraph cut into lines of one width."""
    ended = words[:-1]  # the last line is ended by the paragraph
    longest = max(len(line) for line in words)
    if longest > WRAP_COLUMNS or longest < WRAP_COLUMNS // 3:
        return False
    full = sum(len(line) >= FULL_LINE * longest for line in ended)
    unfinished = sum(_ENDS.search(line) is None for line in ended)
    return 2 * full > len(ended) and 2 * unfinished > len(ended)
