"""Clauses that the reader hung on the wrong word: on the nearer noun, below another clause, or without their subject."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from secondsource.claims import antecedents
from secondsource.claims.move import Move, Rule, Rules

if TYPE_CHECKING:
    from collections.abc import Iterator

    from secondsource.claims.tree import Tree

_DENYING = frozenset({"deny", "say", "claim", "insist", "allege", "admit"})
"""What takes a clause and no object with what it does ("denied *they use it*", not "denied them use it")."""
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_TOGETHER = frozenset({"both", "each", "other", "separately", "together", "jointly"})
_HARM = frozenset({"kill", "wound", "injure", "destroy", "damage", "leave", "claim", "cause", "maim", "take"})
_GIVING = frozenset({"put", "place", "set", "give", "estimate"})
_TELLING = frozenset(
    {
        "say",
        "tell",
        "report",
        "confirm",
        "announce",
        "add",
        "state",
        "estimate",
        "count",
        "document",
        "record",
        "publish",
        "release",
    }
)
_COUNTS = frozenset({"toll", "number", "figure", "count", "tally", "total", "estimate", "loss"})
"""What somebody gives who tells how many there were."""
_MEANWHILE = frozenset({"when", "while", "as"})


def moves(tree: Tree) -> Iterator[Move]:
    """Give what is to be hung anew; the tree is changed between one and the next."""
    for start, end in tree.sents:
        yield from _cut_off(tree, start, end)
    for index, pos in enumerate(tree.pos):
        if tree.base[index] == "cop":
            yield from _copula(tree, index)
        if pos in {"VERB", "AUX"} and tree.is_verb(index):
            yield from _OF_VERBS.moves(tree, index)


def _cut_off(tree: Tree, start: int, end: int) -> Iterator[Move]:
    """Hang a title's subject that was read as a sentence of its own on its verb ("*Three Attacks* Target the Capital")."""
    roots = [i for i in range(start, end) if tree.head[i] == i]
    for first, second in pairwise(roots):
        begins = tree.left[second]
        adjoins = tree.right[first] == begins and tree.pos[begins] in {"VERB", "AUX"}
        open_ = tree.is_predicate(second) and tree.own_subject(second) is None
        if adjoins and open_ and (tree.pos[first] in _NOMINAL or tree.gerund(first)):
            yield Move(first, second, "csubj" if tree.is_verb(first) else "nsubj")
        yield from _named_place(tree, first, second)


def _named_place(tree: Tree, first: int, second: int) -> Iterator[Move]:
    """Take a deed for what did harm, not the place named before its verb ("*fire on the city Aleppo* killed five")."""
    for verb in (second, *tree.of(second, "ccomp")):
        name = tree.own_subject(verb)
        behind = name is not None and tree.left[verb] == tree.left[name] == tree.right[first]
        if not behind or name is None or tree.ent[name] not in {"GPE", "LOC"} or tree.pos[first] != "NOUN":
            continue
        if tree.lemma[verb] in _HARM and tree.pos[name - 1] == "NOUN" and not tree.passive(verb):
            yield Move(name, name - 1, "appos")
            yield Move(first, verb, "nsubj")


def _copula(tree: Tree, copula: int) -> Iterator[Move]:
    """Hang a copula on what it tells, not on what stands before that ("it *is* likely a leak", "among those who fled *was* X")."""
    adverb = tree.head[copula]
    told = tree.head[adverb]
    among = tree.base[adverb] in {"obl", "nmod"} and adverb < copula < told and tree.pos[told] in _NOMINAL
    if among and tree.case(adverb) and not tree.of(told, "cop"):
        yield Move(copula, told, "cop")
    if tree.base[adverb] == "advmod" and copula < adverb < told:
        for kid in (copula, *tree.of(adverb, "nsubj")):
            yield Move(kid, told, tree.dep[kid])


def _denied(tree: Tree, verb: int) -> Iterator[Move]:
    """Make a clause of an object and what it does, behind a verb that takes none ("denied *the army uses gas*")."""
    for deed in tree.of(verb, "xcomp"):
        nouns = [noun for noun in tree.of(verb, "obj") if noun == tree.left[deed] - 1]
        bare = tree.lower[deed] == tree.lemma[deed] and not tree.of(deed, "mark", "cop", "aux")
        if nouns and bare and tree.left[deed] == deed:
            yield Move(nouns[0], deed, "nsubj")
            yield Move(deed, verb, "ccomp")


def _chained(tree: Tree, verb: int) -> Iterator[Move]:
    """Set a verb beside the one before it whose object is complete ("claimed the lives of three *injured two others*")."""
    above = tree.head[verb] if tree.base[verb] == "ccomp" else _deed_above(tree, verb)
    if not tree.is_verb(above) or tree.own_subject(verb) is not None:
        return
    first = tree.left[verb]
    objects = [noun for noun in tree.of(above, "obj") if noun < first]
    told = tree.of(verb, "obj") and not tree.of(verb, "aux", "mark", "cop", "expl")
    past = tree.lower[verb].endswith("ed") and "Tense=Past" in tree.feats[verb]
    if objects and told and past and first == verb and tree.pos[verb - 1] in _NOMINAL:
        yield Move(verb, above, "conj")


def _deed_above(tree: Tree, participle: int) -> int:
    """Return the verb of the object that a participle was hung on, which has an object itself and so is none; else itself."""
    noun = tree.head[participle]
    while tree.base[noun] == "nmod" and tree.head[noun] < noun:
        noun = tree.head[noun]
    hung = tree.dep[participle] == "acl" and tree.base[noun] == "obj" and tree.finite(tree.head[noun])
    return tree.head[noun] if hung and tree.lemma[participle] in _HARM else participle


def _subject_gerund(tree: Tree, verb: int) -> Iterator[Move]:
    """Take a gerund with its object for what a modal verb tells of ("and *retaking it* would open the road")."""
    gerund = tree.head[verb]
    beside = tree.base[gerund] == "conj" and tree.gerund(gerund)
    subject = tree.own_subject(verb) if beside else None
    if subject is None or not gerund < subject:
        return
    modal = min(tree.of(verb, "aux"), default=verb)
    bare = not tree.of(gerund, "obj", "nsubj", "aux") and tree.left[subject] == gerund + 1
    if bare and modal < verb and tree.right[subject] == modal and tree.finite(verb):
        yield Move(verb, tree.head[gerund], "conj")
        for tie in tree.of(gerund, "cc"):
            yield Move(tie, verb, "cc")
        yield Move(gerund, verb, "csubj")
        yield Move(subject, gerund, "obj")


def _between(tree: Tree, verb: int) -> Iterator[Move]:
    """Hang a relative clause on the nearer of two that stand against each other ("between locals and *rebels who* fled")."""
    noun = tree.head[verb]
    if tree.dep[verb] != "acl:relcl" or tree.case(noun) != "between":
        return
    if any(tree.lower[kid] in _TOGETHER for kid in tree.subtree(verb)):
        return
    first = tree.left[verb]
    for other in tree.of(noun, "conj"):
        if noun < other < first and first - tree.phrase(other)[1] <= 1 and not tree.of(other, "conj"):
            yield Move(verb, other, "acl:relcl")
            return


def _of_adverb(tree: Tree, verb: int) -> Iterator[Move]:
    """Hang a relative clause on the people before it, not on where they are from ("refugees from *elsewhere* in X *who fled*")."""
    adverb = tree.head[verb]
    noun, subject = tree.head[adverb], tree.own_subject(verb)
    who = subject is not None and tree.lower[subject] == "who"
    if tree.dep[verb] != "advcl:relcl" or tree.pos[adverb] != "ADV" or not who:
        return
    if noun < adverb < verb and tree.pos[noun] in _NOMINAL:
        yield Move(verb, noun, "acl:relcl")


def _as(tree: Tree, verb: int) -> Iterator[Move]:
    """Give a clause behind "as" its subject, read as a noun behind a preposition ("came *as a car bomb* wounded ten")."""
    above = tree.head[verb]
    if not tree.finite(verb) or tree.own_subject(verb) is not None or tree.of(verb, "mark", "aux", "cc"):
        return
    for noun in tree.of(above, "obl"):
        mark = tree.left[noun]
        if above < mark and tree.lower[mark] == "as" and tree.right[noun] == verb == tree.left[verb]:
            yield Move(noun, verb, "nsubj")
            yield Move(mark, verb, "mark")
            return


def _beside_nominal(tree: Tree, gerund: int) -> Iterator[Move]:
    """Hang a participle behind "and" on the one that it goes on from ("*wounding* ten most of them are children and *causing* damage")."""
    told = tree.head[gerund]
    if not tree.gerund(gerund) or not tree.of(told, "cop") or tree.own_subject(gerund) is not None:
        return
    first = tree.left[told]
    beside = tree.base[told] in {"parataxis", "conj", "acl", "appos"} and tree.pos[told] in _NOMINAL
    before = next((i for i in tree.above(first - 1) if tree.is_verb(i)), None) if beside and first else None
    if before is not None and tree.gerund(before) and tree.sent[before] == tree.sent[gerund]:
        yield Move(gerund, before, "conj")


def _outcome(tree: Tree, gerund: int) -> Iterator[Move]:
    """Hang whom a deed harmed on the deed, not on what went on meanwhile ("shelled it *when people prayed killing six*").

    Nor on what those did whom it was against ("bombed tents of people *who had fled the town killing six*").
    """
    if not tree.gerund(gerund) or tree.own_subject(gerund) is not None:
        return
    if not antecedents.harms(tree, gerund):
        return
    clause = next((i for i in tree.above(gerund) if tree.is_predicate(i)), gerund)
    set_in = any(tree.lower[kid] in _MEANWHILE for kid in tree.of(clause, "mark", "advmod"))
    of_those = tree.dep[clause] == "acl:relcl" and not antecedents.strikes(tree, clause)
    if not (set_in or of_those) or tree.base[clause] not in {"advcl", "acl"} or tree.lemma[clause] in _HARM:
        return
    deed = next((i for i in tree.above(clause) if tree.is_verb(i)), clause)
    if deed < clause and tree.right[clause] == tree.right[gerund] and antecedents.strikes(tree, deed):
        yield Move(gerund, deed, "advcl")


def _tells_number(tree: Tree, verb: int) -> Iterator[Move]:
    """Set who gives a number beside his telling, not beside the deed that he told of ("*said* the army had shelled it and *put the toll at 100*")."""
    deed = tree.head[verb]
    cue = tree.head[deed]
    told = tree.base[verb] == "conj" and tree.base[deed] == "ccomp" and tree.is_verb(cue) and cue < deed
    counts = told and gives_count(tree, verb)
    bare = not tree.of(verb, "aux", "mark") and tree.own_subject(verb) is None
    if counts and bare and tree.lemma[deed] not in _TELLING and tree.own_subject(cue) is not None:
        yield Move(verb, cue, "conj")


def by_number(tree: Tree, cue: int, verb: int) -> bool:
    """Tell whether a second verb is the speaker's by its number ("the group says the raids go on and *raises* the toll")."""
    subject, present = (
        tree.own_subject(cue),
        "Tense=Pres" in tree.feats[verb] and "Tense=Pres" in tree.feats[cue],
    )
    clause = next(iter(tree.of(cue, "ccomp")), None)
    other = tree.own_subject(clause) if clause is not None else None
    if subject is None or other is None or not present or tree.own_subject(verb) is not None:
        return False
    several = ["Number=Plur" in tree.feats[i] for i in (subject, other)]
    return (
        several[0] != several[1] and tree.lower[verb].endswith("s") != several[0] and not tree.of(verb, "aux")
    )


def gives_count(tree: Tree, verb: int) -> bool:
    """Tell whether a verb tells how many there were ("*put* the toll at 100")."""
    return tree.lemma[verb] in _GIVING and any(tree.lemma[kid] in _COUNTS for kid in tree.of(verb, "obj"))


_OF_VERBS = Rules(
    Rule(_tells_number, {"conj"}, _GIVING),
    Rule(_denied, lemmas=_DENYING),
    Rule(_chained, {"acl", "ccomp"}),
    Rule(_subject_gerund),
    Rule(_between, {"acl"}),
    Rule(_of_adverb, {"advcl"}),
    Rule(_as, {"advcl"}),
    Rule(_beside_nominal, {"conj"}),
    Rule(_outcome, {"acl", "advcl"}, _HARM),
)
"""The rules that begin at a verb, in turn."""
