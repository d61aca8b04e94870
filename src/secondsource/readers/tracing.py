"""From the words that a parser took out of a page back to the page itself."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from html import unescape
from typing import NamedTuple

from secondsource.readers.offsets import Edit, Mapped

_TOKEN = re.compile(
    r"<!--.*?-->|<(?P<raw>script|style|title|textarea)\b.*?</(?P=raw)\s*>|<[!/?a-zA-Z][^>]*>"
    r"|(?P<entity>&(?:\#\d{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});?)|(?P<words>[^<&]+|[<&])",
    re.DOTALL | re.IGNORECASE,
)
_LONGEST = 4_000_000  # characters of a page that are gone through one by one


class _Stretch(NamedTuple):
    """A stretch of a page's visible words: how many letters stand before it, where it begins, and what it is there."""

    before: int
    start: int
    written: str
    letters: str


def traced(page: Mapped, texts: Sequence[tuple[str, bool]]) -> Mapped | None:
    r"""Return the texts that are kept, one a line, mapped to what the page was read from.

    Args:
        page: The page as it was decoded.
        texts: In the page's order, each with whether it is kept: stretches of its visible words, white space
            collapsed.

    Returns:
        The texts, or ``None`` where one of them does not stand in the page as it is (a parser mends what is
        broken) or the page is too long.

    Examples:
        >>> page = Mapped.of("<p>Seven <b>people</b>\n died &amp; fled.</p>")
        >>> found = traced(page, [("Seven people died & fled.", True)])
        >>> found.text, found.source(6, 12)
        ('Seven people died & fled.', (12, 18))
    """
    if len(page.text) > _LONGEST:
        return None
    stretches = list(_visible(page.text))
    letters = "".join(one.letters for one in stretches)
    edits: list[Edit] = []
    at = cursor = 0
    between = ""
    for text, kept in texts:
        bare = "".join(text.split())
        found = letters.find(bare, at)
        if found < 0:
            if kept:
                return None
            continue
        at = found + len(bare)
        if kept:
            for start, end, words in _places(stretches, text, found):
                if page.text[cursor:start] != between + words[:-1]:
                    edits.append(Edit(cursor, start, between + words[:-1]))
                if page.text[start:end] != words[-1]:
                    edits.append(Edit(start, end, words[-1]))
                cursor, between = end, ""
            between = "\n"
    edits.append(Edit(cursor, len(page.text)))
    result = page.edit(edits)
    return result if result.text == "\n".join(text for text, kept in texts if kept) else None


def _visible(html: str) -> Iterator[_Stretch]:
    before = 0
    for token in _TOKEN.finditer(html):
        if token["words"]:
            letters = "".join(token["words"].split())
        elif token["entity"]:
            letters = unescape(token["entity"]).strip()
            if len(letters) != 1:
                continue
        else:
            continue
        if letters:
            yield _Stretch(before, token.start(), token[0], letters)
            before += len(letters)


def _places(stretches: Sequence[_Stretch], text: str, first: int) -> Iterator[tuple[int, int, str]]:
    """Yield ``[start, end)`` in the page of each letter of a text whose first is the page's letter ``first``.

    With each comes the letter, after the space that stands before it in the text.
    """
    places = _letters(stretches, first)
    space = ""
    for character in text:
        if character.isspace():
            space = " "
        else:
            yield (*next(places), space + character)
            space = ""


def _letters(stretches: Sequence[_Stretch], first: int) -> Iterator[tuple[int, int]]:
    """Yield ``[start, end)`` in the page of each letter from one on."""
    number = bisect_right(stretches, first, key=lambda one: one.before) - 1
    skip = first - stretches[number].before
    for at in range(number, len(stretches)):
        _, start, written, letters = stretches[at]
        if written.startswith("&") and len(letters) == 1:
            if not skip:
                yield start, start + len(written)
            skip = max(0, skip - 1)
            continue
        for offset, character in enumerate(written):
            if character.isspace():
                continue
            if skip:
                skip -= 1
            else:
                yield start + offset, start + offset + 1
