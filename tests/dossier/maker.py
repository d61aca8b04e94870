"""Makes reports, claims and the entities that they name from words: what a hand-made case is put together from."""

import hashlib
from collections import defaultdict
from dataclasses import dataclass, field

from secondsource.model import (
    Attribution,
    Claim,
    Cue,
    Figure,
    Mention,
    OffsetMap,
    Place,
    Report,
    ReportEntity,
    Span,
    Speaker,
    TimeRef,
    digest,
)

PLACES = {
    "Aleppo": ("city", 36.201, 37.161, "SY"),
    "eastern Aleppo": ("area", 36.205, 37.185, "SY"),
    "al-Kalaseh": ("neighborhood", 36.187, 37.150, "SY"),
    "Geneva": ("city", 46.202, 6.146, "CH"),
    "Hamburg": ("city", 53.575, 10.015, "DE"),
    "Syria": ("country", 35.0, 38.0, "SY"),
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaftsgebäude": (
        None,
        None,
        None,
        None,
    ),
}


def report(uri, text, outlet=None, published=None, **more):
    """Return a report; its title is the first line where none is given and the text has several."""
    return Report(
        id=digest("report", uri, text),
        uri=uri,
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        offsets=OffsetMap("characters", ()),
        outlet=outlet,
        published=published,
        **{"language": "en", "title": text.split("\n", 1)[0], **more},
    )


def times(words, span, start=None, end=None, **more):
    """Return a time expression, resolved where a start or end is given."""
    known = start is not None or end is not None
    given = {
        "kind": "date",
        "value": start or "XXXX",
        "precision": "day" if known else "unknown",
        "resolved": known,
        "reason": "weekday before the report's date" if known else "the report has no date",
        "anchor": None,
    }
    return TimeRef(text=words, span=span, start=start, end=end or start, **{**given, **more})


@dataclass
class Maker:
    """Collects claims and the entities that they name."""

    entities: dict = field(default_factory=dict)
    claims: dict = field(default_factory=lambda: defaultdict(list))

    def entity(self, source, kind, name, words):
        """Return the id of a report's entity, made at its first mention; ``name`` joins reports."""
        key = (source.id, name)
        if key not in self.entities:
            span = span_of(source, words)
            precision, lat, lon, country = PLACES.get(name, (None, None, None, None))
            self.entities[key] = ReportEntity(
                id=digest("entity", source.id, name),
                report=source.id,
                kind=kind,
                name=words,
                name_span=span,
                country=country,
                latitude=lat,
                longitude=lon,
                precision=(precision or "unknown") if kind == "place" else None,
                mentions=(span,),
            )
        return self.entities[key].id

    def claim(
        self, source, words, sentence, type_, *, chain=(), cue=None, place=None, time=None, figures=(), **more
    ):
        """Add a claim whose evidence, sentence, speakers, … are given as words of the report."""
        span, inside = span_of(source, words), span_of(source, sentence)
        speakers = tuple(
            Speaker(
                Mention(
                    w, span_of(source, w, inside), self.entity(source, "person", name, w) if name else None
                ),
                kind,
            )
            for w, kind, name in chain
        )
        said = None
        if chain or more.get("quote"):
            said = Attribution(
                more.pop("quote", "indirect"),
                speakers,
                Cue(cue, span_of(source, cue, inside)) if cue else None,
            )
        where = None
        if place:
            name = place[1] if isinstance(place, tuple) else place
            shown = place[0] if isinstance(place, tuple) else place
            where = Place(
                Mention(shown, span_of(source, shown, inside), self.entity(source, "place", name, shown))
            )
        when = None
        if time:
            when = times(
                time[0], span_of(source, time[0], inside), *time[1:2], **(time[2] if len(time) > 2 else {})
            )
        made = Claim(
            id=digest("claim", source.id, words, type_),
            report=source.id,
            type=type_,
            mode=None,
            predicate=words.split()[0],
            predicate_span=Span(span.start, span.start + len(words.split()[0])),
            text=words,
            spans=(span,),
            sentence=inside,
            attribution=said,
            roles=more.pop("roles", ()),
            place=where,
            time=when,
            figures=tuple(figure(source, inside, **f) for f in figures),
            factuality=None,
            headline=inside.start == 0,
            versions="reader 1.0; claims 1",
            **{"stance": "asserts", "modality": "actual", "polarity": "affirmed", **more},
        )
        self.claims[source.id].append(made)
        return made


def span_of(source, words, inside=None):
    """Return where words stand in a report, within a span where one is given."""
    start = source.text.index(words, inside.start if inside else 0)
    return Span(start, start + len(words))


def figure(
    source, inside, *, words, measure, low, best, high, bound, population=None, period=None, mode="incident"
):
    """Return a figure whose words stand in a sentence."""
    when = times(period, span_of(source, period, inside), reason="no date to count from") if period else None
    return Figure(
        measure,
        population,
        "person",
        low,
        best,
        high,
        bound,
        mode,
        when,
        words,
        span_of(source, words, inside),
        f"bound:{bound}",
    )


def sentence(source, start):
    """Return the paragraph of a report that begins with some words."""
    return next(line for line in source.text.split("\n") if line.startswith(start) or start in line)
