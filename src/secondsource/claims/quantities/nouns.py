"""What a document's tree says about its numbers: which noun each counts, which are labels, which words are verbs."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from secondsource.claims.columns import Columns, lower
from secondsource.claims.numerals import Piece
from secondsource.claims.quantities.amount import context
from secondsource.claims.quantities.units import is_person, is_plural

_COMPOUND = 3  # words between a noun that only describes and the one that is counted
NOUN_REACH = 8  # words between a number and the noun that it counts
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ"})
_PREDICATIVE = frozenset(
    {"root", "conj", "acl", "advcl", "ccomp", "xcomp", "csubj", "parataxis", "aux", "cop"}
)


@dataclass(frozen=True, slots=True)
class Nouns:
    """The tree's answers, in pieces; pieces and tokens are matched by their characters.

    Attributes:
        heads: Piece of a number → first piece behind it and one past the noun that it counts.
        labels: Pieces of numbers that tell one thing from others of its kind ("base 17", "Falcon 9").
        verbs: Pieces that are verbs of a clause and no counted nouns ("one *sees*", "with one *leaving*").
    """

    heads: Mapping[int, tuple[int, int]]
    labels: frozenset[int]
    verbs: frozenset[int]

    def counted(self, number: int, after: int) -> tuple[int, int] | None:
        """Return the pieces of the counted noun phrase behind a number, if the tree gives one."""
        found = self.heads.get(number)
        if found is None or found[1] <= after - 1 or found[1] - after > NOUN_REACH + 2:
            return None
        after = max(after, found[0])
        return (after, found[1]) if found[1] > after else None


def read(columns: Columns, pieces: Sequence[Piece]) -> Nouns | None:
    """Read the tree of a document, or return ``None``: it has none."""
    doc, spots = columns.doc, columns.starts
    if not doc.has_annotation("DEP"):
        return None
    starts = [piece.start for piece in pieces]
    numbers = [i for i, piece in enumerate(pieces) if piece.kind == "number"]
    heads: dict[int, tuple[int, int]] = {}
    labels: set[int] = set()
    for i in numbers:
        spot = _at(spots, pieces[i].start)
        if spot is None:
            continue
        token = _last_token(doc[spot], pieces[i])
        if pieces[i].digits and _is_label(token):
            labels.add(i)
        head = _counted(token)
        if head is None:
            continue
        behind = head.idx + len(head)
        end = bisect_left(starts, behind) - 1
        if end < 0 or pieces[end].end != behind:
            continue
        between = numbers[bisect_left(numbers, i) + 1 : bisect_left(numbers, end)]
        if not between:
            heads[i] = (i + 1, end + 1)
        elif len(between) == 1 and between[0] == i + 1:
            heads[i] = (end, end + 1)  # "eight million 250 ml *bottles*"
        elif not token.dep_.startswith("nummod"):
            heads[i] = (between[-1] + 1, end + 1)  # "21 of the more than 200 schoolgirls"
        # else "15 medics 9 drivers": what stands behind another number is counted by that one
    verbs = (
        _at(starts, spots[i])
        for i, pos in enumerate(columns.pos)
        if pos in ("VERB", "AUX") and columns.dep[i].partition(":")[0] in _PREDICATIVE
    )
    return Nouns(heads, frozenset(labels), frozenset(i for i in verbs if i is not None))


def _at(spots: Sequence[int], spot: int) -> int | None:
    """Return which of some spots in order is this one, or ``None``."""
    i = bisect_left(spots, spot)
    return i if i < len(spots) and spots[i] == spot else None


def _last_token(token: Token, piece: Piece) -> Token:
    """Return the last token of a number ("1 000", "2.6 million") that begins with a token."""
    while token.idx + len(token.text) < piece.end and token.i + 1 < len(token.doc):
        token = token.doc[token.i + 1]
    return token


def _counted(token: Token) -> Token | None:
    """Return the noun that a number modifies, or that it is a part of ("one of the group's members")."""
    head = token.head
    if token.dep_.startswith("nummod"):
        near = head.i > token.i and head.pos_ in _NOMINAL and not _parted(token, head)
        return _headed(token, head) if near and head.lower_ not in context("part") else None
    for child in token.children:
        if child.i > token.i and child.dep_ == "nmod" and child.pos_ in ("NOUN", "PROPN"):
            cases = [grand.lower_ for grand in child.children if grand.dep_ == "case" and grand.i < child.i]
            if cases == ["of"] and token.doc[token.i + 1].lower_ == "of":
                return child
    return None


def _headed(token: Token, noun: Token) -> Token:
    """Return the plural that a noun in the singular, or a name, only describes: "five *NBA teams*", "460 *Kia and Hyundai vehicles*"."""
    next_ = noun.head
    if noun.lower_ in context("modifier_plural") and noun.dep_ == "compound" and next_.i == noun.i + 1:
        return next_ if next_.pos_ == "NOUN" and is_plural(next_.text) else noun  # "33 *weapons depots*"
    if token.lower_ in ("one", "1") or is_plural(noun.text) or is_person(noun.text) or noun.i <= token.i:
        return noun
    for word in token.doc[noun.i + 1 : noun.i + 1 + _COMPOUND]:
        if word.pos_ not in ("NOUN", "PROPN", "CCONJ") or word.is_space:
            break
        if word.pos_ == "NOUN" and is_plural(word.text):
            return word
    return noun


def _parted(token: Token, head: Token) -> bool:
    """Tell whether a preposition, or a full stop, stands between a number and a noun ("20 wounded *in* central Damascus blast")."""
    return any(
        (word.pos_ == "ADP" and word.lower_ in context("stop") and word.whitespace_)
        or word.text in (".", ";", ":")
        for word in token.doc[token.i + 1 : head.i]
    )


def _is_label(token: Token) -> bool:
    """Tell whether a number in digits stands behind the singular noun or name that it belongs to."""
    if token.i == 0:
        return False
    before = token.doc[token.i - 1]
    if before.lower_ in _SERIES:
        return token.i < 2 or not token.doc[token.i - 2].like_num  # "7.3 points 3.7 rebounds"
    if before.pos_ not in ("NOUN", "PROPN") or is_plural(before.text) or before.lower_ in _LEADS:
        return False
    after = token.doc[token.i + 1].lower_ if token.i + 1 < len(token.doc) else ""
    near = (before.lower_, after)
    if not (context("state").isdisjoint(near) and context("strike").isdisjoint(near)):
        return False  # "near the border 35 killed"
    if _counts_on(token):
        return False
    if token.head.i == before.i:
        return True
    if before.head.i != token.head.i:
        return False
    if not token.dep_.startswith("nummod"):
        return not after.isalpha()  # "inside base 17.", where the tree hangs both on the verb
    return before.pos_ == "PROPN" and before.dep_.partition(":")[0] in ("compound", "flat")


def _counts_on(token: Token) -> bool:
    """Tell a number that begins its clause behind a place without a comma: "in Idlib *11 people were*", "in the attack *18 of the* 31"."""
    after = token.doc[token.i + 1 : token.i + 3]
    if len(after) < _TWO or token.doc[token.i - 1].lower_ in context("label"):
        return False
    if after[0].lower_ == "of":
        return after[1].lower_ in ("the", "them", "those", "these")
    return is_person(after[0].text) and is_plural(after[0].text) and after[1].pos_ in ("AUX", "VERB")


def joined(doc: Doc, head: int) -> int:
    """Return the last token of the people that a number counts together: "eight *women and children*", else its noun."""
    low = lower(doc)
    if not doc.has_annotation("DEP") or not _people(doc[head]):
        return head
    for i in range(head + 1, len(doc) - 1, 2):
        if doc[i].text != "," and low[i] not in ("and", "or"):
            break
        if not _people(doc[i + 1]) or doc[i + 1].dep_ != "conj":
            break
        if doc[i].text != ",":
            return i + 1
    return head


def _people(word: Token) -> bool:
    """Tell a common noun in the plural that is people."""
    return word.pos_ == "NOUN" and word.text.islower() and is_plural(word.text) and is_person(word.text)


_TWO = 2  # words behind a number
_SERIES = frozenset(
    {"points", "articles", "sections", "chapters", "pages", "resolutions", "routes", "highways"}
)
_LEADS = frozenset({"toll", "total", "number", "count", "tally", "figure", "score", "age"})
