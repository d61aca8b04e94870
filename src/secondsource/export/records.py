"""The data contract: each noun of a case as a plain record, with the field names that are relied on from outside."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from secondsource.model import (
    Claim,
    Entity,
    Figure,
    Finding,
    InferredDate,
    Judgement,
    Lineage,
    Mention,
    Origin,
    Report,
    ReportEntity,
    Snapshot,
    TimeRef,
)

Record = dict[str, Any]

# Up to here every whole number is a double, and back.
_EXACT = 2**53


@dataclass(frozen=True, slots=True)
class Tables:
    """All records of a case, table by table; each list is in the order of the snapshot."""

    reports: tuple[Record, ...]
    entities: tuple[Record, ...]
    claims: tuple[Record, ...]
    findings: tuple[Record, ...]
    lineage: tuple[Record, ...]
    judgements: tuple[Record, ...]
    origins: tuple[Record, ...]
    unread: tuple[Record, ...]

    def items(self) -> Iterator[tuple[str, tuple[Record, ...]]]:
        """Yield each table's name and its records."""
        for name in self.__slots__:
            yield name, getattr(self, name)


def records(snapshot: Snapshot) -> Tables:
    """Return the records of everything that a case holds."""
    established = snapshot.reconciliation
    own = {entity.id: entity for extraction in snapshot.extractions for entity in extraction.entities}
    of_case = {member: entity.id for entity in established.entities for member in entity.members}
    origins = {origin.id: origin for origin in established.origins}
    dates = {date.report: date for date in established.inferred_dates}
    return Tables(
        reports=tuple(
            _report(report) | {"inferred_date": _inferred(dates[report.id]) if report.id in dates else None}
            for report in snapshot.reports
        ),
        entities=(
            *(_entity(entity, own) for entity in established.entities),
            # An entity that no run has looked at yet stands for itself.
            *(_report_entity(entity) for entity in own.values() if entity.id not in of_case),
        ),
        claims=tuple(
            _claim(claim, of_case)
            | {
                "finding": established.claim_finding.get(claim.id),
                "origin": established.claim_origin.get(claim.id),
            }
            for extraction in snapshot.extractions
            for claim in extraction.claims
        ),
        findings=tuple(_finding(finding, origins) for finding in established.findings),
        lineage=tuple(_lineage(edge) for edge in established.lineage),
        judgements=tuple(_judgement(judgement) for judgement in snapshot.judgements),
        origins=tuple(_origin(origin) for origin in established.origins),
        unread=tuple({"uri": item.uri, "code": item.code, "reason": item.reason} for item in snapshot.unread),
    )


def _report(report: Report) -> Record:
    return {
        "id": report.id,
        "uri": report.uri,
        "url": report.url,
        "outlet": report.outlet,
        "title": report.title,
        "byline": report.byline,
        "published": report.published,
        "language": report.language,
        "dateline": report.dateline,
        "text": report.text,
        "dropped": [
            {"text": dropped.text, "reason": dropped.reason, "source": _pair(dropped.source)}
            for dropped in report.dropped
        ],
        "credits": [
            {"kind": credit.kind, "name": credit.name, "span": _pair(credit.span)}
            for credit in report.credits
        ],
        "spans": {field: list(span) for field, span in report.spans.items()},
        "provenance": dict(report.provenance),
        "sha256": report.sha256,
        "unread_reason": report.unread_reason,
    }


def _pair(span: tuple[int, int] | None) -> list[int] | None:
    return None if span is None else [*span]


def _inferred(date: InferredDate) -> Record:
    return {"start": date.start, "end": date.end, "claims": list(date.claims), "why": date.why}


def _entity(entity: Entity, own: Mapping[str, ReportEntity]) -> Record:
    return _named(entity) | {
        "members": list(entity.members),
        "merges": [
            {"member": merge.member, "score": merge.score, "reason": merge.reason} for merge in entity.merges
        ],
        "mentions": [
            {"report": member.report, "spans": [list(span) for span in member.mentions]}
            for member in (own[name] for name in entity.members if name in own)
        ],
    }


def _report_entity(entity: ReportEntity) -> Record:
    return _named(entity) | {
        "members": [entity.id],
        "merges": [],
        "mentions": [{"report": entity.report, "spans": [list(span) for span in entity.mentions]}],
    }


def _named(entity: Entity | ReportEntity) -> Record:
    return {
        "id": entity.id,
        "kind": entity.kind,
        "name": entity.name,
        "aliases": list(entity.aliases),
        "descriptors": list(entity.descriptors),
        "country": entity.country,
        "sector": entity.sector,
        "lat": entity.latitude,
        "lon": entity.longitude,
        "precision": entity.precision,
        "geoname": entity.geoname,
    }


def _claim(claim: Claim, of_case: Mapping[str, str]) -> Record:
    said = claim.attribution
    roles: dict[str, list[Record]] = {}
    for role in claim.roles:
        roles.setdefault(role.name, []).append(_mention(role.mention, of_case))
    return {
        "id": claim.id,
        "report": claim.report,
        "finding": None,
        "type": claim.type,
        "mode": claim.mode,
        "predicate": claim.predicate,
        "predicate_span": list(claim.predicate_span),
        "text": claim.text,
        "spans": [list(span) for span in claim.spans],
        "sentence": list(claim.sentence),
        "attribution": None
        if said is None
        else {
            "quote": said.quote,
            "chain": [_mention(speaker.mention, of_case) | {"kind": speaker.kind} for speaker in said.chain],
            "cue": None if said.cue is None else {"text": said.cue.text, "span": list(said.cue.span)},
        },
        "origin": None,
        "stance": claim.stance,
        "modality": claim.modality,
        "polarity": claim.polarity,
        "factuality": claim.factuality,
        "headline": claim.headline,
        "roles": roles,
        "place": None
        if claim.place is None
        else _mention(claim.place.mention, of_case) | {"relation": claim.place.relation},
        "time": _time(claim.time),
        "figures": [_figure(figure) for figure in claim.figures],
        "versions": claim.versions,
    }


def _mention(mention: Mention, of_case: Mapping[str, str]) -> Record:
    entity = None if mention.entity is None else of_case.get(mention.entity, mention.entity)
    return {"entity": entity, "text": mention.text, "span": list(mention.span)}


def _time(time: TimeRef | None) -> Record | None:
    if time is None:
        return None
    return {
        "start": time.start,
        "end": time.end,
        "precision": time.precision,
        "text": time.text,
        "span": list(time.span),
        "resolved": time.resolved,
        "reason": time.reason,
        "kind": time.kind,
        "value": time.value,
        "anchor": time.anchor,
        "direction": time.direction,
        "weekday": time.weekday,
    }


def _figure(figure: Figure) -> Record:
    return {
        "measure": figure.measure,
        "population": figure.population,
        "unit": figure.unit,
        "low": _number(figure.low),
        "best": _number(figure.best),
        "high": _number(figure.high),
        "bound": figure.bound,
        "mode": figure.mode,
        "period": _time(figure.period),
        "text": figure.text,
        "span": list(figure.span),
        "rule": figure.rule,
    }


def _number(value: float | None) -> float | None:
    """Return whole numbers as such: 8000, not 8000.0, in every format that can tell them apart."""
    return int(value) if value is not None and value.is_integer() and abs(value) < _EXACT else value


def _finding(finding: Finding, origins: Mapping[str, Origin]) -> Record:
    figures = finding.range
    return {
        "id": finding.id,
        "title": finding.title,
        "title_claim": finding.title_claim,
        "title_span": list(finding.title_span),
        "type": finding.type,
        "status": finding.status,
        "facets": {
            name: {
                "state": facet.state,
                "values": [
                    {"value": value.value, "claims": list(value.claims), "origins": list(value.origins)}
                    for value in facet.values
                ],
                "why": facet.why,
            }
            for name, facet in finding.facets.items()
        },
        "origins": [
            {
                "id": origin.origin,
                "name": origins[origin.origin].name if origin.origin in origins else None,
                "why": origin.why,
                "claims": list(origin.claims),
                "reports": list(origin.reports),
                "party": origin.party,
            }
            for origin in finding.origins
        ],
        "claims": list(finding.claims),
        "range": None
        if figures is None
        else {
            "low": _number(figures.low),
            "best": _number(figures.best),
            "high": _number(figures.high),
            "rule": figures.rule,
            "measure": figures.measure,
        },
        "history": [
            {"as_of": entry.as_of, "change": entry.change, "claims": list(entry.claims), "why": entry.why}
            for entry in finding.history
        ],
        "flags": [{"claim": flag.claim, "reason": flag.reason} for flag in finding.flags],
        "why": finding.why,
    }


def _lineage(edge: Lineage) -> Record:
    return {
        "id": edge.id,
        "from": edge.source,
        "to": edge.target,
        "kind": edge.kind,
        "score": edge.score,
        "directed": edge.directed,
        "spans": [{"from": list(shared.source), "to": list(shared.target)} for shared in edge.spans],
        "why": edge.why,
    }


def _origin(origin: Origin) -> Record:
    return {
        "id": origin.id,
        "kind": origin.kind,
        "name": origin.name,
        "entity": origin.entity,
        "why": origin.why,
        "claims": list(origin.claims),
        "reports": list(origin.reports),
    }


def _judgement(judgement: Judgement) -> Record:
    return {
        "id": judgement.id,
        "decision": judgement.decision,
        "noun": judgement.noun,
        "keys": [
            {"report": key.report, "span": list(key.span), "claim": key.claim} for key in judgement.keys
        ],
        "value": judgement.value,
        "by": judgement.by,
        "at": judgement.at,
        "why": judgement.why,
        "undoes": judgement.undoes,
    }
