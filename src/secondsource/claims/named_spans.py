"""The names of a document by their tokens, joined where they were cut, and taken for a body's where a title tells so."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from secondsource.claims import columns, lexicon

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spacy.tokens import Doc

    from secondsource.claims.tree import Tree

_SHORTEST = 3
"""Letters of the shortest abbreviation that tells where a name begins."""
_TIES = frozenset({",", "and", "of", "for", "the", "on", "in", "&"})
"""Words of a name that give no letter to its abbreviation."""
_BESIDE = frozenset({"flat", "compound", "appos", "nmod", "amod", "acl", "det", "nummod", "conj"})
"""What hangs on the name of a person, or makes a noun of a name; a capital that stands for its state has none."""


def find(tree: Tree, doc: Doc) -> list[tuple[int, int, str]]:
    """Return token bounds and label of each name; the tree has its tokens, lemmas and relations already."""
    found = _of_bodies(tree, _parted(tree, _joined(tree, _entities(doc))))
    return _of_states(tree, _first_names(tree, _spelt_out(tree, _across(tree, found))))


def _entities(doc: Doc) -> list[tuple[int, int, str]]:
    """Return the entities by their tokens; white space inside one cuts it, and ``doc.ents`` would refuse it."""
    found: list[tuple[int, int, str]] = []
    for index, label in enumerate(columns.strings(doc, "ENT_TYPE")):
        if not label:
            continue
        goes_on = found and found[-1][1:] == (index, label)
        if goes_on and doc[index].ent_iob_ == "I":
            found[-1] = (found[-1][0], index + 1, label)
        else:
            found.append((index, index + 1, label))
    return found


def _article(words: list[str]) -> bool:
    """Tell whether words between two parts of a name are an article with its hyphen ("Jaish *al-* Islam")."""
    return len(words) == 2 and words[0] in lexicon.ARABIC_ARTICLES and words[1] == "-"


def _joined(tree: Tree, ents: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Join a name that was cut in two ("Um" "Abdu"; "Observatory for" "Human Rights"; "Jaish" al- "Islam")."""
    found: list[tuple[int, int, str]] = []
    for start, end, label in ents:
        first, stop, before = found[-1] if found else (0, -1, "")
        joins = label == before and stop == start
        if joins and (label == "PERSON" or tree.lower[start - 1] in {"for", "of", "the", "and"}):
            found[-1] = (first, end, label)
        elif stop == start == first + 1 and (before, label) == ("MISC", "PERSON") and _faith(tree, first):
            found[-1] = (first, end, label)  # a first name that is a faith's as well
        elif before in {"PERSON", "ORG"} and tree.base[stop] == "flat" and _article(tree.lower[stop:start]):
            found[-1] = (first, end, before)
        else:
            found.append((start, end, label))
    return found


def _parted(tree: Tree, ents: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Part two names that ran into one where a comma was lost, if the report has one of them alone.

    "… for Human Rights | *Jane Doe*" behind a body, "… in Aleppo | *Abu Omar Rashid*" behind a place, "… in Aleppo | *NWS*".
    """
    alone: dict[tuple[str, ...], str] = {}
    for start, end, label in ents:
        alone.setdefault(tuple(tree.words[start:end]), label)
    found: list[tuple[int, int, str]] = []
    for start, end, label in ents:
        cut = None
        where = label if label != "ORG" else alone.get(tuple(tree.words[start : end - 1]), "")
        if where in {"GPE", "LOC"} and _marked(tree, start, end, alone):
            found += [(start, end - 1, where), (end - 1, end, "ORG")]
            continue
        if label == "GPE" and alone.get((tree.words[start],)) in {"GPE", "LOC"} and _led(tree, start, end):
            label = "PERSON"  # noqa: PLW2901 - parted below
        for spot in range(start + 1, end - 1) if label in {"ORG", "PERSON"} else ():
            before, after = tuple(tree.words[start:spot]), tuple(tree.words[spot:end])
            told = alone.get(before, label)
            if label == "ORG" and alone.get(after) == "PERSON" and spot - start > 1:
                cut = (label, "PERSON")
            elif label == "ORG" and _of_land(after) and alone.get(after) == "ORG":
                led = start > 0 and tree.pos[start - 1] == "ADP"
                cut = ("GPE", "ORG") if led else None  # "in *Aleppo Syrian* Coalition describes …"
            elif label == "PERSON":
                behind = start > 0 and tree.pos[start - 1] == "ADP"
                place = told in {"GPE", "LOC", "ORG"}
                known = alone.get(after) == "PERSON"
                body = tree.lower[start] in lexicon.BODIES
                if (place and (known or body)) or ((place or known) and behind):
                    cut = (told if place else "", "PERSON")
            if cut is not None:
                found += [(start, spot, cut[0])] if cut[0] else []
                found.append((spot, end, cut[1]))
                break
        if cut is None:
            found.append((start, end, label))
    return found


def _marked(tree: Tree, start: int, end: int, alone: Mapping[tuple[str, ...], str]) -> bool:
    """Tell whether the name of a place ends in the mark of an outlet in capitals ("Aleppo *NWS*"), whose name it is elsewhere."""
    mark, before = tree.words[end - 1], tree.words[start : end - 1]
    written = mark.isupper() and mark.isalpha() and len(mark) > 1 and any(word.istitle() for word in before)
    if not written or start == 0 or tree.pos[start - 1] not in {"ADP", "ADJ"}:
        return False
    reports = lexicon.OUTLETS | {"reporter", "correspondent"}
    return alone.get((mark,)) == "ORG" or any(
        tree.lower[i - 1] == "told" or tree.lemma[i + 1] in reports
        for i in tree.spots.written(end - 1)
        if 0 < i < len(tree) - 1 and i != end - 1
    )


def _led(tree: Tree, start: int, end: int) -> bool:
    """Tell whether the name of a place goes on with that of who holds an office there ("the governor of *Aleppo Jane Doe*")."""
    office = start > 1 and tree.lower[start - 1] == "of" and tree.lemma[start - 2] in lexicon.PERSONS
    named = end - start > 2 and all(tree.base[i] == "flat" for i in range(start + 1, end))
    return office and named and tree.lemma[end - 1] not in lexicon.words("events", "classes", "place")


def _of_land(words: tuple[str, ...]) -> bool:
    """Tell whether a name of several words begins with a country's adjective ("*Syrian* Coalition")."""
    return len(words) > 1 and words[0].lower() in lexicon.COUNTRIES


def _faith(tree: Tree, index: int) -> bool:
    """Tell whether a word that heads a person's name is no mark of a body ("Islam Alloush", not "UN Ban Ki-moon")."""
    return tree.head[index + 1] == index and not tree.words[index].isupper()


def _of_bodies(tree: Tree, ents: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Take a name for a body's where a title and a person's name follow ("*Jaish al-Islam* spokesman Islam Alloush")."""
    persons = lexicon.PERSONS
    bodies = {
        tuple(tree.lower[start:end])
        for (start, end, label), (begin, _, other) in pairwise(ents)
        if label == other == "PERSON" and begin == end + 1 and tree.lemma[end] in persons
    }
    bodies |= {
        tuple(tree.lower[start:end])
        for start, end, label in ents
        if label == "PERSON" and _is_thing(tree, start, end)
    }
    return [
        (
            start,
            end,
            "ORG" if label == "PERSON" and _is_called(tuple(tree.lower[start:end]), bodies) else label,
        )
        for start, end, label in ents
    ]


def _is_called(name: tuple[str, ...], bodies: set[tuple[str, ...]]) -> bool:
    """Tell whether a name is a body's, or its first words are ("*Karim Mills*", of Karim Mills Holding)."""
    return name in bodies or (len(name) > 1 and any(body[: len(name)] == name for body in bodies))


def _is_thing(tree: Tree, start: int, end: int) -> bool:
    """Tell whether "which" goes on from a name of several words, or a noun for a body stands before it, and no "he" or "she" behind."""
    if end - start < 2 or (start and tree.lemma[start - 1] in lexicon.words("actors", "persons")):
        return False
    behind = tree.words[end : end + 1] == [","] and tree.lower[end + 1 : end + 2] == ["which"]
    goes_on = (
        behind and tree.base[tree.head[end + 1]] == "acl" and start <= tree.head[tree.head[end + 1]] < end
    )
    before = start - 1
    noun = (
        start > 0
        and tree.pos[before] == "NOUN"
        and tree.lemma[before] in lexicon.words("actors", "collectives")
    )
    called = noun and (start <= tree.head[before] < end or tree.head[start] == before)
    return (goes_on or called) and not _gendered(tree, start)


def _across(tree: Tree, ents: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Join a body's name over a preposition that it has with a capital ("Doctors *Without* Borders"), outside of titles."""
    found = ents
    for middle in [i for i, pos in enumerate(tree.pos[:-1]) if pos == "ADP" and i]:
        word = tree.words[middle]
        if not word.istitle() or tree.sent[middle - 1] != tree.sent[middle + 1]:
            continue
        start, end = middle - 1, middle + 2
        while start > 0 and tree.base[start - 1] == "compound" and tree.words[start - 1][0].isupper():
            start -= 1
        named = all(tree.words[i][0].isupper() and tree.pos[i] in {"NOUN", "PROPN"} for i in (start, end - 1))
        tied = tree.head[middle] == end - 1 and start <= tree.head[end - 1] < middle
        above = tree.head[tree.head[end - 1]]
        over = [name for name in found if name[0] < end and name[1] > start]
        inside = all(start <= name[0] and name[1] <= end for name in over)
        if named and tied and inside and tree.is_verb(above) and tree.words[above].islower():
            found = sorted([*(name for name in found if name not in over), (start, end, "ORG")])
    return found


def _spelt_out(tree: Tree, ents: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Join a body's name over its commas where the letters behind it tell how far it goes ("Bakers, Millers and Farmers Union (BMFU)")."""
    found = ents
    for opening in tree.spots.of("("):
        letters = tree.words[opening + 1] if opening + 1 < len(tree) else ""
        if not (letters.isalpha() and letters.isupper() and len(letters) >= _SHORTEST):
            continue
        start, left = opening, letters
        while start > 0 and left:
            word = tree.words[start - 1]
            if word[0] == left[-1]:
                left = left[:-1]
            elif word not in _TIES:
                break
            start -= 1
        if left or "," not in tree.words[start:opening]:
            continue
        over = [name for name in found if name[0] < opening and name[1] > start]
        if all(start <= name[0] and name[1] <= opening for name in over):
            found = sorted([*(name for name in found if name not in over), (start, opening, "ORG")])
    return found


def _first_names(tree: Tree, ents: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Take a country's name that speaks for a person's whose first name it is in the report ("*Georgia Lund* won … said *Georgia*")."""
    given = {tree.words[start] for start, end, label in ents if label == "PERSON" and end - start > 1}
    places = {
        tree.words[start]
        for start, end, label in ents
        if label == "GPE" and end == start + 1 and tree.base[start] != "nsubj"
    }
    return [
        (start, end, "PERSON")
        if label == "GPE" and end == start + 1 and tree.words[start] in given - places
        else (start, end, label)
        for start, end, label in ents
    ]


def _of_states(tree: Tree, ents: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Take a capital alone that speaks or acts for its state's: "*Washington* condemned"; a report has people by their names.

    Whoever is called so has a title, a first name or an age beside the name, or the report calls him in full elsewhere.
    """
    people = {
        tree.lower[i]
        for start, end, label in ents
        if label == "PERSON" and (end - start > 1 or not _bare(tree, start))
        for i in range(start, end)
    }
    found = []
    for start, end, label in ents:
        alone = label == "PERSON" and end == start + 1 and tree.lower[start] not in people
        acts = tree.base[start] == "nsubj" and tree.is_verb(tree.head[start])
        state = alone and acts and tree.lower[start] in lexicon.CAPITALS and not _gendered(tree, start)
        found.append((start, end, "GPE" if state else label))
    return found


def _bare(tree: Tree, index: int) -> bool:
    """Tell whether a name of one word has nothing beside it that is said of people."""
    return not tree.of(index, *_BESIDE) and not (index and tree.pos[index - 1] in {"NOUN", "PROPN"})


def _gendered(tree: Tree, index: int) -> bool:
    """Tell whether the words behind a name in its sentence and the next have "he" or "she", who may be its bearer."""
    start, end = index, tree.sents[min(tree.sent[index] + 1, len(tree.sents) - 1)][1]
    return not _PERSONAL.isdisjoint(tree.lower[start:end])


_PERSONAL = frozenset({"he", "she", "his", "her", "him", "hers", "himself", "herself"})
