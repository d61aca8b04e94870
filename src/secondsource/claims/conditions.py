"""Clauses that tell under which condition something happens, and do not say that the condition is so."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from secondsource.claims.tree import Tree

CONDITIONS = frozenset({"if", "unless"})
_TO_COME = frozenset(
    {"will", "'ll", "’ll", "would", "can", "could", "may", "might", "shall", "should", "must"}
)

_BOUNDS = frozenset({"until", "till"})
_TURNED = frozenset({"had", "should", "were"})
"""Auxiliaries that open a condition without "if"."""


def conditional(tree: Tree, clause: int) -> bool:
    """Tell whether a clause is a condition: with "if" or "unless", turned round, or "once" before what is to come.

    "*Once the town is free*, they will return" does not say that the town is free.
    """
    marks = {tree.lower[mark] for mark in tree.of(clause, "mark")}
    if not marks.isdisjoint(CONDITIONS):
        return True
    if inverted(tree, clause):
        return True
    long = [
        mark for mark in tree.of(clause, "mark") if tree.lower[mark - 2 : mark + 1] == ["as", "long", "as"]
    ]
    if long and _to_come(tree, tree.head[long[0] - 1]):
        return True  # "it *will* not be the last *as long as they keep silent*"
    return "once" in marks and _to_come(tree, tree.head[clause])


def bound(tree: Tree, clause: int) -> bool:
    """Tell whether a clause only says up to when something is to go on ("will fight *until they are free*")."""
    marks = {tree.lower[mark] for mark in tree.of(clause, "mark")}
    return not marks.isdisjoint(_BOUNDS) and _to_come(tree, tree.head[clause])


def _to_come(tree: Tree, verb: int) -> bool:
    """Tell whether a verb is of what is to come, itself or by what governs it ("*will* continue to resist")."""
    while tree.base[verb] == "xcomp" and tree.head[verb] != verb:
        verb = tree.head[verb]
    return any(tree.lower[kid] in _TO_COME for kid in tree.of(verb, "aux"))


def inverted(tree: Tree, clause: int) -> bool:
    """Tell whether a clause beside another is a condition by its order ("*had the dam burst*, thousands would have died")."""
    if tree.base[clause] not in {"advcl", "ccomp", "conj", "dislocated", "obl", "parataxis"}:
        return False
    first = tree.left[clause]
    if tree.base[clause] == "conj" and tree.of(clause, "cc"):
        return False
    turned = tree.lower[first] in _TURNED and tree.head[first] == clause and first < clause
    above = tree.head[clause]
    return turned and any(tree.lower[kid] in _TO_COME for kid in tree.of(above, "aux"))
