"""Names that look like a verb: "the governor, *Said* Haddad, did not attend", "according to *Save* the Children"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secondsource.claims.move import Move

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from secondsource.claims.tree import Tree

_NAME = "Said"
_AROUND = 12
"""Tokens on either side that tell whether a text writes its words with capitals, as titles do."""


def parts(words: Sequence[str], pos: Sequence[str]) -> list[str]:
    """Return parts of speech in which a capital "Said" before a surname, behind an office and a comma, is a name.

    So is a capital verb behind "according to" and before "the" with a name ("according to *Save* the Children").
    """
    found = list(pos)
    for index, word in enumerate(words):
        if found[index] == "VERB" and word[0].isupper() and _is_deed(words, index):
            found[index] = "PROPN"
        if word == _NAME and found[index] == "VERB" and _is_name(words, found, index):
            found[index] = "PROPN"
    return found


def _is_deed(words: Sequence[str], index: int) -> bool:
    before = [word.lower() for word in words[max(index - 2, 0) : index]]
    behind = words[index + 1 : index + 3]
    return (
        before == ["according", "to"]
        and behind[:1] == ["the"]
        and behind[1:] != []
        and behind[1][0].isupper()
    )


def _is_name(words: Sequence[str], pos: Sequence[str], index: int) -> bool:
    office = index > 1 and words[index - 1] == "," and pos[index - 2] in {"NOUN", "PROPN"}
    if not office or pos[index + 1 : index + 2] != ["PROPN"]:
        return False
    near = [word for word in words[max(index - _AROUND, 0) : index + _AROUND] if word.isalpha()]
    return 2 * sum(map(str.islower, near)) > len(near)


def moves(tree: Tree) -> Iterator[Move]:
    """Make one name of such a given name and the surname that was taken for who speaks, and of a verb that was taken for one."""
    for index in tree.spots.of_words({"according"}):
        yield from _of_deed(tree, index + 2)
    for index in tree.spots.of_words({_NAME.lower()}):
        if tree.words[index] != _NAME or tree.pos[index] != "PROPN":
            continue
        for kid in tree.of(index, "nsubj"):
            if kid == index + 1:
                yield Move(kid, index, "flat")
        noun = index - 2
        while noun > 0 and tree.base[noun] in {"flat", "nmod", "compound"} and tree.head[noun] < index:
            if tree.head[noun] == noun:
                break
            noun = tree.head[noun]
        if tree.base[index] == "parataxis" and tree.words[index - 1] == ",":
            yield Move(index, noun, "appos")


def _of_deed(tree: Tree, verb: int) -> Iterator[Move]:
    """Make one name of a verb behind "according to" and what it is done to ("according to *Save the Children* …")."""
    noun = verb + 2
    if noun >= len(tree) or tree.pos[verb] != "PROPN" or not _is_deed(tree.words, verb):
        return
    if tree.head[noun] in {verb, tree.head[verb]} and tree.left[noun] == verb + 1:
        yield Move(noun, verb, "flat")
        yield Move(verb + 1, verb, "flat")
        if tree.base[verb] == "advcl":
            yield Move(verb, tree.head[verb], "obl")
