"""How a thing lies to a place that it is not in: "north of Raqqa", "near the city of Homs", "outside the capital Damascus"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secondsource.claims.located import COMPASS
from secondsource.claims.places import lists
from secondsource.claims.places.mentions import PLACE_LABELS
from secondsource.claims.places.several import PLURALS

if TYPE_CHECKING:
    from secondsource.claims.tree import Tree

_NEXT = frozenset({"near", "outside", "around", "surrounding"})
_ABOUT = frozenset({"vicinity", "surroundings", "environs", "proximity"})
_IN = frozenset({"in", "across", "the"})
_RANGE = frozenset({"range", "reach", "distance"})
_PHRASE = 7  # tokens between the word and the name
_ON = frozenset({"and", "or"})


def beside(tree: Tree, start: int) -> str | None:
    """Return how a thing lies to the place whose name begins at a token and that it is not in, else ``None``.

    "20 km *north of* Raqqa", not "in the north of Syria"; "*near* the town of Azaz", not "in and around Azaz".
    """
    i = start - 1 - (tree.lower[start - 1 : start] == ["the"])
    if i > 0 and _owner(tree, i):
        i -= 1  # "east of *Syrias* capital"
    if i > 2 and tree.lower[i] == "of" and _container(tree, i - 1):
        i -= 2 + (tree.lower[i - 2] == "the")  # "south of *the town of* Azaz"
    if i >= 1 and tree.lower[i] == "of":
        if tree.lower[max(i - 3, 0) : i] == ["off", "the", "coast"]:
            return "off the coast of"
        two = (
            i > 3 and tree.lower[i - 2] == "and" and tree.lower[i - 3] in COMPASS
        )  # "the west and south of Aleppo"
        inside = i > 1 and tree.lower[i - 4 if two else i - 2] in {"the", "far", "rural", "central", "held"}
        inside = inside and tree.lower[max(i - 3, 0) : i - 1] != ["to", "the"]  # "to the east of Dael"
        if tree.lower[i - 1] in COMPASS and not inside:
            return f"{tree.lower[i - 1]} of"
        if tree.lower[i - 1] in _RANGE and "within" in tree.lower[max(i - 4, 0) : i - 1]:
            return "near"
    first = tree.sents[tree.sent[start]][0]
    for k in range(start - 1, max(start - 1 - _PHRASE, first - 1), -1):
        word = tree.lower[k]
        if word == "surrounding" and k > first and tree.lower[k - 1] in _IN:
            continue  # "in *surrounding* Homs province", "in the *surrounding* countryside of Homs"
        if word in _NEXT or (word in _ABOUT and tree.lower[k + 1] == "of"):
            if k > first and tree.lower[k - 1] in _ON:
                return None  # "in and around Kobani"
            return word if word in _NEXT and word != "surrounding" else "around"
        if not _names_it(tree, k):
            return None
    return None


def _owner(tree: Tree, i: int) -> bool:
    """Tell the name of a place that lost the apostrophe of its genitive: "near *Syrias* second city Aleppo"."""
    return tree.words[i].endswith("s") and tree.ent[i] in PLACE_LABELS and tree.pos[i] == "PROPN"


def _names_it(tree: Tree, i: int) -> bool:
    """Tell a word that only says which place the name behind it is of: "the Syrian *border town of* Azaz"."""
    if tree.lower[i] == "of":
        return _container(tree, i - 1) or tree.lower[i - 1] in _ABOUT
    called = _container(tree, i) or tree.lower[i] in {"capital", "border"}
    if _owner(tree, i):
        return True
    joined = "-" in tree.words[i - 1 : i + 2]  # "rebel-held"
    return called or joined or tree.pos[i] in {"DET", "ADJ"}


def _container(tree: Tree, i: int) -> bool:
    """Tell what a place is called, or several are: "the *town* of", "the *villages* of"."""
    return PLURALS.get(tree.lower[i], tree.lower[i]) in lists.CONTAINER
