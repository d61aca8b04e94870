"""Tells a time that the tree hangs near an event, but that is another thing's: of the next clause, of an example, of a noun."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secondsource.claims.commas import REVISING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secondsource.claims.settings import Setting
    from secondsource.claims.tree import Tree

SPANNING = frozenset(
    {"since", "until", "till", "by", "before", "after", "from", "following", "to", "for", "of"}
)
_MEANWHILE = frozenset({"when", "as"})
_OUTSIDE = frozenset({"including", "following", "despite"})  # lead to what is not the event itself
_APART = frozenset({"after", "before", "since", "until", "till", "once"})
_LOOKING = frozenset({"has", "have", "will", "would", "could", "may", "might", "is", "are"})
_AHEAD = frozenset({"anticipate", "await", "expect", "fear", "forecast", "predict"})
"""Verbs whose matter is still to come ("closed the road, *expecting* snow on Friday")."""
_HAPPENING = frozenset({"in", "during", "by", "from"})


def contrasted(tree: Tree, where: Setting, head: int) -> bool:
    """Tell whether a time stands in a clause that is set against the event's ("the truce held, *but there was fire on Monday*")."""
    return any(
        tree.base[index] == "conj"
        and tree.is_predicate(index)
        and bool(tree.of(index, "nsubj", "expl"))
        and any(tree.lower[tie] in {"but", "yet"} for tie in tree.of(index, "cc"))
        and where.spots[0] not in tree.subtree(index)
        for index in (head, *tree.above(head))
    )


def of_count_before(tree: Tree, head: int) -> bool:
    """Tell whether a time is that of a count that is taken back ("said, *updating an earlier toll on Sunday*")."""
    return any(tree.lemma[i] in REVISING and tree.gerund(i) for i in (head, *tree.above(head)))


def since_clause(tree: Tree, index: int) -> bool:
    """Tell whether a token heads a clause with "since"."""
    return tree.is_verb(index) and any(tree.lower[mark] == "since" for mark in tree.of(index, "mark"))


def described(tree: Tree, where: Setting, head: int) -> bool:
    """Tell whether a time only describes a thing: "on the road *which they cut on Monday*", not the attack that it happens in."""
    for index in (head, *tree.above(head)):
        which = next((kid for kid in tree.of(index, "nsubj", "obj") if tree.lower[kid] == "which"), None)
        relative = tree.base[index] == "acl" or (tree.base[index] == "advcl" and which is not None)
        if relative and tree.finite(index) and where.spots[0] not in tree.subtree(index):
            noun = tree.head[index] if which is None else which - 1
            if any(tree.lower[kid] == "where" for kid in tree.of(index, "advmod", "mark")):
                return False  # "hit a tent *where people had gathered on Monday*"
            return not happens_in(tree, noun)
    return False


def of_beginning(tree: Tree, head: int, where: Setting) -> bool:
    """Tell the day at which something else began or that it came after: "since the assault *began on Sunday*"."""
    verb = next((index for index in tree.above(head) if tree.is_verb(index)), None)
    if verb is None or verb in where.spots:
        return False
    marks = {tree.lower[kid] for kid in tree.of(verb, "mark")}
    return tree.lemma[verb] in {"begin", "start"} or bool(marks & SPANNING - {"to", "for", "of"})


def of_other(tree: Tree, where: Setting, between: Sequence[int], spot: int, start: int) -> bool:
    """Tell whether a time is that of another clause: of one that goes on from the event with a time or plan of its own.

    "Detonated a car and *a few minutes later* a second one blew up", "has been working on it and plans to offer it *this
    year*", "*opened in October*, the shop was praised".
    """
    for index in between:
        if (
            tree.base[index] == "conj"
            and tree.is_predicate(index)
            and where.spots[0] not in tree.subtree(index)
        ):
            subject = tree.own_subject(index)
            leads = spot < start < index and (subject is None or start < subject)
            if leads or any(tree.base[i] == "xcomp" and tree.infinitive(i) for i in between):
                return True
        if (
            tree.base[index] == "advcl"
            and tree.own_subject(index) is not None
            and any(tree.lower[kid] == "with" for kid in tree.of(index, "mark"))
            and where.spots[0] not in tree.subtree(index)
        ):
            return True  # "has seen attacks, *with the suburb hit by gas in 2013*"
        if (
            tree.base[index] == "advcl"
            and index < spot
            and tree.past_participle(index)
            and not tree.finite(index)
        ):
            return True
    return False


def to_the_hour(tree: Tree, where: Setting, rank: int, start: int) -> bool:
    """Tell whether a time of day is that of a first clause alone, and a second with its own subject tells the event."""
    trigger, first = where.spots[0], where.spots[rank] if rank < len(where.spots) else -1
    beside = tree.base[trigger] == "conj" and tree.head[trigger] == first < start
    subject = tree.own_subject(trigger) if beside else None
    return subject is not None and start < tree.left[subject]


def sequel(tree: Tree, where: Setting, rank: int) -> bool:
    """Tell whether an event is told in a clause that comes before or after what the spot of a rank tells ("*after* rebels left")."""
    below = where.spots[:rank] if rank < len(where.spots) else ()
    return any(tree.lower[mark] in _APART for spot in below for mark in tree.of(spot, "mark"))


def up_to_now(tree: Tree, where: Setting, rank: int) -> bool:
    """Tell whether an event is told of up to now, and a time at the spot of a rank is that of a clause of what is over."""
    if not 0 < rank < len(where.spots) or not tree.is_predicate(where.spots[rank]):
        return False
    over = where.spots[rank]
    verb = next((spot for spot in where.spots[:rank] if tree.is_predicate(spot)), None)
    return (
        verb is not None
        and (tree.base[verb] in {"conj", "parataxis"} or tree.dep[verb] == "acl:relcl")
        and tree.own_subject(verb) is not None
        and _perfect(tree, verb)
        and not _perfect(tree, over)
    )


def _perfect(tree: Tree, verb: int) -> bool:
    return any(tree.lower[kid] in {"has", "have"} for kid in tree.of(verb, "aux"))


def leads_both(tree: Tree, where: Setting, head: int) -> bool:
    """Tell a time before the subject of two verbs, of which the event is the second: "*On Monday* he slipped and hit his head"."""
    verb = where.spots[0]
    while tree.base[verb] == "conj" and tree.is_verb(verb) and tree.own_subject(verb) is None:
        verb = tree.head[verb]
    subject = tree.own_subject(verb)
    if verb == where.spots[0] or subject is None or tree.head[head] != verb or head > subject:
        return False
    return _helpers(tree, verb) == _helpers(tree, where.spots[0])


def _helpers(tree: Tree, verb: int) -> frozenset[str]:
    """Return what tells whether a verb looks back, ahead or up to now."""
    return frozenset(tree.lower[kid] for kid in tree.of(verb, "aux")) & _LOOKING


def meanwhile(tree: Tree, index: int) -> bool:
    """Tell whether a clause tells during what something happens."""
    if tree.base[index] != "advcl" or not tree.finite(index):
        return False
    ties = [kid for kid in tree.of(index, "mark", "advmod", "case") if tree.lower[kid] in _MEANWHILE]
    since = any(tree.lower[kid] in {"has", "have", "had"} for kid in tree.of(index, "aux"))
    even = any(tree.lower[kid - 1] in {"even", "just"} for kid in ties)  # "even as they gain ground"
    return bool(ties) and not even and not since


def example(tree: Tree, where: Setting, head: int) -> bool:
    """Tell whether a time is that of an example, or of what came before: "raids have failed, *including the one in 2013*"."""
    for index in (head, *tree.above(head)):
        if any(tree.lower[kid] in _OUTSIDE for kid in tree.of(index, "case", "mark")):
            return where.spots[0] not in tree.subtree(index)
    return False


def goes_along(tree: Tree, between: Sequence[int], trigger: int) -> bool:
    """Tell whether a time is of what comes of an event, at the same time: "hit a double, *beating them on Monday*"."""
    if any(tree.base[index] in {"acl", "ccomp"} for index in between):
        return False
    return any(
        tree.base[index] == "advcl"
        and tree.gerund(index)
        and tree.lemma[index] not in _AHEAD
        and trigger < index
        and (tree.head[index] == trigger or tree.head[trigger] == tree.head[index])
        and not tree.of(index, "mark", "case")
        and tree.own_subject(index) is None
        for index in between[1:]
    )


def happens_in(tree: Tree, noun: int) -> bool:
    """Tell whether a noun is what an event happens in, or what does it: "killed *in the raid*", "*the raid* killed ten"."""
    case = tree.case(noun).partition(" ")[0]
    return tree.pos[noun] == "NOUN" and (case in _HAPPENING or tree.base[noun] in {"nsubj", "root"})


def tells_of_event(tree: Tree, between: Sequence[int], event: int) -> bool:
    """Tell whether a clause on the noun of an event holds the time: "the *blasts that rocked the town on Monday*"."""
    clause = between[-1] if between else event
    return (
        tree.base[clause] == "acl"
        and tree.head[clause] == event
        and tree.pos[event] == "NOUN"
        and len(between) > 1
        and between[-2:][0] in tree.kids[clause]
        and not tree.infinitive(clause)
        and not any(tree.base[index] in {"acl", "advcl", "ccomp"} for index in between[:-1])
    )
