"""Verbs of deeds that nobody says were done: what should come first, what somebody was kept from, whom it may concern."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from secondsource.claims.tree import Tree

_ASKED = frozenset({"ask", "question", "press", "quiz"})


def hypothetical(tree: Tree, index: int) -> bool:
    """Tell whether a verb only tells of what should come first ("… before sitting down to dialogue")."""
    asked = tree.own_subject(index)
    if asked is not None and tree.lower[asked] in {"who", "what"} and tree.base[index] == "ccomp":
        return True  # "they did not see who fired"
    if tree.gerund(index) and "about" in {tree.lower[m] for m in tree.of(index, "mark", "case")}:
        return True  # "the issue is not just *about retaking* a town"
    if _kept_from(tree, index) or _of_anybody(tree, index):
        return True
    if tree.base[index] == "advcl" and tree.past_participle(index) and tree.lemma[index] in _ASKED:
        return tree.own_subject(index) is None  # "he said *when questioned about* the strike"
    if (
        tree.gerund(index)
        and tree.base[index] in {"acl", "advcl", "nmod", "obl"}
        and _falls_short(tree, index)
    ):
        return True
    return (
        tree.base[index] in {"advcl", "conj"}
        and tree.gerund(index)
        and bool({tree.lower[m] for m in tree.of(index, "mark")} & {"before", "without", "instead"})
    )


def _kept_from(tree: Tree, index: int) -> bool:
    """Tell whether a clause tells what somebody did not come to do ("were shot *before they could reach the gate*")."""
    marks = {tree.lower[mark] for mark in tree.of(index, "mark")}
    can = {tree.lower[kid] for kid in tree.of(index, "aux")} & {"could", "can"}
    return tree.base[index] == "advcl" and "before" in marks and bool(can)


def _of_anybody(tree: Tree, index: int) -> bool:
    """Tell whether a clause only tells for whom something will be done ("will help *people who were hurt*"), whoever they are."""
    noun = tree.head[index]
    while tree.base[index] == "conj":
        index, noun = noun, tree.head[noun]
    if tree.dep[index] != "acl:relcl" or tree.pos[noun] != "NOUN" or "Number=Plur" not in tree.feats[noun]:
        return False
    if tree.of(noun, "det", "nummod", "nmod", "amod") or tree.words[tree.left[index] - 1] == ",":
        return False
    verb = next((i for i in tree.above(noun) if tree.is_predicate(i)), noun)
    verb = tree.head[verb] if tree.base[verb] == "conj" and not tree.of(verb, "aux") else verb
    return noun > verb and bool(
        {tree.lower[kid] for kid in tree.of(verb, "aux")} & {"will", "shall", "’ll", "'ll"}
    )


def _falls_short(tree: Tree, index: int) -> bool:
    """Tell whether a deed was not done ("stopped *short of attacking* the city", "*far from retreating*")."""
    return any(
        tree.lower[mark - 1 : mark + 1] in (["short", "of"], ["far", "from"])
        for mark in range(max(tree.left[index], 1), index)
    )
