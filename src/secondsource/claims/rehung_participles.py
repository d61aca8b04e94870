"""Participles and gerunds that were read as verbs, and verbs that were hung on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secondsource.claims import lexicon
from secondsource.claims.move import Move

if TYPE_CHECKING:
    from collections.abc import Iterator

    from secondsource.claims.tree import Tree

_BELIEVED = frozenset({"thought", "believed", "suspected", "presumed", "understood"})
NOUNS = frozenset({"NOUN", "PROPN", "NUM"})


def believed_of(tree: Tree, participle: int) -> Iterator[Move]:
    """Take a participle of belief for one that was read as a verb ("jets *thought to be* theirs struck the town")."""
    noun = participle - 1
    if (
        tree.lower[participle] not in _BELIEVED
        or tree.own_subject(participle) != noun
        or tree.lower[participle + 1 : participle + 2] != ["to"]
        or tree.of(participle, "aux", "cop", "cc")
    ):
        return
    verb = next(
        (
            kid
            for kid in tree.of(participle, "ccomp", "parataxis", "conj")
            if kid > participle and tree.finite(kid) and tree.own_subject(kid) is None
        ),
        None,
    )
    if verb is None or tree.of(verb, "cc", "mark"):
        return
    above = tree.head[participle]
    yield Move(verb, verb if above == participle else above, tree.dep[participle])
    yield Move(noun, verb, "nsubj")
    yield Move(participle, noun, "acl")


def with_subject(tree: Tree, gerund: int) -> Iterator[Move]:
    """Give a participle the subject that "with" opens it by ("with *forecasters* predicting more snow")."""
    if not tree.gerund(gerund) or tree.own_subject(gerund) is not None:
        return
    noun = gerund - 1
    mark = next((i for i in tree.of(noun, "case") if tree.lower[i] == "with"), None)
    apt = (
        tree.pos[noun] in NOUNS and tree.right[noun] == gerund == tree.left[gerund] and acts(tree.lemma[noun])
    )
    if mark is not None and apt and tree.head[noun] == tree.head[gerund]:
        yield Move(noun, gerund, "nsubj")
        yield Move(mark, gerund, "mark")


def with_means(tree: Tree, gerund: int) -> Iterator[Move]:
    """Hang weapons on the verb that they are used by ("attacked the town *with rocket shells* killing two women")."""
    noun = tree.own_subject(gerund) if tree.gerund(gerund) else None
    if noun is None:
        return
    marks = (*tree.of(gerund, "mark"), *tree.of(noun, "case"))
    mark = next((i for i in marks if tree.lower[i] == "with" and i < noun), None)
    if mark is not None and tree.lemma[noun] in lexicon.words("events", "classes", "weapon"):
        yield Move(noun, tree.head[gerund], "obl")
        yield Move(mark, noun, "case")


def beside_clause(tree: Tree, gerund: int) -> Iterator[Move]:
    """Take a gerund with a subject of its own for a circumstance of its clause ("they left, *cars burning* behind them")."""
    first = tree.left[gerund]
    if not tree.gerund(gerund) or tree.own_subject(gerund) is None or tree.of(gerund, "aux", "cc"):
        return
    if tree.words[first] == "," or (first and tree.words[first - 1] == ","):
        yield Move(gerund, tree.head[gerund], "parataxis")


def acts(lemma: str) -> bool:
    """Tell whether a noun is of those who act and speak; of "with *rocket shells* killing two" the shells are only the means."""
    return (
        lemma in lexicon.SECTORS
        or lemma in lexicon.PERSONS
        or lemma in lexicon.COLLECTIVES
        or lemma in lexicon.OUTLETS
        or lemma.endswith(("ster", "ist"))
    )


def read_as_verb(tree: Tree, participle: int) -> Iterator[Move]:
    """Take a participle that was read as a verb for one ("bombs *dropped* by the army killed 49 people")."""
    noun = tree.own_subject(participle) if tree.past_participle(participle) else None
    if (
        noun is None
        or tree.of(participle, "aux", "cop", "obj")
        or tree.pos[noun] not in NOUNS
        or noun > participle
    ):
        return
    end = tree.sents[tree.sent[participle]][1]
    verb = next((i for i in range(participle + 1, end) if tree.is_verb(i) and _main(tree, i)), None)
    if verb is None or tree.own_subject(verb) is not None or tree.of(verb, "cc", "mark", "expl"):
        return
    beside = tree.head[verb] in {participle, tree.head[participle]} or tree.head[participle] == verb
    gone = set(tree.subtree(verb)) if tree.head[participle] != verb else set()
    below = [i for i in tree.subtree(participle) if i not in gone]
    if not beside or max(below) != verb - 1 or tree.pos[verb - 1] in {"PUNCT", "SPACE", "CCONJ"}:
        return
    if tree.base[verb] not in {"parataxis", "conj", "ccomp", "root", "advcl", "dep"}:
        return
    if tree.head[participle] != verb:
        above = tree.head[participle]
        yield Move(verb, verb if above == participle else above, tree.dep[participle])
    for kid in tree.kids[participle].copy():
        if kid < tree.left[noun] and tree.base[kid] in {"cc", "mark"}:
            yield Move(kid, verb, tree.dep[kid])
    yield Move(noun, verb, "nsubj")
    yield Move(participle, noun, "acl")


def above_its_verb(tree: Tree, verb: int) -> Iterator[Move]:
    """Do so where the verb has its subject and was hung on the participle ("raids *carried out* by the army killed 39")."""
    participle = tree.head[verb]
    noun = tree.own_subject(verb) if participle < verb else None
    if noun is None or not noun < participle or tree.of(verb, "cc", "mark"):
        return
    bare = tree.own_subject(participle) is None and not tree.of(participle, "aux", "cop", "obj")
    past = tree.pos[participle] == "VERB" and tree.lower[participle].endswith(("ed", "en", "t", "n"))
    if (
        bare
        and past
        and tree.exactly(participle, "obl:agent")
        and tree.pos[verb - 1] not in {"PUNCT", "SPACE", "CCONJ"}
    ):
        above = tree.head[participle]
        yield Move(verb, verb if above == participle else above, tree.dep[participle])
        yield Move(participle, noun, "acl")
        if tree.of(verb, "obj") and not tree.of(verb, "aux"):
            yield Move(noun, verb, "nsubj")


def _main(tree: Tree, verb: int) -> bool:
    """Tell whether a verb is finite, as one with an object is that was read as a participle."""
    return tree.finite(verb) or (tree.past_participle(verb) and bool(tree.of(verb, "obj")))
