"""Quotations whose speaker stands apart from them: signed with a name, introduced by the sentence before, or a transcript's.

“He cannot answer a question.” ― Jane Doe
The newspaper reports:  (and, in the next paragraph) "In an illustration of …"
"HOST: Why would he do that?
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from secondsource.claims import bracketed, communiques
from secondsource.claims.saying import Saying
from secondsource.claims.speaking import speaks
from secondsource.claims.stated import stated

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secondsource.claims.saying import Range
    from secondsource.claims.tree import Tree

_MARKS = frozenset({"“", "”", '"', "``", "''", "«", "»", "„"})
_DASHES = frozenset({"―", "—", "–", "--", "-"})
_INTRODUCING = frozenset({
    "say", "write", "report", "tell", "add", "state", "note", "read", "explain", "continue", "post", "tweet",
    "declare", "recall",
})  # fmt: skip
_NAME = 12
"""Tokens of the longest signature, with what its bearer is."""
_SPEECH = 400
"""Tokens of the longest quotation over paragraphs."""
_LABEL = 3
"""Tokens of a label in a transcript ("GOV. PENCE")."""
_ROLE = 8
"""Tokens of one with what its bearer is ("RENEE MONTAGNE, HOST")."""
_TURNS = 3
"""Labels from which on a text is a transcript."""


def find(tree: Tree, known: Sequence[Saying]) -> list[Saying]:
    """Return the sayings of quotations whose speaker stands apart, that are not among those known; what is signed, and turns, in full."""
    cues = {saying.cue[0] for saying in known if saying.cue is not None}
    paragraphs = _paragraphs(tree)
    found = _introduced(tree, paragraphs)
    new = [saying for saying in found if saying.cue is not None and saying.cue[0] not in cues]
    turns = [*_turns(tree, paragraphs), *bracketed.turns(tree)]
    return [*_signed(tree, paragraphs), *new, *(turns or communiques.find(tree))]


def given(saying: Saying, apart: Sequence[Saying]) -> bool:
    """Tell whether a quotation is one of those whose speaker stands apart, or without cue and speaker part of one."""
    if saying.cue is not None and any(other.cue == saying.cue for other in apart):
        return True
    (begin, _), (_, stop) = saying.contents[0], saying.contents[-1]
    alone = saying.cue is None and saying.source is None
    return alone and any(other.contents[0][0] < stop and begin < other.contents[-1][1] for other in apart)


def _paragraphs(tree: Tree) -> list[Range]:
    """Return the token ranges of the lines that are not empty."""
    found: list[Range] = []
    begin = 0
    for index in (*tree.spots.line_ends, len(tree)):
        if any(tree.pos[i] != "SPACE" for i in range(begin, index)):
            found.append((begin, index))
        begin = index + 1
    return found


def _signed(tree: Tree, paragraphs: Sequence[Range]) -> list[Saying]:
    """Find quotations that fill a line up to a dash and a name."""
    found = [saying for paragraph in paragraphs if (saying := _posted(tree, *paragraph)) is not None]
    for begin, stop in paragraphs:
        if tree.words[begin] not in _MARKS:
            continue
        dash = next(
            (i for i in range(stop - 1, max(begin + 3, stop - _NAME), -1) if tree.words[i] in _DASHES), 0
        )
        if not dash or tree.words[dash - 1] not in _MARKS:
            continue
        source = tree.trimmed(dash + 1, stop)
        content = tree.trimmed(begin + 1, dash - 1)
        if source[0] >= source[1] or content[0] >= content[1] or content[1] - content[0] > _SPEECH:
            continue
        named = tree.words[source[0]][0].isupper() and tree.pos[source[0]] in {"PROPN", "NOUN", "ADJ"}
        if named and not any(tree.is_verb(i) and tree.finite(i) for i in range(*source)):
            found.append(stated(tree, (dash, dash + 1), dash, source, content))
    return found


def _posted(tree: Tree, begin: int, stop: int) -> Saying | None:
    """Make the saying of a post that fills a line up to a dash, a name and its account: "This is great. — Jane Doe (@doe) May 3"."""
    dash = next((i for i in range(stop - 1, begin + 1, -1) if tree.words[i] in _DASHES), 0)
    mark = next((i for i in range(dash + 2, min(dash + _NAME, stop)) if tree.words[i] == "("), 0)
    if not dash or not mark or not tree.text.startswith("(@", tree.start[mark]):
        return None
    source, content = (dash + 1, mark), tree.trimmed(begin, dash)
    if content[0] >= content[1] or content[1] - content[0] > _SPEECH:
        return None
    told = tuple(
        piece
        for number in range(tree.sent[content[0]], tree.sent[content[1] - 1] + 1)
        if _told(tree, piece := _within(tree.sents[number], content))
    )
    if not told:
        return None  # only words that say nothing of themselves ("What a ride")
    saying = stated(tree, (dash, dash + 1), dash, source, content)
    return replace(saying, quote="direct", contents=told)


def _within(sentence: Range, content: Range) -> Range:
    return max(sentence[0], content[0]), min(sentence[1], content[1])


def _told(tree: Tree, piece: Range) -> bool:
    """Tell whether a sentence has a finite clause."""
    return any(tree.is_predicate(i) and tree.finite(i) for i in range(*piece))


def _introduced(tree: Tree, paragraphs: Sequence[Range]) -> list[Saying]:
    """Find the quotation in the paragraphs behind a sentence that ends in a colon ("The newspaper reports:")."""
    found = []
    for number, (begin, stop) in enumerate(paragraphs[:-1]):
        colon = tree.trimmed(begin, stop)[1]
        if colon >= stop or tree.words[colon] != ":" or tree.words[paragraphs[number + 1][0]] not in _MARKS:
            continue
        first = max(begin, tree.sents[tree.sent[colon]][0])
        verb = next(
            (i for i in range(first, colon) if tree.lemma[i] in _INTRODUCING and tree.is_verb(i)), None
        )
        speaker = tree.subject(verb) if verb is not None else None
        content = _quotation(tree, paragraphs[number + 1 :])
        if verb is None or speaker is None or speaker > verb or not speaks(tree, speaker) or content is None:
            continue
        found.append(stated(tree, (verb, verb + 1), verb, tree.coordination(speaker), content))
    return found


def _quotation(tree: Tree, paragraphs: Sequence[Range]) -> Range | None:
    """Return a quotation that goes on as long as its paragraphs open with a mark and none closes it, or ``None``."""
    end = paragraphs[0][0]
    for begin, stop in paragraphs:
        if tree.words[begin] not in _MARKS or _label(tree, begin, stop) is not None:
            break
        end = stop
        while end > begin and tree.pos[end - 1] == "SPACE":
            end -= 1
        if tree.words[end - 1] in _MARKS or stop - paragraphs[0][0] > _SPEECH:
            break
    content = tree.trimmed(paragraphs[0][0] + 1, end)
    return content if content[0] < content[1] and content[1] - content[0] <= _SPEECH else None


def _label(tree: Tree, begin: int, stop: int) -> Range | None:
    """Return the name in capitals before a colon that opens a line, a quotation mark before it or not, or ``None``."""
    first = begin + (tree.words[begin] in _MARKS)
    colon = next((i for i in range(first + 1, min(first + 1 + _ROLE, stop)) if tree.words[i] == ":"), None)
    if colon is None:
        return None
    comma = next((i for i in range(first, colon) if tree.words[i] == ","), colon)
    if comma - first > _LABEL or any(not word.isupper() for word in tree.words[comma + 1 : colon]):
        return None
    colon = comma  # "RENEE MONTAGNE, *HOST*:"
    words = tree.words[first:colon]
    shouted = all(word.isupper() and (len(word) > 2 or word.endswith(".")) for word in words)
    return (
        (first, colon)
        if shouted and any(tree.pos[i] in {"PROPN", "NOUN"} for i in range(first, colon))
        else None
    )


def _turns(tree: Tree, paragraphs: Sequence[Range]) -> list[Saying]:
    """Find the turns of a transcript, each from its label to where the next label or other text stands."""
    labels = [_label(tree, *paragraph) for paragraph in paragraphs]
    names = {" ".join(tree.words[slice(*label)]) for label in labels if label is not None}
    if len(names) < 2 or sum(label is not None for label in labels) < _TURNS:
        return []
    found = []
    for number, label in enumerate(labels):
        if label is None:
            continue
        begin, stop = paragraphs[number]
        later = number + 1
        colon = next(i for i in range(label[1], stop) if tree.words[i] == ":")
        if tree.trimmed(colon + 1, stop)[0] >= stop and later < len(paragraphs) and labels[later] is None:
            stop = paragraphs[later][1]  # the label stands on a line of its own
        while (
            tree.words[begin] in _MARKS
            and later < len(paragraphs)
            and labels[later] is None
            and tree.words[paragraphs[later][0]] in _MARKS
            and paragraphs[later][1] - begin <= _SPEECH
        ):
            stop = paragraphs[later][1]
            later += 1
        content = tree.trimmed(colon + 1, stop)
        if content[0] < content[1] and content[1] - content[0] <= _SPEECH:
            found.append(stated(tree, (colon, colon + 1), colon, label, content))
    return found
