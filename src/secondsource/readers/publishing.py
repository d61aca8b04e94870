"""Who publishes a report, by the lines above it: a medium beside the date, a body in the head of its paper, who made it."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from secondsource.model import Span
from secondsource.readers import crediting, dates, daylines, head
from secondsource.readers.late import late
from secondsource.readers.layout import Line
from secondsource.readers.wordlists import word_list

_CHARACTERS = 140
"""Of the longest line above a report."""
_WORDS = 7
_LINES = 8
"""Lines above a report among which the date, the writer and the medium stand."""
_LETTERHEAD = 5
"""Lines of the longest head of a paper."""
_OPENING = 1_500
"""Characters in which a report says who made it."""
_PARTICLES = frozenset(["of", "the", "and", "for", "de", "da", "do", "das", "dos", "del", "des", "du", "la", "le", "les", "el", "al", "et", "y", "e", "&"])  # fmt: skip
_NO_MEDIA = frozenset(["UK", "US", "USA", "UAE", "EU", "DRC", "CAR", "PNG", "GMT", "UTC", "EST", "EDT", "CET", "CAT", "EAT", "WAT", "BST", "IST", "MSK", "AM", "PM", "NO", "LA", "NY", "NYC", "DC", "CEO", "MP", "MR", "DR", "MRS"])  # fmt: skip
"""Short words in capitals beside a date that are countries, zones or times."""
_BREAK = re.compile(r"\s*[|•·/]\s*|\s+[–—-]{1,2}\s+|,\s+|\s?[()]\s?|:\s+")
_STAFF = re.compile(
    r"\s+(?:(?:web|news|online|foreign|digital|night)\s+)?(?:desk|staff|newsroom|team|bureau|correspondents?|reporters?|writers?)$",
    re.IGNORECASE,
)
_BY = re.compile(r"(?:by|written by|reported by|text)\b", re.IGNORECASE)
_LETTERS = re.compile(r"[A-Z]{2,3}|[A-Z]\.(?:[A-Z]\.)+")
_DOMAIN = re.compile(r"[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|info|news|co\.uk|tv|press)", re.IGNORECASE)
_PAPER = late(
    r"(?:(?:press|media|news|public)\s+(?:release|statement|communiqu[ée]|note|advisory|bulletin)|communiqu[ée]|statement|declaration|"
    r"(?:flash\s+)?update\s+no|(?:flash\s+update|situation\s+(?:report|update)|sitrep|information\s+(?:bulletin|note)|(?:weekly|daily)\s+bulletin)|"
    r"summary\s+of\b.{1,40}\breport|official\s+(?:statement|communiqu[ée]))\b",
    re.IGNORECASE,
)
_OF_ALL = re.compile(
    r"(?:(?:the|islamic|federal|democratic|people['’]s|socialist|arab|united|hashemite|federative)\s+)*"
    r"(?:republic|kingdom|state|states|sultanate|emirate|r[ée]publique|rep[úu]blica|royaume|reino|union)\s+(?:of|de|du|d['’])",
    re.IGNORECASE,
)
_MADE_BY = late(
    r"\b[Tt]his\s(?:(?:situation|flash|humanitarian|weekly|monthly|daily)\s)?(?:report|update|bulletin|document|sitrep|snapshot|note|publication|brief|factsheet)\s"
    r"(?:is|was|has\sbeen)\s(?:produced|prepared|issued|compiled|published|written|made\savailable)\sby\s(?:the\s)?"
    r"(?P<name>[A-ZÀ-Þ][^\s,.;()]*(?:\s(?:(?:of|the|and|for|in)\s){0,2}[A-ZÀ-Þ][^\s,.;()]*){0,9})"
)
_SAYS = re.compile(r"(?P<name>[A-ZÀ-Þ][^:“\"]{3,60}):\s+\S")
_OURS = re.compile(r"\b(?:[Ww]e|[Oo]ur|[Uu]s)\b")
_QUOTED = re.compile(r"[“\"«][^”\"»]*[”\"»]")
_END = re.compile(r"[.!?;:][\"'”’)]*$")


_ONLY = re.compile(
    r"[^|—–:,(]{0,60}?\b(?:release|statement|communiqu[ée]|note|advisory|bulletin|update|report|sitrep|declaration)s?"
    r"(?:\s*(?:[|—–:,(-]|n[o°º]\b|\d).*)?",
    re.IGNORECASE,
)
"""A line that says what a paper is and no more than its number, its day, its place and when it may be published."""


class Letterhead(NamedTuple):
    """The lines that head a body's own paper.

    Attributes:
        lines: Their numbers; the title stands below them.
        body: Who publishes it, or ``None`` where they only say what the paper is.
        title: The line above them that is the paper's title, if one is.
    """

    lines: frozenset[int]
    body: Span | None
    title: int | None = None


def beside_date(text: str, lines: Sequence[Line], title: int | None) -> Span | None:
    """Return the medium that the first lines name beside the date or the writer, in one line or in two, or ``None``."""
    dated: dict[int, bool] = {}
    for number in head.opening_lines(lines, _LINES):
        words = text[lines[number].start : lines[number].end]
        if number != title:
            if daylines.is_sentence(words):
                break
            dated[number] = bool(dates.within(words)) or daylines.is_dated(words)
    for number, has_date in dated.items():
        start, end, _ = lines[number]
        alone = " " in text[start:end] and is_medium(text[start:end])
        below = alone and (dated.get(number - 1, False) or dated.get(number + 1, False))
        if has_date or below or crediting.byline(text, start, end) is not None:
            found = medium(text, start, end)
            if found is not None:
                return found
    return None


def medium(text: str, start: int, end: int) -> Span | None:
    """Return the medium that a line names beside a date or a writer, or ``None``.

    A part of the line is its name where all its words have capitals, and one is a noun that media have in their names
    or letters that stand for a name: a person's or a town's name beside a date is none.

    Examples:
        >>> line = "By Ann Roe, Harbor Daily Herald | 4 March 2019"
        >>> medium(line, 0, len(line)).of(line)
        'Harbor Daily Herald'
        >>> [medium(line, 0, len(line)) for line in ("KABUL | Mon Mar 4, 2019", "World News, 4 March 2019", "Ann Roe | 4 March 2019")]
        [None, None, None]
    """
    if end - start > _CHARACTERS:
        return None
    for part in _parts(text, start, end):
        words = part.of(text)
        if _BY.match(words):
            continue
        staff = _STAFF.search(words)
        name = Span(part.start, part.start + staff.start()) if staff else part
        if is_medium(name.of(text)):
            return name
    return None


def is_medium(name: str) -> bool:
    """Tell whether words are a medium's name, by one of them or by letters that stand for a name."""
    words = name.split()
    if len(words) == 1 and _DOMAIN.fullmatch(name):
        return True
    if not 1 <= len(words) <= _WORDS or any(not _capital(w) and w.lower() not in _PARTICLES for w in words):
        return False
    if _LETTERS.fullmatch(words[0]) and words[0] not in _NO_MEDIA and not _PAPER().match(name):
        return not any(map(str.isdigit, name))
    folded = [_folded(w) for w in words]
    sections = word_list("sections")
    return (
        len(words) > 1
        and not word_list("media").isdisjoint(folded)
        and not all(w in sections for w in folded)
    )


def maker(text: str) -> Span | None:
    """Return who a report itself says made it ("This update is produced by OCHA Yemen in collaboration with …").

    Examples:
        >>> text = "This report was prepared by OCHA Yemen in collaboration with partners."
        >>> maker(text).of(text)
        'OCHA Yemen'
    """
    found = _MADE_BY().search(text, 0, _OPENING)
    return Span(*found.span("name")) if found else None


def letterhead(text: str, lines: Sequence[Line]) -> Letterhead | None:
    """Return the head of a body's own paper: whose it is, and what it is ("Press statement"), or ``None``.

    A line says what the paper is. Above it stand, if anything, names of bodies alone, the state first and then the
    office: the last one publishes it. Where none stands there, who speaks in the title does ("Valley Network: …"), and
    where the paper speaks as "we", whom title and first words name alike.
    """
    opening = list(head.opening_lines(lines, _LETTERHEAD + 2))
    paper = next((n for n in opening[:_LETTERHEAD] if _is_paper(text[lines[n].start : lines[n].end])), None)
    if paper is None:
        return None
    above = [n for n in opening if n < paper]
    if not above and not _ONLY.fullmatch(text, lines[paper].start, lines[paper].end):
        return None  # "Statement by the envoy on the ceasefire" is a title
    bodies = [Span(lines[n].start, lines[n].end) for n in above]
    if above and all(map(_is_body, (span.of(text) for span in bodies))):
        own = [span for span in bodies if not _OF_ALL.match(span.of(text))]
        return Letterhead(frozenset((*above, paper)), _bare(text, own[-1]) if own else None)
    if len(above) > 1 or (above and _is_name(text[lines[above[0]].start : lines[above[0]].end])):
        return None
    title = (
        above[0] if above else next((n for n in opening if n > paper and not _dated(text, lines[n])), None)
    )
    if title is None:
        return None
    joint = next((n for n in opening if n == paper + 1 and n != title), None)
    several = _several(text, lines[joint]) if joint is not None else None
    if joint is not None and several is not None:
        return Letterhead(frozenset([paper, joint]), several, above[0] if above else None)
    named = _self_named(text, lines[title], lines[paper].end)
    return Letterhead(frozenset([paper]), named, above[0] if above else None)


def _several(text: str, line: Line) -> Span | None:
    """Return the bodies that a line names with strokes between them ("WHO / Health Cluster, Sila province")."""
    end = text.find(",", line.start, line.end)
    words = text[line.start : end if end > 0 else line.end]
    names = words.split(" / ")
    several = len(names) > 1 and all(_is_name(n) and (n.isupper() or _is_body(n)) for n in names)
    return Span(line.start, line.start + len(words)) if several else None


def _self_named(text: str, title: Line, behind: int) -> Span | None:
    """Return whom the title of a paper gives as its author."""
    words = text[title.start : title.end]
    said = _SAYS.match(words)
    if said and _is_body(said["name"]):
        return Span(title.start, title.start + said.end("name"))
    begin = max(behind, title.end)
    if not _OURS.search(_QUOTED.sub("", text[begin:])):
        return None
    length = 0
    for match in re.finditer(r"\S+", words):
        if not _capital(match[0]) and match[0].lower() not in _PARTICLES:
            break
        if _capital(match[0]):
            length = match.end()
    name = words[:length]
    known = len(name.split()) > 1 and name in text[begin : begin + _OPENING // 4]
    return Span(title.start, title.start + length) if known and length < len(words) else None


def _is_paper(words: str) -> bool:
    return len(words) < _CHARACTERS and bool(_PAPER().match(words)) and not _END.search(words)


def _is_body(words: str) -> bool:
    """Tell whether a line is nothing but the name of a body or a state."""
    if _OF_ALL.match(words):
        return len(words.split()) <= 2 * _WORDS
    folded = [_folded(part) for part in re.findall(r"[^\s,()]+", words)]
    return _is_name(words) and not word_list("bodies").isdisjoint(folded)


def _is_name(words: str) -> bool:
    """Tell whether a line is nothing but a name: capitals, at most one word in small letters beside particles."""
    parts = words.split()
    small = [w for w in parts if not _capital(w) and w.lower() not in _PARTICLES]
    return len(parts) <= 2 * _WORDS and len(small) <= (len(parts) > 4) and not re.search(r"[!?;:]", words)


def _bare(text: str, name: Span) -> Span:
    """Return a name without the letters that stand for it ("Joint Monitoring Committee (JMC)")."""
    aside = re.search(r"\s*\([^()]*\)\s*$", name.of(text))
    return Span(name.start, name.start + aside.start()) if aside else name


def _dated(text: str, line: Line) -> bool:
    words = text[line.start : line.end]
    return len(words) < _CHARACTERS and bool(dates.within(words))


def _parts(text: str, start: int, end: int) -> Iterator[Span]:
    at = start
    for match in _BREAK.finditer(text, start, end):
        if at < match.start():
            yield Span(at, match.start())
        at = match.end()
    if at < end:
        yield Span(at, end)


def _capital(word: str) -> bool:
    first = word.lstrip("\"“'‘(")[:1]
    return first.isupper() or first.isdigit()


def _folded(word: str) -> str:
    plain = unicodedata.normalize("NFKD", word.lower().replace("\u0131", "i").replace(".", ""))
    return "".join(c for c in plain if not unicodedata.combining(c)).strip("\"“”'‘’")
