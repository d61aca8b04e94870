"""Which nouns are events, and in which sense: a "fire" that is shots, a "strike" of workers, an "operation" of arms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secondsource.claims import lexicon
from secondsource.claims.events.patterns import NEVER, event_nouns
from secondsource.claims.quantities.units import is_person

if TYPE_CHECKING:
    from secondsource.claims.tree import Tree


_STORMS = frozenset({"hurricane", "cyclone", "typhoon"})  # which bear the names of people


def noun_event(tree: Tree, index: int) -> tuple[str, str] | None:
    """Return type and mode of a noun that is an event, with the words before or after it ("artillery fire")."""
    if tree.pos[index] not in {"NOUN", "PROPN"} and not _nominal(tree, index):
        return None
    lemma = tree.lower[index] if tree.pos[index] == "VERB" else tree.lemma[index]
    nouns = event_nouns()
    if lemma not in nouns.heads:
        return None
    for words, type_, mode in nouns.groups.get(lemma, ()):
        size = len(words)
        if index + 1 < size or words[-2] not in {tree.lemma[index - 1], tree.lower[index - 1]}:
            continue
        if all(
            tree.lemma[index - size + 1 + offset] == word or tree.lower[index - size + 1 + offset] == word
            for offset, word in enumerate(words)
        ):
            return type_, mode
    # "cessation of hostilities": the group runs to the right of its head
    for kid in tree.kids[index] if lemma in nouns.leading else ():
        if tree.base[kid] != "nmod" or kid < index:
            continue
        for noun in (kid, *tree.of(kid, "compound")):  # "cessation of *hostilities* agreement"
            for words, type_, mode in nouns.groups.get(tree.lemma[noun], ()) or nouns.groups.get(
                tree.lower[noun], ()
            ):
                if words[0] == lemma and len(words) == 3 and tree.case(kid) == words[1]:
                    return type_, mode
    if lemma == "halt" and not tree.obliques(index) and tree.case(index) != "to" and tree.of(index, "det"):
        return "CEASEFIRE", "ceasefire"  # "could not confirm a halt"
    if lemma in {"fire", "strike"}:
        told = _fire(tree, index) if lemma == "fire" else _walkout(tree, index)
        if told is not None:
            return told
    if lemma == "probe" and any(
        case == "to" for case, _ in tree.obliques(index) + tree.obliques(tree.head[index])
    ):
        return None  # one that flies
    if lemma == "operation" and not _armed_work(tree, index):
        return None
    found = nouns.single.get(lemma)
    if lemma == "outbreak" and any(
        case == "of" and tree.lemma[kid] in _BREAKING_OUT for case, kid in tree.obliques(index)
    ):
        return None
    if lemma == "collapse" and _of_no_building(tree, index):
        return None
    if lemma in {"departure", "exit"} and _of_ruler(tree, index):
        return None
    if lemma == "drought" and _of_sports(tree):
        return None
    if lemma == "bombing" and (_of_bomber(tree, index) or _by_rebels(tree, index)):
        return "ASSAULT", "explosive"
    if found and tree.ent[index] in {"GPE", "PERSON"} and lemma not in _STORMS:
        return None
    return found


def _of_bomber(tree: Tree, index: int) -> bool:
    """Tell whether the bombs that a text tells of are laid or worn, none dropped: a "bombing" in it is of them.

    Where it tells of both, that counts which was told last, shortly before.
    """
    if _LAID.isdisjoint(tree.lower):
        return False
    if _DROPPED.isdisjoint(tree.lower):
        return True
    first = tree.sents[max(tree.sent[index] - _SINCE, 0)][0]
    last = next((w for w in reversed(tree.lower[first:index]) if w in _LAID or w in _DROPPED), None)
    aimed = tree.lower[tree.left[index] : tree.right[index]]
    return last in _LAID and _DROPPED.isdisjoint(aimed)


def _of_no_building(tree: Tree, index: int) -> bool:
    """Tell whether a "collapse" is that of a person or of an order of things ("*her* collapse", "the collapse of *talks*")."""
    owners = [*tree.exactly(index, "nmod:poss"), *tree.of(index, "compound", "amod")]
    owners += [kid for case, kid in tree.obliques(index) if case == "of"]
    return any(
        tree.lower[who] in {"his", "her", "my", "your"}
        or tree.ent[who] == "PERSON"
        or is_person(tree.lower[who])
        or tree.lemma[who] in _ORDERS
        or tree.lower[who] in _ORDERS
        for who in owners
    )


def _of_ruler(tree: Tree, index: int) -> bool:
    """Tell whether who leaves is somebody in power, who leaves that ("*the president's* departure"): nobody is brought away."""
    owners = [*tree.exactly(index, "nmod:poss"), *tree.of(index, "compound")]
    owners += [kid for case, kid in tree.obliques(index) if case == "of"]
    return any(tree.ent[who] == "PERSON" or tree.lemma[who] in _RULERS for who in owners)


def _of_sports(tree: Tree) -> bool:
    """Tell whether the "drought" of a text is a run without a win ("the championship *drought*")."""
    return any(
        lemma == "drought" and tree.lemma[before] in _PRIZES for before, lemma in enumerate(tree.lemma[1:])
    )


def _by_rebels(tree: Tree, index: int) -> bool:
    """Tell whether who has no planes does it ("the *terrorist group* carried out several bombings")."""
    head = tree.head[index]
    doers = [kid for case, kid in tree.obliques(index) if case == "by"]
    if tree.is_verb(head) and tree.base[index] in {"obj", "nsubj"}:
        doer = tree.agent(head) if tree.passive(head) else tree.subject(head)
        doers += [doer] if doer is not None else []
    return any(
        lexicon.SECTORS.get(tree.lemma[word]) == "REB"
        for who in doers
        for word in (who, *tree.of(who, "compound", "amod"))
    )


def _nominal(tree: Tree, index: int) -> bool:
    """Tell whether an adjective or a gerund stands as a noun ("suspended its *offensive*", "*fighting* for it goes on")."""
    if tree.pos[index] == "VERB":
        return tree.base[index] == "csubj" and not tree.of(index, "obj", "aux", "mark")
    return (
        tree.pos[index] == "ADJ"
        and tree.base[index] in {"nsubj", "obj", "obl"}
        and any(tree.base[kid] == "det" or tree.possessive(kid) for kid in tree.kids[index])
    )


def _fire(tree: Tree, index: int) -> tuple[str, str] | None:
    """Return the event of a "fire" that is shots: "rebel fire on the town", "under fire", "heavy fire from"."""
    sectors = lexicon.SECTORS
    armed = any(sectors.get(tree.lemma[kid]) in _ARMED for kid in tree.of(index, "compound", "amod", "nmod"))
    if armed or {tree.lower[kid] for kid in tree.of(index, "amod", "compound")} & _SHOTS:
        return "ASSAULT", "shooting"
    blame = any(
        tree.lower[mark] == "for" for kid in tree.of(index, "acl", "advcl") for mark in tree.of(kid, "mark")
    )
    if blame or any(case == "for" for case, _ in tree.obliques(index)):
        return NEVER, ""  # "is under fire *for failing* to act"
    if any(
        case.startswith("from")
        and (tree.lemma[kid] in {"border", "position"} or sectors.get(tree.lemma[kid]) in _ARMED)
        for case, kid in tree.obliques(index) + tree.obliques(tree.head[index])
    ):
        return "ASSAULT", "shooting"  # "fire *from across the border*"
    if tree.case(index) == "under" or any(
        (
            case == "on"
            or (
                case == "at"
                and any(
                    tree.lemma[kid] in lexicon.words("events", "classes", c) for c in ("people", "troops")
                )
            )
        )
        and tree.lemma[kid] not in _WHEN
        for case, kid in tree.obliques(index)
        if tree.ent[kid] not in {"DATE", "TIME", "FAC"}
    ):
        return "ASSAULT", "shooting"
    return None


def _armed_work(tree: Tree, index: int) -> bool:
    """Tell whether an "operation" is one of arms: by its words, its owner or whoever does it, not a station's or a firm's."""
    sectors, armed = lexicon.SECTORS, {"MIL", "REB", "COP", "SPY"}
    near = [*tree.of(index, "compound", "amod", "nmod"), *tree.exactly(index, "nmod:poss")]
    if any(
        sectors.get(tree.lemma[kid]) in armed
        or tree.lower[kid] in _MARTIAL
        or tree.ent[kid] in {"NORP", "GPE", "PERSON"}
        or any(tree.ent[i] == "NORP" for i in tree.kids[kid])
        for kid in near
    ):
        return True
    if any(case == "against" for case, _ in tree.obliques(index)):
        return True
    head = tree.head[index]
    if not tree.is_verb(head):
        return False
    who = tree.agent(head) if tree.passive(head) else tree.subject(head)
    return who is not None and (sectors.get(tree.lemma[who]) in armed or tree.ent[who] in {"GPE", "NORP"})


_ORDERS = frozenset({
    "alliance", "ceasefire", "coalition", "communism", "currency", "deal", "democracy", "economic", "economy",
    "family", "financial", "government", "market", "morale", "negotiation", "nervous", "party", "peace",
    "political", "price", "process", "regime", "society", "state", "system", "talk", "talks", "truce",
    "union",
})  # fmt: skip
"""What collapses and is no building."""
_SINCE = 3
"""Sentences before a "bombing" that tell whose bombs it is of."""
_RULERS = frozenset(
    {"president", "premier", "minister", "ruler", "dictator", "leader", "king", "government", "regime"}
)
_PRIZES = frozenset({"championship", "cup", "goal", "scoring", "series", "title", "trophy", "win"})
"""What a team wins, or fails to."""
_BREAKING_OUT = frozenset({
    "conflict", "crisis", "fighting", "hostility", "protest", "rebellion", "revolt", "riot", "unrest",
    "uprising", "violence", "war",
})  # fmt: skip
"""What breaks out and is no disease."""
_LAID = frozenset({
    "suicide", "bomber", "bombers", "explosives-laden", "explosives-rigged", "booby-trapped", "booby", "laden",
    "rigged",
})  # fmt: skip
_DROPPED = frozenset({
    "airstrike", "airstrikes", "air", "aerial", "jet", "jets", "warplane", "warplanes", "plane", "planes",
    "aircraft", "helicopter", "helicopters", "barrel",
})  # fmt: skip
"""Words of a text whose bombs come from above."""
_MARTIAL = frozenset({
    "military", "combat", "security", "ground", "air", "naval", "joint", "clearing", "clearance",
    "counterterrorism", "anti-terror", "terrorist", "offensive", "special", "cross-border", "hostage",
    "search-and-destroy", "suicide", "martyrdom", "commando", "sabotage", "bombing", "raid", "sniper",
    "armed", "war",
})  # fmt: skip


_HELD = frozenset({"call", "observe", "heed", "honor", "honour", "join", "stage", "organize", "organise"})


def _walkout(tree: Tree, index: int) -> tuple[str, str] | None:
    """Return the event of a "strike" that is a refusal to work ("a teachers' strike", "24-hour strike")."""
    sectors = lexicon.SECTORS
    words = {tree.lemma[kid] for kid in tree.of(index, "compound", "amod", "nmod")}
    words |= {tree.lemma[kid] for kid in tree.exactly(index, "nmod:poss")}
    if tree.case(index) in {"on", "in"} and not tree.of(index, "det", "amod", "nmod"):
        return "PROTEST", "protested"  # "are on strike"
    head = tree.head[index]
    if tree.is_verb(head) and tree.base[index] in {"obj", "obl"}:
        who = tree.agent(head) if tree.passive(head) else tree.subject(head)
        words |= {tree.lemma[who]} if who is not None else set()
    # Nobody calls an air strike, or calls it off.
    held = [*tree.of(index, "acl"), *([head] if tree.base[index] in {"obj", "nsubj"} else [])]
    acted = tree.base[index] == "nsubj" and not tree.passive(head)
    aimed = any(tree.case(kid) in {"on", "against", "at"} for kid in tree.of(index, "nmod"))
    if not acted and not aimed and any(tree.is_verb(verb) and tree.lemma[verb] in _HELD for verb in held):
        return "PROTEST", "protested"
    labor = any(sectors.get(word) in {"LAB", "EDU", "HLH", "BUS"} for word in words)
    return (
        ("PROTEST", "protested")
        if labor or words & {"nationwide", "labor", "labour", "rail", "transport", "driver", "miner", "staff"}
        else None
    )


_ARMED = frozenset({"MIL", "REB", "COP"})
_SHOTS = frozenset({
    "automatic", "sniper", "covering", "suppressing", "rapid", "rifle", "semiautomatic", "heavy", "hostile",
    "enemy", "friendly", "live", "indirect", "incoming", "small-arms", "machine-gun", "anti-aircraft",
    "return", "tank", "government",
})  # fmt: skip
_WHEN = frozenset({"night", "day", "morning", "time", "place", "scene"})
