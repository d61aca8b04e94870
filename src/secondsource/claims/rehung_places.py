"""Places that the reader took into the noun phrase behind them, or hung on the act of saying, their commas lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secondsource.claims import lexicon
from secondsource.claims.move import Move
from secondsource.claims.places import lists
from secondsource.claims.places.mentions import OF_STATE
from secondsource.claims.places.told import NOUNS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from secondsource.claims.tree import Tree

_AT = frozenset({"in", "near", "at", "outside", "inside", "around", "across"})
_NAMES = frozenset({"GPE", "LOC", "FAC"})
_OF_TOWN = frozenset({"center", "centre", "outskirts"})
_SIDES = frozenset({"north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest", "capital"})  # fmt: skip
_TELLS = frozenset({"say", "report", "add", "announce", "claim", "state", "confirm", "tell"})
_HEARD = frozenset(
    {"observatory", "monitor", "monitors", "resident", "activist", "witness", "source", "statement"}
)
"""Who tells of what happens where somebody else, or he himself, is."""


def moves(tree: Tree) -> Iterator[Move]:
    """Give what is to be hung anew."""
    for subject, pos in enumerate(tree.pos):
        if pos not in {"NOUN", "PROPN"}:
            continue
        if (
            pos == "PROPN"
            and tree.base[subject] in {"compound", "amod", "nmod"}
            and tree.head[subject] > subject
            and tree.doc[subject].ent_type_ in _NAMES
        ):
            yield from _before_clause(tree, subject)
        if tree.base[subject] != "nsubj":
            continue
        verb = tree.head[subject]
        yield from _run_in(tree, subject, verb)
        yield from _before_speaker(tree, subject, verb)
        yield from _of_content(tree, subject, verb)


def _run_in(tree: Tree, subject: int, verb: int) -> Iterator[Move]:
    """Part a place from the subject that it was read as a piece of ("*Near Hama* army units advanced"): none has a preposition."""
    first = tree.left[subject]
    of = tree.lower[first] == "of" and first > 0 and _sited(tree, first - 1)
    if not (of or tree.lower[first] in _AT) or tree.dep[first] != "case" or first >= subject - 1:
        return
    end = _end(tree, first + 1, subject)
    if end is None:
        return
    words = range(first + 1, end)
    tops = [i for i in words if tree.head[i] not in words]
    head = tops[-1]
    if of:
        yield Move(head, first - 1, "nmod")
    else:
        yield Move(head, _clause(tree, first, subject, verb), "obl")
    yield Move(first, head, "case")
    for other in tops[:-1]:
        yield Move(other, head, "amod" if tree.pos[other] == "ADJ" else "compound")


def _before_clause(tree: Tree, name: int) -> Iterator[Move]:
    """Part the last place of a clause from what was read as its noun: "fired into *Aleppo* killing ten", "in *Hama* local media reported"."""
    above = tree.head[name]
    if above == name + 1 and tree.gerund(above) and tree.base[above] == "advcl" and tree.head[above] < name:
        if any(tree.base[kid] == "case" and kid < name for kid in tree.kids[name]):
            yield Move(name, tree.head[above], "obl")
        return
    case = tree.left[above]
    told = above + 1 < len(tree) and tree.lemma[above + 1] in _TELLS and tree.is_verb(above + 1)
    outlet = tree.pos[above] == "NOUN" and tree.lemma[above] in lexicon.OUTLETS
    if not (told and outlet and tree.base[case] == "case" and case < name) or tree.of(above + 1, "nsubj"):
        return
    if above - name < 2 or any(tree.pos[i] != "ADJ" for i in range(name + 1, above)):
        return
    yield Move(name, tree.head[above], tree.dep[above])
    yield Move(case, name, "case")
    for kid in tree.kids[above]:
        if case < kid < name:
            yield Move(kid, name, tree.dep[kid])
    yield Move(above, above + 1, "nsubj")


def _before_speaker(tree: Tree, subject: int, verb: int) -> Iterator[Move]:
    """Hang a place between what is said and who says it on what is said: "led to the capture of houses *in the Shaar quarter* residents said"."""
    if tree.lemma[verb] not in _TELLS or subject > verb:
        return
    for place in tree.of(verb, "obl"):
        first, last = tree.left[place], tree.right[place] - 1
        before = first - 1
        led = tree.lower[first] in _AT and tree.dep[first] == "case" and last + 1 == tree.left[subject]
        named = tree.lemma[place] in lists.CONTAINER or tree.doc[place].ent_type_ in _NAMES
        if not (led and named) or before < tree.sents[tree.sent[verb]][0] or tree.pos[before] == "PUNCT":
            continue
        if tree.pos[before] in {"NOUN", "PROPN"} and tree.base[before] not in {"obj", "obl", "compound"}:
            yield Move(place, before, "nmod")
        elif tree.is_verb(before):
            yield Move(place, before, "obl")
        elif tree.is_verb(tree.head[before]) and tree.head[before] != verb:
            yield Move(place, tree.head[before], "obl")


def _sited(tree: Tree, noun: int) -> bool:
    return tree.lemma[noun] in lists.CONTAINER and tree.pos[noun] == "NOUN"


def _end(tree: Tree, begin: int, subject: int) -> int | None:
    """Return where the place ends that begins at a token, before the subject; ``None``: there is none."""
    i = begin
    while i < subject and (tree.pos[i] == "ADJ" or tree.lower[i] == "the"):
        i += 1
    if tree.lower[begin] == "the" and (tree.lemma[i] in NOUNS or tree.lower[i] in _SIDES):
        end = i + 1
        end += end < subject and tree.lower[end] in _OF_TOWN
        return end if end <= subject else None
    name = i
    while i < subject and tree.doc[i].ent_type_ in _NAMES:
        i += 1
    if i == name:
        return None
    while i < subject and tree.lower[i] in lists.TAIL and tree.lower[i + 1] not in OF_STATE:
        i += 1
    return i


def _clause(tree: Tree, first: int, subject: int, verb: int) -> int:
    """Return the verb whose place it is: what the speaker says where that stands before the place or he is of the press."""
    if tree.lemma[verb] not in _TELLS:
        return verb
    for said in tree.of(verb, "ccomp"):
        if tree.right[said] == first or (said > verb and _hears(tree, subject)):
            return said
    return verb


def _hears(tree: Tree, subject: int) -> bool:
    """Tell a speaker who tells what happened elsewhere: the press, a monitor, residents."""
    outlets = lexicon.OUTLETS
    words = tree.subtree(subject)
    agency = tree.doc[subject].ent_type_ == "ORG" or (
        tree.words[subject].isupper() and len(tree.words[subject]) > 2
    )
    return agency or any(tree.lemma[i] in _HEARD or tree.lemma[i] in outlets for i in words)


def _of_content(tree: Tree, subject: int, verb: int) -> Iterator[Move]:
    """Hang a place that leads a sentence on what the press says of it ("*In Damascus* the agency said two were hurt")."""
    if tree.lemma[verb] not in _TELLS or not _hears(tree, subject):
        return
    said = next((i for i in tree.of(verb, "ccomp") if i > verb), None)
    if said is None:
        return
    for place in tree.of(verb, "obl"):
        end = tree.right[place]
        led = tree.lower[tree.left[place]] in _AT and place < subject
        if led and tree.words[end] != "," and _end(tree, tree.left[place] + 1, end) == end:
            yield Move(place, said, "obl")
