"""Hypothesis strategies for whole cases: reports, what they say, and what they establish together."""

from types import MappingProxyType

from hypothesis import strategies as st

from secondsource import model
from secondsource.model import Span, digest

# Everything that UTF-8 can hold, right-to-left letters, combining marks, NUL and emoji included.
words = st.text(min_size=1, max_size=12)
maybe = st.none() | words
numbers = st.none() | st.floats(allow_nan=False, allow_infinity=False)
dates = st.sampled_from([None, "2016", "2016-12", "2016-12-08", "2016-12-08T14:05Z"])


def _literal(alias):
    return st.sampled_from(alias.__args__)


def spans(text):
    """Spans of at least one character of a text."""
    return st.integers(0, len(text) - 1).flatmap(
        lambda start: st.integers(start + 1, len(text)).map(lambda end: Span(start, end))
    )


@st.composite
def reports(draw, number=0):
    """Reports with every field."""
    text = draw(st.text(min_size=1, max_size=60))
    span = spans(text)
    pieces = draw(st.lists(st.integers(0, 50), max_size=3))
    return model.Report(
        id=digest("report", number, text),
        uri=draw(words),
        text=text,
        sha256=digest("report", text),
        offsets=model.OffsetMap(
            draw(st.sampled_from(["bytes", "characters"])),
            tuple(model.Piece(at, at + 1, at, at + 2) for at in pieces),
        ),
        url=draw(maybe),
        outlet=draw(maybe),
        title=draw(maybe),
        byline=draw(maybe),
        published=draw(dates),
        language=draw(maybe),
        unread_reason=draw(maybe),
        spans=MappingProxyType(draw(st.dictionaries(words, span, max_size=2))),
        provenance=MappingProxyType(draw(st.dictionaries(words, words, max_size=2))),
        credits=tuple(
            draw(
                st.lists(
                    st.builds(
                        model.Credit,
                        st.sampled_from(["byline", "agency", "source", "translation"]),
                        words,
                        st.none() | span,
                    ),
                    max_size=2,
                )
            )
        ),
        dateline=draw(maybe),
        dropped=tuple(
            draw(
                st.lists(
                    st.builds(model.Dropped, words, words, st.none() | st.tuples(st.just(3), st.just(9))),
                    max_size=2,
                )
            )
        ),
    )


def times(text):
    """Expressions of time in a text."""
    return spans(text).flatmap(
        lambda span: st.builds(
            model.TimeRef,
            text=st.just(span.of(text)),
            span=st.just(span),
            kind=st.sampled_from(["date", "time", "duration", "set"]),
            value=words,
            start=dates,
            end=dates,
            precision=_literal(model.Precision),
            resolved=st.booleans(),
            reason=words,
            anchor=dates,
            direction=st.sampled_from(["past", "future", "present", "unknown"]),
            weekday=st.none() | st.integers(1, 7),
        )
    )


def mentions(text, entities):
    """Mentions of one of the entities, or of nothing that is known, in a text."""
    who = st.none() | st.sampled_from(entities) if entities else st.none()
    return spans(text).flatmap(
        lambda span: st.builds(model.Mention, st.just(span.of(text)), st.just(span), who)
    )


def figures(text, listed):
    """Quantities in a text."""
    period = st.none() | times(text) | (st.sampled_from(listed) if listed else st.none())
    return spans(text).flatmap(
        lambda span: st.builds(
            model.Figure,
            measure=words,
            population=maybe,
            unit=maybe,
            low=numbers,
            best=numbers,
            high=numbers,
            bound=_literal(model.Bound),
            mode=_literal(model.Mode),
            period=period,
            text=st.just(span.of(text)),
            span=st.just(span),
            rule=words,
        )
    )


def attributions(text, entities):
    """Attributions in a text."""
    speaker = st.builds(model.Speaker, mentions(text, entities), _literal(model.SpeakerKind))
    cue = spans(text).map(lambda span: model.Cue(span.of(text), span))
    return st.builds(
        model.Attribution,
        _literal(model.Quote),
        st.lists(speaker, max_size=3).map(tuple),
        st.none() | cue,
    )


@st.composite
def report_entities(draw, report, number, ids):
    """An entity of a report."""
    span = draw(spans(report.text))
    place = st.none() | st.floats(-90, 90)
    return model.ReportEntity(
        id=ids[number],
        report=report.id,
        kind=draw(_literal(model.EntityKind)),
        name=span.of(report.text),
        name_span=span,
        aliases=tuple(draw(st.lists(words, max_size=2))),
        descriptors=tuple(draw(st.lists(words, max_size=2))),
        country=draw(maybe),
        sector=draw(maybe),
        latitude=draw(place),
        longitude=draw(place),
        precision=draw(st.none() | _literal(model.PlacePrecision)),
        geoname=draw(st.none() | st.integers(1, 10**8)),
        within=draw(st.none() | st.sampled_from(ids)),
        mentions=tuple(draw(st.lists(spans(report.text), max_size=3))),
    )


@st.composite
def claims(draw, report, number, entities, listed):
    """A claim of a report."""
    span = spans(report.text)
    where = draw(st.lists(span, min_size=1, max_size=2))
    when = st.none() | times(report.text) | (st.sampled_from(listed) if listed else st.none())
    return model.Claim(
        id=digest("claim", report.id, number),
        report=report.id,
        type=draw(words),
        mode=draw(maybe),
        predicate=draw(words),
        predicate_span=draw(span),
        text=" ".join(part.of(report.text) for part in where),
        spans=tuple(where),
        sentence=draw(span),
        attribution=draw(st.none() | attributions(report.text, entities)),
        stance=draw(_literal(model.Stance)),
        modality=draw(_literal(model.Modality)),
        polarity=draw(_literal(model.Polarity)),
        roles=tuple(
            draw(st.lists(st.builds(model.Role, words, mentions(report.text, entities)), max_size=2))
        ),
        place=draw(st.none() | st.builds(model.Place, mentions(report.text, entities), words)),
        time=draw(when),
        figures=tuple(draw(st.lists(figures(report.text, listed), max_size=2))),
        factuality=draw(st.none() | st.floats(-3, 3)),
        headline=draw(st.booleans()),
        versions=draw(words),
    )


@st.composite
def extractions(draw, report):
    """All that a report says."""
    ids = [digest("entity", report.id, number) for number in range(draw(st.integers(0, 2)))]
    listed = draw(st.lists(times(report.text), max_size=2))
    made = tuple(draw(claims(report, number, ids, listed)) for number in range(draw(st.integers(0, 3))))
    return model.Extraction(
        report=report.id,
        claims=made,
        entities=tuple(draw(report_entities(report, number, ids)) for number in range(len(ids))),
        vectors=tuple(bytes([number, 0, 255]) for number in range(len(made))),
        times=tuple(listed),
        versions=draw(words),
        matters=tuple(bytes([0, number, 255]) for number in range(len(made))),
    )


def _some(names, most=3):
    return st.lists(st.sampled_from(names), max_size=most, unique=True).map(tuple) if names else st.just(())


@st.composite
def findings(draw, number, own, *, claim_ids, origin_ids, report_ids):
    """A finding of these claims."""
    value = st.builds(model.FacetValue, words, _some(claim_ids), _some(origin_ids))
    facet = st.builds(model.Facet, _literal(model.FacetState), st.lists(value, max_size=2).map(tuple), words)
    bearing = st.builds(
        model.FindingOrigin,
        st.sampled_from(origin_ids) if origin_ids else words,
        st.booleans(),
        _some(claim_ids),
        _some(report_ids),
        words,
    )
    return model.Finding(
        id=digest("finding", number),
        title=draw(words),
        title_claim=own[0],
        title_span=Span(0, 1),
        type=draw(words),
        status=draw(_literal(model.Status)),
        facets=MappingProxyType(draw(st.dictionaries(_literal(model.FacetName), facet, max_size=2))),
        origins=tuple(draw(st.lists(bearing, max_size=2))),
        claims=tuple(own),
        range=draw(st.none() | st.builds(model.Range, numbers, numbers, numbers, words, words)),
        history=tuple(
            draw(
                st.lists(
                    st.builds(model.HistoryEntry, dates, _literal(model.Change), _some(claim_ids), words),
                    max_size=2,
                )
            )
        ),
        flags=tuple(draw(st.lists(st.builds(model.Flag, st.sampled_from(claim_ids), words), max_size=2))),
        why=draw(words),
    )


def _dealt(draw, names, hands):
    """Deal names to hands, some to none."""
    dealt = [[] for _ in range(hands)]
    for name in names:
        hand = draw(st.integers(0, hands))
        if hand < hands:
            dealt[hand].append(name)
    return dealt


@st.composite
def reconciliations(draw, read, report_ids):
    """What the extractions establish together."""
    claim_ids = sorted(claim.id for extraction in read for claim in extraction.claims)
    members = sorted(entity.id for extraction in read for entity in extraction.entities)
    entities = [
        model.Entity(
            id=digest("entity", "case", number),
            kind=draw(_literal(model.EntityKind)),
            name=draw(words),
            aliases=tuple(draw(st.lists(words, max_size=2))),
            members=tuple(own),
            descriptors=tuple(draw(st.lists(words, max_size=2))),
            country=draw(maybe),
            sector=draw(maybe),
            latitude=draw(st.none() | st.floats(-90, 90)),
            longitude=draw(st.none() | st.floats(-180, 180)),
            precision=draw(st.none() | _literal(model.PlacePrecision)),
            geoname=draw(st.none() | st.integers(1, 10**8)),
            merges=tuple(model.Merge(member, 0.5, draw(words)) for member in own[1:]),
        )
        for number, own in enumerate(_dealt(draw, members, 2))
    ]
    origins = [
        model.Origin(
            id=digest("origin", number),
            kind=draw(_literal(model.OriginKind)),
            name=draw(words),
            entity=draw(st.none() | st.sampled_from([entity.id for entity in entities])),
            why=draw(words),
            claims=tuple(own),
            reports=tuple(sorted(draw(_some(report_ids)))),
        )
        for number, own in enumerate(_dealt(draw, claim_ids, 2))
    ]
    origin_ids = [origin.id for origin in origins]
    made = [
        draw(findings(number, own, claim_ids=claim_ids, origin_ids=origin_ids, report_ids=report_ids))
        for number, own in enumerate(_dealt(draw, claim_ids, 3))
        if own
    ]
    lineage = [
        model.Lineage(
            id=digest("lineage", first, second),
            source=first,
            target=second,
            directed=draw(st.booleans()),
            kind=draw(_literal(model.LineageKind)),
            score=draw(st.floats(0, 1)),
            spans=tuple(draw(st.lists(st.just(model.SharedPassage(Span(0, 1), Span(0, 1))), max_size=2))),
            why=draw(words),
        )
        for first in report_ids
        for second in report_ids
        if first < second
    ]
    inferred = [
        model.InferredDate(name, "2016-12-07", "2016-12-09", draw(_some(claim_ids)), draw(words))
        for name in sorted(draw(_some(report_ids)))
    ]
    return model.Reconciliation(
        entities=tuple(sorted(entities, key=lambda entity: entity.id)),
        lineage=tuple(sorted(lineage, key=lambda edge: edge.id)),
        origins=tuple(sorted(origins, key=lambda origin: origin.id)),
        findings=tuple(made),
        claim_origin=MappingProxyType({claim: origin.id for origin in origins for claim in origin.claims}),
        claim_finding=MappingProxyType({claim: finding.id for finding in made for claim in finding.claims}),
        inferred_dates=tuple(inferred),
        versions=draw(words),
    )


@st.composite
def judgements(draw, report_ids):
    """The ledger of a case with these reports."""
    made = []
    for number in range(draw(st.integers(0, 2))):
        made.append(
            model.Judgement(
                id=digest("judgement", number),
                decision=draw(_literal(model.Decision)),
                noun=draw(st.sampled_from(["claim", "entity", "finding", "lineage", "report"])),
                keys=tuple(
                    model.Key(name, Span(0, 1), draw(st.none() | st.just("cla-0")))
                    for name in draw(_some(report_ids))
                ),
                value=draw(maybe),
                by=draw(words),
                at="2026-01-02T03:04:05Z",
                why=draw(words),
                undoes=made[0].id if made and draw(st.booleans()) else None,
            )
        )
    return tuple(made)


@st.composite
def snapshots(draw):
    """Whole cases."""
    made = [draw(reports(number)) for number in range(draw(st.integers(0, 3)))]
    made.sort(key=lambda report: (report.published is None, report.published or "", report.id))
    read = [draw(extractions(report)) for report in made if report.unread_reason is None]
    names = [report.id for report in made]
    unread = draw(
        st.lists(st.builds(model.Unread, words, words, words), max_size=2, unique_by=lambda item: item.uri)
    )
    return model.Snapshot(
        reports=tuple(made),
        unread=tuple(sorted(unread, key=lambda item: item.uri.encode())),
        extractions=tuple(read),
        reconciliation=draw(reconciliations(read, names)),
        judgements=draw(judgements(names)),
    )
