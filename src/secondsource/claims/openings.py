"""Where a noun phrase begins whatever stands before it, which tells where a comma was lost ("in Idlib | *SANA* said")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secondsource.claims import lexicon, run_in
from secondsource.claims.tree import CLOSING

if TYPE_CHECKING:
    from secondsource.claims.tree import Tree

_TITLE = 6
"""Tokens between the first noun of a speaker's words and their head ("the *Britain*-based monitor")."""
_AT = 3
"""Tokens of a place with what tells its side ("*Northern Homs*")."""
_OF_STATE = frozenset({"media", "television", "tv", "radio", "news", "agency"})
"""What "state" opens a name of, whatever noun stands before it ("… of Aleppo city *state media* said")."""
_STATE = frozenset({"state", "regime", "government"})
_BY_STATE = frozenset({"run", "owned", "controlled", "funded", "backed"})
"""What may stand between the two ("*state-run TV* said")."""
_OPENING = frozenset(
    {"local", "medical", "official", "military", "rescue", "diplomatic", "pro-government", "senior"}
)
"""What opens a speaker of two words, whatever noun stands before it."""
_SETTLEMENTS = frozenset({
    "city", "district", "governorate", "neighborhood", "neighbourhood", "province", "suburb", "town",
    "village",
})  # fmt: skip
"""What may follow the name of a place and tell what it is."""


def opens_phrase(tree: Tree, index: int, end: int) -> bool:
    """Tell whether a noun phrase begins at a token whatever stands before it."""
    before = index - 1
    if tree.pos[index] == "DET" or tree.lower[index] in {"his", "her", "their", "its", "one"}:
        return True
    if tree.words[before] in CLOSING:
        first = next(
            (i for i in range(index, end) if tree.pos[i] in {"NOUN", "PROPN"} and tree.base[i] != "compound"),
            end - 1,
        )
        return bool(tree.ent[first]) or speaks_by_name(tree, first)
    if tree.words[index].isupper() and index < end - 1 and speaks_by_name(tree, index + 1):
        mark = tree.ent[index] == "ORG" and tree.pos[before] == "NOUN" and tree.base[before] != "compound"
        outlet = mark and tree.lemma[end - 1] in lexicon.OUTLETS
        # "in New Aleppo SANA reporter said", "with a rocket SANA news agency reported"
        return outlet or tree.ent[before] in {"GPE", "LOC", "FAC"}
    if tree.ent[index] == "NORP" and tree.ent_of[index][0] == index and tree.pos[before] in {"NOUN", "NUM"}:
        return tree.base[before] not in {"compound", "amod"}  # "… 10 children Lebanese television reported"
    if index == end - 1 and mark_behind_place(tree, index):
        return True  # "in Northern Homs FNA reports"
    if tree.lower[index].endswith("s") and tree.lower[index][:-1] in lexicon.COUNTRIES:
        return True  # "Russias defence ministry said", its apostrophe lost as well
    if index == end - 1 and _named_before(tree, index):
        return tree.pos[before] == "NUM"  # "since World War II *Steifo* said"
    if index in tree.ent_of and tree.ent_of[index][0] == index:
        if tree.ent[index] == "PERSON":
            return tree.ent[before] != "PERSON" and not _title(tree, before)
        if tree.ent[index] == "ORG":
            # "in Idlib SANA said", not "the opposition Idlib Media Centre said"
            mark = (
                index == end - 1
                and tree.words[index].isupper()
                and tree.pos[before] not in {"DET", "ADP", "PROPN"}
            )
            # "… and 20 others wounded Al-Manar TV said", not "the rebel-held Aleppo Media Centre said"
            behind = tree.past_participle(before) and tree.base[before] not in {"amod", "compound"}
            told = tree.ent[before] in {"GPE", "LOC", "DATE", "TIME", "FAC"}
            several = (
                tree.pos[before] == "NOUN"
                and "Number=Plur" in tree.feats[before]
                and tree.words[index].isupper()
            )
            told = told or several  # "… a child and two women SANA news agency reported"
            return told or behind or (mark and not _title(tree, before))
    opens = index < end - 1 and tree.lower[index] in _OPENING
    if opens and speaks_by_name(tree, end - 1) and _plain_noun(tree, before):
        return end - index <= _AT  # "after days of calm *local residents* said"
    if tree.lower[index] in _OPENING and speaks_by_name(tree, index + 1) and tree.ent[before] == "GPE":
        return tree.ent[index + 2] == "PERSON"  # "the border with Turkey *local activist X* said"
    run = tree.lower[index + 2] in _BY_STATE if tree.words[index + 1] == "-" and index + 3 < end else False
    owned = tree.lower[before].endswith("s") and tree.lower[before][:-1] in lexicon.COUNTRIES
    outlet = run and tree.lemma[end - 1] in _OF_STATE  # "… in the port *state-run X news agency* reported"
    if (
        not owned
        and tree.lower[index] in _STATE
        and (outlet or tree.lemma[index + 3 if run else index + 1] in _OF_STATE)
    ):
        return tree.pos[before] not in {"DET", "ADJ", "ADP"} and tree.ent[before] != "NORP"
    head = end - 1
    several = "Number=Plur" in tree.feats[head] or tree.lemma[head] in run_in.UNCOUNTED
    if tree.pos[head] != "NOUN" or not several:
        return False
    first = head
    while (
        tree.base[first - 1] in {"amod", "compound"}
        and tree.head[first - 1] == head
        and (tree.ent[first - 1] in {"", "NORP"} or _land_before(tree, first - 1))
        and not behind_settlement(tree, first)
    ):
        first -= 1
    return index == first and speaks_by_name(tree, head)


def _land_before(tree: Tree, index: int) -> bool:
    """Tell whether a country's name tells whose officials speak ("in Geneva *US* officials said"), not where ("in *Syria* …")."""
    return tree.lower[index] in lexicon.COUNTRIES and tree.pos[index - 1] not in {"ADP", "DET", "ADJ"}


def _named_before(tree: Tree, index: int) -> bool:
    """Tell whether a word ended the name of a person earlier in the report."""
    return any(
        i < tree.sents[tree.sent[index]][0] and tree.ent[i] == "PERSON" and tree.ent_of[i][1] == i + 1
        for i in tree.spots.written(index)
    )


def behind_settlement(tree: Tree, index: int) -> bool:
    """Tell whether a word stands behind a place and what it is ("in Jayrud town *rebels* said")."""
    return (
        index > 2
        and tree.lower[index - 1] in _SETTLEMENTS
        and tree.ent[index - 2] in {"GPE", "LOC", "FAC"}
        and any(tree.pos[i] == "ADP" for i in range(index - 4 if index > 3 else 0, index - 2))
    )


def _plain_noun(tree: Tree, index: int) -> bool:
    """Tell whether a word is a noun or name, which no adjective goes on with."""
    return tree.pos[index] in {"NOUN", "PROPN", "NUM"}


def mark_behind_place(tree: Tree, index: int) -> bool:
    """Tell whether an agency's mark in capitals follows a name that tells where ("in Northern Homs *FNA*")."""
    word = tree.words[index]
    if not (word.isalpha() and word.isupper() and 1 < len(word) < _TITLE):
        return False
    before = index - 1
    while before > 0 and index - before <= _AT and tree.pos[before] in {"PROPN", "ADJ"}:
        if tree.words[before].isupper():
            return False
        before -= 1
    return 0 < before < index - 1 and tree.lower[before] in {"in", "near", "at", "outside"}


def _title(tree: Tree, index: int) -> bool:
    """Tell whether a word before a name belongs to it ("Observatory director Rami Abdel Rahman")."""
    return tree.pos[index] in {"NOUN", "PROPN", "ADJ"} and (
        speaks_by_name(tree, index)
        or tree.lemma[index] in lexicon.COLLECTIVES
        or (tree.pos[index] == "PROPN" and not tree.ent[index])
    )


def speaks_by_name(tree: Tree, index: int) -> bool:
    """Tell whether a noun is of people, an office or an outlet, who can speak without a name."""
    lemma = tree.lemma[index]
    return (
        lemma in lexicon.SECTORS
        or lemma in lexicon.PERSONS
        or lemma in lexicon.OUTLETS
        or lemma in {"source", "authority", "group", "witness"}
    )
