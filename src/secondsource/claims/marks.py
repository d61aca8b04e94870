"""Names that their letters tell: marks in capitals ("HRW"), sites' addresses ("Delta.com"), "All" before a name, "TV" alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from secondsource.claims import lexicon

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from secondsource.claims.tree import Tree

Name = tuple[int, int, str]
"""Token bounds and label."""

_MARK = range(2, 6)
"""Letters of a body's mark ("AP", "UNHCR")."""
_TITLE = range(2, 4)
"""Letters of what somebody is for short ("MVP", "CEO", "PM")."""
_SITE = re.compile(r"(?!www\.)(?:[\w-]+\.)+(?:com|org|net|info|news|tv|co|uk|au|ru|de|fr|eu)", re.IGNORECASE)
"""The address of a site, as a news site is called."""
_ACTING = frozenset({"nsubj", "obj", "iobj"})
_KINDS = frozenset({"monitor", "group", "militia", "watchdog", "charity"})
"""Nouns that a name may have behind it without being part of it."""
_BARE = frozenset({"tv", "television", "radio"})
"""Nouns that name no outlet by themselves."""


def told(tree: Tree, ents: Sequence[Name]) -> list[Name]:
    """Return the names with what their letters tell: bodies' marks are no people, a site that speaks is one more name."""
    surnames = {
        tree.words[end - 1].upper() for start, end, label in ents if label == "PERSON" and end - start > 1
    }
    named = {index for start, end, _ in ents for index in range(start, end)}
    found = []
    for start, end, label in ents:
        if label == "PERSON":
            start, end = _person(tree, start, end, named)  # noqa: PLW2901 - the same name, mended
        if label == "ORG" and end - start > 2 and tree.lower[end - 1] == tree.words[end - 1] in _KINDS:
            end -= 1  # noqa: PLW2901 - "the Observatory for Human Rights *monitor*"
        alone = end == start + 1
        if alone and label == "ORG" and tree.lower[start] in _BARE:
            continue
        if alone and label == "PERSON" and _marks(tree, start) and tree.words[start] not in surnames:
            found.append((start, end, "ORG"))
        elif label == "PERSON" and not alone and without_s(tree.words[end - 1]) != tree.words[end - 1]:
            found += [(start, end - 1, label), (end - 1, end, "ORG")]  # "Kevin Kennedy | *OCHAs* coordinator"
        elif label == "ORG" and start and _of_all(tree, start):
            found.append((start - 1, end, label))
        else:
            found.append((start, end, label))
    taken = {index for start, end, _ in found for index in range(start, end)}
    sites = [(i, i + 1, "ORG") for i in tree.spots.containing(".") if i not in taken and _is_site(tree, i)]
    return sorted([*found, *sites]) if sites else found


_PLURALS = frozenset({
    "ngos", "mps", "idps", "pows", "ceos", "uavs", "rpgs", "ieds", "tvs", "suvs", "atms", "vips", "apcs",
})  # fmt: skip
"""Marks that are said of several."""


def is_mark(word: str) -> bool:
    """Tell whether a word is written as the mark of a body or an agency is ("AP", "UNHCR")."""
    return word.isalpha() and word.isupper() and len(word) in _MARK


def without_s(word: str) -> str:
    """Return a body's mark without the "s" of a possessive whose apostrophe was lost ("SANAs" correspondent)."""
    bare = word.removesuffix("s")
    lost = bare != word and len(bare) > 1 and bare.isalpha() and bare.isupper()
    return bare if lost and word.lower() not in _PLURALS else word


def _person(tree: Tree, start: int, end: int, named: Collection[int]) -> tuple[int, int]:
    """Return a person's name with the first name that was cut off ("*Rami* | Abdul Rahman"), without the office behind it.

    "Nasr Hariri *Secretary* | General of the bloc", its comma lost.
    """
    first = start - 1
    if (
        first >= 0
        and first not in named
        and tree.dep[start] == "flat"
        and tree.head[start] == first
        and tree.pos[first] == "PROPN"
        and tree.words[first].istitle()
    ):
        start = first
    mark = tree.words[start]
    others = any(not start <= i < end for i in tree.spots.written(end - 1))
    if end - start == 2 and len(mark) in _TITLE and mark.isupper() and mark.isalpha() and others:
        start += 1  # "*MVP* | Zobrist", whom the report also calls without it
    office = end - start > 1 and tree.lemma[end - 1] in lexicon.PERSONS
    if office and tree.lower[end : end + 1] in (["of"], ["for"], ["general"]):
        end -= 1
    return start, end


def _marks(tree: Tree, index: int) -> bool:
    """Tell whether a word is a body's mark, in a sentence that is not all capitals and not a label of who speaks."""
    word = tree.words[index]
    if not is_mark(word):
        return False
    if tree.words[index + 1 : index + 2] == [":"]:
        return False
    start, end = tree.sents[tree.sent[index]]
    return any(other.islower() and len(other) > 1 for other in tree.words[start:end])


def _of_all(tree: Tree, start: int) -> bool:
    """Tell whether "All" is part of the name behind it ("*All* Delta Airways"): it has a capital inside a sentence."""
    if tree.words[start - 1] != "All" or not tree.words[start][0].isupper():
        return False
    named = tree.words[start]
    spots = [i for i in tree.spots.written(start - 1) if i > 0 and tree.words[i + 1 : i + 2] == [named]]
    return any(tree.sents[tree.sent[i]][0] != i and tree.words[i - 1] not in '“"‘' for i in spots)


def _is_site(tree: Tree, index: int) -> bool:
    """Tell whether a token is the address of a site that speaks or is told something."""
    if _SITE.fullmatch(tree.words[index]) is None:
        return False
    case = tree.case(index) if tree.base[index] in {"obl", "nmod"} else ""
    return tree.base[index] in _ACTING or case in {"to", "by", "according to"}
