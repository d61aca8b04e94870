"""States that are events: "80 were dead", "four captured soldiers", "left 12 dead"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secondsource.claims import lexicon
from secondsource.claims.events import patterns
from secondsource.claims.events.event import Event

if TYPE_CHECKING:
    from collections.abc import Mapping

    from secondsource.claims.tree import Tree


def counted(tree: Tree, index: int) -> bool:
    """Tell whether a noun is counted ("four soldiers", "many people")."""
    return any(
        tree.base[kid] == "nummod" or tree.lemma[kid] in {"dozen", "hundred", "thousand", "several", "many"}
        for kid in tree.kids[index]
    )


def _number(tree: Tree, head: int, index: int) -> bool:
    """Tell whether a number stands before a state that is all a headline says of it: "Dozens dead", "20 wounded"."""
    return head < index and (tree.pos[head] == "NUM" or tree.lemma[head] in NUMBERS)


def _in_list(tree: Tree, index: int) -> bool:
    """Tell a state that is all an item of a list says of its number: "two men out, *two dead*"."""
    subject = tree.own_subject(index)
    return subject is not None and tree.pos[subject] == "NUM" and not tree.of(index, "cop", "aux")


def _let_go(tree: Tree, index: int) -> bool:
    """Tell whether who was held is said to be free ("all hostages are free")."""
    subject = tree.own_subject(index)
    held = lexicon.words("events", "classes", "held")
    return (
        subject is not None and bool(tree.of(index, "cop")) and tree.lemma[tree.antecedent(subject)] in held
    )


def _held(tree: Tree, index: int) -> bool:
    """Tell whether a place is said to be in somebody's hands ("the town *is under rebel control*", "is *in control of* it")."""
    if not tree.of(index, "cop") or tree.case(index) not in {"under", "in", "out of"}:
        return False
    subject = tree.own_subject(index)
    if subject is None:
        return False
    if tree.case(index) == "in":  # "the rebels are in control of the town"
        return any(case == "of" and _place(tree, kid) for case, kid in tree.obliques(index))
    named = any(_place(tree, kid) for kid in (subject, *(kid for _, kid in tree.obliques(subject))))
    return named and bool(tree.of(index, "amod", "compound", "nmod", "nmod:poss"))


def _place(tree: Tree, index: int) -> bool:
    return tree.ent[index] in {"GPE", "LOC", "FAC"} or tree.lemma[index] in lexicon.words(
        "events", "classes", "place"
    )


_HARM = frozenset({"ASSAULT", "CASUALTIES"})
NUMBERS = frozenset({"dozen", "hundred", "thousand", "score", "several", "many"})


def of_harmed(tree: Tree, index: int, type_: str, events: Mapping[int, Event]) -> bool:
    """Tell whether people who had been displaced are told of as those who came to harm ("killed *six displaced people*")."""
    if type_ != "DISPLACEMENT" or tree.base[index] != "amod":
        return False
    for above in tree.above(index):
        if tree.is_verb(above):
            return above in events and events[above].type in _HARM
        if tree.base[above] not in {"appos", "conj", "nmod", "obj", "nsubj", "obl"}:
            return False
    return False


def find(tree: Tree, events: Mapping[int, Event]) -> list[Event]:
    """Find adjectives that are states of events: "80 were dead", "four captured soldiers", "left 12 dead"."""
    found = []
    adjectives = patterns.event_adjectives()
    spots = {
        *tree.spots.of_words(adjectives.keys()),
        *tree.spots.of_lemmas(adjectives.keys() | {"free", "control"}),
    }
    for index in sorted(spots):
        lemma = tree.lemma[index]
        word = tree.lower[index] if tree.lower[index] in adjectives else lemma
        if index in events or tree.pos[index] not in {"ADJ", "NOUN", "VERB"}:
            continue
        if tree.pos[index] == "VERB" and tree.of(index, "obj"):
            continue  # "the camera captured the event"
        if tree.pos[index] == "VERB" and tree.of(index, "aux") and not tree.of(index, "cop"):
            continue  # "the meteor was captured on video", which the verb tells of
        if word == "free" and _let_go(tree, index):
            found.append(Event("DETENTION", "released", index, "adjective", index))
            continue
        if lemma == "control" and _held(tree, index):
            found.append(Event("TERRITORY", "held", index, "adjective", index))
            continue
        if word not in adjectives:
            continue
        type_, mode = adjectives[word]
        base, head = tree.base[index], tree.head[index]
        if of_harmed(tree, index, type_, events):
            continue
        if tree.of(index, "cop") or base in {"root", "parataxis"}:
            if tree.own_subject(index) is not None or counted(tree, index) or _number(tree, head, index):
                found.append(Event(type_, mode, index, "adjective", index))
        elif (
            (base == "conj" and _in_list(tree, index))
            or (
                base in {"amod", "acl", "appos"}
                and (counted(tree, head) or _number(tree, head, index))
                and head not in events
            )
            or (
                (
                    base in {"obj", "xcomp", "acl", "nsubj", "obl", "nmod", "conj"}
                    and (counted(tree, index) or (base == "xcomp" and tree.of(head, "obj")))
                )
                and head not in events
            )
        ):
            found.append(Event(type_, mode, index, "adjective", index))
    return found
