"""Which report, or passage, carries which, and where a claim enters the record."""

from dataclasses import dataclass
from typing import Literal

from secondsource.model.span import Span

LineageKind = Literal["copy", "credit", "translation", "shared_origin"]
OriginKind = Literal["speaker", "agency", "outlet", "document", "unnamed", "unknown"]


@dataclass(frozen=True, slots=True)
class SharedPassage:
    """Words of one report and the words of another that they carry over."""

    source: Span
    target: Span


@dataclass(frozen=True, slots=True)
class Lineage:
    """One report carries (part of) another.

    Attributes:
        id: Digest of both reports' ids and the kind.
        source: Id of the report that is carried ("from" in the exports).
        target: Id of the report that carries it ("to" in the exports); where the direction is not known
            the order is that of the ids.
        directed: Whether dates or credits tell which way it went.
        kind: ``copy`` (same or lightly changed words), ``credit`` (says whom it has it from),
            ``translation`` (same content in other words, names and numbers shared) or
            ``shared_origin`` (both carry something that is not in the case).
        score: 0 to 1: share of the shorter report that is shared, or the match's likelihood.
        spans: The shared passages, in order.
        why: In words for a person.
    """

    id: str
    source: str
    target: str
    directed: bool
    kind: LineageKind
    score: float
    spans: tuple[SharedPassage, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Origin:
    """Where claims enter the record: the root of their attribution chains, after lineage.

    Attributes:
        id: Digest of kind and the entity (or report, where its own reporting) that is the root.
        kind: What it is.
        name: The name to show: words of a report, or an outlet's name from a report's metadata.
        entity: Id of the case's entity, or ``None``.
        why: Why these claims count as one origin, in words for a person.
        claims: Ids of the claims that enter the record here, sorted.
        reports: Ids of the reports that carry them, sorted.
    """

    id: str
    kind: OriginKind
    name: str
    entity: str | None
    why: str
    claims: tuple[str, ...]
    reports: tuple[str, ...]
