"""Gives a claim the counts of its own words that no verb or noun of its event has led to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secondsource.claims.figures.around import group
from secondsource.claims.figures.parts import attributive

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from secondsource.claims.quantities import Quantity
    from secondsource.claims.reading import Draft, Reading
    from secondsource.claims.tree import Tree

_TAKE_PART = frozenset({"actor", "target", "topic", "instrument", "recipient"})
_MEASURED = frozenset(
    {"duration", "distance", "mass", "money", "area", "speed", "volume", "temperature", "energy"}
)

_GIVING = frozenset({"give", "grant", "allow", "set"})


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
            if _within(draft, quantity) and not deadline(reading.tree, quantity, draft.predicate)
        ]
        if holders:
            counts.setdefault(min(holders)[1], []).append(number)


def deadline(tree: Tree, quantity: Quantity, predicate: int) -> bool:
    """Tell whether a stretch of time is given for something else ("gave them *48 hours* to free those it *took* last week")."""
    if quantity.kind != "duration":
        return False
    verb = tree.head[quantity.end - 1]
    if tree.lemma[verb] not in _GIVING:
        return False
    above = tree.above(predicate)
    return any(
        tree.infinitive(kid) and kid in above for kid in tree.of(verb, "advcl", "xcomp", "acl", "ccomp")
    )


def moved(reading: Reading, drafts: Sequence[Draft], counts: dict[int, list[int]]) -> None:
    """Give what is measured outside the words of its claim to the claim in whose words it stands; ``counts`` is changed.

    "Has been released and *will spend four years on probation*": two claims of one sentence. A plain count, too, of
    nobody hurt or killed, and one that the other claim's own verb tells of ("opened an inquiry and *sent four officers*").
    """
    for number in list(counts):
        for k in list(counts[number]):
            quantity, own = reading.quantities[k], drafts[number]
            word = reading.measures.of(quantity)[1] if quantity.kind == "count" else None
            if (quantity.kind != "count" and quantity.kind not in _MEASURED) or _within(own, quantity):
                continue
            other = next(
                (
                    index
                    for index, draft in enumerate(drafts)
                    if draft.saying == own.saying
                    and _within(draft, quantity)
                    and (word is None or word.i == draft.predicate)
                ),
                None,
            )
            if other is not None:
                counts[number].remove(k)
                counts.setdefault(other, []).append(k)


def apart(reading: Reading, drafts: Sequence[Draft], counts: dict[int, list[int]]) -> dict[int, int]:
    """Take from a claim what is counted in another clause of its sentence, that its words do not give; ``counts`` is changed.

    "The clinic was destroyed *and the fate of eight nurses is unknown*": the eight are no count of the first clause. Those
    hurt or killed stay: they are told together with what befell them. What is taken stands under -1: no claim has it.

    Returns:
        The number of each quantity that was taken → that of the claim that had it.
    """
    taken: dict[int, int] = {}
    for number in [number for number in counts if number >= 0 and drafts[number].type != "CASUALTIES"]:
        own = drafts[number]
        for k in list(counts[number]):
            quantity = reading.quantities[k]
            token = quantity.head if quantity.head is not None else quantity.start
            plain = quantity.kind == "count" and not _within(own, quantity)
            if plain and _in_next_clause(reading.tree, own, token):
                counts[number].remove(k)
                counts.setdefault(-1, []).append(k)
                taken[k] = number
    return taken


def given_back(reading: Reading, counts: dict[int, list[int]], taken: dict[int, int]) -> None:
    """Give back what was taken from a claim and no other got, but for a count of who speaks; ``counts`` is changed."""
    given = {k for several in counts.values() for k in several}
    speaking = [
        saying.source
        for saying in reading.sayings
        if saying.source is not None
        and (saying.cue_head is None or not reading.tree.passive(saying.cue_head))
    ]
    for k, number in taken.items():
        start = reading.quantities[k].start
        if k not in given and not any(begin <= start < stop for begin, stop in speaking):
            counts.setdefault(number, []).append(k)


def _in_next_clause(tree: Tree, draft: Draft, token: int) -> bool:
    """Tell whether a finite clause with a subject of its own, outside of a claim's words, holds a token."""
    for index in (token, *tree.above(token)):
        if index == draft.predicate or any(begin <= index < stop for begin, stop in draft.ranges):
            return False
        if tree.is_predicate(index) and tells(tree, index) and tree.own_subject(index) is not None:
            return tree.base[index] in {"conj", "parataxis", "advcl"}
    return False


def tells(tree: Tree, index: int) -> bool:
    """Tell whether a clause has a finite verb, or leaves it out, as lists do ("46 clinics *affected*; three schools *closed*")."""
    if tree.finite(index):
        return True
    beside = tree.base[index] in {"conj", "parataxis"} and tree.past_participle(index)
    return beside and any(tree.dep[kid] == "nsubj:pass" for kid in tree.of(index, "nsubj"))


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


def only_named(reading: Reading) -> frozenset[int]:
    """Return the participles that only tell of whom some came to something else: "two of those *hurt* later died", "killed six *displaced* people"."""
    found = set()
    for quantity in reading.quantities:
        if quantity.kind != "count":
            continue
        some = group(reading.doc, quantity) or attributive(reading.doc, quantity)
        if some is None or any(
            reading.tree.of(some.i, "obl", "obj", "advcl", "nsubj", "nsubj:pass", "nummod")
        ):
            continue
        word = reading.measures.of(quantity)[1]
        if word is not None and word.i != some.i:
            found.add(some.i)
    return frozenset(found)


def matter(draft: Draft) -> Hashable:
    """Return what two claims have in common that say one thing in the same words."""
    return draft.type, draft.mode, draft.ranges, draft.saying, draft.stance, draft.polarity
