"""Where everything is: a snapshot's nouns by id, and how its values are named on a page.

Sets that a ``Count`` may name (``ID:PART`` where an id is given):

=======================================  =========================================================
``reports``, ``claims``, ``findings``,  of the whole case
``origins``, ``outlets``, ``undated``
``unread``                              inputs not read, and reports not read for claims
``status:S``, ``type:T``                findings of that status or type
``outlet:NAME``, ``rep-…:claims``       reports of that outlet; claims of that report
``fin-…:claims|reports|origins``        of that finding
``fin-…:apart``                         its claims with a figure of its range's measure that is not compared
``fin-…:ori-…:reports``                 reports that carry the finding's claims of that origin
``ori-…:claims|reports``                of that origin
``said:ENTITY:claims|reports``          claims whose nearest speaker that is (an entity, or words)
``at:ENTITY:claims``                    claims located at that place
``same:cla-…``                          reports in which the claim's origin is quoted in its words
``gap:G``, ``base:G``                   what lacks something, of all that could have it (``limits.py``)
``reason:R``, ``rule:R``, ``versions:V``  unresolved times by reason, figures by rule, reports by version
``places of claims``                    places at which claims are located
``places without coordinates``          those of them that are not on the map
``untimed``                             findings of which no claim gives a time
``outlets left out``, ``days left out``  of the calendar of reports
``lin-…:spans``                         passages that two reports share
=======================================  =========================================================
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from secondsource.dossier import dates
from secondsource.dossier.parts import ReportRef
from secondsource.dossier.shapes import country_names
from secondsource.dossier.values import Day, Field, Words
from secondsource.model import (
    Claim,
    Entity,
    Finding,
    FindingOrigin,
    Origin,
    Report,
    ReportEntity,
    Snapshot,
    Span,
)


@dataclass(frozen=True, slots=True)
class Lookup:
    """A snapshot's nouns by id.

    Attributes:
        snapshot: What was looked through.
        reports: By id.
        refs: How each report is named, by id.
        claims: By id, in the order of reports and text.
        report_entities: By id.
        entities: The case's entity of each report's entity.
        entities_by_id: The case's entities.
        namesakes: Names of the case's entities by what else each is called, in small letters and without an article.
        origins: By id.
        findings: By id.
        speaking: Ids of the case's entities that are the nearest speaker of some claim.
        claims_by_report: In order of the text.
    """

    snapshot: Snapshot
    reports: Mapping[str, Report]
    refs: Mapping[str, ReportRef]
    claims: Mapping[str, Claim]
    report_entities: Mapping[str, ReportEntity]
    entities: Mapping[str, Entity]
    entities_by_id: Mapping[str, Entity]
    namesakes: Mapping[str, tuple[str, ...]]
    origins: Mapping[str, Origin]
    findings: Mapping[str, Finding]
    speaking: frozenset[str]
    claims_by_report: Mapping[str, tuple[Claim, ...]]

    def words(self, report: str, span: Span) -> Words:
        """Return a span's words as a value."""
        return Words(span.of(self.reports[report].text), self.refs[report].number, span.start, span.end)

    def claims_of(self, report: str) -> tuple[Claim, ...]:
        """Return a report's claims in order of the text."""
        return self.claims_by_report.get(report, ())

    def published(self, claim: str) -> str | None:
        """Return when a claim's report was published, as it says."""
        return self.reports[self.claims[claim].report].published

    def origin_of(self, finding: Finding, claim: str) -> FindingOrigin | None:
        """Return the origin through which a claim enters a finding."""
        return next((o for o in finding.origins if claim in o.claims), None)


def label(word: str) -> str:
    """Return a code word as read: ``SINGLE_ORIGIN`` is "single origin"."""
    return word.replace("_", " ").lower()


def number(value: float | None) -> str | None:
    """Return a number as read: 8000.0 is "8,000", 3.5 is "3.5"; ``None`` stays."""
    if value is None:
        return None
    if value == int(value):
        return f"{int(value):,}"
    return f"{value:,.6g}" if abs(value) < 1e6 else f"{value:,.1f}"


def field(noun_id: str, path: str, value: str | None) -> Field | None:
    """Return a field where there is a value."""
    return Field(value, f"{noun_id}:{path}") if value is not None and value != "" else None


def sure(noun_id: str, path: str, value: str) -> Field:
    """Return a field whose value is always there."""
    return Field(value, f"{noun_id}:{path}")


def country(entity: Entity) -> Field | None:
    """Return an entity's country by its name, where the words give one."""
    code = entity.country
    return field(entity.id, "country", country_names().get(code, code) if code else None)


def aliases(entity: Entity) -> Iterator[Field]:
    """Yield the other names of an entity as fields."""
    yield from (sure(entity.id, f"aliases.{i}", alias) for i, alias in enumerate(entity.aliases))


def other_names(name: str, others: Iterable[Field]) -> tuple[Field, ...]:
    """Return what an entity is called besides its name: what differs in case or punctuation alone is shown once."""

    def bare(text: str) -> str:
        return re.sub(r"[\W_]+", " ", text).strip().casefold()

    seen = {bare(name)}
    kept = []
    for other in others:
        if bare(other.text) not in seen:
            seen.add(bare(other.text))
            kept.append(other)
    return tuple(kept)


def day(noun_id: str, path: str, iso: str | None) -> Day | None:
    """Return a date field where there is a date."""
    return Day(dates.short(iso), f"{noun_id}:{path}", iso) if iso else None


def without_article(name: str) -> str:
    """Return a name in small letters and without its article."""
    return re.sub(r"^(?:the|an?) ", "", name.casefold())


def _namesakes(entities: Iterable[Entity]) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for entity in entities:
        for alias in dict.fromkeys(map(without_article, entity.aliases)):
            found[alias].append(entity.name)
    return {alias: tuple(names) for alias, names in found.items()}


def look(snapshot: Snapshot) -> Lookup:
    """Return the snapshot's nouns by id."""
    refs = {}
    for i, report in enumerate(snapshot.reports):
        name = report.outlet or report.uri.replace("\\", "/").rsplit("/", 1)[-1] or report.uri
        refs[report.id] = ReportRef(
            id=report.id,
            number=i + 1,
            outlet=sure(str(i + 1), "outlet" if report.outlet else "uri", name),
            outlet_known=bool(report.outlet),
            day=day(str(i + 1), "published", report.published),
        )
    position = {r.id: i for i, r in enumerate(snapshot.reports)}
    extractions = sorted(snapshot.extractions, key=lambda e: position[e.report])
    made = snapshot.reconciliation
    claims = {c.id: c for e in extractions for c in e.claims}
    entities = {member: entity for entity in made.entities for member in entity.members}
    nearest = (
        c.attribution.chain[0].mention.entity
        for c in claims.values()
        if c.attribution and c.attribution.chain
    )
    by_report = {e.report: e.claims for e in extractions}
    return Lookup(
        snapshot=snapshot,
        reports={r.id: r for r in snapshot.reports},
        refs=refs,
        claims=claims,
        report_entities={r.id: r for e in extractions for r in e.entities},
        entities=entities,
        entities_by_id={e.id: e for e in made.entities},
        namesakes=_namesakes(made.entities),
        origins={o.id: o for o in made.origins},
        findings={f.id: f for f in made.findings},
        speaking=frozenset(entities[member].id for member in nearest if member in entities),
        claims_by_report=by_report,
    )
