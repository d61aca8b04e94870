"""The word of a cue that says something, and the cues that say nothing: what the model takes for a saying and the tree does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secondsource.claims import stance
from secondsource.claims.quantities.units import is_person
from secondsource.claims.saying import Range, head_of

if TYPE_CHECKING:
    from secondsource.claims.events.matching import Matcher
    from secondsource.claims.tree import Tree

_UTTERING = frozenset(
    {"reiterate", "repeat", "renew", "issue", "make", "send", "address", "voice", "publish", "deliver"}
)
"""Verbs that leave what is done by the words to their object ("*repeated* their call on")."""


def cue_head(tree: Tree, matcher: Matcher, start: int, end: int) -> int:
    """Return the word of a cue that tells the stance: its last verb of saying, a noun of saying, or its head."""
    verbs = [i for i in range(start, end) if tree.is_verb(i)]
    acts = [i for i in verbs if matcher.act(i) is not None]
    for index in acts:
        if stance.unconfirmed(tree, index):
            return index
    strong = [i for i in acts if (entry := matcher.act(i)) and entry.first != "asserts"]
    if strong:
        return strong[-1]
    if acts:
        done = [kid for kid in tree.of(acts[-1], "obj") if start <= kid < end]
        told = [noun for noun in done if stance.of_noun(tree.lemma[noun]) not in {None, "asserts"}]
        return (
            told[0] if told and tree.lemma[acts[-1]] in _UTTERING else acts[-1]
        )  # "repeated their *call* on"
    nouns = [i for i in range(start, end) if stance.of_noun(tree.lemma[i])]
    if verbs and not nouns:
        return verbs[-1]
    return nouns[0] if nouns else head_of(tree, start, end)


def claimed_of(tree: Tree, noun: int, source: Range) -> bool:
    """Tell whether what is said is said of the speaker ("*She* has been hit with claims of appearing in a film")."""
    verb = tree.head[noun]
    if (
        tree.pos[noun] != "NOUN"
        or tree.case(noun) != "with"
        or not tree.is_verb(verb)
        or not tree.passive(verb)
    ):
        return False
    subject = tree.own_subject(verb)
    return subject is not None and source[0] <= subject < source[1]


def is_subject(tree: Tree, head: int, contents: tuple[Range, ...]) -> bool:
    """Tell whether what the model takes for what is said is the subject of the verb, who is quoted."""
    subject = tree.own_subject(head)
    return subject is not None and len(contents) == 1 and contents[0][0] <= subject < contents[0][1] <= head


def when_asked(tree: Tree, head: int) -> bool:
    """Tell whether a participle only tells what a speaker was asked ("he said *when questioned about the strike*")."""
    bare = tree.base[head] == "advcl" and tree.past_participle(head) and tree.own_subject(head) is None
    return bare and tree.lemma[head] in {"ask", "question", "press", "quiz"}


def only_willing(tree: Tree, head: int, contents: tuple[Range, ...]) -> bool:
    """Tell whether a cue only tells what somebody would or would not do ("are reluctant *to surrender*"): nobody speaks."""
    if (
        tree.is_verb(head)
        or stance.of_noun(tree.lemma[head])
        or stance.unconfirmed(tree, head)
        or not contents
    ):
        return False
    inner = head_inside(tree, contents[0])
    return tree.head[inner] == head and tree.base[inner] in {"xcomp", "advcl"} and tree.infinitive(inner)


def of_itself(tree: Tree, head: int) -> bool:
    """Tell whether the subject of a verb is a state or a body with a name, which speaks for itself."""
    subject = tree.own_subject(head)
    return subject is not None and not tree.passive(head) and tree.ent[subject] in {"GPE", "ORG"}


def claims_lives(tree: Tree, head: int) -> bool:
    """Tell whether "claim" takes people, not words ("shells claim nine civilians", "six *were claimed* in a bombing")."""
    if tree.lemma[head] != "claim" or tree.of(head, "ccomp", "xcomp"):
        return False
    return any(
        is_person(tree.lower[kid])
        or tree.pos[kid] == "NUM"
        or bool(tree.of(kid, "nummod"))
        or tree.lemma[kid] in {"life", "victim"}
        for kid in tree.of(head, "obj") + (tree.of(head, "nsubj") if tree.passive(head) else [])
    )


def of_responsibility(tree: Tree, head: int) -> bool:
    """Tell whether a "claim" is of responsibility for a deed, which does not say that there was the deed."""
    if tree.pos[head] != "NOUN" or tree.lemma[head] != "claim":
        return False
    return any(case == "of" and tree.lemma[kid] == "responsibility" for case, kid in tree.obliques(head))


def part_of_name(tree: Tree, head: int) -> bool:
    """Tell whether a cue is a part of a name ("the neighborhood of Sheikh *Said*", "the governor, *Said* Haddad")."""
    if tree.words[head] != "Said":
        return False
    return tree.pos[head] == "PROPN" or (
        head > tree.sents[tree.sent[head]][0]
        and tree.pos[head - 1] == "PROPN"
        and tree.end[head - 1] + 1 == tree.start[head]
    )


def convenes(tree: Tree, matcher: Matcher, head: int) -> bool:
    """Tell whether "call" brings people together and says nothing ("*called* an emergency meeting")."""
    return tree.lemma[head] == "call" and any(
        matcher.nouns.get(kid, ("",))[0] == "MEETING" for kid in tree.of(head, "obj")
    )


def accused_in_headline(tree: Tree, head: int) -> bool:
    """Tell whether who stands before "accused of" is accused, the "are" left out ("Migrants accused of assaults")."""
    return (
        tree.lower[head] == "accused"
        and tree.lower[head + 1 : head + 2] == ["of"]
        and not tree.of(head, "obj", "obl:agent")
        and tree.agent(head) is None
    )


def head_inside(tree: Tree, content: Range) -> int:
    """Return the head of what is said."""
    return head_of(tree, *content)
