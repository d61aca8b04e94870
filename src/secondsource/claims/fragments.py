"""Words that are only a part of an assertion: no verb that tells, a verb without who does it, or an end cut off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secondsource.claims.tree import SUBJECTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secondsource.claims.saying import Range
    from secondsource.claims.tree import Tree

_SUBJECTS = SUBJECTS | {"expl"}
_NEAR = 5
"""Tokens that a count stands within ("at least 12 people")."""
_CUT = frozenset({"case", "det", "mark", "cc"})


def torn(tree: Tree, found: Sequence[Range]) -> bool:
    """Tell whether words that do not open their sentence are only a part of what it says.

    "*Of eight civilians killed*", "*to ditch the jack*", "*killing a woman*" and "*were hurt by*" are; a count with
    what befell it ("… and *55 wounded*") says enough.
    """
    if len(found) == 1:
        first, stop = tree.trimmed(*found[0])
        if first < stop and _opens(tree, first):
            return False
    words = [i for begin, stop in found for i in range(begin, stop) if tree.pos[i] not in {"PUNCT", "SPACE"}]
    if not words:
        return False
    first, last, inside = words[0], words[-1], set(words)
    if tree.base[last] in _CUT and tree.head[last] > last and tree.sent[last] == tree.sent[last + 1]:
        return True
    if tree.lower[first] == "to" and tree.pos[first] == "PART":
        return not any(tree.base[i] in _SUBJECTS for i in words)
    if not any(_tells(tree, i, inside) for i in filter(tree.is_predicate, words)):
        return not _counts(tree, first, inside)
    return (
        tree.pos[first] in {"VERB", "AUX", "ADV"} and tree.words[first].islower() and _nobodys(tree, inside)
    )


def _tells(tree: Tree, index: int, inside: set[int]) -> bool:
    """Tell whether a predicate is a finite verb, or one that was read as a participle with its subject and object."""
    subject = tree.own_subject(index)
    past = tree.past_participle(index) and bool(tree.of(index, "obj"))
    return tree.finite(index) or (past and subject in inside and (subject or 0) < index)


def _counts(tree: Tree, first: int, inside: set[int]) -> bool:
    """Tell whether words are a count with what befell it, beside another or as what is told ("and *55 wounded*")."""
    before = tree.pos[first - 1]
    if tree.lower[first - 1] == "nor" or tree.pos[first] == "ADP":
        return False
    if before in {"CCONJ", "PUNCT", "SPACE"} and tree.pos[first] not in {"VERB", "ADP"}:
        return True
    counted = any(tree.pos[i] == "NUM" for i in inside if i < first + _NEAR)
    return counted and before not in {"ADP", "DET", "ADJ"} and tree.pos[first] != "VERB"


def _opens(tree: Tree, index: int) -> bool:
    """Tell whether a token is the first word of its sentence, or of what stands behind a colon, a mark or a date line."""
    start = tree.sents[tree.sent[index]][0]
    while start in tree.aside or (start < index and tree.pos[start] in {"PUNCT", "SPACE"}):
        start += 1
    return (
        start >= index or tree.words[index - 1] in {":", "|", '"', "“", "‘"} or "\n" in tree.words[index - 1]
    )


def _nobodys(tree: Tree, inside: set[int]) -> bool:
    """Tell whether a finite verb has its subject outside of the words."""
    tops = [i for i in sorted(inside) if tree.head[i] not in inside or tree.head[i] == i]
    head = next((i for i in tops if tree.is_predicate(i) and tree.finite(i)), None)
    return head is not None and tree.own_subject(head) is None and not tree.of(head, "expl")


def bare(tree: Tree, found: Sequence[Range]) -> int | None:
    """Return the head of words that are a noun phrase and assert nothing alone ("a truce intended to help"), or ``None``."""
    tokens = [i for begin, stop in found for i in range(begin, stop)]
    inside = set(tokens)

    def asserts(index: int) -> bool:
        if tree.base[index] == "nsubj":
            return False  # "However *probes* by the United Nations produced", a noun taken for a verb
        if not tree.is_predicate(index) or not tree.finite(index):
            return False
        return all(kid in inside for kid in tree.of(index, "cop"))

    tops = [i for i in tokens if tree.head[i] not in inside and tree.pos[i] not in {"PUNCT", "SPACE"}]
    if len(tops) != 1 or tree.of(tops[0], "nsubj", "cop"):
        return None
    first = tops[0]
    while tree.base[first] == "conj" and not tree.is_predicate(tree.head[first]):
        first = tree.head[first]
    left = tree.lemma[tree.head[first]] == "leave"
    told = any(tree.agent(kid) is not None for kid in tree.of(tops[0], "acl"))
    if not left and tree.head[first] < tops[0] and (tree.base[first] in SUBJECTS or not told):
        first = tops[0]  # "left six dead and *ten wounded*", not "six were killed and *ten wounded*"
    nominal = tree.pos[tops[0]] in {"NOUN", "PROPN", "NUM"} or tree.base[tops[0]] in {"nmod", "obl", "nsubj"}
    if not nominal and not (left and first != tops[0]):
        return None
    alone = tree.base[first] in {"root", "parataxis", "conj", "list", "appos"}
    if (alone and not tree.of(tops[0], "cop")) or any(asserts(index) for index in tokens):
        return None
    return tops[0]
