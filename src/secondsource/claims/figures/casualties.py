"""Gives the dead, hurt, missing, ill, rescued and those aboard their own claims where another claim counted them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from secondsource.claims.figures import before, gapped, tellers
from secondsource.claims.figures.measures import of_part
from secondsource.claims.figures.parts import of_them
from secondsource.claims.figures.placed import split
from secondsource.claims.figures.words import OF_BOTH
from secondsource.claims.quantities.units import is_person
from secondsource.claims.saying import head_of
from secondsource.claims.wording import clause_head, of_clause

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from spacy.tokens import Doc

    from secondsource.claims.quantities import Quantity
    from secondsource.claims.reading import Draft, Reading

_SORTS: dict[str, tuple[str, str | None]] = {
    "killed": ("CASUALTIES", "killed"),
    "injured": ("CASUALTIES", "injured"),
    "hospitalized": ("CASUALTIES", "injured"),
    "missing": ("CASUALTIES", "missing"),
    "dead_or_injured": ("CASUALTIES", "casualties"),
    "dead_or_missing": ("CASUALTIES", "casualties"),
    "infected": ("HAZARD", "disease"),
    "rescued": ("EVACUATION", "evacuated"),
    "aboard": ("STATEMENT", None),
    "displaced": ("DISPLACEMENT", "displaced"),
    "released": ("DETENTION", "released"),
    "kidnapped": ("DETENTION", "abducted"),
    "held": ("DETENTION", "captured"),
    "detained": ("DETENTION", "arrested"),
}
"""Measure → type and mode of the claim that a count of it is told by."""
_AT_HOME = {
    "infected": frozenset({"HAZARD", "STATEMENT"}),
    "rescued": frozenset({"EVACUATION", "DETENTION", "STATEMENT"}),
    "aboard": frozenset({"STATEMENT"}),
    "displaced": frozenset({"DISPLACEMENT", "EVACUATION", "NEED", "STATEMENT"}),
    "released": frozenset({"DETENTION", "EVACUATION", "AGREE", "STATEMENT"}),
    "kidnapped": frozenset({"DETENTION"}),
    "held": frozenset({"DETENTION"}),
    "detained": frozenset({"DETENTION"}),
}
"""Measure → types of the claims that count it as their own."""
_TOLD = {
    ("DAMAGE", "destroyed"): "destroyed",
    ("DAMAGE", "damaged"): "damaged",
    ("DETENTION", "abducted"): "kidnapped",
    ("DETENTION", "captured"): "captured",
    ("SIEGE", "besieged"): "trapped",
    ("DETENTION", "arrested"): "detained",
    ("DETENTION", "released"): "released",
    ("DISPLACEMENT", "displaced"): "displaced",
    ("DISPLACEMENT", "sheltered"): "sheltered",
    ("DISPLACEMENT", "returned"): "returned",
    ("EVACUATION", "evacuated"): "evacuated",
    ("CASUALTIES", "killed"): "killed",
    ("CASUALTIES", "injured"): "injured",
    ("CASUALTIES", "missing"): "missing",
}
_SPOKEN = frozenset({"ACCUSE", "SUPPORT", "REQUEST", "REJECT", "THREATEN"})
_NO_THINGS = frozenset({"time", "direction", "way", "night", "winner", "example", "thing", "part", "side"})
_BEINGS = frozenset({
    "is", "was", "are", "were", "be", "been", "being", "become", "became", "remains", "remained",
    "considered",
})  # fmt: skip
_KIN = frozenset({"family", "household", "clan", "tribe", "village", "neighborhood", "neighbourhood"})
_OWN = frozenset({"DISPLACEMENT", "EVACUATION"})  # who does it is who is counted


def told_by(doc: Doc, draft: Draft, quantity: Quantity) -> str | None:
    """Return the measure that a claim's type and mode give to those that it happens to, or ``None``: another is counted."""
    roles = {"target", "actor"} if draft.type in _OWN else {"target"}
    counted = {quantity.head, *range(quantity.start, quantity.end)}
    happens = any(name in roles and head in counted for name, head in draft.fillers)
    if draft.type == "CASUALTIES" and of_them(doc, quantity):
        return _TOLD.get((draft.type, draft.mode or ""))  # "the deaths of 26 people, *11 of them children*"
    if not happens or of_part(doc, quantity, doc[draft.predicate]):
        return None
    if draft.type == "DAMAGE" and doc[draft.predicate].lemma_ == "leave":
        return None  # who is *left* without power is not damaged
    return _TOLD.get((draft.type, draft.mode or ""))


def own_claims(
    reading: Reading, drafts: Sequence[Draft], counts: Mapping[int, Sequence[int]]
) -> tuple[list[Draft], dict[int, list[int]]]:
    """Move counts of casualties to claims of casualties: "killed 10 and injured *59*", "12 *dead* in car bomb".

    Args:
        reading: The document with what was found in it.
        drafts: All drafts.
        counts: Index of a draft → indices of its quantities.

    Returns:
        The drafts with those added, and the counts of each.
    """
    made = list(drafts)
    found: dict[int, list[int]] = {}
    own: dict[tuple[int, int], int] = {}
    for number, several in counts.items():
        for quantity in several:
            if _says_nothing(reading, made[number], reading.quantities[quantity]):
                continue
            if tellers.are_counted(reading.sayings, made[number], reading.quantities[quantity]):
                continue
            alone = len(several) == 1
            home = _home(reading, made, number, reading.quantities[quantity], own, alone=alone)
            home = before.part(reading, made, home, reading.quantities[quantity], reading.quantities)
            found.setdefault(home, []).append(quantity)
    made, found = gapped.split(reading, *split(reading, made, found))
    for number, several in found.items():
        if any(reading.measures.of(reading.quantities[k])[0] in OF_BOTH for k in several):
            _together(reading, made, found, number)
    for number, several in found.items():
        made[number] = _with_number(reading, made[number], [reading.quantities[k] for k in several])
    return made, found


def _together(
    reading: Reading, drafts: list[Draft], counts: Mapping[int, Sequence[int]], number: int
) -> None:
    """Make one of the claims of both verbs of one count: "*killed and injured* five"; ``drafts`` are changed."""
    tree, draft = reading.tree, drafts[number]
    partner = next(
        (
            index
            for index, other in enumerate(drafts)
            if other.type == draft.type == "CASUALTIES"
            and index not in counts
            and other.saying == draft.saying
            and (
                (tree.base[draft.predicate] == "conj" and tree.head[draft.predicate] == other.predicate)
                or (tree.base[other.predicate] == "conj" and tree.head[other.predicate] == draft.predicate)
            )
        ),
        None,
    )
    if partner is None:
        return
    told = (*draft.ranges, *drafts[partner].ranges)
    ranges = ((min(begin for begin, _ in told), max(stop for _, stop in told)),)
    for index in (number, partner):
        drafts[index] = replace(drafts[index], mode="casualties", ranges=ranges)


def _with_number(reading: Reading, draft: Draft, several: Sequence[Quantity]) -> Draft:
    """Give a claim the number that the tree cut off its counted words: "*30, not 31,* people had died"."""
    tree = reading.tree
    begin = draft.ranges[0][0] if draft.ranges else 0
    for quantity in several:
        between = range(quantity.end, begin)
        apart = any(tree.pos[i] not in {"PUNCT", "NUM"} and tree.lower[i] != "not" for i in between)
        if between and not apart and "not" in tree.lower[quantity.end : begin]:
            return replace(draft, ranges=((quantity.start, draft.ranges[0][1]), *draft.ranges[1:]))
    return draft


def _home(
    reading: Reading,
    drafts: list[Draft],
    number: int,
    quantity: Quantity,
    own: dict[tuple[int, int], int],
    *,
    alone: bool,
) -> int:
    """Return the index of the draft that a quantity belongs to; it is added where there is none.

    A statement in the report's own voice that is there for this one number only becomes the claim itself.
    """
    draft = drafts[number]
    if quantity.kind != "count" or quantity.best == 0:
        return number
    measure, word = reading.measures.of(quantity, reading.doc[draft.predicate])
    if measure not in _SORTS or word is None or _tells(draft, measure) or word.lemma_.lower() == "victim":
        return number
    key = (number, word.i)
    if key in own:
        return own[key]
    told = next(
        (
            index
            for index, other in enumerate(drafts)
            if word.i in other.keys[:1] and _tells(other, measure) and other.saying == draft.saying
        ),
        None,
    )
    if told is not None:
        drafts[number] = _without(reading, draft, quantity)
        return told
    if measure == "aboard":
        draft = _of_vessel(reading, draft, word.i)
    saying = reading.sayings[draft.saying] if draft.saying is not None else None
    untold = draft.type in _SPOKEN and saying is not None and not saying.holds(quantity.start)
    if untold or not any(begin <= quantity.start < stop for begin, stop in draft.ranges):
        draft = _of_clause(reading, draft, quantity, word.i)
    if not any(begin <= quantity.start < stop for begin, stop in draft.ranges):
        return number
    made = _draft(reading, draft, quantity, measure, word.i)
    if draft.type == "STATEMENT" and (draft.predicate == word.i or (draft.saying is None and alone)):
        drafts[number] = made
        return number
    drafts[number] = _without(reading, drafts[number], quantity)
    own[key] = len(drafts)
    drafts.append(made)
    return own[key]


def _says_nothing(reading: Reading, draft: Draft, quantity: Quantity) -> bool:
    """Tell "one of the passengers" that nothing is said to have happened to, "one day", a man who is told of elsewhere: no count of an event."""
    if quantity.rule == "single":
        return not any(begin <= quantity.start < stop for begin, stop in draft.ranges)
    one = quantity.kind == "count" and quantity.best == 1 and quantity.bound == "exact"
    if not one or quantity.text.lower() != "one":
        return False
    tree = reading.tree
    if tree.lower[quantity.end] == "of" and tree.lower[quantity.start - 1] in _BEINGS:
        return True  # "taking it has been *one of* his goals"
    if tree.lower[quantity.end : quantity.end + 2] == ["of", "the"]:
        most = tree.lower[quantity.end + 2]
        if most == "most" or (most.endswith("est") and tree.pos[quantity.end + 2] == "ADJ"):
            return True  # "in the town, *one of the bloodiest* spells"
    if tree.lower[quantity.start - 1] in {"of", "from"} and is_person(tree.words[quantity.start - 2]):
        return quantity.unit in _KIN  # "five civilians *of one family*"
    if reading.measures.of(quantity)[0] is not None:
        return False
    counted = {_counted(reading, quantity), *range(quantity.start, quantity.end)}
    if any(head in counted for name, head in draft.fillers if name in {"actor", "target", "instrument"}):
        return False  # "*one of the shells* hit the house"
    return quantity.unit in _NO_THINGS or reading.tree.lower[quantity.end] == "of"


def _tells(draft: Draft, measure: str) -> bool:
    """Tell whether a draft is of those that a measure counts, or of casualties of every sort."""
    if measure in _AT_HOME:
        return draft.type in _AT_HOME[measure]
    mode = _SORTS[measure][1]
    return draft.type == "CASUALTIES" and (draft.mode in (mode, "casualties", None) or mode == "casualties")


def _counted(reading: Reading, quantity: Quantity) -> int:
    """Return the token of who is counted, or of the number."""
    return quantity.head if quantity.head is not None else head_of(reading.tree, quantity.start, quantity.end)


def _without(reading: Reading, draft: Draft, quantity: Quantity) -> Draft:
    """Return a draft without those that a quantity counts among its targets."""
    gone = ("target", _counted(reading, quantity))
    return replace(draft, fillers=tuple(filler for filler in draft.fillers if filler != gone))


def _draft(reading: Reading, draft: Draft, quantity: Quantity, measure: str, word: int) -> Draft:
    """Draft the claim of a count beside another claim, in the same words and with the same speaker, time and place."""
    counted = _counted(reading, quantity)
    acts = draft.type not in _SPOKEN  # who condemns a deed has not done it
    fillers = [(name, head) for name, head in draft.fillers if acts and name == "actor" and head != counted]
    type_, mode = _SORTS[measure]
    if type_ == "STATEMENT":
        fillers = [("topic", reading.tree.head[word])] if reading.tree.base[word] == "acl" else []
    elif counted != word:
        fillers.append(("target", counted))
    spots = (word, *(spot for spot in draft.setting.spots if spot != word))
    return replace(
        draft,
        type=type_,
        mode=mode,
        predicate=word,
        fillers=tuple(fillers),
        setting=replace(draft.setting, spots=spots, physical=True),
        keys=(word,),
    )


def _of_clause(reading: Reading, draft: Draft, quantity: Quantity, word: int) -> Draft:
    """Give a draft the words of the clause that a count stands in, where its own words do not hold the count."""
    tree = reading.tree
    saying = reading.sayings[draft.saying] if draft.saying is not None else None
    if saying is None or not saying.holds(quantity.start):
        if any(other.holds(quantity.start) for other in reading.sayings):
            return draft  # somebody else says it
        if saying is not None:
            saying, draft = None, replace(draft, saying=None, stance="asserts")
    top = next((i for i in (word, *tree.above(word)) if tree.is_predicate(i)), None)
    if top is None or tree.sent[top] != tree.sent[draft.predicate]:
        return draft
    ranges = of_clause(tree, clause_head(tree, top, saying, reading.cues), saying, reading.sayings)
    clause = frozenset(i for begin, stop in ranges for i in range(begin, stop))
    return replace(
        draft,
        ranges=ranges,
        fillers=(),
        setting=replace(draft.setting, spots=(top,), clause=clause, barred=frozenset()),
    )


def _of_vessel(reading: Reading, draft: Draft, word: int) -> Draft:
    """Cut the words of a claim to the vessel and those that it carried: "a barge *carrying nearly 90 people*"."""
    tree = reading.tree
    if tree.base[word] != "acl":
        return draft
    vessel = tree.head[word]
    begin, stop = tree.phrase(vessel)[0], max(tree.subtree(word)) + 1
    while stop > word and tree.pos[stop - 1] in {"PUNCT", "SPACE"}:
        stop -= 1
    if not begin < word < stop:
        return draft
    return replace(draft, ranges=((begin, stop),))
