"""Everything that a case holds at one moment, as frozen values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from secondsource.model.claim import Extraction
from secondsource.model.entity import Entity
from secondsource.model.finding import Finding, InferredDate
from secondsource.model.judgement import Judgement
from secondsource.model.lineage import Lineage, Origin
from secondsource.model.report import Report, Unread


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """What many reports establish together: the result of the stage ``reconcile``.

    Attributes:
        entities: The case's entities, sorted by id.
        lineage: Sorted by id.
        origins: Sorted by id.
        findings: Those that matter most first.
        claim_origin: Claim id → origin id.
        claim_finding: Claim id → finding id.
        inferred_dates: For undated reports, sorted by report id.
        versions: Rules that made it.
        matched: The groups in which claims were matched, each in the parts of which it was formed, before what a group
            holds was told apart into findings; those of one claim are left out. Sorted. Adding reports builds on
            them; nothing shows them.
    """

    entities: tuple[Entity, ...] = ()
    lineage: tuple[Lineage, ...] = ()
    origins: tuple[Origin, ...] = ()
    findings: tuple[Finding, ...] = ()
    claim_origin: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    claim_finding: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    inferred_dates: tuple[InferredDate, ...] = ()
    versions: str = ""
    matched: tuple[tuple[tuple[str, ...], ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A case at one moment: what the exports and the dossier are made from.

    Attributes:
        reports: In order of date (undated last), then id.
        unread: Inputs that could not be read, in order of uri.
        extractions: One per report that was read for claims, in the reports' order.
        reconciliation: What they establish together.
        judgements: In the order given.
    """

    reports: tuple[Report, ...]
    unread: tuple[Unread, ...]
    extractions: tuple[Extraction, ...]
    reconciliation: Reconciliation
    judgements: tuple[Judgement, ...]
