"""From the words that a parser took out of a page back to the page itself."""

import re
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


class _Character(NamedTuple):
    """One visible character of a page, no space, and ``[start, end)`` of what stands for it there."""

    character: str
    start: int
    end: int


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
        >>> page = Mapped.of("<p>Seven <b>people</b>\\n died &amp; fled.</p>")
        >>> found = traced(page, [("Seven people died & fled.", True)])
        >>> found.text, found.source(6, 12)
        ('Seven people died & fled.', (12, 18))
    """
    if len(page.text) > _LONGEST:
        return None
    stream = list(_visible(page.text))
    letters = "".join(one.character for one in stream)
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
            edits.extend(_edits(page.text, text, stream[found:at], cursor, between))
            cursor, between = stream[at - 1].end, "\n"
    edits.append(Edit(cursor, len(page.text)))
    result = page.edit(edits)
    return result if result.text == "\n".join(text for text, kept in texts if kept) else None


def _visible(html: str) -> Iterator[_Character]:
    for token in _TOKEN.finditer(html):
        if token["words"]:
            start = token.start()
            for offset, character in enumerate(token["words"]):
                if not character.isspace():
                    yield _Character(character, start + offset, start + offset + 1)
        elif token["entity"]:
            character = unescape(token["entity"])
            if len(character) == 1 and not character.isspace():
                yield _Character(character, token.start(), token.end())


def _edits(
    html: str, text: str, characters: Sequence[_Character], cursor: int, between: str
) -> Iterator[Edit]:
    """Yield what makes one text of the page after ``cursor``, with ``between`` before it."""
    at = 0
    for character in text:
        if character.isspace():
            between += " "
            continue
        _, start, end = characters[at]
        if html[cursor:start] != between:
            yield Edit(cursor, start, between)
        if html[start:end] != character:
            yield Edit(start, end, character)
        cursor, between = end, ""
        at += 1
