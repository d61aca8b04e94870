"""Relative clauses that the reader hung on the wrong noun, hung on the one that they tell something of.

The noun right before "which" is often only where or when it was ("an attack *on the town* that killed 12"), or one of
several that the clause is about ("*women and* girls who fled").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from secondsource.claims import lexicon
from secondsource.claims.events.patterns import event_nouns
from secondsource.claims.move import Move

if TYPE_CHECKING:
    from collections.abc import Iterator

    from secondsource.claims.tree import Tree

_PRONOUNS = frozenset({"which", "that", "who"})
_HARM = frozenset({
    "kill", "wound", "injure", "destroy", "damage", "displace", "claim", "leave", "cause", "hit", "strike",
    "target", "maim",
})  # fmt: skip
"""What a deed does to people and things."""
_RESULTING = {"lead": "to", "result": "in", "spark": "", "trigger": ""}
"""Verbs of what comes of a deed, with the preposition before it ("an explosion in a tank which *led to* a fire")."""
_BEFALLS = frozenset({
    "surround", "besiege", "trap", "kill", "wound", "injure", "capture", "detain", "displace", "arrest",
    "execute", "behead", "kidnap", "evacuate",
})  # fmt: skip
"""What is done to people, not to a deed."""
_DONE = frozenset({"blame", "carry", "claim", "condemn", "launch", "perpetrate", "denounce"})
"""What is said of a deed, or done as one, and never of a place."""
_TAKEN = frozenset({"capture", "fall", "liberate", "overrun", "recapture", "retake", "seize"})
"""What befalls places."""
_STRIKING = frozenset({
    "attack", "blow", "bomb", "bombard", "collapse", "crash", "detonate", "explode", "fire", "hit", "land",
    "launch", "pound", "raid", "shell", "shoot", "strike", "target",
})  # fmt: skip
"""Verbs of deeds that may do harm."""
_LIVES = frozenset({"life", "live"})
_STATES = frozenset({"dead", "injured", "wounded", "killed", "homeless", "hurt"})
_TOLL = frozenset({"death", "damage", "injury", "loss", "destruction", "casualty", "toll", "harm", "panic"})
_DEEDS = frozenset({"ASSAULT", "HAZARD", "CASUALTIES", "PROTEST"})
_WAR = frozenset({
    "war", "conflict", "fighting", "battle", "fire", "uprising", "operation", "crackdown", "campaign",
    "offensive", "incident", "accident", "crash", "collapse", "blast", "crisis",
})  # fmt: skip
_NAMING = frozenset({"name", "call", "know", "identify", "dub"})
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_TIMES = frozenset({"DATE", "TIME"})
_OF_ONE, _OF_MANY = frozenset({"was", "is", "has"}), frozenset({"were", "are", "have"})


def moves(tree: Tree) -> Iterator[Move]:
    """Give what is to be hung anew; the tree is changed between one and the next."""
    for verb, dep in enumerate(tree.dep):
        if dep not in {"acl", "acl:relcl"}:
            continue
        if dep == "acl":
            yield from _sufferers(tree, verb)
        if tree.dep[verb] != "acl:relcl":
            continue
        noun = _taken(tree, verb) or _of_whom(tree, verb)
        if noun is not None and noun != tree.head[verb] and verb not in tree.above(noun):
            yield Move(verb, noun, "acl:relcl")
            continue
        pronoun = tree.own_subject(verb)
        if pronoun is None or tree.lower[pronoun] not in _PRONOUNS or not tree.head[verb] < pronoun < verb:
            continue
        noun = _of_deed(tree, verb, pronoun) or _example(tree, verb, pronoun) or _place(tree, verb, pronoun)
        noun = noun or _person(tree, verb, pronoun)
        noun = noun or _not_time(tree, verb) or _all(tree, verb)
        if noun is not None and noun != tree.head[verb] and verb not in tree.above(noun):
            yield Move(verb, noun, "acl:relcl")


def _sufferers(tree: Tree, participle: int) -> Iterator[Move]:
    """Hang what befell people on them, not on a deed against them ("strikes against forces *surrounded* by rebels")."""
    deed, before = tree.head[participle], participle - 1
    befell = tree.lemma[participle] in _BEFALLS and tree.past_participle(participle)
    if befell and before > deed and is_deed(tree, deed) and tree.pos[before] in {"NOUN", "PROPN"}:
        people = lexicon.words("events", "classes", "people") | lexicon.words("events", "classes", "troops")
        if (
            tree.lemma[before] in people
            and deed in tree.above(before)
            and participle not in tree.above(before)
        ):
            yield Move(participle, before, "acl")


def harms(tree: Tree, verb: int) -> bool:
    """Tell whether a verb says what a deed did, not what somebody or something does ("which *claimed the lives of* 12")."""
    lemma = tree.lemma[verb]
    if lemma in _RESULTING:
        ends = [kid for case, kid in tree.obliques(verb) if case == _RESULTING[lemma]]
        ends += tree.of(verb, "obj") if lemma in {"spark", "trigger"} else []
        return any(tree.lemma[kid] in _TOLL or is_deed(tree, kid) for kid in ends)
    if lemma not in _HARM or tree.passive(verb):
        return False
    objects = tree.of(verb, "obj")
    if lemma == "claim":
        return any(tree.lemma[kid] in _LIVES for kid in objects)
    if lemma == "leave":
        return any(tree.lower[kid] in _STATES for kid in tree.subtree(verb))
    if lemma == "cause":
        return any(tree.lemma[kid] in _TOLL for kid in objects)
    return bool(objects)


def strikes(tree: Tree, verb: int) -> bool:
    """Tell whether a verb is a deed that can do harm: "blew up", "shelled the town", "an attack took place"."""
    subject = tree.own_subject(verb)
    return tree.lemma[verb] in _STRIKING or (subject is not None and is_deed(tree, subject))


def is_deed(tree: Tree, noun: int) -> bool:
    """Tell whether a noun is something that happens and can do harm: "attack", "quake", "war"."""
    if tree.pos[noun] not in {"NOUN", "PROPN"}:
        return False
    found = event_nouns().single.get(tree.lemma[noun])
    return tree.lemma[noun] in _WAR or (found is not None and found[0] in _DEEDS)


def sets(tree: Tree, noun: int) -> bool:
    """Tell whether a noun only says where or when ("the town", "the weekend")."""
    return (
        tree.ent[noun] in _PLACES | _TIMES
        or tree.lemma[noun] in lexicon.words("events", "classes", "place")
        or tree.lemma[noun] in lexicon.words("events", "classes", "building")
    )


def _of_deed(tree: Tree, verb: int, pronoun: int) -> int | None:
    """Return the deed that harm is told of, where the clause was hung on where it was or on whom it was against."""
    noun = tree.head[verb]
    done = tree.lemma[verb] in _DONE and tree.passive(verb) and tree.ent[noun] in _PLACES
    if is_deed(tree, noun) or not (harms(tree, verb) or done):
        return None
    held = is_deed(tree, tree.head[noun]) or tree.is_verb(tree.head[noun])
    inside = held and tree.case(noun) in {"at", "in", "near", "outside", "inside"}
    people = tree.lower[pronoun] != "who" and tree.lemma[noun] in lexicon.words("events", "classes", "people")
    lives = tree.lemma[verb] == "claim"
    if not (sets(tree, noun) or inside or people or lives):
        return None
    for above in tree.above(noun):
        if is_deed(tree, above):
            return above
        if tree.is_verb(above):
            nouns = [kid for kid in tree.of(above, "obl", "obj") if kid < noun and is_deed(tree, kid)]
            return max(nouns, default=None)
    return None


def _taken(tree: Tree, verb: int) -> int | None:
    """Return the place right before "which" that was taken or fell, not who or what is there ("homes in *Aleppo which fell*")."""
    pronoun = next((kid for kid in tree.of(verb, "nsubj", "obj") if tree.lower[kid] == "which"), None)
    noun = tree.head[verb]
    if tree.lemma[verb] not in _TAKEN or pronoun is None or pronoun != tree.left[verb] or noun > pronoun:
        return None
    before = pronoun - 1
    while tree.base[before] in {"flat", "compound"} and tree.head[before] != before:
        before = tree.head[before]
    inside = tree.ent[before] in _PLACES and noun in tree.above(before)
    held = tree.ent[noun] in _PLACES or tree.lemma[noun] in lexicon.words("events", "classes", "place")
    return before if inside and not held else None


def _of_whom(tree: Tree, verb: int) -> int | None:
    """Return the people of whom some died, where "of which" was hung on a thing ("patients with *fever, of which two died*")."""
    noun, first = tree.head[verb], tree.left[verb]
    first += tree.words[first] == ","
    if "whom" in tree.lower[first:verb] and tree.pos[noun] == "NOUN" and not _is_somebody(tree, noun):
        return _who_did(tree, noun)
    people = lexicon.words("events", "classes", "people")
    dies = tree.lemma[verb] == "die" or (tree.lemma[verb] in _BEFALLS and tree.passive(verb))
    if not dies or tree.lower[first : first + 2] != ["of", "which"] or tree.lemma[noun] in people:
        return None
    return next((i for i in tree.above(noun) if tree.pos[i] == "NOUN" and tree.lemma[i] in people), None)


def _who_did(tree: Tree, noun: int) -> int | None:
    """Return the people that "of whom" goes on from, behind a thing of their deed ("*Miners* got out by their own means, six of whom …")."""
    for above in tree.above(noun):
        if _is_somebody(tree, above):
            return above
        if tree.is_verb(above):
            subject = tree.own_subject(above)
            return subject if subject is not None and _is_somebody(tree, subject) else None
    return None


def _example(tree: Tree, verb: int, pronoun: int) -> int | None:
    """Return the example right before the pronoun, not what it is one of ("groups including *the Front, which* …")."""
    before = pronoun - 1 - (tree.words[pronoun - 1] == ",")
    while tree.base[before] in {"flat", "compound"} and tree.head[before] != before:
        before = tree.head[before]
    inside = tree.case(before) in {"including", "such as", "like"} and tree.head[verb] in tree.above(before)
    return before if inside and tree.ent[before] in {"ORG", "PERSON", "GPE"} else None


def _person(tree: Tree, verb: int, pronoun: int) -> int | None:
    """Return who stands right before "who", where the clause was hung on a thing or across another clause."""
    noun, before = tree.head[verb], pronoun - 1
    while tree.base[before] in {"flat", "compound"} and tree.head[before] != before:
        before = tree.head[before]
    if tree.lower[pronoun] != "who":
        return None
    if before == noun and is_deed(tree, noun):
        return _who_did(tree, noun)  # "*seven others* were hurt in the attack who were taken away"
    if noun not in tree.above(before) or not _is_somebody(tree, before):
        return None
    clauses = [i for i in tree.above(before) if tree.is_verb(i) and noun < i < before]
    if any(tree.lemma[i] in _NAMING for i in clauses):
        return None  # "a witness named *Ahmad* who was hurt"
    return before if clauses or not _is_somebody(tree, noun) else None


def _is_somebody(tree: Tree, noun: int) -> bool:
    lemma = tree.lemma[noun]
    return (
        tree.ent[noun] in {"PERSON", "NORP"}
        or tree.pos[noun] == "PRON"
        or lemma in lexicon.SECTORS
        or lemma in lexicon.PERSONS
        or lemma in lexicon.COLLECTIVES
        or lemma in lexicon.words("events", "classes", "people")
        or lemma in lexicon.words("events", "classes", "troops")
    )


def _place(tree: Tree, verb: int, pronoun: int) -> int | None:
    """Return the place that is told of, where the clause was hung on people, which "which" never means."""
    noun = tree.head[verb]
    persons = lexicon.PERSONS
    if tree.lower[pronoun] != "which" or tree.pos[noun] != "NOUN" or tree.lemma[noun] not in persons:
        return None
    before = pronoun - 1 - (tree.words[pronoun - 1] == ",")
    while tree.base[before] in {"flat", "compound"} and tree.head[before] != before:
        before = tree.head[before]
    if noun not in tree.above(before) or not sets(tree, before):
        return None
    while tree.base[before] == "nmod" and tree.head[before] != noun and sets(tree, tree.head[before]):
        before = tree.head[before]
    return before


def _not_time(tree: Tree, verb: int) -> int | None:
    """Return what has the time that the clause was hung on ("the vote held in *May*, which ended the crisis")."""
    noun = tree.head[verb]
    if tree.ent[noun] not in _TIMES:
        return None
    for above in tree.above(noun):
        if tree.is_verb(above) and tree.base[above] != "acl":
            return None
        if tree.pos[above] in {"NOUN", "PROPN", "PRON", "NUM"} and tree.ent[above] not in _TIMES:
            return above
    return None


def _all(tree: Tree, verb: int) -> int | None:
    """Return the first of several nouns that share an article and the clause ("*women* and girls who fled")."""
    noun = tree.head[verb]
    if tree.base[noun] != "conj" or tree.ent[noun] or tree.pos[noun] != "NOUN":
        return None
    first = tree.head[noun]
    bearers = {tree.lower[kid] for kid in tree.of(verb, "aux", "cop")}
    several = "Number=Plur" in tree.feats[noun] or bool(bearers & _OF_MANY)
    own = tree.of(noun, "det", "nummod") or tree.exactly(noun, "nmod:poss")
    ties = {tree.lower[kid] for kid in tree.of(noun, "cc")}
    comma = any(tree.words[i] == "," for i in range(noun, verb) if tree.head[i] == verb)
    # "men and a woman who *are* hurt"
    both = "Number=Plur" not in tree.feats[noun] and not bearers.isdisjoint(_OF_MANY)
    alike = "Number=Plur" in tree.feats[first] or "Number=Plur" not in tree.feats[noun]
    if (
        (own and not both)
        or comma
        or not ties <= {"and", "or"}
        or bearers & _OF_ONE
        or not several
        or not alike
        or tree.pos[first] != "NOUN"
    ):
        return None
    return first if tree.case(first) != "between" else None
