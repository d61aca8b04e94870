"""Who did it, to whom, with what, from where to where: the participants of an event, from the tree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secondsource.claims import lexicon
from secondsource.claims.events.parties import (
    AMOUNTS,
    MEASURED,
    TIMES,
    Filler,
    blamed,
    complements,
    objects_of,
    owners,
    partners,
    spread,
    subject_of,
)
from secondsource.claims.events.role_words import (
    COLLAPSES,
    COUNTING,
    EMPTY,
    FINDING,
    GIVES,
    HARM,
    INTRANSITIVE_NOUNS,
    MOVERS,
    ON,
    RECIPIENTS,
    SUMS,
    TARGET_PREPOSITIONS,
    THROWN,
    VICTIM_SUBJECT,
)

if TYPE_CHECKING:
    from secondsource.claims.events.event import Event
    from secondsource.claims.events.matching import Matcher
    from secondsource.claims.tree import Tree

_OF_WHOM = frozenset({"EVACUATION", "SIEGE"})
"""Types whose noun says who or what undergoes them ("the siege *of Madaya* ended")."""


def fill(tree: Tree, matcher: Matcher, event: Event) -> tuple[Filler, ...]:
    """Find the participants of an event.

    Returns:
        Role name and head token of each, in order of the text, each token once.
    """
    if event.kind == "verb":
        found = _of_verb(tree, matcher, event)
    elif event.kind == "noun":
        found = _of_noun(tree, matcher, event)
    else:
        found = _of_state(tree, event)
    seen: set[int] = set()
    kept = []
    for name, head in found:
        if head in seen or head == event.trigger or (head in event.parts and name != "instrument"):
            continue
        if tree.ent[head] in TIMES or not _substantive(tree, head):
            continue
        if tree.lemma[head] in EMPTY and tree.base[head] == "obj":
            continue
        if tree.lemma[head] in {"effect", "force"} and tree.case(head) == "into" and not tree.ent[head]:
            continue  # "came into force"
        if name == "actor" and event.type == "CASUALTIES" and tree.pos[head] in {"NUM", "SYM"}:
            continue  # "12 killed, *30* injured": a bare number is counted, and kills nobody
        if event.kind == "verb" and tree.base[head] == "conj" and _first(tree, head) < event.trigger < head:
            continue  # "9 were killed and *28 others* injured"
        seen.add(head)
        kept.append((name, head))
    return tuple(sorted(kept, key=lambda item: item[1]))


def _first(tree: Tree, index: int) -> int:
    """Return the first of what a noun is coordinated with."""
    while tree.base[index] == "conj" and tree.head[index] != index:
        index = tree.head[index]
    return index


def _substantive(tree: Tree, index: int) -> bool:
    if tree.lower[index] in {"it", "that", "this", "there", "what", "which"} and tree.pos[index] in {
        "PRON",
        "DET",
        "SCONJ",
    }:
        return tree.lower[index] == "it"
    first = tree.left[index]
    if tree.lower[first] == "how" and tree.lower[first + 1] in {"many", "much"}:
        return False  # "*how many people* died" names nobody
    return tree.pos[index] not in {"VERB", "AUX", "ADV", "PUNCT", "SCONJ"} or tree.ent[index] != ""


def _of_verb(tree: Tree, matcher: Matcher, event: Event) -> list[Filler]:
    trigger, type_ = event.trigger, event.type
    passive = tree.passive(trigger)
    found: list[Filler] = []
    subject = subject_of(tree, trigger)
    objects = objects_of(tree, trigger)
    lemma = tree.lemma[trigger]
    weapons = _weapons()
    if passive:
        agent = tree.agent(trigger)
        if agent is not None:
            if agent in matcher.nouns or tree.lemma[agent] in weapons:
                found.append(("instrument", agent))
                found += owners(tree, agent)
            else:
                found += spread(tree, "actor", agent)
    elif event.mode == "disease" and lemma in COUNTING:
        pass  # who counts the sick does nothing to them
    elif subject is not None:
        bare = lemma != "set" and all(tree.lemma[obj] in EMPTY for obj in objects)
        undergoes = lemma != "go" or type_ in {"CASUALTIES", "DAMAGE", "HAZARD", "NEED", "DETENTION"}
        victim = (bare and undergoes and lemma in VICTIM_SUBJECT) or (
            type_ == "CASUALTIES" and lemma in VICTIM_SUBJECT
        )
        undergone = type_ in {"CASUALTIES", "DETENTION"} or (
            type_ == "DAMAGE" and lemma not in COLLAPSES and tree.past_participle(trigger)
        )
        if undergone and not objects and trigger in _participles(tree, trigger):
            victim = True  # "175 fighters killed in Aleppo", as headlines say it
        if lemma == "come" and any(case == "under" for case, _ in tree.obliques(trigger)):
            victim = True
        if type_ == "TERRITORY" and lemma in {"fall", "shrink"}:
            victim = True
        if type_ in {"HAZARD", "DAMAGE"} and bare and subject not in matcher.nouns:
            victim = True  # "the ferry sank", "the dam gave way"
        if event.mode == "explosive" and not objects and matcher.is_built(subject):
            victim = True  # "a warehouse blew up"
        if event.mode == "escaped":
            victim = False
        if tree.lemma[subject] in weapons and type_ in {"CASUALTIES", "DAMAGE", "ASSAULT"}:
            found.append(("instrument", subject))
            if lemma in {"fall", "land", "rain"}:
                found += [("target", kid) for case, kid in tree.obliques(trigger) if case in {"in", "on"}]
        elif (
            subject in matcher.nouns
            and type_ in {"CASUALTIES", "DAMAGE", "ASSAULT", "DISPLACEMENT", "HAZARD"}
            and not victim
        ):
            found.append(("instrument", subject))
            found += owners(tree, subject)
        elif victim:
            found += spread(tree, "target", subject)
        else:
            found += spread(tree, "actor", subject)
    if event.type == "RETREAT" and passive and not tree.agent(trigger):
        found += [("actor", obj) for obj in objects]
        objects = []
    for obj in objects:
        if (type_ in {"COERCE", "PROTEST"} and tree.lemma[obj] in THROWN) or (
            type_ == "ASSAULT"
            and (tree.lemma[obj] in weapons or (event.mode == "chemical" and lemma == "use"))
        ):
            found += spread(tree, "instrument", obj)
        elif (type_ in RECIPIENTS and tree.lemma[obj] in lexicon.words("events", "classes", "aid")) or (
            obj in matcher.nouns
            and type_ not in {"DAMAGE", "REJECT", "ACCUSE", "SUPPORT"}
            and obj not in event.parts
        ):
            found += spread(tree, "topic", obj)
        elif obj in event.parts or (obj in matcher.nouns and type_ in {"MEETING", "AGREE", "CEASEFIRE"}):
            found += partners(tree, obj)
        elif type_ in {"CASUALTIES", "DAMAGE"} and tree.lemma[obj] in HARM:
            found += [
                filler
                for spot in (trigger, obj)
                for case, kid in tree.obliques(spot)
                if case in {"on", "upon", "to", "among"} and tree.ent[kid] not in TIMES
                for filler in spread(tree, "target", kid)
            ]
        else:
            if type_ in {"REJECT", "SANCTION", "COOPERATE"}:
                found += [filler for filler in partners(tree, obj) if filler[0] == "target"]
            for name, head in spread(tree, "target", obj):
                found.append((name, head))
                if (
                    type_ in {"SUPPORT", "ACCUSE", "REJECT", "THREATEN"}
                    and tree.lemma[head] not in lexicon.PERSONS
                ) or tree.lemma[head] in {
                    "demand",
                    "attack",
                    "proposal",
                    "offer",
                    "effort",
                    "statement",
                    "visit",
                }:
                    found += [("target", owner) for owner in tree.exactly(head, "nmod:poss")]
    if lemma == "set" and type_ == "DAMAGE":  # "set fire to the station"
        found += [
            filler
            for case, kid in tree.obliques(trigger)
            if case == "to"
            for filler in spread(tree, "target", kid)
        ]
    if type_ == "ACCUSE":
        investigated = [
            *objects,
            *event.parts,
            *(kid for case, kid in tree.obliques(trigger) if case in {"into", "of"}),
        ]
        accusers = passive and not any(
            name == "actor" for name, _ in found
        )  # "accused of assault by 60 women"
        found += [
            ("actor" if accusers else "target", who) for noun in investigated for who in blamed(tree, noun)
        ]
    for kid in tree.of(trigger, "iobj"):
        found += spread(tree, "recipient", kid)
    found += _obliques(tree, matcher, event, trigger, objects)
    for part in event.parts:
        if type_ in _OF_WHOM and matcher.nouns.get(part, ("",))[0] == type_:
            found += [("target", kid) for case, kid in tree.obliques(part) if case == "of"]
        found += [
            (name, head) for name, head in owners(tree, part) if not any(n == "actor" for n, _ in found)
        ]
        if type_ in {"CASUALTIES", "DAMAGE"}:
            found.append(("instrument", part))
    return found


def _weapons() -> frozenset[str]:
    return lexicon.words("events", "classes", "weapon")


def _participles(tree: Tree, index: int) -> tuple[int, ...]:
    """Return the verb itself where its form may be a past participle without an auxiliary."""
    return (index,) if tree.lower[index].endswith(("ed", "en", "n")) and not tree.of(index, "aux") else ()


def _obliques(tree: Tree, matcher: Matcher, event: Event, spot: int, objects: list[int]) -> list[Filler]:
    found: list[Filler] = []
    type_ = event.type
    for case, kid in tree.obliques(spot):
        ent = tree.ent[kid]
        if ent in TIMES or kid in event.parts or ent in AMOUNTS or tree.lemma[kid] in ON:
            continue
        placelike = ent in {"GPE", "LOC", "FAC"} or tree.lemma[kid] in lexicon.words(
            "events", "classes", "place"
        )
        built = tree.lemma[kid] in lexicon.words("events", "classes", "building")
        if (
            type_ in {"PROTEST", "CASUALTIES"}
            and (placelike or built)
            and case in {"at", "on", "to", "over", "into"}
        ):
            continue  # where, not whom: "took to the streets", "died at a branch of the bank"
        if case in {"from", "out of"} and (type_ in MOVERS | {"TERRITORY", "DETENTION", "AID"} or placelike):
            found.append(("origin", kid))
        elif case in {"to", "into", "toward", "towards"} and type_ in MOVERS and placelike:
            found.append(("destination", kid))
        elif (case in {"to", "for"} and type_ in RECIPIENTS) or (
            case == "to" and tree.lemma[spot] in GIVES and not placelike
        ):
            found += spread(tree, "recipient", kid)
        elif case in {"of", "about", "for"} and type_ in {"ACCUSE", "THREATEN", "AGREE", "MEETING"}:
            found.append(("topic", kid))
        elif case == "with" and (
            type_ in {"DETENTION", "CASUALTIES", "DAMAGE", "AID", "MOBILIZE"}
            or (
                type_ in {"ASSAULT", "COERCE"}
                and objects
                and (tree.lemma[kid] in THROWN or tree.lemma[kid] in _weapons())
            )
        ):
            found.append(("instrument", kid))
        elif case in TARGET_PREPOSITIONS and not any(
            True
            for _ in objects
            if type_
            not in {
                "MEETING",
                "AGREE",
                "COOPERATE",
                "CEASEFIRE",
                "SANCTION",
                "COERCE",
                "MOBILIZE",
                "ASSAULT",
                "PROTEST",
                "REJECT",
                *(("ACCUSE",) if case in {"against", "into"} else ()),
            }
        ):
            if case in {"to"} and type_ in {"MOBILIZE", "MEETING"}:
                found.append(("destination", kid))
            elif case in {
                "with",
                "against",
                "on",
                "upon",
                "at",
                "between",
                "toward",
                "towards",
                "over",
                "into",
                "to",
            }:
                if kid in matcher.nouns and case in {"on", "to"}:
                    found.append(("topic", kid))
                else:
                    found += spread(tree, "target", kid)
        elif case == "by" and not tree.passive(spot) and event.kind == "noun":
            found += spread(tree, "actor", kid)
    return found


def _of_noun(tree: Tree, matcher: Matcher, event: Event) -> list[Filler]:
    noun, type_ = event.trigger, event.type
    found = owners(tree, noun)
    if tree.lemma[noun] in SUMS:
        found = [(name, head) for name, head in found if tree.possessive(head)]  # not "the Pakistan toll"
    if type_ == "HAZARD":
        found = []  # a quake has no doer: who measured it has not made it
    if type_ in {"CASUALTIES", "DETENTION"}:  # "the governor's murder": who owns it suffers it
        found = [("target" if tree.possessive(head) else name, head) for name, head in found]
    for case, kid in complements(tree, matcher, noun):
        if tree.ent[kid] in MEASURED:
            continue
        if case == "of":
            role = "actor" if tree.lemma[noun] in INTRANSITIVE_NOUNS and type_ != "CASUALTIES" else "target"
            if type_ in {"EVACUATION", "DISPLACEMENT"}:
                role = "target"
            if kid not in matcher.nouns and tree.pos[kid] != "NUM":
                found += spread(tree, role, kid)
        elif case == "for" and type_ in {"CEASEFIRE", "SIEGE"}:
            found.append(("topic", kid))
    found += _obliques(tree, matcher, event, noun, [])
    anchor = event.anchor
    if anchor != noun and tree.is_verb(anchor):
        subject = tree.subject(anchor)
        if (
            subject is not None
            and subject != noun
            and noun not in tree.subtree(subject)  # "a wave of attacks": no one who acts
            and event.content_of is None
            and matcher.kind(anchor) not in {"CASUALTIES", "DAMAGE"}  # "12 were injured in shelling"
            and not (type_ in {"CASUALTIES", "HAZARD", "DAMAGE"} and tree.lemma[anchor] in COUNTING | FINDING)
        ):
            if tree.passive(anchor):
                agent = tree.agent(anchor)
                found += [("target" if event.receives else "topic", subject)] if event.receives else []
                found += spread(tree, "actor", agent) if agent is not None and agent != noun else []
            else:
                if type_ == "HAZARD" and not event.receives:
                    return found
                role = (
                    "target" if event.receives else ("topic" if tree.lemma[anchor] == "dominate" else "actor")
                )
                found += spread(tree, role, subject)
        elif tree.passive(anchor):
            agent = tree.agent(anchor)
            if agent is not None and agent != noun and event.content_of is None:
                found += spread(tree, "actor", agent)
        found += [
            filler
            for filler in _obliques(tree, matcher, event, anchor, [])
            if filler[0] in {"target", "actor"}
            and event.content_of is None
            and tree.case(filler[1]) in {"on", "against", "from", "by"}
        ]
        if event.type in {"ASSAULT", "MEETING"}:
            found += [
                ("actor", kid)
                for case, kid in tree.obliques(anchor)
                if case == "from" and (tree.lemma[kid] in lexicon.SECTORS or tree.ent[kid] in {"ORG", "NORP"})
            ]
    elif tree.of(noun, "cop"):
        pass
    return found


def _of_state(tree: Tree, event: Event) -> list[Filler]:
    index = event.trigger
    bare = tree.base[index] in {"acl", "appos", "parataxis"} and not tree.is_verb(tree.head[index])
    if tree.base[index] == "amod" or (bare and tree.own_subject(index) is None and tree.head[index] < index):
        return spread(tree, "target", tree.head[index])
    subject = tree.own_subject(index)
    if subject is not None:
        return spread(tree, "target", tree.antecedent(subject))
    head = tree.head[index]
    if tree.base[index] == "xcomp":
        return [filler for obj in tree.of(head, "obj") for filler in spread(tree, "target", obj)]
    return []
