"""Gives a count that is told for a place of its own a claim of its own: "12 in Homs and *nine in Hama*", "*Nyemba (7 deaths)*"."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from secondsource.claims.figures.words import OF_PEOPLE
from secondsource.claims.saying import head_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from secondsource.claims.quantities import Quantity
    from secondsource.claims.reading import Draft, Reading

_AT = frozenset({"in", "at", "near", "outside", "on", "around"})
_LIST = 14  # tokens back from a count to the parenthesis that it stands in
_REACH = 3  # tokens from the preposition to the place ("in the *Damascus* suburbs")


def split(
    reading: Reading, drafts: Sequence[Draft], counts: Mapping[int, Sequence[int]]
) -> tuple[list[Draft], dict[int, list[int]]]:
    """Part the counts of one claim that are told for several places.

    Args:
        reading: The document with what was found in it.
        drafts: All drafts.
        counts: Index of a draft → indices of its quantities.

    Returns:
        The drafts with those added, and the counts of each; the first place keeps the claim.
    """
    made = list(drafts)
    found: dict[int, list[int]] = {}
    for number, several in counts.items():
        found[number] = list(several)
    _part_lists(reading, made, found)
    for number in list(found):
        placed = [
            (k, spot)
            for k in sorted(found[number])
            if (spot := _place_of(reading, number, k, made)) is not None
        ]
        if len(placed) < 2 or len({spot for _, spot in placed}) < len(placed):
            continue
        told = {reading.measures.of(reading.quantities[k]) for k, _ in placed}
        measures = {measure for measure, _ in told}
        if len(measures) != 1 or not measures <= OF_PEOPLE:
            continue
        for k, spot in placed[1:]:
            found[number].remove(k)
            found[len(made)] = [k]
            mention = reading.places[spot]
            clause = range(reading.quantities[k].start, mention.end)
            made.append(_own(reading, made[number], reading.quantities[k], clause))
        tokens = {
            spot: frozenset(range(reading.places[spot].start, reading.places[spot].end)) for _, spot in placed
        }
        for index, spot in zip((number, *range(len(made) - len(placed) + 1, len(made))), tokens, strict=True):
            others = frozenset[int]().union(*(words for other, words in tokens.items() if other != spot))
            setting = made[index].setting
            made[index] = replace(made[index], setting=replace(setting, barred=setting.barred | others))
    return made, found


def _part_lists(reading: Reading, made: list[Draft], found: dict[int, list[int]]) -> None:
    """Give the counts in parentheses behind names ("Kalemie (803 cases, 17 deaths), Moba (90 cases)") claims in those words."""
    tree = reading.tree
    listed = [
        (number, k, opening)
        for number in sorted(found)
        for k in sorted(found[number])
        if (opening := _opening(reading, k)) is not None
    ]
    lists = Counter(tree.sent[opening] for opening in {opening for *_, opening in listed})
    for number, k, opening in listed:
        if lists[tree.sent[opening]] < 2:
            continue
        begin = opening
        while begin > 0 and tree.pos[begin - 1] == "PROPN":
            begin -= 1
        close = next(
            (i for i in range(opening, min(opening + 2 * _LIST, len(tree.lower))) if tree.lower[i] == ")"),
            opening,
        )
        own = _own(reading, made[number], reading.quantities[k], range(begin, close + 1))
        sentence = range(*tree.sents[tree.sent[opening]])
        barred = frozenset(i for i in sentence if not begin <= i <= close)
        spots = (own.setting.spots[0], opening - 1)
        own = replace(
            own, ranges=((begin, close + 1),), setting=replace(own.setting, spots=spots, barred=barred)
        )
        if len(found[number]) == 1:
            made[number] = own
            continue
        found[number].remove(k)
        found[len(made)] = [k]
        made.append(own)


def _opening(reading: Reading, k: int) -> int | None:
    """Return the parenthesis behind a name that a count of people stands in, or ``None``."""
    quantity = reading.quantities[k]
    if quantity.kind != "count" or reading.measures.of(quantity)[0] not in OF_PEOPLE:
        return None
    lower = reading.tree.lower
    marks = (
        i for i in range(quantity.start - 1, max(quantity.start - _LIST, 0), -1) if lower[i] in {"(", ")"}
    )
    opening = next(marks, None)
    if opening is None or lower[opening] != "(" or reading.tree.pos[opening - 1] != "PROPN":
        return None
    return opening


def _place_of(reading: Reading, number: int, k: int, drafts: Sequence[Draft]) -> int | None:
    """Return the index of the place right behind a count of people, or ``None``."""
    quantity = reading.quantities[k]
    if (
        quantity.kind != "count"
        or quantity.unit not in ("person", None)
        or drafts[number].type == "STATEMENT"
    ):
        return None
    end = quantity.head + 1 if quantity.head is not None else quantity.end
    lower = reading.tree.lower
    while end < len(lower) and lower[end] in (
        "were",
        "was",
        "people",
        "others",
        "killed",
        "injured",
        "wounded",
        "dead",
    ):
        end += 1
    if end >= len(lower) or lower[end] not in _AT:
        return None
    return next(
        (
            index
            for index, mention in enumerate(reading.places)
            if mention.literal and end < mention.start <= end + _REACH
        ),
        None,
    )


def _own(reading: Reading, draft: Draft, quantity: Quantity, clause: range) -> Draft:
    """Draft the claim of one of the counts; its words are those of all, its predicate is the number."""
    tree = reading.tree
    number = head_of(tree, quantity.start, quantity.end)
    counted = quantity.head if quantity.head is not None else number
    fillers = [filler for filler in draft.fillers if filler[0] != "target"]
    spots = (number, *(token for token in draft.setting.spots if token != number))
    return replace(
        draft,
        predicate=number,
        fillers=(*fillers, ("target", counted)),
        setting=replace(draft.setting, spots=spots, clause=frozenset(clause), physical=False),
        keys=(number,),
    )
