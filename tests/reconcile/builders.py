"""A readable language for reports and what they say, without the model: sentences with their claims beside them.

herald = story("Herald", "2016-12-08",
    tells("Twelve people were killed in Aleppo.", "CASUALTIES", "killed", place="Aleppo", killed=12),
    tells("Lavrov said fighting stopped.", "CEASEFIRE", "stopped", by="Lavrov"))
result = reconcile(*pile(herald, …))
"""
# ruff: noqa: A002, C408, D417 - the language of the builders reads as the nouns do

import hashlib
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from secondsource.model import (
    Attribution,
    Claim,
    Credit,
    Cue,
    Extraction,
    Figure,
    Mention,
    OffsetMap,
    Place,
    Report,
    ReportEntity,
    Role,
    Span,
    Speaker,
    TimeRef,
    digest,
)
from secondsource.reconcile.words import content_words, stem

PEOPLE = ("killed", "injured", "missing", "detained", "displaced", "evacuated", "trapped", "sheltered")


@dataclass(frozen=True)
class Told:
    """One sentence and the claim that it makes; ``extra`` are the claim's other fields."""

    sentence: str
    type: str
    predicate: str
    by: tuple[str, ...]
    place: str | None
    day: str | None
    weekday: str | None
    actor: tuple[str, ...]
    target: tuple[str, ...]
    figures: tuple[tuple[str, float, dict], ...]
    extra: dict


def tells(
    sentence,
    type,
    predicate,
    *,
    by=(),
    place=None,
    day=None,
    weekday=None,
    actor=(),
    target=(),
    figures=(),
    **extra,
):
    """Return one claim; ``killed=12`` and its like are figures of people."""
    counted = [(name, extra.pop(name), {}) for name in PEOPLE if name in extra]
    as_tuple = lambda x: (x,) if isinstance(x, str) else tuple(x)  # noqa: E731
    return Told(
        sentence,
        type,
        predicate,
        as_tuple(by),
        place,
        day,
        weekday,
        as_tuple(actor),
        as_tuple(target),
        (*counted, *figures),
        extra,
    )


@dataclass(frozen=True, repr=False)
class Story:
    """A report and its extraction."""

    report: Report
    extraction: Extraction


@lru_cache(maxsize=5000)
def vector(text):
    """Return a vector that is near for texts that share words: a stand-in for the encoder."""
    total = np.zeros(384)
    for word in content_words(text):
        seed = int.from_bytes(hashlib.blake2b(stem(word).encode(), digest_size=4).digest(), "big")
        total += np.random.default_rng(seed).normal(size=384)
    norm = np.linalg.norm(total)
    return np.round(total / norm * 127 if norm else total).astype(np.int8).tobytes()


def story(outlet, published, *told, kinds=None, entities=None, credits=(), text=None, uri=None):
    """Return one report with its claims.

    Args:
        outlet: Its outlet, or ``None``.
        published: Its date, or ``None``.
        told: Its claims, in order; each sentence stands on a line of its own.
        kinds: Name → kind of entity; places are those given as ``place``, others are organizations unless a
            speaker, who is a person.
        entities: Name → further fields of its entity (country, aliases, descriptors, latitude …).
        credits: Agencies that it credits.
        text: Other sentences, put before the claims.
    """
    sentences = list(dict.fromkeys(t.sentence for t in told))
    body = "\n".join(([text] if text else []) + sentences)
    at, spans = len(text) + 1 if text else 0, {}
    for sentence in sentences:
        spans[sentence] = Span(at, at + len(sentence))
        at += len(sentence) + 1
    uri = uri or f"{outlet}-{published}"
    report = Report(
        id=digest("report", uri, body),
        uri=uri,
        text=body,
        sha256="0" * 64,
        offsets=OffsetMap("characters", ()),
        outlet=outlet,
        published=published,
        language="en",
        credits=tuple(Credit("agency", name) for name in credits),
    )
    names = {}
    for t in told:
        for name in t.by:
            names.setdefault(name, "person")
        for name in (*t.actor, *t.target):
            names.setdefault(name, "organization")
        if t.place:
            names[t.place] = "place"
    for name in entities or {}:
        names.setdefault(name, "organization")
    names.update(kinds or {})
    found = {
        name: _entity(report, name, kind, (entities or {}).get(name, {})) for name, kind in names.items()
    }
    claims = tuple(_claim(report, t, spans[t.sentence], found) for t in told)
    return Story(
        report,
        Extraction(
            report=report.id,
            claims=claims,
            entities=tuple(found.values()),
            vectors=tuple(vector(c.text) for c in claims),
            times=tuple(c.time for c in claims if c.time is not None),
            versions="test",
        ),
    )


def yearless(outlet, *told, day="Dec 8", uri):
    """Return an undated report whose dateline gives a day without its year."""
    made = story(outlet, None, *told, text=f"HOMS, {day} (NWS) - News.", uri=uri)
    at = len("HOMS, ")
    return replace(made, report=replace(made.report, spans={"day": Span(at, at + len(day))}))


def _entity(report, name, kind, more):
    spans, at = [], report.text.find(name)
    while at >= 0:
        spans.append(Span(at, at + len(name)))
        at = report.text.find(name, at + 1)
    first = spans[0] if spans else Span(0, 0)
    entity = ReportEntity(
        id=digest("reportentity", report.id, kind, name),
        report=report.id,
        kind=kind,
        name=name,
        name_span=first,
        mentions=tuple(spans),
    )
    return replace(entity, **more)


def _mention(name, sentence, span, found):
    at = sentence.find(name)
    where = Span(span.start + max(at, 0), span.start + max(at, 0) + len(name))
    entity = found.get(name)
    return Mention(name, where, entity.id if entity else None)


def _claim(report, told, span, found):
    at = span.start + max(0, told.sentence.find(told.predicate))
    speakers = tuple(
        Speaker(_mention(name, told.sentence, span, found), _speaker_kind(found[name].kind))
        for name in told.by
    )
    roles = [Role("actor", _mention(name, told.sentence, span, found)) for name in told.actor]
    roles += [Role("target", _mention(name, told.sentence, span, found)) for name in told.target]
    fields = dict(
        id=digest("claim", report.id, told.sentence, told.type, told.predicate, str(told.figures), told.by),
        report=report.id,
        type=told.type,
        mode=None,
        predicate=told.extra.get("lemma", told.predicate),
        predicate_span=Span(at, at + len(told.predicate)),
        text=told.sentence,
        spans=(span,),
        sentence=span,
        attribution=Attribution("indirect", speakers, Cue("said", span)) if speakers else None,
        stance="asserts",
        modality="actual",
        polarity="affirmed",
        roles=tuple(roles),
        place=Place(_mention(told.place, told.sentence, span, found)) if told.place else None,
        time=_time(told, span),
        figures=tuple(_figure(measure, value, told, span, more) for measure, value, more in told.figures),
        factuality=None,
        headline=False,
        versions="test",
    )
    fields.update({k: v for k, v in told.extra.items() if k != "lemma"})
    return Claim(**fields)


def _speaker_kind(kind):
    return kind if kind in {"person", "organization", "outlet", "document"} else "organization"


_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def _time(told, span):
    if told.day:
        return TimeRef(told.day, span, "date", told.day, told.day, told.day, "day", True, "given")
    if told.weekday:
        number = _DAYS.index(told.weekday) + 1
        return TimeRef(
            told.weekday,
            span,
            "date",
            f"XXXX-WXX-{number}",
            None,
            None,
            "day",
            False,
            "no date",
            weekday=number,
        )
    return None


def _figure(measure, value, told, span, more):
    text = more.get("text", f"{value:g}")
    at = max(0, told.sentence.find(text))
    bound = more.get("bound", "exact")
    fields = dict(
        measure=measure,
        population=None,
        unit="person",
        low=value,
        best=value,
        high=None if bound in {"more_than", "at_least"} else value,
        bound=bound,
        mode="incident",
        period=None,
        text=text,
        span=Span(span.start + at, span.start + at + len(text)),
        rule="test",
    )
    fields.update(more)
    return Figure(**fields)


def pile(*stories):
    """Return the arguments of ``reconcile`` for some stories."""
    return [s.report for s in stories], [s.extraction for s in stories]


def finding_with(result, words, *stories):
    """Return the one finding that holds a claim whose text contains some words."""
    claims = {c.id: c for s in stories for c in s.extraction.claims}
    found = [f for f in result.findings if any(words in claims[c].text for c in f.claims)]
    assert len(found) == 1, f"{len(found)} findings tell “{words}”"
    return found[0]
