"""An outlet at the end of a sentence, its verb read as a noun: "… were captured during the offensive AMN reports."."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secondsource.claims import lexicon
from secondsource.claims.commas import speaker_before
from secondsource.claims.openings import mark_behind_place

if TYPE_CHECKING:
    from secondsource.claims.saying import Range
    from secondsource.claims.tree import Tree

_SHORTEST = 5
"""Tokens before an outlet's name at the end of a sentence that can be what it reports."""


def reports(tree: Tree, index: int) -> tuple[Range, Range] | None:
    """Find content and outlet of "… were captured during the offensive AMN reports.", its verb read as a noun.

    Returns:
        Token ranges of content and speaker, or ``None``: the sentence does not end so.
    """
    start, end = tree.sents[tree.sent[index]]
    last = all(tree.pos[i] in {"PUNCT", "SPACE"} for i in range(index + 1, end))
    spoken = speaker_before(tree, index) if last else None
    if spoken is not None and spoken[0] - start >= _SHORTEST and _outlet(tree, spoken[1] - 1):
        return (start, spoken[0]), spoken  # "… by a rebel group Syrian state TV reports."
    first = tree.ent_of.get(index - 1, (index - 1, index))[0]
    if mark_behind_place(tree, index - 1):
        first = index - 1
    if tree.lower[index - 2 : index] == ["news", "agency"]:
        first = tree.ent_of.get(index - 3, (index - 3, index))[0]
    if not last or first - start < _SHORTEST or not tree.words[first][0].isupper():
        return None
    named = tree.ent[index - 1] in {"ORG", "PERSON", "MISC"} and tree.pos[first - 1] == "NOUN"
    outlet = len(tree.words[index - 1]) > 1 and (
        named or tree.words[index - 1].isupper() or tree.lower[index - 2 : index] == ["news", "agency"]
    )
    if (
        not outlet
        or tree.pos[first - 1] in {"ADP", "DET"}
        or not any(tree.is_predicate(i) for i in range(start, first))
    ):
        return None
    return (start, first), (first, index)


def _outlet(tree: Tree, index: int) -> bool:
    """Tell whether a word is a noun for what carries news."""
    return tree.lemma[index] in lexicon.OUTLETS or tree.lower[index] in {
        "tv",
        "media",
        "agency",
    }
