"""The verbs of a document that report events, and those that only describe, pick out or open another."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from secondsource.claims import lexicon
from secondsource.claims.events.event import Event
from secondsource.claims.events.states import NUMBERS, counted, of_harmed
from secondsource.claims.events.undone import hypothetical
from secondsource.claims.figures.words import ROOMS

if TYPE_CHECKING:
    from collections.abc import Container

    from secondsource.claims.events.matching import Matcher
    from secondsource.claims.events.patterns import Entry
    from secondsource.claims.tree import Tree

_EVENT_TYPES_WITH_COUNT = frozenset({"CASUALTIES", "SIEGE", "DISPLACEMENT", "DETENTION"})
_HOLDING = frozenset({"control", "hold", "occupy"})
_ONE_DEED = frozenset({"ambush", "assault", "attack", "incursion", "raid", "shooting", "siege", "strike"})
_HAPPENING = frozenset({("ASSAULT", "attack"), ("ASSAULT", "clash"), ("HAZARD", "struck")})
"""Types and modes of verbs that only say of such an event that it took place."""
_SPACE = frozenset({"astronaut", "orbit", "spacecraft", "spaceflight"})
_ROCKETS = frozenset({"booster", "engine", "rocket", "satellite", "spacecraft", "stage"})
_BY_MEANS = frozenset({"in", "with", "by"})
_OPENING = frozenset({"begin", "start", "continue"})
"""Verbs that only open the deed of their infinitive."""
# Adjectival participles say something only where they count people: "four captured soldiers", not "a captured base".


def find(tree: Tree, matcher: Matcher, cues: Container[int]) -> list[Event]:
    """Find the events of verbs, in order of the text; ``cues`` are heads of cues, which report what is said."""
    found = []
    for index in filter(tree.is_verb, tree.spots.verbs):
        entry = matcher.event(index)
        if entry is None:
            continue
        if index in cues or hypothetical(tree, index):
            continue
        if entry.first == "ASSAULT" and halted(tree, index) is not None:
            found.append(Event("CEASEFIRE", "suspended", index, "verb", index))
            continue
        if tree.base[index] in {"compound", "fixed", "flat"}:
            continue
        if (
            index > 0
            and tree.words[index - 1] in {"-", "–"}
            and (
                tree.past_participle(index)
                or (tree.gerund(index) and tree.end[index - 1] == tree.start[index])
            )
        ):
            continue  # "the crisis-hit country", "rebel-held areas", "Smith-supporting groups"
        if (
            tree.base[index] == "xcomp"
            and tree.lemma[tree.head[index]] == "feel"
            and not tree.infinitive(index)
        ):
            continue  # "if they *feel* threatened"
        if _attributive(tree, index) and not (
            entry.first in _EVENT_TYPES_WITH_COUNT
            and (counted(tree, tree.head[index]) or tree.ent[tree.head[index]] == "PERSON")
        ):
            continue
        if entry.first == "CEASEFIRE" and (told := _over(tree, matcher, index, entry)) is not None:
            found.append(Event(*told, index, "verb", index))
            continue
        suspends = entry.first == "CEASEFIRE" and entry.second == "suspended"
        if suspends and tree.base[index] in {"advcl", "acl"} and tree.infinitive(index):
            continue  # "pressure in order to stop the onslaught" suspends nothing
        beside = (
            tree.base[index] in {"advcl", "ccomp"} and index == tree.head[index] + 1 and tree.gerund(index)
        )
        above = matcher.event(tree.head[index]) if tree.base[index] == "xcomp" or beside else None
        if above is not None and (above.first, above.second) == ("CEASEFIRE", "suspended"):
            continue  # "the army stopped fighting" is no fighting
        if matcher.nouns.get(tree.head[index], ("", ""))[0] == "CEASEFIRE" and tree.base[index] in {
            "nmod",
            "acl",
        }:
            continue  # nor is "a halt in fighting"
        if (
            tree.lemma[index] in {"fall", "land"}
            and entry.first == "ASSAULT"
            and tree.dep[index] == "acl:relcl"
            and not tree.obliques(index)
        ):
            continue  # "the houses where the shells *landed*"
        which = tree.base[index] in {"acl", "advcl"} and not tree.is_verb(tree.head[index])
        if entry.first == "HAZARD" and which and tree.infinitive(index):
            continue  # "the third cyclone *to strike* the coast" is one cyclone
        if entry.first == "DETENTION" and _has_room(tree, index):
            continue
        if entry.first == "ASSAULT" and _to_space(tree, index):
            continue
        if _shot_down(tree, matcher, index, entry) or _of_one_alone(tree, index, entry):
            continue
        if (
            tree.base[index] == "case"
            or _only_describes(tree, index, entry.first)
            or _only_picks_out(tree, index)
        ):
            continue
        found.append(Event(entry.first, _mode(tree, matcher, index, entry), index, "verb", index))
    verbs = {event.trigger: event for event in found}
    return _merged(tree, [e for e in found if not of_harmed(tree, e.trigger, e.type, verbs)])


def _attributive(tree: Tree, index: int) -> bool:
    """Tell whether a participle stands before its noun, or beside one that does ("*damaged and destroyed* buildings")."""
    first = tree.head[index] if tree.base[index] == "conj" and not tree.of(index, "aux", "obj") else index
    return tree.base[first] == "amod"


def _mode(tree: Tree, matcher: Matcher, index: int, entry: Entry) -> str | None:
    """Return the mode of a verb's event: where an event does it ("an *explosion* rocked the town"), that one's.

    A verb that tells what became of it ("the ceasefire *collapsed*") has the mode itself.
    """
    if (entry.first, entry.pattern.oblique) == ("CASUALTIES", None) and _laid_to_rest(tree, index):
        return "killed"
    if entry.first == "TERRITORY" and tree.lemma[index] in _HOLDING and _is_so(tree, index):
        return "held"  # "the town *is controlled* by rebels": it was not taken now
    if entry.pattern.objects == entry.first and tree.lemma[index] in {"resume", "continue"}:
        told = next((noun for obj in tree.objects(index) if (noun := matcher.nouns.get(obj))), None)
        if told is not None and told[0] == entry.first:
            return told[1]  # "resumed the *air raids*"
    if entry.first == "ASSAULT" and tree.lemma[index] == "open":
        told = next((noun for obj in tree.objects(index) if (noun := matcher.nouns.get(obj))), None)
        if told is not None and told[0] == "ASSAULT":
            return told[1]  # "opened *rocket* fire"
    if (entry.first, entry.second) == ("ASSAULT", "attack"):
        means = [kid for case, kid in tree.obliques(index) if case in _BY_MEANS] + tree.of(index, "obj")
        told = next((noun for kid in means if (noun := matcher.nouns.get(kid))), None)
        if told is not None and told[0] == "ASSAULT":
            return told[1]  # "hit the base in *air raids*"
    if entry.pattern.subjects == entry.first and (entry.first, entry.second) in _HAPPENING:
        subject = tree.agent(index) if tree.passive(index) else tree.subject(index)
        told = matcher.nouns.get(subject) if subject is not None else None
        if told is not None and told[0] == entry.first:
            return told[1]
    return entry.second


def _laid_to_rest(tree: Tree, index: int) -> bool:
    """Tell people who were buried on a day, by nothing that fell on them, from those whom a slide buried."""
    if tree.lemma[index] != "bury" or not tree.passive(index) or tree.agent(index) is not None:
        return False
    day = any(tree.ent[kid] in {"DATE", "TIME"} for kid in tree.of(index, "obl", "nmod"))
    return day and not tree.of(index, "advcl", "compound:prt")


def _over(tree: Tree, matcher: Matcher, index: int, entry: Entry) -> tuple[str, str] | None:
    """Return the event of one attack that is over ("the *attack* has ended"): nobody agreed to cease anything."""
    if entry.second != "suspended" or entry.pattern.subjects != "ASSAULT" or tree.passive(index):
        return None
    subject = tree.own_subject(index)
    if subject is None or tree.lemma[subject] not in _ONE_DEED or "Number=Plur" in tree.feats[subject]:
        return None
    return matcher.nouns.get(subject)


def _is_so(tree: Tree, index: int) -> bool:
    """Tell whether a verb tells how things stand, or have stood since: in the present, or in the perfect."""
    aux = {tree.lower[kid] for kid in tree.of(index, "aux")}
    if tree.words[index][0].isupper():
        return False  # a title's present: "Army *Controls* Town"
    if aux:
        return bool(aux & {"is", "are", "has", "have", "'s", "’s", "'re", "’re"}) and not aux & {
            "will",
            "being",
        }
    return "Tense=Pres" in tree.feats[index] and "VerbForm=Fin" in tree.feats[index]


def halted(tree: Tree, index: int) -> int | None:
    """Return who halts what a verb tells where a headline's verb was read as a noun ("Army *halts* fighting")."""
    halt = tree.head[index]
    if tree.base[index] != "acl" or halt != index - 1 or not tree.gerund(index):
        return None
    who = tree.of(halt, "compound")
    return who[-1] if who and tree.lower[halt] in {"halts", "stops", "pauses", "suspends"} else None


def _has_room(tree: Tree, index: int) -> bool:
    """Tell whether a place holds people who are no captives ("the camp *holds* about 68,000")."""
    if tree.lemma[index] != "hold" or tree.passive(index):
        return False
    held = lexicon.words("events", "classes", "held")
    subject = tree.subject(index)
    if subject is None or any(tree.lemma[obj] in held for obj in tree.of(index, "obj")):
        return False
    return tree.lemma[subject] in ROOMS or tree.lemma[subject] in lexicon.words(
        "events", "classes", "vehicle"
    )


def _to_space(tree: Tree, index: int) -> bool:
    """Tell whether a rocket of a text about space is launched: it attacks nobody."""
    if tree.lemma[index] not in {"explode", "fire", "launch"} or _SPACE.isdisjoint(tree.lemma):
        return False
    told = [*tree.objects(index), tree.own_subject(index)]
    return any(i is not None and tree.lemma[i] in _ROCKETS for i in told) or not tree.objects(index)


def _shot_down(tree: Tree, matcher: Matcher, index: int, entry: Entry) -> bool:
    """Tell whether what crashes was shot ("a helicopter being *shot* and crashing"): that tells the event, which is no accident."""
    if entry.first != "HAZARD" or tree.lemma[index] not in {"crash", "fall", "plunge", "go", "come"}:
        return False
    near = [tree.head[index], *tree.of(index, "conj", "advcl")]
    return any(
        tree.lemma[verb] in {"shoot", "down", "hit", "fire"}
        and verb != index
        and (told := matcher.event(verb)) is not None
        and told.first == "ASSAULT"
        for verb in near
        if tree.is_verb(verb)
    )


def _of_one_alone(tree: Tree, index: int, entry: Entry) -> bool:
    """Tell whether one person discusses a matter with nobody ("a reporter *discusses* the law"): no meeting."""
    if entry.first != "MEETING" or tree.lemma[index] not in {"discuss", "debate", "visit"}:
        return False
    subject = tree.subject(index)
    if tree.lemma[index] == "visit":
        return (
            subject is None and tree.base[index] == "root" and not tree.passive(index)
        )  # "*Visit* our page"
    if subject is None or tree.base[index] in {"xcomp", "advcl", "acl"} or tree.passive(index):
        return False
    alone = tree.ent[subject] == "PERSON" and not tree.of(subject, "conj")
    return alone and not any(case in {"with", "in", "at", "during"} for case, _ in tree.obliques(index))


def _only_describes(tree: Tree, index: int, type_: str) -> bool:
    """Tell whether a participle only says what something is like ("areas held by rebels", "backed by Iran")."""
    beside = tree.pos[index - 1] in {"NOUN", "PROPN"} and not tree.of(index, "aux")
    if type_ == "SIEGE" and tree.lower[index] == "surrounding" and beside:
        return True  # "the area surrounding it"
    if tree.dep[index] != "acl" or tree.infinitive(index):
        return False
    if tree.lemma[index] in {"affect", "plant", "transport", "use"} and not tree.of(index, "mark", "aux"):
        return True  # "mines *planted* by the group", "the raid *using* gas"
    if type_ == "ACCESS" and tree.gerund(index):
        return True  # "the only road allowing access"
    if type_ == "SIEGE" and _of_whose(tree, index):
        return True
    if type_ == "DETENTION" and _of_place(tree, index):
        return True  # "civilians in areas held by rebels", where the tree hangs "held" on the civilians
    if type_ == "TERRITORY" and tree.lemma[index] in {"hold", "control", "occupy"}:
        return True
    return type_ in {
        "SUPPORT",
        "COOPERATE",
        "AGREE",
        "MEETING",
        "MOBILIZE",
        "COERCE",
        "AID",
    } and tree.passive(index)


def _of_whose(tree: Tree, index: int) -> bool:
    """Tell whether a participle tells of uncounted people only whose a thing is ("disregard for the lives of civilians *trapped* in the city")."""
    noun = tree.head[index]
    above = tree.head[noun]
    if tree.base[noun] != "nmod" or tree.case(noun) != "of" or not tree.passive(index):
        return False
    number = tree.pos[above] == "NUM" or tree.lemma[above] in NUMBERS or counted(tree, noun)
    return tree.agent(index) is None and not number


def _of_place(tree: Tree, index: int) -> bool:
    """Tell whether the word before a participle is a place, other than the noun that the tree hangs it on."""
    before = index - 1
    while before > 0 and tree.pos[before] == "ADV":
        before -= 1
    if before == tree.head[index] or tree.pos[before] not in {"NOUN", "PROPN"}:
        return False
    return tree.ent[before] in {"GPE", "LOC", "FAC"} or tree.lemma[before] in lexicon.words(
        "events", "classes", "place"
    )


def _only_picks_out(tree: Tree, index: int) -> bool:
    """Tell whether a relative clause only says which ones are meant ("rebels who do not leave will be …")."""
    if tree.dep[index] != "acl:relcl" or (tree.left[index] > 0 and tree.words[tree.left[index] - 1] == ","):
        return False
    aux = {tree.lower[kid] for kid in tree.of(index, "aux")}
    if aux & {"do", "does", "will", "would", "may", "might", "can", "could", "want"}:
        return True
    return "Tense=Pres" in tree.feats[index] and "VerbForm=Fin" in tree.feats[index]


def _merged(tree: Tree, found: list[Event]) -> list[Event]:
    """Merge a weak verb into the one that it only opens ("agreed to withdraw" stays; "began to shell" is one event)."""
    by = {event.trigger: event for event in found}
    gone = set()
    parts: dict[int, list[int]] = {}
    for event in found:
        head = tree.head[event.trigger]
        if tree.base[event.trigger] in {"xcomp", "ccomp"} and head in by and by[head].trigger not in gone:
            above = by[head]
            if above.type in {"ACCESS", "CONCEDE", "COERCE"} and tree.lemma[head] in {
                "allow",
                "let",
                "permit",
                "force",
            }:
                gone.add(above.trigger)  # "allow civilians to leave" is about their leaving
                continue
            if tree.base[event.trigger] == "ccomp":
                continue
            if above.type in {
                "AGREE",
                "COERCE",
                "CONCEDE",
                "ACCESS",
                "SUPPORT",
                "MOBILIZE",
                "MEETING",
                "AID",
                "THREATEN",
            }:
                continue
            if above.type == event.type:
                opens = tree.lemma[head] in _OPENING and above.mode != event.mode
                gone.add(head if opens else event.trigger)  # "the truce *began to* unravel"
        owner = tree.head[head]
        own = tree.own_subject(event.trigger) is not None  # "amid reports that *dozens died*"
        if tree.dep[event.trigger] == "acl" and not own and owner in by and by[owner].type == event.type:
            gone.add(event.trigger)  # "taking part in a ministers' meeting" is one meeting
            parts.setdefault(owner, []).append(event.trigger)
        if (
            tree.base[event.trigger] == "conj"
            and head in by
            and by[head].type == event.type
            and by[head].mode == event.mode
            and tree.own_subject(event.trigger) is None
            and not tree.of(event.trigger, "obj")
            and not tree.of(head, "obj")
        ):
            gone.add(event.trigger)
    kept = [event for event in found if event.trigger not in gone]
    return [
        replace(event, parts=tuple(parts[event.trigger])) if event.trigger in parts else event
        for event in kept
    ]
