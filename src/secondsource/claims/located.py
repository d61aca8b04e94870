"""Tells whether a place is told as where something is: behind "in", hit itself, or by the words alone where the tree is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secondsource.claims.nesting import PARTS
from secondsource.claims.places import lists
from secondsource.claims.places.mentions import PLACE_LABELS
from secondsource.claims.settings import ENTERED, HITS, LOOKING, SITES, WORKED_ON

if TYPE_CHECKING:
    from secondsource.claims.tree import Tree

STRONG = frozenset({
    "in", "at", "near", "outside", "inside", "around", "across", "along", "throughout", "within", "on",
    "over", "off", "close to", "between",
})  # fmt: skip
COMPASS = frozenset({"north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest"})
_PARTS = PARTS | {"entrance"}
_SIDES = frozenset({"government", "rebel", "regime", "opposition", "army", "militant", "group"})
_AT = frozenset({"in", "at", "near", "around", "across", "throughout", "inside", "outside", "on"})
_REACHED = HITS | WORKED_ON
_PHRASE = 9  # tokens from "in" to the name at most
STRUCK = frozenset(
    {"shelling", "bombing", "bombardment", "targeting", "storming", "siege", "pounding", "blockade"}
)
"""Nouns of what is done to the place that stands behind "of"."""
_ELSEWHERE = frozenset({
    "talk", "talks", "negotiation", "meeting", "conference", "summit", "briefing", "office", "embassy",
    "headquarters",
})  # fmt: skip
"""Nouns of what is held or kept elsewhere than what is spoken of."""


def located(tree: Tree, head: int) -> bool:
    """Tell whether a place is told as where something is: behind "in", or hit itself."""
    name = head
    if tree.base[head] == "compound" and tree.lemma[tree.head[head]] in SITES:
        head = tree.head[head]  # "in *Aleppo province*"
    if tree.possessive(head):
        return False
    if tree.lower[head] in COMPASS:
        return True  # "was shot down *east of the city*"
    above = tree.head[head]
    if tree.lemma[above] in _ELSEWHERE and not struck(tree, above):
        return False
    if _led(tree, name):
        return True
    if tree.base[head] == "flat":
        return located(tree, tree.head[head])  # "hit Tartous *Homs* and Hasakeh", its comma lost
    if tree.base[head] in {"compound", "amod"}:
        return _inside(tree, head)
    if tree.lemma[above] == "hold" and above < head and above and tree.lower[above - 1] in _SIDES:
        return True  # "on the government *held* western *Aleppo*"
    held = (tree.case(head) or _of_land(tree, head)) in {"of", "to"} and (
        tree.lemma[above] in SITES or tree.lemma[above] in _PARTS
    )
    if held and (located(tree, above) or struck(tree, above)):
        return True  # "at the entrance to *Hasakeh*", "attacked the gate of the *shrine*"
    case = case_of(tree, above if of_container(tree, head) else head)
    if case in STRONG or (case == "of" and (tree.lemma[above] in STRUCK or tree.lower[above] in STRUCK)):
        return True
    if tree.lower[above] in COMPASS and case in {"of", "to"}:
        return True  # "to the north of *Raqqa*"
    return struck(tree, head)


def _of_land(tree: Tree, head: int) -> str:
    """Return the preposition of a country right before a name, which lost its apostrophe: "areas *of* Syrias *Aleppo*"."""
    owner = head - 1
    land = owner > 0 and tree.words[owner].endswith("s") and tree.ent[owner] in PLACE_LABELS
    return tree.case(owner) if land else ""


def _led(tree: Tree, head: int) -> bool:
    """Tell a name behind "in" by the words alone, whatever the tree makes of them: "*in* the vicinity of *Ain al-Fijeh* airport"."""
    first = head
    while first and tree.ent[first - 1] in PLACE_LABELS and tree.ent_of[first - 1] == tree.ent_of.get(first):
        first -= 1
    for i in range(first - 1, max(first - _PHRASE, tree.sents[tree.sent[head]][0]) - 1, -1):
        if tree.lower[i] in _AT:
            return True
        owner = tree.words[i].endswith("s") and tree.ent[i] in PLACE_LABELS  # "north of *Syrias* Aleppo"
        described = (
            owner
            or tree.pos[i] in {"DET", "ADJ", "PUNCT"}
            or tree.lower[i] == "of"
            or tree.lower[i] in COMPASS
        )
        part = tree.lemma[i] in SITES or tree.lemma[i] in _PARTS or tree.lower[i] in lists.CONTAINER
        joined = (
            tree.words[i + 1] == "-"
            or (i > 0 and tree.words[i - 1] == "-")
            or (tree.base[i] == "amod" and tree.pos[i] == "VERB")
        )
        if not (described or part or joined) or tree.words[i] in {",", '"'}:
            return False
    return False


def struck(tree: Tree, head: int) -> bool:
    """Tell what is hit itself."""
    while (
        tree.base[head] == "conj" and tree.pos[tree.head[head]] in {"NOUN", "PROPN"} and not tree.case(head)
    ):
        head = tree.head[head]  # "attacks that hit Homs and *Hama*"
    above = tree.head[head]
    if shelled(tree, head):
        return True
    bare = tree.base[head] == "obj" or tree.base[head] == "obl"  # "targeted on Sunday *the town*"
    reached = tree.lemma[above] in _REACHED or (
        tree.lemma[above] in ENTERED and not (tree.infinitive(above) or tree.gerund(above))
    )
    return not case_of(tree, head) and bare and reached


def shelled(tree: Tree, head: int) -> bool:
    """Tell what a noun of shelling has as its object: "were killed by the *shelling Aleppo* on Saturday"."""
    return tree.base[head] == "obj" and tree.lower[tree.head[head]] in STRUCK and not tree.case(head)


def _inside(tree: Tree, head: int) -> bool:
    """Tell a name that only says which town or area it is in a headline's phrase: "in IS-held *Syria* town"."""
    led = next(
        (i for i in range(head - 1, max(head - 4, -1), -1) if tree.lower[i] in {"in", "on", "at", "near"}),
        None,
    )
    if led is None or any(
        tree.pos[i] in {"VERB", "AUX"} and tree.lower[i] != "held" for i in range(led + 1, head)
    ):
        return False
    return head + 1 < len(tree.lemma) and tree.lemma[head + 1] in SITES


def of_container(tree: Tree, head: int) -> bool:
    """Tell "in the town *of Douma*": the preposition of the town is the place's."""
    above = tree.head[head]
    part = tree.lemma[above] in _PARTS or tree.lemma[above] in SITES
    return tree.case(head) == "of" and part


def case_of(tree: Tree, index: int) -> str:
    """Return the preposition of a place: its own, that of what it is coordinated with, or of the phrase it is part of."""
    while tree.base[index] == "conj" and not tree.case(index) and tree.head[index] != index:
        index = tree.head[index]
    above = tree.head[index]
    if tree.base[index] == "obj" and tree.lower[above] in LOOKING and tree.base[above] == "acl":
        # "in the area *surrounding* the palace", "seized a hill *overlooking* the town"
        return "around" if tree.lower[above] == "surrounding" else "near"
    return tree.case(index) or _outer_case(tree, index)


def _outer_case(tree: Tree, index: int) -> str:
    """Return the preposition of the noun phrase that a place stands in ("in the city of Aleppo")."""
    for above in tree.above(index):
        if tree.pos[above] not in {"NOUN", "PROPN"}:
            return ""
        case = tree.case(above)
        if case and case != "of":
            return case
    return ""
