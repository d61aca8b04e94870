"""Quotations without a cue of their own: free-standing ones, and those that go on over sentences and paragraphs."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from secondsource.claims.mentions import FIRST_PERSON
from secondsource.claims.saying import Saying, without_space
from secondsource.claims.tree import CLOSING, OPENING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secondsource.claims.saying import Range
    from secondsource.claims.tree import Tree

_OPEN, _CLOSE, _STRAIGHT = frozenset("“«„"), frozenset("”»"), frozenset({'"', "``", "''"})
_SINGLE = frozenset({"'", "‘", "’"})
_OPENING = _OPEN | _STRAIGHT
_MARKS = _OPENING | _CLOSE
_BEGINNING = _OPENING | _SINGLE
_SINGLES = re.compile(
    r"(?P<open>(?<!\S)['‘](?=[A-Z]))|(?P<close>(?<=[.,!?…])['’](?!\w))|(?P<line>\n(?!['‘][A-Z]))"
)
"""Where single marks open before a capital and close behind a stop (elsewhere they are apostrophes), and a line that opens with none."""
_SINGLE_BEFORE = re.compile("['‘][A-Z]")
"""What every such mark that opens has: most reports have none."""
_JUDGING = frozenset({
    "accuse", "address", "argue", "attack", "blame", "blast", "cite", "compare", "complain", "condemn", "criticize",
    "criticise", "decry", "defend", "denounce", "describe", "dismiss", "echo", "explain", "express", "hail", "identify",
    "joke", "lament", "liken", "mock", "object", "praise", "question", "recall", "reject", "respond", "scold", "slam",
    "speak", "testify", "urge", "warn", "welcome", "predict", "insist", "single",
})  # fmt: skip
"""What somebody does with words, who is quoted in the sentence behind."""
_CAPTION = 30
"""Tokens of the longest line that stands between two paragraphs of a quotation."""
_CAPTIONS = 2
"""Such lines between two of its paragraphs."""
_FEW = 4
"""Sentences of a quotation in straight marks."""
_LEAST = 5
"""Tokens of a sentence in quotation marks that stands for itself; shorter ones are titles and words held at a distance."""


def runs(tree: Tree) -> tuple[Range, ...]:
    """Return the token ranges in quotation marks, without the marks at their ends, in order.

    A quotation goes on in the next paragraph if it was not closed and that paragraph opens with a quotation mark
    again, as is the custom; one that is closed nowhere is none, and neither is one in straight marks that is longer
    than a few sentences: there a mark was lost. A caption may stand between two of its paragraphs.
    """
    found: list[Range] = []
    begin: int | None = None
    for index in sorted({*tree.spots.of_words(_MARKS), *tree.spots.line_ends}):
        word = tree.words[index]
        opens = word in _OPEN or (word in _STRAIGHT and _opens(tree, index))
        if begin is None or (opens and not _opens_paragraph(tree, index)):
            begin = index + 1 if opens else None
        elif word in _CLOSE or (word in _STRAIGHT and not opens):
            curly = tree.words[begin - 1] in _OPEN
            if index > begin and (curly or tree.sent[index] - tree.sent[begin] < _FEW):
                found.append((begin, index))
            begin = None
        elif "\n" in word and not (index + 1 < len(tree) and tree.words[index + 1] in _OPENING):
            if _interrupted(tree, index) and tree.sent[index - 1] - tree.sent[begin] < _FEW:
                found.append((begin, index))
            begin = None
    single = [run for run in _in_single(tree) if not any(run[0] < b and a < run[1] for a, b in found)]
    return tuple(sorted([*found, *single]))


def _interrupted(tree: Tree, index: int) -> bool:
    """Tell whether behind a line's end only a caption parts a quotation from its next paragraph: no stop ends it."""
    for _ in range(_CAPTIONS):
        end = next(
            (i for i in range(index + 1, min(index + _CAPTION, len(tree))) if "\n" in tree.words[i]), None
        )
        if end is None or end + 1 >= len(tree) or end == index + 1:
            return False
        marks = any(tree.words[i] in _MARKS for i in range(index + 1, end))
        if marks or tree.words[end - 1] in ".!?:":
            return False
        if tree.words[end + 1] in _OPENING:
            return True
        index = end
    return False


def _in_single(tree: Tree) -> list[Range]:
    """Return the token ranges in single marks, by the same custom."""
    found: list[Range] = []
    if _SINGLE_BEFORE.search(tree.text) is None:
        return found
    begin: int | None = None
    for mark in _SINGLES.finditer(tree.text):
        if mark["open"]:
            if begin is None or mark.start() == 0 or tree.text[mark.start() - 1] != "\n":
                begin = mark.end()
        elif begin is not None:
            first, last = bisect_right(tree.end, begin), bisect_right(tree.end, mark.start())
            if mark["close"] and first < last and tree.sent[last] - tree.sent[first] < _FEW:
                found.append((first, last))
            begin = None
    return found


def _opens(tree: Tree, index: int) -> bool:
    """Tell whether a straight mark stands where one opens: behind a blank, before a word."""
    start, end = tree.start[index], tree.end[index]
    return (start == 0 or (not tree.text[start - 1].isalnum() and tree.text[start - 1] not in ".,!?…")) and (
        end < len(tree.text) and not tree.text[end].isspace()
    )


def _opens_paragraph(tree: Tree, index: int) -> bool:
    return index > 0 and "\n" in tree.words[index - 1]


def to_closing_mark(tree: Tree, told: int, contents: tuple[Range, ...]) -> tuple[Range, ...]:
    """Give what is quoted all sentences between its marks before who speaks ("“*We stay. We fight,*” said X")."""
    if len(contents) != 1:
        return contents
    (begin, stop), first = contents[0], _opening(tree, *contents[0])
    if tree.words[first] not in OPENING:
        return contents
    closing = told - 1
    while closing > first and tree.words[closing] == ",":
        closing -= 1
    marks = [i for i in range(first + 1, told) if tree.words[i] in OPENING + CLOSING]
    more = first < begin or stop < closing
    return ((first, closing + 1),) if marks == [closing] and more else contents


def _opening(tree: Tree, begin: int, stop: int) -> int:
    """Return the mark that opens what a closing one ends, some sentences before the last, or the token where that begins."""
    last = stop + (tree.words[stop : stop + 1] == [","])
    if not _CLOSE.union(_STRAIGHT).intersection(tree.words[last : last + 1]):
        return begin
    floor = tree.sents[max(tree.sent[begin] - _FEW + 1, 0)][0]
    first = next((i for i in range(begin - 1, floor - 1, -1) if tree.words[i] in OPENING + CLOSING), begin)
    broken = any("\n" in tree.words[i] for i in range(first, begin))
    opens = tree.words[first] in _OPEN or (tree.words[first] in _STRAIGHT and _opens(tree, first))
    return first if opens and not broken else begin


def free(tree: Tree, known: Sequence[Saying], quotes: Sequence[Range]) -> list[Saying]:
    """Make a saying without a speaker of each sentence that stands wholly in quotation marks and has none."""
    found = []
    for sentence in tree.sents:
        start, end = without_space(tree, *sentence)
        while end > start and tree.words[end - 1] in {".", ",", "…", "”", "»", *_STRAIGHT, *_SINGLE}:
            end -= 1
        while start < end and tree.words[start] in _BEGINNING:
            start += 1
        run = next((quote for quote in quotes if quote[0] <= start and end <= quote[1]), None)
        if end - start < _LEAST - 2 or run is None:
            continue
        inner = [  # "“… *We were told that* it would end”": who speaks says that he was told
            saying
            for saying in known
            if saying.cue is not None and run[0] <= saying.cue[0] < run[1] and saying.quote != "direct"
        ]
        if any(saying.holds(i) for saying in known if saying not in inner for i in range(start, end)):
            continue
        if not any(tree.is_predicate(i) for i in range(start, end)):
            continue
        found.append(Saying(None, None, None, None, (tree.trimmed(start, end),), "direct", "asserts", None))
    return found


def continued(tree: Tree, sayings: Sequence[Saying], quotes: Sequence[Range]) -> list[Saying]:
    """Give a quotation without a speaker the speaker of the quotation that it is a part of, or goes on from.

    It is a part of what stands in the same quotation marks, over any number of paragraphs; it goes on from a
    quotation in the sentence before it, within one paragraph, or at the end of the one before, as a whole line in marks.
    """
    found = []
    for saying in sayings:
        if saying.source is not None or saying.cue is not None or saying.quote == "indirect":
            found.append(saying)
            continue
        other = _of_same_quotation(tree, saying, [*sayings, *found], quotes) or _before(
            tree, saying, sayings, quotes
        )
        if other is not None:
            saying = saying.told_with(other)  # noqa: PLW2901 - the same saying, with its speaker
        elif (named := _of_sentence_before(tree, saying)) is not None:
            saying = named  # noqa: PLW2901 - the same saying, with its speaker
        found.append(saying)
    return [_of_first_person(tree, saying, found, quotes) for saying in found]


def _of_first_person(
    tree: Tree, saying: Saying, sayings: Sequence[Saying], quotes: Sequence[Range]
) -> Saying:
    """Give what "I" say in a quotation that nobody's words hold to who is quoted in it ("“We put up lights and *I wondered* if they fell.”")."""
    cue, source = saying.cue, saying.source_head
    if source is None and saying.cue_head is not None:
        source = tree.own_subject(saying.cue_head)
    if cue is None or source is None or tree.lower[source] not in FIRST_PERSON:
        return saying
    run = next((quote for quote in quotes if quote[0] <= cue[0] < quote[1]), None)
    held = any(other.holds(cue[0]) for other in sayings if other is not saying)
    if run is None or held or not run[0] <= source < run[1]:
        return saying
    rest = [other for other in sayings if other is not saying]
    whole = replace(saying, contents=(tree.trimmed(*run),))
    other = _of_same_quotation(tree, whole, rest, quotes) or _before(tree, whole, rest, quotes)
    return saying.spoken_by(other) if other is not None else saying


def _of_sentence_before(tree: Tree, saying: Saying) -> Saying | None:
    """Give a sentence in quotation marks to whom the sentence before tells to judge or speak ("*Miller praised* the plan. “It works.”")."""
    begin = saying.contents[0][0]
    start = tree.sents[tree.sent[begin]][0]
    opens = all(tree.words[i] in _OPENING or tree.pos[i] == "SPACE" for i in range(start, begin))
    if not opens or tree.sent[begin] == 0 or any("\n" in tree.words[i] for i in range(start, begin)):
        return None
    first, last = tree.sents[tree.sent[begin] - 1]
    verb = next((i for i in range(first, last) if tree.head[i] == i and tree.is_verb(i)), None)
    subject = tree.own_subject(verb) if verb is not None else None
    if verb is None or subject is None or tree.lemma[verb] not in _JUDGING or tree.ent[subject] != "PERSON":
        return None
    if any("\n" in tree.words[i] for i in range(first, last)) or tree.passive(verb):
        return None
    return replace(
        saying,
        cue=(verb, verb + 1),
        source=tree.coordination(subject),
        source_head=subject,
    )


def _of_same_quotation(
    tree: Tree, saying: Saying, sayings: Sequence[Saying], quotes: Sequence[Range]
) -> Saying | None:
    begin = saying.contents[0][0]
    number = next((i for i, quote in enumerate(quotes) if quote[0] <= begin < quote[1]), None)
    if number is None:
        return None
    other = _spoken_in(quotes[number], sayings)
    if other is None and number > 0 and "\n" in tree.words[quotes[number - 1][1]]:
        other = _spoken_in(quotes[number - 1], sayings)  # the paragraph before the caption
    return other


def _spoken_in(run: Range, sayings: Sequence[Saying]) -> Saying | None:
    """Return what somebody says in a quotation by a cue outside of it, or ``None``."""
    return next(
        (
            other
            for other in sayings
            if other.source is not None
            and other.cue is not None
            and (other.quote != "indirect" or any(run[1] <= last <= run[1] + 1 for _, last in other.contents))
            and not run[0] <= other.cue[0] < run[1]
            and any(first < run[1] and run[0] < last for first, last in other.contents)
        ),
        None,
    )


def _before(tree: Tree, saying: Saying, sayings: Sequence[Saying], quotes: Sequence[Range]) -> Saying | None:
    begin = saying.contents[0][0]
    before = [
        other
        for other in sayings
        if other.source is not None
        and other.cue is not None
        and other.cue[0] < begin
        and 0
        <= tree.sent[begin] - max(tree.sent[other.cue[1] - 1], tree.sent[other.contents[-1][1] - 1])
        <= 1
    ]
    before = [other for other in before if not any(o.holds(other.cue[0]) for o in before if other.cue)]
    if not before:
        return None
    last = max(before, key=lambda other: other.cue[0] if other.cue else 0)
    gap = tree.text[tree.end[min(last.cue[0] if last.cue else begin, begin)] : tree.start[begin]]
    direct = last.quote != "indirect" or any(
        first < run[1] and run[0] < stop for run in quotes for first, stop in last.contents
    )
    return last if direct and ("\n" not in gap or _next_line(tree, saying, last, quotes)) else None


def _next_line(tree: Tree, saying: Saying, last: Saying, quotes: Sequence[Range]) -> bool:
    """Tell whether a quotation opens the line right behind one that ends in who spoke ("“…,” she wrote. | “…”")."""
    begin, end = saying.contents[0][0], max(last.cue[0] if last.cue else 0, last.contents[-1][1])
    run = next((quote for quote in quotes if quote[0] <= begin < quote[1]), None)
    if run is None or last.cue is None or last.contents[0][1] > last.cue[0] + 1:
        return False
    breaks = [i for i in range(end, begin) if "\n" in tree.words[i]]
    return len(breaks) == 1 and run[0] - 2 <= breaks[0] and tree.words[breaks[0]].count("\n") <= 2
