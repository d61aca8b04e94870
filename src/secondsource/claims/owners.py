"""Countries that are told as whose something is: "*Syrias* Aleppo", "a *US* airstrike", "since *Yemen's* war began"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secondsource.claims.elsewhere import DEEDS
from secondsource.claims.events.role_words import BEFELL
from secondsource.claims.settings import WARS, head_of_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secondsource.claims.places import PlaceMention
    from secondsource.claims.settings import Setting
    from secondsource.claims.tree import Tree

_FLOWN = frozenset({"airstrike", "strike", "raid", "bombardment"})
"""Nouns of deeds that are told by whose they are: "killed in *US* strike", not "killed in *Mali* car bomb"."""


def is_owner(tree: Tree, mention: PlaceMention) -> bool:
    """Tell an owner that lost its apostrophe: "*Pakistans* Nawaz Sharif"."""
    return tree.words[mention.end - 1] == f"{mention.text.rsplit(' ', 1)[-1]}s"


def owns_next(tree: Tree, places: Sequence[PlaceMention], number: int) -> bool:
    """Tell a country that only tells whose the place behind it is, its apostrophe lost: "north of *Syrias* Aleppo"."""
    land, after = places[number], places[number + 1] if number + 1 < len(places) else None
    lost = land.precision == "country" and tree.words[land.end - 1] == f"{land.text}s"
    return lost and after is not None and after.start == land.end and after.literal


def does(tree: Tree, head: int) -> bool:
    """Tell a country as whose a deed is: "in a suspected *US* airstrike"."""
    noun = tree.head[head]
    if tree.base[head] != "compound" or tree.lemma[noun] not in DEEDS - BEFELL:
        return False
    return bool(tree.of(noun, "det")) or tree.lower[noun] != tree.lemma[noun] or tree.lemma[noun] in _FLOWN


def at_war_since(tree: Tree, where: Setting, mention: PlaceMention) -> bool:
    """Tell the country since whose war something has been so: "9,000 have been killed *since Yemen's war began*"."""
    head = head_of_words(tree, mention.start, mention.end)
    war = tree.head[head]
    if mention.precision != "country" or tree.lemma[war] not in WARS:
        return False
    if not (tree.possessive(head) or is_owner(tree, mention)):
        return False
    began = tree.head[war] if tree.base[war] == "nsubj" else war
    led = {tree.case(war), *(tree.lower[kid] for kid in tree.of(began, "mark"))}
    above = tree.head[began]
    joined = tree.head[above] if tree.base[above] == "conj" else above
    return "since" in led and (above in where.spots or joined in where.spots)
