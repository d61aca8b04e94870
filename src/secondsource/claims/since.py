"""Reads what has been so from a time on: "*since Friday*", "*since then*", "*since the truce took effect on 27 February*"."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from secondsource.claims.settings import FAR, Setting, depth_cost, head_of_words, path
from secondsource.claims.times.answers import from_then_on
from secondsource.model.time import TimeRef

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secondsource.claims.tree import Tree

_PERFECT = frozenset({"has", "have", "had", "having", "'ve", "\u2019ve", "'s", "\u2019s", "'d", "\u2019d"})
_ONLY = frozenset({"only", "single", "any"})
_COUNTED = frozenset({"after", "before", "later", "earlier"})
_BRACKETS = frozenset({"[", "(", '"', "\u201c"})
_FAR = 8
"""Tokens from a noun on to the time of the verb that the tree did not see it begin with."""
_LENGTHS = frozenset({
    "minutes", "hours", "day", "days", "week", "weeks", "month", "months", "year", "years", "time", "awhile",
    "long",
})  # fmt: skip
_LEADS = frozenset({"the", "about", "around", "at", "least", "shortly", "as", "early"})
_WORDS = 16
"""Tokens of a beginning without a date that are kept; of a longer one only what comes before its first clause."""
_LIMIT = 30


@dataclass(frozen=True, slots=True)
class Beginning:
    """Words that tell from when on something has been so.

    Attributes:
        first: The token "since".
        end: One past the last token of what it governs.
        head: The token that the words hang by in the tree.
        ref: The time, or ``None``: it only tells among what a thing is the first or the worst.
    """

    first: int
    end: int
    head: int
    ref: TimeRef | None

    def holds(self, index: int) -> bool:
        """Tell whether a token is among the words."""
        return self.first <= index < self.end


def find(
    tree: Tree, text: str, times: Sequence[tuple[int, int, TimeRef]], published: str | None
) -> tuple[Beginning, ...]:
    """Find the beginnings that a document tells with "since".

    Args:
        tree: The document.
        text: Its text.
        times: First token, end token and value of each time expression.
        published: The report's date, to which it has lasted.
    """
    found = (_beginning(tree, text, i, times, published) for i in tree.spots.of("since"))
    return tuple(one for one in found if one is not None)


def _beginning(
    tree: Tree, text: str, i: int, times: Sequence[tuple[int, int, TimeRef]], published: str | None
) -> Beginning | None:
    if i and tree.lower[i - 1] in _LENGTHS:
        return None  # "barely a week since they agreed", "long since"
    last = tree.sents[tree.sent[i]][1]
    if i + 1 < last and tree.lower[i + 1] == "then":
        words = tree.chars(i, i + 2)
        ref = TimeRef(
            words.of(text), words, "date", "PAST_REF", None, None, "unknown", False,
            "from something told before in the text on (since)", anchor=published, direction="past",
        )  # fmt: skip
        return Beginning(i, i + 2, i + 1, ref)
    direct = next(
        (
            one
            for one in times
            if i < one[0] <= i + 3
            and one[1] <= last
            and all(tree.lower[k] in _LEADS for k in range(i + 1, one[0]))
        ),
        None,
    )
    if direct is not None and direct[2].kind in {"date", "time"} and not _describes(tree, i, direct):
        start, end, ref = direct
        return _made(tree, text, (i, end), head_of_words(tree, start, end), ref, published)
    head = tree.head[i]
    if head <= i or tree.base[i] not in {"mark", "case"}:
        return None  # "has since evolved"
    verb = tree.head[head]
    subject = tree.base[head] == "nsubj" or (tree.base[head] == "obl" and tree.own_subject(verb) is None)
    if subject and tree.base[verb] == "advcl" and verb > head:
        head = verb  # "since *the war* erupted", where "since" was hung on the subject
    end = min(tree.right[head], last)
    if tree.base[i] == "mark" and not (
        _perfect(tree, tree.head[head]) or tree.gerund(head) or _goes_on(tree, tree.head[head])
    ):
        return None  # "since they are afraid"
    if tree.base[i] == "mark" and _present(tree, head):
        return None  # "since many are protesting": why, not from when on
    inside = [one for one in times if i < one[0] and one[1] <= last and one[2].kind in {"date", "time"}]
    counted = [one[0] for one in inside if tree.lower[one[1] - 1] in _COUNTED and head < one[0]]
    end = min([end, *counted])  # "since arresting her *three days after* she was filmed"
    inside = [one for one in inside if tree.lower[one[1] - 1] not in _COUNTED]
    dated = next((one for one in inside if one[0] < end), None) or _behind(tree, end, inside)
    stop = max(dated[1], head + 1) if dated is not None else _cut(tree, i, head, end)
    return _made(
        tree, text, (i, stop), head, dated[2] if dated is not None else None, published, max(end, stop)
    )


def _present(tree: Tree, head: int) -> bool:
    """Tell whether a clause is in the present, and not in the perfect."""
    bearers = [i for i in (head, *tree.of(head, "aux", "cop")) if "Tense=Pres" in tree.feats[i]]
    finite = [i for i in bearers if "VerbForm=Fin" in tree.feats[i]]
    return bool(finite) and not {tree.lower[i] for i in finite} & {"has", "have", "'s", "’s", "'ve", "’ve"}


def _describes(tree: Tree, since: int, time: tuple[int, int, TimeRef]) -> bool:
    """Tell whether a time is part of the name of what is told: "since the *1953* armistice"."""
    above = tree.head[head_of_words(tree, time[0], time[1])]
    return tree.lower[since + 1] == "the" and above >= time[1] and tree.pos[above] in {"NOUN", "PROPN"}


def _behind(
    tree: Tree, end: int, times: Sequence[tuple[int, int, TimeRef]]
) -> tuple[int, int, TimeRef] | None:
    """Return the time of a noun that the tree hung on something else: what has been so up to now is of no one day.

    "Has used gas since the ban *on 27 September 2013*", "have died since the war against him began *in 2011*".
    """
    for one in times:
        between = range(end, one[0])
        bare = all(tree.pos[i] == "ADP" for i in between)
        begun = end < one[0] and tree.is_verb(end) and tree.finite(end) and tree.pos[one[0] - 1] == "ADP"
        apart = any(tree.pos[i] in {"PUNCT", "CCONJ", "SCONJ"} for i in between)
        if 0 <= one[0] - end <= 1 and bare:
            return one
        if begun and not apart and one[0] - end <= _FAR:
            return one
    return None


def _made(
    tree: Tree,
    text: str,
    words: tuple[int, int],
    head: int,
    ref: TimeRef | None,
    published: str | None,
    end: int | None = None,
) -> Beginning:
    """Make a beginning of its words, the head of what they govern and the time in them."""
    first, stop = words
    stop_end = stop if end is None else end
    if _ranked(tree, first):
        return Beginning(first, stop_end, head, None)
    span = tree.chars(first, stop)
    if ref is None:
        made = TimeRef(
            span.of(text), span, "date", "PAST_REF", None, None, "unknown", False,
            "from what the words tell on (since); when that was is not told", anchor=published, direction="past",
        )  # fmt: skip
    else:
        made = replace(from_then_on(ref, published), text=span.of(text), span=span)
    return Beginning(first, stop_end, head, made)


def _cut(tree: Tree, first: int, head: int, end: int) -> int:
    """Return where the words of a beginning without a date end: with its clause, a long one before what hangs on behind."""
    stop = next((i for i in range(head + 1, end) if tree.words[i] in _BRACKETS), end)
    while stop > first + 1 and tree.pos[stop - 1] in {"PUNCT", "SPACE"}:
        stop -= 1
    if stop - first <= _WORDS:
        return stop
    hung = (i for i in range(head + 1, stop) if tree.base[i] in {"acl", "advcl", "conj"})
    cut = min((min(tree.left[i], i) for i in hung), default=stop)
    return cut if cut > head else stop


def _perfect(tree: Tree, verb: int) -> bool:
    """Tell whether something has been so up to now: a verb in the perfect, or one that goes on from such a verb."""
    for index in (verb, *tree.above(verb)):
        if any(tree.lower[kid] in _PERFECT for kid in tree.of(index, "aux")):
            return True
        if tree.base[index] not in {"conj", "xcomp", "acl", "advcl"} or tree.finite(index):
            return False
    return False


def _goes_on(tree: Tree, verb: int) -> bool:
    """Tell what is still so: "the fighting *raging* there since the war began"."""
    return tree.base[verb] == "acl" and tree.gerund(verb)


def _ranked(tree: Tree, since: int) -> bool:
    """Tell whether the words rank a thing among others: "the *deadliest* attack since 2011", "for the *first* time since"."""
    begin = tree.sents[tree.sent[since]][0]
    for i in range(since - 1, begin - 1, -1):
        low = tree.lower[i]
        if tree.words[i] in {":", ";"} or (tree.pos[i] in {"VERB", "AUX"} and tree.finite(i)):
            return False
        ranks = "Degree=Sup" in tree.feats[i] or "NumType=Ord" in tree.feats[i] or low in _ONLY
        if ranks and tree.lower[i - 1] != "at":
            return True
    return False


def best(tree: Tree, where: Setting, beginnings: Sequence[Beginning]) -> tuple[int, TimeRef] | None:
    """Return the beginning from which on an event has been so, with how far it hangs from it, or ``None``."""
    trigger = where.spots[0]
    found: tuple[int, TimeRef] | None = None
    for one in beginnings:
        if one.ref is None or one.holds(trigger) or one.first in where.barred:
            continue
        rank, between = path(tree, one.head, where.spots)
        if rank == FAR or tree.sent[one.first] != tree.sent[trigger]:
            continue
        spot = where.spots[rank]
        joined = [i for i in between[1:] if tree.base[i] == "conj"]
        if joined and not _perfect(tree, spot):
            continue  # "shelled the town and *have held it since 2012*"
        if not _covers(tree, one.first, spot, trigger):
            continue
        cost = 4 * rank + depth_cost(tree, between[1:])
        if cost < _LIMIT and (found is None or cost < found[0]):
            found = (cost, one.ref)
    return found


def _covers(tree: Tree, since: int, spot: int, trigger: int) -> bool:
    """Tell whether what a clause tells with "since" is told of an event below it too, and not of the clause alone."""
    for index in (trigger, *tree.above(trigger)):
        if index == spot:
            return True
        if not tree.is_predicate(index) or not tree.finite(index) or tree.base[index] == "xcomp":
            continue
        if tree.base[index] == "conj":
            if spot < since < index:
                return False  # "has been held *since May* but troops have advanced"
        elif tree.base[index] in {"advcl", "acl", "ccomp", "parataxis"} and not _perfect(tree, index):
            return False  # "has named it a threat *since 2016* as the ministry threatened it"
    return True
