"""A headline or heading that ran into the sentence behind it: "Two hurt in attack on the mill *Gunmen fired at …*".

Where a text lost its line ends, a heading has no full stop and the reader takes the sentence behind it for its end.
Headings have no articles, pronouns or auxiliaries; a word that a sentence opens with stands in capitals behind them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from secondsource.claims import lexicon, marks, sentences
from secondsource.claims.move import Move

if TYPE_CHECKING:
    from collections.abc import Iterator

    from secondsource.claims.saying import Range
    from secondsource.claims.tree import Tree

_LONGEST = 25
"""Tokens of the longest heading."""
_LONG = 4
_SMALL = 3
"""Letters and number of the long words in small letters from which on words are a sentence."""
_PHRASE = 6
"""Tokens from an article to its noun."""
_TURNS = frozenset({"also", "meanwhile", "earlier", "later", "separately", "elsewhere", "however"})
"""Adverbs that open a sentence."""
_BOUNDS = (("at", "least"), ("at", "most"), ("more", "than"), ("up", "to"), ("some",))
"""What opens a sentence before a number."""
_HEADLINE, _NAME = 4, 3
"""Tokens of the shortest headline, and of the longest name of a place at its end."""
_TELLERS = frozenset({"ngo", "monitor", "activists", "police", "official", "media", "tv"})
"""Who tells a headline, its colon lost."""
_BLANKS = frozenset({"PUNCT", "SPACE"})
_JOINTS = frozenset({"-", "–", "&", "/", "'", "’"})
"""Marks that a heading may have in it."""
_ENDS = frozenset({"NOUN", "PROPN", "VERB", "NUM", "ADV"})
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_ARTICLES = frozenset({"A", "An", "The"})
_TELLING = frozenset({"say", "report", "tell", "add", "announce", "claim"})
_BARE = frozenset({"DET", "PRON", "AUX"})
"""What headings leave out."""


class Heading(NamedTuple):
    """A sentence that is two, in tokens: ``[begin, cut)`` is the heading, ``[cut, end)`` the sentence behind it."""

    begin: int
    cut: int
    end: int


def find(tree: Tree) -> list[Heading]:
    """Return the sentences of a document that begin with a heading."""
    found = []
    for start, end in tree.sents:
        if start == 0 or sentences.ended(tree, start):
            cut = _cut(tree, start, end) or _signed(tree, start, end)
            if cut is not None:
                found.append(Heading(start, cut, end))
    return found


def parted(sents: list[Range], headings: list[Heading]) -> list[Range]:
    """Return the sentences with each heading as one of its own."""
    cuts = {heading.begin: heading for heading in headings}
    found: list[Range] = []
    for start, end in sents:
        if start in cuts:
            found += [(start, cuts[start].cut), (cuts[start].cut, end)]
        else:
            found.append((start, end))
    return found


def moves(tree: Tree, headings: list[Heading]) -> Iterator[Move]:
    """Give what is to be hung anew so that each heading and the sentence behind it have each its own tree."""
    for heading in headings:
        yield from [*_of_heading(tree, heading), *_of_sentence(tree, heading)]


def _cut(tree: Tree, start: int, end: int) -> int | None:
    """Return where the sentence behind a heading begins, or ``None``: there is none."""
    first = start
    while first < end and (first in tree.aside or tree.pos[first] in _BLANKS):
        first += 1
    if (
        first >= end
        or tree.words[first] in _ARTICLES
        or not (tree.words[first][0].isupper() or tree.words[first][0].isdigit())
    ):
        return None
    bound = tree.lower[first : first + 2] in (["at", "least"], ["more", "than"])
    if tree.pos[first] in {"ADP", "SCONJ", "CCONJ", "ADV", "PART"} and not bound:
        return None
    found = None
    for index in range(first + 1, min(end - 2, first + _LONGEST)):
        word = tree.words[index]
        if word[0].isupper():
            if index > first + 1 and _opens(tree, index, end):
                found = index
        elif tree.pos[index] in _BARE or not (word[0].isalnum() or word in _JOINTS):
            break
    return found if found is not None and _is_sentence(tree, found, end) else None


def _signed(tree: Tree, start: int, end: int) -> int | None:
    """Return the agency's mark, or who tells, at the end of the headline of a report, behind a place ("… two attacks on Valencia *NWS*")."""
    if any(i not in tree.aside and tree.pos[i] not in _BLANKS for i in range(start)):
        return None
    while end > start and (end - 1 in tree.aside or tree.pos[end - 1] in _BLANKS):
        end -= 1
    last = end - 1
    word = tree.words[last]
    mark = marks.is_mark(word) and tree.lower[last] not in lexicon.COUNTRIES
    if last - start < _HEADLINE or not (mark or (word[0].isupper() and tree.lower[last] in _TELLERS)):
        return None
    place = last - 1
    while (
        place > start
        and last - place <= _NAME
        and tree.pos[place] == "PROPN"
        and not tree.words[place].isupper()
    ):
        place -= 1
    led = tree.pos[place] == "ADP" and place < last - 1 and tree.ent[last - 1] in _PLACES
    return last if led else None


def _opens(tree: Tree, index: int, end: int) -> bool:
    """Tell whether a word in capitals opens a sentence, and nothing before it wants one."""
    word, following = tree.words[index], tree.words[index + 1]
    if not word[0].isupper() or (len(word) > 1 and word.isupper()) or not following[0].islower():
        return False
    if tree.pos[index - 1] not in _ENDS or tree.ent_of.get(index, (index, 0))[0] < index:
        return False
    if tree.lemma[index - 1] in _TELLING:
        return False  # "A source said *The* army …", its quotation marks lost
    if word in _ARTICLES:
        noun = tree.head[index]
        near = tree.base[index] == "det" and index < noun <= index + _PHRASE
        return near and tree.words[noun].islower() and noun < end
    if tree.lower[index] in _TURNS:
        return True
    if tuple(tree.lower[index : index + 2]) in _BOUNDS or (word.lower(),) in _BOUNDS:
        return any(tree.pos[i] == "NUM" for i in range(index + 1, min(index + 4, end)))
    return tree.pos[index] in {"NOUN", "PROPN"} and _acts(tree, index)


def _acts(tree: Tree, index: int) -> bool:
    """Tell whether several in capitals, whom the report writes small elsewhere, do something behind a place or others ("… on Touma *Gunmen* fired")."""
    verb = tree.is_verb(index + 1) and tree.finite(index + 1)
    small = any(tree.words[i].islower() for i in tree.spots.of(tree.lower[index]))
    if not verb or not small or "Number=Plur" not in tree.feats[index]:
        return False
    before = index - 1
    if tree.ent[before] in _PLACES:
        return tree.pos[tree.ent_of[before][0] - 1] == "ADP"
    return tree.pos[before] == "NOUN" and tree.words[before].islower() and "Number=Plur" in tree.feats[before]


def _is_sentence(tree: Tree, cut: int, end: int) -> bool:
    """Tell whether words are written as a sentence is: a finite verb and long words in small letters."""
    long = sum(len(word) >= _LONG and word.islower() for word in tree.words[cut:end])
    return long >= _SMALL and any("VerbForm=Fin" in tree.feats[i] for i in range(cut, end))


def _of_heading(tree: Tree, heading: Heading) -> Iterator[Move]:
    """Give what makes the heading a tree of its own: its last name takes the place of the noun that it was hung on."""
    across = [i for i in range(heading.begin, heading.cut) if tree.head[i] >= heading.cut]
    for head in sorted({tree.head[i] for i in across}):
        kids = [i for i in across if tree.head[i] == head]
        above = tree.head[head]
        nominal = [i for i in kids if tree.pos[i] in {"NOUN", "PROPN"}]
        verbs = [i for i in kids if tree.is_verb(i)]
        top = (nominal or verbs or kids)[-1]
        if heading.begin <= above < heading.cut:
            yield Move(top, above, tree.dep[head])
        else:
            yield Move(top, top, "root")
        yield from (Move(i, top, tree.dep[i]) for i in kids if i != top)


def _of_sentence(tree: Tree, heading: Heading) -> Iterator[Move]:
    """Give what makes the clause behind the heading one of its own, with what stands before its verb as subject."""
    span = range(heading.cut, heading.end)
    across = [i for i in span if tree.head[i] < heading.cut]
    verbs = [i for i in across if tree.is_verb(i) and tree.finite(i)]
    roots = [i for i in span if tree.head[i] == i]
    inside = (i for i in span if tree.is_verb(i) and tree.finite(i))
    verb = (verbs or roots or [next(inside, heading.cut)])[0]
    if tree.head[verb] != verb:
        yield Move(verb, verb, "root")
    bare = tree.own_subject(verb) is None
    for other in across:
        if other == verb:
            continue
        subject = (
            bare
            and other < verb
            and tree.pos[other] in {"NOUN", "PROPN", "PRON"}
            and not tree.of(other, "case")
        )
        yield Move(other, verb, "nsubj" if subject else tree.dep[other])
        bare = bare and not subject
