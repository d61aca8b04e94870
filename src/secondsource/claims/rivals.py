"""Nouns that are no actors of a report and still may be what a pronoun stands for: "the *students*", "those *masks*"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secondsource.claims.chain import Chain
from secondsource.claims.mentions import Found, gender_of, is_plural
from secondsource.claims.quantities.units import is_person

if TYPE_CHECKING:
    from collections.abc import Collection

    from secondsource.claims.tree import Tree

_INSIDE = frozenset({"compound", "flat", "fixed", "goeswith", "nmod:poss"})


def rivals(tree: Tree, taken: Collection[int]) -> dict[Found, Chain]:
    """Return the nouns for people, and all plural nouns, that no mention has: each with a chain of its lemma's own.

    A pronoun that fits one of them best is left alone rather than given to the next name.
    """
    chains: dict[tuple[str, bool], Chain] = {}
    found: dict[Found, Chain] = {}
    nouns = [index for index, pos in enumerate(tree.pos) if pos == "NOUN"]
    for index in sorted({*nouns, *tree.spots.of("one")}):
        if tree.lower[index] == "one" and index not in taken and (several := _of_people(tree, index)):
            mention = Found(index, index + 1, index, "description", "", "singular", "unknown", True)
            found[mention] = Chain(mentions=[mention], human=True, words={tree.lower[several]})
            continue
        if tree.pos[index] != "NOUN" or index in taken or tree.ent[index] or tree.base[index] in _INSIDE:
            continue
        plural, human = is_plural(tree, index), is_person(tree.lower[index])
        if not (plural or human):
            continue
        gender = gender_of(tree, range(index, index + 1))
        key = tree.lemma[index], plural
        chain = chains.get(key)
        if chain is None:
            chain = chains[key] = Chain(human=human, plural=plural, gender=gender)
        mention = Found(
            index,
            index + 1,
            index,
            "description",
            "",
            "plural" if plural else "singular",
            gender,
            human,
        )
        chain.mentions.append(mention)
        found[mention] = chain
    return found


def _of_people(tree: Tree, index: int) -> int | None:
    """Return the people of whom "one" is told of ("one of the *guards*"), or ``None``."""
    return next(
        (
            noun
            for noun in tree.of(index, "nmod")
            if tree.lower[index + 1 : index + 2] == ["of"] and is_person(tree.lower[noun])
        ),
        None,
    )
