"""Where a claim's words may leave something out in the middle, and where what stands between goes with them.

Left out is what a reader would leave out too: what stands between a subject and a further predicate of it, between a
noun and what a relative clause tells of it, and who says so. Anything else in the middle is part of the sense: joined
without it, its two sides would tell something else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from secondsource.claims.commas import REVISING
from secondsource.claims.saying import head_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secondsource.claims.saying import Range, Saying
    from secondsource.claims.tree import Tree

_LONGEST = 30
"""Tokens of what is given back in the middle; behind more of them the words end."""
_TIES = frozenset({"who", "which", "that", "whom"})
_IN_SPEAKING = REVISING | {
    "add", "call", "cite", "indicate", "note", "point", "quote", "refer", "stress", "warn",
}  # fmt: skip
"""What somebody does in speaking."""
_SAYING = frozenset({"say", "add", "tell", "report"})


def joined(tree: Tree, head: int, found: tuple[Range, ...], sayings: Sequence[Saying]) -> tuple[Range, ...]:
    """Give the pieces of a claim's words back what no reader would leave out between them.

    Args:
        tree: The document.
        head: Its predicate.
        found: Its pieces, in order.
        sayings: All acts of saying.
    """
    pieces = list(found[:1])
    for begin, stop in found[1:]:
        first, last = pieces[-1]
        gap = [i for i in range(last, begin) if tree.pos[i] not in {"PUNCT", "SPACE"}]
        apart = tree.sent[last - 1] != tree.sent[begin] or not tree.aside.isdisjoint(gap)
        if head < last and _only_says(tree, head, gap, sayings) and _speakers(tree, gap, begin, stop):
            break
        named = _only_named(tree, head, pieces) and not _inside(tree, gap)
        if apart or named or _only_says(tree, head, gap, sayings):
            pieces.append((begin, stop))
        elif _speaks(
            tree, gap
        ):  # "Raids claimed 17 lives *said* the head of the monitor", who speaks not found
            if head < last:
                break
            pieces = [(begin, stop)]
        elif begin - last <= _LONGEST:
            pieces[-1] = (first, stop)
        elif last <= head:
            pieces.append((begin, stop))
        else:
            break
    first, last = pieces[-1] if pieces else (0, 0)
    if last - 1 > max(first, head) and _bare_gerund(tree, last - 1):
        pieces[-1] = tree.trimmed(first, last - 1)
    return tuple(pieces)


def _bare_gerund(tree: Tree, index: int) -> bool:
    """Tell whether a gerund stands last whose own words were left out ("left 50 dead *charging* they took orders")."""
    beside = tree.base[index] == "advcl" and tree.gerund(index) and not tree.kids[index]
    follows = index + 1 < len(tree) and tree.sent[index + 1] == tree.sent[index]
    return beside and follows and tree.pos[index + 1] == "PRON" and tree.base[index + 1] == "nsubj"


def _inside(tree: Tree, gap: Sequence[int]) -> bool:
    """Tell whether words between a subject and the rest are no predicate of its own: a link or the verb itself."""
    links = all(tree.pos[i] in {"ADP", "CCONJ"} for i in gap)
    return links or all(tree.pos[i] in {"VERB", "AUX", "ADV", "NUM"} for i in gap)


def _speakers(tree: Tree, gap: Sequence[int], begin: int, stop: int) -> bool:
    """Tell whether what follows who says so is about him: who he is, or what else he does in speaking."""
    top = head_of(tree, begin, stop)
    opens = next((i for i in range(begin, stop) if tree.pos[i] not in {"PUNCT", "SPACE"}), begin)
    if tree.gerund(opens) and tree.lemma[opens] in _IN_SPEAKING:
        return True
    of_speaker = tree.head[top] in gap or tree.base[top] in {"acl", "appos"}
    return of_speaker and tree.lower[gap[0]] == "according"


def _only_named(tree: Tree, head: int, pieces: Sequence[Range]) -> bool:
    """Tell whether the pieces so far are the noun phrase that the clause tells something of."""
    inside = {i for begin, stop in pieces for i in range(begin, stop)}
    if head in inside:
        return False
    named = {tree.subject(head), *tree.of(head, "nsubj", "csubj")}
    if tree.base[head] in {"acl", "amod"}:
        named.update((tree.head[head], *tree.above(tree.head[head])))
    tops = {i for i in inside if tree.head[i] not in inside and tree.pos[i] not in {"PUNCT", "SPACE"}}
    return bool(named & inside) and not any(
        tree.is_verb(i) and tree.finite(i) and tree.dep[i] != "acl:relcl" for i in tops
    )


def _only_says(tree: Tree, head: int, gap: Sequence[int], sayings: Sequence[Saying]) -> bool:
    """Tell whether what is left out only tells who says it ("…, *the monitor said*, …", "*reportedly*")."""
    for saying in sayings:
        if saying.cue is None or saying.cue_head not in gap or not saying.holds(head):
            continue
        if tree.lower[gap[0]] in _TIES:
            return True  # "the gas *which the doctors said* was chlorine"
        alone = saying.cue_head is not None and tree.pos[saying.cue_head] == "ADV"
        if (alone or saying.source_head in gap) and not any(saying.holds(i) for i in gap):
            return True
    return False


def _speaks(tree: Tree, gap: Sequence[int]) -> bool:
    """Tell whether what is left out is a verb of saying alone."""
    verbs = [i for i in gap if tree.pos[i] != "AUX"]
    return len(verbs) == 1 and tree.lemma[verbs[0]] in _SAYING and tree.finite(verbs[0])
