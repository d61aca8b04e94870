"""What of the words before a lost comma ran into who speaks behind it: the end of a count, a land whose border it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secondsource.claims import lexicon

if TYPE_CHECKING:
    from secondsource.claims.saying import Range
    from secondsource.claims.tree import Tree

UNCOUNTED = frozenset({"media", "television", "tv", "radio", "police", "press"})
"""Who speaks in the plural and is never counted."""
_VAGUE = frozenset({"dozens", "scores", "hundreds", "thousands", "several", "many"})


def counts_more(tree: Tree, index: int) -> bool:
    """Tell whether a word is the "more" that ends a count ("dozens *more*", "12 *more*")."""
    return tree.lower[index] == "more" and index > 0 and _counts(tree, index - 1)


def only_counts(tree: Tree, begin: int, source: Range) -> bool:
    """Tell whether what stands before who speaks is the end of a count ("wounded *50* state media said", "dozens *more*").

    Of those that can be counted it may be their own number ("*three* activists said").

    Args:
        tree: The document.
        begin: Where the words begin that were taken for the speaker.
        source: Who speaks.
    """
    before = range(begin, source[0])
    if len(before) == 1 and tree.pos[begin - 1] == "NUM" and "Number=Plur" in tree.feats[begin]:
        return tree.pos[begin] == "NOUN"  # "including 11 *children* state media said"
    if not before or not all(_counts(tree, i) or tree.lower[i] == "more" for i in before):
        return False
    head = source[1] - 1
    several = "Number=Plur" in tree.feats[head] and not tree.ent[head]
    return tree.lower[source[0] - 1] == "more" or not several or tree.lemma[head] in UNCOUNTED


def of_before(tree: Tree, index: int) -> bool:
    """Tell whether a word that ran into a speaker is of what stands before him ("the border with *Turkey* locals said").

    The name of a land may be of him ("*Syrias* army", its apostrophe lost as well).
    """
    if tree.lower[index].rstrip("'’").removesuffix("s") in lexicon.COUNTRIES:
        return tree.lower[index - 1] == "with"
    return tree.pos[index] in {"ADP", "NOUN", "PROPN"}


def _counts(tree: Tree, index: int) -> bool:
    """Tell whether a word is a number, exact or vague."""
    return tree.pos[index] == "NUM" or tree.lower[index] in _VAGUE
