"""Gives a count whose clause leaves out the verb a claim of its own: "the first bomb killed six, *the second four*"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from secondsource.claims import lexicon, pieces
from secondsource.claims.numerals import ORDINALS
from secondsource.claims.saying import head_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from secondsource.claims.quantities import Quantity
    from secondsource.claims.reading import Draft, Reading

_DETERMINERS = frozenset({"the", "a", "an", "another", "its", "their", "his", "her"})
_SUBJECT = 10  # tokens of a subject with its time or place
_OTHER = frozenset({"other", "another", "last", "latter", *ORDINALS})


def split(
    reading: Reading, drafts: Sequence[Draft], counts: Mapping[int, Sequence[int]]
) -> tuple[list[Draft], dict[int, list[int]]]:
    """Part the counts of one verb that have subjects of their own.

    Args:
        reading: The document with what was found in it.
        drafts: All drafts.
        counts: Index of a draft → indices of its quantities.

    Returns:
        The drafts with those added, and the counts of each; the first count keeps the claim.
    """
    made = list(drafts)
    found = {number: list(several) for number, several in counts.items()}
    for number in list(found):
        for k in sorted(found[number])[1:]:
            quantity = reading.quantities[k]
            begin = _begin(reading, quantity, made[number].predicate)
            if begin is None:
                continue
            found[number].remove(k)
            found[len(made)] = [k]
            made.append(_own(reading, made[number], quantity, begin))
            made[number] = _without(reading, made[number], range(begin - 1, quantity.end))
    return made, found


def _begin(reading: Reading, quantity: Quantity, verb: int) -> int | None:
    """Return the first token of the subject that stands right before a bare count, or ``None``: it has none of its own."""
    tree = reading.tree
    bare = quantity.kind == "count" and quantity.population is None
    if not bare or not tree.is_verb(verb) or not verb < quantity.start:
        return None
    closes = quantity.end >= len(tree.pos) or tree.pos[quantity.end] in {"PUNCT", "ADP", "CCONJ", "SPACE"}
    if not closes or tree.lower[quantity.end : quantity.end + 1] == ["of"]:
        return None
    for i in range(quantity.start - 1, max(quantity.start - _SUBJECT, verb), -1):
        if tree.lower[i] in {",", "and", ";", "while"}:
            words = range(i + 1, quantity.start)
            if tree.passive(verb) and tree.lower[i + 1 : quantity.start] == ["another"]:
                return None  # "30 were killed in Hama and *another five* in Homs": those counted
            return i + 1 if _is_subject(reading, words) else None
        if tree.pos[i] in {"AUX", "PUNCT", "NUM"} and i not in reading.when:
            return None
    return None


def _is_subject(reading: Reading, words: range) -> bool:
    """Tell "the second", "a strike on Thursday morning" from those who are counted too: "and a child"."""
    tree = reading.tree
    if not words or tree.lower[words[0]] not in _DETERMINERS:
        return False
    if all(tree.lower[i] in _DETERMINERS or tree.lower[i] in _OTHER for i in words):
        return any(tree.lower[i] in _OTHER for i in words)
    return _thing(reading, words) is not None


def _thing(reading: Reading, words: range) -> int | None:
    """Return the first deed or weapon among the words, or ``None``."""
    weapons = lexicon.words("events", "classes", "weapon")
    tree = reading.tree
    return next((i for i in words if i in reading.matcher.nouns or tree.lemma[i] in weapons), None)


def _own(reading: Reading, draft: Draft, quantity: Quantity, begin: int) -> Draft:
    """Draft the claim of such a count: the verb of the clause before, with the subject, time and number of its own."""
    tree = reading.tree
    number = head_of(tree, quantity.start, quantity.end)
    words = frozenset(range(begin, quantity.end))
    times = [head_of(tree, start, end) for start, end, _ in reading.timed if start in words]
    thing = _thing(reading, range(begin, quantity.start))
    sentence = range(*tree.sents[tree.sent[number]])
    setting = replace(
        draft.setting,
        spots=(number, *((thing,) if thing is not None else ()), *times),
        clause=words,
        barred=frozenset(i for i in sentence if i not in words),
    )
    fillers = [("target", number)] if tree.phrase(number)[0] >= quantity.start else []
    if thing is not None:
        fillers.append(("instrument", thing))
    return replace(
        draft,
        ranges=((draft.predicate, draft.predicate + 1), (begin, quantity.end)),
        fillers=tuple(fillers),
        setting=setting,
        keys=(number,),
    )


def _without(reading: Reading, draft: Draft, words: range) -> Draft:
    """Return a draft without the words of the other clause, and what they tell."""
    kept = {i for begin, stop in draft.ranges for i in range(begin, stop) if i not in words}
    setting = draft.setting
    return replace(
        draft,
        ranges=pieces.ranges(reading.tree, kept) or draft.ranges,
        fillers=tuple(filler for filler in draft.fillers if filler[1] not in words),
        setting=replace(
            setting, clause=setting.clause - frozenset(words), barred=setting.barred | frozenset(words)
        ),
    )
