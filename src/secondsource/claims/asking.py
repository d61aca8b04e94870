"""Questions inside a sentence: "a question as to why …", "no information on who was shot" assert nothing of what is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secondsource.claims.stance import negated, no_such
from secondsource.claims.tree import QUESTIONS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secondsource.claims.saying import Range
    from secondsource.claims.tree import Tree

_OF_MATTERS = frozenset({"about", "on", "over", "regarding", "concerning", "into", "of"})
"""Prepositions that a question hangs on its noun by."""
_RELATIVE = frozenset({"which", "whom", "whose"})
"""What opens a relative clause behind such a preposition ("a matter *on which* they agree")."""
_FREE = frozenset({"say", "call", "describe", "believe", "appear", "seem", "consider", "claim", "be", "term"})
"""What follows a "what" that stands for a thing ("over *what it said was* a breach"), not for a question."""
_OPEN = frozenset({
    "question", "query", "doubt", "uncertainty", "debate", "dispute", "disagreement", "confusion",
    "speculation", "clue", "idea", "indication", "word", "information", "confirmation", "explanation",
    "answer", "inquiry", "probe", "investigation", "comment",
})  # fmt: skip
"""Nouns of what is not known, asked or argued about."""
_REMARKS = frozenset({"comment", "elaborate", "speculate", "debate", "argue", "inquire"})
"""Verbs of the same, behind which a preposition stands."""
_UNKNOWN = frozenset({"uncertain", "unclear", "unknown"})
_KNOWN = frozenset({"certain", "clear", "know"})
_FINDING = frozenset(
    {"determine", "establish", "ascertain", "assess", "examine", "investigate", "check", "track"}
)
"""What somebody does to whom it is an open question."""
_LOOSELY = frozenset({"exactly", "just", "precisely", "only", "simply", "immediately"})
_CLAUSES = frozenset({"acl", "advcl", "ccomp", "nmod", "obl", "xcomp"})
_ASKING = frozenset({"?", "?!", "??"})
_MARKS = _ASKING | {".", "!", ";", "…"}
_OPENERS = frozenset(
    {"am", "are", "can", "could", "did", "do", "does", "has", "have", "is", "was", "were", "will", "would"}
)
"""What a question begins with that has lost its mark ("*did* the army shell the town")."""
_REACH = 4
"""Tokens from such a word to the question, its preposition included."""


def question(tree: Tree, first: int) -> int | None:
    """Return the word that opens a question where a run of words begins ("*why* they left", "as to *whether*"), or ``None``."""
    led = tree.lower[first : first + 2] == ["as", "to"]
    if led:
        first += 2
    elif tree.lower[first] in _OF_MATTERS:
        led, first = True, first + 1
    elif first > 1:
        led = tree.lower[first - 1] in _OF_MATTERS or tree.lower[first - 2 : first] == ["as", "to"]
    if first >= len(tree) or tree.lower[first] not in QUESTIONS:
        return None
    word = tree.lower[first]
    if word in {"whether", "why", "how"}:
        return first
    free = word == "what" and any(tree.lemma[i] in _FREE for i in range(first + 1, min(first + 4, len(tree))))
    return first if led and word not in _RELATIVE and not free else None


def of_cue(tree: Tree, first: int) -> bool:
    """Tell whether what follows a cue is a question that it only raises or leaves open ("had no information *on who*")."""
    while tree.lower[first] in _LOOSELY:
        first += 1
    if _of_number(tree, first) and any(
        tree.lemma[i] in _KNOWN and negated(tree, i) for i in range(max(first - _REACH, 0), first)
    ):
        return True  # "we do not *know* exactly *how many* were killed"
    opening = question(tree, first)
    if opening is None:
        return False
    return any(_raises(tree, i) for i in range(max(opening - _REACH, 0), opening))


def embedded(tree: Tree, index: int) -> bool:
    """Tell whether a token stands in a question that hangs on a noun or verb of asking."""
    for spot in (index, *tree.above(index)):
        first, head = tree.left[spot], tree.head[spot]
        if head >= spot or tree.base[spot] not in _CLAUSES:
            continue
        if tree.lemma[head] in _FINDING and _which(tree, spot, first):
            return True
        if question(tree, first) is None:
            continue
        if _raises(tree, head) or _raises(tree, first - 1):  # the noun right before it, wherever it was hung
            return True
    return False


def left_open(tree: Tree, head: int, index: int) -> bool:
    """Tell whether a predicate only says that something of a deed is not known ("it was *unclear* when the *executions* took place")."""
    if head == index or not (
        tree.lemma[head] in _UNKNOWN or (tree.lemma[head] in _KNOWN and negated(tree, head))
    ):
        return False
    clause = next((i for i in (index, *tree.above(index)) if tree.head[i] == head), None)
    asked = clause is not None and tree.base[clause] in {"ccomp", "csubj", "advcl"} and clause > head
    return asked and tree.lower[tree.left[clause or 0]] in QUESTIONS - {"whether", "if"}


def uncounted(tree: Tree, index: int) -> int | None:
    """Return the predicate that tells of a deed only that nobody knows to how many ("do not *know* how many were *killed*"), or ``None``."""
    spot = index
    for head in tree.above(index):
        if tree.base[spot] in {"ccomp", "csubj"} and head < spot:
            many = _of_number(tree, opening(tree, spot))
            open_ = tree.lemma[head] in _UNKNOWN or (tree.lemma[head] in _KNOWN and negated(tree, head))
            return head if many and open_ else None
        spot = head
    return None


def _of_number(tree: Tree, first: int) -> bool:
    return tree.lower[first] == "how" and tree.lower[first + 1 : first + 2] in (["many"], ["much"])


def opening(tree: Tree, head: int) -> int:
    """Return the first word of a question behind what stands loosely before it ("*exactly* how many")."""
    first = tree.left[head]
    while first < head and (tree.pos[first] == "PUNCT" or tree.lower[first] in _LOOSELY):
        first += 1
    return first


def _which(tree: Tree, verb: int, first: int) -> bool:
    """Tell whether a clause is what somebody finds out whenever it happens ("it determines *which side fires*")."""
    asked = tree.base[verb] == "ccomp" and tree.lower[first] in {"which", "whether"}
    return asked and "Tense=Pres" in tree.feats[verb] and tree.own_subject(verb) is not None


def asks(tree: Tree, head: int) -> bool:
    """Tell whether a clause opens as a question does ("…, and *how much he pays in taxes*")."""
    first = tree.left[head]
    while first < head and tree.pos[first] in {"PUNCT", "SPACE", "CCONJ"}:
        first += 1
    return tree.lower[first] in {"how", "why", "whether"}


def direct(tree: Tree, head: int, quotes: Sequence[Range]) -> bool:
    """Tell whether a clause is asked, not told: its sentence ends in a question mark, or begins as a question does.

    Args:
        tree: The document.
        head: The clause's predicate.
        quotes: What stands in quotation marks: a question in them asks nothing of the words before them.
    """
    start, end = tree.sents[tree.sent[head]]
    asked = not tree.spots.vocabulary().isdisjoint(_ASKING)
    mark = next((i for i in range(head, end) if tree.words[i] in _MARKS), None) if asked else None
    if mark is not None and tree.words[mark] in _ASKING:
        return not any(begin <= mark < stop and not begin <= head < stop for begin, stop in quotes)
    while start < head and tree.pos[start] in {"PUNCT", "SPACE"}:
        start += 1
    subject = tree.own_subject(head)
    opens = tree.pos[start] == "AUX" and tree.head[start] == head and tree.base[head] == "root"
    return opens and subject is not None and start < subject and tree.lower[start] in _OPENERS


def _raises(tree: Tree, index: int) -> bool:
    """Tell whether a word raises a question; "no confirmation as to whether" tells that it is open, which is a stance."""
    if tree.pos[index] == "NOUN":
        return tree.lemma[index] in _OPEN and not (
            tree.lemma[index] == "confirmation" and no_such(tree, index)
        )
    return tree.lemma[index] in _REMARKS and tree.is_verb(index)
