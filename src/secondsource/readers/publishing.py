"""Who publishes a report, by the lines above it: a medium beside the date, a body in the head of its paper, who made it."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile
from typing import NamedTuple

from secondsource.model import Span
from secondsource.readers import crediting, dates, daylines, head, letterheads
from secondsource.readers.late import late
from secondsource.readers.layout import Line
from secondsource.readers.naming import PARTICLES, folded, has_case, is_capital, names_body
from secondsource.readers.wordlists import word_list

_CHARACTERS = 140
"""Of the longest line above a report."""
_WORDS = 7
_LINES = 8
"""Lines above a report among which the date, the writer and the medium stand."""
_OPENING = 1_500
"""Characters in which a report says who made it."""
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
_CLOCK = re.compile(r"(?:[.,;|]|\s[–—-])?\s+\(?all\s(?:the\s)?times\b[^.]{0,30}\.?$", re.IGNORECASE)
_PLACED = re.compile(
    r"(?P<name>[^\W\d_][^|()–—,:;!?]*?)(?:\s+[–—-]\s+|\s*\|\s*|\s+\()(?P<town>[A-ZÀ-Þ][\w'’.-]*(?:\s[A-ZÀ-Þ][\w'’.-]*){0,2})\)?"
)
_PAGE = re.compile(r"\s+live(?:\s?(?:page|blog|coverage|updates|feed|ticker|text))?$", re.IGNORECASE)
_FOR = re.compile(
    r"(?P<writer>[A-ZÀ-Þ][\w'’.-]*(?:\s[\w'’.-]+){1,4}?)\s+(?:for|FOR)\s+(?P<name>(?:[Tt]he\s)?[A-ZÀ-Þ][^|()–—,:;!?]*)"
)
_BEFORE = re.compile(r"(?P<name>[^\W\d_][\w'’&.-]*(?:\s[\w'’&.-]+){1,4}):\s+[A-ZÀ-Þ\"“‘'\d]")
_OUR = re.compile(
    r"(?:[Bb]y|[Ff]rom)\s(?:our|Our)\s(?:own\s|local\s|special\s)?(?:news\s?room|[Nn]ewsroom|editors?|[Ee]ditorial\s(?:team|staff|office)|reporters?|correspondents?|staff|desk|news\s?desk)\b"
)
_BROADCASTERS = frozenset({"radio", "tv", "television", "televisa", "channel", "canal"})
"""Nouns of media that stand before a name ("Radio Vale")."""
_LIVE = re.compile(
    r"(?P<name>[^\W\d_][^|()–—:;!?]*?)\s+[|–—-]\s+(?:LIVE|Live)\b(?:\s(?:blog|page|updates))?(?::\s+(?P<title>\S.*))?$"
)
_TOWN = 3
"""Words of the town behind a medium's name."""
_LINES_BELOW = 2
_PARTICLE = 3
"""Letters of the longest word of a name that may come in any text."""
_MADE_BY = late(
    r"\b[Tt]his\s(?:(?:situation|flash|humanitarian|weekly|monthly|daily)\s)?(?:report|update|bulletin|document|sitrep|snapshot|note|publication|brief|factsheet)\s"
    r"(?:is|was|has\sbeen)\s(?:produced|prepared|issued|compiled|published|written|made\savailable)\sby\s(?:the\s)?"
    r"(?P<name>[A-ZÀ-Þ][^\s,.;()]*(?:\s(?:(?:of|the|and|for|in)\s){0,2}[A-ZÀ-Þ][^\s,.;()]*){0,9})"
)


def beside_date(text: str, lines: Sequence[Line], title: int | None) -> Span | None:
    """Return the medium that the first lines name beside the date or the writer, in one line or in two, or ``None``.

    A weekday does for a date, and so does, below the headline, what only the lines of media have: their town behind
    them, or what kind of page it is ("Harbor Herald – Alkent", "The Harbor Post live page").
    """
    marked: dict[int, bool] = {}
    cased = has_case(text)
    for number in head.opening_lines(lines, _LINES):
        words = text[lines[number].start : _end(text, lines[number])]
        if number != title:
            if daylines.is_sentence(words):
                break
            marked[number] = (
                bool(dates.within(words)) or daylines.is_dated(words) or (cased and daylines.has_day(words))
            )
    for number, has_date in marked.items():
        start, end = lines[number].start, _end(text, lines[number])
        alone = " " in text[start:end] and is_medium(text[start:end])
        below = alone and (marked.get(number - 1, False) or marked.get(number + 1, False))
        own = cased and title is not None and number > title and _is_own_line(text, start, end)
        if has_date or below or own or crediting.byline(text, start, end) is not None:
            found = medium(text, start, end)
            if found is not None:
                return found
    return None


def _end(text: str, line: Line) -> int:
    """Return where a line ends, but for its word on the clock ("All times GMT.")."""
    clock = _CLOCK.search(text, line.start, line.end)
    return clock.start() if clock else line.end


def _is_own_line(text: str, start: int, end: int) -> bool:
    """Tell whether a line is a medium with its town or with what kind of page it is, or a writer with the medium."""
    words = text[start:end]
    placed = _PLACED.fullmatch(words)
    if placed is not None:
        return names_medium(placed["name"]) and not is_medium(placed["town"])
    written = _FOR.fullmatch(words)
    if written is not None:
        bodies = word_list("bodies") | word_list("media")
        return is_medium(written["name"]) and bodies.isdisjoint(map(folded, written["writer"].split()))
    page = _PAGE.search(words)
    return page is not None and is_medium(words[: page.start()])


def before_headline(text: str, lines: Sequence[Line], title: int | None) -> Span | None:
    r"""Return the medium before the headline of a report whose next line is of "our newsroom", or ``None``.

    Who speaks in a headline and where it happened stand before it too ("Union: …", "Port Alkent: …"): they come again in
    the text, which an outlet's name does not.

    Examples:
        >>> from secondsource.readers.layout import split_lines
        >>> text = "Vale Nova: Bridge shut\n\nBy our newsroom, August 11\n\nThe bridge was shut on Sunday."
        >>> before_headline(text, split_lines(text), 0).of(text)
        'Vale Nova'
    """
    if title is None:
        return None
    match = _BEFORE.match(text, lines[title].start, lines[title].end)
    below = next((n for n in head.opening_lines(lines, _LINES) if n > title), None)
    if match is None or below is None or not _OUR.match(text, lines[below].start, lines[below].end):
        return None
    words = match["name"].split()
    rest = text[match.end("name") :].casefold()
    known = all(is_capital(w) or w.lower() in PARTICLES for w in words) and not names_body(match["name"])
    again = any(w.casefold() in rest for w in words if len(w) > _PARTICLE)
    return Span(*match.span("name")) if known and not again else None


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
        staff = _STAFF.search(words)
        staff = staff or _PAGE.search(words)
        written = _FOR.fullmatch(words)
        name = Span(part.start, part.start + staff.start()) if staff else part
        if written is not None:
            name = Span(part.start + written.start("name"), part.end)
        elif _BY.match(words):
            continue
        if is_medium(name.of(text)):
            return name
    return None


def is_medium(name: str) -> bool:
    """Tell whether words are a medium's name, by one of them or by letters that stand for a name."""
    words = name.split()
    if len(words) == 1 and _DOMAIN.fullmatch(name):
        return True
    if letterheads.is_office(name) or not 1 <= len(words) <= _WORDS:
        return False
    if any(not is_capital(w) and w.lower() not in PARTICLES for w in words):
        return False
    if _LETTERS.fullmatch(words[0]) and words[0] not in _NO_MEDIA and not letterheads.names_paper(name):
        return not any(map(str.isdigit, name))
    return has_media_noun(name)


def has_media_noun(name: str) -> bool:
    """Tell whether a word of a name is a noun that media have in theirs, and the name is not of a section alone.

    Examples:
        >>> has_media_noun("The Harbor Herald"), has_media_noun("World News"), has_media_noun("New York")
        (True, False, False)
    """
    plain = [folded(word) for word in name.split()]
    sections = word_list("sections")
    return (
        len(plain) > 1 and not word_list("media").isdisjoint(plain) and not all(w in sections for w in plain)
    )


def names_medium(name: str) -> bool:
    """Tell whether words are a medium's name and nothing else: its noun is the last word, or stands before "of" or "du".

    Examples:
        >>> names_medium("The Harbor Herald"), names_medium("Le Courrier du Lac"), names_medium("Radio Vale")
        (True, True, True)
        >>> names_medium("Post Office"), names_medium("Star Hotel"), names_medium("New York")
        (False, False, False)
    """
    words = name.split()
    if not is_medium(name) or not has_media_noun(name):
        return False
    plain = [folded(word) for word in words]
    media = word_list("media")
    before = any(w in media and after in PARTICLES for w, after in pairwise(plain))
    return plain[-1] in media or before or plain[0] in _BROADCASTERS


class Masthead(NamedTuple):
    """The lines of a paper's name above its report.

    Attributes:
        name: The medium.
        line: Which line names it.
        issued: Which line right below says its day, or ``None``.
        title: The headline, where the line of the name goes on with it ("HARBOR POST - LIVE: Fire at the mill").
    """

    name: Span
    line: int
    issued: int | None = None
    title: Span | None = None


def masthead(text: str, lines: Sequence[Line]) -> Masthead | None:
    r"""Return the first line where it is a medium's name, and a day stands right below it, or the headline set off from it; or ``None``.

    Where the headline is set off, the lines of the head name a day, as those of a paper do; a story may be called "The Morning Star".

    Examples:
        >>> from secondsource.readers.layout import split_lines
        >>> text = "THE HARBOR HERALD\nTuesday, March 4 - late edition\n\nBRIDGE SHUT\n\nThe bridge was shut on Monday."
        >>> masthead(text, split_lines(text)).name.of(text)
        'THE HARBOR HERALD'
    """
    opening = list(head.opening_lines(lines, _LINES))
    if len(opening) <= _LINES_BELOW or not has_case(text):
        return None
    return _above_day(text, lines, opening) or _above_headline(text, lines, opening)


def _above_day(text: str, lines: Sequence[Line], opening: Sequence[int]) -> Masthead | None:
    """Return a medium's name that the first line is, or begins with, where one of the lines right below it says a day."""
    first = opening[0]
    live = _LIVE.match(text, lines[first].start, lines[first].end)
    name = (
        Span(*live.span("name")) if live else next(_parts(text, lines[first].start, lines[first].end), None)
    )
    if name is None or not names_medium(name.of(text)):
        return None
    rest = text[name.end : lines[first].end].strip(" ,()|–—-")
    if live is None and (len(rest.split()) > _TOWN or not all(map(is_capital, rest.split()))):
        return None  # "Radio Vale, which was shelled …"
    close = takewhile(opening.__contains__, range(first + 1, first + 1 + _LINES_BELOW))
    issued = next((n for n in close if _tells_day(text[lines[n].start : lines[n].end])), None)
    if issued is None:
        return None
    title = Span(*live.span("title")) if live and live["title"] else None
    return Masthead(name, first, issued, title)


def _tells_day(words: str) -> bool:
    """Tell whether a short line says one day, or begins with it."""
    found = dates.within(words) or dates.days_within(words)
    if len(found) != 1:
        return False
    return found[0].start() == 0 or (len(words) <= _CHARACTERS and not daylines.is_sentence(words))


def _above_headline(text: str, lines: Sequence[Line], opening: Sequence[int]) -> Masthead | None:
    """Return the first line where it is nothing but a medium's name, and the headline is set off below it."""
    first, second = opening[:2]
    name, below = (text[lines[n].start : lines[n].end] for n in (first, second))
    begun = next(
        (n for n in opening if daylines.is_sentence(text[lines[n].start : lines[n].end])), len(lines)
    )
    told = (text[lines[n].start : lines[n].end] for n in opening if first <= n < begun)
    set_off = second > first + 1
    headed = set_off and names_medium(name) and second < begun and not daylines.has_day(below)
    dated = any(daylines.has_day(words) or daylines.is_dated(words) or dates.within(words) for words in told)
    nouns = word_list("media").intersection(map(folded, name.split()))
    told_of = any(re.search(rf"\b{noun}s?\b", text) for noun in nouns)  # a story of "The Last Post" has posts
    known = headed and dated and not told_of
    found = known and head.headline(text, lines, second) is not None
    return Masthead(Span(*lines[first][:2]), first) if found else None


def is_dated_medium(words: str) -> bool:
    """Tell whether a line says nothing but a medium and its day, as it may stand above the headline.

    Examples:
        >>> is_dated_medium("The Harbor Herald, 4 March 2019"), is_dated_medium("The Sunday Herald (Alkent) – March 4")
        (True, True)
        >>> is_dated_medium("Harbor Herald closed, 4 March 2019"), is_dated_medium("Attack on Radio Vale, 4 March 2019")
        (False, False)
    """
    written = daylines.date_among(words) or daylines.day_among(words)
    if written is None and not daylines.has_day(words):
        return False
    parts = [part.of(words) for part in _parts(words, 0, len(words)) if part.of(words) not in (written or "")]
    names = [part for part in parts if not daylines.has_day(part)]
    towns = names[1:] if names and names_medium(names[0]) else names
    return (
        bool(names) and len(towns) < len(names) and len(towns) < _LINES_BELOW and all(map(is_capital, towns))
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


def _parts(text: str, start: int, end: int) -> Iterator[Span]:
    at = start
    for match in _BREAK.finditer(text, start, end):
        if at < match.start():
            yield Span(at, match.start())
        at = match.end()
    if at < end:
        yield Span(at, end)
