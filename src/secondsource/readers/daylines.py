"""Lines above a report that say its day, alone or beside the place, the writer or the outlet."""

import re

from secondsource.model import Span
from secondsource.readers import dates
from secondsource.readers.head import SENTENCE_BREAK
from secondsource.readers.naming import PARTICLES, is_capital

_DATE_LABEL = re.compile(
    r"(?:\W*(?P<updated>(?:last\s)?(?:updated?|modified|edited)(?:\s(?:on|at))?)|\W*(?:date\sof\s(?:publication|issue|release)|publication\sdate|(?:first\s)?publish(?:ed)?(?:\sdate)?|posted|date|issued|released|created)(?:\s(?:on|at|date))?)\s?:?\s+",
    re.IGNORECASE,
)
_STAMP_FOLLOWED = re.compile(r"\s+(?:by\s+|[–—-]\s+)?[\"“‘'(]?[A-ZÀ-ÖØ-Þ0-9]|[A-ZÀ-ÖØ-Þ(]")
_STAMP_WITHIN = 200  # characters: no headline is longer
# A date among other things that a line above a report says: the place, the writer, the outlet, the time.
_KINDS = re.compile(
    r"(?P<changed>updated|\blast\supdate|(?:^|[|/•·–—,(-]\s*)update\b|modified|edited)|publish|posted|issued|released",
    re.IGNORECASE,
)
_BEFORE_DATE = re.compile(
    r"(?:^|[|/•·–—,:()-]\s*|\b(?:published|posted|issued|released)(?:\s(?:on|at))?\s+|\b(?:gmt|utc)\)?\s+|(?:^|[|/•·–—,(-]\s*)as\sof\s+)$",
    re.IGNORECASE,
)
_AS_OF = re.compile(r"\(?\bas\sof\s+$", re.IGNORECASE)
_PERIOD = re.compile(r"\d\s?[–—-]\s?(?:[A-Z][a-z]+day\s)?$")
_AFTER_DATE = re.compile(r"\s*(?:\)?$|[|/•·–—,(-]|(?:by|in|at|last\supdated|updated)\b)", re.IGNORECASE)
_ENDED = re.compile(r"[.!?][\"'”’)]*$")
_PARTS = re.compile(r"\s[|/•·–—-]{1,2}\s|,\s")
_PART_WORDS, _DATED_CHARACTERS = 5, 110


def date_among(words: str) -> str | None:
    """Return the full date of a line that says a few other short things and no sentence, or ``None``.

    Examples:
        >>> date_among("KABUL | Mon Mar 4, 2019 7:00am EST")
        'Mon Mar 4, 2019 7:00am EST'
        >>> date_among("Published: 4 March 2019 | Updated: 5 March 2019")
        '4 March 2019'
        >>> date_among("The camp was closed on 4 March 2019") is None
        True
        >>> date_among("Reporting period: 4 March 2019 - 11 March 2019") is None
        True
    """
    if len(words) > _DATED_CHARACTERS or words.endswith((".", "!", "?", ":", ";")) or "@" in words:
        return None  # "@": who wrote a message that the report shows, and when
    found = [match for match in dates.within(words) if not _is_change(words[: match.start()])]
    if len(found) != 1:
        return None
    before, after = words[: found[0].start()], words[found[0].end() :]
    if not _BEFORE_DATE.search(before) or not _AFTER_DATE.match(after):
        return None
    if _PERIOD.search(before):
        return None  # "Reporting period: 2-8 August 2025": the last of several days
    parts = [*_PARTS.split(_AS_OF.sub("", before)), *_PARTS.split(after)]
    return found[0][0] if all(len(part.split()) <= _PART_WORDS for part in parts) else None


_WRITER = re.compile(
    r"(?:by|written\sby)\s\S|(?:from\s)?our\s(?:own\s)?(?:correspondents?|reporters?|staff|newsroom)\b",
    re.IGNORECASE,
)
_CLOCK_TIME = re.compile(
    r"\d+\smin(?:ute)?s?\sread|\d{1,2}[:.h]\d\d(?:\s?[ap]\.?m\.?)?(?:\s?[A-Z]{1,5})?", re.IGNORECASE
)
_WEEKDAY = re.compile(
    r"(?:(?:posted|published)\s)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?:\s(?:(?:early|late)\s)?(?:morning|noon|afternoon|evening|night|midnight|edition))?"
)


def day_among(words: str) -> str | None:
    """Return the day without a year that a line says beside names, writers and times, or ``None``.

    Examples:
        >>> day_among("4 March, 20:15 | Harbor Herald"), day_among("By our newsroom, March 4"), day_among("Kabul, 4 March")
        ('4 March, 20:15', 'March 4', '4 March')
        >>> day_among("The first attack, 4 March"), day_among("March 4 marchers - Kabul"), day_among("Kabul, 4 March 2019")
        (None, None, None)
    """
    if len(words) > _DATED_CHARACTERS or words.endswith((".", "!", "?", ":", ";")) or "@" in words:
        return None
    found = dates.days_within(words)
    if len(found) != 1 or dates.within(words):
        return None
    before, after = words[: found[0].start()], words[found[0].end() :]
    if not _BEFORE_DATE.search(before) or not _AFTER_DATE.match(after) or _PERIOD.search(before):
        return None
    parts = [part.strip(" |/•·–—,()-") for part in (*_PARTS.split(before), *_PARTS.split(after))]
    return found[0][0].rstrip() if all(map(_beside_day, parts)) else None


def _beside_day(part: str) -> bool:
    """Tell whether a part of a line is a name, a writer or a time, as they stand beside a day."""
    if not part or _WRITER.match(part) or _CLOCK_TIME.fullmatch(part):
        return len(part.split()) <= _PART_WORDS
    names = (is_capital(word) or word.lower() in PARTICLES for word in part.split())
    return len(part.split()) <= _PART_WORDS and all(names)


def has_day(words: str) -> bool:
    """Tell whether a line says a day without a year, or a weekday alone, beside names, writers and times.

    Examples:
        >>> has_day("Harbor Herald, Saturday"), has_day("Radio Vale, Thursday morning"), has_day("Bloody Saturday")
        (True, True, False)
    """
    parts = _PARTS.split(words)
    weekday = len(words) <= _DATED_CHARACTERS and any(map(_WEEKDAY.fullmatch, parts))
    return bool(weekday) or day_among(words) is not None


_LIVE = re.compile(
    r"\blive\b|\bas it happened\b|\bminute by minute\b|\b(?:rolling|latest) updates\b", re.IGNORECASE
)
_DAYS = re.compile(
    r"(?:^|[|•·]\s*)(?:[A-Z][a-z]+day\s)?\d{1,2}(?:\s[A-Z][a-z]+)?\s?[–—-]\s?(?:[A-Z][a-z]+day\s)?$"
)


def last_day(words: str, title: str) -> str | None:
    """Return the full date of the last day of a page that went on for several, or ``None``.

    Examples:
        >>> last_day("Lake News | Tuesday 4 – Wednesday 5 March 2019. All times local", "Cyclone: live updates")
        'Wednesday 5 March 2019'
        >>> last_day("Reporting period: 4 – 5 March 2019", "Cyclone: live updates") is None
        True
    """
    found = dates.within(words) if _LIVE.search(title) and len(words) <= _DATED_CHARACTERS else []
    return found[0][0] if len(found) == 1 and _DAYS.search(words[: found[0].start()]) else None


def is_sentence(words: str) -> bool:
    """Tell whether a line is a sentence or more, with which the report has begun."""
    return len(words.split()) > _PART_WORDS and bool(_ENDED.search(words))


def _is_change(before: str) -> bool:
    """Tell whether the last label before a date says that something was changed then."""
    labels = list(_KINDS.finditer(before))
    return bool(labels and labels[-1]["changed"])


_CRUMB = r"\w+(?:\s\w+)?"
_CRUMBS = re.compile(rf"{_CRUMB}(?:\s[/>»\u203a]\s{_CRUMB})+")
_LABEL_WORDS = 2  # beside a date
_POST = re.compile(
    r"(?:[A-Z]\S*\s){1,4}(?:Writers?|Correspondent|Staff\sReporter)|(?i:published|posted)\s(?i:by)\s?:?\s[A-Z].{0,80}[^.]"
)


def is_label(words: str) -> bool:
    """Tell whether a line above a headline only says in which section it stands, what its writer is, or who published it when.

    Examples:
        >>> is_label("News / World"), is_label("Associated Press Writer"), is_label("Xinhua, March 4, 2019")
        (True, True, True)
        >>> is_label("Army / rebels talk in Homs"), is_label("Bombing of the Homs market, March 4, 2019")
        (False, False)
    """
    if _CRUMBS.fullmatch(words) or _POST.fullmatch(words):
        return True
    written = date_among(words)
    return written is not None and len(words.replace(written, "").split()) <= _LABEL_WORDS


def date_label(words: str) -> tuple[str, str]:
    """Return what kind of date a line names (``published`` or ``updated``), and the line without that label."""
    match = _DATE_LABEL.match(words)
    if not match:
        return "published", words
    return ("updated" if match["updated"] else "published"), words[match.end() :]


def is_dated(words: str) -> bool:
    """Tell whether a line says nothing but a date, of publication or of a change, with or without a year."""
    rest = date_label(words)[1]
    reading = dates.parse(rest)
    return reading.value is not None or dates.AMBIGUOUS in reading.note or dates.is_day(rest)


def date_stamp(text: str, start: int) -> Span | None:
    """Return where a date stands that opens a text without being part of its first sentence, or ``None``.

    What follows it begins anew: with a capital or a number ("Sun 10 Jul 2016 29 rebels dead", "Posted on
    August 3 2016 by Jordan …"). Where headline, outlet and day have run into one line, the day has its weekday and
    stands right behind a name ("Raid kills 16 AFP Tuesday 5 Jul 2016 A raid …"), with no word such as "on" between.
    """
    label = _DATE_LABEL.match(text, start)
    if label and label["updated"]:
        return None
    begin = label.end() if label else start
    match = dates.at_start(text, begin)
    if match:
        return Span(*match.span()) if _STAMP_FOLLOWED.match(text, match.end()) else None
    match = dates.behind_name(text, start, start + _STAMP_WITHIN)
    if (
        not match
        or not _STAMP_FOLLOWED.match(text, match.end())
        or SENTENCE_BREAK.search(text, start, match.start())
    ):
        return None
    return Span(*match.span("date"))
