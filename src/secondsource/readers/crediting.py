"""Whom a report itself credits: datelines, bylines, agencies, translators, each with its span in the clean text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Literal, NamedTuple

from secondsource.model import Credit, Span
from secondsource.readers.late import Late, late

# Words of a name: capitalized, or one of the particles of names.
_PARTICLE = r"(?:al|el|de|del|della|der|den|des|di|da|do|dos|du|la|le|van|von|bin|bint|ibn|ben|abu|ter|ten|y|e|of|the|and|for)"
_CAPITAL = r"[^\W\d_a-zà-öø-ÿ][\w'’.&-]*"
_NAME = rf"{_CAPITAL}(?:[ ]{_CAPITAL}|[ ]{_PARTICLE}(?=[ ]{_CAPITAL})){{0,7}}"
# The same for people: no "of" and "and", but names such as al-Khatib.
_PERSON_PARTICLE = (
    r"(?:al|el|de|del|della|der|den|des|di|da|do|dos|du|la|le|van|von|bin|bint|ibn|ben|abu|ter|ten|y)"
)
_PERSON_PART = rf"(?:(?:al|el|ad|an|ar|as|ash|at|az|bin|ben)-)?{_CAPITAL}"
_PERSON = rf"{_PERSON_PART}(?:[ ]{_PERSON_PART}|[ ]{_PERSON_PARTICLE}(?=[ ]{_CAPITAL})){{0,6}}"
_PEOPLE = rf"{_PERSON}(?:(?:,\s{_PERSON}){{0,6}}(?:,?\s(?:and|AND)|\s&)\s{_PERSON})?"
_MONTH = r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
_DATE = rf"(?:{_MONTH}\s\d{{1,2}}(?:,?\s(?:19|20)\d\d)?|\d{{1,2}}\s{_MONTH}(?:,?\s(?:19|20)\d\d)?|(?:19|20)\d\d-\d\d-\d\d)"
_ANY_DATE = rf"(?:{_DATE}|{_DATE.replace(_MONTH, _MONTH.upper())})"  # beside an agency: "ROME, MAY 17"
_FULL_DATE = rf"(?:{_MONTH}\s\d{{1,2}},?\s(?:19|20)\d\d|\d{{1,2}}\s{_MONTH},?\s(?:19|20)\d\d)"
_UPPER = r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ'’.-]+(?:[ /][A-ZÀ-ÖØ-Þ'’.-]+){0,5}"
_REGION = r"(?:,\s[A-Z][\w'’.-]+(?:\s[A-Z][\w'’.-]+){0,2}?)?"
_AGENCY = r"[A-Z][\w&.’'-]*(?:[ /][A-Z&][\w&.’'-]*){0,3}"
_DASH = r"(?:\s?--?\s|\s?[–—]\s?|\s?\.-\s?|\s?_\s?|\.\s?-\s)"
_OPENS = r"(?=[\"“‘'(\[A-ZÀ-ÖØ-Þ0-9])"
_DATELINES = (
    # BEIRUT (AP) -    HAMBURG, Germany (NWS) -    LONDON, Dec 29 (Thomson Reuters Foundation) -
    late(
        rf"(?P<place>(?:{_UPPER}|{_NAME})(?:{_REGION}|\s\({_NAME}\)))(?:,?\s(?P<date>{_ANY_DATE}))?,?\s?\((?P<agency>{_AGENCY})\)(?:{_DASH}|\s?:\s){_OPENS}"
    ),
    # MOSCOW, December 8. /TASS/.
    late(rf"(?P<place>{_UPPER}{_REGION}),\s(?P<date>{_DATE})\.?\s/(?P<agency>{_AGENCY})/\.?\s{_OPENS}"),
    # KINSHASA 1997-02-17    GENEVA, 8 December 2016 -
    late(
        rf"(?P<place>{_UPPER}{_REGION}),?\s(?P<date>{_DATE})(?:{_DASH}|\s?[:.]\s|\s*$){_OPENS}", re.MULTILINE
    ),
    late(rf"(?P<place>{_UPPER}),?\s(?P<date>(?:19|20)\d\d-\d\d-\d\d)\b\s?"),
    # (Beirut, July 5, 2016) –    of human-rights groups and United Nations offices: GENEVA (5 July 2016) –
    late(rf"\((?P<place>{_NAME}{_REGION}),\s(?P<date>{_DATE})\)(?:{_DASH}|\s?:\s){_OPENS}"),
    late(rf"(?P<place>(?:{_UPPER}|{_NAME}){_REGION})\s\((?P<date>{_DATE})\)(?:{_DASH}|\s?:\s){_OPENS}"),
    # Geneva, 5 July 2016 –    Geneva/New York, 5 July 2016 –
    late(rf"(?P<place>{_NAME}(?:/{_NAME})?{_REGION}),\s(?P<date>{_FULL_DATE}){_DASH}{_OPENS}"),
    # BEIRUT | AFP |    Damascus - SANA -
    late(rf"(?P<place>{_UPPER}|{_NAME})\s(?P<mark>[|–—-])\s(?P<agency>[A-Z]{{3,8}})\s(?P=mark)\s{_OPENS}"),
    # Damascus, SANA -
    late(rf"(?P<place>{_NAME}),\s(?P<agency>[A-Z]{{2,8}}){_DASH}{_OPENS}"),
    # WASHINGTON -    GAZIANTEP, Turkey -
    late(rf"(?P<place>{_UPPER}{_REGION})(?:\s--?\s|\s?[–—]\s?){_OPENS}"),
    # Washington (CNN), alone on its line
    late(rf"(?P<place>{_NAME}{_REGION})\s\((?P<agency>{_AGENCY})\)$"),
    # (ANSA) - ROME, MAY 17 -
    late(
        rf"\((?=[A-Z]{{2,8}}\)|[^()]*\){_DASH})(?P<agency>{_AGENCY})\)(?:{_DASH}|\s)(?P<place>{_UPPER}{_REGION}?)(?:,?\s(?P<date>{_ANY_DATE}))?{_DASH}{_OPENS}"
    ),
    # (Reuters) -    (CNN)
    late(rf"\((?P<agency>[A-Z][\w&.]+(?:\s[A-Z]\w+){{0,2}})\)(?:\s?[-–—]+)?\s?{_OPENS}"),
)
# Words in capitals before a dash that are no places.
_LABELS = re.compile(
    r"(?:abstract|advisory|alert|analysis|audio|blog|breaking|briefs?|bulletin|caption|clarification|column|comment|"
    r"correct(?:ion|ed|s)|developing|editorial|editors?|eds|exclusive|expla(?:iner|ined)|eyewitness|fact(?:box)?|features?|"
    r"figures?|file|flash|gallery|graphic|headlines?|highlights|insight|interview|just in|latest|letters?|live|maps?|"
    r"news|notes?|opinion|photos?|pictures?|poll|press|preview|profile|q&a|questions?|quotes?|recap|releases?|reports?|"
    r"review|special|statement|story|summary|teaser|the latest|timeline|top|transcript|updated?s?|urgent|videos?|warning|"
    r"watch|wrapup|write)\b",
    re.IGNORECASE,
)
_PLACE_WORDS = 6
_DATELINE_CHARACTERS = 110
_DATELINE_MARK = re.compile(r"[–—_(/|]|-\s|\d\d\b")  # what every dateline has


class Dateline(NamedTuple):
    """What opens a report's first paragraph: place, day and agency, each where it stands."""

    place: Span | None
    date: Span | None
    agency: Span | None


def dateline(text: str, start: int, end: int) -> Dateline | None:
    """Return the dateline that opens the paragraph ``[start, end)``, or ``None``.

    Examples:
        >>> text = "HAMBURG, Germany (NWS) - The army stopped."
        >>> found = dateline(text, 0, len(text))
        >>> found.place.of(text), found.agency.of(text)
        ('HAMBURG, Germany', 'NWS')
    """
    end = end if end - start < _DATELINE_CHARACTERS else text.rfind(" ", start, start + _DATELINE_CHARACTERS)
    if not (text[start : start + 1].isupper() or text.startswith("(", start)) or not _DATELINE_MARK.search(
        text, start, end
    ):
        return None
    for form in _DATELINES:
        match = form().match(text, start, end)
        if match and _is_place(match):
            parts = match.re.groupindex
            place, date, agency = (
                Span(*match.span(part)) if part in parts and match[part] else None
                for part in ("place", "date", "agency")
            )
            return Dateline(place and _bare(text, place, date), date, agency)
    return None


def _bare(text: str, place: Span, date: Span | None) -> Span:
    """Return a place without the dash or period that sets it off from the day ("MOSCOW. December 8"); "Pa." keeps its own."""
    words = place.of(text).rstrip(" –—-")
    if date is not None and words.endswith(".") and "," not in text[place.end : date.start]:
        words = words.removesuffix(".")
    return Span(place.start, place.start + len(words))


def _is_place(match: re.Match[str]) -> bool:
    if "place" not in match.re.groupindex:
        return True
    words = match["place"].replace("/", " ").replace(",", " ").split()
    return (
        len(words) <= _PLACE_WORDS
        and (match.groupdict().get("agency") is not None or not _LABELS.match(match["place"]))
        and sum(map(str.isalpha, match["place"])) > 2
    )


_ROLE = r"(?:staff|writers?|reporters?|correspondents?|editors?|contributors?|special\sto|analysts?|columnists?|bureau|chief|senior|political|foreign)"
_BYLINE = late(
    rf"(?:By|BY|by|Written\sby|Story\sby|Reported\sby|Words\sby|Author:)\s+(?P<names>{_PEOPLE}|[Ss]taff(?:\s(?:and|agencies|writers?|reporters?))*|(?:[Nn]ews\s)?[Aa]gencies)"
    rf"(?P<rest>\s?(?:[,|/•·–—-]|\(|\s(?:in|for|at|with|of)\s).{{0,80}})?$"
)
_CALENDAR = late(
    rf"(?:{_MONTH}|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Christmas|Easter|Ramadan|Midnight|Noon|Night|Day)\b"
)
_CARRIER = late(
    rf"\s?(?:[|/•·–—-]|\()\s?(?P<any>{_AGENCY})\)?$|,\s(?:The\s)?(?P<firm>[A-Z]{{2,6}}|(?:{_CAPITAL}\s)*(?:News|Agency|Press|Service|Wire)(?:\s{_CAPITAL})*)$"
)
_BYLINE_CHARACTERS = 140
_BYLINE_OPENS = ("By", "BY", "by", "Written", "Story", "Reported", "Words", "Author:")


class Byline(NamedTuple):
    """A line that names who wrote the report, and for whom where it says so."""

    names: Span
    carrier: Span | None


def byline(text: str, start: int, end: int) -> Byline | None:
    """Return what a line that only says who wrote the report says, or ``None`` for any other line.

    Examples:
        >>> text = "By Sarah Haddad and Omar al-Khatib | NWS"
        >>> found = byline(text, 0, len(text))
        >>> found.names.of(text), found.carrier.of(text)
        ('Sarah Haddad and Omar al-Khatib', 'NWS')
    """
    if end - start > _BYLINE_CHARACTERS or not text.startswith(_BYLINE_OPENS, start):
        return None
    match = _BYLINE().match(text, start, end)
    if not match or match.end() != end or _CALENDAR().match(match["names"]):
        return None
    if text[end - 1] in ".!?;:" and not match["rest"]:
        return None
    rest = match["rest"]
    carrier = None
    if rest and not re.search(rf"\b{_ROLE}\b", rest, re.IGNORECASE):
        named = _CARRIER().search(text, match.start("rest"), end)
        if named:
            part = "any" if named["any"] else "firm"
            carrier = Span(*named.span(part))
    return Byline(Span(*match.span("names")), carrier)


_STAFF = late(
    r"(?:^|\s)(?:(?:our|a|the|own|special|news|web|online|foreign|staff)\s)*(?:staff|reporters?|correspondents?|desk|newsroom|editors|bureau|agencies|wires?)(?:\sand\sagencies)?$",
    re.IGNORECASE,
)


def staff_of(text: str, names: Span) -> Span | None:
    """Return whose staff a byline names instead of people, empty where nobody's, or ``None`` where it names people.

    Examples:
        >>> text = "Reuters Staff"
        >>> staff_of(text, Span(0, len(text))).of(text)
        'Reuters'
        >>> staff_of("Our Correspondent", Span(0, 17))
        Span(start=0, end=0)
        >>> staff_of("Jane Doe", Span(0, 8)) is None
        True
    """
    match = _STAFF().search(names.of(text))
    return Span(names.start, names.start + match.start()) if match else None


_TAIL_PARAGRAPHS, _TAIL_CHARACTERS = 4, 400
_FIRM = r"(?:News|Agency|Press|Service|Wire|Network|Times|Post|Herald|Tribune)"
_TRANSLATED = (
    # La Voz (translated from Spanish)
    late(rf"(?P<name>{_NAME})[ ]\(\s?[Tt]ranslated\sfrom\s(?:the\s)?{_CAPITAL}\s?\)"),
    late(rf"(?:^|\()[Tt]ranslat(?:ed|ion)\sby:?\s(?P<name>{_NAME})", re.MULTILINE),
    late(rf"(?:^|\()[Tt]ranslated\sfrom\s(?:the\s|our\s)?(?:original\s)?(?P<name>{_CAPITAL})", re.MULTILINE),
    late(
        rf"\b[Tt]his\s(?:article|report|story|text|piece|interview)\s(?:is|was|has\sbeen)\s(?:an?\s)?(?:edited\s|abridged\s)?"
        rf"translat(?:ion|ed)\s(?:from|of)\s(?:our|the)\s(?:original\s)?(?P<name>{_CAPITAL})"
    ),
)
_Kind = Literal["byline", "agency", "source"]
# Kind, a word without which the form cannot match (for speed alone), the form.
_TAIL_CREDITS: tuple[tuple[_Kind, str, Late], ...] = (
    ("agency", "ith ", late(rf"\b[Ww]ith\s(?:files|reporting|inputs?|additional\sreporting|agency\sinputs?)\s(?:from|by)\s(?:the\s)?(?P<name>{_NAME})")),
    ("agency", "contributed", late(rf"(?:^|(?<=[.;]\s)|\()The\s(?P<name>{_NAME})\s(?:also\s)?contributed\s(?:reporting\s)?to\sthis\s(?:report|story|article)")),
    ("agency", "contributed", late(rf"(?:^|(?<=[.;]\s)|\()(?P<name>(?:{_CAPITAL}\s){{0,3}}{_FIRM})\s(?:writers?|correspondents?|reporters?|staff)\b.{{0,150}}\scontributed\s")),
    ("agency", "contributed", late(r"(?:^|(?<=[.;*]\s)|(?<=\*)|\()(?P<name>[A-Z]{2,8}(?:(?:,\s?|/|\sand\s)[A-Z]{2,8}){0,3})\s(?:also\s)?contributed\s(?:reporting\s)?to\sthis\s(?:report|story|article)")),
    ("source", "ublished", late(rf"\b[Tt]his\s(?:report|story|article|piece)\s(?:was|has\sbeen)\s(?:first|originally)\spublished\s(?:by|on|in|at)\s(?:the\s)?(?P<name>{_NAME})")),
    ("source", "appeared", late(rf"\b[Tt]his\s(?:report|story|article|piece)\s(?:first|originally)\sappeared\s(?:on|in|at)\s(?:the\s)?(?P<name>{_NAME})")),
    ("byline", "ing by ", late(rf"(?:^|(?<=[.;]\s)|\(|(?<=[.\"”]\s))(?:Additional\s)?(?:[Rr]eporting|[Ww]riting)\sby\s(?P<name>{_PEOPLE})")),
    ("source", "ource", late(rf"(?:^|\(|(?<=[.\"”]\s))(?:Source|Sources)\s?:\s?(?P<name>{_NAME}(?:(?:,|\sand|/|,\sand)\s?{_NAME}){{0,6}})\)?\.?(?:$|,\shttp|(?<=[).])\s|\s(?=[^\W\d_]*\s?:|[^A-ZÀ-Þ]))")),
    ("source", "SOURCE", late(rf"(?:^|\(|(?<=[.\"”]\s))SOURCES?\s?:\s?(?P<name>{_NAME}(?:(?:,|\sand|/|,\sand)\s?{_NAME}){{0,6}})\)?\.?$")),
    ("source", "nformation from", late(rf"(?:^|\()Information\sfrom\s?:\s?(?P<name>{_NAME})\)?\.?(?:$|,\shttp)")),
)  # fmt: skip
# At the very end of a paragraph: "… a monitor said.--AFP", "(AFP, dpa)", also after a writer's initials.
_END_CREDITS = (
    late(r"(?<=[.!?\"”’)])\s?(?:--|[–—-])\s?(?P<name>[A-Z][A-Za-z.]{1,15}(?:\s[A-Z][a-z]+)?)\.?$"),
    late(
        r"(?:(?<=[.!?\"”’]\s)|(?<=\b[a-z]{2}/[a-z]{2}\s)|(?<=^))[(\[](?:[Ww]ith\s)?(?P<name>[A-Z][A-Za-z]+(?:(?:,\s?|/|\sand\s)[A-Za-z]+){0,5})[)\]]\.?(?:\s?(?:[Ee]nditem|ENDS?|[Ee]nds))?$"
    ),
)
# A last line of its own: "— AFP", "- The Associated Press"; no item of a list, no writer of a quoted line.
_SIGNED = late(
    rf"(?:--|[–—-])\s?(?:[Tt]he\s)?(?P<name>[A-Z][A-Z.]{{1,7}}|[A-Z][a-z]{{2,15}}|(?:{_CAPITAL}\s){{0,3}}{_FIRM})\.?$"
)
_SEVERAL = re.compile(r"\s*(?:,|/|&|\band\b)\s*")
_LISTED = re.compile(
    r"\s*(?:,|/)\s*"
)  # of sources: "and" may be part of a name ("Ministry of Health and Population")
_UNNAMED = late(
    r"(?:(?:news|wire|foreign|the|our|media|press|various)\s)*(?:agenc(?:y|ies)|wires?|services|sources?|staff|media|reports?|online|web|ends?|more|stop)",
    re.IGNORECASE,
)
_END_CHARACTERS = 80
_HOLDER = late(
    rf"(?:[Cc]opyright|COPYRIGHT|©|\([Cc]\))[\s©(Cc)]*\d{{4}}(?:[–-]\d{{4}})?,?\s(?:[Bb]y\s)?(?:[Tt]he\s)?(?P<name>{_NAME})"
)


def tail(text: str) -> Iterator[Credit]:
    """Yield the credits of the last paragraphs: agencies, contributors, sources; of several in one form each."""
    last = list(_last_paragraphs(text))
    for start, end in reversed(last):
        begin = max(start, end - _TAIL_CHARACTERS)
        words = text[begin:end]
        for kind, hint, form in _TAIL_CREDITS:
            if hint in words:
                for match in form().finditer(words):
                    yield from _credits(kind, text, begin + match.start("name"), begin + match.end("name"))
        begin = max(start, end - _END_CHARACTERS)
        words = text[begin:end]
        for form in _END_CREDITS:
            found = form().search(words)
            if found:
                yield from _credits("agency", text, begin + found.start("name"), begin + found.end("name"))
    yield from _signature(text, last)


def _signature(text: str, last: Sequence[tuple[int, int]]) -> Iterator[Credit]:
    """Yield the agency that the last line alone names, below a paragraph that ends a sentence."""
    if len(last) < 2:
        return
    match = _SIGNED().match(text, *last[0])
    start, end = last[1]
    if match and text[end - 1] in '.!?"”’)' and text[start] not in "-–—•*":
        yield from _credits("agency", text, *match.span("name"))


def _credits(kind: _Kind, text: str, start: int, end: int) -> Iterator[Credit]:
    """Yield a credit for each of the names in ``[start, end)``; what is said to be of "agencies" names none."""
    if kind == "byline":
        whole = _credit(kind, text, start, end)
        # "Additional reporting by Reuters": no person is named so
        yield whole if " " in whole.name else replace(whole, kind="agency")
        return
    marks = _SEVERAL if kind == "agency" else _LISTED
    at = start
    for mark in marks.finditer(text, start, end):
        if at < mark.start() and not _UNNAMED().fullmatch(text, at, mark.start()):
            yield _credit(kind, text, at, mark.start())
        at = mark.end()
    if at < end and not _UNNAMED().fullmatch(text, at, end):
        yield _credit(kind, text, at, end)


def _credit(kind: _Kind | Literal["translation"], text: str, start: int, end: int) -> Credit:
    """Return the credit of a name, without the period of the sentence that it ends."""
    if text[end - 1] == "." and text[end - 2].islower():
        end -= 1
    return Credit(kind, text[start:end], Span(start, end))


def _last_paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Yield the last paragraphs that are not empty, the last first."""
    end, found = len(text), 0
    while end >= 0 and found < _TAIL_PARAGRAPHS:
        start = text.rfind("\n", 0, end) + 1
        if start < end:
            found += 1
            yield start, end
        end = start - 1


def translation(text: str) -> Credit | None:
    """Return the credit of a translation, from the first or last lines of a text."""
    regions = ((0, min(len(text), 400)), (max(0, len(text) - 400), len(text)))
    for start, end in regions:
        if text.find("ranslat", start, end) < 0:
            continue
        for form in _TRANSLATED:
            match = form().search(text, start, end)
            if match:
                return _credit("translation", text, *match.span("name"))
    return None


def holder(line: str) -> str | None:
    """Return whom a copyright line names.

    Examples:
        >>> holder("Copyright 2016 The Northern Wire. All rights reserved.")
        'Northern Wire'
    """
    match = _HOLDER().search(line)
    return match["name"].partition(". ")[0].rstrip(".").removesuffix(" All") if match else None
