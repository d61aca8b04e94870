"""How what is told stands where the words above it say so: open ("it is unclear whether …"), or false ("the report that … was untrue").

A clause or noun under such a predicate is not asserted, though its own words look as if it were.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from secondsource.claims import asking, lexicon, stance

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secondsource.claims.saying import Saying
    from secondsource.claims.tree import Tree
    from secondsource.model.claim import Stance

Standing = tuple["Stance", int]
"""What is done with it, and the predicate that does so."""

_CLAUSES = frozenset({"acl", "advcl", "ccomp", "csubj"})
_PRESUPPOSED = frozenset({"why", "when", "where", "who", "whom", "whose", "what", "which"})
"""Questions about a deed that is not itself in question ("it was unclear *why* they left")."""
_UNTRUE = frozenset({
    "baseless", "bogus", "fabricate", "fabrication", "fake", "false", "fiction", "groundless", "hoax",
    "inaccurate", "incorrect", "invention", "lie", "mistaken", "unfounded", "untrue", "wrong",
})  # fmt: skip
"""What a report that is none is called."""
_TRUE = frozenset({"accurate", "correct", "true"})
_NUMBERS = frozenset({"count", "figure", "number", "toll", "total"})
_DENYING = frozenset({"deny", "dismiss", "rebut", "refute", "reject"})
_PROVING = frozenset({"prove", "turn"})
_CLIMB = 6


def of(tree: Tree, index: int) -> Standing | None:
    """Tell how an event's word stands by what governs it, or ``None``: nothing above it says that it is open or false.

    Args:
        tree: The document.
        index: The predicate of the clause that tells it, or a noun that does.
    """
    false = _of_false_number(tree, index)
    if false is not None:
        return "denies", false
    unknown = asking.uncounted(tree, index)
    if unknown is not None:
        return "cannot_confirm", unknown
    spot = index
    for _ in range(_CLIMB):
        base, head = tree.base[spot], tree.head[spot]
        if head == spot or tree.dep[spot] == "acl:relcl":
            return None
        noun = tree.pos[head] in {"NOUN", "PROPN"} and not tree.of(head, "cop")
        of = base == "nmod" and tree.case(spot) == "of"
        if stance.not_seen(tree, spot):
            return None
        if noun and (base in _CLAUSES or of):
            found = _of_thesis(tree, head) or _without_proof(tree, head)
            if found is not None or tree.base[head] != "nmod" or tree.case(head) != "of":
                return found
            spot = head  # "reports of dozens of *deaths* are unverified"
            continue
        if noun and base == "amod":
            spot = head  # "reports of ten *destroyed* homes"
            continue
        if base in _CLAUSES:
            proof = [kid for kid in tree.of(head, "nsubj", "obj") if tree.lemma[kid] in stance.PROOF]
            if any(stance.no_such(tree, kid) for kid in proof) and not _relative(tree, spot):
                return "cannot_confirm", head  # "no evidence was found that …"
            if stance.unconfirmed(tree, head) and not _presupposes(tree, spot):
                return "cannot_confirm", head
            return None
        if base not in {"conj", "xcomp"} or not tree.is_predicate(head):
            return None
        spot = head
    return None


def _of_false_number(tree: Tree, index: int) -> int | None:
    """Return the predicate that calls the number false that a word belongs to ("the figure of 40 *dead* is *unfounded*"), or ``None``."""
    spot = index
    for above in tree.above(index):
        if tree.dep[spot] == "acl:relcl" or tree.is_verb(above):
            return None
        if tree.base[spot] == "nsubj":
            return above if tree.lemma[spot] in _NUMBERS and false_thesis(tree, above) else None
        spot = above
    return None


def _relative(tree: Tree, clause: int) -> bool:
    """Tell whether a clause only tells when or why ("no evidence was found *when they came*")."""
    marks = {tree.lower[mark] for mark in tree.of(clause, "mark")}
    return tree.base[clause] == "advcl" and not marks & {"that", "whether", "if"}


def _presupposes(tree: Tree, clause: int) -> bool:
    """Tell whether a clause is a question about a deed that is taken to have been, or only tells when or why it is asked."""
    first = tree.left[clause]
    if tree.lower[first] in _PRESUPPOSED:
        return True
    if tree.lower[first] == "how":
        return tree.lower[first + 1] not in {"many", "much"}
    return _relative(tree, clause)


def _of_thesis(tree: Tree, noun: int) -> Standing | None:
    """Tell how the content of a report, rumor or claim stands by what is said of the noun."""
    if tree.lemma[noun] in {"doubt", "uncertainty"}:
        return None if stance.no_such(tree, noun) else ("cannot_confirm", noun)  # "there are *doubts* that"
    if tree.lemma[noun] not in lexicon.words("acts", "theses"):
        return None
    if tree.case(noun) in {"despite", "in spite of", "contrary to"}:
        return "asserts", noun  # "despite reports of a retreat": there were reports, no more
    verb = tree.head[noun]
    if tree.base[noun] != "nsubj" or verb == noun:
        return None
    if stance.unconfirmed(tree, verb):
        return "cannot_confirm", verb
    return ("denies", verb) if called_false(tree, verb) or _denied(tree, verb) else None


def called_false(tree: Tree, verb: int) -> bool:
    """Tell whether a predicate says that its subject is false ("are *unfounded*", "proved *wrong*", "was *not true*")."""
    called = [verb, *(tree.of(verb, "xcomp", "ccomp", "obl") if tree.lemma[verb] in _PROVING else ())]
    if any(tree.lemma[word] in _UNTRUE and not stance.negated(tree, word) for word in called):
        return not stance.negated(tree, verb)
    return tree.lemma[verb] in _TRUE and stance.negated(tree, verb)


def false_thesis(tree: Tree, head: int) -> bool:
    """Tell whether a clause calls what others tell, or the number that they give, false ("*the figure of 41* is *unfounded*")."""
    subject = tree.own_subject(head)
    if subject is None or not called_false(tree, head):
        return False
    if tree.lemma[subject] in lexicon.words("acts", "theses"):
        return True
    counted = [i for noun in tree.of(subject, "nmod") for i in (noun, *tree.of(noun, "nummod"))]
    return tree.lemma[subject] in _NUMBERS and any(tree.pos[i] == "NUM" for i in counted)


def settled(tree: Tree, sayings: Sequence[Saying]) -> list[Saying]:
    """Give the contents of reports, rumors and claims that are denied to who denies them; what the text calls false is nobody's.

    "The rumor that the king had died was denied by *the palace*"; "the minister's claim that the bridge had fallen was false".
    """
    found = []
    for saying in sayings:
        cue = saying.cue_head
        if saying.source is not None and tree.lower[saying.source[0] - 2 : saying.source[0]] == [
            "contrary",
            "to",
        ]:
            continue  # "*contrary to reports*, no soldiers died" is the report's
        told = _of_thesis(tree, cue) if cue is not None and tree.pos[cue] == "NOUN" else None
        denier = None
        if told is not None:
            denier = tree.agent(told[1]) if _denied(tree, told[1]) else None
        elif cue is not None and saying.source is None:
            told = _denied_by(tree, cue, sayings)
            denier = tree.own_subject(told[1]) if told is not None else None
        if cue is None or told is None:
            found.append(saying)
            continue
        act, verb = told
        contents = tuple(
            (begin, min(stop, tree.right[cue])) for begin, stop in saying.contents if begin < tree.right[cue]
        )
        if denier is not None and contents:
            source = tree.coordination(denier)
            found.append(
                replace(
                    saying,
                    cue=(verb, verb + 1),
                    cue_head=verb,
                    source=source,
                    source_head=denier,
                    contents=contents,
                    stance="denies",
                    act=None,
                )
            )
        elif saying.source is None and contents and act != "asserts":
            found.append(replace(saying, contents=contents, stance=act, act=None))
        elif act != "denies":
            found.append(saying)
    return found


def _denied_by(tree: Tree, noun: int, sayings: Sequence[Saying]) -> Standing | None:
    """Tell who is not known to speak yet, but denies reports or claims, by the verb ("the army *dismissed* reports that …")."""
    verb = tree.head[noun]
    denies = (
        tree.base[noun] == "obj"
        and tree.lemma[noun] in lexicon.words("acts", "theses")
        and tree.lemma[verb] in _DENYING
        and not tree.passive(verb)
        and not stance.negated(tree, verb)
        and tree.own_subject(verb) is not None
    )
    return ("denies", verb) if denies and all(saying.cue_head != verb for saying in sayings) else None


def _denied(tree: Tree, verb: int) -> bool:
    """Tell whether a passive verb says that its subject is denied ("was *denied*", "were *dismissed*")."""
    return tree.lemma[verb] in _DENYING and tree.passive(verb) and not stance.negated(tree, verb)


def _without_proof(tree: Tree, noun: int) -> Standing | None:
    """Tell whether a clause hangs on a proof that there is not ("there is *no sign* that")."""
    if tree.lemma[noun] in stance.PROOF and stance.no_such(tree, noun):
        return "cannot_confirm", noun
    return None
