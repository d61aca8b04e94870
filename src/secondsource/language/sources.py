"""Who speaks where the network links nobody to a cue: the subject that the cue's verb has or shares."""

from collections.abc import Sequence

from secondsource.language.extensions import TokenSpan
from secondsource.language.nested import LONGEST_ARC, Tree

_SUBJECTS = frozenset(("nsubj", "nsubj:outer", "nsubj:pass"))
_SHARES = frozenset(("conj", "xcomp", "advcl", "parataxis"))
"""Relations over which a verb without a subject of its own takes that of its head ("he came and said …")."""


LONGEST_WAY = 4
"""Verbs that are asked for their subject, one after the other."""


def shared(tree: Tree, cue: TokenSpan, sources: Sequence[TokenSpan]) -> TokenSpan | None:
    """Return the span of `sources` that holds the subject of the cue's verb, or `None`.

    "Lavrov was cautious and announced that …": one source serves two cues, but the network links it to one.
    """
    verb = head_of(tree, cue)
    for _ in range(LONGEST_WAY):
        near = range(max(0, verb - LONGEST_ARC), min(len(tree.heads), verb + LONGEST_ARC))
        subject = next(
            (word for word in near if tree.heads[word] == verb != word and tree.deprels[word] in _SUBJECTS),
            None,
        )
        if subject is not None:
            return next((span for span in sources if span[0] <= subject < span[1]), None)
        if tree.deprels[verb] not in _SHARES:
            return None
        verb = tree.heads[verb]
    return None


def swallowed(
    tree: Tree, cue: TokenSpan, contents: Sequence[TokenSpan]
) -> tuple[TokenSpan, TokenSpan] | None:
    """Return the subject of the cue's verb where a conjunction and it are one of the cue's contents, and that content.

    So the network may take "that Ryabkov" in "Reuters reported that Ryabkov said that …". Nobody is part of what he says.
    """
    verb = head_of(tree, cue)
    for start, end in contents:
        subject = any(
            tree.heads[word] == verb and tree.deprels[word] == "nsubj" for word in range(start + 1, end)
        )
        if subject and end == cue[0] and tree.upos[start] == "SCONJ":
            return (start + 1, end), (start, end)
    return None


def head_of(tree: Tree, span: TokenSpan) -> int:
    """Return the word of the span that hangs on a word outside (the first of several)."""
    start, end = span
    return next(
        (
            word
            for word in range(start, end)
            if tree.heads[word] == word or not start <= tree.heads[word] < end
        ),
        start,
    )
