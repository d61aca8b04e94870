"""What the sayings of a document tell of each other: who goes on, who was only told, whose words stand behind an aside."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from secondsource.claims.documents import is_document
from secondsource.claims.saying import quoted_all
from secondsource.claims.tree import CLOSING

if TYPE_CHECKING:
    from secondsource.claims.saying import Saying
    from secondsource.claims.tree import Tree

ADDING = frozenset({"adding", "noting", "stressing"})
"""How who spoke goes on ("…, she said, *adding* that …")."""


def of_who_told(tree: Tree, saying: Saying, others: list[Saying]) -> Saying:
    """Give what somebody notes to an outlet to him, not to whom he told it ("Hassan told *the paper noting* that …")."""
    cue, source = saying.cue_head, saying.source
    if cue is None or source is None or not tree.gerund(cue) or source[1] != cue:
        return saying
    if tree.lower[source[0] - 1] != "told":
        return saying
    other = next((o for o in others if o.cue_head == source[0] - 1 and o.source is not None), None)
    if other is None:
        return saying
    return saying.spoken_by(other)


def of_who_adds(tree: Tree, saying: Saying, others: list[Saying]) -> Saying:
    """Give what is added right behind an act of saying to who spoke ("Aleppo has suffered *Hassan said adding* that …")."""
    cue = saying.cue_head
    if cue is None or tree.lower[cue] not in ADDING:
        return saying
    other = next((o for o in others if o.cue_head == cue - 1 and o.source is not None), None)
    if other is None or other.source is None or other.source[1] != cue - 1:
        other = next((o for o in others if _told_before(tree, saying, o)), None)
    if other is None:
        return saying
    return saying.spoken_by(other)


def parted(tree: Tree, saying: Saying, others: list[Saying]) -> list[Saying]:
    """Part what a speaker adds from what he says first ("said two had been found *adding that the search went on*")."""
    cue, (begin, stop) = saying.cue, saying.contents[-1]
    cues = {other.cue_head for other in others}
    added = next(
        (i for i in range(begin + 1, stop - 2) if tree.lower[i] in ADDING and tree.lower[i + 1] == "that"),
        None,
    )
    if cue is None or added is None or added in cues or cue[1] > begin or saying.quote != "indirect":
        return [saying]
    first = (*saying.contents[:-1], tree.trimmed(begin, added))
    then = replace(
        saying,
        cue=(added, added + 1),
        cue_head=added,
        contents=((added + 2, stop),),
        stance="asserts",
        act=None,
        clausal=True,
    )
    return [replace(saying, contents=first), then]


def _told_before(tree: Tree, saying: Saying, other: Saying) -> bool:
    """Tell whether what is added stands right behind what somebody says ("X said *ten had fled* adding that …"), whose subject speaks not."""
    cue, source = saying.cue_head, saying.source_head
    if cue is None or other.cue_head is None or other.source is None or saying.contents[0][0] < cue:
        return False
    behind = other.cue_head < other.contents[0][0] and other.contents[-1][1] in {cue, cue - 1}
    inside = source is not None and other.holds(source)
    return behind and (inside or source is None) and tree.sent[cue] == tree.sent[other.cue_head]


def before_teller(tree: Tree, saying: Saying, others: list[Saying]) -> Saying:
    """End what somebody says before who tells that he does ("“Moscow declared *this*” said the rebel", his marks lost)."""
    if saying.cue is None:
        return saying
    for other in others:
        end = other.contents[-1][1]
        if saying.cue[0] >= end or other is saying or other.cue is None or other.source is None:
            continue
        if not other.holds(saying.cue[0]):
            continue
        first = min(other.cue[0], other.source[0])
        within = end <= first and tree.sent[first] == tree.sent[saying.contents[-1][1] - 1]
        if within and saying.contents[0][0] < end and saying.contents[-1][1] > first:
            pieces = [tree.trimmed(begin, min(stop, end)) for begin, stop in saying.contents if begin < end]
            kept = tuple(piece for piece in pieces if piece[0] < piece[1])
            return replace(saying, contents=kept) if kept else saying
    return saying


def behind_aside(tree: Tree, saying: Saying, others: list[Saying]) -> Saying:
    """Give what goes on behind "as X claimed" to who speaks ("she said it is open, *as some claimed*, and that help is near")."""
    cue, first = saying.cue_head, saying.contents[0][0]
    if cue is None or tree.base[cue] != "advcl" or first < cue or tree.words[first - 1] != ",":
        return saying
    marked = any(tree.lower[mark] == "as" for mark in tree.of(cue, "mark"))
    if not marked or tree.pos[first] not in {"CCONJ", "SCONJ"}:
        return saying
    main = next((o for o in others if o.cue_head == tree.head[cue] and o.source is not None), None)
    if main is None:
        return saying
    return replace(saying.told_with(main), stance=main.stance, act=main.act)


def behind_document(tree: Tree, saying: Saying) -> Saying:
    """Take where somebody says it off what he says ("the bank said *in a filing* it could book a charge")."""
    cue, (begin, stop) = saying.cue_head, saying.contents[0]
    if cue is None or not tree.is_verb(cue) or begin != cue + 1 or tree.lower[begin] not in {"in", "through"}:
        return saying
    noun = next((i for i in range(begin + 1, min(begin + 8, stop)) if is_document(tree, i)), None)
    if noun is None or noun + 2 >= stop or tree.pos[noun + 1] not in {"PRON", "DET", "PROPN", "SCONJ"}:
        return saying
    if any(tree.pos[i] in {"VERB", "AUX", "PUNCT"} for i in range(begin, noun)):
        return saying
    first = noun + 1 + (tree.lower[noun + 1] == "that")
    kept = ((first, stop), *saying.contents[1:])
    return replace(saying, contents=kept, carriers=tuple(dict.fromkeys((*saying.carriers, noun))))


def in_own_sentence(tree: Tree, saying: Saying) -> Saying:
    """Leave a quotation to whoever spoke it, where who is next opens a sentence and says something else ("“…” *Reports* said that …")."""
    if saying.cue is None or saying.source is None or len(saying.contents) < 2:
        return saying
    start, begin = tree.sents[tree.sent[saying.source[0]]][0], saying.source[0]
    after = tuple(piece for piece in saying.contents if piece[0] > saying.cue[0])
    first = next(iter(after), None)
    named = any(tree.ent[i] in {"PERSON", "ORG"} or tree.pos[i] == "PRON" for i in range(*saying.source))
    behind = tree.words[begin - 1] in CLOSING and tree.words[begin][0].isupper()
    opens = (begin == start or behind) and begin < saying.cue[0] and not named
    told = first is not None and "that" in {tree.lower[first[0]], tree.lower[first[0] - 1]}
    rest = all(piece in after or piece[1] <= begin for piece in saying.contents)
    return (
        replace(saying, contents=after, quote=quoted_all(tree, after, "indirect"))
        if opens and told and rest
        else saying
    )
