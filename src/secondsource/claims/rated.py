"""Whoever puts something at a number says so: "the survey put the magnitude at 6.2", "police put the march at 30,000"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secondsource.claims.saying import Saying
from secondsource.claims.speaking import speaks
from secondsource.claims.stated import stated

if TYPE_CHECKING:
    from secondsource.claims.saying import Range
    from secondsource.claims.tree import Tree

_RATED = frozenset({
    "toll", "number", "figure", "count", "magnitude", "estimate", "total", "tally", "cost", "damage", "loss",
    "share", "rate", "speed", "depth", "dead", "casualty", "death", "strength", "size", "crowd", "march",
    "turnout", "level", "epicenter", "epicentre", "attendance", "participation", "quake", "earthquake",
    "population",
})  # fmt: skip
"""What is put at a number."""
_CORRECTING = frozenset({"correct", "revise", "update", "amend"})
_PUTTING = _CORRECTING | {"put", "place", "set", "estimate", "raise", "lower", "cut"}
_MEASURING = frozenset({"measure", "record", "register"})


def _behind_colon(tree: Tree, verb: int, end: int) -> Range | None:
    """Return the clause in which a count is set right ("corrected its toll: *78 people, not 82, had been killed*")."""
    colon = next((i for i in range(verb + 1, end) if tree.words[i] == ":"), None)
    if colon is None or not any(tree.is_predicate(i) and tree.finite(i) for i in range(colon + 1, end)):
        return None
    return tree.trimmed(colon + 1, end)


def rated(tree: Tree, index: int) -> Saying | None:
    """Make the saying of "the survey put the magnitude at 6.2", "the agency measured 5.9": whoever counts says so."""
    lemma = tree.lemma[index]
    subject = tree.own_subject(index) if lemma in _PUTTING or lemma in _MEASURING else None
    if subject is None or tree.passive(index) or not speaks(tree, subject):
        return None
    objects = tree.of(index, "obj")
    end = tree.right[index]
    number = [
        i
        for i in range(index + 1, end)
        if tree.pos[i] == "NUM"
        and (tree.pos[i - 1] != "NOUN" and {"at", "to"} & set(tree.lower[max(index, i - 4) : i]))
    ] or [
        i
        for obj in objects
        for i in tree.subtree(obj)
        if tree.pos[i] == "NUM" and i > index and (lemma == "measure" or tree.lemma[obj] in _RATED)
    ]
    measure = [obj for obj in objects if tree.lemma[obj] in _RATED]
    if lemma in _CORRECTING and measure and (behind := _behind_colon(tree, index, end)) is not None:
        return stated(tree, (index, index + 1), index, tree.coordination(subject), behind, subject)
    told = number and ((lemma in _PUTTING and measure) or (lemma in _MEASURING and objects))
    if not told or tree.ent[subject] in {"DATE", "TIME", "LOC"}:
        return None
    content = (min(tree.left[obj] for obj in objects), max(tree.right[kid] for kid in (*objects, *number)))
    return Saying(
        (index, index + 1),
        index,
        tree.coordination(subject),
        subject,
        (content,),
        "indirect",
        "asserts",
        None,
        clausal=False,
    )
