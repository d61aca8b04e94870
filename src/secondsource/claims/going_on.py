"""Tells whether a claim goes on about the event of the sentence before: "*the attack* killed six", "*another 20* were wounded"."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from secondsource.claims.pointing import (
    DEEDS,
    DOERS,
    MASS,
    MEANT,
    POINTS,
    concrete,
    counts,
    gives_toll,
    of_event,
    points_back,
    several,
)
from secondsource.claims.quantities.units import is_person
from secondsource.claims.settings import HARMS, WARS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secondsource.claims.reading import Draft
    from secondsource.claims.tree import Tree

_BEFALLS = frozenset({"ASSAULT", "CASUALTIES", "DAMAGE"})
"""What an attack, a blast or a crash is, or brings about."""
_BESIDES = frozenset({"others", "more"})
_DIES = HARMS | {"die", "dead", "martyr", "hospitalize", "suffer"}
_CIRCUMSTANCES = frozenset({"obl", "advcl", "nmod"})
_UP_TO_NOW = frozenset({"have", "has"})
_ORDINALS = frozenset({"first", "second", "third", "fourth", "other"})
_APART = frozenset({
    "after", "before", "since", "until", "till", "when", "while", "as", "if", "where", "following", "despite", "because",
    "amid", "for", "against",
})  # fmt: skip
"""What leads from an event to another one."""
_GROUPS = frozenset({"unit", "patrol", "squad", "crew", "convoy", "crowd", "family"})
"""Nouns of those who take part in what happens at one spot."""
_GROWS = frozenset({"rise", "climb", "increase", "grow"})
_BURIED = frozenset({"trap", "bury", "pin"})
_RUBBLE = frozenset({"rubble", "debris", "wreckage"})
_HOLDS = frozenset({"include", "comprise", "number"})


class Told(NamedTuple):
    """What a sentence tells that the next one may go on about."""

    things: frozenset[str] = frozenset()
    """Things that harm is done with or to."""
    new: frozenset[str] = frozenset()
    """What takes part and was not told before: "*a gunman*", "*two trucks*"."""
    people: bool = False
    """Whether its event has several people as its subject, who may be "they"."""
    single: bool = False
    """Whether it tells one deed, which "the attacks" are not."""
    perfect: bool = False
    """Whether it tells what has been up to now: "*has* been shelled"."""
    counted: frozenset[tuple[str, str]] = frozenset()
    """The people whom it counts: number and noun."""


def told(tree: Tree, drafts: Sequence[Draft]) -> Told:
    """Return what a sentence tells harm with or of."""
    inside = {i for draft in drafts for i in draft.setting.clause if tree.pos[i] == "NOUN"}
    harm = {i for draft in drafts if harmful(draft) for i in draft.setting.clause if tree.pos[i] == "NOUN"}
    return Told(
        frozenset(tree.lemma[i] for i in harm),
        frozenset(_called(tree, i) for i in inside if _is_new(tree, i)),
        any(_plural_people(tree, tree.own_subject(draft.predicate)) for draft in drafts),
        any(several(tree, i) is False for i in harm) and not any(several(tree, i) for i in harm),
        any(tree.lower[kid] in _UP_TO_NOW for draft in drafts for kid in tree.of(draft.predicate, "aux")),
        frozenset((tree.lower[kid], tree.lemma[i]) for i in harm for kid in tree.of(i, "nummod")),
    )


def goes_on(tree: Tree, draft: Draft, before: Told, *, near: bool) -> bool:
    """Tell a claim that speaks of what was told before: "the attack", "among the dead", "the bomber", "25 were killed".

    Args:
        tree: The document.
        draft: The claim.
        before: What was told before.
        near: Whether that was in the sentence right before, and not one further back.
    """
    trigger = draft.predicate
    if near and draft.modality == "possible" and happens(draft) and _may_grow(tree, trigger):
        return True
    if draft.modality != "actual" or draft.polarity == "negated" or not happens(draft):
        return False
    if draft.act:
        return harmful(draft) and (
            points_back(tree, trigger, frozenset(), own=True) or gives_toll(tree, trigger)
        )
    if near and (_takes_part(tree, trigger, before) or _they(tree, trigger, before)):
        return True
    if not harmful(draft):
        return False
    if near and (
        _one_more(tree, trigger)
        or _bare_toll(tree, trigger, before)
        or _buried(tree, trigger)
        or _so_many(tree, trigger, before)
        or _done_by_it(tree, trigger)
    ):
        return True
    return (
        any(_meant(tree, i, draft, before, near=near) for i in {trigger, *draft.setting.clause})
        or _of_those(tree, trigger)
        or _under_it(tree, trigger)
        or _one_of_them(tree, trigger)
    )


def _meant(tree: Tree, noun: int, draft: Draft, before: Told, *, near: bool) -> bool:
    """Tell a noun of a claim that means what was told before: "*the attack* killed six", "five were among *the dead*"."""
    things = before.things if near else frozenset()
    lemma, trigger = tree.lemma[noun], draft.predicate
    if lemma not in MEANT and tree.lower[noun] not in MEANT and lemma not in things:
        return False
    if tree.pos[noun] not in {"NOUN", "ADJ", "VERB"} or (before.single and _deeds(tree, noun)):
        return False
    if not near and lemma in MASS:
        return False
    if lemma in DOERS and tree.base[trigger] == "root" and _earlier(tree, trigger):
        return False
    told_so = points_back(tree, noun, things, own=noun == trigger)
    return (told_so and (noun == trigger or of_event(tree, noun, draft.setting.spots))) or gives_toll(
        tree, noun
    )


def _deeds(tree: Tree, noun: int) -> bool:
    """Tell several deeds: "the *attacks*"."""
    return tree.lemma[noun] in DEEDS and tree.lemma[noun] != tree.lower[noun]


def of_war(tree: Tree, draft: Draft) -> bool:
    """Tell harm that was done by "the war" or in it."""
    harm = draft.type in _BEFALLS and draft.modality in {"actual", "possible"} and happens(draft)
    return harm and any(
        tree.lemma[i] in WARS
        and points_back(tree, i, frozenset(WARS), own=False)
        and of_event(tree, i, draft.setting.spots)
        for i in draft.setting.clause
        if tree.pos[i] == "NOUN"
    )


def another_deed(tree: Tree, sentence: int) -> bool:
    """Tell whether a sentence tells a deed that was not told before: "*a raid* followed"."""
    return any(
        tree.lemma[i] in DEEDS
        and tree.pos[i] == "NOUN"
        and not any(tree.lower[kid] in POINTS for kid in tree.of(i, "det"))
        for i in range(*tree.sents[sentence])
    )


def happens(draft: Draft) -> bool:
    """Tell a claim of what happens at a spot, and of who speaks of that ("condemned *the attack*")."""
    return draft.setting.physical or bool(draft.act)


def describes(tree: Tree, draft: Draft) -> bool:
    """Tell what somebody does at all times, by which he is described: "a coalition *battling rebels in the north*"."""
    return tree.base[draft.predicate] == "acl" and tree.gerund(draft.predicate)


def shares(tree: Tree, draft: Draft, lent: Sequence[int]) -> bool:
    """Tell a claim of what came of an event, or went with it, that its sentence tells beside: "12 were killed *and a truck burned*".

    Args:
        tree: The document.
        draft: The claim.
        lent: Predicates of claims of its sentence, which go on about what was told before.
    """
    if not draft.setting.physical or draft.modality != "actual" or draft.polarity == "negated":
        return False
    trigger = draft.predicate
    if not _level(tree, trigger) or not any(_level(tree, i) for i in lent):
        return False
    verb = trigger if tree.is_predicate(trigger) else tree.head[trigger]
    subject = tree.own_subject(verb)
    if any(tree.base[kid] in {"obl", "advcl"} for kid in tree.kids[verb]):
        return False
    return subject is None or tree.pos[subject] == "PRON" or draft.type in {"CASUALTIES", "DAMAGE"}


def _level(tree: Tree, index: int) -> bool:
    """Tell what a sentence tells itself, and not as what came before, or of somebody."""
    for i in (index, *tree.above(index)):
        marks = {tree.lower[kid] for kid in tree.of(i, "mark", "case", "advmod")}
        if marks & _APART or tree.base[i] in {"acl", "appos"}:
            return False
        if tree.base[i] == "root":
            return True
    return False


def harmful(draft: Draft) -> bool:
    """Tell a claim of harm that was done."""
    return draft.type in _BEFALLS and draft.modality == "actual" and happens(draft)


def _under_it(tree: Tree, trigger: int) -> bool:
    """Tell what a sentence about one deed tells of it: "*The clashes* ended with the army killing ten"."""
    index = trigger
    while True:
        subject = tree.own_subject(index) if tree.is_predicate(index) else None
        if subject is not None and index != trigger and points_back(tree, subject, frozenset(), own=True):
            return True
        base = tree.base[index]
        marks = {tree.lower[kid] for kid in tree.of(index, "mark", "case", "advmod")}
        if marks & _APART or base in {"root", "parataxis", "appos"} or tree.dep[index] == "acl:relcl":
            return False
        above = tree.head[index]
        if base == "acl" and not (tree.base[above] == "obj" and tree.lemma[tree.head[above]] in _HOLDS):
            return False
        index = above


def _of_those(tree: Tree, trigger: int) -> bool:
    """Tell people of whom it has been told what befell them: "of *those killed* six were children"."""
    those = tree.lower[tree.head[trigger]] == "those" and tree.base[trigger] == "acl"
    alone = not any(tree.base[kid] in _CIRCUMSTANCES for kid in tree.kids[trigger])
    return those and alone and tree.lemma[trigger] in HARMS


def _one_of_them(tree: Tree, trigger: int) -> bool:
    """Tell one of several who do it: "*A second bomber* blew himself up", "*one of the gunmen* was shot"."""
    subject = tree.own_subject(trigger)
    if subject is None:
        return False
    if tree.lemma[subject] in DOERS:
        return any(tree.lower[kid] in _ORDINALS | {"another"} for kid in tree.kids[subject]) and _plain(
            tree, subject
        )
    return tree.lower[subject] == "one" and any(
        tree.lemma[kid] in DOERS and tree.case(kid) == "of" and _plain(tree, kid)
        for kid in tree.kids[subject]
    )


def _plain(tree: Tree, noun: int) -> bool:
    return not any(tree.base[kid] in {"acl", "nmod", "appos"} for kid in tree.kids[noun])


def _takes_part(tree: Tree, trigger: int, before: Told) -> bool:
    """Tell an event of somebody or something that the sentence before told first: "*the gunman* fled", told after "a gunman"."""
    subject = tree.own_subject(trigger)
    if subject is None or tree.pos[subject] != "NOUN" or not before.new or _earlier(tree, trigger):
        return False
    pointed = any(tree.lower[kid] in POINTS for kid in tree.of(subject, "det"))
    return pointed and _plain(tree, subject) and _called(tree, subject) in before.new


def _they(tree: Tree, trigger: int, before: Told) -> bool:
    """Tell an event of those whom the sentence before told of: "*They* were evacuated"."""
    subject = tree.own_subject(trigger)
    alone = tree.base[trigger] == "root"
    return (
        before.people
        and alone
        and subject is not None
        and tree.lower[subject] == "they"
        and not _earlier(tree, trigger)
    )


def _earlier(tree: Tree, verb: int) -> bool:
    """Tell what was before, has been since, or is to come."""
    return any(tree.lower[kid] in _UP_TO_NOW | {"had", "will", "would"} for kid in tree.of(verb, "aux"))


def _called(tree: Tree, noun: int) -> str:
    """Return what somebody or something is called, with what stands before the noun: "army unit"."""
    words = [tree.lemma[kid] for kid in tree.of(noun, "compound") if kid < noun]
    return " ".join([*words, tree.lemma[noun]])


def _is_new(tree: Tree, noun: int) -> bool:
    """Tell what is told for the first time, and is somebody or a thing: "*a gunman*", "*two trucks*"."""
    first = any(tree.lower[kid] in {"a", "an"} for kid in tree.of(noun, "det")) or bool(
        tree.of(noun, "nummod")
    )
    return first and (is_person(tree.words[noun]) or tree.lemma[noun] in concrete() | _GROUPS)


def _plural_people(tree: Tree, noun: int | None) -> bool:
    if noun is None:
        return False
    people = [noun, *(kid for kid in tree.of(noun, "nmod") if tree.case(kid) == "of")]
    return any(
        tree.pos[i] == "NOUN" and is_person(tree.words[i]) and tree.lemma[i] != tree.lower[i] for i in people
    )


def _bare_toll(tree: Tree, verb: int, before: Told) -> bool:
    """Tell people of whom no more is told than how many were killed or hurt: "*25 soldiers were killed*"."""
    if tree.lemma[verb] not in _DIES or tree.base[verb] in {"acl", "amod", "advcl", "xcomp"}:
        return False
    verbs = [verb]
    while tree.base[verb] == "conj" and tree.lemma[tree.head[verb]] in _DIES:
        verb = tree.head[verb]
        verbs.append(verb)
    verbs += [kid for i in tuple(verbs) for kid in tree.of(i, "conj") if tree.lemma[kid] in _DIES]
    subject = tree.own_subject(verb)
    if subject is None or subject > verb or not (counts(tree, subject) or _someone(tree, subject)):
        return False
    kids = [kid for i in verbs for kid in tree.kids[i]]
    if any(
        (tree.base[kid] in _CIRCUMSTANCES and not (_of_wounds(tree, kid) or _suffers_too(tree, kid)))
        or tree.ent[kid] in {"DATE", "TIME"}
        for kid in kids
    ):
        return False
    if not any(tree.lower[kid] in _UP_TO_NOW for kid in kids if tree.base[kid] == "aux"):
        return True
    return before.perfect and not any(tree.lower[i] == "since" for i in range(*tree.sents[tree.sent[verb]]))


def _someone(tree: Tree, noun: int) -> bool:
    """Tell people of whom nothing was told before, one by one: "*a soldier*", "*a father and a son* were killed"."""
    people = [noun, *tree.of(noun, "conj")]
    return all(
        is_person(tree.words[i])
        and any(tree.lower[kid] in {"a", "an"} for kid in tree.of(i, "det"))
        and _plain(tree, i)
        for i in people
    )


def _suffers_too(tree: Tree, verb: int) -> bool:
    """Tell a clause of what befell others: "two were killed *while a boy was wounded*"."""
    while_ = any(tree.lower[kid] == "while" for kid in tree.of(verb, "mark"))
    return while_ and tree.own_subject(verb) is not None and tree.lemma[verb] in _DIES | {"sustain"}


def _may_grow(tree: Tree, noun: int) -> bool:
    """Tell a toll that was told before and may rise: "*the toll* could rise"."""
    rises = tree.lemma[tree.head[noun]] in _GROWS and tree.base[noun] == "nsubj"
    return rises and tree.lemma[noun] == "toll" and points_back(tree, noun, frozenset(), own=True)


def _buried(tree: Tree, verb: int) -> bool:
    """Tell people under what an event left of a building: "dozens were still *trapped under the rubble*"."""
    under = [kid for kid in tree.of(verb, "obl") if tree.lemma[kid] in _RUBBLE]
    others = [kid for kid in tree.kids[verb] if tree.base[kid] in _CIRCUMSTANCES and kid not in under]
    return tree.lemma[verb] in _BURIED and bool(under) and not others


def _done_by_it(tree: Tree, verb: int) -> bool:
    """Tell harm that a deed did which was told before: "after *the assault that killed five*"."""
    deed = tree.head[verb]
    if tree.dep[verb] != "acl:relcl" or tree.lemma[deed] not in DEEDS or several(tree, deed):
        return False
    harms = tree.lemma[verb] in HARMS and not _earlier(tree, verb)
    return harms and points_back(tree, deed, frozenset(), own=True, clause=verb)


def _so_many(tree: Tree, verb: int, before: Told) -> bool:
    """Tell people whom the sentence before has counted: "killed *the 19 men*", told after "19 men"."""
    sufferers = [*tree.of(verb, "obj"), *tree.of(verb, "nsubj")]
    return tree.lemma[verb] in HARMS and any(
        (tree.lower[number], tree.lemma[noun]) in before.counted and _plain(tree, noun)
        for noun in sufferers
        if any(tree.lower[kid] in POINTS for kid in tree.of(noun, "det"))
        for number in tree.of(noun, "nummod")
    )


def _of_wounds(tree: Tree, noun: int) -> bool:
    """Tell what somebody dies or suffers from, which is no deed told anew: "died *of wounds*"."""
    return tree.case(noun) in {"from", "of", "due to", "because of"} and tree.lemma[noun] not in DEEDS


def _one_more(tree: Tree, verb: int) -> bool:
    """Tell people whom the same befell: "*another 20* were wounded", "two guards were *also* killed"; not in a deed of its own."""
    if tree.lemma[verb] not in HARMS or tree.base[verb] in {"acl", "amod", "advcl"}:
        return False
    if tree.passive(verb) or tree.past_participle(verb):
        sufferer = tree.own_subject(verb)
        if sufferer is None or sufferer > verb:
            return False
    else:  # "the missiles also wounded *25 others*"
        sufferer = next(iter(tree.of(verb, "obj")), None)
        if sufferer is None or not any(tree.lower[i] == "also" for i in tree.of(verb, "advmod")):
            return False
    words = tree.subtree(sufferer)
    more = any(
        tree.lower[i] == "another" or (tree.lower[i] in _BESIDES and "than" not in tree.lower[i + 1 : i + 2])
        for i in words
    )
    also = any(tree.lower[i] == "also" for i in tree.of(verb, "advmod"))
    circumstances = [kid for kid in tree.kids[verb] if tree.base[kid] in _CIRCUMSTANCES]
    return (more or also) and not circumstances
