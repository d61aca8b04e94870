"""Replays people's decisions: what they merged, parted, refused and corrected, keyed to words of reports."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import get_args

from secondsource.model import (
    Claim,
    Extraction,
    Judgement,
    Key,
    Modality,
    Polarity,
    Report,
    ReportEntity,
    Stance,
    TimeRef,
)
from secondsource.reconcile.days import days_of

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Decisions:
    """What the judgements in force come to.

    Attributes:
        reports: Reports with corrected fields.
        extractions: By report id, without refused claims, with corrected ones.
        claims_together, claims_apart: Pairs of claim ids.
        entities_together, entities_apart: Pairs of report entity ids.
        lineage_refused: Pairs of report ids (sorted) between which no edge is kept.
        findings_refused: Ids of claims whose finding a person has refused.
    """

    reports: tuple[Report, ...]
    extractions: Mapping[str, Extraction]
    claims_together: Pairs
    claims_apart: Pairs
    entities_together: Pairs
    entities_apart: Pairs
    lineage_refused: frozenset[tuple[str, str]]
    findings_refused: frozenset[str]


def in_force(judgements: Sequence[Judgement]) -> list[Judgement]:
    """Return the judgements that nobody has taken back, in order. Undoing an undoing restores."""
    undone: set[str] = set()
    for judgement in reversed(judgements):
        if judgement.undoes is not None and judgement.id not in undone:
            undone.add(judgement.undoes)
    return [j for j in judgements if j.id not in undone and j.undoes is None]


def decide(
    reports: Sequence[Report], extractions: Sequence[Extraction], judgements: Sequence[Judgement]
) -> Decisions:
    """Apply the judgements in force to what was read. A key whose report or words are gone has no effect."""
    by_report = {e.report: e for e in extractions}
    known = {r.id: r for r in reports}
    pairs: dict[tuple[str, str], list[tuple[str, str]]] = {}
    lineage: set[tuple[str, str]] = set()
    refused: set[str] = set()
    dropped: set[str] = set()
    for judgement in in_force(judgements):
        noun, decision = judgement.noun, judgement.decision
        if noun in {"finding", "claim"} and decision in {"merge", "split"}:
            pairs.setdefault(("claim", decision), []).extend(
                _pairs([_claim(k, by_report) for k in judgement.keys])
            )
        elif noun == "entity" and decision in {"merge", "split"}:
            pairs.setdefault(("entity", decision), []).extend(
                _pairs([_entity(k, by_report) for k in judgement.keys])
            )
        elif noun == "lineage" and decision == "reject":
            ends = sorted({k.report for k in judgement.keys})
            lineage.update({(a, b) for n, a in enumerate(ends) for b in ends[n + 1 :]})
        elif noun == "finding" and decision == "reject":
            refused.update(c.id for k in judgement.keys if (c := _claim(k, by_report)) is not None)
        elif noun == "claim" and decision == "reject":
            dropped.update(c.id for k in judgement.keys if (c := _claim(k, by_report)) is not None)
        elif decision == "correct" and judgement.value:
            _correct(judgement, known, by_report)
    if dropped:
        by_report = {r: _without(e, dropped) for r, e in by_report.items()}
    return Decisions(
        reports=tuple(known.values()),
        extractions=by_report,
        claims_together=tuple(pairs.get(("claim", "merge"), ())),
        claims_apart=tuple(pairs.get(("claim", "split"), ())),
        entities_together=tuple(pairs.get(("entity", "merge"), ())),
        entities_apart=tuple(pairs.get(("entity", "split"), ())),
        lineage_refused=frozenset(lineage),
        findings_refused=frozenset(refused),
    )


def _pairs(found: Sequence[Claim | ReportEntity | None]) -> list[tuple[str, str]]:
    ids = list(dict.fromkeys(x.id for x in found if x is not None))
    return [(a, b) for n, a in enumerate(ids) for b in ids[n + 1 :]]


def _claim(key: Key, extractions: Mapping[str, Extraction]) -> Claim | None:
    """Return the claim that a key means: that of its id, or, when there is none, the one that shares most words with it."""
    extraction = extractions.get(key.report)
    if extraction is None:
        return None

    judged = next((c for c in extraction.claims if c.id == key.claim), None)
    named = judged or next((c for c in extraction.claims if c.predicate_span == key.span), None)
    if named is not None:
        return named

    def shared(claim: Claim) -> float:
        inside = sum(max(0, min(s.end, key.span.end) - max(s.start, key.span.start)) for s in claim.spans)
        size = sum(s.end - s.start for s in claim.spans) + key.span.end - key.span.start
        return 2 * inside / max(1, size)

    best = max(extraction.claims, key=lambda c: (shared(c), c.id), default=None)
    return best if best is not None and shared(best) > 0 else None


def _entity(key: Key, extractions: Mapping[str, Extraction]) -> ReportEntity | None:
    extraction = extractions.get(key.report)
    if extraction is None:
        return None
    found = [
        e for e in extraction.entities if any(span.overlaps(key.span) for span in (e.name_span, *e.mentions))
    ]
    return min(
        found,
        key=lambda e: (
            min(
                abs(s.start - key.span.start) + abs(s.end - key.span.end) for s in (e.name_span, *e.mentions)
            ),
            e.id,
        ),
        default=None,
    )


def _without(extraction: Extraction, dropped: set[str]) -> Extraction:
    kept = [n for n, c in enumerate(extraction.claims) if c.id not in dropped]
    if len(kept) == len(extraction.claims):
        return extraction
    vectors, matters = (
        tuple(rows[n] for n in kept) if rows else () for rows in (extraction.vectors, extraction.matters)
    )
    return replace(
        extraction, claims=tuple(extraction.claims[n] for n in kept), vectors=vectors, matters=matters
    )


def _correct(judgement: Judgement, reports: dict[str, Report], extractions: dict[str, Extraction]) -> None:
    """Set the field that a correction names ("time=2016-12-08", "published=2016-12-09", "stance=denies")."""
    name, _, value = (judgement.value or "").partition("=")
    for key in judgement.keys:
        if judgement.noun == "report" and key.report in reports:
            if name == "published" and days_of(value) is not None:
                reports[key.report] = replace(reports[key.report], published=value)
            elif name == "outlet" and value:
                reports[key.report] = replace(reports[key.report], outlet=value)
            continue
        claim = _claim(key, extractions) if judgement.noun == "claim" else None
        corrected = _corrected(claim, name, value, judgement) if claim is not None else None
        if claim is not None and corrected is not None:
            extraction = extractions[key.report]
            claims = tuple(corrected if c.id == claim.id else c for c in extraction.claims)
            extractions[key.report] = replace(extraction, claims=claims)


def _corrected(claim: Claim, name: str, value: str, judgement: Judgement) -> Claim | None:
    if name == "time":
        if days_of(value) is None:
            return None
        if claim.time is None:
            span = claim.predicate_span
            time = TimeRef("", span, "date", value, value, value, "day", True, f"{judgement.by} set it.")
        else:
            time = replace(
                claim.time,
                value=value,
                start=value,
                end=value,
                precision="day",
                resolved=True,
                reason=f"{judgement.by} set it.",
            )
        return replace(claim, time=time)
    for stance in get_args(Stance):
        if (name, value) == ("stance", stance):
            return replace(claim, stance=stance)
    for modality in get_args(Modality):
        if (name, value) == ("modality", modality):
            return replace(claim, modality=modality)
    for polarity in get_args(Polarity):
        if (name, value) == ("polarity", polarity):
            return replace(claim, polarity=polarity)
    if name == "type" and value.isupper():
        return replace(claim, type=value)
    return None
