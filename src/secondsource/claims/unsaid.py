"""Who says a sentence whose verb of saying the text lost ("Shells hit the town near the border *the Valley Observatory*.").

The name of a body at the end of a sentence, tied to it by nothing, is who says it, where the report has that body say
something else, or another word for it: "a monitoring group said". An agency's mark with a verb of saying behind it ends
a sentence as well, where the reader took the mark for the end of a place ("in al-Mazra *NWS reports*").
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from secondsource.claims.descriptions import TASKS, WATCHING
from secondsource.claims.marks import is_mark
from secondsource.claims.saying import Saying, head_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secondsource.claims.saying import Range
    from secondsource.claims.tree import Tree

_SAID = frozenset({"reports", "reported", "said", "says"})
_BEFORE = frozenset({"NOUN", "PROPN", "NUM", "VERB", "ADJ"})
"""What a sentence may end in before who says it."""
_SET = frozenset({"GPE", "LOC", "FAC", "DATE", "TIME"})
"""Names of places and times, which no body's name goes on from."""
_NAME = 10
"""Tokens of the longest name with its article."""
_LEAST = 5
"""Tokens of the shortest sentence without who says it."""


def find(tree: Tree, sayings: Sequence[Saying]) -> list[Saying]:
    """Return the sayings of a document with those of bodies that end a sentence, which the reader missed."""
    found = [_reported(tree, saying) for saying in sayings]
    sources = [saying.source for saying in found if saying.source is not None]
    speakers = {tree.lower[i] for source in sources for i in range(*source)}
    watched = not speakers.isdisjoint(TASKS | WATCHING)
    told = {tree.sent[saying.contents[0][0]] for saying in found}
    for number, (start, end) in enumerate(tree.sents):
        if number in told or tree.words[end - 1] != ".":
            continue
        first, stop = tree.trimmed(start, end)
        while first in tree.aside:
            first += 1
        source = _body(tree, first, stop)
        if source is None:
            continue
        head = head_of(tree, *source)
        if tree.lower[head] in speakers or (watched and tree.lemma[head] in WATCHING):
            found.append(Saying(None, None, source, head, ((first, source[0]),), "indirect", "asserts", None))
    return found


def _reported(tree: Tree, saying: Saying) -> Saying:
    """Give a saying without a speaker the agency's mark before its verb, which ends the sentence ("… in al-Mazra *NWS reports*")."""
    cue = saying.cue_head
    if cue is None or saying.source is not None or tree.lower[cue] not in _SAID or len(saying.contents) > 1:
        return saying
    begin, stop = saying.contents[0]
    ends = stop == cue and cue + 1 < len(tree) and tree.words[cue + 1] == "."
    mark = cue - 1
    if not ends or mark - begin < _LEAST or tree.pos[mark - 1] not in _BEFORE:
        return saying
    word = tree.words[mark]
    written = is_mark(word) and not tree.words[mark - 1].isupper()
    if not written or not any(tree.is_verb(i) and tree.finite(i) for i in range(begin, mark)):
        return saying
    return replace(saying, source=(mark, cue), source_head=mark, contents=((begin, mark),))


def _body(tree: Tree, first: int, stop: int) -> Range | None:
    """Return the name of a body with its article at the end of a sentence, which is no apposition, or ``None``."""
    name = tree.ent_of.get(stop - 1)
    if name is None or tree.ent[stop - 1] != "ORG":
        return None
    begin = next(
        (i for i in range(name[0], max(name[1] - _NAME, first), -1) if tree.lower[i] == "the"), first
    )
    before = begin - 1
    if begin - first < _LEAST or tree.ent[before] not in _SET:
        return None  # "at odds with its ally *the Valley Union*" tells who that is
    if any(tree.pos[i] == "ADP" for i in range(begin, name[0])):
        return None
    told = any(tree.is_verb(i) and tree.finite(i) for i in range(first, begin))
    return (begin, stop) if told and name[1] == stop else None
