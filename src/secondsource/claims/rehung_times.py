"""Times that the reader hung on the act of saying though the words show that they are those of what is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secondsource.claims.move import Move
from secondsource.claims.times.classes import WEEKDAYS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from secondsource.claims.tree import Tree

_DAYS = frozenset({day for day in WEEKDAYS if day.endswith("day")} | {"today", "yesterday", "tonight"})

_FORETELLING = frozenset({"expect", "forecast", "predict"})


def moves(tree: Tree) -> Iterator[Move]:
    """Give what is to be hung anew."""
    for verb in tree.spots.verbs:
        if tree.pos[verb] != "VERB":
            continue
        for time in (*_right_before(tree, verb), *_foretold(tree, verb)):
            yield Move(time, verb, "obl")
        for said in tree.of(verb, "ccomp"):
            subjects = tree.of(verb, "nsubj", "expl")
            apart = [kid for adverb in tree.of(verb, "advmod") for kid in tree.of(adverb, "obl")]
            for time in (*tree.of(verb, "obl", "advmod"), *apart):
                if tree.lower[time] not in _DAYS or not subjects:
                    continue
                if any(tells(tree, said, time, subjects[0], verb) for tells in _OF_CONTENT):
                    yield Move(time, said, "obl")


def _right_before(tree: Tree, verb: int) -> list[int]:
    """Return the day right before a main verb that hangs on what its subject is ("rebels based in the town *on Monday* shelled it")."""
    time = verb - 1
    if time < 0 or tree.lower[time] not in _DAYS or not tree.finite(verb):
        return []
    described = tree.head[time]
    subject = tree.head[described]
    hung = tree.base[described] == "acl" and tree.head[subject] == verb and tree.base[subject] == "nsubj"
    return [time] if hung and not tree.finite(described) else []


def _foretold(tree: Tree, verb: int) -> list[int]:
    """Return the day right behind what is foretold ("shut the road, with the agency *predicting* snow *Wednesday*")."""
    things = tree.of(verb, "obj") if tree.lemma[verb] in _FORETELLING else []
    if not things or not tree.gerund(verb):
        return []
    day = tree.right[max(things)]
    day += tree.lower[day : day + 1] == ["on"]
    if day >= len(tree) or tree.lower[day] not in _DAYS or verb in tree.above(day):
        return []
    return [day] if tree.head[day] in tree.above(verb) else []


def _before_speaker(tree: Tree, said: int, time: int, subject: int, verb: int) -> bool:
    """Tell whether a time ends what is said, before its speaker ("were killed *on Thursday* reports said")."""
    end, first = tree.right[said], tree.left[time]
    return (
        end <= first < time < tree.left[subject] <= subject < verb
        and first == end
        and tree.pos[end - 1] != "PUNCT"
    )


def _of_nobody(tree: Tree, said: int, time: int, subject: int, verb: int) -> bool:
    """Tell whether a time leads what nobody in particular says ("*On Sunday* it is claimed a jet struck the town")."""
    return time < subject < verb < said and tree.lower[subject] == "it" and tree.passive(verb)


def _elsewhere(tree: Tree, said: int, time: int, subject: int, verb: int) -> bool:
    """Tell whether a time is of what happened at another place ("*Elsewhere on Monday* the monitor said ten were killed")."""
    return tree.lower[tree.sents[tree.sent[time]][0]] == "elsewhere" and time < subject < verb < said


_OF_CONTENT = (_before_speaker, _of_nobody, _elsewhere)
