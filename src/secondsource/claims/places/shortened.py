"""Names by which a place goes besides its own: its initials ("LA" beside "Los Angeles"), what people call it ("the Queen City")."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secondsource.claims.places.candidates import Name
    from secondsource.claims.places.page import Page
    from secondsource.claims.places.words import Words

_INITIALS = range(2, 4)
"""Letters of initials."""


def written_out(page: Page, words: Sequence[Words], asked: Sequence[Name]) -> list[Name]:
    """Give initials the only name of several words in the report that has them; those behind a comma tell a state ("Baton Rouge, LA")."""
    full: dict[str, set[str]] = {}
    for name in asked:
        parts = name.text.split()
        if len(parts) in _INITIALS:
            full.setdefault("".join(part[0] for part in parts), set()).add(name.text)
    found = []
    for word, name in zip(words, asked, strict=True):
        short = name.text.replace(".", "")
        meant = full.get(short, set()) if short.isupper() and len(short) in _INITIALS else set()
        behind = word.start > 0 and page.words[word.start - 1] == ","
        found.append(name._replace(text=next(iter(meant))) if len(meant) == 1 and not behind else name)
    return found


def nickname(page: Page, word: Words) -> bool:
    """Tell what people call a city: its article is its own ("*the Queen City*"), not that of a noun behind it ("the Mexico City *airport*")."""
    parts = word.name.lower().split()
    if len(parts) < 2 or parts[-1] != "city" or word.start == 0 or page.lower[word.start - 1] != "the":
        return False
    article, last = page.doc[word.start - 1], word.end - 1
    return word.start <= article.head.i <= last and page.lower[word.end : word.end + 1] != ["of"]
