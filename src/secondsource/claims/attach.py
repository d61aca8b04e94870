"""Gives each event its own time, place and figures: by how they hang together in the tree, nearest first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from secondsource.claims import lexicon
from secondsource.claims.figures.measures import of_quantity
from secondsource.claims.places.events import finer
from secondsource.model.claim import Place
from secondsource.model.entity import Mention

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from secondsource.claims.events.event import Event
    from secondsource.claims.places import PlaceMention
    from secondsource.claims.quantities import Quantity
    from secondsource.claims.registry import Registry
    from secondsource.claims.saying import Saying
    from secondsource.claims.tree import Tree
    from secondsource.model.time import TimeRef

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
_FAR = 99


@dataclass(frozen=True, slots=True)
class Setting:
    """Where and when a claim may take its place and time from, in tokens.

    Attributes:
        spots: Tokens whose dependents belong to the event, the trigger first.
        clause: Tokens of the claim's words.
        barred: Tokens that belong to the act of saying and not to the event.
    """

    spots: tuple[int, ...]
    clause: frozenset[int]
    barred: frozenset[int]
    wide: bool = False
    """Whether circumstances may stand in a relative clause: of a statement that is no event of its own."""


def setting(
    tree: Tree,
    event: Event,
    head: int,
    clause: frozenset[int],
    saying: Saying | None,
    said_at: frozenset[int] = frozenset(),
) -> Setting:
    """Describe where an event's circumstances may stand."""
    spots = list(dict.fromkeys((event.trigger, *event.parts, event.anchor)))
    for above in tree.above(event.anchor):
        if above == head or tree.base[event.anchor] in {"xcomp", "ccomp", "advcl", "acl", "conj"}:
            spots.append(above)
        if above == head:
            break
    if head not in spots:
        spots.append(head)
    barred: set[int] = set(said_at)
    if saying is not None and saying.clausal and saying.holds(event.trigger):
        for part in (saying.cue, saying.source):
            if part:
                barred.update(range(*part))
        if saying.cue_head is not None and not saying.holds(saying.cue_head):
            barred.update(
                index
                for kid in tree.kids[saying.cue_head]
                if not any(saying.holds(i) for i in tree.subtree(kid))
                for index in tree.subtree(kid)
            )
            spots = [spot for spot in spots if spot != saying.cue_head]
    return Setting(tuple(spots), clause, frozenset(barred))


def _path(tree: Tree, index: int, spots: Sequence[int]) -> tuple[int, list[int]]:
    """Return the rank of the first spot above a token and the tokens between them."""
    ranks = {spot: rank for rank, spot in reversed(list(enumerate(spots)))}
    between: list[int] = []
    if index in ranks:
        return ranks[index], between
    spot = index
    for above in tree.above(index):
        between.append(spot)
        if above in ranks:
            return ranks[above], between
        spot = above
    return _FAR, between


def time(
    tree: Tree, where: Setting, times: Sequence[tuple[int, int, TimeRef]], *, act: Sequence[int] = ()
) -> TimeRef | None:
    """Return the time of an event, or ``None``: the text gives none for it.

    Args:
        tree: The document.
        where: Where to look.
        times: First token, end token and value of each time expression.
        act: Further tokens whose own times count, where the claim is an act of saying itself.
    """
    best: tuple[int, TimeRef] | None = None
    spots = (*where.spots, *act)
    for start, end, ref in times:
        if ref.kind == "duration" and ref.start is None and not _looks_back(ref):
            continue
        head = _head(tree, start, end)
        if (head in where.barred or start in where.barred) and not act:
            continue
        rank, between = _path(tree, head, spots)
        if rank == _FAR:
            clauses = any(tree.base[i] in {"acl", "advcl", "ccomp", "parataxis"} for i in between)
            if start in where.clause and tree.sent[start] == tree.sent[spots[0]] and not clauses:
                cost = 25
            else:
                continue
        else:
            cost = 4 * rank + _depth_cost(tree, between)
        if ref.kind == "set":
            cost += 6
        if ref.kind == "duration":
            cost += 8
        limit = 60 if rank >= len(where.spots) else (36 if where.wide else 30)
        if cost < limit and (best is None or cost < best[0]):
            best = (cost, ref)
    return best[1] if best else None


def _looks_back(ref: TimeRef) -> bool:
    """Tell whether a duration is a stretch up to now ("the past 26 days"), not only how long something took."""
    return bool({"past", "last", "previous"} & set(ref.text.lower().split()))


def _depth_cost(tree: Tree, between: Sequence[int]) -> int:
    """Price of the way from a circumstance up to the event: clauses in between cost most."""
    cost = 0
    for step, index in enumerate(between):
        base = tree.base[index]
        if base in {"acl", "advcl"} and tree.infinitive(index):
            cost += 12
        elif base in {"acl", "advcl", "ccomp", "csubj", "parataxis"}:
            cost += 30
        elif base == "conj":
            cost += 12 if tree.is_predicate(index) else 3
        elif base in {"amod", "compound"}:
            cost += 20  # "the US-led coalition", "a Britain-based monitor"
        elif base == "appos":
            cost += 8
        elif step:
            cost += 3
    return cost


def _head(tree: Tree, start: int, end: int) -> int:
    for index in range(start, end):
        if not start <= tree.head[index] < end or tree.head[index] == index:
            return index
    return end - 1


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
        head = _head(tree, mention.start, mention.end)
        if head in where.barred or head in actors or tree.sent[head] != tree.sent[where.spots[0]]:
            continue
        rank, between = _path(tree, head, where.spots)
        case = _case(tree, head)
        if rank == _FAR:
            if head not in where.clause:
                continue
            cost = 45.0
        else:
            cost = 4.0 * rank + _depth_cost(tree, between)
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
            cost += 10
        if tree.possessive(head):
            cost += 6
        elif tree.base[head] in {"compound", "amod"}:
            # "the Bab al-Hadid neighborhood" is a place, "pro-Turkey Syria militants" are not in one.
            named = tree.lemma[tree.head[head]] in lexicon.load("events")["classes"]["place"]
            cost += -20 if named else 12
        if mention.within is not None:
            cost -= 0.5
        if mention.precision == "country":
            cost += 3
        limit = 50 if rank == _FAR else 30
        if cost < limit and (best is None or cost < best[0]):
            best = (cost, number)
    if best is None:
        return None
    relation = _case(tree, _head(tree, places[best[1]].start, places[best[1]].end)) or "in"
    if relation not in _WHERE or relation in {"by", "for", "of", "against"}:
        relation = "in"
    inner = finer(tree.doc, places, best[1])
    return Place(Mention(places[inner].text, places[inner].span, registry.place_id(inner)), relation)


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


def figures(tree: Tree, quantities: Sequence[Quantity], owners: Mapping[int, int]) -> dict[int, list[int]]:
    """Give each quantity to one event.

    Args:
        tree: The document.
        quantities: All quantities of the document.
        owners: Trigger, part or anchor token → index of the event.

    Returns:
        Index of the event → indices of its quantities; key -1: of none.
    """
    found: dict[int, list[int]] = {}
    for number, quantity in enumerate(quantities):
        head = quantity.head if quantity.head is not None else _head(tree, quantity.start, quantity.end)
        word = of_quantity(tree.doc, quantity, None)[1] if quantity.kind == "count" else None
        if word is not None and word.i in owners:
            found.setdefault(owners[word.i], []).append(number)  # "killed 10 and *injured* 59"
            continue
        event = -1
        for step, index in enumerate((head, *tree.above(head))):
            told = _numbered(tree, index, owners) if step else None
            if told is not None:
                event = told
                break
            if index in owners:
                event = owners[index]
                break
            if (
                step
                and any(kid in owners for kid in tree.of(index, "amod", "acl"))
                and tree.pos[index] in {"NOUN", "PROPN"}
            ):
                event = next(owners[kid] for kid in tree.of(index, "amod", "acl") if kid in owners)
                break
        first = next((owners[kid] for kid in tree.of(head, "amod", "acl") if kid in owners), None)
        if first is not None and head not in owners:
            event = first
        found.setdefault(event, []).append(number)
    return found


def _numbered(tree: Tree, index: int, owners: Mapping[int, int]) -> int | None:
    """Return the event that a number is told of: "the *number* of people killed rose to 39" is of the killing."""
    subject = tree.own_subject(index)
    if subject is None or tree.lemma[subject] != "number":
        return None
    return next((owners[kid] for kid in tree.subtree(subject) if kid in owners), None)
