"""Where in a sentence an event's circumstances may stand, and how far from it a word hangs in the tree."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from secondsource.claims import lexicon
from secondsource.claims.places import lists
from secondsource.claims.quantities.units import is_person

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secondsource.claims.events.event import Event
    from secondsource.claims.saying import Saying
    from secondsource.claims.tree import Tree

FAR = 99
_PHYSICAL = frozenset({
    "ASSAULT", "CASUALTIES", "DAMAGE", "DETENTION", "DISPLACEMENT", "EVACUATION", "HAZARD", "PROTEST",
    "RETREAT", "SIEGE", "TERRITORY",
})  # fmt: skip
_TELLING = frozenset({
    "accuse", "acknowledge", "admit", "affirm", "allege", "announce", "blame", "claim", "condemn", "confirm",
    "criticize", "declare", "demand", "denounce", "deny", "deplore", "discuss", "document", "investigate",
    "mourn", "note", "pledge", "praise", "publish", "quote", "report", "reveal", "say", "state", "tell",
    "threaten", "urge", "vow", "warn", "welcome",
})  # fmt: skip
"""Verbs whose time and place are those of the telling, not of what is told."""
HITS = frozenset({
    "hit", "strike", "bomb", "shell", "bombard", "target", "pound", "attack", "raid", "rock", "shake", "devastate",
    "storm", "fire", "detonate", "explode", "repel", "capture", "seize",
})  # fmt: skip
"""What is done to the place where it happens."""
WARS = frozenset(
    {"war", "conflict", "uprising", "insurgency", "violence", "unrest", "crisis", "rebellion", "militancy"}
)
"""What goes on in a whole country: the place of one town of it is not lent."""
HARMS = frozenset({"kill", "wound", "injure", "hurt", "behead", "execute"})
WORKED_ON = frozenset({"reopen", "block", "cross", "patrol", "clear"})
"""What is done to a road or a border where those are who do it, or try to."""
ENTERED = frozenset({"enter", "infiltrate", "invade", "overrun", "penetrate"})
"""What is done to the place where those who do it then are."""
_STAYING = frozenset({"live", "trap", "strand", "remain", "stay", "shelter", "besiege"})
"""Where people are whom a clause tells of."""
WITHIN = frozenset({"infiltrate", "hide", "gather", "barricade"})
"""Where those are whom something is done to: "encircled rebels *who had infiltrated* the suburb"."""
_NOTED = frozenset({"report", "record", "register", "confirm", "detect", "document"})
"""Where that is done with a case or a death, it is."""
_POSTED = frozenset({"position", "locate", "station", "base", "deploy", "entrench", "headquarter"})
"""Where somebody is who acts from there."""
LOOKING = frozenset({"surrounding", "overlooking"})
"""What tells that a thing lies by a place."""
_TIED = frozenset({"tie", "link", "affiliate", "ally", "belong", "back"})
"""What tells whose somebody is: the place behind it is not told of that."""
_THERE = frozenset({"in", "at", "near", "around", "outside", "inside", "across"})
_DOING = frozenset({"carry", "conduct", "cause", "inflict", "wreak"})
"""What is done with a deed: where that is done, what comes of it is ("raids *carried out* in X killed 39")."""
_HOLDING = frozenset({"hold", "control", "dominate", "rule", "run"})
"""What is done with an area: where that is done, the area is ("areas *held* by rebels in X")."""
_HINDER = frozenset(
    {"bar", "ban", "block", "prevent", "stop", "keep", "prohibit", "restrict", "hinder", "deter"}
)
_PICTURES = frozenset({"footage", "video", "photo", "photograph", "picture", "image"})
"""What shows what is where it was taken: "*footage of* a raid *in Homs* showed"."""
_BODIES = frozenset({
    "group", "organization", "organisation", "militia", "force", "movement", "army", "party", "faction",
    "coalition", "monitor", "agency", "company",
})  # fmt: skip
_ACTS = frozenset({"accuse", "demand", "pledge", "threaten", "urge", "vow", "warn"})
"""Those of them that are the event themselves where a claim is of such an act."""


@dataclass(slots=True, eq=False)
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
    physical: bool = False
    """Whether it happens to people and things at a spot, so that its whole sentence tells where and when."""


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
                barred.update(
                    index
                    for index in range(*part)
                    if not (_of_content(tree, saying, index, part) or _pictured(tree, saying, index))
                )
        barred.update(of_source(tree, saying))
        if saying.cue_head is not None and not saying.holds(saying.cue_head):
            for kid in tree.kids[saying.cue_head]:
                below = tree.subtree(kid) if not saying.holds(kid) else []
                if not any(map(saying.holds, below)):
                    barred.update(index for index in below if not _pictured(tree, saying, index))
            spots = [spot for spot in spots if spot != saying.cue_head]
    return Setting(tuple(spots), clause, frozenset(barred), physical=event.type in _PHYSICAL)


def noted(tree: Tree, event: Event, cue: int | None) -> bool:
    """Tell what happens at a spot and is only counted or seen by who tells it: "*recorded* ten deaths in X"."""
    return event.type in _PHYSICAL and cue is not None and tree.lemma[cue] in _NOTED


def of_source(tree: Tree, saying: Saying) -> frozenset[int]:
    """Return the words that tell more of who or what a clause is told by ("according to a statement *yesterday by the clinic*")."""
    if saying.cue is None or saying.source_head is None or tree.lower[saying.cue[0]] != "according":
        return frozenset()
    return frozenset(i for i in tree.subtree(saying.source_head) if not saying.holds(i))


def _of_content(tree: Tree, saying: Saying, index: int, part: tuple[int, int]) -> bool:
    """Tell a word before a speaker that hangs on what he says ("*In Daraa* state television said three died")."""
    while part[0] <= tree.head[index] < part[1] and tree.head[index] != index:
        index = tree.head[index]
    return (
        tree.head[index] != saying.cue_head and tree.base[index] == "obl" and saying.holds(tree.head[index])
    )


def _pictured(tree: Tree, saying: Saying, index: int) -> bool:
    """Tell a word for what is to be seen in a picture that shows more: "footage *of a raid in Homs* showed people digging"."""
    shows = saying.source_head
    if shows is None or tree.lemma[shows] not in _PICTURES:
        return False
    return any(
        tree.case(kid) in {"of", "from"} and index in tree.subtree(kid) for kid in tree.of(shows, "nmod")
    )


_NAMED_SITES = lists.TAIL - {"state", "drive", "falls"} | {"barren", "farm", "height"}
SITES = lexicon.words("events", "classes", "place") | lists.SITE | lists.VENUE | _NAMED_SITES
"""Nouns of places and of what stands at one."""


@cache
def plain_verbs() -> frozenset[str]:
    """Give the verbs that only say what is said: the time of theirs is not that of the matter."""
    return frozenset(
        lemma.split()[0]
        for entry in lexicon.load("acts")["verbs"]
        if entry["stance"] == "asserts" and entry["act"] is None
        for lemma in entry["lemmas"]
    )


def told_apart(tree: Tree, where: Setting, head: int, *, act: bool = False) -> bool:
    """Tell whether a circumstance is that of a verb of telling the event: "on Monday *claimed* a bombing".

    Args:
        tree: The document.
        where: The event's setting.
        head: The circumstance's head.
        act: Whether the claim is of an act of speech, which has the time of its own verb ("demanded on Monday").
    """
    verb, trigger = tree.head[head], where.spots[0]
    if tree.base[verb] == "nsubj":
        verb = tree.head[verb]  # "officials in Geneva condemned", "the group on Monday claimed"
    if verb == trigger or not tree.is_verb(verb) or tree.lemma[verb] not in _TELLING:
        return False
    if tree.lemma[verb] == "claim" and any(
        tree.lemma[kid] in {"life", "victim"} for kid in tree.of(verb, "obj")
    ):
        return False  # "*the war in Yemen* has claimed 9,000 lives and left many maimed"
    if act and tree.lemma[verb] in _ACTS:
        return False
    if tree.dep[verb] == "acl" and tree.own_subject(verb) is None and tree.lemma[verb] in _NOTED:
        return False  # "117 cases *reported in the north*"
    if tree.passive(verb) and tree.head[trigger] == verb and tree.base[trigger] in {"xcomp", "advcl", "obl"}:
        return False  # "*in July* 40 people were reported wounded"
    subject = tree.own_subject(verb)
    if subject is None or trigger not in tree.subtree(subject):
        return True
    # "Clashes were reported in Homs" are there; what a clause only tells of the speaker is not.
    between = (index for index in (trigger, *tree.above(trigger)) if index in tree.subtree(subject))
    return any(tree.base[index] == "acl" and tree.finite(index) for index in between)


def aside(tree: Tree, head: int, spots: Sequence[int] = ()) -> bool:
    """Tell whether a word only describes somebody: "fighters *based in Idlib*", "a monitor *which is in Britain*".

    What befell somebody, and the event itself (one of the `spots`), is no description: "seven people *killed in Idlib*".
    """
    below: list[int] = []
    for index in (head, *tree.above(head)):
        below.append(index)
        if tree.base[index] == "acl" and index not in spots and tree.pos[index] != "NOUN":
            noun = tree.head[index]
            if tree.lemma[index] in _TIED and any(tree.case(i) in _THERE for i in below):
                continue
            if tree.lemma[index] in _POSTED and is_person(tree.words[index - 1]):
                return not _dealt(tree, noun, spots)
            if tree.lemma[index] in _POSTED and _dealt(tree, noun, spots):
                continue
            if tree.gerund(index) and tree.base[noun] == "obj" and tree.lemma[tree.head[noun]] in HITS:
                continue  # "hit commanders *meeting in Homs*"
            if tree.lemma[index] in HARMS and tree.passive(index) and tree.head[noun] in spots:
                continue
            acts = tree.dep[index] == "acl:relcl" and tree.lemma[index] in HITS
            somebody = is_person(tree.words[noun]) or tree.lemma[noun] in _BODIES
            return (tree.ent[noun] in {"PERSON", "ORG", "NORP"} or somebody) and not acts
    return False


def _dealt(tree: Tree, noun: int, spots: Sequence[int]) -> bool:
    """Tell those whom the event befalls: "bombed *the rebels* positioned in Homs"."""
    verb = tree.head[noun]
    return tree.base[noun] == "obj" and verb in spots and verb < noun


def posted(tree: Tree, head: int) -> bool:
    """Tell where only those are who act: "shells fired by rebels *positioned in the village*"."""
    for index in tree.above(head):
        if tree.base[index] == "acl" and tree.lemma[index] in _POSTED:
            noun = tree.head[index]
            if is_person(tree.words[noun]) and tree.dep[noun] in {"nsubj", "obl:agent"}:
                return True
    return False


def path(tree: Tree, index: int, spots: Sequence[int]) -> tuple[int, list[int]]:
    """Return the rank of the first spot above a token and the tokens between them."""
    between: list[int] = []
    if index in spots:
        return spots.index(index), between
    spot = index
    for above in tree.above(index):
        between.append(spot)
        if above in spots:
            return spots.index(above), between
        spot = above
    return FAR, between


def depth_cost(tree: Tree, between: Sequence[int]) -> int:
    """Price of the way from a circumstance up to the event: clauses in between cost most."""
    cost = 0
    for step, index in enumerate(between):
        base = tree.base[index]
        if base in {"acl", "advcl"} and tree.infinitive(index):
            cost += 12
        elif (
            (held_area(tree, index) and all(tree.base[i] in {"obl", "nmod"} for i in between[:step]))
            or (
                tree.dep[index] == "acl"
                and (
                    tree.lemma[index] in _STAYING
                    or tree.lower[index] in LOOKING
                    or ((tree.lemma[index] in _DOING or tree.lemma[index] in _NOTED) and tree.passive(index))
                )
            )
            or (base == "acl" and tree.lemma[index] in WITHIN)
            or _dealt_with(tree, index)
        ):
            cost += 6
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


def _dealt_with(tree: Tree, index: int) -> bool:
    """Tell what somebody is hindered to do or accused of: "barred *from entering* Homs", "accused *of committing* crimes in Homs"."""
    above = tree.lemma[tree.head[index]]
    led = {tree.lower[kid] for kid in tree.of(index, "mark", "case")}
    return tree.gerund(index) and (
        ("from" in led and above in _HINDER) or ("of" in led and above == "accuse")
    )


def held_area(tree: Tree, participle: int) -> bool:
    """Tell what is done with an area that is spoken of: "areas *held* by rebels"."""
    if tree.base[participle] != "acl" or tree.lemma[participle] not in _HOLDING:
        return False
    spoken_of = tree.dep[participle] == "acl:relcl" or tree.passive(participle)
    return spoken_of and tree.lemma[tree.head[participle]] in SITES


def head_of_words(tree: Tree, start: int, end: int) -> int:
    """Return the token of a run of words that hangs on none of the others."""
    for index in range(start, end):
        if not start <= tree.head[index] < end or tree.head[index] == index:
            return index
    return end - 1
