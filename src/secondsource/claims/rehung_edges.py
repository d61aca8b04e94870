"""What stands at the edge of a clause and was hung on the clause beside it, where commas or a word were lost."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from secondsource.claims import antecedents, lexicon
from secondsource.claims.move import Move

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from secondsource.claims.tree import Tree

_NOUNS = frozenset({"NOUN", "PROPN"})
_NOMINAL = _NOUNS | {"PRON", "NUM"}
_RELATIVES = frozenset({"where", "which", "who", "that", "whom", "when"})
_TIMES = frozenset({"DATE", "TIME"})
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_PARTS = frozenset({"including", "among"})
_SPEECH = frozenset({
    "add", "say", "note", "stress", "warn", "explain", "indicate", "emphasize", "underline", "affirm", "claim",
    "point", "insist", "state",
})  # fmt: skip
"""What goes on with what a speaker says, before "that"."""
_TELLING = frozenset({"say", "add", "report"})
_BIDDING = frozenset({"urge", "ask", "remind", "warn", "advise", "accuse", "request", "implore", "call"})
"""What somebody does with words to whom he names after it."""
_ITS = frozenset({"its", "their", "his", "her"})
_HARM = frozenset({
    "kill", "wound", "injure", "hit", "strike", "destroy", "damage", "shell", "bomb", "attack", "seize", "capture",
    "storm", "target", "launch", "fire", "behead", "abduct",
})  # fmt: skip
"""Deeds that take an object: with one behind it, such a verb is no participle; without one, it wants one."""
_BEFALLS = frozenset({"kill", "wound", "injure", "die", "hurt"})
_STATES = frozenset({
    "dead", "displaced", "homeless", "hurt", "injured", "killed", "missing", "stranded", "trapped", "wounded",
})  # fmt: skip
"""What a deed leaves people as."""


def moves(tree: Tree) -> Iterator[Move]:
    """Give what is to be hung anew; the tree is changed between one and the next."""
    for index, dep in enumerate(tree.dep):
        if dep in _RULES:
            for mend in _RULES[dep]:
                yield from mend(tree, index)


def _before_relative(tree: Tree, verb: int) -> Iterator[Move]:
    """Hang what stands before a relative word on the clause before it ("a revolt *since May* where X accuses Y")."""
    noun, kids = tree.head[verb], tree.kids[verb]
    if not noun < verb or not kids or kids[0] == verb - 1 or tree.base[kids[0]] != "obl":
        return
    time = kids[0]
    relative = tree.right[time]
    told = (
        tree.lower[relative] in _RELATIVES and tree.head[relative] == verb and tree.pos[relative] != "SCONJ"
    )
    if not told or tree.ent[time] not in _TIMES or not noun < tree.left[time]:
        return
    above = next((i for i in tree.above(noun) if tree.is_predicate(i)), None)
    if above is not None:
        yield Move(time, above, "obl")


def _of_part(tree: Tree, verb: int) -> Iterator[Move]:
    """Hang a relative clause on the part right before it ("21 people including *refugees who* had fled were killed")."""
    noun = tree.head[verb]
    if tree.lemma[verb] in _BEFALLS or noun > verb:
        return
    for part in reversed(tree.of(noun, "nmod")):
        apart = tree.ent[part] == "NORP" or bool(
            tree.of(part, "nummod")
        )  # not "including women and children"
        adjoins = part < verb and tree.right[part] == tree.left[verb]
        if adjoins and apart and tree.case(part) in _PARTS and not tree.of(part, "conj"):
            yield Move(verb, part, "acl:relcl")
            return


def _with_copula(tree: Tree, noun: int) -> Iterator[Move]:
    """Make a relative clause of a subject and what it is ("areas where *its rival* is stronger", read as two clauses)."""
    above, auxiliary = tree.head[noun], tree.right[noun]
    if tree.pos[noun] not in _NOUNS or tree.of(noun, "cop") or not above < noun or auxiliary >= len(tree):
        return
    where = [kid for kid in tree.of(noun, "advmod") if tree.lower[kid] in {"where", "when"}]
    told = tree.head[auxiliary]
    if not where or tree.pos[auxiliary] != "AUX" or tree.base[told] not in {"conj", "parataxis", "root"}:
        return
    if told > auxiliary and tree.own_subject(told) is None and not tree.of(told, "cc", "mark"):
        yield Move(told, above, "acl:relcl")
        yield Move(noun, told, "nsubj")
        for kid in where:
            yield Move(kid, told, "advmod")


def _goes_on(tree: Tree, gerund: int) -> Iterator[Move]:
    """Hang what a speaker goes on with on his verb ("urged them to stop the raids *pointing out that* …")."""
    noun = tree.head[gerund]
    if tree.lemma[gerund] not in _SPEECH | _BIDDING or not noun < gerund or not tree.gerund(gerund):
        return
    told = [i for i in tree.of(gerund, "ccomp") if any(tree.lower[m] == "that" for m in tree.of(i, "mark"))]
    if not told and tree.lemma[gerund] in _BIDDING:
        yield from _bids_it(tree, gerund)
    if not told or tree.ent[noun] in {"PERSON", "ORG", "NORP"} or tree.lemma[noun] in _sources():
        return
    verb = next((i for i in tree.above(noun) if tree.is_verb(i) and tree.finite(i)), None)
    if verb is not None and verb < noun and tree.own_subject(verb) is not None:
        yield Move(gerund, verb, "advcl")


def _bids_it(tree: Tree, gerund: int) -> Iterator[Move]:
    """Hang what a speaker bids on his verb, where "it" is whom he speaks of ("said the council ignores the law *urging it* to act")."""
    bidden = {tree.lower[kid] for kid in tree.of(gerund, "obj", "iobj")}
    clause = next((i for i in tree.above(gerund) if tree.is_verb(i) and tree.finite(i)), None)
    subject = tree.own_subject(clause) if clause is not None and tree.base[clause] == "ccomp" else None
    if clause is None or subject is None:
        return
    one = "Number=Plur" not in tree.feats[subject] or tree.ent[subject] == "ORG"
    if bidden & ({"it", "him", "her"} if one else {"them"}) and tree.head[clause] < clause:
        yield Move(gerund, tree.head[clause], "advcl")


def _with_allies(tree: Tree, gerund: int) -> Iterator[Move]:
    """Set those beside the first whose they are ("resulted in the *Front and its allies* taking the town", read as two clauses)."""
    verb, noun = tree.head[gerund], tree.own_subject(gerund)
    if noun is None or not tree.gerund(gerund) or not verb < noun < gerund or tree.of(gerund, "aux"):
        return
    ties, own = tree.of(gerund, "cc"), [k for k in tree.exactly(noun, "nmod:poss") if tree.lower[k] in _ITS]
    before = [i for i in tree.of(verb, "obl", "obj") if ties and tree.right[i] == ties[0]]
    if own and before and tree.left[noun] == ties[0] + 1:
        yield Move(noun, before[0], "conj")
        yield Move(ties[0], noun, "cc")
        yield Move(gerund, before[0], "acl")


def _subject_before(tree: Tree, gerund: int) -> Iterator[Move]:
    """Give a verb the subject before it, which a gerund behind was given ("said *that rebels* in the east shelled it *killing* ten")."""
    verb, noun = tree.head[gerund], tree.own_subject(gerund)
    if (
        noun is None
        or not noun < verb < gerund
        or not tree.gerund(gerund)
        or tree.own_subject(verb) is not None
    ):
        return
    marks = [mark for mark in tree.of(gerund, "mark") if mark < noun]
    if tree.pos[verb] == "VERB" and tree.base[verb] in {"ccomp", "root"} and not tree.of(verb, "mark"):
        for word in (noun, *marks):
            yield Move(word, verb, "nsubj" if word == noun else "mark")


def _who_of_people(tree: Tree, verb: int) -> Iterator[Move]:
    """Hang a clause with "who" on the people before it, not on a deed ("*ten others* were hurt in the attack *who were* taken away")."""
    noun, pronoun = tree.head[verb], tree.own_subject(verb)
    if pronoun is None or tree.lower[pronoun] != "who" or tree.pos[noun] != "NOUN" or not noun < pronoun:
        return
    above = (tree.own_subject(i) for i in tree.above(noun) if tree.is_verb(i))
    subject = next((i for i in above if i is not None), None)
    if subject is None or not subject < noun or not antecedents.is_deed(tree, noun):
        return
    several = "Number=Plur" in tree.feats[subject] and "Number=Plur" not in tree.feats[noun]
    if several and any(tree.lower[kid] in {"were", "are", "have"} for kid in tree.of(verb, "aux", "cop")):
        yield Move(verb, subject, "acl:relcl")


def _in_place(tree: Tree, verb: int) -> Iterator[Move]:
    """Hang a place on the deed before it, where a title's next verb has it for its subject ("Kills Ten *in Hama* Breaks Siege")."""
    first, noun = tree.head[verb], tree.own_subject(verb)
    if noun is None or not first < noun < verb or tree.ent[noun] not in _PLACES or not tree.finite(verb):
        return
    cases = [kid for kid in tree.of(noun, "case") if kid < noun]
    bare = not tree.of(verb, "mark", "aux", "cc") and tree.right[noun] == verb
    if cases and bare and tree.is_verb(first) and tree.words[verb][0].isupper():
        yield Move(noun, first, "obl")
        yield Move(verb, first, "conj")


@cache
def _sources() -> frozenset[str]:
    """Return the nouns of who and what says something."""
    return lexicon.somebody() | lexicon.DOCUMENTS | lexicon.OUTLETS


def _as_it_did(tree: Tree, verb: int) -> Iterator[Move]:
    """Make a clause of what was read as a noun with a participle behind "as" ("it came *as a bomb killed six*")."""
    noun = tree.head[verb]
    if tree.lemma[verb] not in _HARM or tree.base[noun] not in {"obl", "advcl"} or not noun < verb:
        return
    cases = tree.of(noun, "case", "mark")
    alone = len(cases) == 1 and tree.lower[cases[0]] == "as" and tree.pos[noun] in _NOMINAL
    if alone and tree.lower[verb].endswith(("ed", "t")) and tree.of(verb, "obj") and not tree.of(verb, "aux"):
        above = tree.head[noun]
        yield Move(verb, above, "advcl")
        yield Move(noun, verb, "nsubj")
        yield Move(cases[0], verb, "mark")


def _behind_and(tree: Tree, gerund: int) -> Iterator[Move]:
    """Give the noun before "and" the one behind it, not the gerund ("shelled Hama *and Homs* leaving six dead")."""
    noun = tree.own_subject(gerund)
    if noun is None or not noun < gerund or not tree.gerund(gerund):
        return
    tie = tree.left[noun]
    first = tie - 1
    if tree.base[tie] != "cc" or tree.head[tie] != noun or tree.pos[first] not in _NOUNS:
        return
    while tree.base[first] in {"flat", "compound"} and tree.head[first] != first:
        first = tree.head[first]
    if gerund in tree.above(first):
        return
    if first < tie and tree.right[noun] <= gerund and not tree.of(gerund, "aux"):
        yield Move(noun, first, "conj")


def _said_by(tree: Tree, gerund: int) -> Iterator[Move]:
    """Take who stands behind the verb of saying for who speaks ("…, *said residents* speaking by telephone")."""
    cue, noun = tree.head[gerund], tree.own_subject(gerund)
    if noun is None or tree.lemma[cue] not in _TELLING or not cue < noun < gerund or not tree.gerund(gerund):
        return
    before = any(kid < cue for kid in tree.of(cue, "ccomp"))
    if before and tree.left[noun] == cue + 1 and tree.own_subject(cue) is None and not tree.of(gerund, "aux"):
        yield Move(noun, cue, "nsubj")
        yield Move(gerund, noun, "acl")


def _left_so(tree: Tree, state: int) -> Iterator[Move]:
    """Hang how people are left on "leave", and who tells it on his verb ("left six injured *a source* in the town said")."""
    verb = tree.head[state]
    if (
        tree.lemma[verb] != "leave"
        or not tree.lower[state].endswith("ed")
        or tree.own_subject(state) is not None
    ):
        return
    told, things = tree.of(verb, "obj"), tree.of(state, "obj")
    if not told or not things or tree.right[told[-1]] != state or tree.left[things[0]] != state + 1:
        return
    cue = tree.right[things[0]]
    if (
        cue < len(tree)
        and tree.is_verb(cue)
        and tree.own_subject(cue) is None
        and tree.lemma[cue] in _TELLING
    ):
        yield Move(things[0], cue, "nsubj")
        yield Move(state, verb, "xcomp")


def _as_left(tree: Tree, state: int) -> Iterator[Move]:
    """Hang what people were left as on "leave", not on them ("has left 20 villagers *injured* since Monday")."""
    noun = tree.head[state]
    verb = tree.head[noun]
    told = tree.lower[state] in _STATES and not tree.of(state, "aux", "obl", "obj")
    if tree.lemma[verb] == "leave" and tree.base[noun] == "obj" and verb < noun < state and told:
        yield Move(state, verb, "xcomp")


def _others_left(tree: Tree, state: int) -> Iterator[Move]:
    """Set those left so beside the ones before them ("left six people dead and *ten wounded*")."""
    first, noun = tree.head[state], tree.own_subject(state)
    verb = tree.head[first]
    if tree.lemma[verb] != "leave" or tree.base[first] != "xcomp" or noun is None or not first < noun < state:
        return
    objects = [kid for kid in tree.of(verb, "obj") if kid < first]
    if objects and tree.lower[state] in _STATES and not tree.of(state, "aux", "cop"):
        yield Move(noun, objects[-1], "conj")
        yield Move(state, noun, "acl")
        for tie in tree.of(state, "cc"):
            yield Move(tie, noun, "cc")


def _when_last(tree: Tree, verb: int) -> Iterator[Move]:
    """Hang a time on the verb that it stands behind, which the first shares ("left the party and *took a new name in May*")."""
    first, end = tree.head[verb], tree.right[verb]
    if end >= len(tree) or not first < verb or not tree.is_verb(verb) or tree.own_subject(verb) is not None:
        return
    if tree.lemma[verb] in _BEFALLS:
        return  # "killed 45 people and wounded 85 on Tuesday" is one blow
    for time in tree.of(first, "obl"):
        behind = time > verb and tree.left[time] == end and tree.ent[time] == "DATE"
        if behind and tree.is_verb(first) and tree.finite(first) and tree.finite(verb):
            yield Move(time, verb, tree.dep[time])
            return


def _doubled(tree: Tree, verb: int) -> Iterator[Move]:
    """Take a verb that was written twice for one ("six have been *killed killed* in the port")."""
    first = verb - 1
    if (
        tree.lower[first] != tree.lower[verb]
        or tree.pos[verb] != "VERB"
        or tree.own_subject(verb) is not None
    ):
        return
    if tree.pos[first] == "VERB" and tree.own_subject(first) is not None and verb not in tree.above(first):
        for kid in tree.kids[verb].copy():
            yield Move(kid, first, tree.dep[kid])
        yield Move(verb, first, "reparandum")


def _next_in_title(tree: Tree, verb: int) -> Iterator[Move]:
    """Give a title's verb the object that the next one was read to begin with ("Gang *Fires Shells* at Town Kills 3")."""
    noun = tree.own_subject(verb)
    if noun is None or not noun < verb or not tree.words[verb][0].isupper():
        return
    before = tree.left[noun] - 1
    titled = before > 0 and tree.words[before][0].isupper() and tree.words[noun][0].isupper()
    if (
        not titled
        or tree.pos[before] != "VERB"
        or tree.lemma[before] not in _HARM
        or tree.of(before, "obj", "aux")
    ):
        return
    beside = tree.head[before] in {verb, tree.head[verb]} or tree.head[verb] == before
    subject = tree.own_subject(before)
    if (
        beside
        and subject is not None
        and subject < before
        and tree.right[noun] == verb
        and not tree.of(verb, "cc")
    ):
        if tree.head[before] == verb:
            yield Move(before, before if tree.head[verb] == verb else tree.head[verb], tree.dep[verb])
        yield Move(noun, before, "obj")
        yield Move(verb, before, "conj")


def _struck(tree: Tree, land: int) -> Iterator[Move]:
    """Give a deed the land that it is done to, not those who tell it ("preparing to attack *Turkey* security sources said")."""
    verb = land - 1
    if (
        tree.pos[verb] != "VERB"
        or tree.ent[land] != "GPE"
        or tree.lemma[verb] not in _HARM
        or tree.words[land].isupper()
    ):
        return
    noun = tree.head[land]
    cue = tree.head[noun]
    told = tree.base[noun] == "nsubj" and tree.lemma[cue] in _TELLING and tree.pos[noun] == "NOUN"
    if (
        told
        and noun > land
        and tree.left[noun] == land
        and tree.infinitive(verb)
        and not tree.of(verb, "obj")
    ):
        yield Move(land, verb, "obj")


_RULES: Mapping[str, tuple[Callable[[Tree, int], Iterator[Move]], ...]] = {
    "acl": (_goes_on, _as_it_did, _as_left),
    "acl:relcl": (_before_relative, _of_part, _with_copula, _who_of_people),
    "advcl": (_behind_and, _in_place, _subject_before),
    "ccomp": (_doubled, _said_by, _left_so),
    "parataxis": (_doubled, _next_in_title),
    "root": (_next_in_title,),
    "compound": (_struck,),
    "conj": (_with_allies, _doubled, _next_in_title, _when_last, _others_left),
}
"""The rules by the relation of the word that they begin at: most words are asked nothing."""
