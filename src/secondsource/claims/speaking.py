"""Who can speak: people, bodies and what stands for them; weapons, crafts and matters cannot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secondsource.claims import lexicon

if TYPE_CHECKING:
    from secondsource.claims.tree import Tree

_FLYING = frozenset({"aircraft", "airplane", "drone", "helicopter", "warplane"})
_CRAFTS = frozenset({"jet", "plane", "tank"})
_OTHERS = frozenset({
    "power", "country", "nation", "side", "other", "many", "some", "source", "capital", "ally", "member",
    "critic", "thousand", "hundred", "organization", "west", "east", "center", "centre", "office",
})  # fmt: skip
"""Nouns of whoever else can speak."""
_OF_ANYBODY = frozenset({"can", "could", "may", "might", "should", "must", "would"})
"""What stands with a verb that anybody may do."""


_STILL_TO_DO = frozenset({"go", "have", "need", "ought"})
"""Verbs whose infinitive is still to be done."""


def speaks(tree: Tree, index: int) -> bool:
    """Tell whether a subject can speak, demand or refuse."""
    if tree.ent[index] in {"PERSON", "ORG", "GPE", "NORP", "MISC"}:
        return True
    if tree.pos[index] in {"PRON", "PROPN", "NUM"}:
        return tree.lower[index] not in {"this", "that", "which", "what"}
    lemma = tree.lemma[index]
    return (
        lemma in lexicon.SECTORS
        or lemma in lexicon.PERSONS
        or lemma in lexicon.COLLECTIVES
        or lemma in lexicon.DOCUMENTS
        or lemma in lexicon.OUTLETS
        or lemma in _OTHERS
    )


def anybody(tree: Tree, index: int) -> bool:
    """Tell whether a subject is "one" for whoever it may be ("*one* can conclude"), not one of several ("one of them", "this one").

    So is "someone" who has not spoken yet ("*someone* is going to have to explain why").
    """
    verb = tree.head[index]
    if tree.lower[index] in {"who", "whoever"} and tree.base[verb] in {"ccomp", "csubj"}:
        return tree.antecedent(index) == index  # "everybody knows *who* wants this"
    if tree.lower[index] in {"somebody", "someone"} and tree.base[index] == "nsubj":
        ahead = {tree.lower[kid] for kid in tree.of(verb, "aux")} & {*_OF_ANYBODY, "will", "'ll", "’ll"}
        return bool(ahead) or (tree.lemma[verb] in _STILL_TO_DO and bool(tree.of(verb, "xcomp")))
    return (
        tree.lower[index] == "one"
        and tree.base[index] == "nsubj"
        and not tree.of(index, "nmod", "det", "amod", "acl")
        and any(tree.lower[kid] in _OF_ANYBODY for kid in tree.of(tree.head[index], "aux"))
    )


def is_thing(tree: Tree, index: int) -> bool:
    """Tell whether a noun is of what never speaks: a weapon, an aircraft, a time, an amount ("*gas* believed to be chlorine")."""
    lemma = tree.lemma[index].removesuffix("s")
    if tree.ent[index] in {"DATE", "TIME", "MONEY", "QUANTITY"}:
        return not speaks(tree, index)  # "Black Friday *protesters*" are no day
    if tree.pos[index] == "PROPN":  # "*Aircraft* of the coalition", in capitals behind a date line
        return lemma in _FLYING and bool(tree.of(index, "nmod"))
    return tree.pos[index] == "NOUN" and (
        lemma in lexicon.words("events", "classes", "weapon") or lemma in _FLYING | _CRAFTS
    )
