"""What stands behind the second of two verbs and was hung on the first: an object is of the verb right before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secondsource.claims.move import Move, Rule, Rules

if TYPE_CHECKING:
    from collections.abc import Iterator

    from secondsource.claims.tree import Tree

_COMPLEMENTS = frozenset({"obj", "xcomp", "ccomp"})
_SEEING = frozenset({"see", "watch", "hear", "let"})
_TOWARD = frozenset({"for", "to", "from", "at", "near", "towards", "toward"})
_DAY_PARTS = frozenset({"morning", "afternoon", "evening", "night"})
_HARMED = frozenset({"kill", "wound", "injure", "hurt", "martyr", "maim"})
_IN_WHICH = frozenset({"in", "on", "since", "during", "by", "after", "at", "near", "when", "due to"})
"""What opens how, where or when both came to harm."""
_WHERE = frozenset({"in", "at", "near", "around", "outside", "inside"})


def moves(tree: Tree) -> Iterator[Move]:
    """Give what is to be hung anew; the tree is changed between one and the next."""
    for verb, pos in enumerate(tree.pos):
        if pos == "NUM":
            yield from _gapped(tree, verb)
            yield from _behind_time(tree, verb)
        if pos not in {"VERB", "AUX"} or not tree.is_verb(verb):
            continue
        yield from _OF_VERBS.moves(tree, verb)


def _gapped(tree: Tree, number: int) -> Iterator[Move]:
    """Hang a second count on the verb that goes for both, not on a place before it ("ten were killed in Hama and *five in Homs*")."""
    place = tree.head[number]
    if tree.base[number] != "conj" or not place < number or tree.pos[place] not in {"NOUN", "PROPN"}:
        return
    where = [noun for case, noun in tree.obliques(number) if case in _WHERE and noun > number]
    verb = next((i for i in tree.above(place) if tree.is_verb(i)), place)
    subject = tree.own_subject(verb) if verb != place else None
    if not where or tree.case(place) not in _WHERE or subject is None or not tree.of(subject, "nummod"):
        return
    if tree.base[place] in {"obl", "nmod"} and tree.base[tree.head[place]] not in {"nsubj", "obj"}:
        yield Move(number, verb, "conj")


def _behind_time(tree: Tree, number: int) -> Iterator[Move]:
    """Part a count from the time before it, whose end it cannot be ("and a strike on Thursday morning *two*")."""
    time = tree.head[number]
    if tree.base[number] == "flat" and time == number - 1 and tree.lemma[time] in _DAY_PARTS:
        above = tree.head[time]
        yield Move(number, above, "obl:unmarked" if tree.is_verb(above) else "nmod:unmarked")


def _object(tree: Tree, verb: int) -> Iterator[Move]:
    """Hang what stands right behind a second verb on it ("killed two and *wounded* 12", "was and *remains* sorry")."""
    first = tree.head[verb]
    if tree.right[verb] != verb + 1 or not tree.is_predicate(first):
        return
    if tree.own_subject(verb) is not None or (tree.past_participle(verb) and tree.passive(first)):
        return
    for kid in tree.kids[first]:
        if tree.base[kid] in _COMPLEMENTS and tree.left[kid] == verb + 1:
            yield Move(kid, verb, tree.dep[kid])
            return
    for noun in tree.of(first, "obj"):
        for kid in tree.of(noun, "conj"):
            if noun < verb < kid and tree.left[kid] == verb + 1 and not tree.is_verb(kid):
                yield Move(kid, verb, "obj")
                return


def _seen(tree: Tree, verb: int) -> Iterator[Move]:
    """Take who is seen to do something for who does it ("an attack which saw *rebels* seize the town")."""
    for noun in tree.of(verb, "obj"):
        deeds = [
            kid
            for kid in tree.of(verb, "ccomp", "xcomp")
            if tree.is_verb(kid) and kid > noun and tree.own_subject(kid) is None
        ]
        if len(deeds) == 1 and not tree.infinitive(deeds[0]) and tree.pos[noun] in {"NOUN", "PROPN", "NUM"}:
            yield Move(noun, deeds[0], "nsubj")


def _clause_of_time(tree: Tree, verb: int) -> Iterator[Move]:
    """Make a clause of what was read as a noun and a verb apart ("fled after *the army and rebels clashed*")."""
    if tree.own_subject(verb) is not None:
        return
    if not tree.finite(verb) or tree.of(verb, "cc", "mark"):
        return
    auxiliary = min(tree.of(verb, "aux"), default=verb)
    for noun in range(tree.sents[tree.sent[verb]][0], auxiliary):
        mark = tree.left[noun]
        behind = tree.base[noun] == "obl" and tree.head[mark] == noun and tree.base[mark] == "case"
        if not behind or tree.pos[mark] != "SCONJ" or tree.right[noun] != auxiliary:
            continue
        above = tree.head[noun]
        if (
            not tree.finite(above)
            or verb in (above, *tree.above(above))
            or tree.lower[mark] not in {"after", "before", "since", "until"}
        ):
            continue
        yield Move(verb, above, "advcl")
        yield Move(noun, verb, "nsubj")
        yield Move(mark, verb, "mark")
        return


def _toward(tree: Tree, gerund: int) -> Iterator[Move]:
    """Hang where something was headed on its verb, not on what it did there ("was headed *for the bridge* killing two")."""
    noun = tree.own_subject(gerund) if tree.gerund(gerund) else None
    if noun is None:
        return
    mark = next((i for i in tree.of(gerund, "mark") if tree.lower[i] in _TOWARD and i < noun), None)
    above = tree.head[gerund]
    if mark is not None and mark == tree.left[gerund] and above < mark:
        yield Move(noun, above, "obl")
        yield Move(mark, noun, "case")


_OF_VERBS = Rules(
    Rule(_object, {"conj"}),
    Rule(_seen, lemmas=_SEEING),
    Rule(_toward, {"advcl"}),
    Rule(_clause_of_time, {"ccomp", "conj", "parataxis", "root"}),
)
"""The rules that begin at a verb, in turn."""


def beside_last(tree: Tree, head: int, kept: set[int]) -> set[int]:
    """Return the words of a last clause that tells something else beside ("… killing two *while a third was hurt in the port*")."""
    last = max(kept, default=head)
    for clause in (last, *tree.above(last)):
        if clause in {head, tree.head[clause]} or clause not in kept:
            return set()
        first = tree.left[clause]
        if tree.base[clause] != "advcl" or tree.lower[first] not in {"while", "whereas"}:
            continue
        subject = tree.own_subject(clause)
        if subject is None:
            continue
        told = tree.finite(clause) and tree.pos[subject] != "PRON" and tree.head[first] == clause
        nested = tree.head[clause] != head and tree.right[clause] > last
        return set(tree.subtree(clause)) if told and nested and first > head else set()
    return set()


def sharing_end(tree: Tree, first: int) -> int | None:
    """Return the verb of the harm that a clause of harm goes on to, whose how, where and when are both's, or ``None``.

    "Ten were killed *and 22 were wounded in an attack*", where the first one tells none of its own.
    """
    if not _came_to_harm(tree, first):
        return None
    kids = [kid for kid in tree.of(first, "conj") if kid > first and _came_to_harm(tree, kid)]
    second = kids[0] if kids else None
    if second is None or not (tree.of(second, "aux") or tree.lemma[second] == "die"):
        return None
    numbers = [tree.own_subject(verb) for verb in (first, second)]
    counted = all(i is not None and (tree.pos[i] == "NUM" or tree.of(i, "nummod")) for i in numbers)
    alone = not any(first < kid < second for kid in tree.of(first, "obl", "advcl", "xcomp", "obj"))
    before = tree.left[numbers[1]] - 1 if numbers[1] is not None else 0
    ends = [kid for kid in tree.of(second, "obl") if tree.left[kid] == second + 1]
    told = bool(ends) and tree.case(ends[0]) in _IN_WHICH
    return second if counted and alone and told and tree.pos[before] == "CCONJ" else None


def _came_to_harm(tree: Tree, verb: int) -> bool:
    return tree.lemma[verb] == "die" or (tree.lemma[verb] in _HARMED and tree.passive(verb))


def with_shared_end(tree: Tree, participle: int) -> set[int]:
    """Return the words of two counts with one end, whichever it was hung on ("ten were killed and *22 wounded* in an attack"), or none.

    Of two that were both harmed, also where the second one has all words of a clause ("*ten were killed* and 22 were wounded in an attack").
    """
    second, subject = sharing_end(tree, participle), tree.own_subject(participle)
    if second is not None and subject is not None:
        return set(range(tree.left[subject], max(tree.right[kid] for kid in tree.of(second, "obl"))))
    first = tree.head[participle]
    counted = tree.base[participle] == "conj" and tree.own_subject(participle) is not None
    bare = tree.past_participle(participle) and not tree.of(participle, "aux")
    if not (counted and bare and tree.is_verb(first) and tree.passive(first)):
        return set()
    apart = any(first < kid < participle for kid in tree.of(first, "obl", "advcl"))
    number = tree.own_subject(participle) or 0
    verbs = (
        (first,) if apart or tree.pos[number] != "NUM" else (first, participle)
    )  # not "and *50 others* hurt"
    ends = [kid for verb in verbs for kid in tree.of(verb, "obl") if tree.left[kid] == participle + 1]
    subject = tree.own_subject(first)
    if not ends or subject is None or subject > first:
        return set()
    return set(range(tree.left[subject], tree.right[ends[0]]))
