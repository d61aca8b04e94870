"""Where a name begins and ends, and the title that stands before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secondsource.claims import lexicon

if TYPE_CHECKING:
    from secondsource.claims.tree import Tree

_GAP = lexicon.words("actors", "name_gap")
"""What stands between a title and a name."""


def agency(tree: Tree, start: int, end: int) -> bool:
    """Tell whether a name is the mark of an agency in a date line ("BEIRUT (*NWS*) - ")."""
    return (
        start in tree.aside
        and end == start + 1
        and start > 0
        and tree.words[start].isupper()
        and tree.words[start - 1] == "("
    )


def abbreviation_behind(tree: Tree, stop: int, label: str) -> int | None:
    """Return the token of an abbreviation in parentheses right behind a name ("… for Human Rights (SOHR)")."""
    if (
        label == "PERSON"
        or stop + 2 >= len(tree)
        or tree.words[stop] not in {"(", "["}
        or tree.words[stop + 2] not in {")", "]"}
    ):
        return None
    word = tree.words[stop + 1]
    plain = word.replace(".", "")
    return stop + 1 if 2 <= len(plain) <= 8 and plain.isupper() and not tree.ent[stop + 1] else None


def bounds(tree: Tree, start: int, end: int, label: str) -> tuple[int, int, tuple[int, int] | None]:
    """Return the bounds of the name alone, and of the title that stands before it."""
    persons = lexicon.PERSONS
    while start < end and (
        tree.lower[start] in {"the", "a", "an"}
        or (tree.pos[start] == "PUNCT" and tree.words[start] not in {"“", '"'})
    ):
        start += 1
    while end > start and tree.lower[end - 1] in {"'s", "’s", "'", "’", ","}:
        end -= 1
    if label != "PERSON":
        return start, end, None
    begin = start
    while begin < end - 1 and (
        tree.lemma[begin] in persons
        or tree.lower[begin] in _GAP
        or tree.lower[begin].rstrip(".")
        in {"mr", "mrs", "ms", "dr", "gen", "col", "lt", "sgt", "sen", "rep", "miss", "sheikh"}
    ):
        begin += 1
    first = start
    while first > 0 and tree.sent[first - 1] == tree.sent[begin] and _titular(tree, first - 1):
        first -= 1
    first = _own_title(tree, first, begin)
    while first < begin and (
        tree.lower[first] in {"the", "a", "an", "and", "of", "'s", "’s"}
        or tree.words[first] in {"-", "–"}
        or tree.pos[first] in {"VERB", "ADV"}
    ):
        first += 1
    if first < begin and any(
        tree.lemma[i] in persons or tree.lower[i].rstrip(".") in {"mr", "mrs", "ms", "dr", "gen", "col", "lt"}
        for i in range(first, begin)
    ):
        return begin, end, (first, begin)
    return begin, end, None


def _own_title(tree: Tree, first: int, begin: int) -> int:
    """Return where a title begins behind what only ran into it: who is told, and where it was said.

    "Speaking to *AFP* Observatory director X", "At the *U.N.* British envoy X": no title has two owners side by side.
    """
    if is_told(tree, first):
        return first + 1
    start, end = tree.ent_of.get(first, (first, first))
    place = tree.ent[first] in {"GPE", "LOC", "ORG", "FAC"} and start == first and end < begin
    if not place or tree.ent[end] != "NORP" or tree.base[first] == "nmod:poss":
        return first
    led = first - 1 - (tree.lower[first - 1] == "the")
    return end if led >= 0 and tree.lower[led] in {"at", "in", "from", "near", "outside"} else first


def of_another(tree: Tree, name: int) -> bool:
    """Tell whether a name, with its title, is whom or what somebody else serves ("a lawyer *for* X", "an aide *to* President X")."""
    first = name
    while first > 1 and tree.lemma[first - 1] in lexicon.PERSONS and tree.pos[first - 1] in {"NOUN", "PROPN"}:
        first -= 1
    if first < name and tree.base[first - 1] in {"det", "amod"}:
        first -= 1 + (tree.base[first - 1] == "amod" and tree.base[first - 2] == "det")
    return first > 0 and tree.pos[first - 1] == "ADP"


def is_told(tree: Tree, index: int) -> bool:
    """Tell whether an agency's mark is whom somebody tells something: right behind "told", or "speaking to"."""
    if index < 2 or not tree.words[index].isupper() or len(tree.words[index]) == 1:
        return False
    return tree.lemma[index - 1] == "tell" or (
        tree.lower[index - 1] == "to" and tree.lemma[index - 2] in {"speak", "talk"}
    )


def _titular(tree: Tree, index: int) -> bool:
    """Tell whether a word before a name can belong to its title ("Russian Deputy Foreign Minister")."""
    word = tree.lower[index]
    if tree.pos[index] in {"PUNCT"}:
        return tree.words[index] in {"-", "–"}
    if word in {"of", "for", "the", "and", "'s", "’s"}:
        return word in {"'s", "’s"}
    if tree.pos[index] in {"ADJ", "PROPN", "NOUN"} and tree.ent[index] in {"", "NORP", "GPE", "ORG", "MISC"}:
        return tree.base[index] in {
            "compound",
            "amod",
            "nmod",
            "flat",
            "appos",
            "nsubj",
            "obj",
            "obl",
            "root",
            "conj",
            "list",
            "dep",
            "parataxis",
            "iobj",
            "ccomp",
        }
    return False
