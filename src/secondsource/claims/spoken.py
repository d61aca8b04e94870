"""The sayings that the tree and the words give by themselves, where the model has none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secondsource.claims import commas, lexicon, stance, trailing
from secondsource.claims.according import according, as_told, based_on, in_the_view_of
from secondsource.claims.contents import without_deed
from secondsource.claims.cues import claims_lives
from secondsource.claims.quantities.units import is_person
from secondsource.claims.rated import rated
from secondsource.claims.rehung import omits
from secondsource.claims.reports import reports
from secondsource.claims.saying import (
    Range,
    Saying,
    asks_only,
    calls_itself,
    carriers,
    head_of,
    left_open,
    lets_think,
    of_common_belief,
    only_may,
    only_tries,
    quoted,
    runs,
    says_nothing,
    speaking_subject,
    thesis,
)
from secondsource.claims.silent import nobody
from secondsource.claims.sources import corrected_source
from secondsource.claims.speaking import anybody, is_thing, speaks
from secondsource.claims.stated import stated

if TYPE_CHECKING:
    from secondsource.claims.events.matching import Matcher
    from secondsource.claims.tree import Tree
    from secondsource.model.claim import Stance


# Verbs whose content stands behind a preposition ("called for a truce", "warned of a disaster").
_OBLIQUE = frozenset({
    "call", "ask", "warn", "appeal", "hope", "press", "push", "object", "threaten", "caution", "plead", "beg",
    "insist", "vow", "pledge", "oppose",
})  # fmt: skip


_CUES = frozenset({"according", "as", "for", "reports"})
_FAVOR = frozenset({"favor", "favour"})
_OPEN = frozenset({"clear", "unclear", "unable"})
_NO_VERBS = _FAVOR | _OPEN
"""Words that may be cues and are no verbs."""
TRAILING = frozenset({"say", "add", "report", "claim", "announce", "state", "note", "write", "tell"})
"""Verbs that stand with their speaker behind what is said ("…, the army said")."""


def of_tree(tree: Tree, matcher: Matcher, known: list[Saying]) -> list[Saying]:
    """Make the sayings that the tree gives and the model missed."""
    covered = {index for saying in known if saying.cue for index in range(*saying.cue)}
    covered |= {saying.cue_head for saying in known if saying.cue_head is not None}
    found: list[Saying] = []
    spots = tree.spots
    for index in sorted({*spots.verbs, *spots.of_words(_CUES), *spots.of_lemmas(_NO_VERBS)}):
        word, lemma = tree.lower[index], tree.lemma[index]
        if index in covered or (word == "saying" and _as_quoted(tree, index, known)):
            continue
        if word == "according":
            made = according(tree, index)
        elif word == "based" and index == tree.sents[tree.sent[index]][0]:
            made = based_on(tree, index)
        elif word == "as" and tree.base[index] == "mark" and tree.head[index] not in covered:
            made = as_told(tree, index)
        elif word == "for" and index == tree.sents[tree.sent[index]][0]:
            made = in_the_view_of(tree, index)
        elif tree.is_verb(index):
            made = rated(tree, index) or _of_verb(tree, matcher, index)
        elif word == "reports" and (found_ := reports(tree, index)):
            made = told(tree, index, *found_)
        elif lemma in _FAVOR and tree.case(index) == "in":
            made = _in_favor(tree, matcher, index)
        elif lemma in _OPEN and stance.unconfirmed(tree, index):
            made = _clause_of(tree, index)
        else:
            made = None
        if made and not any(_same(made, other) for other in known):
            found.append(made)
    return found


def _as_quoted(tree: Tree, index: int, known: list[Saying]) -> bool:
    """Tell whether "saying" only goes on with who is quoted ("quoted an officer *as saying* that"), which is known."""
    if tree.lower[index - 1] != "as":
        return False
    first = index + 1 + (tree.lower[index + 1 : index + 2] == ["that"])
    return any(
        saying.contents[0][0] == first
        and saying.cue_head is not None
        and tree.lemma[saying.cue_head] in {"quote", "cite"}
        for saying in known
    )


def _same(made: Saying, other: Saying) -> bool:
    """Tell whether another saying already gives this content by an overlapping cue."""
    if made.cue is None or other.cue is None:
        return False
    return made.cue[0] < other.cue[1] and other.cue[0] < made.cue[1]


def _in_favor(tree: Tree, matcher: Matcher, index: int) -> Saying | None:
    """Make the saying of "is (not) in favor of a ceasefire"."""
    subject = tree.own_subject(index)
    things = [kid for case, kid in tree.obliques(index) if case == "of"]
    if subject is None or not things:
        return None
    stance_, act = stance.of_cue(tree, matcher, index)
    content = _range_of(tree, things[0])
    quote = quoted(tree, *content)
    source = tree.coordination(subject)
    return Saying((index, index + 1), index, source, subject, (content,), quote, stance_, act, clausal=False)


def _clause_of(tree: Tree, index: int) -> Saying | None:
    clauses = [kid for kid in tree.of(index, "ccomp", "csubj", "advcl", "xcomp") if kid > index]
    if not clauses:
        return None
    contents = _strip_mark(tree, clauses[0], index)
    if asks_only(tree, index, contents):
        return None  # "it was not clear *what* had caused the blast"
    return Saying((index, index + 1), index, None, None, contents, "indirect", "cannot_confirm", None)


def _of_verb(tree: Tree, matcher: Matcher, index: int) -> Saying | None:
    document = published(tree, index)
    if document is not None:
        return document
    if claims_lives(tree, index):
        return None
    if tree.lemma[index] in TRAILING and not tree.infinitive(index):
        behind = trailing.behind_comma(tree, index)
        if behind is None and tree.lemma[index] != "claim":  # "claimed 100 lives"
            behind = commas.inverted(tree, index)
        if behind is not None:
            return told(tree, index, *behind)
    unsaid = _undone(tree, index) or (tree.base[index] == "conj" and _undone(tree, tree.head[index]))
    if unsaid or calls_itself(tree, index) or only_tries(tree, index) or of_common_belief(tree, index):
        return None
    entry = matcher.act(index)
    if entry is None and not stance.unconfirmed(tree, index):
        return None
    event = matcher.event(index)
    if (
        event is not None
        and entry is not None
        and entry.first != "asserts"
        and event.pattern.weight > entry.pattern.weight
    ):
        return None  # "sought refuge" demands nothing
    stance_, act = stance.of_cue(tree, matcher, index)
    if (
        says_nothing(tree, index, stance_)
        or only_may(tree, index, stance_)
        or _asked_of(tree, matcher, index)
    ):
        return None
    plain = stance_ in {"asserts", "denies", "cannot_confirm"} and act is None
    contents, clausal = _contents(tree, matcher, index, plain=plain, stance_=stance_)
    if not contents or (tree.base[index] in {"acl", "amod"} and not (clausal and plain)):
        return None
    contents = without_deed(tree, index, act, contents)
    if nobody(tree, matcher, index, contents):
        return None
    unsaid = stance_ == "asserts" and omits(tree, index)
    if asks_only(tree, index, contents) or (unsaid and not (clausal and left_open(tree, index, contents))):
        return None  # "did not mention casualties", "did not say that they had fled"
    if plain and left_open(tree, index, contents) and stance.negated(tree, index):
        stance_ = "cannot_confirm"
    if stance_ in {"rejects", "denies"} and (told_ := thesis(tree, contents)) is not None:
        stance_, act, contents, clausal = "denies", None, told_, True
    subject = tree.agent(index) if tree.passive(index) else speaking_subject(tree, index)
    if (
        tree.passive(index)
        and tree.agent(index) is None
        and not plain
        and stance_ not in {"expects", "rejects", "demands"}
    ):
        return None
    if subject is not None and any(start <= subject < end for start, end in contents):
        subject = None
    people = subject is not None and (
        speaks(tree, subject) or is_person(tree.lower[subject]) or stance_ == "denies"
    )
    if subject is not None and (not people or is_thing(tree, subject) or stance.no_such(tree, subject)):
        return None
    if subject is not None and (lets_think(tree, index, subject) or anybody(tree, subject)):
        return None
    if subject is not None and tree.lower[subject] == "you" and quoted(tree, *contents[0]) == "indirect":
        return None  # "you agree to receive our letters": words to readers
    if subject is None and not tree.passive(index):
        return None
    speaker = tree.coordination(subject) if subject is not None else None
    if tree.lower[index - 1] == "as":
        speaker = corrected_source(tree, index, speaker)
        subject = head_of(tree, *speaker) if speaker is not None else subject
    quote = quoted(tree, *contents[0])
    return Saying(
        (index, index + 1),
        index,
        speaker,
        subject,
        contents,
        quote,
        stance_,
        act,
        clausal,
        carriers(tree, index, speaker),
    )


def _undone(tree: Tree, index: int) -> bool:
    """Tell whether a gerund tells what is not done ("*instead of* asking for a test", "*without* claiming")."""
    marks = {tree.lower[mark] for mark in tree.of(index, "mark", "case")}
    return bool(marks & {"without", "instead", "rather"}) and tree.gerund(index)


def _asked_of(tree: Tree, matcher: Matcher, index: int) -> bool:
    """Tell whether an act of saying is what somebody is asked for ("called on the council *to condemn* the raid"): it is not done."""
    above = tree.head[index]
    if tree.base[index] != "xcomp" or not tree.infinitive(index) or not tree.is_verb(above):
        return False
    entry = matcher.act(above)
    return entry is not None and entry.first == "demands"


def told(tree: Tree, index: int, content: Range, source: Range) -> Saying:
    """Make the plain saying of a content and the speaker behind it."""
    return stated(tree, (index, index + 1), index, source, content, carriers=carriers(tree, index, source))


def published(tree: Tree, index: int) -> Saying | None:
    """Make the saying of "posted a video of four captured soldiers": a document tells it, and its publisher carries it."""
    if tree.lemma[index] not in {
        "post",
        "publish",
        "release",
        "broadcast",
        "air",
        "issue",
        "circulate",
        "share",
        "upload",
        "distribute",
        "show",
    }:
        return None
    for obj in tree.of(index, "obj"):
        if tree.lemma[obj] not in lexicon.DOCUMENTS:
            continue
        told = [
            kid
            for kid in tree.of(obj, "nmod", "acl")
            if kid > obj and tree.case(kid) in {"of", "showing", ""} and tree.ent[kid] not in {"DATE", "TIME"}
            if not tree.past_participle(kid)  # "released footage *filmed by residents*"
        ]
        subject = tree.own_subject(index)
        if not told or subject is None:
            return None
        thing = told[0]
        if tree.lemma[thing] in {
            "show",
            "purport",
            "depict",
        }:  # "a video *purporting to show* the killing of …"
            shows = next(iter(tree.of(thing, "xcomp")), thing)
            thing = next(iter(tree.of(shows, "obj", "ccomp")), thing)
        contents = runs(tree, [i for i in tree.subtree(thing) if i not in tree.of(thing, "case")])
        source = (min(tree.left[obj], obj), obj + 1)
        return Saying(
            (index, index + 1), index, source, obj, contents, "none", "asserts", None, True, (subject,)
        )
    return None


def _strip_mark(tree: Tree, index: int, cue: int) -> tuple[Range, ...]:
    """Return the token ranges of a clause without what introduces it and without the cue that it hangs on."""
    kept = tree.subtree(index)
    while (
        kept
        and tree.lower[kept[0]] == "that"
        and tree.base[kept[0]] in {"mark", "obj", "nsubj"}
        and kept[0] != index
    ):
        kept = kept[1:]
    gone = {
        cue,
        *(kid for kid in tree.kids[cue] if kid != index and tree.base[kid] in {"nsubj", "aux", "advmod"}),
    }
    return runs(tree, [token for token in kept if token not in gone])


def _contents(
    tree: Tree, matcher: Matcher, index: int, *, plain: bool, stance_: Stance
) -> tuple[tuple[Range, ...], bool]:
    clauses = tree.of(index, "ccomp")
    if not plain or tree.lemma[index] in {"say", "report", "believe", "quote", "claim", "allege"}:
        clauses += tree.of(index, "xcomp")
    if stance_ == "cannot_confirm":
        clauses += [
            kid
            for kid in tree.of(index, "advcl")
            if any(tree.lower[m] in {"if", "whether"} for m in tree.of(kid, "mark"))
        ]
    if tree.lemma[index] == "quote":
        clauses = []
    if clauses:
        return _strip_mark(tree, clauses[0], index), True
    if tree.base[index] == "parataxis" and tree.head[index] != index and plain:
        first = tree.left[index]
        beside = tree.words[first - 1] in {";", ":"} or tree.passive(index) or tree.of(index, "obj")
        return ((), False) if beside else (_around(tree, tree.head[index], index), True)
    objects = tree.objects(index)
    theses = [obj for obj in objects if tree.lemma[obj] in lexicon.words("acts", "theses")]
    if stance_ == "denies" and theses and tree.of(theses[0], "acl", "ccomp"):
        return (
            _range_of(tree, theses[0]),
        ), False  # "rejected *accusations by the union that it had failed*"
    if plain and tree.lemma[index] not in {
        "deny",
        "refute",
        "confirm",
        "announce",
        "report",
        "declare",
        "claim",
        "reveal",
        "acknowledge",
        "admit",
        "dispute",
        "put",
        "give",
    }:
        return (), False
    nouns: list[int] = [
        obj
        for obj in objects
        if not plain or stance_ == "cannot_confirm" or any(n in matcher.nouns for n in tree.conjuncts(obj))
    ]
    oblique = [
        kid
        for case, kid in tree.obliques(index)
        if case in {"for", "of", "against", "to", "on", "about"} and not plain
    ]
    if oblique and tree.lemma[index] in _OBLIQUE:
        things = [kid for kid in oblique if tree.ent[kid] not in {"DATE", "TIME", "PERSON", "GPE", "ORG"}]
        if tree.lemma[index] == "warn":
            things = [kid for kid in oblique if tree.case(kid) in {"of", "about", "against"}]
        nouns = things or nouns
    if not nouns or tree.pos[nouns[0]] == "PRON":
        return (), False
    first = nouns[0]
    return (_range_of(tree, first),), False


def _range_of(tree: Tree, index: int) -> Range:
    start = min(kid for kid in tree.subtree(index, without=("parataxis", "punct")))
    end = max(kid for kid in tree.subtree(index, without=("parataxis",))) + 1
    for kid in tree.of(index, "case", "mark"):
        if kid == start:
            start = kid + 1
    start, end = tree.trimmed(start, end)
    if (
        start > 0
        and tree.words[start - 1] in {"“", '"', "‘"}
        and any(w in {"”", '"', "’"} for w in tree.words[start : min(len(tree), end + 1)])
    ):
        start -= 1
        if end < len(tree) and tree.words[end] in {"”", '"', "’"}:
            end += 1
    return start, end


def _around(tree: Tree, top: int, cue: int) -> tuple[Range, ...]:
    """Return the clause around a parenthetical "X said", in its pieces."""
    gone = set(tree.subtree(cue))
    kept = [index for index in tree.subtree(top) if index not in gone]
    pieces: list[Range] = []
    for index in kept:
        if pieces and pieces[-1][1] == index:
            pieces[-1] = (pieces[-1][0], index + 1)
        else:
            pieces.append((index, index + 1))
    trimmed = [tree.trimmed(*piece) for piece in pieces]
    return tuple(piece for piece in trimmed if piece[0] < piece[1])
