"""Gives a claim the counts of its own words that no verb or noun of its event has led to."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from secondsource.claims.quantities import Quantity
    from secondsource.claims.reading import Draft, Reading

_TAKE_PART = frozenset({"actor", "target", "topic", "instrument", "recipient"})
_MEASURED = frozenset(
    {"duration", "distance", "mass", "money", "area", "speed", "volume", "temperature", "energy"}
)


def left(reading: Reading, drafts: Sequence[Draft], counts: dict[int, list[int]]) -> None:
    """Give what is measured in the words of a claim, and no claim has, to that claim; ``counts`` is changed.

    "A *truce* had kept the town calm *for over two years*".
    """
    taken = {number for several in counts.values() for number in several}
    for number, quantity in enumerate(reading.quantities):
        if number in taken or quantity.kind not in _MEASURED:
            continue
        holders = [
            (sum(stop - begin for begin, stop in draft.ranges), index)
            for index, draft in enumerate(drafts)
            if _within(draft, quantity)
        ]
        if holders:
            counts.setdefault(min(holders)[1], []).append(number)


def moved(reading: Reading, drafts: Sequence[Draft], counts: dict[int, list[int]]) -> None:
    """Give what is measured outside the words of its claim to the claim in whose words it stands; ``counts`` is changed.

    "Has been released and *will spend four years on probation*": two claims of one sentence.
    """
    for number in list(counts):
        for k in list(counts[number]):
            quantity, own = reading.quantities[k], drafts[number]
            if quantity.kind not in _MEASURED or _within(own, quantity):
                continue
            other = next(
                (
                    index
                    for index, draft in enumerate(drafts)
                    if draft.saying == own.saying and _within(draft, quantity)
                ),
                None,
            )
            if other is not None:
                counts[number].remove(k)
                counts.setdefault(other, []).append(k)


def parts(reading: Reading, drafts: Sequence[Draft], counts: dict[int, list[int]]) -> None:
    """Give a part of those counted to the statement that tells who they were; ``counts`` is changed.

    "1102 people were killed and *234 of them were children*": the second clause counts them, not the first.
    """
    for number in list(counts):
        for k in list(counts[number]):
            quantity = reading.quantities[k]
            of = reading.tree.lower[quantity.end : quantity.end + 2]
            if of not in (["of", "them"], ["of", "these"], ["of", "those"]) or _within(
                drafts[number], quantity
            ):
                continue
            other = next(
                (
                    i
                    for i, draft in enumerate(drafts)
                    if draft.type == "STATEMENT" and _within(draft, quantity)
                ),
                None,
            )
            if other is not None:
                counts[number].remove(k)
                counts.setdefault(other, []).append(k)


def _within(draft: Draft, quantity: Quantity) -> bool:
    return any(begin <= quantity.start and quantity.end <= stop for begin, stop in draft.ranges)


def shared(reading: Reading, drafts: Sequence[Draft], counts: dict[int, list[int]]) -> None:
    """Give a plain count to each claim that those counted take part in; ``counts`` is changed.

    "*The two groups* were allies but have clashed": both claims count them.
    """
    given = {number for several in counts.values() for number in several}
    taking: dict[int, dict[int, Draft]] = {}
    for index, draft in enumerate(drafts):
        for name, filler in draft.fillers:
            if name in _TAKE_PART:
                taking.setdefault(filler, {})[index] = draft
    for number, quantity in enumerate(reading.quantities):
        head, plain = quantity.head, quantity.kind == "count" and quantity.unit is not None
        if head is None or not plain or number not in given or reading.measures.of(quantity)[0] is not None:
            continue
        for index, draft in taking.get(head, {}).items():
            inside = any(begin <= quantity.start < stop for begin, stop in draft.ranges)
            if inside and number not in counts.get(index, ()):
                counts.setdefault(index, []).append(number)


def matter(draft: Draft) -> Hashable:
    """Return what two claims have in common that say one thing in the same words."""
    return draft.type, draft.mode, draft.ranges, draft.saying, draft.stance, draft.polarity
