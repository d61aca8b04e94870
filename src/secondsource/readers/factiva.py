"""Several articles in one text, as Factiva exports them: each ends with a line "Document LBA0000020190304ef34000ab".

Above an article's words Factiva puts the headline, the writer, and one thing a line: how many words, the day, the outlet, its
code, the language, the copyright. In its form with codes each of these begins with two capitals ("PD 4 March 2019").
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from secondsource.model import Dropped
from secondsource.readers import dates
from secondsource.readers.draft import FieldName, Found
from secondsource.readers.offsets import Edit, Mapped
from secondsource.readers.pressfile import Article
from secondsource.readers.source import sha256

_ENDS = re.compile(r"^(?:AN[ \t]+)?Document[ \t]+(?=\w*\d{8})[A-Z]\w{17,45}[ \t]*\r?$", re.MULTILINE)
_LENGTH = re.compile(r"[\d,. ]{1,9} words", re.IGNORECASE)
_CODED = re.compile(r"(?P<code>[A-Z]{2,3})(?:[ \t]+(?P<value>\S.*))?")
_TITLE, _WORDS = {"HD"}, {"LP", "TD"}  # whose words are the article's
_ABOVE = {"SE", "BY", "CR", "WC", "PD", "ET", "SN", "SC", "ED", "PG", "VOL", "LA", "CY", "CLM", "RF"}
_BELOW = {"IPC", "IPD", "PUB", "ART", "AN"}
_CLASSES = {
    "CO",
    "IN",
    "NS",
    "RE",
}  # "RE nigea : Nigeria"; without its colon such a line may be of the report
_CLASS = re.compile(r"[\w-]+\s+:\s")
_FIELDS: dict[str, FieldName] = {"BY": "byline", "PD": "published", "SN": "outlet", "LA": "language"}
_CLOCK = re.compile(r"\d{1,2}:\d\d")
_BY = re.compile(r"by\s+", re.IGNORECASE)
_HEAD_LINES = 20
# Who published it, on a line of its own above the last one.
_PUBLISHER = re.compile(
    r"(?:(?:[A-Z&]\S*|of|and|the)\s){1,7}(?:Inc|Ltd|Limited|LLC|LP|plc|PLC|GmbH|AG|Co|Corp|SA|Company|Corporation|Group|Media)\.?"
)


class _Gone(NamedTuple):
    """What is no part of an article: where it stands, and whether it is a mere code before words that stay."""

    start: int
    end: int
    is_code: bool = False


def factiva(read: Mapped) -> Iterator[Article]:
    """Yield the articles of an export of Factiva; none where a text is none.

    Args:
        read: The whole text.
    """
    start = 0
    for number, end in enumerate(_ENDS.finditer(read.text), 1):
        yield _article(number, read.slice(start, end.end()))
        start = end.end()


def _article(number: int, own: Mapped) -> Article:
    lines = [match for match in re.finditer(r"[^\n]+", own.text) if match[0].strip()]
    coded = [_CODED.fullmatch(line[0].strip()) for line in lines]
    with_codes = any(match and match["code"] in _TITLE for match in coded)
    fields: dict[FieldName, Found] = {}
    gone = _coded(lines, coded, fields) if with_codes else _plain(own.text, lines, fields)
    dropped = tuple(
        Dropped(own.text[one.start : one.end].strip(), "line of the head", own.source(one.start, one.end))
        for one in gone
        if not one.is_code
    )
    edits = [Edit(one.start, one.end) for one in gone]
    return Article(number, sha256(own.text.strip().encode()), own.edit(edits), fields, dropped)


def _coded(
    lines: list[re.Match[str]], coded: list[re.Match[str] | None], fields: dict[FieldName, Found]
) -> list[_Gone]:
    """Return what is no part of an article in the form with codes; note what its head says."""
    gone: list[_Gone] = []
    kept, begun = True, False
    for line, match in zip(lines, coded, strict=True):
        code, value = (match["code"], match["value"] or "") if match else ("", "")
        if match and code in _TITLE | _WORDS:
            kept, begun = True, begun or code in _WORDS
            until = match.start("value") if value else len(match[0])
            gone.append(_Gone(line.start(), line.start() + line[0].index(match[0]) + until, is_code=True))
            if code in _TITLE and value:
                fields["title"] = Found(value, "line 'HD'")
            continue
        if (code in _ABOVE and not begun) or code in _BELOW or (code in _CLASSES and _CLASS.match(value)):
            kept = False
            _note(fields, code, value)
        if not kept:
            gone.append(_Gone(*line.span()))
    return gone


def _note(fields: dict[FieldName, Found], code: str, value: str) -> None:
    name = _FIELDS.get(code) if value else None
    if name == "published":
        reading = dates.parse(value)
        fields[name] = Found(reading.value, f"line '{code}'" + (f", {reading.note}" if reading.note else ""))
    elif name is not None:
        fields[name] = Found(_BY.sub("", value, count=1) if name == "byline" else value, f"line '{code}'")


def _plain(text: str, lines: list[re.Match[str]], fields: dict[FieldName, Found]) -> list[_Gone]:
    """Return what is no part of an article in the form without codes; note what its head says."""
    gone = [_Gone(*lines[-1].span())]
    words = [line[0].strip() for line in lines]
    if len(lines) > 2 and _PUBLISHER.fullmatch(words[-2]) and text[: lines[-2].start()].endswith("\n\n"):
        gone.append(_Gone(*lines[-2].span()))  # who published it
    first = next((at for at, line in enumerate(words[:_HEAD_LINES]) if _LENGTH.fullmatch(line)), None)
    if first is None:
        return sorted(gone)
    last = first
    while last + 1 < len(lines) and "\n\n" not in text[lines[last].end() : lines[last + 1].start() + 1]:
        last += 1
    head = words[first + 1 : last + 1]
    dated = next((at for at, line in enumerate(head) if dates.parse(line).value), None)
    if dated is not None:
        fields["published"] = Found(dates.parse(head[dated]).value, "line of the head")
        outlet = next((line for line in head[dated + 1 :] if not _CLOCK.fullmatch(line)), None)
        if outlet:
            fields["outlet"] = Found(outlet, "line of the head")
    for at in range(1, first):
        if _BY.match(words[at]):
            fields["byline"] = Found(_BY.sub("", words[at], count=1), "line of the head")
            gone.append(_Gone(*lines[at].span()))
    if first:
        fields["title"] = Found(words[0], "line of the head")
    gone += [_Gone(*line.span()) for line in lines[first : last + 1]]
    return sorted(gone)
