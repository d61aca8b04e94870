"""Gives an event its place: by how it hangs together with it in the tree, else the one place that its sentence tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secondsource.claims.elsewhere import DEEDS, elsewhere
from secondsource.claims.events.role_words import BEFELL
from secondsource.claims.located import STRONG, STRUCK, case_of, located, of_container, shelled
from secondsource.claims.lying import beside
from secondsource.claims.nesting import coarse, finest, inner, listed, measured_from, one
from secondsource.claims.owners import at_war_since, does, is_owner, owns_next
from secondsource.claims.place_words import together
from secondsource.claims.places import borders, lists
from secondsource.claims.places.borders import BORDER
from secondsource.claims.places.events import finer
from secondsource.claims.quantities.units import is_person
from secondsource.claims.settings import (
    FAR,
    HITS,
    SITES,
    WARS,
    aside,
    depth_cost,
    head_of_words,
    path,
    posted,
)
from secondsource.model.claim import Place
from secondsource.model.entity import Mention

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secondsource.claims.places import PlaceMention
    from secondsource.claims.registry import Registry
    from secondsource.claims.settings import Setting
    from secondsource.claims.tree import Tree

_WHERE = STRONG | {
    "north of", "south of", "east of", "west of", "next to", "from", "to", "into", "towards", "toward",
    "through", "of", "against", "by", "beside", "beyond", "for",
}  # fmt: skip
_AT = STRONG | {"of", "to", "into"}
_WAYS = frozenset({"from", "to", "into", "towards", "toward", "through"})
_WORDS = 4  # tokens of a name from its head on
_FROM_AFAR = 20.0
_JOINED = 22.0  # what a clause that shares its subject with a statement costs less
_BOUND = frozenset(
    {"leave", "head", "depart", "bind", "set", "make", "fight", "fighting", "battle", "clash", "control"}
)
_REACHED = HITS | {
    "visit", "rule", "enter", "leave", "reach", "flee", "invade", "cross", "divide", "control", "sweep",
    "engulf",
}  # fmt: skip
"""Verbs whose object is where it happens."""
_GAINED = frozenset({
    "capture", "recapture", "retake", "seize", "regain", "reclaim", "liberate", "conquer", "storm", "free",
})  # fmt: skip
"""Verbs whose object is where it happens, whatever else is told."""
_WAGED = DEEDS | {"combat", "operation", "siege", "evacuation"}
"""Nouns whose own name of a place says where: "the *Aleppo* operation"; not a truce, which is called after where it was agreed."""
_SUFFERED = STRUCK | DEEDS | {"attack", "control", "water", "power", "electricity"}
"""What a place is under or without: "Sheikh Maqsoud has been *under* intense *bombardment*"."""
_CALM = frozenset({"calm", "quiet", "peaceful", "tense"})
"""What a place is said to be where nothing, or much, happens."""
_GUARDED = frozenset({"guard", "close", "seal", "secure"})
"""Verbs whose object is where it happens, where that is a border."""
_GOVERNED = frozenset(
    {"city", "town", "island", "county", "state", "province", "municipality", "village", "borough"}
)
"""What has a government that is told by its name."""
_SCENES = frozenset({"target", "scene", "site", "focus", "battleground"})
"""What a place is of what happens there."""


def place(
    tree: Tree,
    where: Setting,
    places: Sequence[PlaceMention],
    registry: Registry,
    fillers: Sequence[tuple[str, int]],
) -> Place | None:
    """Return the place of an event, or ``None``: the text gives none for it."""
    actors = {head for name, head in fillers if name == "actor"}
    targets = {head for name, head in fillers if name in {"target", "destination"}}
    rated: list[tuple[float, int]] = []
    finer_ones: list[tuple[float, int]] = []
    around: list[int] = []
    sentence = registry.places_in(tree.sent[where.spots[0]])
    opened = _opened(tree, where.spots[0]) if sentence else (None, None)
    for number in sentence:
        mention = places[number]
        if not mention.literal:
            continue
        head = head_of_words(tree, mention.start, mention.end)
        if head in actors and not _held(tree, head):
            continue
        rank, between = path(tree, head, where.spots)
        own = _antecedent(tree, opened, head) or _begun_there(tree, where, head)
        if rank == FAR and not own and (head not in where.clause or _from_there(tree, where, head)):
            continue
        if posted(tree, head) or owns_next(tree, places, number):
            continue
        if _no_place(tree, where, mention, head, targets, own=own) or elsewhere(tree, where, head):
            continue
        if mention.why == BORDER:
            guarded = tree.base[head] == "obj" and tree.lemma[tree.head[head]] in _GUARDED
            if (guarded or located(tree, head)) and not aside(tree, head, where.spots):
                around.append(number)
            continue
        way = 4.0 if own else _way(tree, where, mention, head, rank, between)
        cost = way + _manner(tree, mention, head, targets, between)
        if cost < (50 if rank == FAR else 30):
            rated.append((cost, number))
        near = rank != FAR and (rank == 0 or where.spots[0] in tree.above(where.spots[rank]))
        if (
            near
            and (where.physical or _of_subject(tree, between))
            and _told_there(tree, where, head)
            and not _reported(tree, between)
        ):
            finer_ones.append((cost, number))
    chosen = min(rated)[1] if rated else None
    if chosen is not None:
        while (chosen - 1) in {number for _, number in rated} and listed(tree, places, chosen - 1, chosen):
            chosen -= 1
        others = [n for _, n in sorted(finer_ones) if n < chosen or not listed(tree, places, chosen, n)]
        chosen = finest(places, chosen, others, where.spots[0])
    elif where.physical:
        chosen = _of_sentence(tree, where, places, sentence, actors)
        if chosen is None and not around:
            chosen = next((n for n in sentence if at_war_since(tree, where, places[n])), None)
    for number in around:
        words = borders.words(tree.text, places[number])
        inside = chosen is not None and words.start <= places[chosen].span.start < words.end
        if chosen is None or inside:
            named = Mention(words.of(tree.text), words, registry.place_id(number))
            return Place(named, _relation(tree, where, places[number]))
    if chosen is None:
        return None
    told = inner(tree, places, chosen)
    spot = finer(tree.doc, places, told)
    return Place(_words_of(tree, places, spot, registry), _relation(tree, where, places[told]))


def _words_of(tree: Tree, places: Sequence[PlaceMention], spot: int, registry: Registry) -> Mention:
    """Return the words of a place, with those of a list that it stands in: the text tells them all."""
    span = places[spot].span
    begin, end = together(tree, places, spot)
    if end - begin > places[spot].end - places[spot].start:
        span = tree.chars(begin, end)
    return Mention(span.of(tree.text), span, registry.place_id(spot))


def _of_subject(tree: Tree, between: Sequence[int]) -> bool:
    """Tell where what is spoken of is: "*the clinic in Rastan* is far from Homs"."""
    return len(between) > 1 and tree.base[between[-1]] == "nsubj" and tree.pos[between[-1]] == "NOUN"


def _held(tree: Tree, head: int) -> bool:
    """Tell a place that somebody else holds: "*Haditha* remains under control of the army"."""
    verb = tree.head[head]
    return tree.dep[head] == "nsubj" and any(
        tree.lemma[kid] == "control" and tree.case(kid) == "under" for kid in tree.kids[verb]
    )


def _told_there(tree: Tree, where: Setting, head: int) -> bool:
    """Tell a place in a claim's own words that is told as where something is, and describes nobody."""
    return head in where.clause and located(tree, head) and not aside(tree, head, where.spots)


def _reported(tree: Tree, between: Sequence[int]) -> bool:
    """Tell a clause of what is said or thought: "amid reports *that dozens died near Aleppo*"."""
    return any(tree.dep[i] in {"ccomp", "acl"} and tree.own_subject(i) is not None for i in between)


def _way(
    tree: Tree, where: Setting, mention: PlaceMention, head: int, rank: int, between: Sequence[int]
) -> float:
    """Price of the way from a place to the event."""
    if rank == FAR:
        return 45.0
    cost = 4.0 * rank + depth_cost(tree, between)
    if (
        where.physical
        or mention.kind != "named"
        or mention.precision == "country"
        or case_of(tree, head) not in {"in", "at"}
    ):
        return cost
    joined = [
        i
        for i in between
        if tree.base[i] == "advcl" and tree.own_subject(i) is None and not tree.infinitive(i)
    ]
    return cost - _JOINED * len(joined)  # "reaches for the ball *while guarded in Houston*"


def _manner(tree: Tree, mention: PlaceMention, head: int, targets: set[int], between: Sequence[int]) -> float:
    """Price of how a place is told: cheapest "in" it, dear "from" it, and as a name of something else."""
    case = case_of(tree, tree.head[head] if of_container(tree, head) else head)
    cost = 0.0
    target = head in targets or (of_container(tree, head) and tree.head[head] in targets)
    if target and between and tree.lemma[tree.head[between[-1]]] in _GAINED:
        cost -= 5  # "fight in Aleppo to recapture the district of *Mallah*"
    elif head in targets:
        cost += 2
    elif case in STRONG or shelled(tree, head):
        cost -= 1
    elif case == "from" and len(between) > 1:
        cost += 15
    elif _way_of(tree, head):
        cost += 60  # "their progress *towards Homs*"
    elif case == "for" and tree.lemma[tree.head[head]] not in _BOUND and tree.head[head] not in targets:
        cost += 60  # "news for the country"
    elif case in {"from", "to", "into", "of", "for", "toward", "towards"}:
        cost += 5
    elif case in {"by", "with", "than", "like", "without"}:
        cost += 60
    elif not case:
        cost += 10
    if measured_from(tree, mention.start):
        cost += _FROM_AFAR
    if tree.possessive(head):
        cost += 10 if tree.lemma[tree.head[head]] in WARS else 6
    elif tree.base[head] in {"compound", "amod"}:
        # "the Bab al-Hadid neighborhood" is a place, "pro-Turkey Syria militants" are not in one.
        noun = tree.lemma[tree.head[head]]
        wide = mention.precision == "country"  # "the Las Vegas massacre", "*Malis* war"
        waged = noun in (WARS if wide and is_owner(tree, mention) else _WAGED if not wide else ())
        befell = noun in BEFELL or tree.lower[tree.head[head]] in BEFELL  # "*Yemen clashes* kill ten"
        named = noun in SITES or ((waged or befell) and mention.geoname is not None)
        cost += -20 if named else 12
    if mention.within is not None:
        cost -= 0.5
    return cost + 3 if mention.precision == "country" else cost


def _from_there(tree: Tree, where: Setting, head: int) -> bool:
    """Tell where somebody only is who acts from there: "rebels *positioned in the hills* shelled the town"."""
    return aside(tree, head, where.spots) and not any(tree.dep[i] == "acl:relcl" for i in tree.above(head))


def _way_of(tree: Tree, head: int) -> bool:
    """Tell where the way goes that a noun tells of: "blocked their progress *towards Homs*"."""
    before = tree.left[head] - 1
    return tree.case(head) in {"toward", "towards"} and before >= 0 and tree.pos[before] == "NOUN"


def _no_place(
    tree: Tree, where: Setting, mention: PlaceMention, head: int, targets: set[int], *, own: bool
) -> bool:
    """Tell a name that stands for who acts or is dealt with, or for a topic, an owner, a people; not the event's own place."""
    above, case = tree.head[head], case_of(tree, head)
    first = head
    while tree.base[first] == "conj" and tree.pos[tree.head[first]] == "PROPN":
        first = tree.head[first]
    if first != head and not case and tree.dep[first] == "nsubj":
        above = tree.head[first]  # "Australia and *Canada* are the brands"
    if _acting(tree, head) and not where.physical:
        return True
    if not case and tree.dep[first] == "nsubj" and head not in targets:
        judges = tree.lemma[above] == "see" and any(
            tree.lower[kid] == "as" for i in tree.kids[above] for kid in tree.kids[i]
        )
        case_above = tree.case(above)
        told = (
            tree.lower[mention.start - 1] == "for" if mention.start else False
        )  # "for China to become a power"
        beset = case_above in {"under", "without"} and tree.lemma[above] in _SUFFERED
        # "Pittsburgh added a goal", "China is no giant", "Seoul sees it as a threat": who acts, or is spoken of
        calm = tree.lower[above] in _CALM and mention.precision != "country"  # "Aleppo was quiet"
        suffers = beset or calm or tree.lemma[above] in lists.UNDERGO or tree.lemma[above] in _SCENES
        return judges or told or not suffers
    if where.physical or own:
        return False
    if head not in where.clause:
        return True
    if (tree.possessive(head) or is_owner(tree, mention)) and not (
        (tree.lemma[above] in SITES or tree.lemma[above] in WARS) and case_of(tree, above) in _AT
    ):
        return True  # "reflects China's stance"
    first = head
    while tree.base[first] in {"conj", "compound", "flat", "appos"} and tree.pos[tree.head[first]] == "PROPN":
        first = tree.head[first]
    if mention.precision == "country" and tree.base[first] in {"obj", "iobj"}:
        return tree.lemma[tree.head[first]] not in _REACHED  # "push North Korea to the brink"
    topic = case == "on" and mention.precision in {"country", "region"} and tree.base[head] == "nmod"
    return topic or (
        case == "of" and is_person(tree.words[above])
    )  # "a strategy on Syria", "the people of Aleppo"


def _begun_there(tree: Tree, where: Setting, head: int) -> bool:
    """Tell where that broke out of which a second verb tells more: "the *fighting* flared up *in Homs* and continued"."""
    verb = where.spots[0]
    first = tree.head[verb]
    if tree.base[verb] != "conj" or tree.own_subject(verb) is not None or not located(tree, head):
        return False
    subject = tree.own_subject(first)
    return subject is not None and tree.lemma[subject] in DEEDS and tree.head[_of_phrase(tree, head)] == first


def _of_phrase(tree: Tree, head: int) -> int:
    """Return the head of the phrase that a name stands in: "in the city of *Homs*", "in *Homs* province"."""
    while tree.base[head] in {"compound", "flat", "nmod"} and tree.pos[tree.head[head]] in {"NOUN", "PROPN"}:
        head = tree.head[head]
    return head


def _acting(tree: Tree, head: int) -> bool:
    """Tell a town or land that acts by its government: "*the City of Montreal* adopted a policy", not "the city of Aleppo saw fighting"."""
    noun = tree.head[head]
    if tree.case(head) != "of" or tree.lemma[noun] not in _GOVERNED or tree.dep[noun] != "nsubj":
        return False
    verb = tree.head[noun]
    return tree.is_verb(verb) and tree.lemma[verb] not in lists.UNDERGO


def _opened(tree: Tree, trigger: int) -> tuple[int | None, int | None]:
    """Return the "where" that opens an event's own clause, and the noun whose relative clause with one tells of it, or ``None`` for each."""
    if not tree.spots.of("where"):
        return None, None
    where = next((kid for kid in tree.kids[trigger] if tree.lower[kid] == "where"), None)
    clause = next((i for i in (trigger, *tree.above(trigger)) if tree.dep[i] == "acl:relcl"), None)
    opens = None if clause is None else next((i for i in tree.kids[clause] if tree.lower[i] == "where"), None)
    if clause is None or opens is None:
        return where, None
    if tree.base[trigger] == "ccomp" and tree.head[trigger] == clause:
        where = opens  # "in the city of Homs, *where* it said many lacked water"
    return where, tree.head[clause]


def _antecedent(tree: Tree, opened: tuple[int | None, int | None], head: int) -> bool:
    """Tell the place that an event's own clause begins with "where" for: "the *Manbij* area where they seized villages".

    That is the one right before it, too, whatever the clause hangs on: "the dead were in *Qaterji* where raids killed 17".
    """
    where, noun = opened
    if where is not None and head < where <= head + _WORDS:
        words = range(head + 1, where)
        if all(tree.pos[i] in {"PROPN", "PUNCT"} or tree.lemma[i] in SITES for i in words):
            return True
    if noun is None:
        return False
    named = tree.base[head] in {"compound", "flat"} or tree.case(head) == "of"
    return head == noun or (tree.head[head] == noun and named)


def _relation(tree: Tree, where: Setting, mention: PlaceMention) -> str:
    """Return how what happens lies to a place, in the words of the text, else "in"."""
    head = head_of_words(tree, mention.start, mention.end)
    relation = case_of(tree, tree.head[head] if of_container(tree, head) else head) or "in"
    if relation not in _WHERE or relation in {"by", "for", "of", "against"}:
        relation = "in"
    above = tree.head[head] if of_container(tree, head) else head
    if relation in _WAYS and any(
        tree.dep[i] == "acl:relcl" and tree.head[i] in {head, above}
        for i in (where.spots[0], *tree.above(where.spots[0]))
    ):
        relation = "in"  # "head towards *the town which they lost*"
    return beside(tree, mention.start) or relation


def _of_sentence(
    tree: Tree, where: Setting, places: Sequence[PlaceMention], told: Sequence[int], actors: set[int]
) -> int | None:
    """Return the one of the places of a sentence, by number, place at which the sentence tells something to be; ``None``: it tells none, or several.

    "Strikes that hit a school in *Idlib* killed 22", "were killed when forces bombed a market in *Douma*": the place
    of what brought it about. Where a speaker, an actor or somebody's home is told of, that is none.
    """
    groups: list[list[int]] = []
    for number in told:
        mention = places[number]
        head = head_of_words(tree, mention.start, mention.end)
        if (
            not mention.literal
            or mention.why == BORDER
            or (mention.precision == "country" and does(tree, head))
        ):
            continue
        if head in actors or not located(tree, head) or aside(tree, head, where.spots):
            continue
        if posted(tree, head) or measured_from(tree, mention.start) or elsewhere(tree, where, head):
            continue
        if groups and (
            one(tree, places, groups[-1][-1], number) or listed(tree, places, groups[-1][-1], number)
        ):
            groups[-1].append(number)
        else:
            groups.append([number])
    known = [group for group in groups if any(places[number].geoname is not None for number in group)]
    if len(groups) > 1 and len(known) == 1:
        groups = known  # "in al-Aziziyeh and Zaharaa neighborhoods in *Aleppo*"
    if len(groups) != 1:
        return None
    return min(groups[0], key=lambda number: (coarse(places[number]), number))
