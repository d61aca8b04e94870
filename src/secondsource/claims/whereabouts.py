"""Gives an event its place: by how it hangs together with it in the tree, else the one place that its sentence tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secondsource.claims import lexicon
from secondsource.claims.places.events import finer, put_in
from secondsource.claims.places.lists import context
from secondsource.claims.settings import FAR, HITS, aside, depth_cost, head_of_words, path, told_apart
from secondsource.model.claim import Place
from secondsource.model.entity import Mention

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secondsource.claims.places import PlaceMention
    from secondsource.claims.registry import Registry
    from secondsource.claims.settings import Setting
    from secondsource.claims.tree import Tree

_STRONG = frozenset(
    {
        "in",
        "at",
        "near",
        "outside",
        "inside",
        "around",
        "across",
        "along",
        "throughout",
        "within",
        "on",
        "over",
        "off",
        "close to",
        "between",
    }
)
_COMPASS = frozenset({"north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest"})
_WHERE = _STRONG | {
    "north of",
    "south of",
    "east of",
    "west of",
    "next to",
    "from",
    "to",
    "into",
    "towards",
    "toward",
    "through",
    "of",
    "against",
    "by",
    "beside",
    "beyond",
    "for",
}
_COARSE = {"country": 3, "region": 2, "district": 1, "area": 2}
"""How coarse a place's precision is; a city and what is in it, and what the gazetteer does not know: 0."""
_PARTS = frozenset(
    {
        "outskirts",
        "outskirt",
        "suburb",
        "edge",
        "entrance",
        "part",
        "center",
        "centre",
        "countryside",
        "vicinity",
    }
)
_SIDES = frozenset({"government", "rebel", "regime", "opposition", "army", "militant", "group"})
_BEARINGS = frozenset(
    {
        "north",
        "south",
        "east",
        "west",
        "northeast",
        "northwest",
        "southeast",
        "southwest",
        "outside",
        "north-east",
        "north-west",
    }
)
_LENGTHS = frozenset({"kilometers", "kilometres", "km", "miles", "mile", "kms", "kilometer", "kilometre"})
_AFAR = 9  # tokens back from a place to the length that is measured from it
_FROM_AFAR = 20.0
_NESTED = 7  # tokens between a place and what contains it
_MEANWHILE = frozenset({"while", "whereas"})
_MORE = frozenset({"other", "others", "another", "second", "third", "rest"})
_GOALS = frozenset({"to", "from", "into", "for", "by", "with", "toward", "towards", "against"})
_ELSEWHERE = frozenset(
    {
        "talk",
        "talks",
        "negotiation",
        "meeting",
        "conference",
        "summit",
        "briefing",
        "office",
        "embassy",
        "headquarters",
    }
)
"""Nouns of what is held or kept elsewhere than what is spoken of."""


def place(
    tree: Tree,
    where: Setting,
    places: Sequence[PlaceMention],
    registry: Registry,
    fillers: Sequence[tuple[str, int]],
) -> Place | None:
    """Return the place of an event, or ``None``: the text gives none for it."""
    best: tuple[float, int] | None = None
    actors = {head for name, head in fillers if name == "actor"}
    targets = {head for name, head in fillers if name in {"target", "destination"}}
    for number, mention in enumerate(places):
        if not mention.literal:
            continue
        head = head_of_words(tree, mention.start, mention.end)
        if head in where.barred or head in actors or tree.sent[head] != tree.sent[where.spots[0]]:
            continue
        if head in tree.aside or told_apart(tree, where, head):
            continue
        if _meanwhile(tree, where, head) or _only_included(tree, head):
            continue
        rank, between = path(tree, head, where.spots)
        case = _case(tree, tree.head[head] if _of_container(tree, head) else head)
        if rank == FAR:
            if head not in where.clause:
                continue
            cost = 45.0
        else:
            cost = 4.0 * rank + depth_cost(tree, between)
        if head in targets:
            cost += 2
        elif case in _STRONG:
            cost -= 1
        elif case == "from" and where.spots and len(between) > 1:
            cost += 15
        elif case in {"from", "to", "into", "of", "for", "toward", "towards"}:
            cost += 5
        elif case in {"by", "with", "than", "like", "without"}:
            cost += 60
        elif not case:
            if tree.dep[head] == "nsubj" and tree.lemma[tree.head[head]] not in context("undergo"):
                continue  # "Pittsburgh added a goal", "China is no giant": who acts, or is spoken of
            cost += 10
        if _measured_from(tree, mention.start):
            cost += _FROM_AFAR
        if tree.possessive(head):
            if where.wide:
                continue  # "reflects China's stance"
            cost += 6
        elif tree.base[head] in {"compound", "amod"}:
            # "the Bab al-Hadid neighborhood" is a place, "pro-Turkey Syria militants" are not in one.
            named = tree.lemma[tree.head[head]] in lexicon.load("events")["classes"]["place"]
            cost += -20 if named else 12
        if mention.within is not None:
            cost -= 0.5
        if mention.precision == "country":
            cost += 3
        limit = 50 if rank == FAR else 30
        if cost < limit and (best is None or cost < best[0]):
            best = (cost, number)
    if best is None:
        chosen = _of_sentence(tree, where, places, actors) if where.physical else None
        if chosen is None:
            return None
        best = (0.0, chosen)
    relation = _case(tree, head_of_words(tree, places[best[1]].start, places[best[1]].end)) or "in"
    if relation not in _WHERE or relation in {"by", "for", "of", "against"}:
        relation = "in"
    relation = _beside(tree, places[best[1]].start) or relation
    inner = finer(tree.doc, places, _inner(tree, places, best[1]))
    return Place(Mention(places[inner].text, places[inner].span, registry.place_id(inner)), relation)


def _beside(tree: Tree, start: int) -> str | None:
    """Return how a thing lies to a place that it is not in: "20 km *north of* Raqqa", not "in the north of Syria"."""
    i = start - 1 - (tree.lower[start - 1 : start] == ["the"])
    if i < 1 or tree.lower[i] != "of":
        return None
    if tree.lower[max(i - 3, 0) : i] == ["off", "the", "coast"]:
        return "off the coast of"
    inside = i > 1 and tree.lower[i - 2] in {"the", "far", "rural", "central"}
    return f"{tree.lower[i - 1]} of" if tree.lower[i - 1] in _COMPASS and not inside else None


def _of_sentence(tree: Tree, where: Setting, places: Sequence[PlaceMention], actors: set[int]) -> int | None:
    """Return the one place at which the sentence tells something to be; ``None``: it tells none, or several.

    "Strikes that hit a school in *Idlib* killed 22", "were killed when forces bombed a market in *Douma*": the place
    of what brought it about. Where a speaker, an actor or somebody's home is told of, that is none.
    """
    groups: list[list[int]] = []
    for number, mention in enumerate(places):
        if not mention.literal or tree.sent[mention.start] != tree.sent[where.spots[0]]:
            continue
        head = head_of_words(tree, mention.start, mention.end)
        if head in where.barred or head in actors or head in tree.aside:
            continue
        if not _located(tree, head) or aside(tree, head) or told_apart(tree, where, head):
            continue
        if _measured_from(tree, mention.start) or _meanwhile(tree, where, head):
            continue
        if _only_included(tree, head):
            continue
        if groups and (
            _one(tree, places, groups[-1][-1], number) or _listed(tree, places, groups[-1][-1], number)
        ):
            groups[-1].append(number)
        else:
            groups.append([number])
    known = [group for group in groups if any(places[number].geoname is not None for number in group)]
    if len(groups) > 1 and len(known) == 1:
        groups = known  # "in al-Aziziyeh and Zaharaa neighborhoods in *Aleppo*"
    if len(groups) != 1:
        return None
    return min(groups[0], key=lambda number: (_COARSE.get(places[number].precision, 0), number))


def _listed(tree: Tree, places: Sequence[PlaceMention], before: int, after: int) -> bool:
    """Tell places of one list, of which the first stands for all: "the villages of *Akhtarin* and Bareh"."""
    first, second = places[before], places[after]
    alike = _COARSE.get(first.precision, 0) == _COARSE.get(second.precision, 0)
    return alike and set(tree.words[first.end : second.start]) <= {"and", ","}


def _located(tree: Tree, head: int) -> bool:
    """Tell whether a place is told as where something is: behind "in", or hit itself."""
    if (
        tree.base[head] == "compound"
        and tree.lemma[tree.head[head]] in lexicon.load("events")["classes"]["place"]
    ):
        head = tree.head[head]  # "in *Aleppo province*"
    if tree.possessive(head):
        return False
    if tree.base[head] in {"compound", "amod", "flat"}:
        return _inside(tree, head)
    above = tree.head[head]
    if tree.lemma[above] in _ELSEWHERE:
        return False
    if tree.lemma[above] == "hold" and above < head and above and tree.lower[above - 1] in _SIDES:
        return True  # "on the government *held* western *Aleppo*"
    case = _case(tree, above if _of_container(tree, head) else head)
    if case in _STRONG:
        return True
    return not case and tree.base[head] == "obj" and tree.lemma[tree.head[head]] in HITS


def _meanwhile(tree: Tree, where: Setting, head: int) -> bool:
    """Tell a place of what others do at the same time: "the toll has risen *while fighters make gains in Manbij*".

    A count that goes on is of one place: "one was killed while *16 others* were hurt in Aleppo".
    """
    for index in (head, *tree.above(head)):
        if index in where.spots:
            return False
        subject = tree.own_subject(index) if tree.base[index] == "advcl" else None
        if subject is None or not any(tree.lower[kid] in _MEANWHILE for kid in tree.of(index, "mark")):
            continue
        who = tree.subtree(subject)
        if any(tree.pos[i] == "NUM" or tree.lower[i] in _MORE for i in who):
            return False
        return not set(where.spots) & set(tree.subtree(index))
    return False


def _only_included(tree: Tree, head: int) -> bool:
    """Tell an example of what acts or is gone to: "lines to villages *including Salma*"; "hit towns *including Douma*" is there."""
    for index in (head, *tree.above(head)):
        if tree.pos[index] not in {"NOUN", "PROPN"}:
            return False
        if tree.case(index) == "including":
            noun = tree.head[index]
            acts = tree.dep[noun] == "nsubj" and tree.lemma[tree.head[noun]] not in context("undergo")
            return acts or tree.case(noun) in _GOALS
    return False


def _measured_from(tree: Tree, start: int) -> bool:
    """Tell a place that only says how far another one is: "Jayrud, 60 kilometers (35 miles) northeast of *Damascus*"."""
    words = tree.lower[max(start - _AFAR, 0) : start]
    if not words or words[-1] not in {"of", "from"}:
        return False
    bearing = len(words) > 1 and (words[-2] in _BEARINGS or words[-2] == "away")
    return (bearing or words[-1] == "from") and any(word in _LENGTHS for word in words[:-1])


def _inside(tree: Tree, head: int) -> bool:
    """Tell a name that only says which town or area it is in a headline's phrase: "in IS-held *Syria* town"."""
    led = next(
        (i for i in range(head - 1, max(head - 4, -1), -1) if tree.lower[i] in {"in", "on", "at", "near"}),
        None,
    )
    if led is None or any(
        tree.pos[i] in {"VERB", "AUX"} and tree.lower[i] != "held" for i in range(led + 1, head)
    ):
        return False
    return head + 1 < len(tree.lemma) and tree.lemma[head + 1] in lexicon.load("events")["classes"]["place"]


def _of_container(tree: Tree, head: int) -> bool:
    """Tell "in the town *of Douma*": the preposition of the town is the place's."""
    above = tree.head[head]
    part = tree.lemma[above] in _PARTS or tree.lemma[above] in lexicon.load("events")["classes"]["place"]
    return tree.case(head) == "of" and part


def _inner(tree: Tree, places: Sequence[PlaceMention], chosen: int) -> int:
    """Return the place right before that the chosen one only tells more of: "*Haas* village in Idlib"."""
    if not chosen:
        return chosen
    before, told = places[chosen - 1], places[chosen]
    between = range(before.end, told.start)
    joined = len(between) <= 1 and all(tree.pos[i] == "ADJ" or tree.words[i] == "," for i in between)
    finer_one = _COARSE.get(before.precision, 0) < _COARSE.get(told.precision, 0)
    put = put_in(tree.text[before.span.end : told.span.start].lower())
    around = (
        tree.lower[told.end] in _PARTS if told.end < len(tree.lower) else False
    )  # "in the Damascus *countryside*"
    meant = before.literal and before.kind == "named" and before.country in (None, told.country)
    led = tree.lower[before.start - 1] if before.start else ""
    if not meant or led in {"from", "by", "with", "to"} or tree.sent[before.start] != tree.sent[told.start]:
        return chosen
    return (
        chosen - 1
        if (joined and finer_one) or (put and (finer_one or around or before.within == chosen))
        else chosen
    )


def _one(tree: Tree, places: Sequence[PlaceMention], before: int, after: int) -> bool:
    """Tell whether two places are one and what contains it: "in Douma, near Damascus", "Aleppo in northern Syria"."""
    first, second = places[before], places[after]
    if second.within == before or first.within == after or second.same_as == before:
        return True
    between = tree.words[first.end : second.start]
    coarser = _COARSE.get(first.precision, 0) <= _COARSE.get(second.precision, 0)
    return len(between) <= _NESTED and coarser and not {"and", "or", "to"} & set(between)


def _case(tree: Tree, index: int) -> str:
    """Return the preposition of a place: its own, that of what it is coordinated with, or of the phrase it is part of."""
    while tree.base[index] == "conj" and not tree.case(index) and tree.head[index] != index:
        index = tree.head[index]
    return tree.case(index) or _outer_case(tree, index)


def _outer_case(tree: Tree, index: int) -> str:
    """Return the preposition of the noun phrase that a place stands in ("in the city of Aleppo")."""
    for above in tree.above(index):
        if tree.pos[above] not in {"NOUN", "PROPN"}:
            return ""
        case = tree.case(above)
        if case and case != "of":
            return case
    return ""
