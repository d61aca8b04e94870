"""What a page puts among the words of a report: lists of other reports, titles of videos, captions, cross-headings.

Texts that lost their line ends have them in the middle of a paragraph; nobody tells anything by them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from secondsource.claims import furniture_lines, furniture_links, furniture_pictures, lexicon, sentences

if TYPE_CHECKING:
    from secondsource.claims.tree import Tree

_OTHER = frozenset({
    "related", "category", "latest", "more", "top", "trending", "recommended", "similar", "popular", "other",
})  # fmt: skip
_REPORTS = frozenset({
    "news", "stories", "story", "articles", "article", "posts", "links", "topics", "videos", "headlines",
    "coverage", "content", "reports",
})  # fmt: skip
"""The two words of a heading over links to other reports ("Related News", "Top stories")."""
_RANKED = frozenset({"read", "popular", "viewed", "shared", "watched", "commented"})
_WATCHED = (("just", "watched"), ("must", "watch"))
_OPENERS = _OTHER | {"most", "youtube", "slideshow"} | {first for first, _ in _WATCHED}
"""What headings over links, and what videos and galleries leave behind, begin with."""
_END_OF_PAGE = re.compile(
    r"(?i:all rights reserved|privacy policy|terms (?:of (?:use|service)|and conditions)|contact us|cookie policy|subscribe|newsletter)"
    r"|©|Copyright|Follow us|FOLLOW"
)
"""What stands only below a report."""
_SOURCE = 6
"""Tokens of whose report it is, before a heading of the page ("*Source News and agencies* Related News")."""
_TITLE = 30
"""Tokens of the longest title of a video."""
_CROSS_HEADING = 4
"""Words of the longest heading between paragraphs."""
_PARTS = frozenset({"countryside", "province", "governorate", "city", "district", "region"})
_BULLETIN = 3
_NAME = 8
"""Tokens of the longest name with what is linked to it."""
_LONG = 4
_CONTROLS = frozenset({
    "print", "tweet", "tweets", "view", "views", "related", "share", "shares", "email", "send", "comment",
    "comments", "like", "likes",
})  # fmt: skip
"""Words of the buttons and counters of a page, as they run into a text."""
_KEYWORDS = frozenset({"Tags", "Keywords", "Topics"})
_GRAMMAR = frozenset({"DET", "ADP", "PRON", "AUX", "CCONJ", "SCONJ", "PART", "NUM"})
"""What lists of keywords have none of."""
_LISTS = 6
"""Sentences of the longest list of keywords."""
_TIES = frozenset({"-", ":", ",", "&"})
"""What stands between the words of a page's keywords."""
_LIST = 18
_ALL = 0.9
"""Words of four letters or more, and the share with capitals, from which on headlines follow one another."""


def find(tree: Tree) -> set[int]:
    """Return the tokens of a page's furniture."""
    found: set[int] = set()
    for index in tree.spots.of_words(_OPENERS):
        word = tree.words[index]
        if word[0].isupper() and _rubric(tree, index):
            found.update(_links(tree, index))
        elif word == "YouTube":
            found.update(_video(tree, index))
        elif word == "Slideshow" and tree.words[index + 1 : index + 2] == ["("]:
            close = next((i for i in range(index, min(index + 6, len(tree))) if tree.words[i] == ")"), index)
            found.update(range(index, close + 1))
    for start, end in _unparted(tree):
        if _titles(tree, start, end):
            found.update(range(start, end))
    controls = _controls(tree)
    found.update(controls, *furniture_links.find(tree, controls), *furniture_lines.find(tree))
    for number, (start, end) in enumerate(tree.sents):
        first, stop = tree.trimmed(start, end)
        found.update(_button(tree, start, end))
        if first >= stop:
            continue
        found.update(_keywords(tree, first))
        found.update(furniture_pictures.credit(tree, number))
        if furniture_pictures.captions(tree, number, first, stop):
            found.update(range(start, end))
        if first in found:
            continue
        if number > 0 and _cross_heading(tree, number, first, stop):
            found.update(range(start, end))
        found.update(range(first, _behind_place(tree, first, stop)))
        if number and _torn(tree, first, start, stop):
            found.add(first)
    return found


def _unparted(tree: Tree) -> list[tuple[int, int]]:
    """Return the sentences, those joined that no mark and no line's end parts."""
    found: list[tuple[int, int]] = []
    for start, end in tree.sents:
        if found and not sentences.ended(tree, start):
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


def _line_end(tree: Tree, index: int) -> int:
    """Return where the line of a token ends."""
    return next((i for i in range(index, len(tree)) if "\n" in tree.words[i]), len(tree))


def _rubric(tree: Tree, index: int) -> int:
    """Return how many tokens a heading over links has ("Related News", "MOST READ IN"), 0 of none."""
    first, second = tree.lower[index], tree.lower[index + 1] if index + 1 < len(tree) else ""
    capital = second != "" and tree.words[index + 1][0].isupper()
    if first in _OTHER and second in _REPORTS and (capital or sentences.opens_line(tree, index)):
        return 2
    if first == "most" and second in _RANKED and capital:
        return 2
    return (
        2
        if (first, second) in _WATCHED and tree.words[index].isupper() and tree.words[index + 1].isupper()
        else 0
    )


def _links(tree: Tree, index: int) -> range:
    """Return a heading over links with the links: the rest of its line, or all that stands below a report."""
    if index and tree.pos[index - 1] in {"ADP", "DET", "AUX", "PART", "CCONJ"}:
        return range(0)  # "the *Latest News*, a paper"
    end = _line_end(tree, index)
    last = end - 1
    if sentences.opens_line(tree, index):
        return range(index, end) if last > index and tree.words[last] != "." else range(0)
    below = _END_OF_PAGE.search(tree.text, tree.end[index], tree.end[last])
    credited = _credited(tree, index)
    if below is None or (credited is None and not sentences.ended(tree, index)):
        return range(0)
    return range(index if credited is None else credited, end)


def _credited(tree: Tree, index: int) -> int | None:
    """Return where whose report it is begins before a heading of the page ("*Source News and agencies* Related News"), or ``None``."""
    for first in range(index - 1, max(index - _SOURCE, 0), -1):
        if tree.words[first] in {"Source", "Sources"}:
            return first if sentences.ended(tree, first) else None
        if tree.pos[first] == "PUNCT" and tree.words[first] != ":":
            return None
    return None


def _video(tree: Tree, index: int) -> range:
    """Return the title of a video that ran into the text ("*Raid on the market kills ten - YouTube*"): back to the sentence before."""
    dashed = index > 1 and tree.words[index - 1] in {"-", "–", "—", "|"}
    if not dashed or tree.start[index - 1] == tree.end[index - 2]:
        return range(0)
    begin = index - 1
    while (
        begin > 0
        and tree.words[begin - 1] not in {".", "!", "?", '"', "”"}
        and "\n" not in tree.words[begin - 1]
    ):
        begin -= 1
    return range(begin, index + 1) if index - begin <= _TITLE else range(0)


def _cross_heading(tree: Tree, number: int, first: int, stop: int) -> bool:
    """Tell whether a few words between two sentences, with no mark at their end, are a heading ("… . *Girl evacuated* The ministry …")."""
    if number + 1 >= len(tree.sents) or stop - first > _CROSS_HEADING or stop - first < 2:
        return False
    following = tree.sents[number + 1][0]
    while following < len(tree) and tree.pos[following] == "SPACE":
        following += 1
    apart = tree.words[first - 1] in {".", "”", '"'} and stop < len(tree) and tree.words[stop][:1].isupper()
    written = all(tree.words[i].isalpha() for i in range(first, stop)) and tree.words[first][0].isupper()
    return apart and written and following == stop and tree.pos[first] in {"NOUN", "PROPN", "ADJ", "VERB"}


def _behind_place(tree: Tree, first: int, stop: int) -> int:
    """Return where a sentence begins behind a heading that names the place that it tells of ("*Daraa* Army units … in Daraa province")."""
    if first and not sentences.ended(tree, first):
        return first
    named = tree.ent[first] in {"GPE", "LOC"}
    begin = tree.ent_of[first][1] if named else first + 1
    if not named and (tree.pos[first] != "PROPN" or tree.ent[first] == "PERSON"):
        return first
    place = tree.words[first:begin]
    while begin < stop and tree.lower[begin] in _PARTS and tree.words[begin][0].isupper():
        begin += 1
    if begin + _BULLETIN >= stop or not tree.words[begin][0].isupper() or tree.ent[begin] == "PERSON":
        return first
    if not named and _of_body(tree, begin):
        return first
    written = any(
        tree.words[i].islower() and tree.words[i].isalpha() for i in range(begin + 1, begin + _BULLETIN)
    )
    if tree.lemma[begin] in lexicon.PERSONS or not (written or (not named and _linked(tree, begin))):
        return first
    return begin if _told_again(tree, place, range(begin + 1, stop - len(place)), named) else first


def _torn(tree: Tree, first: int, start: int, stop: int) -> bool:
    """Tell whether a preposition opens the end of a title that was cut before it ("Council Demands Action | *Following* Raids on Valencia")."""
    if tree.base[first] != "case" or not tree.words[first][0].isupper() or sentences.ended(tree, start):
        return False
    if tree.pos[tree.head[first]] not in {"NOUN", "PROPN"}:
        return False  # "*Over* 30 Hurt in Raids"
    long = [word for word in tree.words[first:stop] if len(word) >= _LONG and word.isalpha()]
    return len(long) > 2 and all(map(str.istitle, long)) and not any(map(tree.finite, range(first, stop)))


def _told_again(tree: Tree, place: list[str], behind: range, named: bool) -> bool:
    """Tell whether a place is told of again; one that the reader took for the begin of another name with what it is ("in *Hama countryside*")."""
    if named:
        return any(
            tree.words[i : i + len(place)] == place
            and (tree.pos[i - 1] == "ADP" or tree.lower[i + len(place)] in _PARTS)
            for i in behind
        )
    written = {place[0], f"{place[0]}s"}
    return any(
        tree.words[i] in written and tree.pos[i - 1] == "ADP" and tree.lower[i + 1] in _PARTS for i in behind
    )


def _of_body(tree: Tree, begin: int) -> bool:
    """Tell whether the report has a place before the same word again, as a body's name ("the *Valencia Police*")."""
    before = tree.words[begin - 1]
    return any(i != begin and tree.words[i - 1] == before for i in tree.spots.written(begin) if i)


def _linked(tree: Tree, begin: int) -> bool:
    """Tell whether a name that others are linked to begins at a token ("*Jund al-Sham*-linked groups")."""
    joint = next(
        (i for i in range(begin + 1, begin + _NAME) if i + 1 < len(tree) and tree.pos[i] == "VERB"), begin
    )
    return joint > begin and tree.words[joint - 1] == "-" and tree.words[joint].islower()


def _controls(tree: Tree) -> set[int]:
    """Return the buttons and counters of a page that ran into a sentence ("… monitor *Print Tweet Views 1430 Related*")."""
    found: set[int] = set()
    capitals = [i for i in tree.spots.of_words(_CONTROLS) if tree.words[i][0].isupper()]
    behind, end = 0, len(tree)
    for index in capitals:
        if index < behind:
            continue
        stop = index
        while stop < end and (
            (tree.words[stop][0].isupper() and tree.lower[stop] in _CONTROLS)
            or (stop > index and tree.words[stop].isdigit())
        ):
            stop += 1
        if sum(not tree.words[i].isdigit() for i in range(index, stop)) > 1:
            found.update(range(index, stop))
        behind = stop
    return found


def _button(tree: Tree, first: int, end: int) -> set[int]:
    """Return the buttons of a gallery with the picture's number ("*Hide Caption 14 of 30*")."""
    found: set[int] = set()
    for index in range(first, min(end, len(tree) - 4)) if tree.spots.of("caption") else ():
        shown = tree.words[index] in {"Hide", "Show"} and tree.words[index + 1] == "Caption"
        counted = tree.words[index + 2].isdigit() and tree.words[index + 4].isdigit()
        if shown and counted and tree.words[index + 3] == "of":
            found.update(range(index, index + 5))
    return found


def _titles(tree: Tree, first: int, end: int) -> bool:
    """Tell whether words are a list of other reports' headlines: too long for one, and with capitals throughout."""
    if end - first < _LIST:
        return False
    long, plain = 0, 0
    for word in tree.words[first:end]:
        if len(word) >= _LONG and word.isalpha():
            long += 1
            plain += not word[0].isupper() or word.isupper()
            if plain > (1 - _ALL) * (end - first) + 1:
                return False  # whatever comes
    return long >= _LIST and long - plain >= _ALL * long


def _keywords(tree: Tree, first: int) -> range:
    """Return a page's keywords that a sentence begins with, or that ran into one ("*Tags Idlib Russia Syria* Activists say …").

    The sentence begins with an article, a number or a preposition in capitals, or where the reader has it begin.
    """
    if tree.words[first] not in _KEYWORDS:
        return range(0)
    stop = first + 1
    while stop < len(tree) and (
        tree.words[stop][0].isupper() or tree.words[stop] in _TIES or tree.pos[stop] in {"NOUN", "ADJ"}
    ):
        stop += 1
    inside = range(first + 2, stop)
    opener = next(
        (i for i in inside if tree.pos[i] in {"DET", "NUM", "ADP"} and tree.words[i][0].isupper()), None
    )
    starts = [start for start, _ in tree.sents if start in inside]
    opening = opener if opener is not None else max(starts, default=first)
    bare = tree.ent[opening] in {"GPE", "LOC"} and tree.pos[opening + 1 : opening + 2] == ["ADJ"]
    if bare and opening + 1 < stop and not tree.ent[opening + 1]:
        opening += 1  # "… *Syria* Anti-government activists say"
    return range(first, max(opening, _behind_lists(tree, first)))


def _behind_lists(tree: Tree, first: int) -> int:
    """Return where the sentences end that have a page's keywords alone, which the reader cut anywhere ("*Tags Syria | raids truce civilians*")."""
    number, begin = tree.sent[first], first
    for start, end in tree.sents[number : number + _LISTS]:
        words = range(max(start, first + 1), end)
        if len(words) > _LIST or any(tree.pos[i] in _GRAMMAR and tree.words[i].islower() for i in words):
            break
        begin = end
        if sentences.ended(tree, end):
            break
    return begin
