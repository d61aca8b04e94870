"""Tells nouns that mean what a report has told before: "*the attack*", "among *the dead*", "*the bomber*", "gave *a toll* of ten"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from secondsource.claims import lexicon
from secondsource.claims.places.told import NOUNS
from secondsource.claims.settings import FAR, WARS, path

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secondsource.claims.tree import Tree

DEEDS = frozenset({
    "airstrike", "ambush", "assault", "attack", "barrage", "battle", "blast", "bombardment", "bombing",
    "clash", "crash", "explosion", "fighting", "massacre", "raid", "shelling", "shooting", "stabbing",
    "strike", "accident", "collision", "derailment", "earthquake", "gunfight", "firefight", "incident", "landslide",
    "offensive", "operation", "quake", "shootout",
})  # fmt: skip
MASS = frozenset(
    {"bombardment", "bombing", "fighting", "shelling", "barrage", "offensive", "operation", "battle"}
)
"""What is one, or many."""
_TWO = frozenset({"double", "twin", "triple", "series", "wave"})
DOERS = frozenset({"assailant", "attacker", "bomber", "gunman", "hijacker", "kidnapper"})
_VICTIMS = frozenset(
    {"dead", "fatality", "injured", "martyr", "toll", "victim", "wounded", "casualty", "death"}
)
MEANT = DEEDS | DOERS | _VICTIMS
POINTS = frozenset({"the", "this", "that", "these", "those", "both"})
_PLAIN = frozenset({
    "air", "artillery", "bomb", "bombing", "car", "chemical", "chlorine", "deadly", "drone", "gas", "gun", "knife", "missile", "shelling", "sniper", "death", "devastating", "double", "heavy", "initial", "intense", "mortar",
    "rocket", "suicide", "terrorist", "twin",
})  # fmt: skip
"""What may stand before "attack" or "toll" without telling of another one."""
_TOLLS = frozenset(
    {"lower", "higher", "earlier", "final", "provisional", "preliminary", "updated", "revised", "new"}
)
"""What else may stand before "toll"."""
_TODAY = frozenset({"today", "todays"})
_DONE = frozenset({"carry", "launch", "conduct", "claim", "perpetrate", "stage", "mount"})
"""What is done with a deed by who does it, or claims to have."""
_BEGAN = frozenset({"begin", "start", "erupt", "break"})
_GIVES = frozenset({"give", "put", "report", "provide", "cite", "raise", "revise", "update", "record"})
"""What somebody does with a toll, which is of what has just been told."""
_FROM = frozenset({"in", "by", "during", "from", "as a result of"})
"""What ties harm to the deed that did it."""
_TIES = frozenset({"conj", "acl", "advcl", "ccomp", "parataxis"})
_MANY = frozenset({"dozens", "scores", "many", "several", "hundreds", "number", "others", "some", "tens"})


def points_back(
    tree: Tree, index: int, things: frozenset[str], *, own: bool, clause: int | None = None
) -> bool:
    """Tell a noun that means one told before, and of which nothing more is told that would tell which one.

    Args:
        tree: The document.
        index: The noun.
        things: What harm was done with or to before.
        own: Whether the noun is the claim's own predicate, or need not hang on it straight away.
        clause: Predicate of a clause of the noun that does not count as telling which one.
    """
    lemma = tree.lower[index] if tree.lower[index] in _VICTIMS else tree.lemma[index]
    if lemma not in MEANT and not (lemma in things and (lemma in concrete() or lemma in WARS)):
        return False
    pointed = any(tree.lower[kid] in POINTS for kid in tree.of(index, "det"))
    if not pointed and not _of_today(tree, index):
        return False
    for kid in tree.kids[index]:
        if tree.lower[kid] in _TODAY or kid == clause:
            continue
        base = tree.base[kid]
        more = lemma in DEEDS and (_began(tree, kid) or _by_whom(tree, kid))
        if (base in {"acl", "appos"} and lemma not in WARS and not more) or (
            base == "nummod" and lemma not in DOERS
        ):
            return False
        if base == "nmod" and tree.case(kid) != "by" and not _there(tree, kid):
            return False
        lasting = lemma in WARS and any(tree.lemma[i] == "year" for i in (kid, *tree.kids[kid]))
        plain = tree.lower[kid] in _PLAIN or lasting  # "the *six-year* conflict"
        if base in {"amod", "compound", "nmod:poss"} and not plain:
            return False
    return own or lemma not in DEEDS | WARS or tree.case(index) in _FROM | {""}


def _of_today(tree: Tree, index: int) -> bool:
    """Tell what is told to be of the day: "*today's* attack", "*todays* attack", its apostrophe lost."""
    led = index > 0 and tree.lower[index - 1] == "todays"
    return led or any(tree.lower[kid] in _TODAY for kid in tree.kids[index])


def _began(tree: Tree, verb: int) -> bool:
    """Tell a clause that tells of a deed only when it began: "the fighting *that began on Thursday*"."""
    return (
        tree.dep[verb] == "acl:relcl"
        and tree.lemma[verb] in _BEGAN
        and all(
            tree.base[kid] in {"nsubj", "aux", "advmod", "compound"}
            or any(tree.ent[i] in {"DATE", "TIME"} for i in tree.subtree(kid))
            for kid in tree.kids[verb]
        )
    )


def _by_whom(tree: Tree, verb: int) -> bool:
    """Tell a clause that tells of a deed only who did it: "the attack *which was carried out by rebels*"; of no place."""
    if tree.base[verb] != "acl" or tree.lemma[verb] not in _DONE or not tree.passive(verb):
        return False
    return all(tree.ent[i] not in {"GPE", "LOC", "FAC"} for i in tree.subtree(verb))


def _there(tree: Tree, noun: int) -> bool:
    """Tell where a deed is, which is where it was told before: "the attacks *in these areas*"."""
    pointed = any(tree.lower[kid] in POINTS for kid in tree.of(noun, "det"))
    return tree.case(noun) in {"in", "on"} and pointed and tree.lemma[noun] in NOUNS


def of_event(tree: Tree, index: int, spots: Sequence[int]) -> bool:
    """Tell a noun that hangs on an event straight away: as who or what does it, suffers it, or brings it about."""
    rank, between = path(tree, index, spots)
    if rank == FAR or any(tree.base[i] in _TIES for i in between):
        return False
    if rank and tree.base[spots[0]] == "acl" and tree.lemma[index] not in DEEDS:
        return False  # "*the bus* was carrying fighters battling the army"
    top = between[-1] if between else index
    return len(between) <= 2 and (
        tree.base[top] in {"nsubj", "obj"} or (tree.base[top] in {"obl", "nmod"} and _tied(tree, index))
    )


def _tied(tree: Tree, index: int) -> bool:
    return tree.case(index) in (_FROM if tree.lemma[index] in DEEDS | WARS else {"among", "in", "by"})


def gives_toll(tree: Tree, noun: int) -> bool:
    """Tell a toll that somebody gives of what has been told: "gave *a death toll* of twelve", "put *the toll* at 20"."""
    if tree.lemma[noun] != "toll" or tree.base[noun] != "obj" or tree.lemma[tree.head[noun]] not in _GIVES:
        return False
    return all(
        tree.base[kid] in {"det", "case"}
        or tree.lower[kid] in _PLAIN | _TOLLS
        or (tree.base[kid] == "nmod" and tree.case(kid) in {"of", "at", "to"} and counts(tree, kid))
        for kid in tree.kids[noun]
    )


def counts(tree: Tree, noun: int) -> bool:
    """Tell a number of people, of whom nothing else is told: "25 soldiers", "dozens of people", "scores"."""
    words = tree.subtree(noun)
    counted = any(tree.pos[i] == "NUM" or tree.lower[i] in _MANY for i in words)
    pointed = any(
        tree.lower[kid] in POINTS or tree.base[kid] in {"nmod:poss", "acl"}
        for i in words
        for kid in tree.kids[i]
    )
    return counted and not pointed


def several(tree: Tree, noun: int) -> bool | None:
    """Tell whether a noun tells several deeds, or several who or what do them; ``None``: it is no such noun."""
    lemma = tree.lemma[noun]
    if lemma in MASS or (lemma not in DEEDS | DOERS and lemma not in concrete()):
        return None
    before = range(tree.left[noun], noun)
    return tree.lower[noun] != lemma or any(tree.lower[i] in _TWO or tree.pos[i] == "NUM" for i in before)


@cache
def concrete() -> frozenset[str]:
    """Give the nouns of things that harm is done with or to."""
    classes = lexicon.load("events")["classes"]
    known = {*classes["weapon"], *classes["vehicle"], *classes["building"], "hideout", "position", "vehicle"}
    return frozenset(known - NOUNS)
