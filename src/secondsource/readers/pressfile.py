"""Several articles in one text, as press databases (Nexis, ProQuest) export them: where each begins and ends, and its head.

Above an article Nexis puts its number, the outlet, the date and the headline, each without a name, or the headline first;
lines with names follow ("BYLINE: …", "LENGTH: 812 words"), and others stand below it ("LOAD-DATE: …").
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from secondsource.model import Dropped
from secondsource.readers import dates
from secondsource.readers.draft import FieldName, Found
from secondsource.readers.offsets import Edit, Mapped
from secondsource.readers.source import sha256

# "Document 1 of 20", "1 of 20 DOCUMENTS", alone on a line, and what closes an article.
_BEGINS = re.compile(
    r"^[ \t\ufeff\f]*(?:document[ \t]+(?P<n>\d{1,5})[ \t]+of[ \t]+(?P<all>\d{1,5})"
    r"|(?P<m>\d{1,5})[ \t]+of[ \t]+(?P<whole>\d{1,5})[ \t]+documents?)[ \t]*\r?$",
    re.IGNORECASE | re.MULTILINE,
)
_ENDS = re.compile(r"^[ \t]*End of Document[ \t]*\r?$", re.IGNORECASE | re.MULTILINE)
_LOADED = re.compile(r"^[ \t]*LOAD-DATE[ \t]*:", re.IGNORECASE | re.MULTILINE)
_SIGNED = re.compile(r"^[ \t]*(?:LOAD-DATE|LENGTH)[ \t]*:", re.IGNORECASE | re.MULTILINE)
# Names of lines above an article's words and below them. What a line "CORRECTION:" says is of the report itself.
_ABOVE = re.compile(
    r"(?P<key>BYLINE|SECTION|LENGTH|DATELINE|SOURCE|EDITION|DISTRIBUTION|SERIES|PUB-TYPE)[ \t]*:[ \t]*(?P<value>.*)",
    re.IGNORECASE,
)
_WRAPPED = {"BYLINE", "SECTION", "DATELINE"}  # whose values may go on in the next line
_BODY = re.compile(r"body:?", re.IGNORECASE)
_NAME_ONLY = re.compile(r"(?:HIGHLIGHT|BODY)[ \t]*:\s*", re.IGNORECASE)  # of words that are the article's
_BELOW = re.compile(
    r"(?P<key>LOAD-DATE|LANGUAGE|PUBLICATION-TYPE|DOCUMENT-TYPE|PUB-TYPE|JOURNAL-CODE|ACC-NO|SUBJECT|ORGANIZATION|PERSON|"
    r"COMPANY|INDUSTRY|TICKER|GEOGRAPHIC|COUNTRY|STATE|CITY|CATEGORY|GRAPHIC|URL|ISSN|SERIES)[ \t]*:[ \t]*(?P<value>.*)",
    re.DOTALL | re.IGNORECASE,
)
_RECORD = {"LOAD-DATE", "LANGUAGE", "PUBLICATION-TYPE", "DOCUMENT-TYPE"}  # one of these is in each
_RIGHTS = re.compile(r"(?:copyright\b|©|\(c\) ?\d{4}|all rights reserved)", re.IGNORECASE)
_CLASSIFIED = re.compile(r"classification|[_*=-]{3,}", re.IGNORECASE)
_WEEKDAY = re.compile(r"\s+(?:mon|tues|wednes|thurs|fri|satur|sun)day\b,?", re.IGNORECASE)
_PARAGRAPH = re.compile(r"[^\s][^\n]*(?:\n[ \t]*[^\s][^\n]*)*")
_LINE = re.compile(r"[^\s][^\n]*")
_ABOVE_ALL = 400  # characters that may stand above the first number: the name of the search
_HEAD_LINES, _HEAD_CHARACTERS = 14, 200  # above the lines with names, and of each


class Article(NamedTuple):
    """One article of several.

    Attributes:
        number: Its place among them, from 1.
        sha256: Of its own text, wherever it stands among others.
        body: Its headline and words.
        fields: What its head says.
        dropped: The lines of its head, and those below its words.
    """

    number: int
    sha256: str
    body: Mapped
    fields: dict[FieldName, Found]
    dropped: tuple[Dropped, ...]


class _Part(NamedTuple):
    """A paragraph, or a line of one: where it stands, its words with single spaces, and which paragraph it is of."""

    start: int
    end: int
    words: str
    paragraph: int


def articles(read: Mapped) -> Iterator[Article]:
    """Yield the articles of an export of a press database; none where a text is none.

    Args:
        read: The whole text.
    """
    for number, (start, end) in enumerate(_bounds(read.text), 1):
        yield _article(number, read.slice(start, end))


def _bounds(text: str) -> list[tuple[int, int]]:
    """Return where the articles stand: below their numbers, which go up by one, or up to the marks of their ends."""
    marks = list(_BEGINS.finditer(text))
    numbers = [int(mark["n"] or mark["m"]) for mark in marks]
    count = {mark["all"] or mark["whole"] for mark in marks}
    counted = numbers == list(range(numbers[0], numbers[0] + len(numbers))) if numbers else False
    if counted and len(count) == 1 and numbers[-1] <= int(count.pop()) and marks[0].start() < _ABOVE_ALL:
        borders = [mark.end() for mark in marks]
        until = [mark.start() for mark in marks[1:]] + [len(text)]
        found = list(zip(borders, until, strict=True))
        if len(found) > 1 or _SIGNED.search(text):
            return found
    ends = list(_ENDS.finditer(text))
    if not ends or (len(ends) == 1 and not _LOADED.search(text)):
        return []
    starts = [0, *(mark.end() for mark in ends)]
    found = list(zip(starts, [*(mark.start() for mark in ends), len(text)], strict=True))
    return [(start, end) for start, end in found if any(map(str.isalnum, text[start:end]))]


def _article(number: int, own: Mapped) -> Article:
    text = own.text
    ends = _ENDS.search(text)
    stop = ends.start() if ends else len(text)
    paragraphs = [_part(match, n) for n, match in enumerate(_PARAGRAPH.finditer(text, 0, stop))]
    fields: dict[FieldName, Found] = {}
    dropped = [_part(ends, len(paragraphs))] if ends else []
    if _SIGNED.search(
        text
    ):  # else its head has lines with names, or there is none: it is read as that of any text
        below = _below(paragraphs, fields)
        above = paragraphs[: len(paragraphs) - len(below)]
        lines = [_part(line, p.paragraph) for p in above for line in _LINE.finditer(text, p.start, p.end)]
        dropped += [*below, *_above(lines, fields)]
    dropped.sort()
    edits = [Edit(part.start, part.end) for part in dropped]
    first = next((p.start for p in paragraphs if not any(d.start == p.start for d in dropped)), stop)
    if name := _NAME_ONLY.match(text, first):
        edits = sorted([*edits, Edit(*name.span())])
    told = tuple(
        Dropped(part.words, "line of the head", own.source(part.start, part.end)) for part in dropped
    )
    return Article(number, sha256(text.strip().encode()), own.edit(edits), fields, told)


def _part(match: re.Match[str], paragraph: int) -> _Part:
    return _Part(*match.span(), " ".join(match[0].split()), paragraph)


def _below(parts: Sequence[_Part], fields: dict[FieldName, Found]) -> list[_Part]:
    """Return the paragraphs below an article's words that are its record; note what they say of it."""
    found: list[_Part] = []
    keys: set[str] = set()
    for part in reversed(parts):
        match = _BELOW.match(part.words)
        if not (match or _RIGHTS.match(part.words) or _CLASSIFIED.fullmatch(part.words)):
            break
        found.append(part)
        if match is None:
            continue
        key, value = match["key"].upper(), match["value"].split(";")[0].strip()
        keys.add(key)
        if key == "LANGUAGE":
            fields["language"] = Found(value, "line 'LANGUAGE:'")
        elif key == "URL" and value.startswith("http"):
            fields["url"] = Found(value, "line 'URL:'")
    return found if keys & _RECORD else []


def _above(lines: Sequence[_Part], fields: dict[FieldName, Found]) -> list[_Part]:
    """Return the lines above an article's words but its headline; note what they say of it."""
    first = next((n for n, line in enumerate(lines[:_HEAD_LINES]) if _ABOVE.match(line.words)), None)
    if first is None or any(len(line.words) > _HEAD_CHARACTERS for line in lines[:first]):
        return []
    title = _unnamed([line for line in lines[:first] if not _RIGHTS.match(line.words)], fields)
    return [*(line for line in lines[:first] if line not in title), *_named(lines[first:], fields)]


def _named(lines: Sequence[_Part], fields: dict[FieldName, Found]) -> list[_Part]:
    """Return the lines with names that a list opens with, and the lines in which their values go on."""
    gone: list[_Part] = []
    key = ""
    for line in lines:
        match = _ABOVE.match(line.words)
        if match:
            key = match["key"].upper()
            if key == "BYLINE" and match["value"].strip():
                name = re.sub(r"^by\s+", "", match["value"].strip(), flags=re.IGNORECASE)
                fields["byline"] = Found(name, "line 'BYLINE:'")
        elif _BODY.fullmatch(line.words):
            return [*gone, line]
        elif _RIGHTS.match(line.words):
            pass
        elif key not in _WRAPPED or line.paragraph != gone[-1].paragraph:
            break
        else:
            key = ""  # no more than one line
        gone.append(line)
    return gone


def _unnamed(lines: Sequence[_Part], fields: dict[FieldName, Found]) -> list[_Part]:
    """Note the outlet, date and headline of lines without names; return those of the headline.

    The outlet stands just above the date; the headline is the last paragraph below the date, or what is above the outlet.
    """
    read = [(n, dates.parse(_WEEKDAY.sub("", line.words))) for n, line in enumerate(lines)]
    dated = next(((n, reading) for n, reading in read if reading.value), None)
    if dated is None or dated[0] == 0:
        return list(lines)
    at, reading = dated
    fields["published"] = Found(reading.value, "line of the head")
    fields["outlet"] = Found(lines[at - 1].words, "line of the head")
    below = [line for line in lines[at + 1 :] if line.paragraph != lines[at].paragraph]
    title = list(lines[: at - 1]) or [line for line in below if line.paragraph == below[-1].paragraph]
    if title:
        fields["title"] = Found(" ".join(line.words for line in title), "line of the head")
    return title
