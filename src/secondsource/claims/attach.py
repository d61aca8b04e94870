"""Gives each event its own time and figures: by how they hang together in the tree, nearest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secondsource.claims import lent, lexicon, since
from secondsource.claims.commas import REVISING
from secondsource.claims.figures.measures import partitive
from secondsource.claims.figures.words import is_vehicle
from secondsource.claims.settings import (
    FAR,
    Setting,
    aside,
    depth_cost,
    head_of_words,
    path,
    plain_verbs,
    setting,
    told_apart,
)
from secondsource.claims.times.answers import only_then
from secondsource.claims.whereabouts import place

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from secondsource.claims.figures.measures import Measures
    from secondsource.claims.quantities import Quantity
    from secondsource.claims.since import Beginning
    from secondsource.claims.tree import Tree
    from secondsource.model.time import TimeRef

__all__ = ["Setting", "figures", "place", "setting", "time"]

_SAME_TIME = frozenset({"", "at", "by", "during", "from", "in", "through"})
"""How a thing stands in a clause that tells what was then."""
_FEASTS = frozenset({"christmas", "easter", "thanksgiving", "ramadan"})
_OCCASIONS = frozenset({"prayer", "prayers", "mass", "sermon", "service"})
"""What is held on a day that names it: what comes right after is of that day ("after *Friday* prayers")."""
_MORE = frozenset({"another", "more", "further", "next", "additional"})
_PART = frozenset({"many", "most", "some", "several", "few", "all", "both", "half"})
_FINE = frozenset({"day", "part_of_day", "hour", "minute"})  # precisions of a time that tells a day


def time(
    tree: Tree,
    where: Setting,
    times: Sequence[tuple[int, int, TimeRef]],
    *,
    act: Sequence[int] = (),
    beginnings: Sequence[Beginning] = (),
) -> TimeRef | None:
    """Return the time of an event, or ``None``: the text gives none for it.

    Args:
        tree: The document.
        where: Where to look.
        times: First token, end token and value of each time expression.
        act: Further tokens whose own times count, where the claim is an act of saying itself.
        beginnings: What the document tells with "since".
    """
    told = _antecedent(tree, where.spots[0], times)
    if told is not None:
        return told
    best = since.best(tree, where, beginnings)
    begun = [one for one in beginnings if not one.holds(where.spots[0])]
    apart = _measured_from(tree, where, times)
    spots = (*(where.spots if apart is None else apart[1]), *act)
    near = {tree.sent[spot] for spot in spots}
    for start, end, ref in times:
        if tree.sent[start] not in near:
            continue
        head = head_of_words(tree, start, end)
        if ref.kind == "duration" and ref.start is None and not (_looks_back(ref) or _so_far(tree, head)):
            continue
        if (head in where.barred or start in where.barred) and not act:
            continue
        if (
            head in tree.aside
            or told_apart(tree, where, head, act=bool(act))
            or lent.of_count_before(tree, head)
        ):
            continue
        if lent.contrasted(tree, where, head) or lent.example(tree, where, head):
            continue
        if apart is not None and (start <= apart[0] or head not in _below(tree, spots)):
            continue
        rank, between = path(tree, head, spots)
        if rank != FAR and rank >= len(where.spots) and tree.lemma[spots[rank]] in plain_verbs():
            continue  # the time at which it is said
        if ref.value.endswith("_REF") and (len(between) > 1 or lent.sequel(tree, where, rank)):
            continue  # "have taken villages and are *now* in", "is *now* calm after rebels left"
        if ref.kind in {"date", "time"} and lent.up_to_now(tree, where, rank):
            continue  # "talks were held *in February* but the truce has not held"
        if (
            rank not in {0, FAR}
            and ref.kind == "time"
            and ":" in ref.value
            and lent.to_the_hour(tree, where, rank, start)
        ):
            continue  # "ten died *after midnight* in Hama and six died in Homs"
        if any(one.holds(start) for one in begun):
            continue  # "since the start of the uprising in *2011*", "since it began on *Monday*"
        if any(tree.case(i) == "since" or lent.since_clause(tree, i) for i in between):
            continue
        if rank == FAR and lent.leads_both(tree, where, head):
            cost = 12  # "*on Monday* he slipped and hit his head"
        elif rank == FAR:
            clauses = any(tree.base[i] in {"acl", "advcl", "ccomp", "parataxis"} for i in between)
            if start in where.clause and tree.sent[start] == tree.sent[spots[0]] and not clauses:
                cost = 25
            else:
                continue
        elif ref.kind != "set" and _names(tree, head):
            if not _shared(tree, where, tree.head[head], feast=ref.text.lower() in _FEASTS):
                continue
            if ref.precision == "year" and is_vehicle(tree.lemma[tree.head[head]]):
                continue  # "was seen in a *1997* Opel sedan": the year that it was made
            held = tree.lemma[tree.head[head]] in _OCCASIONS
            between = between[1:] if held else between
            cost = 4 * rank + (0 if len(between) == 1 and not held else depth_cost(tree, between))
            cost -= 20 * (held and any(lent.meanwhile(tree, i) for i in between[1:2]))
        else:
            if lent.of_other(tree, where, between, spots[rank], start):
                continue
            cost = 4 * rank + depth_cost(tree, between)
            its = not where.wide and (rank == 0 or (where.physical and lent.happens_in(tree, spots[rank])))
            if its and lent.tells_of_event(tree, between, spots[rank]):
                cost -= 25  # "condemned the *blasts that rocked the town on Monday*"
            if ref.kind != "set" and lent.goes_along(tree, between, where.spots[0]):
                cost -= 15  # "hit a double, *beating them in a game on Monday*"
            if any(lent.meanwhile(tree, i) for i in between[1:2]):
                cost -= 20  # "the pad was shut *when a rocket exploded in May*"
        if ref.kind == "set":
            cost += 6
        if ref.kind == "duration":
            own = rank == 0 and len(between) == 1 and _looks_back(ref)  # "have died *in the last week*"
            cost += 1 if own else 8
        around = where.wide and not any(tree.base[i] in {"acl", "ccomp", "parataxis"} for i in between)
        limit = 60 if rank >= len(where.spots) else (36 if around else 30)
        if cost < limit and (best is None or cost < best[0]):
            best = (cost, ref)
    if best is None and where.physical and apart is None:
        found = _of_sentence(tree, where, times)
        if found is not None:
            return found
    if best is None and apart is None:
        return _looked_back(tree, where, times)
    return best[1] if best else None


def _looked_back(tree: Tree, where: Setting, times: Sequence[tuple[int, int, TimeRef]]) -> TimeRef | None:
    """Return the one stretch up to now that an event's words tell, on whatever noun it hangs ("on *towns in the past week*")."""
    back = [
        (head_of_words(tree, start, end), ref)
        for start, end, ref in times
        if start in where.clause and ref.kind == "duration" and _looks_back(ref)
    ]
    if len(back) != 1 or tree.sent[back[0][0]] != tree.sent[where.spots[0]]:
        return None
    head, ref = back[0]
    up_to_now = bool({"the", "recent", "past"} & set(tree.lower[tree.left[head] : head]))
    trigger = where.spots[0]
    direct = tree.is_predicate(trigger) or tree.base[trigger] in {"nsubj", "obj", "root"}
    if not up_to_now or not direct or head in where.barred or lent.example(tree, where, head):
        return None
    return ref if _clause(tree, head) == _clause(tree, trigger) else None


def _clause(tree: Tree, index: int) -> int:
    """Return the finite predicate of the clause that a token stands in, or the top of its tree."""
    top = index
    for top in (index, *tree.above(index)):
        if tree.is_predicate(top) and tree.finite(top):
            break
    return top


def _so_far(tree: Tree, head: int) -> bool:
    """Tell how long it has been so: "*for nearly a week* troops have been battling"."""
    verb = tree.head[head]
    lasts = any(tree.lower[aux] in {"has", "have"} for aux in tree.of(verb, "aux"))
    ahead = any(
        tree.lower[i] in _MORE and tree.lower[i + 1] != "than" for i in range(tree.left[head], head)
    )  # "was extended for *another* month"
    return tree.case(head) == "for" and lasts and not ahead


def _antecedent(tree: Tree, trigger: int, times: Sequence[tuple[int, int, TimeRef]]) -> TimeRef | None:
    """Return the time that a clause with "when" tells more of: "since *2012*, when rebels seized it", "on *Tuesday* when it turned"."""
    if not tree.spots.of("when"):
        return None
    for index in (trigger, *tree.above(trigger)):
        when = next((kid for kid in tree.of(index, "mark", "advmod") if tree.lower[kid] == "when"), None)
        if when is not None and when < trigger:
            before = when - 1 if tree.words[when - 1] == "," else when
            told = (ref for _, end, ref in times if end == before and ref.kind in {"date", "time"})
            return next((only_then(ref) for ref in told), None)
        if tree.is_predicate(index) and tree.finite(index):
            return None
    return None


def _measured_from(
    tree: Tree, where: Setting, times: Sequence[tuple[int, int, TimeRef]]
) -> tuple[int, tuple[int, ...]] | None:
    """Tell whether another time is counted from an event ("three days *after a car bomb killed 12*"): when is not told then.

    Returns:
        The token that ties the two, and the spots of the event's own clause; ``None``: no time is counted from it.
    """
    counted = {end - 1 for _, end, _ in times if tree.lower[end - 1] in {"after", "before"}}
    if not counted:
        return None
    tie: int | None = None
    for number, spot in enumerate(where.spots):
        clause = next(
            (i for i in (spot, *tree.above(spot)) if counted.intersection(tree.of(i, "mark", "case"))), None
        )
        if clause is None and tie is None:
            return None
        if clause is None or (clause not in where.spots[: number + 1] and number):
            return tie or 0, where.spots[:number]
        tie = min(counted.intersection(tree.of(clause, "mark", "case")))
    return None if tie is None else (tie, where.spots)


def _below(tree: Tree, spots: Sequence[int]) -> frozenset[int]:
    return frozenset(index for spot in spots for index in tree.subtree(spot))


def _names(tree: Tree, head: int) -> bool:
    """Tell whether a time is part of a noun's name ("the *2013* bombing", "*Monday's* raid"): it is that thing's."""
    above = tree.head[head]
    part = tree.base[head] in {"compound", "nummod", "amod"} or tree.possessive(head)
    return (
        part
        and head < above
        and tree.pos[above] in {"NOUN", "PROPN"}
        and tree.lemma[above] not in lexicon.PERIODS
    )


def _shared(tree: Tree, where: Setting, noun: int, *, feast: bool = False) -> bool:
    """Tell whether an event is of the time of a thing: it is that, comes of it, or is told in a clause of it.

    "Was killed in the 2013 bombing", "the 2013 bombing that killed 12", "was the scene of the 2013 bombing", not "was
    jailed for the 2013 bombing".
    """
    trigger = where.spots[0]
    if noun == trigger or noun in tree.above(trigger):
        return True
    if feast and tree.case(noun) not in _SAME_TIME - {""}:
        return False  # "put up their *Christmas* lights"
    if tree.lemma[noun] in _OCCASIONS and tree.case(noun) == "after":
        return True
    above = tree.head[noun]
    located = tree.case(noun) == "of" and above == trigger and bool(tree.of(trigger, "cop"))
    brought = tree.case(noun) == "of" and tree.lemma[above] == "result" and tree.case(above) == "as"
    if brought and any(tree.possessive(kid) for kid in tree.kids[noun]):
        return True  # "died as a result of *Monday's* raid"
    return located or tree.case(noun) in _SAME_TIME


def _of_sentence(tree: Tree, where: Setting, times: Sequence[tuple[int, int, TimeRef]]) -> TimeRef | None:
    """Return the one day that the sentence tells; ``None``: it tells none, or several.

    "Was hit by an attack on *Monday*, leaving 12 injured": the day of what brought it about.
    """
    days: list[TimeRef] = []
    for start, end, ref in times:
        if tree.sent[start] != tree.sent[where.spots[0]] or ref.kind not in {"date", "time"}:
            continue
        head = head_of_words(tree, start, end)
        if (
            head in where.barred
            or start in where.barred
            or head in tree.aside
            or lent.of_count_before(tree, head)
        ):
            continue
        if _names(tree, head) and not _shared(tree, where, tree.head[head]):
            continue
        if lent.contrasted(tree, where, head):
            return None
        if lent.described(tree, where, head):
            continue
        days.append(ref)
        day = (
            ref.precision in _FINE
            or ref.weekday is not None
            or ref.value.startswith(("XXXX-XX-XX", "XXXX-WXX-"))
        )
        case = tree.case(head) or (tree.lower[start - 1] if start else "")
        counted = tree.lower[end - 1] in {"after", "before", "later", "earlier"}
        if not day or counted or case in lent.SPANNING or lent.of_beginning(tree, head, where):
            return None
        if aside(tree, head) or told_apart(tree, where, head):
            return None
    return days[0] if len(days) == 1 else None


def _looks_back(ref: TimeRef) -> bool:
    """Tell whether a duration is a stretch up to now ("the past 26 days"), not only how long something took."""
    return bool({"past", "last", "previous", "recent"} & set(ref.text.lower().split()))


def figures(
    tree: Tree, quantities: Sequence[Quantity], owners: Mapping[int, int], measures: Measures
) -> dict[int, list[int]]:
    """Give each quantity to one event.

    Args:
        tree: The document.
        quantities: All quantities of the document.
        owners: Trigger, part or anchor token → index of the event.
        measures: What the counts of the document are counted as.

    Returns:
        Index of the event → indices of its quantities; key -1: of none.
    """
    found: dict[int, list[int]] = {}
    for number, quantity in enumerate(quantities):
        head = (
            quantity.head if quantity.head is not None else head_of_words(tree, quantity.start, quantity.end)
        )
        number_token = partitive(tree.doc, quantity)
        if number_token is not None:
            head = number_token.i
        word = measures.of(quantity)[1] if quantity.kind == "count" else None
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
            if tree.lemma[index] in REVISING and tree.gerund(index):
                break  # "…, updating an earlier toll of 15"
            said = [owners[kid] for kid in _said_of(tree, index) if kid in owners]
            if step and said and tree.pos[index] in {"NOUN", "PROPN"}:
                event = said[0]
                break
        first = next((owners[kid] for kid in _said_of(tree, head) if kid in owners), None)
        if first is not None and head not in owners:
            event = first
        found.setdefault(event, []).append(number)
    return found


def _said_of(tree: Tree, noun: int) -> list[int]:
    """Return the participles and clauses that tell of a noun, and not of a part of it ("150 men, *many of them chanting*")."""
    return [
        kid
        for kid in tree.of(noun, "amod", "acl")
        if not any(tree.lower[own] in _PART for own in tree.of(kid, "nsubj"))
        and all(tree.pos[own] == "PRON" for own in tree.exactly(kid, "nsubj:pass"))
    ]


def _numbered(tree: Tree, index: int, owners: Mapping[int, int]) -> int | None:
    """Return the event that a number is told of: "the *number* of people killed rose to 39" is of the killing."""
    subject = tree.own_subject(index)
    if subject is None or tree.lemma[subject] != "number":
        return None
    return next((owners[kid] for kid in tree.subtree(subject) if kid in owners), None)
