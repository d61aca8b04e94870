"""Sentences and lines whose source stands in brackets at their end, as in situation reports.

Dead: 23 (Interior Ministry, 16 Oct, 10:00).            the ministry's number
Twelve people died (Ministry of Health, 4 March).       the same
… of the Northern Red Crescent (NRC).                   only how a name is shortened
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from secondsource.claims import lexicon
from secondsource.claims.figures.words import lookup
from secondsource.claims.saying import head_of
from secondsource.claims.stated import stated

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secondsource.claims.saying import Range, Saying
    from secondsource.claims.tree import Tree

_LONGEST = 16
"""Tokens between the brackets, at most."""
_NAME = 8
"""Tokens of the longest name of a source."""
_BODIES = frozenset(
    {
        "ministry",
        "office",
        "service",
        "agency",
        "hospital",
        "council",
        "directorate",
        "organization",
        "university",
    }
)
"""Nouns of bodies that count, whatever the reader takes their names for."""


def find(tree: Tree, known: Sequence[Saying]) -> list[Saying]:
    """Return the sayings of sentences that end in their source in brackets, where nobody else is said to say any of it."""
    found = []
    for start, end in tree.sents:
        brackets = _last_brackets(tree, start, end)
        if brackets is None or any(
            saying.contents[0][0] < end and start < saying.contents[-1][1] for saying in known
        ):
            continue
        opening, closing = brackets
        source = _source(tree, opening + 1, closing)
        content = tree.trimmed(start, opening)
        if source is not None and content[0] < content[1] and _tells(tree, content):
            found.append(stated(tree, (opening, opening + 1), opening, source, content))
    return found


def _last_brackets(tree: Tree, start: int, end: int) -> Range | None:
    """Return the brackets behind which a sentence has only marks, or ``None``."""
    closing = end - 1
    while closing > start and tree.words[closing] != ")" and tree.pos[closing] in {"SPACE", "PUNCT"}:
        closing -= 1
    if tree.words[closing] != ")":
        return None
    spots = range(closing - 1, max(start, closing - _LONGEST) - 1, -1)
    opening = next((i for i in spots if tree.words[i] == "("), None)
    return None if opening is None else (opening, closing)


def _tells(tree: Tree, content: Range) -> bool:
    """Tell whether words are a sentence, or the label of a count and its number ("Dead: 23"), not of anything ("Air: no findings")."""
    colon = next((i for i in range(*content) if tree.words[i] == ":"), None)
    return colon is None or any(
        lookup(tree.lower[i], role) for i in range(content[0], colon) for role in ("state", "noun")
    )


def _source(tree: Tree, start: int, end: int) -> Range | None:
    """Return the name of a body that words in brackets begin with, up to a comma, or ``None``: they are no source."""
    stop = next((i for i in range(start, end) if tree.words[i] in {",", ";", ":", "–", "-"}), end)
    if not 0 < stop - start <= _NAME or not tree.words[start][:1].isupper():
        return None
    if any(tree.is_verb(i) or tree.pos[i] == "NUM" for i in range(start, stop)):
        return None
    before = start - 2
    if before >= 0 and tree.pos[before] == "PROPN" and stop - start == 1:
        return None  # "the Northern Red Crescent (*NRC*)"
    head = head_of(tree, start, stop)
    body = tree.ent[head] == "ORG" or tree.lemma[head].lower() in _BODIES | lexicon.OUTLETS
    return (start, stop) if body else None
