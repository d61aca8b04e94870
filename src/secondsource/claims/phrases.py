"""Noun phrases as token ranges."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from secondsource.claims import lexicon
from secondsource.claims.times.classes import WEEKDAYS

if TYPE_CHECKING:
    from secondsource.claims.tree import Tree

_LOOSE = frozenset({"with", "during", "after", "before", "amid", "since"})
_AT = frozenset({"on", "in", "at"})
_ARTICLES = frozenset({"a", "an", "the"})
_DATE = re.compile(r"\d{1,4}([-/.])\d{1,2}\1\d{1,4}")
_BEFORE = frozenset({"earlier", "later", "previously"})
_SETTING = frozenset({"DATE", "TIME", "GPE", "LOC"})
_LOOSE_NAMES = _LOOSE | {"from", "in", "on", "at", "to", "by"}


def phrase(tree: Tree, index: int) -> tuple[int, int]:
    """Return the token range of a noun phrase: without relative clauses, appositions, coordinated phrases.

    Complements that are part of the name or description stay ("The president of a local council in Aleppo").
    """
    if tree.pos[index] == "PRON":
        return index, index + 1
    kept = {index}
    queue = [index]
    for token in queue:
        for kid in tree.kids[token]:
            if kid in tree.aside:
                continue
            base = tree.base[kid]
            top = token == index
            if tree.lower[kid] in {"'s", "’s"} and kid - 1 in tree.kids[index]:
                kept.add(kid)
                continue
            if base in {
                "acl",
                "appos",
                "parataxis",
                "advcl",
                "discourse",
                "orphan",
                "list",
                "dislocated",
            }:
                continue
            if top and base in {
                "conj",
                "cc",
                "case",
                "mark",
                "cop",
                "nsubj",
                "csubj",
                "aux",
                "advmod",
                "punct",
                "obl",
                "expl",
                "ccomp",
                "dep",
            }:
                if (
                    base == "advmod"
                    and kid < token
                    and tree.pos[kid] == "ADV"
                    and tree.sent[kid] == tree.sent[index]
                    and kid > tree.left[index]
                ) or (base == "punct" and tree.words[kid] in "-–"):
                    kept.add(kid)
                continue
            if top and tree.dep[kid] == "nmod:unmarked":
                continue
            if top and kid == tree.sents[tree.sent[index]][0] and tree.lower[kid] in _BEFORE:
                continue  # "*Earlier* state television had reported"
            if top and base == "nmod" and kid > index and _away(tree, index, kid):
                continue  # "the shrine *ten kilometers* (six miles) south of the city"
            if base == "nummod" and kid < token and tree.lower[kid + 1] in _ARTICLES:
                continue  # "on August *10* a gas tank exploded"
            if top and base == "nmod" and kid > index and _dated(tree, kid) and _acts(tree, index):
                continue  # "rescuers *on Friday* said"
            if top and base == "nmod" and kid < index and _before(tree, kid):
                continue  # "… the border *on Friday* Turkish military said", "*among those hurt was* the mayor"
            if (
                top
                and base == "nmod"
                and kid > index
                and tree.case(kid) in (_LOOSE_NAMES if tree.ent[index] else _LOOSE)
            ):
                continue  # more often the verb's than the noun's
            kept.add(kid)
            queue.append(kid)
    start = end = index
    while start - 1 in kept or (
        start - 2 in kept and tree.pos[start - 1] == "PUNCT" and tree.words[start - 1] not in ",;:"
    ):
        if tree.words[start - 1] in {'"', "”"} and tree.end[start - 2] == tree.start[start - 1]:
            break  # a quotation ends before the phrase
        start -= 1
    while end + 1 in kept or (
        end + 2 in kept and tree.pos[end + 1] == "PUNCT" and tree.words[end + 1] not in ",;:"
    ):
        end += 1
    start, end = tree.trimmed(start, end + 1)
    if start >= end:
        return index, index + 1
    while (
        start > 0
        and tree.pos[start - 1] == "NUM"
        and start - 1 not in tree.aside
        and tree.sent[start - 1] == tree.sent[start]
        and tree.pos[index] == "NOUN"
        and tree.lower[start] not in _ARTICLES
        and not _dates(tree, start - 1)
    ):
        start -= 1  # a number right before a noun counts it
    if tree.ent[index] in {"PERSON", "ORG", "GPE", "LOC", "FAC"}:  # a name is never cut
        first, last = tree.ent_of[index]
        start, end = min(start, first), max(end, last)
        while start < index and start in tree.aside:
            start += 1  # "*SANA* Aircraft of the coalition": the agency's mark, taken for a part of the name
    return start, end


def _dates(tree: Tree, number: int) -> bool:
    """Tell whether a number ends a date in figures ("on *11/05/2021* gunmen killed", "2021-05-*11*")."""
    first = number
    while first > 0 and tree.end[first - 1] == tree.start[first]:
        first -= 1
    return _DATE.fullmatch(tree.text[tree.start[first] : tree.end[number]]) is not None


def _dated(tree: Tree, noun: int) -> bool:
    """Tell whether a noun is a day on which something is done."""
    return tree.case(noun) in {"on", ""} and (
        tree.ent[noun] in {"DATE", "TIME"} or tree.lower[noun] in WEEKDAYS
    )


def _away(tree: Tree, noun: int, length: int) -> bool:
    """Tell whether a length is how far away a thing is, with the rest of it behind brackets, which no phrase goes beyond."""
    side = any(kid > length and tree.pos[kid] == "ADV" for kid in tree.of(noun, "advmod"))
    return side and bool(tree.of(length, "appos"))


def _acts(tree: Tree, noun: int) -> bool:
    """Tell whether a noun is somebody who acts or speaks, or what he says it in: neither has a time of its own."""
    lemma = tree.lemma[noun]
    return tree.ent[noun] in {"PERSON", "ORG", "NORP"} or (
        lemma in lexicon.PERSONS
        or lemma in lexicon.COLLECTIVES
        or lemma in lexicon.SECTORS
        or lemma in lexicon.OUTLETS
        or lemma in lexicon.DOCUMENTS
    )


def _before(tree: Tree, noun: int) -> bool:
    """Tell whether a prepositional phrase that the tree hung on the noun behind it belongs to what stands before."""
    case = tree.case(noun)
    return case in _LOOSE or (case in _AT and tree.ent[noun] in _SETTING) or bool(tree.of(noun, "cop"))


def coordination(tree: Tree, index: int) -> tuple[int, int]:
    """Return the token range of a noun phrase with the phrases that are coordinated with it."""
    start, end = tree.phrase(index)
    for other in tree.conjuncts(index)[1:]:
        if tree.is_verb(other):
            break
        end = max(end, tree.phrase(other)[1])
    return start, end
