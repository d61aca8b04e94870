"""The names of a document, mended by the words beside them and by the rest of the report.

The reader labels each name where it stands. A report tells more: "PT" and "Ltd" mark firms, a noun right before a name
tells what bears it ("the ferry X", "the newspaper Y"), a town named ten times is no person the eleventh time.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from secondsource.claims import lexicon, marks
from secondsource.claims.firms import BEFORE, BEHIND

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secondsource.claims.tree import Tree

Name = tuple[int, int, str]
"""Token bounds and label."""
_CRAFT = frozenset({
    "ship", "ferry", "boat", "vessel", "tanker", "freighter", "trawler", "barge", "yacht", "steamer", "liner",
    "frigate", "destroyer", "submarine", "tugboat",
})  # fmt: skip
_WORKS = frozenset({
    "film", "movie", "novel", "song", "album", "musical", "sitcom", "opera", "documentary", "comedy",
    "thriller", "drama",
})  # fmt: skip
"""Works that bear a name ("the film *X*")."""
_TOLD = frozenset({"PERSON", "MISC", "GPE", "LOC", "FAC"})
"""Labels of names that the noun beside one of them tells more surely."""
_OFFICES = frozenset({
    "ministry", "department", "organization", "organisation", "institute", "office", "committee",
    "commission", "bureau", "secretariat", "center", "centre", "council", "agency", "directorate", "union",
    "association", "federation", "observatory", "network", "foundation", "fund", "campaign",
})  # fmt: skip
MATTERS = re.compile(
    r"(?:tion|sion|ment|ity|ture|ism|ogy|ics|ing|ance|ence|ry|ship|ty|ce|cy|lth|fare|ort|rts|ion|irs|ade|our|bor|rces|gence|food|drug|tax|border|crime|energy|weather|rescue|space|health|refugee|disaster|aid|relief|water|news|press)$",
    re.IGNORECASE,
)
"""Endings of nouns for matters, as bodies are called by ("Security", "Climatology")."""
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_IN = frozenset({"in", "near", "outside", "from", "to", "around", "at", "into"})
_NAMED = frozenset({"call", "name", "know", "dub", "title"})


def mended(tree: Tree, ents: Sequence[Name]) -> list[Name]:
    """Return the names with what the report tells of them: as firms, bodies, ships, towns; common nouns are none."""
    found = _parted(tree, _bodies_joined(tree, _whole_bodies(tree, _firms(tree, ents))))
    found = _throughout(tree, found, [_beside(tree, start, end, label) for start, end, label in found])
    found = _by_article(tree, found)
    found = marks.told(tree, _surnames(tree, _towns(tree, found)))
    return [name for name in found if not _common(tree, *name) and not _no_time(tree, *name)]


def _no_time(tree: Tree, start: int, end: int, label: str) -> bool:
    """Tell whether what was taken for a time only tells of an office that somebody had it ("*Former* President X")."""
    return (
        label in {"DATE", "TIME"}
        and end - start == 1
        and tree.lower[start] in {"former", "late", "then"}
        and (tree.base[start] == "amod" and tree.lemma[tree.head[start]] in lexicon.PERSONS)
    )


def _key(tree: Tree, start: int, end: int) -> tuple[str, ...]:
    return tuple([word for word in tree.lower[start:end] if word not in {"the", "'s", "’s", "'", "’"}])


def _firms(tree: Tree, ents: Sequence[Name]) -> list[Name]:
    """Take a name with a legal form beside it as one firm's: "PT" + "Wolio Bahari", "Acme" + "Ltd."."""
    found: list[Name] = []
    size = len(tree)
    for start, end, label in ents:
        begin, stop = start, end
        if found and found[-1][1] == start and tree.words[start - 1] in BEFORE:
            begin = found.pop()[0]
        elif start and tree.words[start - 1] in BEFORE:
            begin = start - 1
        while stop < size and tree.words[stop] in BEHIND and tree.pos[stop] in {"PROPN", "NOUN", "X"}:
            stop += 1
        whole = tree.words[begin:stop]
        firm = len(whole) > 1 and (whole[0] in BEFORE or whole[-1] in BEHIND)
        if found and found[-1][1] > begin:
            begin = found[-1][1]
        if begin < stop:
            found.append((begin, max(stop, end), "ORG" if firm and label not in {"DATE", "TIME"} else label))
    return found


def _whole_bodies(tree: Tree, ents: Sequence[Name]) -> list[Name]:
    """Give a body's name the noun that its last word belongs to ("the Observatory for Human | *Rights*")."""
    starts = {start for start, _, _ in ents}
    found: list[Name] = []
    for start, end, label in ents:
        last = tree.head[end - 1]
        inside = end <= last < min(end + 2, len(tree)) and tree.base[end - 1] in {"amod", "compound"}
        cut = (
            label == "ORG"
            and inside
            and tree.sent[last] == tree.sent[start]
            and (start <= tree.head[last] < end or tree.lower[max(end - 2, start)] in {"for", "of", "on"})
            and not starts & set(range(end, last + 1))
            and all(tree.words[i][0].isupper() for i in range(end, last + 1))
        )
        found.append((start, last + 1 if cut else end, label))
    return found


def _bodies_joined(tree: Tree, ents: Sequence[Name]) -> list[Name]:
    """Join what the reader cut: "Organization" for "Security" and "Co-operation"; "Committee" of the "Red Cross"."""
    found: list[Name] = []
    for start, end, label in ents:
        if found and label in {"ORG", "MISC"} and found[-1][2] == "ORG":
            first, stop, _ = found[-1]
            gap = tree.lower[stop:start]
            office = set(tree.lower[first:stop]) & _OFFICES and tree.sent[first] == tree.sent[start]
            matter = end - start == 1 and MATTERS.search(tree.words[start]) is not None
            of = gap in (["of"], ["for"], ["on"], ["of", "the"], ["for", "the"])
            if office and (
                (of and tree.lower[stop - 1] in _OFFICES)
                or (gap in (["and"], [",", "and"], ["&"]) and matter and first + 1 < stop)
            ):
                found[-1] = (first, end, "ORG")
                continue
        found.append((start, end, label))
    return found


@cache
def _bodies() -> frozenset[str]:
    """Nouns of bodies after which a name is the body's: "the newspaper *Al Watan*"."""
    groups = frozenset(word for word in lexicon.load("actors")["groups"] if " " not in word)
    return groups | lexicon.BODIES - lexicon.PERSONS


def _beside(tree: Tree, start: int, end: int, label: str) -> str:
    """Return the label that the noun right before a name, or the one that it is a name for, tells."""
    if label == "PERSON" and end == start + 1 and tree.lower[start] in lexicon.COLLECTIVES:
        return "ORG"  # "Police asked"
    if label in {"LOC", "FAC"} and _of_craft(tree, start, end):
        return "MISC"
    if label not in {"PERSON", "MISC", "GPE"} or start == 0:
        return label
    head = next((i for i in range(start, end) if not start <= tree.head[i] < end or tree.head[i] == i), start)
    before = start - 1
    while before > 0 and tree.words[before] in {'"', "“", "‘", "the"} and before > start - 3:
        before -= 1
    noun = before if tree.pos[before] == "NOUN" else -1
    tied = noun >= 0 and (
        (tree.head[head] == noun and tree.base[head] in {"appos", "flat", "compound", "nmod"})
        or (tree.head[noun] == head and tree.base[noun] in {"compound", "nmod", "appos"})
        or (
            noun == start - 1
            and tree.head[noun] == tree.head[head]
            and tree.base[noun] == tree.base[head] == "nsubj"
        )
    )
    if not tied:
        noun = -1
        named = next((i for i in (tree.head[head],) if tree.lemma[i] in _NAMED and tree.is_verb(i)), None)
        if named is not None and tree.base[named] == "acl" and named < start:
            nearest = named - 1 - (tree.words[named - 1] == ",")
            local = tree.pos[nearest] == "NOUN" and tree.lemma[nearest] in _bodies()
            noun = nearest if local else tree.head[named]  # "a search agency, known as X"
        elif (
            tree.base[head] == "appos"
            and start > 1
            and tree.words[start - 1] == ","
            and tree.pos[tree.head[head]] == "NOUN"
        ):
            noun = (
                tree.head[head]
                if tree.lemma[tree.head[head]] in lexicon.words("actors", "kinds", "firm")
                else -1
            )
    if noun < 0 or _of_person(tree, noun):
        return _abroad(tree, start, end, label)
    if tree.lemma[noun] in _CRAFT or (tree.lemma[noun] in _WORKS and noun == before == start - 1):
        return "MISC"
    outlet = tree.words[start].isupper() and tree.lemma[noun] in lexicon.words("actors", "kinds", "media")
    if label == "GPE" and not outlet and tree.lemma[noun] not in lexicon.words("actors", "kinds", "firm"):
        return _abroad(tree, start, end, label)
    return "ORG" if tree.lemma[noun] in _bodies() else label


def _of_craft(tree: Tree, start: int, end: int) -> bool:
    """Tell whether a name is that of the vessel right before it ("the ferry *Santa Rita*")."""
    named = any(tree.head[i] == start - 1 and tree.base[i] in {"appos", "flat"} for i in range(start, end))
    return named and tree.lemma[start - 1] in _CRAFT


def _parted(tree: Tree, ents: Sequence[Name]) -> list[Name]:
    """Part an agency that is told something from the name behind it ("told *AFP* | *Observatory* director X said")."""
    found: list[Name] = []
    for start, end, label in ents:
        word, rest = tree.words[start], tree.words[start + 1 : end]
        told = start > 1 and (tree.lemma[start - 1] == "tell" or tree.lemma[start - 2] in {"speak", "talk"})
        mark = marks.is_mark(word)
        if label == "ORG" and rest and told and mark and _stands_alone(tree, word, rest):
            found += [(start, start + 1, label), (start + 1, end, label)]
        else:
            found.append((start, end, label))
    return found


def _stands_alone(tree: Tree, word: str, rest: Sequence[str]) -> bool:
    """Tell whether a report has some words without the word before them, and nowhere else with it."""
    spots = [i for i in range(1, len(tree)) if tree.words[i : i + len(rest)] == rest]
    led = [tree.words[i - 1] == word for i in spots]
    return led.count(True) == 1 and not all(led)


def _throughout(tree: Tree, ents: Sequence[Name], told: Sequence[str]) -> list[Name]:
    """Give a name everywhere the label that the noun beside it tells somewhere."""
    known = {
        _key(tree, start, end): new
        for (start, end, label), new in zip(ents, told, strict=True)
        if new != label
    }
    if not known:
        return list(ents)
    return [
        (start, end, known.get(_key(tree, start, end), label) if label in _TOLD else label)
        for start, end, label in ents
    ]


def _of_person(tree: Tree, noun: int) -> bool:
    """Tell whether a noun for a body is itself whose somebody is: "*Secretary* of the political committee X"."""
    persons = lexicon.PERSONS
    first = tree.sents[tree.sent[noun]][0]
    return any(
        tree.lemma[i] in persons and tree.lower[i + 1] in {"of", "at", "for"}
        for i in range(max(first, noun - 7), noun)
    )


def _abroad(tree: Tree, start: int, end: int, label: str) -> str:
    """Take for a body what bears a name of its own before a country's and speaks: "SeaSafe Indonesia", not "South Sudan"."""
    if label != "GPE" or end - start != 2 or tree.base[start] not in {"nsubj", "root", "compound", "flat"}:
        return label
    table, whole = lexicon.COUNTRIES, " ".join(tree.lower[start:end])
    subject = any(tree.base[i] == "nsubj" and tree.is_verb(tree.head[i]) for i in range(start, end))
    plain = tree.lower[start] in _SIDES or tree.lower[start] in table or whole in table
    return "ORG" if subject and not plain and tree.lower[end - 1] in table else label


_SIDES = frozenset({
    "north", "south", "east", "west", "northern", "southern", "eastern", "western", "central", "upper",
    "lower", "new", "greater", "rural", "occupied", "mainland", "inner", "outer", "northwest", "northeast",
    "southwest", "southeast", "modern", "ancient", "communist", "democratic", "old", "great",
})  # fmt: skip


def _by_article(tree: Tree, ents: Sequence[Name]) -> list[Name]:
    """Take names with an article for things', not people's: "*the* Cahaya Wolio sank"; "the Obama team" tells nothing."""
    bare: Counter[tuple[str, ...]] = Counter()
    articled: Counter[tuple[str, ...]] = Counter()
    for start, end, label in ents:
        if label != "PERSON":
            continue
        key = _key(tree, start, end)
        first = start == tree.sents[tree.sent[start]][0]
        inner = tree.lower[start] == "the" and (first or tree.words[start] == "the")  # not "The Katherinator"
        outer = start > 0 and tree.lower[start - 1] == "the"
        the = inner or (
            outer and (tree.words[start - 1] == "the" or start - 1 == tree.sents[tree.sent[start]][0])
        )
        last = next((i for i in range(start, end) if not start <= tree.head[i] < end), end - 1)
        part = tree.base[last] in {"compound", "amod", "flat"} or tree.possessive(last)
        plural = tree.lower[end - 1].endswith("s")
        title = any(tree.lemma[i] in lexicon.PERSONS for i in range(start, end))
        if the and not part and not plural and not title:
            articled[key] += 1
        elif not part:
            bare[key] += 1
    things = {key for key, count in articled.items() if count > bare[key]}
    if not things:
        return list(ents)
    return [
        (start, end, "MISC" if label == "PERSON" and _key(tree, start, end) in things else label)
        for start, end, label in ents
    ]


def _towns(tree: Tree, ents: Sequence[Name]) -> list[Name]:
    """Take a name for a place's where the report mostly has it so, or only ever stands in it ("*in* Abeche")."""
    counts: Counter[tuple[tuple[str, ...], str]] = Counter()
    within: Counter[tuple[str, ...]] = Counter()
    acting: set[tuple[str, ...]] = set()
    parts = {
        word
        for start, end, label in ents
        if label == "PERSON" and end - start > 1
        for word in tree.lower[start:end]
    }
    keys = [_key(tree, start, end) for start, end, _ in ents]
    asked = {key for key, (_, _, label) in zip(keys, ents, strict=True) if label in {"PERSON", "ORG"}}
    for key, (start, end, label) in zip(keys, ents, strict=True):
        if key not in asked:
            continue
        counts[key, "place" if label in _PLACES else label] += 1
        head = start
        while head < end and start <= tree.head[head] < end and tree.head[head] != head:
            head += 1
        if head == end:
            head = start  # a ring
        if tree.case(head) in _IN and tree.base[head] in {"obl", "nmod"}:
            within[key] += 1
        subject = tree.base[head] == "nsubj" and tree.is_verb(tree.head[head])
        if subject or (start and tree.lemma[start - 1] in lexicon.PERSONS):
            acting.add(key)
    found = []
    for key, (start, end, label) in zip(keys, ents, strict=True):
        if (
            label in {"PERSON", "ORG"}
            and key
            and not set(key) & parts - (set(key) if label == "ORG" else set())
        ):
            placed, taken = counts[key, "place"], counts[key, label]
            mostly = placed >= taken and placed > 0
            only = label == "PERSON" and end - start == 1 and within[key] * 2 >= taken > 0
            if (mostly or only) and (key not in acting or placed > taken):
                found.append((start, end, "GPE" if mostly else "LOC"))
                continue
        found.append((start, end, label))
    return found


def _surnames(tree: Tree, ents: Sequence[Name]) -> list[Name]:
    """Take a single word for the person whose full name ends in it, unless something stands in it or comes from it.

    "The president, *Bachar al Asad*, ruled it out. For *Asad*, …"; but "*Washington* said" of a report on Denzel Washington, who was
    born "in *Washington*", stays what it was read as.
    """
    holders = {tree.lower[end - 1] for start, end, label in ents if label == "PERSON" and end - start > 1}
    places = {
        tree.lower[start]
        for start, end, label in ents
        if label != "PERSON" and end == start + 1 and _stands_for_place(tree, start)
    }
    known, surnames = lexicon.COUNTRIES, holders - places
    return [
        (
            start,
            end,
            "PERSON"
            if label in {"GPE", "LOC", "FAC", "NORP", "ORG", "MISC"}
            and end == start + 1
            and tree.lower[start] in surnames
            and tree.lower[start] not in known
            and not tree.words[start].isupper()  # "the UN", which ran into a person's name somewhere
            else label,
        )
        for start, end, label in ents
    ]


def _stands_for_place(tree: Tree, index: int) -> bool:
    """Tell whether something is in a name, comes from it, or bears it beside another place's ("Jackson, Mississippi")."""
    return (
        tree.case(index) in _IN
        or (tree.base[index] == "nmod" and tree.case(index) in {"of", "on"})
        or any(tree.pos[kid] == "PROPN" for kid in tree.of(index, "appos"))
    )


def _common(tree: Tree, start: int, end: int, label: str) -> bool:
    """Tell whether a name of one word is a noun that the report writes small elsewhere ("Cholera", "Corrigendum")."""
    if tree.lower[start:end] in (["ngo"], ["ngos"], ["ingo"], ["ingos"]):
        return True  # "the *NGO* Delta Watch": what it is
    if end - start != 1 or label not in {"ORG", "MISC", "PERSON"} or tree.words[start].isupper():
        return False
    word = tree.lower[start]
    if label == "PERSON" and (word,) not in _event_nouns():
        return False  # "santorum" is called after somebody
    if word in lexicon.SECTORS or word in lexicon.COLLECTIVES or tree.lemma[start] in lexicon.SECTORS:
        return False
    speaks = tree.base[start] == "nsubj" and tree.is_verb(tree.head[start])
    return (not speaks or (word,) in _event_nouns()) and any(
        tree.pos[i] == "NOUN" and tree.words[i] == word for i in tree.spots.of(word)
    )


@cache
def _event_nouns() -> frozenset[tuple[str, ...]]:
    types = lexicon.load("events")["types"].values()
    return frozenset((noun,) for kinds in types for nouns in kinds["nouns"].values() for noun in nouns)
