"""Who and where: inside one report, and across the reports of a case."""

from dataclasses import dataclass
from typing import Literal

from secondsource.model.span import Span

EntityKind = Literal[
    "person", "organization", "armed_group", "government", "outlet", "place", "population", "other"
]
PlacePrecision = Literal["point", "neighborhood", "city", "district", "region", "country", "area", "unknown"]


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of a report that stand for an entity.

    Attributes:
        text: The words, ``report.text[span.start:span.end]``.
        span: Where they stand.
        entity: Id of the report's entity they were resolved to, or ``None``: unresolved.
    """

    text: str
    span: Span
    entity: str | None = None


@dataclass(frozen=True, slots=True)
class ReportEntity:
    """An entity as one report speaks of it: a chain of mentions.

    Attributes:
        id: Digest of report, kind and the span of its first mention.
        report: Id of the report.
        kind: What it is.
        name: Its fullest name in the report, as written.
        name_span: Where that name stands.
        aliases: Other names the report gives it, as written.
        descriptors: Titles and descriptions, as written ("Russian foreign minister").
        country: ISO 3166-1 alpha-2 that the words give (demonym, country name), or ``None``.
        sector: PLOVER sector (GOV, MIL, REB, IGO, NGO, MED, CIV, …) that the words give, or ``None``.
        latitude: Degrees north, places only, or ``None``.
        longitude: Degrees east, places only, or ``None``.
        precision: Of the coordinates (compare UCDP ``where_prec``); ``None`` for what is no place.
        geoname: GeoNames id, or ``None``: not in the gazetteer.
        within: Id of the report's place that contains it ("the east of the city"), or ``None``.
        mentions: Every span that stands for it, in order; pronouns and descriptions included.
    """

    id: str
    report: str
    kind: EntityKind
    name: str
    name_span: Span
    aliases: tuple[str, ...] = ()
    descriptors: tuple[str, ...] = ()
    country: str | None = None
    sector: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    precision: PlacePrecision | None = None
    geoname: int | None = None
    within: str | None = None
    mentions: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Merge:
    """Why a report's entity was taken for one already there.

    Attributes:
        member: Id of the report's entity.
        score: 0 to 1.
        reason: In words for a person, with the feature that decided.
    """

    member: str
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Entity:
    """An entity across the reports of a case. Fields as in ``ReportEntity``.

    Attributes:
        members: Ids of the reports' entities that it stands for, sorted.
        merges: Why each member beyond the first was merged; a judgement can undo it.
    """

    id: str
    kind: EntityKind
    name: str
    aliases: tuple[str, ...]
    members: tuple[str, ...]
    descriptors: tuple[str, ...] = ()
    country: str | None = None
    sector: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    precision: PlacePrecision | None = None
    geoname: int | None = None
    merges: tuple[Merge, ...] = ()
