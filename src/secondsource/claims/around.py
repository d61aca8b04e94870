"""What somebody says around a relative clause in which another is told to think something.

The model often ends the outer words where the clause begins, and lets the inner ones run on to the end of the sentence: "The police
said that two men, *whom they believe to be the arsonists*, had fled" is all the police's, and only the clause is what they believe.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secondsource.claims.saying import Saying
    from secondsource.claims.tree import Tree


def parted(tree: Tree, sayings: Sequence[Saying]) -> list[Saying]:
    """Return the sayings with the words around a relative clause given to who says them, and only those of the clause to who thinks them."""
    inside = [saying for saying in sayings if _in_relative(tree, saying)]
    pairs = [
        (outer, inner)
        for inner in inside
        for outer in sayings
        if outer is not inner and _around(tree, outer, inner)
    ]
    wider, clauses = {id(outer) for outer, _ in pairs}, {id(inner) for _, inner in pairs}
    return [
        _over(tree, saying)
        if id(saying) in wider
        else _within(tree, saying)
        if id(saying) in clauses
        else saying
        for saying in sayings
    ]


def _in_relative(tree: Tree, saying: Saying) -> bool:
    """Tell whether an act of saying or thinking stands in a relative clause."""
    return (
        saying.cue_head is not None
        and tree.dep[saying.cue_head] == "acl:relcl"
        and saying.quote == "indirect"
    )


def _clause(tree: Tree, saying: Saying) -> int | None:
    """Return the verb of what is said, where the tree has it as a clause with a subject behind the verb of saying."""
    cue = saying.cue_head
    if cue is None or saying.quote != "indirect" or not tree.is_verb(cue):
        return None
    return next(
        (kid for kid in tree.of(cue, "ccomp") if kid > cue and tree.own_subject(kid) is not None), None
    )


def _around(tree: Tree, outer: Saying, inner: Saying) -> bool:
    """Tell whether one act of saying, in a relative clause, stands within what is said by the other, whose words end before it."""
    cue, clause = inner.cue_head, _clause(tree, outer)
    if cue is None or clause is None:
        return False
    inside = tree.left[clause] <= cue < tree.right[clause]
    return inside and not outer.holds(cue) and outer.contents[-1][1] <= cue


def _over(tree: Tree, saying: Saying) -> Saying:
    """Return the words of a whole clause as what is said."""
    clause = _clause(tree, saying)
    if clause is None:
        return saying
    begin = saying.contents[0][0]
    return replace(saying, contents=(tree.trimmed(begin, tree.right[clause]),), clausal=True)


def _within(tree: Tree, saying: Saying) -> Saying:
    """Return what is thought, without the words behind the relative clause in which it is."""
    cue = saying.cue_head
    if cue is None:
        return saying
    stop = tree.right[cue]
    kept = tuple((a, min(b, stop)) for a, b in saying.contents if a < stop)
    return replace(saying, contents=kept) if kept else saying
