"""Characters that stand for others, or for nothing: mojibake, ligatures, zero-width and control characters."""

import re
import unicodedata
from collections.abc import Iterator
from html import unescape
from itertools import chain

from secondsource.readers.offsets import Edit, Mapped

# Removed: zero-width and directional marks, soft hyphens, byte order marks inside the text, variation selectors,
# control characters. Kept: U+200C and U+200D between letters that they shape (Persian, Hindi).
_INVISIBLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f"
    "\ufe00-\ufe0f\ufeff\ufff9-\ufffb\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"
)
_JOINERS = r"(?<![\u0600-\u0fff])[\u200c\u200d]|[\u200c\u200d](?![\u0600-\u0fff])"
_LINE_END = r"\r\n|[\r\x0b\x0c\x85\u2028\u2029]"
_SPACE = "[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]"
_LIGATURE = "[\ufb00-\ufb06\u0132\u0133\u01c4-\u01cc\u01f1-\u01f3\uff01-\uff5e]"
_ACCENT = "[^\\W\\d_][\u0300-\u036f]+"  # a letter and combining accents, where one character would do
_ENTITY = r"&(?:[A-Za-z][A-Za-z0-9]{1,30}|#\d{1,7}|#[xX][0-9A-Fa-f]{1,6});"
_FIXED = re.compile(
    f"(?P<end>{_LINE_END})|(?P<half>[\ud800-\udfff])|(?P<space>{_SPACE})|(?P<nothing>[{_INVISIBLE}]+|{_JOINERS})"
    f"|(?P<compatible>{_LIGATURE})|(?P<accent>{_ACCENT})|(?P<entity>{_ENTITY})"
)
# What any of these begins with, letters before combining accents aside: found quickly, and rare.
_STARTS = re.compile(
    f"[\ud800-\udfff\r\x0b\x0c\x85\u2028\u2029&\u200c\u200d{_SPACE[1:-1]}{_INVISIBLE}{_LIGATURE[1:-1]}]"
)
_COMBINING = re.compile("[\u0300-\u036f]")
# A cheap look before the library is loaded: mojibake is a letter of Latin-1 or Cyrillic beside another
# character beyond ASCII, or the remains of curly quotes in MacRoman.
_SUSPECT = re.compile("[\u0080-\u024f\u0400-\u04ff\u221a\u201a][^\x00-\x7f]")
_ASCII_RUN = re.compile("([\x00-\x7f]+)")


def clean(read: Mapped) -> Mapped:
    r"""Return the text with one character for each that a reader sees, and every line end as ``\n``.

    Mojibake is undone (ftfy), ligatures and full-width forms become plain letters, accents are composed,
    character references left over from HTML are resolved, every kind of space becomes a plain one, and what
    has no width is removed. Quotation marks and dashes stay as they are.
    """
    return _fix_characters(_fix_mojibake(read))


def _fix_characters(read: Mapped) -> Mapped:
    text = read.text
    if not text.isascii() and _COMBINING.search(text):
        return read.edit(filter(None, map(_replacement, _FIXED.finditer(text))))
    return read.edit(_rare_edits(text))


def _rare_edits(text: str) -> Iterator[Edit]:
    at = 0
    while start := _STARTS.search(text, at):
        match = _FIXED.match(text, start.start())
        edit = _replacement(match) if match else None
        if edit:
            yield edit
        at = match.end() if match else start.end()


def _replacement(match: re.Match[str]) -> Edit | None:
    old = match[0]
    if match["end"]:
        new = "\n"
    elif match["space"]:
        new = " "
    elif match["half"]:
        new = "\ufffd"
    elif match["nothing"]:
        new = ""
    elif match["entity"]:
        new = unescape(old)
        if new != old:  # what a reference stands for may itself be a space or invisible
            new = _FIXED.sub(lambda inner: ((edit := _replacement(inner)) and edit.text) or "", new)
    elif match["compatible"]:
        new = unicodedata.normalize("NFKC", old)
    else:
        new = unicodedata.normalize("NFC", old)
    return None if new == old else Edit(match.start(), match.end(), new)


def _fix_mojibake(read: Mapped) -> Mapped:
    if read.text.isascii() or not _SUSPECT.search(read.text):
        return read
    from ftfy import fix_encoding  # noqa: PLC0415 - a quarter of a second to load, and rarely needed

    def edits() -> Iterator[Edit]:
        start = 0
        for line in read.text.splitlines(keepends=True):
            if _SUSPECT.search(line):
                fixed = fix_encoding(line)
                if fixed != line:
                    yield from _differences(line, fixed, start)
            start += len(line)

    return read.edit(edits())


def _differences(old: str, new: str, start: int) -> Iterator[Edit]:
    """Yield the edits that turn a line into its repaired form.

    Repair leaves ASCII as it is, so the runs between pair up one by one; where they do not, what differs
    between the common start and the common end is one edit.
    """
    olds, news = _ASCII_RUN.split(old), _ASCII_RUN.split(new)
    if olds[1::2] == news[1::2]:
        at = start
        for before, after in zip(olds, news, strict=True):
            if before != after:
                yield Edit(at, at + len(before), after)
            at += len(before)
        return
    head = _common(old, new)
    tail = min(_common(old[::-1], new[::-1]), len(old) - head, len(new) - head)
    yield Edit(start + head, start + len(old) - tail, new[head : len(new) - tail])


def _common(one: str, other: str) -> int:
    """Return how many characters two texts have in common at their start."""
    for index, (left, right) in enumerate(zip(chain(one), chain(other), strict=False)):
        if left != right:
            return index
    return min(len(one), len(other))
