"""What stands in a sentence without being part of it: date lines, agencies' marks and update notes that ran into it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from secondsource.claims import dateline_labels, furniture, lexicon
from secondsource.claims.times.classes import MONTHS, WEEKDAYS

if TYPE_CHECKING:
    from secondsource.claims.tree import Tree

TOWN_LINE = re.compile(r"(?<![^\n])[A-Z][A-Z .'-]+(?:,[^\n]{1,30}?)?(?: ?\([^\n()]{1,30}\))? ?[-–—]")
"""A town in capitals that opens a line, up to its dash: "BEIRUT, Lebanon (AP) —"."""
_NOTES = (
    ("last", "updated", "at"), ("date", "of", "publication"), ("published", "on"), ("published",),
    ("updated",), ("posted", "on"), ("posted",),
)  # fmt: skip
_NOTE_OPENERS = frozenset(words[0] for words in _NOTES)
_NUMERIC = re.compile(r"(?:\d{1,2}[-./]\d{1,2}[-./](?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d)(?![\d-])")
_TELLERS = frozenset({"ngo", "monitor", "activist", "police", "official", "report", "source", "media", "tv"})
_OPENERS = frozenset({"the", "a", "an", "in", "at", "on", "two", "three", "several", "one", "some", "about"})
"""What opens a sentence behind a heading that is a place ("Aleppo *The* army …")."""
_RUBRICS = (
    ("story", "highlights"), ("media", "caption"), ("image", "caption"), ("image", "copyright"),
    ("related", "article"), ("related", "articles"), ("related", "story"), ("related", "stories"),
    ("related", "content"), ("related", "video"), ("read", "more"), ("see", "also"), ("also", "read"),
)  # fmt: skip
"""Headings of the parts of a page, as they open a line."""
_LONGEST_HEADING = 3
_LONGEST_PLACE = 10
"""Tokens of a town with its region and a day, up to the agency ("RAMALLAH, West Bank, Jan 1 (Reuters)")."""
_LONG = 4
"""Letters of a word in capitals that is no agency's mark."""
_DIGIT = re.compile(r"\d")
"""What every full date has: sentences without one are asked for none."""
_CLOCK = re.compile(r"[0-2]?\d:[0-5]\d")
_BARE_CLOCK = re.compile(r"(?:[01]\d|2[0-3])[0-5]\d[0-5]\d")
"""A clock that lost its colons, to the second."""
_LONGEST_TAG = 12
"""Tokens of what an editor puts in brackets before a text."""
_LONGEST_MARK = 10
"""Letters of an agency's or town's mark in capitals ("AFP", "BEIRUT", "WASHINGTON")."""


def find(tree: Tree) -> frozenset[int]:
    """Return the tokens of date lines at the edges of sentences.

    A date line is a full date (day, month and year) that no preposition, verb or comma ties to the sentence, with
    the notes and marks around it: "Mon Oct 31 2016", "Published July 2 2016", "15 July 2015", "AFP Friday 5 Sep 2014";
    or a town in capitals and a dash: "BEIRUT (AP) --".
    """
    found = furniture.find(tree)
    for start, end in tree.sents:
        first = start
        while first < end and tree.pos[first] in {"SPACE", "PUNCT"}:
            first += 1
        dated = first < end and _DIGIT.search(tree.text, tree.start[first], tree.end[end - 1]) is not None
        stop = (_leading(tree, first, end) if dated else None) or _town(tree, first, end)
        if stop is not None:
            found.update(range(start, stop))
            if start > 2 and _mark(tree, start - 1) and tree.pos[start - 2] not in {"ADP", "DET"}:
                found.add(start - 1)  # the mark was left to the sentence before
            found.update(_teller(tree, start - 1, found))
        begin = _closing(tree, max(first, stop or first), end) if dated else None
        if begin is not None:
            found.update(range(begin, end))
            found.update(_teller(tree, begin - 1, found))
        opening = stop if stop is not None else first
        for behind in (
            (dateline_labels.behind, _glued, _heading, _page, _agency, _shouted) if opening < end else ()
        ):
            begun = behind(tree, opening, len(tree) if behind is _shouted else end)
            if begun is not None:
                found.update(range(start, begun))
        if tree.words[first : first + 1] == ["Related"] and (first == 0 or first - 1 in found):
            found.add(first)  # the last button of a page
    return frozenset(found)


def _glued(tree: Tree, first: int, end: int) -> int | None:
    """Return where a sentence begins behind an agency's mark and a dash without blanks ("SANA-*One* civilian was killed")."""
    if first + 3 >= end or not _mark(tree, first) or tree.words[first + 1] not in {"-", "–", "—", "--"}:
        return None
    behind = first + 2
    apart = tree.start[behind] == tree.end[first] + len(tree.words[first + 1])
    opens = tree.words[behind][0].isupper() and not tree.words[behind][1:2].isupper()
    return behind if apart and opens and tree.pos[behind] in {"DET", "NUM", "ADP", "PRON"} else None


def _page(tree: Tree, first: int, end: int) -> int | None:
    """Return where a sentence begins behind a heading of a page ("Story highlights"), the end of one that tells an old picture."""
    opens = first == 0 or "\n" in tree.text[tree.start[first - 1] : tree.start[first]]
    if (opens or first - 1 in tree.aside) and tuple(tree.lower[first : first + 2]) in _RUBRICS:
        return first + 2
    if tree.words[first + 1 : first + 2] == ["/"] and tree.words[first + 2 : first + 3] != ["/"]:
        handle = first + 2 < end and tree.words[first + 2].startswith("@")
        return first + 3 if handle else None  # whose picture it is: "Twitter / @someone"
    if tree.lower[first] not in {"file", "in", "this", "a"}:
        return None
    archive = "file" in tree.lower[first:end] and any(
        tree.lower[i : i + 2] in (["file", "photo"], ["file", "picture"]) for i in range(first, end)
    )
    return end if archive else None


def _agency(tree: Tree, first: int, end: int) -> int | None:
    """Return where a sentence begins behind an agency that opens it: "(CNN) The mayor", "… 21 November 2016 *SANA* Aircraft …"."""
    if first + 4 >= end:
        return None
    before = first - 1
    if before >= 0 and tree.words[before] == "(" and tree.words[first + 1] == ")" and _mark(tree, first):
        return first + 2 if tree.words[first + 2][0].isupper() else None
    if not _mark(tree, first):
        return None
    while before > 0 and tree.pos[before] == "SPACE":
        before -= 1
    dated = any(_date(tree, spot, before + 1) == before + 1 for spot in range(max(before - 6, 0), before))
    opens = tree.words[first + 1][0].isupper() and not tree.words[first + 1][1:2].isupper()
    named = tree.pos[first + 1] in {"NOUN", "PROPN", "DET", "NUM", "ADJ"}
    return first + 1 if dated and opens and named else None


def _heading(tree: Tree, first: int, end: int) -> int | None:
    """Return where a sentence begins behind a heading that names a place ("Aleppo *The* army repelled …"), or ``None``."""
    stop = first if not _acts(tree, first) else end
    while stop < end and stop - first <= _LONGEST_HEADING and tree.pos[stop] in {"PROPN", "NOUN", "ADJ"}:
        if not tree.words[stop][0].isupper():
            return None
        if stop > first and tree.pos[stop] == "NOUN" and "Number=Plur" in tree.feats[stop]:
            break  # "Hama *Units* of the army"
        stop += 1
    if stop == first or stop + 3 >= end:
        return None
    apart = stop == first + 1 and tree.words[stop] in {"A", "An"} and tree.pos[first] == "PROPN"
    if not apart and not _place(tree, first):
        return None
    opens = tree.lower[stop] in _OPENERS or tree.pos[stop] == "NOUN"
    if not opens or tree.words[stop] != tree.lower[stop].capitalize():
        return None
    written = any(tree.words[i].islower() and tree.pos[i] != "PUNCT" for i in range(stop + 1, stop + 4))
    return stop if written else None


def _shouted(tree: Tree, first: int, end: int) -> int | None:
    """Return where a sentence begins behind a heading in capitals ("NOBODY WILL LEAVE *The* army declared …"), or ``None``."""
    stop = first
    while stop < end and tree.words[stop].isalpha() and tree.words[stop].isupper():
        stop += 1
    long = sum(len(word) >= _LONG for word in tree.words[first:stop])
    if long < 2 or stop - first < 2 or stop + 3 >= end:
        return None
    opens = (
        tree.words[stop][0].isupper()
        and not tree.words[stop][1:].isupper()
        and ":" not in tree.words[stop + 1]
    )
    written = any(tree.words[i].islower() and tree.pos[i] != "PUNCT" for i in range(stop + 1, stop + 4))
    return stop if opens and written else None


def _leading(tree: Tree, first: int, end: int) -> int | None:
    """Return where the sentence itself begins behind a date line, or ``None``: it begins with no date line."""
    spot = first
    notes = () if _NOTE_OPENERS.isdisjoint(tree.lower[first : first + 1]) else _NOTES
    note = next((words for words in notes if tuple(tree.lower[first : first + len(words)]) == words), ())
    spot += len(note)
    marked = spot
    while spot < end and _mark(tree, spot) and spot - marked < 3:
        spot += 1
    stop = _date(tree, spot, end) or (_date(tree, marked, end) if spot != marked else None)
    if stop is None:
        return None
    if stop < end and _CLOCK.fullmatch(tree.words[stop]):
        stop += 1
    elif stop + 1 < end and _BARE_CLOCK.fullmatch(tree.words[stop]) and tree.pos[stop + 1] == "NUM":
        stop += 1  # "28 Feb 2015 *190703* 35 dead"
    dated = stop
    while (
        stop < end
        and not _hyphened(tree, stop)
        and not _acts(tree, stop)
        and (_mark(tree, stop) or tree.words[stop] in {"-", "–", "—", "|", ":", "/"})
        and stop + 2 < end
    ):
        stop += 1
    bound = tree.lower[stop : stop + 2] in (["at", "least"], ["at", "most"])
    stop = _behind_author(tree, stop, end) if note else stop
    tied = stop < end and tree.pos[stop] in {"AUX", "ADP", "CCONJ", "SCONJ"} and not bound
    joined = tied and not tree.words[stop][0].isupper()  # "10 July 2016 *After* the talks …" is a sentence
    if stop >= end or tree.words[stop] in {",", "."} or joined:
        return stop if stop >= end or (tree.words[stop] == "." and note) else None
    if tree.is_verb(stop) and tree.finite(stop):
        # "27 February 2016 *ISIS* attacks": the last mark is who does it
        return stop - 1 if stop - 1 >= dated and _mark(tree, stop - 1) else None
    return stop if tree.words[stop][0].isupper() or tree.words[stop][0].isdigit() or note else None


def _behind_author(tree: Tree, stop: int, end: int) -> int:
    """Return where a line begins behind a date and who posted it ("Posted on May 3 2016 *by Jane Doe* …")."""
    if tree.lower[stop : stop + 1] != ["by"] or stop + 1 not in tree.ent_of:
        return stop
    behind = tree.ent_of[stop + 1][1]
    named = tree.ent[stop + 1] in {"PERSON", "ORG"} and behind < end
    return behind if named and tree.words[behind][0].isupper() else stop


def _acts(tree: Tree, index: int) -> bool:
    """Tell whether a mark behind a date is a country or an armed group, which a headline tells of ("17 May 2014 *US* jets hit …")."""
    if not _mark(tree, index):
        return False
    sectors = lexicon.SECTORS
    return tree.lower[index] in lexicon.COUNTRIES or any(
        sectors.get(tree.lemma[i + 1]) in {"REB", "MIL"} or tree.lower[i - 1] == "against"
        for i in tree.spots.written(index)
        if 0 < i != index and i + 1 < len(tree)
    )


def _hyphened(tree: Tree, index: int) -> bool:
    """Tell whether a mark is the first part of a word with a hyphen ("*US*-led"), not an agency's before a dash."""
    glued = tree.words[index + 1 : index + 2] == ["-"] and tree.end[index] == tree.start[index + 1]
    return (
        glued
        and index + 2 < len(tree)
        and tree.words[index + 2].islower()
        and tree.end[index + 1] == tree.start[index + 2]
    )


def _place(tree: Tree, index: int) -> bool:
    """Tell whether a word names a place, here or elsewhere in the report (a heading is read as a part of what follows)."""
    places = {"GPE", "LOC", "FAC"}
    return any(tree.ent[i] in places for i in tree.spots.written(index))


def _teller(tree: Tree, index: int, known: set[int]) -> set[int]:
    """Return who tells a headline, at its end before a date line, its colon lost ("raids kill 42 Monitor AFP Monday …")."""
    while index in known:
        index -= 1
    capital = index > 2 and tree.words[index][0].isupper() and tree.lemma[index] in _TELLERS
    if not capital or tree.pos[index - 1] in {"ADP", "DET", "CCONJ"}:
        return set()
    return {index - 1, index} if tree.words[index - 1] == "State" else {index}


def _town(tree: Tree, first: int, end: int) -> int | None:
    """Return where a sentence begins behind a town and a dash ("UNITED NATIONS -- ", "BEIRUT (AP) — "), or ``None``."""
    spot = first
    while spot < end and spot - first < 4 and _mark(tree, spot):
        spot += 1
    if spot == first == 0 and tree.words[0].isupper() and tree.words[1:2] == [","]:
        spot = 1  # a long name that opens a text ("TEGUCIGALPA, 8 FEB 89 --")
    if spot == first:
        return _credited(tree, first, end)
    spot = _behind_parentheses(tree, spot, end)
    while spot + 1 < end and tree.words[spot] == "," and _capital_or_day(tree, spot + 1):
        spot += 2
        while spot < end and spot - first < _LONGEST_PLACE and _capital_or_day(tree, spot):
            spot += 1  # "RAMALLAH, West Bank, Jan 1 —"
    spot = _behind_parentheses(tree, spot, end)
    dashed = spot < end and tree.words[spot] in {"--", "—", "–", "-"}
    spaced = dashed and (tree.start[spot] > tree.end[spot - 1] or tree.words[spot - 1] == ")")
    if not spaced or spot + 2 >= end:
        return None
    return _behind_tags(tree, spot + 1) if first == 0 else spot + 1


def _behind_tags(tree: Tree, spot: int) -> int:
    """Return where a text begins behind what an editor says that it is ("-- *[REPORT] [TEXT]* The army")."""
    while tree.words[spot : spot + 1] == ["["]:
        close = next(
            (i for i in range(spot, min(spot + _LONGEST_TAG, len(tree))) if tree.words[i] == "]"), None
        )
        if close is None or not tree.text[tree.start[spot] : tree.end[close]].isupper():
            break
        spot = close + 1
    return spot


def _behind_parentheses(tree: Tree, spot: int, end: int) -> int:
    if spot >= end or tree.words[spot] != "(":
        return spot
    close = next((i for i in range(spot, min(end, spot + 5)) if tree.words[i] == ")"), None)
    return close + 1 if close is not None else end


def _capital_or_day(tree: Tree, index: int) -> bool:
    word = tree.words[index]
    beside = tree.words[index - 1][0].isupper() or tree.lower[min(index + 1, len(tree) - 1)] in MONTHS
    year = word.isdigit() and len(word) == 4 and word[:2] in {"19", "20"}
    return word[0].isupper() or year or (word.isdigit() and len(word) <= 2 and beside)


def _credited(tree: Tree, first: int, end: int) -> int | None:
    """Return where a line begins behind a town, its region and an agency: "West Palm Beach, Florida (CNN)"."""
    if first >= end or (first and "\n" not in tree.text[tree.end[first - 1] - 1 : tree.start[first]]):
        return None
    comma = next((i for i in range(first + 1, min(first + 4, end)) if tree.words[i] == ","), None)
    if comma is None or not all(tree.words[i][0].isupper() for i in range(first, comma)):
        return None
    opening = next((i for i in range(comma + 2, min(comma + 4, end)) if tree.words[i] == "("), None)
    if opening is None or opening + 3 >= end or tree.words[opening + 2] != ")":
        return None
    named = all(tree.words[i][0].isupper() for i in range(comma + 1, opening))
    return opening + 3 if named and _mark(tree, opening + 1) else None


def _closing(tree: Tree, first: int, end: int) -> int | None:
    """Return where a date line at the end of a sentence begins, or ``None``: an agency's mark with a full date."""
    opens = first < tree.sents[0][1]
    for spot in range(first + 3, end):
        if (
            tree.words[spot].isupper()
            and _mark(tree, spot)
            and tree.pos[spot - 1] not in {"ADP", "DET"}
            and spot + 1 < end
        ):
            stop = _date(tree, spot + 1, end)
            if stop is not None and all(tree.pos[i] in {"PUNCT", "SPACE", "PROPN"} for i in range(stop, end)):
                return spot
        if opens and _bare(tree, spot) and _date(tree, spot, end) == end:
            return spot
    return None


def _bare(tree: Tree, index: int) -> bool:
    """Tell whether a date stands in the first line behind a name, tied to it by nothing ("… in Raqqa *8 November 2016*")."""
    if tree.sent[index] > 0 or tree.pos[index - 1] != "PROPN":
        return False
    return tree.words[index].isdigit() or tree.lower[index] in WEEKDAYS


def _mark(tree: Tree, index: int) -> bool:
    word = tree.words[index]
    return word.isalpha() and word.isupper() and 1 < len(word) <= _LONGEST_MARK


def _may_date(word: str) -> bool:
    """Tell whether a date may begin with a word."""
    bare = word.rstrip(".")
    return word[:1].isdigit() or bare in MONTHS or bare in WEEKDAYS or word == "we"


def _date(tree: Tree, spot: int, end: int) -> int | None:
    """Return where a full date that begins at a token ends, or ``None``."""
    words = tree.lower
    if spot >= end or not _may_date(words[spot]):
        return None
    written = _NUMERIC.match(tree.text, tree.start[spot])
    if written is not None:
        while spot < end and tree.end[spot] <= written.end():
            spot += 1
        return spot if tree.end[spot - 1] == written.end() else None
    if words[spot : spot + 2] == ["we", "d"] and tree.end[spot] == tree.start[spot + 1]:
        spot += 2  # "Wed", taken for "we'd"
    if spot < end and words[spot].rstrip(".") in WEEKDAYS:
        spot += 1
        if spot < end and words[spot] == ",":
            spot += 1
    parts: list[str] = []
    while spot < end and len(parts) < 3:
        word = words[spot].rstrip(".")
        if word.isdigit() and len(word) in {5, 6} and word[-4:-2] in {"19", "20"} and parts == ["month"]:
            return spot + 1  # "Jul 172015", its blank lost
        if word == "," and parts:
            spot += 1
            continue
        if word in MONTHS:
            kind = "month"
        elif word.isdigit() and 1 <= int(word) <= 31 and len(word) <= 2:
            kind = "day"
        elif word.isdigit() and len(word) == 4 and word[:2] in {"19", "20"}:
            kind = "year"
        else:
            break
        if kind in parts:
            break
        parts.append(kind)
        spot += 1
    return spot if len(parts) == 3 and parts[2] == "year" else None
