"""Imperatives: "*Release* the prisoners now" tells nobody that they were released, but what somebody wants."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secondsource.claims.saying import within

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secondsource.claims.saying import Range
    from secondsource.claims.tree import Tree

_TURNS = frozenset({
    "believe", "bet", "click", "consider", "excuse", "feel", "follow", "forget", "guess", "hail", "hate",
    "hope", "imagine", "know", "let", "like", "listen", "look", "love", "mark", "mind", "need", "note",
    "pardon", "picture", "read", "remember", "say", "see", "share", "subscribe", "suppose", "take", "tell",
    "thank", "think", "trust", "wait", "want", "watch", "welcome",
})  # fmt: skip
"""Verbs of turns of speech and of words to readers, which ask for no deed ("*look*, they are gone", "*read* more")."""
_STOPS = frozenset({".", "!", ";"})


def bidden(tree: Tree, index: int, quotes: Sequence[Range]) -> bool:
    """Tell whether a deed is what an imperative asks for ("*free* them", "let the convoy *pass*").

    A headline whose verb merely stands first ("Kill 12 in raid") has no stop and no quotation marks.

    Args:
        tree: The document.
        index: The predicate that tells the deed.
        quotes: What stands in quotation marks.
    """
    if tree.passive(index):
        return False
    spot = index
    while not _imperative(tree, spot):
        tied = tree.base[spot] == "xcomp" or (
            tree.base[spot] == "conj"
            and tree.lower[spot] == tree.lemma[spot]
            and tree.own_subject(spot) is None
        )
        if not tied or tree.head[spot] == spot or not tree.is_verb(spot):
            return False
        spot = tree.head[spot]
    if not tree.is_verb(spot) or tree.own_subject(spot) is not None:
        return False
    if tree.lemma[spot] in _TURNS and (tree.lemma[spot] != "let" or _us(tree, spot)):
        return False
    return within(spot, quotes) or _stopped(tree, spot)


def _imperative(tree: Tree, verb: int) -> bool:
    return any("Mood=Imp" in tree.feats[i] for i in (verb, *tree.of(verb, "aux")))  # "*do* not shoot"


def _us(tree: Tree, verb: int) -> bool:
    """Tell whether "let" only opens what the speaker and his hearers are to do ("*let us* go on")."""
    return tree.lower[verb + 1 : verb + 2] in (["us"], ["'s"], ["’s"], ["me"])


def _stopped(tree: Tree, index: int) -> bool:
    """Tell whether the sentence of a word ends as one of a text does."""
    start, end = tree.sents[tree.sent[index]]
    while end > start and (tree.pos[end - 1] == "SPACE" or tree.words[end - 1] in {'"', "”", "»", "'", "’"}):
        end -= 1
    return tree.words[end - 1] in _STOPS
