"""What is known about a report: first what its format says, then its head, then the text itself."""

import re
from collections.abc import Iterator
from dataclasses import replace

from secondsource.model import Credit, Span
from secondsource.readers import (
    crediting,
    cutting,
    dates,
    daylines,
    head,
    letterheads,
    publishing,
    signatures,
)
from secondsource.readers.characters import clean
from secondsource.readers.draft import Draft, Found
from secondsource.readers.layout import Line, split_lines
from secondsource.readers.naming import has_case
from secondsource.readers.offsets import Mapped

_OPENING = 8  # lines of the opening in which a date, a byline and a dateline are looked for
_ADDRESS = re.compile(r"(?<=\S)\s*<[^<>@\s]+@[^<>@\s]+>$")  # behind the name of who sent a message
_SUBJECT = re.compile(r"(?:subject|re|objet|asunto|assunto)\s?:\s+", re.IGNORECASE)  # in a body's own paper
_PART_BY = re.compile(r"[|/•·–—-]\s+(?=[Bb]y\s)")
_TOWN = re.compile(r"[A-ZÀ-Þ][\w'’.-]*(?:[ /][A-ZÀ-Þ][\w'’.-]*){0,2}")


class Notes:
    """Gathers what is known about a report: first what the format says, then the head, then the text itself.

    Attributes:
        text: The clean text.
        lines: Its lines.
        values: What is known, by the report's fields.
        spans: Where in the text it stands.
        provenance: Where it was found, or why it is not known.
        credits: Whom the report credits.
    """

    def __init__(self, text: str, draft: Draft, cut: cutting.Cut) -> None:
        self.text = text
        self.lines: list[Line] = split_lines(text)
        self.values: dict[str, str] = {}
        self.spans: dict[str, Span] = {}
        self.provenance: dict[str, str] = {}
        self.credits = [replace(credit, name=cleaned(credit.name)) for credit in draft.credits]
        self._letterhead: letterheads.Letterhead | None = None
        self._masthead: publishing.Masthead | None = None
        self._draft = draft
        self._cut = cut

    def read(self) -> None:
        """Read the notes."""
        for name, found in self._draft.fields.items():
            self._note(name, Found(cleaned(found.value) if found.value else None, found.where))
        for key, found in self._cut.head.items():
            self._note_head(key, found)
        self._letterhead = letterheads.letterhead(self.text, self.lines)
        self._masthead = publishing.masthead(self.text, self.lines)
        title = self._title()
        self._opening(title)
        self._publisher(title)
        self._credit(crediting.tail(self.text))
        translated = crediting.translation(self.text)
        if translated:
            self._credit(iter((translated,)))
            self._outlet_of(translated)
        for dropped in self._cut.dropped:
            holder = crediting.holder(dropped.text) if dropped.reason == "copyright line" else None
            if holder:
                self.credits.append(Credit("source", holder))

    def _note(self, name: str, found: Found, span: Span | None = None) -> None:
        if name in self.values:
            return
        if found.value:
            value = " ".join(found.value.split())
            if value:
                self.values[name] = value
                self.provenance[name] = found.where
                if span is not None:
                    self.spans[name] = span
        elif found.where:
            self.provenance.setdefault(name, found.where)

    def _note_head(self, name: str, found: Found) -> None:
        if name == "published":
            reading = dates.parse(found.value)
            note = f"{found.where}, {reading.note}" if reading.note else found.where
            found = Found(reading.value, note)
        elif name == "outlet" and found.value:
            name_only = _ADDRESS.sub("", found.value)
            found = Found(name_only, found.where)
            self.credits.append(Credit("source", name_only))
        elif name == "body":
            return
        self._note(name, found)

    def _title(self) -> int | None:
        """Find the headline in the text; return its line."""
        first = next(head.opening_lines(self.lines, 1), None)
        if "title" in self.values:
            return self._title_line(self.values["title"])
        heading = self._heading()
        if self._masthead is not None and (told := self._masthead.title) is not None:
            self._note("title", Found(told.of(self.text), "line of the opening"), told)
            return self._masthead.line
        if self._letterhead and (above := self._letterhead.title) is not None:
            self._note(
                "title",
                Found(self._words(self.lines[above]), "line of the opening"),
                Span(*self.lines[above][:2]),
            )
            return above
        for number in head.opening_lines(self.lines, 3 + len(heading)):
            if number in heading:
                continue
            line = self.lines[number]
            words = self._words(line)
            if (
                crediting.byline(self.text, line.start, line.end)
                or daylines.is_dated(words)
                or daylines.is_label(words)
                or publishing.is_dated_medium(words)
                or (heading and daylines.day_among(words))
                or (words[0] == "[" and words[-1] == "]")
            ):
                continue  # a date, a section or a writer may stand above the headline
            if crediting.dateline(self.text, line.start, line.end):
                return None
            found = head.headline(self.text, self.lines, number)
            if found is not None:
                subject = _SUBJECT.match(words) if heading else None
                span = Span(line.start + (subject.end() if subject else 0), line.end)
                self._note(
                    "title",
                    Found(span.of(self.text), "first line" if number == first else "line of the opening"),
                    span,
                )
            return found
        return None

    def _heading(self) -> frozenset[int]:
        """Return the lines that only head a body's own paper, or are the name of a newspaper and its day."""
        own = self._letterhead.lines if self._letterhead else frozenset()
        if self._masthead is None:
            return own
        return own | {n for n in (self._masthead.line, self._masthead.issued) if n is not None}

    def _title_line(self, title: str) -> int | None:
        """Find a title that is known among the first lines; return its line."""
        wanted = _bare(title)
        for number in head.opening_lines(self.lines, 4):
            line = self.lines[number]
            if wanted and _bare(self.text[line.start : line.end]) == wanted:
                self.spans["title"] = Span(line.start, line.end)
                return number
        return None

    def _opening(self, title: int | None) -> None:
        """Read the date, the byline and the dateline of the first lines."""
        begun = False
        for number in head.opening_lines(self.lines, _OPENING):
            line = self.lines[number]
            if number in {part.issued for part in (self._letterhead, self._masthead) if part is not None}:
                self._issued(line)
                continue
            if number == title:
                continue
            dated = self._dated_line(line)
            if dated is not None:
                self._note("published", dated, Span(line.start, line.end) if dated.value else None)
                continue
            among = not begun and self._date_among(line)
            begun = begun or daylines.is_sentence(self._words(line))
            if number in self._heading():
                continue
            written = self._writer(line)
            if written:
                self._byline(written)
                continue
            if not among and self._dateline(line):
                return
        self._date_stamp(title)

    def _writer(self, line: Line) -> crediting.Byline | None:
        """Return what a line says of who wrote the report, from its start or behind the day ("4 March 2019 | by …")."""
        part = _PART_BY.search(self.text, line.start, line.end)
        return crediting.byline(self.text, part.end() if part else line.start, line.end)

    def _issued(self, line: Line) -> None:
        """Note the day of the line that says who issues a paper, and when."""
        words = self._words(line)
        found, days = dates.within(words), dates.days_within(words)
        if len(found) == 1:
            reading = dates.parse(found[0][0])
            start = line.start + found[0].start()
            span = Span(start, start + len(found[0][0])) if reading.value else None
            self._note("published", Found(reading.value, f"line '{words}'"), span)
        elif not found and len(days) == 1:
            start = line.start + days[0].start()
            self.spans.setdefault("day", Span(start, start + len(days[0][0].rstrip())))

    def _publisher(self, title: int | None) -> None:
        """Read who publishes the report from its first lines, where nothing has told it."""
        if "outlet" in self.values:
            return
        own = self._letterhead.body if self._letterhead else None
        if own is None and self._masthead is not None:
            own = self._masthead.name
        above = own or publishing.maker(self.text) or publishing.beside_date(self.text, self.lines, title)
        if above is None:
            above = publishing.before_headline(self.text, self.lines, title)
            if above is not None and (span := self.spans.get("title")) is not None:
                begin = re.compile(r":\s+").match(self.text, above.end)
                self.spans["title"] = Span(begin.end() if begin else span.start, span.end)
                self.values["title"] = self.spans["title"].of(self.text)
        where = "head of the paper" if own else "line of the opening" if above else "signature"
        found = above or signatures.signatory(self.text, self.lines)
        if found is not None:
            self._note("outlet", Found(found.of(self.text), where), found)

    def _words(self, line: Line) -> str:
        return self.text[line.start : line.end]

    def _dated_line(self, line: Line) -> Found | None:
        """Return the date that is all a line says ("Published: 8 December 2016, 14:05 GMT"), or why it is none."""
        words = self._words(line)
        if len(words) > 80:
            return None
        kind, rest = daylines.date_label(words)
        if kind == "updated" or rest.isdigit():
            return None
        if dates.is_day(rest):
            self.spans.setdefault("day", Span(line.end - len(rest), line.end))
            return Found(None, f"line '{words}' gives no year")
        reading = dates.parse(rest)
        if not any(map(str.isdigit, rest)) or not (reading.value or dates.AMBIGUOUS in reading.note):
            return None
        return Found(reading.value, f"line '{words}'" + (f", {reading.note}" if reading.note else ""))

    def _date_among(self, line: Line) -> bool:
        """Note the date that a line says among other things ("KABUL | Mon Mar 4, 2019", "By Jo Bell - 4 March 2019")."""
        words = self._words(line)
        written = daylines.date_among(words) or daylines.last_day(words, self.values.get("title", ""))
        if written is None:
            return not crediting.dateline(self.text, line.start, line.end) and self._day_among(line, words)
        self._town(line, words, written)
        reading = dates.parse(written)
        start = line.start + words.index(written)
        where = f"line '{words}'" + (f", {reading.note}" if reading.note else "")
        self._note(
            "published",
            Found(reading.value, where),
            Span(start, start + len(written)) if reading.value else None,
        )
        return True

    def _day_among(self, line: Line, words: str) -> bool:
        """Note the day without a year that a line says among other things ("4 March, 20:15 | Harbor Herald")."""
        written = daylines.day_among(words) if has_case(self.text) else None
        if written is None:
            return False
        start = line.start + words.index(written)
        self.spans.setdefault("day", Span(start, start + len(written)))
        self._note("published", Found(None, f"line '{words}' gives no year"))
        self._town(line, words, written)
        return True

    def _town(self, line: Line, words: str, written: str) -> None:
        """Note the town of a body's own paper, which stands before its day alone ("Alkent, 4 March 2019")."""
        town = words.removesuffix(written).removesuffix(", ") if self._letterhead else ""
        if town and f"{town}, {written}" == words and _TOWN.fullmatch(town):
            self._note("dateline", Found(town, "dateline"), Span(line.start, line.start + len(town)))

    def _byline(self, written: crediting.Byline) -> None:
        name = written.names.of(self.text)
        firm = crediting.staff_of(self.text, written.names)
        if " " not in name or firm is not None:  # "By Reuters", "By Reuters Staff": no person is named so
            named = firm or written.names
            if named.start < named.end:
                self.credits.append(Credit("agency", named.of(self.text), named))
            return
        self._note("byline", Found(name, "line of the opening"), written.names)
        self.credits.append(Credit("byline", name, written.names))
        if written.carrier:
            self.credits.append(Credit("agency", written.carrier.of(self.text), written.carrier))

    def _dateline(self, line: Line) -> bool:
        found = crediting.dateline(self.text, line.start, line.end)
        below = line.start > 1 and self.text[line.start - 2] != "\n"
        if found is None or (below and not has_case(self.text)):
            return False  # in capitals, the lines of a paragraph may all begin as a dateline does
        if found.place and found.agency and publishing.names_medium(found.place.of(self.text)):
            return False  # "The Harbor Herald (Alkent)": a paper and its town
        if found.place:
            self._note("dateline", Found(found.place.of(self.text), "dateline"), found.place)
        if found.agency:
            self.credits.append(Credit("agency", found.agency.of(self.text), found.agency))
        if found.date:
            written = found.date.of(self.text)
            reading = dates.parse(written)
            note = "dateline" if reading.value else f"dateline gives '{written}', without a year"
            self._note("published", Found(reading.value, note), found.date if reading.value else None)
            if reading.value is None:
                self.spans.setdefault("day", found.date)
        return True

    def _date_stamp(self, title: int | None) -> None:
        """Read a full date that opens the text and is no part of its first sentence ("Sun 10 Jul 2016 29 dead …")."""
        for number in head.opening_lines(self.lines, 2):
            if number == title:
                continue
            found = daylines.date_stamp(self.text, self.lines[number].start)
            if found:
                reading = dates.parse(found.of(self.text))
                note = f", {reading.note}" if reading.note else ""
                self._note(
                    "published",
                    Found(reading.value, f"date in the opening of the text{note}"),
                    found if reading.value else None,
                )
            return

    def _outlet_of(self, translated: Credit) -> None:
        """A line "La Voz (translated from Spanish)" between headline and text names who published it."""
        span = translated.span
        if span is None:
            return
        for number in head.opening_lines(self.lines, 4):
            line = self.lines[number]
            if span.start == line.start and self.text[span.end : line.end].startswith(" ("):
                self._note("outlet", Found(translated.name, "line of the opening"), span)

    def _credit(self, found: Iterator[Credit]) -> None:
        known = {(credit.kind, credit.name) for credit in self.credits}
        for credit in found:
            if (credit.kind, credit.name) not in known:
                known.add((credit.kind, credit.name))
                self.credits.append(credit)


def cleaned(words: str) -> str:
    """Return words of a format's own fields with their characters repaired, as the text's are."""
    return clean(Mapped.of(words)).text


def _bare(words: str) -> str:
    return "".join(filter(str.isalnum, words.casefold()))
