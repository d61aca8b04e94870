"""Entities across reports: block, score, record. Every merge has a score and a reason."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from secondsource.model import Entity, EntityKind, Extraction, Merge, Report, ReportEntity, digest
from secondsource.reconcile.commons import homes, is_body, is_common, is_office
from secondsource.reconcile.entity_links import links_of
from secondsource.reconcile.misspelled import reread_bodies, reread_people
from secondsource.reconcile.names import (
    described,
    has_name,
    introduces,
    is_name,
    name_of,
    organization_key,
)
from secondsource.reconcile.ordering import in_order
from secondsource.reconcile.variants import SAME_NAME, Link, Variant
from secondsource.reconcile.words import PRONOUNS, fold

_ABBREVIATION = re.compile(r"^\s?\(([A-Z][A-Za-z.&]{1,9})\)")
# Kinds that different reports give to one thing; a person or a place is never an organization.
_FAMILY: dict[EntityKind, str] = {
    "person": "person",
    "place": "place",
    "organization": "group",
    "armed_group": "group",
    "government": "group",
    "outlet": "group",
    "population": "group",
    "other": "group",
}


def resolve(
    reports: Sequence[Report],
    extractions: Mapping[str, Extraction],
    together: Iterable[tuple[str, str]] = (),
    apart: Iterable[tuple[str, str]] = (),
) -> tuple[Entity, ...]:
    """Return the case's entities, sorted by id.

    Args:
        reports: All reports.
        extractions: What they say, by report id.
        together: Pairs of report entities that a person has merged.
        apart: Pairs that a person has parted.
    """
    ordered = [report for report in in_order(reports) if report.id in extractions]
    read = {e.id: e for report in ordered for e in reread_people(extractions[report.id].entities)}
    found = reread_bodies(read, [report.outlet for report in ordered if report.outlet])
    rank = {entity: n for n, entity in enumerate(found)}
    texts = {report.id: report.text for report in ordered}
    where = homes([extractions[report.id] for report in ordered])
    variants = _variants(found.values(), texts, where)
    links = sorted(links_of(variants), key=lambda link: (-link.score, link.one, link.other))
    groups, reasons = _record(variants, links, list(together), set(apart), rank)
    return tuple(
        sorted((_entity(group, found, reasons, rank) for group in groups), key=lambda entity: entity.id)
    )


def _variants(
    entities: Iterable[ReportEntity], texts: Mapping[str, str], where: Mapping[str, str]
) -> list[Variant]:
    """Block: gather the report entities that are written alike."""
    blocks: dict[tuple[str, str, str, str], list[ReportEntity]] = defaultdict(list)
    for entity in entities:
        blocks[(*_signature(entity), _home(entity, where))].append(entity)
    return [_variant(signature, members, texts, where) for signature, members in sorted(blocks.items())]


def _home(entity: ReportEntity, where: Mapping[str, str]) -> str:
    """Return within what common nouns name one body or office: its place, or its report; "" for what is told by a name."""
    if entity.kind == "place" or not is_common(entity.name):
        return ""
    one = is_office(entity.name) if entity.kind == "person" else is_body(entity.name)
    return where[entity.report] if one else entity.report


def _signature(entity: ReportEntity) -> tuple[str, str, str]:
    family = _FAMILY[entity.kind]
    if family == "person" and _proper(entity) and not is_common(entity.name):
        name = name_of(entity.name)
        # One surname alone says little: the country that the report gives keeps two men apart.
        return (
            family,
            name.folded or organization_key(entity.name),
            entity.country or "" if len(name.parts) < 2 else "",
        )
    if family == "person":
        # A description stands for somebody only inside its report; across reports it needs its country.
        known = entity.country or ("" if has_name(entity.name) or is_office(entity.name) else entity.report)
        return (family, "~" + " ".join(described(entity.name)), known)
    if family == "group" and introduces(entity.name):
        # "A school", "three civilians": what is told of for the first time is nobody told of elsewhere.
        return (family, organization_key(entity.name), entity.report)
    if family == "place":
        where = str(entity.geoname) if entity.geoname else _spot_key(entity)
        return (family, organization_key(entity.name), where)
    return (family, organization_key(entity.name), "")


def _spot_key(entity: ReportEntity) -> str:
    spot = _spot(entity)
    return "" if spot is None else f"{spot[0]:.1f} {spot[1]:.1f}"


def _spot(entity: ReportEntity) -> tuple[float, float] | None:
    if entity.latitude is None or entity.longitude is None:
        return None
    return (entity.latitude, entity.longitude)


def _proper(entity: ReportEntity) -> bool:
    return is_name(entity.name)


def _placed(members: Sequence[ReportEntity]) -> ReportEntity | None:
    """Return the member with the place on the map that most of them have, the first of equals."""
    found = [e for e in members if e.latitude is not None]
    spots = [_spot(e) for e in found]
    return max(found, key=lambda e: (spots.count(_spot(e)), -found.index(e)), default=None)


def _variant(
    signature: tuple[str, str, str, str],
    members: Sequence[ReportEntity],
    texts: Mapping[str, str],
    where: Mapping[str, str],
) -> Variant:
    family, key, _, home = signature
    names: dict[str, int] = defaultdict(int)
    others: set[str] = set()
    descriptors: set[str] = set()
    countries: dict[str, int] = defaultdict(int)
    for entity in members:
        names[entity.name] += 1
        if entity.aliases:
            others.update(alias for alias in entity.aliases if alias != entity.name)
        others.update(_stated_abbreviation(entity, texts))
        if entity.descriptors:
            descriptors.update(" ".join(described(d)) for d in entity.descriptors)
        if entity.country:
            countries[entity.country] += 1
    name = min(names, key=lambda n: (-names[n], n))
    country = min(countries, key=lambda c: (-countries[c], c)) if countries else ""
    spot = next((s for s in map(_spot, members) if s is not None), None)
    return Variant(
        family,
        key,
        name,
        frozenset(others),
        frozenset(descriptors),
        country,
        tuple(e.id for e in members),
        spot,
        any(map(_proper, members)),
        frozenset(e.report for e in members),
        any(e.precision == "country" for e in members),
        home,
        frozenset(where[e.report] for e in members),
    )


def _stated_abbreviation(entity: ReportEntity, texts: Mapping[str, str]) -> list[str]:
    """Return the abbreviation that the text gives right after a name: "… for Human Rights (OSDH)"."""
    text = texts.get(entity.report, "")
    found = []
    for span in (entity.name_span, *entity.mentions):
        if "(" not in text[span.end : span.end + 2]:
            continue
        stated = _ABBREVIATION.match(text[span.end : span.end + 14])
        if stated and span.end - span.start > len(stated.group(1)):
            found.append(stated.group(1))
    return found


def _record(
    variants: Sequence[Variant],
    links: Sequence[Link],
    together: Sequence[tuple[str, str]],
    apart: set[tuple[str, str]],
    rank: Mapping[str, int],
) -> tuple[list[list[str]], dict[str, tuple[float, str]]]:
    """Record: join the members, best link first, and keep each member's reason."""
    root: dict[str, str] = {}
    group: dict[str, list[str]] = {}
    reasons: dict[str, tuple[float, str]] = {}
    parted = apart | {(b, a) for a, b in apart}

    def join(one: str, other: str, score: float, reason: str) -> None:
        a, b = root[one], root[other]
        if a == b or (parted and any((x, y) in parted for x in group[a] for y in group[b])):
            return
        if rank[b] < rank[a]:
            a, b = b, a
        for member in group[b]:
            root[member] = a
            reasons.setdefault(member, (score, reason))
        group[a] += group.pop(b)

    for variant in variants:
        for member in variant.members:
            root[member], group[member] = member, [member]
    for one, other in together:
        if one in root and other in root:
            join(one, other, 1.0, "A person merged them.")
    for variant in variants:
        if parted and any(member in pair for pair in parted for member in variant.members):
            for member in variant.members[1:]:
                join(variant.members[0], member, SAME_NAME, f"Both are called “{variant.name}”.")
        else:
            first = min(variant.members, key=rank.__getitem__)
            for member in variant.members:
                join(first, member, SAME_NAME, f"Both are called “{variant.name}”.")
    for link in links:
        join(variants[link.one].members[0], variants[link.other].members[0], link.score, link.reason)
    return list(group.values()), reasons


def _display(members: Sequence[ReportEntity]) -> str:
    """Return the name to show: the one that most reports give; of a person, one with more than the surname.

    Of names that as many give, the one with more words, without the genitive that lost its apostrophe.
    """
    named = [e for e in members if _proper(e)]
    full = [e for e in named if e.kind == "person" and len(name_of(e.name).parts) > 1]
    kept = full or named
    if not kept:
        kept = [e for e in members if fold(e.name) not in PRONOUNS] or list(members)
    given: dict[str, set[str]] = defaultdict(set)
    for entity in kept:
        given[entity.name].add(entity.report)
    return max(given, key=lambda n: (len(given[n]), len(name_of(n).parts), -len(n), n))


def _entity(
    group: Sequence[str],
    found: Mapping[str, ReportEntity],
    reasons: Mapping[str, tuple[float, str]],
    rank: Mapping[str, int],
) -> Entity:
    members = [found[m] for m in sorted(group, key=rank.__getitem__)]
    founder = members[0]
    name = _display(members)
    aliases = sorted({n for e in members for n in (e.name, *e.aliases)} - {name})
    descriptors = sorted({d for e in members for d in e.descriptors})
    placed = _placed(members) or founder
    merges = tuple(
        Merge(e.id, *reasons.get(e.id, (SAME_NAME, f"Both are called “{e.name}”."))) for e in members[1:]
    )
    kinds = [e.kind for e in members]
    return Entity(
        id=digest("entity", founder.id),
        kind=min(set(kinds), key=lambda k: (-kinds.count(k), kinds.index(k))),
        name=name,
        aliases=tuple(aliases),
        members=tuple(sorted(group)),
        descriptors=tuple(descriptors),
        country=placed.country or next((e.country for e in members if e.country), None),
        sector=next((e.sector for e in members if e.sector), None),
        latitude=placed.latitude,
        longitude=placed.longitude,
        precision=placed.precision,
        geoname=placed.geoname,
        merges=merges,
    )
