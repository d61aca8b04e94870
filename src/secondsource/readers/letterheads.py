"""A body's own paper: which lines head it, whose it is, and where its title stands.

Republic of Ardenia / Ministry of Energy / Press statement   the offices above what paper it is, or below it
Message to the town, issued by the Council of Alkent         who issued it
Joint press release                                          the bodies that its title names together
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from secondsource.model import Span
from secondsource.readers import dates, daylines, head
from secondsource.readers.late import late
from secondsource.readers.layout import Line
from secondsource.readers.naming import (
    ENDED,
    OF_ALL,
    PARTICLES,
    abbreviates,
    has_case,
    is_body,
    is_capital,
    is_name,
    names_body,
)

_CHARACTERS = 140
"""Of the longest line above a report."""
_ISSUED_CHARACTERS = 180
"""Of the longest line that says who issued a paper, and when."""
_LETTERHEAD = 5
"""Lines of the longest head of a paper."""
_OPENING = 1_500
"""Characters in which a paper names again who issues it."""

_EXTENT = (
    r"(?:situation|flash|daily|weekly|monthly|emergency|information|operational|operations|humanitarian|news|press|media|evening|"
    r"morning|crisis|security|weather|health|medical)"
)
_PAPER = late(
    rf"(?:(?:joint\s+)?(?:press|media|news|public)\s+(?:release|statement|communiqu[ée]|note|notice|advisory|bulletin)|(?:joint\s+)?(?:communiqu[ée]|statement|declaration)|"
    rf"(?:flash\s+)?update\s+no|(?:flash\s+update|{_EXTENT}\s+(?:report|update|bulletin)|sitrep|information\s+note)|"
    r"summary\s+of\b.{1,40}\breport|official\s+(?:statement|communiqu[ée]))\b",
    re.IGNORECASE,
)
_ONLY = re.compile(
    r"[^|—–:,(]{0,60}?\b(?:release|statement|communiqu[ée]|note|notice|advisory|bulletin|update|report|sitrep|declaration)s?"
    r"(?:\s*(?:[|—–:,(-]|n[o°º]\b|\d).*)?",
    re.IGNORECASE,
)
"""A line that says what a paper is and no more than its number, its day, its place and when it may be published."""
_HEADLINED = re.compile(
    r"[^|—–:,(]{4,40}:\s+(?!for\s|not\s|under\s|embargo|n[o°º]\.?\s?\d)(?P<headline>\S.*)", re.IGNORECASE
)
_HEADLINE_WORDS = 4
_PLACED = late(
    rf"[^:]{{2,50}}(?::|\s[–—-])\s+(?:flash\s+update|{_EXTENT}\s+(?:report|update|bulletin)|sitrep)\b",
    re.IGNORECASE,
)
"""A title that says of which place the paper is ("ARDENIA: Flash Update #1")."""
_PERIODICAL = late(
    rf"(?P<who>\S.{{1,80}}?)\s+(?i:{_EXTENT}\s+(?:flash|bulletin|briefing|brief|update|report|digest|note|review|sitrep))"
    r"(?:\s+(?i:no|n[o°º]|\#)\.?\s?\d+(?:/\d+)?)?(?:,\s+|,?\s+(?i:of|for|as\sof|on|[–—|-])\s)"
)
"""The name of a paper that comes out again and again, up to its day ("WHO Daily Update of 4 March 2019")."""
_BODY = r"(?P<name>[A-ZÀ-Þ][^,.;:]*?)(?:\s\((?P<letters>[^\s()]{2,12})\))?"
_KIND = (
    r"(?:an?\s|the\s)?(?:(?:official|public|open|joint|press|news|media|urgent)\s){0,2}"
    r"(?:message|statement|communiqu[ée]|declaration|proclamation|address|speech|thread|post|appeal|release|note|notice|bulletin|"
    r"letter|update|advisory|alert|warning|report|text)s?"
)
_GIVEN_OUT = r"(?:issued|released|published|posted|distributed|circulated|prepared|produced|compiled|sent(?:\sout)?|made\spublic|put\sout|read\sout)"
_WHEN = r"(?:(?:,\s|\s\(|\s(?:at|on)\s(?=\d|noon|midnight|its\s|facebook|twitter|telegram|(?:mon|tues|wednes|thurs|fri|satur|sun)day)).*)?"
_ISSUED = late(
    rf"(?:{_KIND}\b[^.:;]{{0,60}}?,?\s)?{_GIVEN_OUT}\s(?:(?:on\s)?\S+\s)?by\s(?:the\s)?{_BODY}{_WHEN}|"
    rf"(?:{_KIND})\s(?:by|from)\s(?:the\s)?{_BODY.replace('<name>', '<name2>').replace('<letters>', '<letters2>')}"
    rf"(?P<told>,\s{_GIVEN_OUT}\b.*|,\s[^,]*\d.*|\son\s(?:its|their|facebook|twitter|telegram)\b.*)?",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"(?P<who>[^:–—|]{2,60}?)(?:\s+(?=(?i:press|news|media)\s)|\s*(?::|\s[–—|-])\s+)"
    r"(?i:(?:press|news|media|official)\s(?:release|statement|communiqu[ée])|communiqu[ée](?:\sde\spresse)?|statement)"
    r"(?:\s(?i:no\.?|n[o°º]\.?|\#)?\s?\d[\d/-]*)?"
)
"""Whose paper it is, and what paper ("WHO News Release 24/7")."""
_RELEASE = re.compile(
    r"(?:for\s(?:immediate\s)?(?:release|publication)|(?:not\sfor|under)\s.{3,40}|embargo(?:ed)?\b.{0,60}|\(?(?:unofficial\s)?translation\)?)",
    re.IGNORECASE,
)
"""When a paper may be published, and that it is translated."""
_SIGNING = re.compile(
    r"(?:press|media|information|communications?|public\saffairs|public\srelations|spokes\w+['’]s)\s"
    r"(?:and\s\w+\s)?(?:office|service|department|bureau|cent(?:er|re)|secretariat|unit|section|division)",
    re.IGNORECASE,
)
"""The office that signs for a body."""
_OFFICE = re.compile(rf"{_SIGNING.pattern}\s(?:of|at|for)\s(?:the\s)?(?=\S)", re.IGNORECASE)
"""The office that signs for a body, before the body's name."""
_SAYS = re.compile(r"(?P<name>[A-ZÀ-Þ][^:“\"]{3,60}):\s+\S")
_OURS = re.compile(r"\b(?:[Ww]e|[Oo]ur|[Uu]s)\b")
_QUOTED = re.compile(r"[“\"«][^”\"»]*[”\"»]")
_SEVERAL = re.compile(r"\s*,\s+(?:and\s+)?|\s+and\s+|\s+&\s+|\s+/\s+")


class Letterhead(NamedTuple):
    """The lines that head a body's own paper.

    Attributes:
        lines: Their numbers; the title stands below them.
        body: Who publishes it, or ``None`` where they only say what the paper is.
        title: The line above them, or the last of them, that is the paper's title, if one is.
        issued: The line that says who issues the paper, and it may be when, if one does.
    """

    lines: frozenset[int]
    body: Span | None
    title: int | None = None
    issued: int | None = None


def letterhead(text: str, lines: Sequence[Line]) -> Letterhead | None:
    """Return the head of a body's own paper: whose it is, and what it is ("Press statement"), or ``None``.

    A line says what the paper is. Above it, or below it, stand, if anything, names of bodies alone, the state first and
    then the office: the last one publishes it. Where none stands there, who speaks in the title does ("Valley
    Network: …"), whom title and first words name alike where the paper speaks as "we", or who is said to have issued it.
    """
    opening = list(head.opening_lines(lines, _LETTERHEAD + 4))
    begun = next((n for n in opening if daylines.is_sentence(_words(text, lines[n]))), len(lines))
    for number in opening[:_LETTERHEAD]:
        words = _words(text, lines[number])
        above = [n for n in opening if n < number]
        told = number < begun and has_case(text)
        if told and (issuer := _issuer(text, lines[number], first=not above)) is not None:
            return Letterhead(frozenset([number]), issuer, above[0] if above else None, number)
        if not above and told and (whose := _named(text, lines[number])) is not None:
            return Letterhead(frozenset([number]), whose)
        if _is_paper(words):
            below = [n for n in opening if number < n < begun]
            return _told_elsewhere(text, lines, _paper(text, lines, opening, number), below)
        if not told:
            break
        if _PLACED().match(words) and above and (named := _offices(text, lines, above)) is not None:
            return Letterhead(
                frozenset(above), named.body, number, number if daylines.date_among(words) else None
            )
        if not above and _is_periodical(words):
            return Letterhead(frozenset(), _whose_periodical(text, lines[number]), number, number)
    return None


def is_office(words: str) -> bool:
    """Tell whether words are only the office that signs for a body ("Press Service"): no medium."""
    return bool(_SIGNING.fullmatch(words))


def names_paper(words: str) -> bool:
    """Tell whether words begin with what a paper is ("Press release", "Flash Update No. 3")."""
    return bool(_PAPER().match(words))


def _paper(text: str, lines: Sequence[Line], opening: Sequence[int], paper: int) -> Letterhead | None:
    """Return the head of a paper by the line that says what paper it is."""
    words = _words(text, lines[paper])
    above = [n for n in opening if n < paper]
    if not above and not _ONLY.fullmatch(words):
        return None  # "Statement by the envoy on the ceasefire" is a title
    headlined = _HEADLINED.fullmatch(words) if not above else None
    if headlined and len(headlined["headline"].split()) >= _HEADLINE_WORDS and not dates.within(words):
        below = _bodies_below(text, lines, opening, paper)
        named = _offices(text, lines, below) if below else None
        return Letterhead(named.lines, named.body, paper) if named else None
    bodies = [n for n in above if not _only_signs(_words(text, lines[n]))]
    if bodies and all(is_body(_words(text, lines[n])) for n in bodies):
        named = _offices(text, lines, bodies)
        return Letterhead(frozenset((*above, paper)), named.body if named else None)
    if len(above) > 1 or (above and is_name(_words(text, lines[above[0]]))):
        return None
    if not above and (below := _bodies_below(text, lines, opening, paper)):
        named = _offices(text, lines, below)
        return Letterhead(frozenset((paper, *below)), named.body if named else None)
    title = (
        above[0] if above else next((n for n in opening if n > paper and not _no_title(text, lines[n])), None)
    )
    if title is None:
        return None
    joint = next((n for n in opening if n == paper + 1 and n != title), None)
    several = _several(text, lines[joint]) if joint is not None else None
    if joint is not None and several is None and above and names_body(_words(text, lines[joint])):
        several = _bare(text, lines[joint])
    if joint is not None and several is not None:
        return Letterhead(frozenset([paper, joint]), several, above[0] if above else None)
    if words.lower().startswith("joint"):
        body = _joined(text, lines[title], lines[paper].end)
    else:
        body = _self_named(text, lines[title], lines[paper].end)
    return Letterhead(frozenset([paper]), body, above[0] if above else None)


def _only_signs(words: str) -> bool:
    """Tell whether a line between a body and its paper is its office that signs ("Press Service"), or only place and day."""
    return bool(is_office(words) or daylines.date_among(words) or daylines.is_dated(words))


def _told_elsewhere(
    text: str, lines: Sequence[Line], paper: Letterhead | None, below: Sequence[int]
) -> Letterhead | None:
    """Return the head of a paper with who has issued it by another of its lines, and those on when it may be published."""
    extra = {n for n in below if _RELEASE.fullmatch(_words(text, lines[n]))}
    known = paper or Letterhead(frozenset(), None)
    known = known._replace(lines=known.lines | extra)
    for number in below if known.body is None and has_case(text) else ():
        if number not in extra and (found := _issuer(text, lines[number], first=False)) is not None:
            return known._replace(lines=known.lines | {number}, body=found, issued=number)
    return known if paper is not None else None


def _named(text: str, line: Line) -> Span | None:
    """Return the body that a first line names before what paper it is ("WHO News Release 24/7")."""
    match = _NAMED.fullmatch(text, line.start, line.end)
    if match is None:
        return None
    who = match["who"]
    ours = is_name(who) and _OURS.search(_QUOTED.sub("", text[line.end :]))
    letters = _is_letters(text, who)
    return Span(*match.span("who")) if letters or names_body(who) or ours else None


def _offices(text: str, lines: Sequence[Line], numbers: Sequence[int]) -> Letterhead | None:
    """Return lines that are all names of bodies, and the last of them that is no state's, or ``None``."""
    if not all(is_body(_words(text, lines[n])) for n in numbers):
        return None
    own = [n for n in numbers if not OF_ALL.match(_words(text, lines[n]))]
    return Letterhead(frozenset(numbers), _bare(text, lines[own[-1]]) if own else None)


def _bodies_below(text: str, lines: Sequence[Line], opening: Sequence[int], paper: int) -> list[int]:
    """Return the lines right below what paper it is that are nothing but names of bodies."""
    found: list[int] = []
    for number in opening:
        if number > paper:
            words = _words(text, lines[number])
            if len(words) > _CHARACTERS or not (
                (OF_ALL.match(words) and is_body(words)) or names_body(words)
            ):
                break
            found.append(number)
    return found


def _is_periodical(words: str) -> bool:
    """Tell whether a line is the name of a paper that comes out again and again, with its day."""
    match = _PERIODICAL().match(words)
    found = dates.within(words) if match else []
    return match is not None and len(found) == 1 and found[0].span() == (match.end(), len(words))


def _whose_periodical(text: str, line: Line) -> Span | None:
    """Return the body that a line names before its paper and the paper's day ("WHO Daily Update of 4 March 2019")."""
    match = _PERIODICAL().match(text, line.start, line.end)
    if match is None:
        return None
    name = match["who"]
    letters = _is_letters(text, name) and re.search(rf"\b{name}\b", text[line.end :])
    return Span(*match.span("who")) if names_body(name) or letters else None


def _is_letters(text: str, name: str) -> bool:
    """Tell whether a name is of letters that stand for it: they are nowhere a word, as a country's name in capitals is."""
    return bool(re.fullmatch(r"[A-Z]{3,7}", name)) and not re.search(rf"\b{name.capitalize()}\b", text)


def _issuer(text: str, line: Line, *, first: bool) -> Span | None:
    """Return the body that a line says has issued the paper ("Message to the town, issued by the Council of Alkent").

    The first line is a title where it only says whose words there are ("Statement by the Council").
    """
    if line.end - line.start > _ISSUED_CHARACTERS or ENDED.search(_words(text, line)):
        return None
    match = _ISSUED().fullmatch(text, line.start, line.end)
    if match is None or (first and not match["name"]):
        return None
    if match["name2"] and not match["told"] and not _OURS.search(_QUOTED.sub("", text[line.end :])):
        return None  # "Letter from the Army Hospital" may be what a report is about
    start, end = match.span("name") if match["name"] else match.span("name2")
    office = _OFFICE.match(text, start, end)
    name = Span(office.end() if office else start, end)
    return name if names_body(name.of(text)) else None


def _joined(text: str, title: Line, behind: int) -> Span | None:
    """Return the bodies that a title names together as its subject, and the first words of the paper again."""
    words = _words(text, title)
    length = _subject(words)
    names = _SEVERAL.split(words[:length])
    begin = max(behind, title.end)
    again = text[begin : begin + _OPENING]
    known = len(names) > 1 and all(name and name in again for name in names)
    return Span(title.start, title.start + length) if known and length < len(words) else None


def _several(text: str, line: Line) -> Span | None:
    """Return the bodies that a line names with strokes between them ("WHO / Health Cluster, Sila province")."""
    end = text.find(",", line.start, line.end)
    words = text[line.start : end if end > 0 else line.end]
    names = words.split(" / ")
    several = len(names) > 1 and all(is_name(n) and (n.isupper() or is_body(n)) for n in names)
    return Span(line.start, line.start + len(words)) if several else None


def _self_named(text: str, title: Line, behind: int) -> Span | None:
    """Return whom the title of a paper gives as its author."""
    words = _words(text, title)
    said = _SAYS.match(words)
    if said and is_body(said["name"]):
        return Span(title.start, title.start + said.end("name"))
    begin = max(behind, title.end)
    if not _OURS.search(_QUOTED.sub("", text[begin:])):
        return None
    length = _subject(words)
    name = words[:length]
    known = len(name.split()) > 1 and name in text[begin : begin + _OPENING // 4]
    return Span(title.start, title.start + length) if known and length < len(words) else None


def _subject(words: str) -> int:
    """Return the length of the name with which a title begins, up to its first word in small letters."""
    length = 0
    for match in re.finditer(r"\S+", words):
        if not is_capital(match[0]) and match[0].lower() not in PARTICLES:
            break
        if is_capital(match[0]):
            length = match.end()
    return length


def _is_paper(words: str) -> bool:
    return len(words) < _CHARACTERS and names_paper(words) and not ENDED.search(words)


def _bare(text: str, line: Line) -> Span:
    """Return a name without the letters that stand for it, and without the part of the body behind a dash.

    "Joint Monitoring Committee (JMC)", "JMC – Joint Monitoring Committee", "Ministry of Health – Vale Region".
    """
    words = _words(text, line)
    dash = re.search(r"\s+[–—-]\s+", words)
    if dash and abbreviates(words[: dash.start()], words[dash.end() :]):
        return Span(line.start + dash.end(), line.end)
    if dash and names_body(words[: dash.start()]):
        return Span(line.start, line.start + dash.start())
    aside = re.search(r"\s*\([^()]*\)\s*$", words)
    return Span(line.start, line.start + aside.start()) if aside else Span(line.start, line.end)


def _no_title(text: str, line: Line) -> bool:
    words = _words(text, line)
    return len(words) < _CHARACTERS and bool(dates.within(words) or _RELEASE.fullmatch(words))


def _words(text: str, line: Line) -> str:
    return text[line.start : line.end]
