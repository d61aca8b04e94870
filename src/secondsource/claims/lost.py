"""Words of a clause that the tree hung elsewhere: its subject, the front of it, a number, its last words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secondsource.claims.saying import Saying
    from secondsource.claims.tree import Tree

_END = 4
"""Words at the end of what is said."""
_SUBJECT = 40
"""Tokens of a subject with its clauses."""


def before_name(tree: Tree, first: int, above: int) -> set[int]:
    """Return the words of a subject that the tree hung on its predicate ("*IS* militants", "*The mainly Kurdish* forces")."""
    found: set[int] = set()
    index = first - 1
    while index >= tree.sents[tree.sent[first]][0] and index not in tree.aside:
        of_word = tree.head[index] == above or tree.head[index] in found or tree.head[index] >= first
        part = tree.base[index] in {"det", "amod", "compound", "nummod", "aux", "advmod"}
        nominal = tree.pos[index] in {"DET", "ADJ", "NOUN", "PROPN", "NUM"}
        if not (part and of_word and (nominal or (tree.pos[index] == "ADV" and tree.head[index] in found))):
            break
        found.add(index)
        index -= 1
    return found


def own_number(tree: Tree, head: int, kept: set[int]) -> set[int]:
    """Return the number right before a participle that the tree gave to another ("48 people dead *over 100* injured")."""
    spot = head - 1
    if head == 0 or spot in kept or tree.pos[spot] != "NUM" or spot in tree.aside:
        return set()
    if tree.own_subject(head) is not None or tree.of(head, "aux"):
        return set()
    found = {spot}
    while spot > 0 and tree.lower[spot - 1] in {
        "over",
        "than",
        "more",
        "at",
        "least",
        "about",
        "some",
        "nearly",
        "around",
    }:
        spot -= 1
        found.add(spot)
    return found


def subject(tree: Tree, head: int, kept: set[int], saying: Saying | None) -> set[int]:
    """Return the words before a finite clause whose subject the tree hung elsewhere: "killed 22 children" says too little."""
    if (
        tree.base[head] not in {"root", "ccomp", "parataxis"}
        or not (tree.is_verb(head) or tree.of(head, "cop"))
        or not tree.finite(head)
        or tree.own_subject(head) is not None
        or tree.of(head, "expl")
    ):
        return set()
    start = tree.sents[tree.sent[head]][0]
    if saying is not None and saying.clausal and saying.holds(head):
        start = next(begin for begin, stop in saying.contents if begin <= head < stop)
    start = max((i + 1 for i in range(start, min(kept)) if tree.pos[i] == "SCONJ"), default=start)
    return set(range(start, min(kept))) if min(kept) - start <= _SUBJECT else set()


def _behind(tree: Tree, gap: Sequence[int], saying: Saying) -> bool:
    """Tell whether words are a phrase with its preposition that was hung on who speaks ("… buying food *for her son* X said")."""
    tops = [i for i in gap if tree.head[i] not in gap]
    led = tree.pos[gap[0]] == "ADP" and tree.pos[gap[-1]] in {"NOUN", "PROPN"}
    nominal = all(tree.pos[i] in {"ADP", "DET", "PRON", "ADJ", "NUM", "NOUN", "PROPN"} for i in gap)
    return led and nominal and not any(saying.holds(tree.head[i]) for i in tops)


def end(tree: Tree, kept: set[int], saying: Saying | None, sayings: Sequence[Saying]) -> set[int]:
    """Return the last few words of a content that the tree hung elsewhere: "… wounding *scores more*" before "he said"."""
    if saying is None or not saying.clausal:
        return set()
    last = max(kept, default=-1)
    if not saying.holds(last):
        return set()
    stop = next(stop for begin, stop in saying.contents if begin <= last < stop)
    gap = range(last + 1, stop)
    if not 0 < len(gap) <= _END or tree.sent[stop - 1] != tree.sent[last]:
        return set()
    led = tree.gerund(last) and tree.pos[gap[0]] == "DET"  # "… killing *the imam*" before "X said"
    plain = all(tree.pos[i] in {"NOUN", "ADJ", "NUM", "ADV"} for i in gap[led:])
    if not plain and not _behind(tree, gap, saying):
        return set()
    speaks = any(
        other.source is not None and other.source[0] < stop and last + 1 < other.source[1]
        for other in sayings
    )
    return set() if speaks else set(gap)
