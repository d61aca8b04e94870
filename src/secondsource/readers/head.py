"""What stands above a report: lines such as "Source: …", the headline, lines that only name a date or a writer."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from secondsource.model import Span
from secondsource.readers.layout import Line

_KEYS = {
    "title": "title headline head hed subject",
    "outlet": "source publisher publication publication-title outlet newspaper agency from medium",
    "published": "date published publication-date date-of-publication date-published pubdate posted posted-on published-on sent datetime release-date",
    "byline": "author authors by byline writer written-by reporter reporters",
    "language": "language lang",
    "url": "url link permalink web-link source-url",
    "dateline": "dateline",
    "body": "body text content article story full-text",
    "": "section length load-date keywords tags category categories id document-id document-type type copyright edition page to cc subject-codes location place topic topics country word-count updated last-updated modified description summary layout draft draft-id message-id reply-to publication-year publication-info country-of-publication issn source-type database links",
}
_FIELD_OF = {key.replace("-", " "): field for field, keys in _KEYS.items() for key in keys.split()}
_OPENING = {"title", "outlet", "published", "byline"}  # one such line alone is a head
_NAMED = {"outlet", "byline"}
_NAME_WORDS = 7
_PARTICLES = frozenset(["of", "the", "and", "for", "in", "de", "del", "la", "le", "des", "du", "al", "el", "von", "van", "bin", "via"])  # fmt: skip
_OF_SENTENCES = frozenset(["at", "to", "by", "from", "with", "after", "over", "as", "amid", "into", "near", "is", "are", "was", "were", "has", "have", "be"])  # fmt: skip
_FIELD_LINE = re.compile(r"(?P<key>[A-Za-z][A-Za-z _-]{1,18}?)\s?:(?:\s+(?P<value>\S.*))?$")
_FENCE = "---"
_FENCED_LINES = 60


class Field(NamedTuple):
    """A line of a head: which line, which field it gives (empty: none that is kept), and where its value stands."""

    line: int
    key: str
    name: str
    value: Span


def fields(text: str, lines: Sequence[Line]) -> list[Field]:
    """Return the lines of the head that opens a text ("Title: …", "Source: …", or YAML front matter).

    A head is made of lines with names that heads have, and nothing else but empty lines, from the first line
    on, or from the second where the first is a headline without its name. One line alone counts where it stands
    first and gives a title, outlet, date or writer; below a headline two must, an outlet or a date among them.
    """
    fenced = _fenced(text, lines)
    if fenced:
        return fenced
    found = _run(text, lines, 0)
    named = [field for field in found if field.name in _OPENING]
    if len(found) == 1 and found[0].name in _NAMED and not _is_name(found[0].value.of(text)):
        return []  # "Newspaper: Minister used his own phone": a headline that begins with whose word it is
    if found:
        return found if named and (len(found) > 1 or found[0].name in _OPENING) else []
    first = next(opening_lines(lines, 1), None)
    if first is None or lines[first].end - lines[first].start > _TITLE_CHARACTERS:
        return []
    found = _run(text, lines, first + 1)
    names = {field.name for field in found} & _OPENING
    short = all(field.value.end - field.value.start < _TITLE_CHARACTERS for field in found)
    return found if len(names) > 1 and names & {"outlet", "published"} and short else []


def _is_name(words: str) -> bool:
    """Tell whether words may name an outlet or a writer: few, none of them a sentence's, not several in small letters."""
    parts = words.split()
    if any(part.lower() in _OF_SENTENCES for part in parts):
        return False
    small = [part for part in parts if part[0].islower() and part not in _PARTICLES]
    return len(parts) <= _NAME_WORDS and (len(small) < 2 or len(parts) <= 3)


def _run(text: str, lines: Sequence[Line], first: int) -> list[Field]:
    """Return the fields of the lines from one on, up to the first line that is none."""
    found: list[Field] = []
    for number in range(first, len(lines)):
        if lines[number].start == lines[number].end:
            continue
        several = _fields(text, number, lines[number])
        if not several:
            break
        found.extend(several)
        if several[-1].name == "body":
            break
    return found


def _fields(text: str, number: int, line: Line) -> list[Field]:
    """Return the fields of a line: one, or several with a bar between ("Source: NWS | Date: 2016-12-08")."""
    whole = _field(text, number, line)
    if whole is None or "|" not in text[line.start : line.end]:
        return [whole] if whole else []
    found: list[Field] = []
    at = line.start
    for part in text[line.start : line.end].split("|"):
        bare = part.strip()
        start = at + len(part) - len(part.lstrip())
        field = _field(text, number, Line(start, start + len(bare), 0))
        if field is None:
            return [whole]
        found.append(field)
        at += len(part) + 1
    return found


def _field(text: str, number: int, line: Line) -> Field | None:
    match = _FIELD_LINE.match(text, line.start, line.end)
    if not match:
        return None
    key = match["key"]
    name = _FIELD_OF.get(key.lower().replace("_", " ").replace("-", " "))
    if name is None:
        return None
    start, end = match.span("value") if match["value"] else (line.end, line.end)
    return Field(number, key, name, Span(start, end))


def _fenced(text: str, lines: Sequence[Line]) -> list[Field]:
    """Return the lines of front matter between two lines of dashes, and those lines themselves."""
    if not lines or text[lines[0].start : lines[0].end] != _FENCE:
        return []
    found = [Field(0, _FENCE, "", Span(lines[0].end, lines[0].end))]
    for number in range(1, min(len(lines), _FENCED_LINES)):
        line = lines[number]
        words = text[line.start : line.end]
        if words == _FENCE:
            return [*found, Field(number, _FENCE, "", Span(line.end, line.end))]
        field = _field(text, number, line)
        if field is not None:
            start, end = field.value
            if end - start > 1 and text[start] == text[end - 1] and text[start] in "\"'":
                field = field._replace(value=Span(start + 1, end - 1))
        elif ":" in words or words[:1] in {"-", ""}:
            field = Field(number, words.split(":")[0], "", Span(line.end, line.end))
        else:
            return []
        found.append(field)
    return []


# A headline: short, of several words, one line, no end of a sentence inside.
_TITLE_CHARACTERS, _TITLE_WORDS = 150, 24
SENTENCE_BREAK = re.compile(r"[a-z\d)\"”’]{2}[.!?][\"”’)]?\s+[A-Z“\"‘]")
"""Where one sentence ends and another begins."""
_PERIOD_BREAK = re.compile(r"[a-z\d)\"”’]{2}\.[\"”’)]?\s+[A-Z“\"‘]")
_GOES_ON = re.compile(
    r"\b(?:a|an|the|of|in|on|at|to|for|from|with|by|and|or|that|which|who|as|than|its|their|his|her|was|were|has|had|been)$|\bupdated:",
    re.IGNORECASE,
)
_ENDS_OPEN = re.compile(r"[.,;:…][\"”’')]?$|[-–—]$")
# Marks of a plain narrated sentence, which a headline leaves out: auxiliaries, and verbs in the past.
_NARRATED = re.compile(
    r"\b(?:was|were|had|has|have|is|are|been|said|told|did|does|became|began|came|gave|went|made|took|[a-z]{2,}ed)\b"
)
_HEADLINE_VERB = re.compile(
    r"\b(?:accuses|admits|agrees|announces|asks|backs|blames|calls|claims|condemns|confirms|demands|denies|expects|fears|"
    r"hails|insists|offers|orders|pledges|promises|proposes|rejects|reports|rules|says|seeks|sees|suggests|threatens|"
    r"urges|vows|wants|warns)\b"
)
# Captions, credits of pictures and labels that stand above a text.
_NO_HEADLINE = re.compile(
    r"(?:image|photo|picture|media|video|figure|file|enlarge|image\scopyright|story\shighlights|about\sthe\sauthor|abstract|contents|summary)\b(?!\s(?:shows|of\s\w+\sgoes))"
    r"|\S+(?:\s\S+){0,3}(?:/|,\s?\S+\.(?:com|org|net|ca|co\.uk)\b)\S*(?:\s\S+)?$|.{0,40}\([A-Z][\w/.& ]{1,20}\)$",
    re.IGNORECASE,
)
_PICTURE_CREDIT = re.compile(
    r"\((?:photo|image|picture|credit|file)\b[^)]*\)|\([^()]*/\s?(?:[A-Z]{2,5}|Reuters)[^()]*\)$|\b[A-Z]\w+/(?:Reuters|[A-Z]{2,5})(?:\s\w+)?$|(?:Getty|AFP|EPA)\sImages$",
    re.IGNORECASE,
)
_SPOKEN_CHARACTERS = 110  # a headline with a final period: shorter still


def headline(text: str, lines: Sequence[Line], first: int) -> int | None:
    """Return the line that reads as the report's headline, or ``None``.

    It is the first line of what follows the head: short, of more than one word, and no sentence: no final
    period. With a final period it is a headline only where an empty line sets it off and it is one sentence
    in the present tense of headlines ("… warns that …") without any auxiliary or past tense; the first
    sentence of a report, which this must never take, is narrated.

    Args:
        text: The clean text.
        lines: Its lines.
        first: The line to look at.
    """
    if first >= len(lines):
        return None
    words = text[lines[first].start : lines[first].end]
    below = next((line for line in lines[first + 1 :] if line.start < line.end), None)
    if below is None or not _short(words):
        return None
    set_off = lines[first + 1].start == lines[first + 1].end
    if SENTENCE_BREAK.search(words) and (not set_off or words.endswith(("?", "!"))):
        return None  # but "Why did the bridge fall? What nobody wants to hear" stands alone
    following = text[below.start : below.end]
    if following[0].islower() or _GOES_ON.search(words):
        return None
    if _ENDS_OPEN.search(words):
        return first if set_off and _present_sentence(words) else None
    if len(following) <= len(words) and not any(
        line.end - line.start > len(words) for line in lines[first + 1 :]
    ):
        return None
    return first


def _short(words: str) -> bool:
    count = len(words.split())
    if not 2 <= count <= _TITLE_WORDS or len(words) > _TITLE_CHARACTERS or _PERIOD_BREAK.search(words):
        return False
    if _NO_HEADLINE.match(words) or _PICTURE_CREDIT.search(words):
        return False
    letters = sum(character.isalpha() for character in words)
    return letters * 2 > len(words) and words.count("(") == words.count(")")


def _present_sentence(words: str) -> bool:
    ended = words.endswith(".") and not words.endswith("..")
    return (
        ended
        and len(words) <= _SPOKEN_CHARACTERS
        and bool(_HEADLINE_VERB.search(words))
        and not _NARRATED.search(words)
        and words[0] not in "\"'“‘("
    )


def opening_lines(lines: Sequence[Line], most: int) -> Iterator[int]:
    """Yield the numbers of the first lines that are not empty."""
    seen = 0
    for number, line in enumerate(lines):
        if line.start < line.end:
            yield number
            seen += 1
            if seen == most:
                return
