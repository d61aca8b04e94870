"""Relations that the reader got wrong in a way that the words themselves show, mended before any rule looks at the tree.

Reports that lost their commas are read with the end of one clause hung on another: a subject taken for a part of the clause
before it, a participle taken for a verb, a relative clause hung on the wrong noun.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from secondsource.claims import given_names, lexicon, rehung_places, rehung_times, sentences
from secondsource.claims.conditions import inverted
from secondsource.claims.move import Move, Rule, Rules
from secondsource.claims.quantities.units import is_person
from secondsource.claims.rehung_participles import (
    NOUNS,
    above_its_verb,
    acts,
    believed_of,
    beside_clause,
    read_as_verb,
    with_means,
    with_subject,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from secondsource.claims.tree import Tree

_ONE, _SEVERAL = frozenset({"was", "is", "has"}), frozenset({"were", "are", "have"})
_SAYING = frozenset({"say", "believe", "allege", "suspect", "think", "claim"})
_TELLING = frozenset({"say", "report", "add", "announce", "claim", "deny", "warn", "note", "give"})
_SILENT = frozenset({
    "say", "tell", "mention", "specify", "give", "name", "identify", "elaborate", "explain", "provide",
    "comment", "disclose", "detail", "clarify", "confirm", "reveal",
})  # fmt: skip
"""What somebody does not do who has said one thing and leaves another out."""
_SPEAKING = frozenset({"speak", "talk", "repeat", "mention"})
"""The same of a matter that he may have spoken of before ("*has not repeated* the suggestion")."""
_GIVEN = frozenset({"toll", "figure", "count", "number", "estimate", "detail", "name", "account"})
"""What only somebody gives who tells it."""
_CITING = _TELLING | {"quote", "cite", "tell", "confirm"}
_PHASES = frozenset(
    {"begin", "cease", "continue", "end", "halt", "pause", "resume", "start", "stop", "suspend"}
)
"""What somebody does with a deed of his own; who flees fighting does not fight."""


def moves(tree: Tree) -> Iterator[Move]:
    """Give what is to be hung anew; the tree is changed between one and the next."""
    for start, end in tree.sents:
        yield from _apart(tree, start, end)
        yield from _rest(tree, start, end)
    yield from given_names.moves(tree)
    yield from rehung_times.moves(tree)
    yield from rehung_places.moves(tree)
    sizes = frozenset(tree.spots.of_lemma("magnitude"))
    for index, pos in enumerate(tree.pos):
        if index in sizes:
            yield from _of_size(tree, index)
        if tree.base[index] in {"conj", "obl"} and inverted(tree, index):
            yield Move(index, tree.head[index], "advcl")  # "would have lived *had it not been for the raid*"
        if pos == "VERB":
            yield from _OF_VERBS.moves(tree, index)


def _of_size(tree: Tree, index: int) -> Iterator[Move]:
    """Hang a magnitude on the quake whose it is, not beside it ("a *magnitude* 6.3 earthquake struck")."""
    noun = index + 2
    if noun >= len(tree) or tree.pos[index + 1] != "NUM" or tree.pos[noun] != "NOUN":
        return
    head, dep = tree.head[index], tree.dep[index]
    if tree.head[noun] == index:
        yield Move(noun, noun if head == index else head, dep)
    elif tree.head[noun] == head and any(kid < index for kid in tree.of(noun, "det")):
        pass  # the article before the magnitude is the quake's already
    elif tree.head[noun] != head or tree.base[noun] != tree.base[index] or head == noun:
        return
    for kid in tree.of(index, "det", "case", "amod", "mark"):
        yield Move(kid, noun, tree.dep[kid])
    yield Move(index, noun, "compound")


def _corrected(tree: Tree, verb: int) -> Iterator[Move]:
    """Give a noun the number before it where the one that it is not stands between ("said *30*, not 31, *people* had died")."""
    number = tree.head[verb]
    noun = tree.own_subject(verb) if tree.pos[number] == "NUM" else None
    if noun is None or not number < tree.left[noun] or tree.of(noun, "nummod"):
        return
    between = tree.lower[number + 1 : noun]
    shape = [",", "not", None, ","]
    if len(between) != len(shape) or tree.pos[noun - 2] != "NUM":
        return
    if any(want not in {None, word} for want, word in zip(shape, between, strict=True)):
        return
    cue, dep = tree.head[number], tree.dep[number]
    yield Move(verb, verb if cue == number else cue, "ccomp" if tree.base[number] == "obj" else dep)
    yield Move(number, noun, "nummod")


def _short_subject(tree: Tree, verb: int) -> Iterator[Move]:
    """Take a noun that was read as a part of the finite verb behind it for its subject ("*Army* halts fighting")."""
    noun = verb - 1
    if noun < 0 or tree.head[noun] != verb or tree.dep[noun] != "compound" or tree.pos[noun] not in NOUNS:
        return
    if (
        "VerbForm=Fin" in tree.feats[verb]
        and not tree.lower[verb].endswith("ing")
        and tree.own_subject(verb) is None
    ):
        yield Move(noun, verb, "nsubj")


def _gerund_object(tree: Tree, verb: int) -> Iterator[Move]:
    """Take a gerund that was read as an object for what is done, which it names without an article ("halts *fighting* in the city")."""
    for kid in tree.of(verb, "obj"):
        bare = not tree.of(kid, "det", "amod", "nummod", "compound") and not tree.exactly(kid, "nmod:poss")
        if kid == verb + 1 and tree.pos[kid] == "VERB" and tree.gerund(kid) and bare:
            yield Move(kid, verb, "xcomp")
            for noun in tree.exactly(kid, "nmod"):
                yield Move(noun, kid, "obl")


def _gerund_subject(tree: Tree, gerund: int) -> Iterator[Move]:
    """Take a verb that stands as a noun for the clause that a verb is as a subject ("*fighting* for the town has resumed")."""
    bare = not tree.of(gerund, "obj", "aux", "det", "amod") and not tree.exactly(gerund, "nmod:poss")
    if tree.dep[gerund] == "nsubj" and tree.gerund(gerund) and bare:
        yield Move(gerund, tree.head[gerund], "csubj")
        for noun in tree.exactly(gerund, "nmod"):
            yield Move(noun, gerund, "obl")


def _apart(tree: Tree, start: int, end: int) -> Iterator[Move]:
    """Make a tree of its own of an item that was read with those beside it ("FATALITIES 3. *INJURED 17.*")."""
    inside = range(start, end)
    heads = tree.head[start:end]
    whole = start <= min(heads) and max(heads) < end
    capitals = sentences.in_capitals(tree, start, end)
    if whole and not capitals:
        return
    loose = [i for i in inside if capitals and tree.pos[i] == "NUM" and tree.base[i] == "discourse"]
    tops = [i for i in inside if tree.head[i] == i or tree.head[i] not in inside or i in loose]
    if whole and len(tops) == 1:
        return
    words = [i for i in tops if tree.pos[i] in {"NOUN", "PROPN", "VERB", "ADJ"}] or tops
    yield Move(words[0], words[0], "root")
    for other in tops:
        nouns = [i for i in range(start, other) if tree.pos[i] in {"NOUN", "PROPN"}]
        if other == words[0]:
            continue
        if tree.pos[other] == "NUM" and nouns and other not in tree.above(nouns[-1]):
            yield Move(other, nouns[-1], "nummod")
        else:
            yield Move(other, words[0], "punct" if tree.pos[other] == "PUNCT" else "parataxis")


def _rest(tree: Tree, start: int, end: int) -> Iterator[Move]:
    """Hang the second half of a sentence that was cut inside a name on the first ("… by Pittsburgh | *Steelers cornerback*")."""
    roots = [i for i in range(start, end) if tree.head[i] == i]
    for root in roots[1:]:
        first = tree.left[root]
        if tree.is_verb(root) and first > start and sentences.lost_apostrophe(tree, first - 1):
            yield from _behind_owner(tree, roots[0], root, first)
            continue
        if tree.is_predicate(root) and first > start and not sentences.ended(tree, first):
            that = sentences.unfinished(tree, start, first)
            if that is not None:
                yield from _finished(tree, root, first, that)
                continue
        small = tree.words[first].islower() and not sentences.ended(tree, first) if first > start else False
        if tree.pos[root] in NOUNS and first > start and (small or tree.pos[first - 1] == "PROPN"):
            yield Move(root, first - 1, "flat")


def _finished(tree: Tree, verb: int, first: int, that: int) -> Iterator[Move]:
    """Give somebody's words the verb that they were cut before ("said that *ten men* from Tel | Aswad *fled*")."""
    cue, subject = that - 1, tree.own_subject(verb)
    things = [i for i in tree.of(cue, "obj", "nsubj", "obl") if that < i < first]
    yield Move(verb, cue, "ccomp")
    yield Move(that, verb, "mark")
    named = tree.pos[first] == tree.pos[first - 1] == "PROPN" and subject == first
    if things and named:
        yield Move(first, first - 1, "flat")
        yield Move(things[0], verb, "nsubj")


def _behind_owner(tree: Tree, above: int, verb: int, first: int) -> Iterator[Move]:
    """Join what was cut behind an owner without its apostrophe ("A bomb in Syrias | *Damascus* went off")."""
    verb = next((i for i in tree.subtree(verb) if tree.is_verb(i) and tree.left[i] == first), verb)
    subject = tree.own_subject(verb)
    if subject is None or first not in {subject, *tree.of(subject, "compound")}:
        return
    yield Move(first, first - 1, "flat")
    if tree.is_verb(above):
        yield Move(verb, above, "parataxis")
    elif first == subject:
        yield Move(above, verb, "nsubj")


def _said_of(tree: Tree, cue: int) -> Iterator[Move]:
    """Hang what somebody says of a noun on his verb ("the man police say *carried out* the raid was shot")."""
    if tree.dep[cue] != "acl:relcl" or tree.own_subject(cue) != cue - 1:
        return
    end = tree.sents[tree.sent[cue]][1]
    told = next((i for i in range(cue + 1, min(cue + 4, end)) if tree.pos[i] == "VERB"), None)
    if told is None or any(tree.pos[i] not in {"AUX", "ADV", "PART"} for i in range(cue + 1, told)):
        return
    finite = tree.finite(told) or any(tree.pos[i] == "AUX" for i in range(cue + 1, told))
    before = tree.own_subject(told)
    gap = before is None or (before < cue and tree.lower[before] in {"that", "which", "who"})
    if finite and gap and tree.head[told] != cue and told not in tree.above(cue):
        yield Move(told, cue, "ccomp")


def _goes_on_saying(tree: Tree, verb: int) -> Iterator[Move]:
    """Hang a second act of saying beside the first, by the tense ("said they had left but *reported* shelling")."""
    first = tree.head[verb]
    if tree.own_subject(verb) is not None:
        return
    cue = tree.head[first]
    earlier = tree.base[first] == "ccomp" and any(tree.lower[kid] == "had" for kid in tree.of(first, "aux"))
    past = all("Tense=Past" in tree.feats[i] and "VerbForm=Fin" in tree.feats[i] for i in (verb, cue))
    mute = tree.base[first] == "ccomp" and tree.lemma[cue] in _TELLING and _mute(tree, first, verb)
    if (earlier or mute) and past and not tree.of(verb, "aux") and cue < first:
        yield Move(verb, cue, "conj")


def _mute(tree: Tree, first: int, verb: int) -> bool:
    """Tell whether a clause is of a thing, which tells nothing ("said *the fighting* went on and *reported* heavy clashes")."""
    subject = tree.own_subject(first)
    if subject is None or tree.pos[subject] != "NOUN":
        return False
    lemma = tree.lemma[subject]
    speaks = acts(lemma) or is_person(tree.lower[subject]) or lemma in lexicon.DOCUMENTS
    given = tree.lemma[verb] != "give" or any(tree.lemma[kid] in _GIVEN for kid in tree.of(verb, "obj"))
    return given and not speaks


def _says_no_more(tree: Tree, verb: int) -> Iterator[Move]:
    """Hang what a speaker leaves out on his verb, not on what he said ("said a bomb went off but *did not mention* a school")."""
    first = tree.head[verb]
    if not tree.of(verb, "cc") or not says_no_more(tree, verb):
        return
    start = tree.sents[tree.sent[verb]][0]
    cue = next(
        (
            i
            for i in range(tree.left[verb] - 1, start, -1)
            if tree.lemma[i] in _CITING and tree.finite(i) and tree.own_subject(i) is not None
        ),
        None,
    )
    if cue is not None and cue != first and cue not in tree.of(first, "conj"):
        yield Move(verb, cue, "conj")


def goes_on(tree: Tree, verb: int) -> bool:
    """Tell whether a verb is a further act of saying of who spoke before it ("said it was shelled *and gave a toll of three*")."""
    return tree.lemma[verb] in _TELLING and tree.finite(verb) and tree.own_subject(verb) is None


def says_no_more(tree: Tree, verb: int) -> bool:
    """Tell whether a verb tells only what a speaker left out ("said a bomb went off *but did not mention* a school")."""
    return omits(tree, verb) and tree.own_subject(verb) is None


def omits(tree: Tree, verb: int) -> bool:
    """Tell whether a verb tells what somebody did not tell ("*did not mention* a school")."""
    if tree.lemma[verb] == "make":  # "made no mention"
        said = (kid for kid in tree.of(verb, "obj") if tree.lemma[kid] in {"mention", "reference"})
        return any(tree.lower[det] == "no" for kid in said for det in tree.of(kid, "det"))
    words = {tree.lower[kid] for kid in tree.of(verb, "aux")}
    negated = any(tree.lower[kid] in lexicon.NOT | {"never"} for kid in tree.of(verb, "advmod"))
    if not negated:
        return False
    if words & {"did", "does", "do"}:
        return tree.lemma[verb] in _SILENT | _SPEAKING
    return bool(words & {"has", "have", "had"}) and tree.lemma[verb] in _SPEAKING


def related(tree: Tree, pronoun: int, noun: int) -> int:
    """Return what a relative pronoun stands for: "which" for no people ("*the names* of the girls which showed …")."""
    above = tree.head[noun]
    people = tree.pos[noun] == "NOUN" and tree.lemma[noun] in lexicon.PERSONS
    part = tree.base[noun] == "nmod" and tree.pos[above] == "NOUN"
    return above if tree.lower[pronoun] == "which" and people and part else noun


def _result(tree: Tree, verb: int) -> Iterator[Move]:
    """Hang what somebody leaves or keeps so on the verb ("leaves *the east of the city cut off*")."""
    if tree.of(verb, "obj", "ccomp", "xcomp"):
        return
    for kid in tree.of(verb, "parataxis"):
        if tree.left[kid] == verb + 1 and not tree.of(kid, "aux", "mark", "cc"):
            yield Move(kid, verb, "ccomp")


def _subject_behind_and(tree: Tree, verb: int) -> Iterator[Move]:
    """Give a verb the subject that was tied to the clause before it ("… in the town and *a truck* was hit")."""
    auxiliary = min(tree.of(verb, "aux", "cop"), default=verb)
    if auxiliary == verb or tree.own_subject(verb) is not None:
        return
    number = "Sing" if tree.lower[auxiliary] in _ONE else "Plur"
    if tree.lower[auxiliary] not in _ONE | _SEVERAL:
        return
    for noun in range(tree.sents[tree.sent[verb]][0], auxiliary):
        if tree.base[noun] != "conj" or tree.right[noun] != auxiliary or tree.pos[noun] not in NOUNS:
            continue
        tie = min(tree.of(noun, "cc"), default=noun)
        if not tie == tree.left[noun] < noun or verb in tree.above(noun):
            continue
        several = "Number=Plur" in tree.feats[noun] or tree.pos[noun] == "NUM" or bool(tree.of(noun, "conj"))
        if several == (number == "Plur"):
            passive = bool(tree.exactly(verb, "aux:pass"))
            yield Move(noun, verb, "nsubj:pass" if passive else "nsubj")
            yield Move(tie, verb, "cc")
            return


def _relative(tree: Tree, verb: int) -> Iterator[Move]:
    """Hang a relative clause on the noun before it ("a base *in which* they met", "asked Jihad *who* survived the bombing")."""
    kids = [kid for kid in tree.kids[verb] if tree.lower[kid] in {"who", "which", "whom"}]
    pronoun = next((kid for kid in kids if tree.base[kid] in {"nsubj", "obl", "obj"}), None) if kids else None
    if pronoun is None or tree.head[verb] == verb or pronoun > verb:
        return
    first = pronoun - (tree.pos[pronoun - 1] == "ADP")
    before = first - 1
    if first != tree.left[verb] or before < 0 or tree.pos[before] not in {"NOUN", "PROPN"}:
        return
    above = tree.head[verb]
    if tree.dep[verb] == "acl:relcl":
        # hung across what does not belong to its noun
        across = any(above != i and above not in tree.above(i) for i in range(above + 1, first))
        if not across or above > verb:
            return
    elif first == pronoun and not (
        tree.base[verb] == "ccomp"
        and tree.own_subject(above) == before > above
        and tree.lower[pronoun] == "who"
    ):
        return  # an indirect question, or one more kind of clause; "said the governor *who visited the town*" is none
    noun = before
    while tree.base[noun] in {"flat", "compound"} and tree.head[noun] != noun:
        noun = tree.head[noun]
    if noun != above and verb not in tree.above(noun) and noun < verb:
        yield Move(verb, noun, "acl:relcl")


_OF_VERBS = Rules(
    Rule(_corrected),
    Rule(_short_subject),
    Rule(_gerund_object, lemmas=_PHASES),
    Rule(_gerund_subject, {"nsubj"}),
    Rule(_said_of, {"acl"}, _SAYING),
    Rule(_goes_on_saying, {"conj"}, _TELLING),
    Rule(_says_no_more, {"conj"}, _SILENT),
    Rule(believed_of),
    Rule(_subject_behind_and, {"conj", "parataxis"}),
    Rule(read_as_verb),
    Rule(above_its_verb, {"advcl", "ccomp", "conj", "parataxis"}),
    Rule(_relative),
    Rule(with_subject, {"advcl"}),
    Rule(with_means, {"advcl"}),
    Rule(beside_clause, {"conj"}),
    Rule(_result, lemmas={"leave", "keep", "make"}),
)
"""The rules that begin at a verb, in turn: most are asked of few verbs."""
