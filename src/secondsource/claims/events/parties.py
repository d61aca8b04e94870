"""Who a verb or a noun has as its subject, object, owner or partner, as far as a participant of an event goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secondsource.claims import lexicon
from secondsource.claims.events.role_words import BEFELL
from secondsource.claims.events.verbs import halted

if TYPE_CHECKING:
    from secondsource.claims.events.matching import Matcher
    from secondsource.claims.tree import Tree

Filler = tuple[str, int]
"""Role name and head of its words."""

_MERE = frozenset({
    "suspicion", "charge", "allegation", "accusation", "count", "risk", "hope", "purpose", "fear",
    "possibility", "intention", "aim", "goal",
})  # fmt: skip
_CALLS = frozenset({"call", "appeal", "plead", "press", "push", "wait", "arrange", "lean", "prevail"})
_WHERE = BEFELL - {"bombing"}
"""Nouns before which a country is where: "*Yemen* fighting", not "*Russia* bombing"."""
_REPORTS = frozenset({"say", "tell", "add", "report", "announce", "state", "note", "confirm"})
TIMES = frozenset({"DATE", "TIME"})
"""Labels of what is a time and no participant."""
AMOUNTS = frozenset({"QUANTITY", "MONEY"})
MEASURED = TIMES | AMOUNTS
"""Labels of what is an amount and no participant."""


def spread(tree: Tree, name: str, index: int) -> list[Filler]:
    """Return a filler with what is coordinated with it ("Syria's government and Russia"), the names for what they bear."""
    places = lexicon.words("events", "classes", "place")
    return [
        (name, one)
        for conjunct in tree.conjuncts(index)
        if conjunct == index
        or not (
            tree.is_verb(conjunct)
            or (name == "actor" and tree.lemma[conjunct] in places and not tree.ent[conjunct])
        )
        for one in _bearers(tree, conjunct)
    ]


def _bearers(tree: Tree, index: int) -> list[int]:
    """Return the persons named right behind a plural noun ("peasants Victor Vasquez and Rafael Romero"), or the noun."""
    for kid in tree.of(index, "appos", "flat"):
        if (
            kid > index
            and tree.ent[kid] == "PERSON"
            and not tree.ent[index]
            and "," not in tree.words[index : tree.left[kid] + 1]
            and len(tree.conjuncts(kid)) > 1
        ):
            return tree.conjuncts(kid)
    return [index, *_listed(tree, index)]


def _listed(tree: Tree, index: int) -> list[int]:
    """Return the persons who are named between commas behind a plural noun ("two guards, *A* and *B*, were killed")."""
    several = "Number=Plur" in tree.feats[index] or (
        tree.pos[index] == "NUM" and tree.lower[index] not in {"one", "1"}
    )
    if not several or tree.ent[index] not in {"", "QUANTITY", "CARDINAL"}:
        return []
    for kid in tree.of(index, "appos"):
        names = [one for one in tree.conjuncts(kid) if tree.ent[one] == "PERSON"] if kid > index else []
        if len(names) > 1:
            return names
    return []


def objects_of(tree: Tree, trigger: int) -> list[int]:
    """Return what a verb is done to; of "reports of hospitals being bombed" the hospitals."""
    objects, head = tree.objects(trigger), tree.head[trigger]
    if tree.base[trigger] == "acl" and objects == [head] and "being" in tree.lower[head + 1 : trigger]:
        return [kid for case, kid in tree.obliques(head) if case == "of" and kid < trigger] or objects
    near = trigger - 1
    if (
        tree.dep[trigger] == "acl"
        and objects == [head]
        and tree.past_participle(trigger)
        and near != head
        and near > 0
    ):
        local = tree.head[near] == head and tree.base[near] == "nmod" and tree.case(near) == "of"
        if local and tree.lemma[near] in lexicon.words("events", "classes", "people"):
            return [near]  # "the sister of the teen killed by police"
    return objects


def subject_of(tree: Tree, trigger: int) -> int | None:
    """Return who does what a verb tells: who is called upon to, and in reported words not who reports."""
    head = tree.head[trigger]
    if tree.own_subject(trigger) is not None or head == trigger:
        return tree.subject(trigger)
    if (who := halted(tree, trigger)) is not None:
        return who
    if tree.infinitive(trigger) and tree.lemma[head] in _CALLS and not tree.of(head, "obj"):
        asked = [
            kid
            for case, kid in tree.obliques(head)
            if case in {"for", "on", "upon", "to", "with"}
            and head < kid < trigger
            and tree.ent[kid] not in TIMES
        ]
        if asked:
            return asked[-1]  # "called on the rebels to withdraw"
    if tree.base[trigger] == "acl" and tree.gerund(trigger) and _place(tree, head):
        verb = next((i for i in tree.above(head) if tree.is_verb(i)), None)
        return tree.subject(verb) if verb is not None else None  # "raids on villages abducting 200"
    if tree.base[trigger] == "acl" and tree.gerund(trigger) and tree.lemma[head] in _MERE:
        return None  # "on suspicion of smuggling": no suspicion smuggles
    if tree.base[trigger] == "advcl" and tree.gerund(trigger) and tree.lemma[head] in _REPORTS:
        told = [kid for kid in tree.of(head, "ccomp") if head < kid < trigger]
        if told:  # "told SANA that rebels shelled the town, killing two": not SANA's deed
            return tree.subject(told[-1])
    return tree.subject(trigger)


def _place(tree: Tree, index: int) -> bool:
    return tree.ent[index] in {"GPE", "LOC", "FAC"} or tree.lemma[index] in lexicon.words(
        "events", "classes", "place"
    )


def partners(tree: Tree, noun: int) -> list[Filler]:
    """Return who a noun like "talks" or "agreement" is with, between, or against."""
    found: list[Filler] = []
    for case, kid in tree.obliques(noun):
        if tree.ent[kid] in MEASURED:
            continue
        if case in {"with", "between", "against"}:
            found += spread(tree, "target", kid)
        elif case in {"on", "about", "over"}:
            found.append(("topic", kid))
    return found


def owners(tree: Tree, noun: int) -> list[Filler]:
    """Return who a noun says does it: "government forces' shelling", "Russian air strikes", "attack by rebels"."""
    found: list[Filler] = []
    for kid in tree.kids[noun]:
        base = tree.base[kid]
        if tree.possessive(kid):
            found += spread(tree, "actor", kid)
        elif base in {"amod", "compound"}:
            # "Aleppo offensive" is where; "Russia strikes" is who: of places only countries act here.
            land = tree.lower[kid] in lexicon.COUNTRIES and tree.lemma[noun] not in _WHERE
            demonym = tree.ent[kid] in {"NORP", "ORG"} or land
            if demonym or (
                tree.lemma[kid] in lexicon.SECTORS
                and tree.pos[kid] in {"NOUN", "PROPN"}
                and lexicon.SECTORS[tree.lemma[kid]] not in {"MED", "CVL"}
                and tree.lemma[kid] != "artillery"
            ):
                found.append(("actor", kid))
        elif base in {"nmod", "obl"} and tree.ent[kid] not in TIMES:
            case = tree.case(kid)
            acts = tree.lemma[kid] in lexicon.SECTORS or tree.ent[kid] in {"ORG", "NORP"}
            if case == "by" or (case == "from" and acts):
                found += spread(tree, "actor", kid)
    return found


def blamed(tree: Tree, noun: int) -> list[int]:
    """Return whose deed an accusation or an investigation is about ("crimes committed by X", "a probe against Y")."""
    below = [noun, *(kid for case, kid in tree.obliques(noun) if case in {"into", "of"})]
    agents = [tree.agent(kid) for spot in below for kid in tree.of(spot, "acl") if tree.is_verb(kid)]
    found = [kid for spot in below for case, kid in tree.obliques(spot) if case in {"by", "against"}]
    return [
        one
        for kid in (*found, *(agent for agent in agents if agent is not None))
        for one in tree.conjuncts(kid)
    ]


def complements(tree: Tree, matcher: Matcher, noun: int) -> list[tuple[str, int]]:
    """Return the prepositional dependents of a noun; "the kidnapping and murder of X" share theirs."""
    own = tree.obliques(noun)
    if any(case == "of" for case, _ in own):
        return own
    others = [tree.head[noun]] if tree.base[noun] == "conj" else tree.of(noun, "conj")
    shared = [
        (case, kid)
        for other in others
        if other in matcher.nouns
        for case, kid in tree.obliques(other)
        if case == "of"
    ]
    return own + shared
