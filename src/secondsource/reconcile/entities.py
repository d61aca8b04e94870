"""Entities across reports: block, score, record. Every merge has a score and a reason."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from secondsource.model import Entity, EntityKind, Extraction, Merge, Report, ReportEntity, digest
from secondsource.reconcile.names import (
    Name,
    abbreviation_of,
    described,
    given_names_agree,
    is_name,
    name_of,
    organization_key,
    same_part,
)
from secondsource.reconcile.ordering import in_order

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
SAME_NAME, BY_ALIAS, BY_ABBREVIATION, BY_SOUND, BY_SURNAME, BY_OFFICE, BY_DESCRIPTION = (
    1.0,
    0.97,
    0.95,
    0.9,
    0.85,
    0.8,
    0.75,
)
FAR = 0.5  # degrees between two places of one name that are two places


class Variant(NamedTuple):
    """All report entities of one family with one written form; what is compared.

    Attributes:
        family: ``person``, ``place`` or ``group``.
        key: The form in which names are compared.
        name: The commonest way it is written.
        others: Other names that some report gives it.
        descriptors: Folded titles and descriptions.
        country: ISO code most reports give, or "".
        members: Ids, in order of report.
        spot: Rounded coordinates, or ``None``.
        proper: Whether it is a name, not a description.
    """

    family: str
    key: str
    name: str
    others: frozenset[str]
    descriptors: frozenset[str]
    country: str
    members: tuple[str, ...]
    spot: tuple[float, float] | None
    proper: bool


class Link(NamedTuple):
    """Two variants that are one entity, and why."""

    one: int
    other: int
    score: float
    reason: str


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
    found = {e.id: e for report in ordered for e in extractions[report.id].entities}
    rank = {entity: n for n, entity in enumerate(found)}
    texts = {report.id: report.text for report in ordered}
    variants = _variants(found.values(), texts)
    links = sorted(_links(variants), key=lambda link: (-link.score, link.one, link.other))
    groups, reasons = _record(variants, links, list(together), set(apart), rank)
    return tuple(
        sorted((_entity(group, found, reasons, rank) for group in groups), key=lambda entity: entity.id)
    )


def _variants(entities: Iterable[ReportEntity], texts: Mapping[str, str]) -> list[Variant]:
    """Block: gather the report entities that are written alike."""
    blocks: dict[tuple[str, str, str], list[ReportEntity]] = defaultdict(list)
    for entity in entities:
        blocks[_signature(entity)].append(entity)
    return [_variant(signature, members, texts) for signature, members in sorted(blocks.items())]


def _signature(entity: ReportEntity) -> tuple[str, str, str]:
    family = _FAMILY[entity.kind]
    if family == "person" and _proper(entity):
        name = name_of(entity.name)
        # One surname alone says little: the country that the report gives keeps two men apart.
        return (
            family,
            name.folded or organization_key(entity.name),
            entity.country or "" if len(name.parts) < 2 else "",
        )
    if family == "person":
        # A description stands for somebody only inside its report; across reports it needs its country.
        return (family, "~" + " ".join(described(entity.name)), entity.country or "")
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


def _variant(
    signature: tuple[str, str, str], members: Sequence[ReportEntity], texts: Mapping[str, str]
) -> Variant:
    family, key, _ = signature
    names: dict[str, int] = defaultdict(int)
    others: set[str] = set()
    descriptors: set[str] = set()
    countries: dict[str, int] = defaultdict(int)
    for entity in members:
        names[entity.name] += 1
        others.update(alias for alias in entity.aliases if alias != entity.name)
        others.update(_stated_abbreviation(entity, texts))
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
    )


def _stated_abbreviation(entity: ReportEntity, texts: Mapping[str, str]) -> list[str]:
    """Return the abbreviation that the text gives right after a name: "… for Human Rights (OSDH)"."""
    text = texts.get(entity.report, "")
    found = []
    for span in (entity.name_span, *entity.mentions):
        stated = _ABBREVIATION.match(text[span.end : span.end + 14])
        if stated and span.end - span.start > len(stated.group(1)):
            found.append(stated.group(1))
    return found


def _links(variants: Sequence[Variant]) -> list[Link]:
    """Score: compare variants that share a block."""
    by_family: dict[str, list[int]] = defaultdict(list)
    for n, variant in enumerate(variants):
        by_family[variant.family].append(n)
    links = _group_links(variants, by_family["group"])
    links += _person_links(variants, by_family["person"])
    links += _place_links(variants, by_family["place"])
    return links


def _group_links(variants: Sequence[Variant], which: Sequence[int]) -> list[Link]:
    links = []
    by_key = {variants[n].key: n for n in which}
    longs: dict[str, list[int]] = defaultdict(list)
    described_as: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for n in which:
        variant = variants[n]
        for alias in sorted(variant.others):
            target = by_key.get(organization_key(alias))
            if target is not None and target != n:
                links.append(
                    Link(n, target, BY_ALIAS, f"One report gives both names: “{variant.name}” and “{alias}”.")
                )
        for initials in {_initials(variant.name, linked) for linked in (True, False)}:
            if len(initials) >= 2:
                longs[initials].append(n)
        described_as[described(variant.name)].append(n)
    for n in which:
        short = re.sub(r"[^A-Za-z]", "", variants[n].name).upper()
        for target in longs.get(short, ()):
            if target != n and abbreviation_of(variants[n].name, variants[target].name):
                links.append(
                    Link(
                        n,
                        target,
                        BY_ABBREVIATION,
                        f"“{variants[n].name}” is made of the first letters of “{variants[target].name}”.",
                    )
                )
    for same in described_as.values():
        for target in same[1:]:
            links.append(
                Link(
                    same[0],
                    target,
                    BY_DESCRIPTION,
                    f"“{variants[same[0]].name}” and “{variants[target].name}” describe the same in other words.",
                )
            )
    return links + _stated_together(variants, which)


def _stated_together(variants: Sequence[Variant], which: Sequence[int]) -> list[Link]:
    """Link long names for which reports state one abbreviation, or one long name with its translations."""
    by_short: dict[str, list[int]] = defaultdict(list)
    for n in which:
        for other in sorted(variants[n].others):
            if other.upper() == other and 2 <= len(other) <= 8:
                by_short[other].append(n)
    links = []
    for short, members in sorted(by_short.items()):
        for n in members[1:]:
            one, other = variants[members[0]], variants[n]
            if set(one.key.split()) & set(other.key.split()):
                links.append(
                    Link(
                        members[0],
                        n,
                        BY_ALIAS,
                        f"Reports abbreviate “{one.name}” and “{other.name}” alike, as {short}.",
                    )
                )
    return links


def _initials(name: str, linked: bool) -> str:
    parts = [p for p in re.split(r"[\s\-]+", name) if p]
    if not linked:
        parts = [p for p in parts if p.lower() not in {"the", "of", "for", "and", "in", "on", "to", "a"}]
    return "".join(p[0] for p in parts).upper() if len(parts) > 1 else ""


def _person_links(variants: Sequence[Variant], which: Sequence[int]) -> list[Link]:
    """Link spellings of full names, then bare surnames and offices to the one full name that fits."""
    full, bare, offices = [], [], []
    for n in which:
        if variants[n].key.startswith("~"):
            offices.append(n)
        elif len(name_of(variants[n].name).parts) > 1:
            full.append(n)
        else:
            bare.append(n)
    blocks: dict[str, list[int]] = defaultdict(list)
    for n in full + bare:
        for sound in set(name_of(variants[n].name).sounds[-1:]):
            blocks[sound].append(n)
    links = []
    for members in blocks.values():
        links += _same_surname(variants, members)
    return links + _by_office(variants, full + bare, offices)


def _same_surname(variants: Sequence[Variant], members: Sequence[int]) -> list[Link]:
    names = {n: name_of(variants[n].name) for n in members}
    full = [n for n in members if len(names[n].parts) > 1]
    bare = [n for n in members if len(names[n].parts) == 1]
    links = []
    for at, n in enumerate(full):
        for m in full[at + 1 :]:
            if (
                same_part(names[n].surname, names[m].surname)
                and _one_person(names[n], names[m])
                and _countries_agree(variants[n], variants[m])
            ):
                links.append(
                    Link(
                        n,
                        m,
                        BY_SOUND,
                        f"“{variants[n].name}” and “{variants[m].name}” are spellings of one name.",
                    )
                )
    people = _camps(full, links)
    for n in bare:
        fitting = [camp for camp in people if _fits(variants, names, n, camp)]
        if len(fitting) > 1:
            fitting = [
                camp
                for camp in fitting
                if any(variants[n].descriptors & variants[m].descriptors for m in camp)
            ]
        if len(fitting) == 1:
            target = fitting[0][0]
            links.append(
                Link(
                    target,
                    n,
                    BY_SURNAME,
                    f"“{variants[n].name}” is the surname of “{variants[target].name}”, and of nobody else in the case who fits.",
                )
            )
    if not people:
        for at, n in enumerate(bare):
            for m in bare[at + 1 :]:
                if same_part(names[n].surname, names[m].surname) and _countries_agree(
                    variants[n], variants[m]
                ):
                    links.append(
                        Link(
                            n,
                            m,
                            BY_SOUND,
                            f"“{variants[n].name}” and “{variants[m].name}” are spellings of one name.",
                        )
                    )
    return links


def _one_person(one: Name, other: Name) -> bool:
    return given_names_agree(one, other)


def _camps(full: Sequence[int], links: Sequence[Link]) -> list[list[int]]:
    """Return the full names, grouped by the links among them."""
    root = {n: n for n in full}

    def find(n: int) -> int:
        while root[n] != n:
            n = root[n]
        return n

    for link in links:
        one, other = sorted((find(link.one), find(link.other)))
        root[other] = one
    camps: dict[int, list[int]] = defaultdict(list)
    for n in full:
        camps[find(n)].append(n)
    return [camps[key] for key in sorted(camps)]


def _fits(variants: Sequence[Variant], names: Mapping[int, Name], bare: int, camp: Sequence[int]) -> bool:
    return any(
        same_part(names[bare].surname, names[m].surname) and _countries_agree(variants[bare], variants[m])
        for m in camp
    )


def _countries_agree(one: Variant, other: Variant) -> bool:
    return not one.country or not other.country or one.country == other.country


def _by_office(variants: Sequence[Variant], named: Sequence[int], offices: Sequence[int]) -> list[Link]:
    """Link "the Syrian president" to the one person whom reports call by that office and country."""
    holders: dict[tuple[str, str], set[int]] = defaultdict(set)
    for n in named:
        for descriptor in variants[n].descriptors:
            holders[descriptor, variants[n].country].add(n)
    links = []
    for n in offices:
        words = variants[n].key[1:]
        fitting = sorted(holders.get((words, variants[n].country), ()))
        surnames = {name_of(variants[m].name).sounds[-1:] for m in fitting}
        if fitting and len(surnames) == 1:
            target = max(fitting, key=lambda m: (len(variants[m].members), -m))
            links.append(
                Link(
                    target,
                    n,
                    BY_OFFICE,
                    f"“{variants[n].name}” is how reports describe “{variants[target].name}”, and nobody else.",
                )
            )
    return links


def _place_links(variants: Sequence[Variant], which: Sequence[int]) -> list[Link]:
    """Link names of one place: the same gazetteer entry, or the same name not far away."""
    links = []
    by_spot: dict[tuple[float, float], list[int]] = defaultdict(list)
    by_name: dict[str, list[int]] = defaultdict(list)
    for n in which:
        by_name[variants[n].key].append(n)
        spot = variants[n].spot
        if spot is not None:
            by_spot[round(spot[0], 2), round(spot[1], 2)].append(n)
    for same in by_spot.values():
        for n in same[1:]:
            one, other = variants[same[0]], variants[n]
            if one.key != other.key and same_part(one.key.replace(" ", ""), other.key.replace(" ", "")):
                links.append(
                    Link(same[0], n, BY_SOUND, f"“{one.name}” and “{other.name}” are at the same spot.")
                )
    for same in by_name.values():
        for at, n in enumerate(same):
            for m in same[at + 1 :]:
                here, there = variants[n].spot, variants[m].spot
                if (
                    here is None
                    or there is None
                    or max(abs(here[0] - there[0]), abs(here[1] - there[1])) <= FAR
                ):
                    links.append(
                        Link(
                            n,
                            m,
                            SAME_NAME,
                            f"Both are called “{variants[n].name}” and nothing puts them far apart.",
                        )
                    )
    return links


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


def _entity(
    group: Sequence[str],
    found: Mapping[str, ReportEntity],
    reasons: Mapping[str, tuple[float, str]],
    rank: Mapping[str, int],
) -> Entity:
    members = [found[m] for m in sorted(group, key=rank.__getitem__)]
    founder = members[0]
    name = max(
        (e.name for e in members if _proper(e)),
        key=lambda n: (len(name_of(n).parts), n),
        default=founder.name,
    )
    aliases = sorted({n for e in members for n in (e.name, *e.aliases)} - {name})
    descriptors = sorted({d for e in members for d in e.descriptors})
    placed = next((e for e in members if e.latitude is not None), founder)
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
        country=next((e.country for e in members if e.country), None),
        sector=next((e.sector for e in members if e.sector), None),
        latitude=placed.latitude,
        longitude=placed.longitude,
        precision=placed.precision,
        geoname=placed.geoname,
        merges=merges,
    )
