"""Which agreement "it" stands for: only one can do what is said of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from secondsource.claims.tree import Tree

_BACK = 2  # sentences before its own in which an agreement is named
_AGREEMENTS = frozenset({
    "accord", "agreement", "armistice", "ceasefire", "cessation", "cease-fire", "deal", "pact", "pause",
    "plan", "resolution", "treaty", "truce",
})  # fmt: skip
_OF_AGREEMENTS = frozenset(
    {"apply", "bind", "cover", "exclude", "expire", "extend", "include", "lapse", "stipulate"}
)
"""What agreements do, and those who make them do not."""
_OF_MEMBERS = frozenset({
    "alliance", "bloc", "cabinet", "coalition", "committee", "council", "delegation", "government", "group",
    "movement", "organization", "organisation", "party", "team", "union",
})  # fmt: skip
"""Bodies that include somebody as well."""


def agreement(tree: Tree, index: int) -> int | None:
    """Return the agreement that "it" stands for where only one can do what is said of it ("*It* does not include the rebels").

    It is the last one that this sentence or the two before it name, if they name no body that could have members.
    """
    verb = tree.head[index]
    if tree.lower[index] != "it" or tree.base[index] != "nsubj" or tree.lemma[verb] not in _OF_AGREEMENTS:
        return None
    start = tree.sents[max(tree.sent[index] - _BACK, 0)][0]
    nouns = range(index - 1, start - 1, -1)
    if any(tree.lemma[i] in _OF_MEMBERS and tree.base[i] == "nsubj" for i in nouns):
        return None
    found = next(
        (i for i in nouns if tree.lemma[i] in _AGREEMENTS and tree.pos[i] in {"NOUN", "PROPN"}), None
    )
    return found if found is None or tree.base[found] != "compound" else tree.head[found]
