"""Gives a count that held before a claim of its own: "31 people, *up from 25 reported on Tuesday*"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from secondsource.claims.commas import REVISING
from secondsource.claims.saying import head_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secondsource.claims.quantities import Quantity
    from secondsource.claims.reading import Draft, Reading
    from secondsource.claims.tree import Tree

_COMPARED = (("up", "from"), ("down", "from"), ("compared", "with"), ("compared", "to"))
"""What stands right before the count that a newer one is set against."""
_TOLLS = frozenset({"toll", "count", "figure", "estimate", "tally", "number", "total"})
_REACH = 9
"""Tokens from a count to the end of what is told of it."""
_ENDS = frozenset({",", ";", ".", ":", ")", "and", "but", "while", "when", "as", "after"})


def part(
    reading: Reading, drafts: list[Draft], home: int, quantity: Quantity, quantities: Sequence[Quantity]
) -> int:
    """Return the index of the draft of a count: its own, which is added, where it held before, else ``home``.

    Args:
        reading: The document with what was found in it.
        drafts: All drafts; the one at home does not take its time from the words of the count before.
        home: Index of the draft that the count was given to.
        quantity: The count.
        quantities: All quantities of the document.
    """
    tree = reading.tree
    toll = _revised(tree, quantity)
    if toll is None and not _compared(tree, quantity, quantities):
        return home
    first = quantity.start if toll is None else tree.phrase(toll)[0]
    made = _own(reading, drafts[home], quantity, first)
    if toll is not None and drafts[home].predicate in {toll, tree.head[toll]}:
        drafts[home] = made
        return home
    setting = drafts[home].setting
    drafts[home] = replace(
        drafts[home], setting=replace(setting, barred=setting.barred | made.setting.clause)
    )
    drafts.append(made)
    return len(drafts) - 1


def only_revises(tree: Tree, draft: Draft) -> bool:
    """Tell whether a draft tells only that a count is taken back ("*updating an earlier toll*")."""
    return tree.gerund(draft.predicate) and tree.lemma[draft.predicate] in REVISING


def _compared(tree: Tree, quantity: Quantity, quantities: Sequence[Quantity]) -> bool:
    """Tell whether a newer count is set against this one ("31 people, up from *25*")."""
    led = tuple(tree.lower[max(quantity.start - 2, 0) : quantity.start]) in _COMPARED
    return led and any(
        other.kind == quantity.kind == "count"
        and other.end <= quantity.start
        and tree.sent[other.start] == tree.sent[quantity.start]
        for other in quantities
    )


def _revised(tree: Tree, quantity: Quantity) -> int | None:
    """Return the toll that somebody takes back with this count ("said, *updating an earlier toll of 15*"), or ``None``."""
    start = tree.sents[tree.sent[quantity.start]][0]
    toll = next((i for i in range(quantity.start, start, -1) if tree.lemma[i] in _TOLLS), None)
    if quantity.kind != "count" or toll is None or tree.lower[quantity.start - 1] != "of":
        return None
    verb = tree.head[toll]
    return toll if tree.gerund(verb) and tree.lemma[verb] in REVISING else None


def _own(reading: Reading, draft: Draft, quantity: Quantity, first: int) -> Draft:
    """Draft the claim of such a count, in its own words, with the time that they give."""
    tree = reading.tree
    stop = quantity.head + 1 if quantity.head is not None else quantity.end
    limit = min(quantity.end + _REACH, tree.sents[tree.sent[quantity.start]][1])
    while stop < limit and tree.lower[stop] not in _ENDS:
        stop += 1
    number = head_of(tree, quantity.start, quantity.end)
    counted = quantity.head if quantity.head is not None else number
    words = frozenset(range(first, stop))
    times = [head_of(tree, start, end) for start, end, _ in reading.timed if start in words]
    told = [tree.head[time] for time in times if tree.head[time] in words]
    setting = replace(
        draft.setting,
        spots=(*told, number, *times),  # "25 *reported on Tuesday*": it held when it was reported
        clause=words,
        barred=frozenset(i for i in range(*tree.sents[tree.sent[number]]) if i not in words),
        physical=False,
    )
    fillers = () if draft.type == "STATEMENT" else (("target", counted),)
    return replace(
        draft,
        predicate=number,
        ranges=((first, stop),),
        fillers=fillers,
        setting=setting,
        act=(),
        keys=(number,),
    )
