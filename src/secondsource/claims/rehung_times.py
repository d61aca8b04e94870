"""Times that the reader hung on the act of saying though the words show that they are those of what is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secondsource.claims.times.classes import WEEKDAYS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from secondsource.claims.tree import Tree

_DAYS = frozenset({day for day in WEEKDAYS if day.endswith("day")} | {"today", "yesterday", "tonight"})


def moves(tree: Tree) -> Iterator[tuple[int, int, str]]:
    """Give token, new head and relation of each such time."""
    for verb in range(len(tree)):
        if tree.pos[verb] != "VERB":
            continue
        for said in tree.of(verb, "ccomp"):
            subjects = tree.of(verb, "nsubj")
            for time in tree.of(verb, "obl", "advmod"):
                if tree.lower[time] not in _DAYS or not subjects:
                    continue
                if _before_speaker(tree, said, time, subjects[0], verb) or _of_nobody(
                    tree, said, time, subjects[0], verb
                ):
                    yield time, said, "obl"


def _before_speaker(tree: Tree, said: int, time: int, subject: int, verb: int) -> bool:
    """Tell whether a time ends what is said, before its speaker ("were killed *on Thursday* reports said")."""
    end, first = tree.right[said], tree.left[time]
    return (
        end <= first < time < tree.left[subject] <= subject < verb
        and first == end
        and tree.pos[end - 1] != "PUNCT"
    )


def _of_nobody(tree: Tree, said: int, time: int, subject: int, verb: int) -> bool:
    """Tell whether a time leads what nobody in particular says ("*On Sunday* it is claimed a jet struck the town")."""
    return time < subject < verb < said and tree.lower[subject] == "it" and tree.passive(verb)
