"""The places of a case, and which of them are parts of others: on maps, and in a list."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from secondsource.dossier.directions import Direction, direction_in, direction_of, whole_in
from secondsource.dossier.entries import PlacePage, PlacePart
from secondsource.dossier.lookup import Lookup, aliases, country, field, label, other_names, sure
from secondsource.dossier.maps import Located, maps
from secondsource.dossier.pages import Geography
from secondsource.dossier.values import Count, Words
from secondsource.model import Claim, Entity

#: How an event lies to a place in whose part it happened: not "near", "between" or "toward" it.
IN = frozenset(
    {"in", "on", "at", "into", "inside", "within", "across", "over", "throughout", "through", "from"}
)


#: What stands before the name of a ship: navies', merchant ships', and such as research and fishing vessels.
_SHIP = re.compile(
    r"(?:INS|USS|USNS|USCGC|HMS|HMAS|HMCS|HMNZS|HNLMS|RFA|KRI|BRP|ROKS|JS|FS|MV|M/V|MS|M/S|MT|M/T|SS|RV|FV|SV)\s+(?P<name>\w.*)"
)


def other_bearers(at: Lookup) -> Mapping[str, int]:
    """Return what else is called as a place might be, a person by surname or a ship, and by how many reports, those of a ship twice."""
    called: dict[str, set[str]] = defaultdict(set)
    ships: set[str] = set()
    for member in at.report_entities.values():
        for name in (member.name, *member.aliases):
            ship = _SHIP.fullmatch(name)
            if ship:
                called[ship["name"].casefold()].add(member.report)
                ships.add(ship["name"].casefold())
            elif member.kind == "person" and name[:1].isupper():
                called[name.rsplit(" ", 1)[-1].casefold()].add(member.report)
    # Who has named a ship in full leaves out what it is from then on, and so do other reports.
    return {name: len(reports) * (2 if name in ships else 1) for name, reports in called.items()}


def is_place(at: Lookup, entity: Entity, others: Mapping[str, int]) -> bool:
    """Tell whether a name is that of a place: not of a person or a ship that as many reports name.

    Countries and regions give their names to nobody that is more often meant.
    """
    if entity.precision in {"country", "region"}:
        return True
    reports = {at.report_entities[m].report for m in entity.members if m in at.report_entities}
    return others.get(entity.name.casefold(), 0) < len(reports)


def geography(at: Lookup) -> Geography:
    """Return the places of the case and their maps."""
    claims: dict[str, list[str]] = defaultdict(list)
    for claim in at.claims.values():
        if claim.place and claim.place.mention.entity in at.entities:
            claims[at.entities[claim.place.mention.entity or ""].id].append(claim.id)
    places = [
        e
        for e in at.snapshot.reconciliation.entities
        if e.id in claims or (e.kind == "place" and e.precision is not None)
    ]
    places.sort(key=lambda e: (-len(claims[e.id]), e.name, e.id))
    here: dict[tuple[float | None, float | None], list[Entity]] = defaultdict(list)
    for place in places:
        here[place.latitude, place.longitude].append(place)
    around = {e.id: whole.id for e in places if (whole := _whole(at, e, here[e.latitude, e.longitude]))}
    around = {part: _outermost(around, part) for part in around}
    parts = _parts(at, around)
    pages = {e.id: _page(at, e, claims[e.id], around, parts[e.id]) for e in places}
    inside: dict[str, list[str]] = defaultdict(list)
    for part in places:
        if part.id in around and claims[part.id]:
            inside[around[part.id]].append(part.id)
    others = other_bearers(at)
    located = [
        Located(
            entity=e,
            page=pages[e.id],
            latitude=e.latitude,
            longitude=e.longitude,
            weight=len(claims[e.id]) + sum(len(claims[i]) for i in inside[e.id]),
            inside=tuple(pages[i] for i in inside[e.id] if direction_in(at.entities_by_id[i].name) is None),
        )
        for e in places
        if e.latitude is not None
        and e.longitude is not None
        and e.id not in around
        and (claims[e.id] or inside[e.id])
        and is_place(at, e, others)
    ]
    located.sort(key=lambda p: -p.weight)
    on_map = {e.id for e in places if e.latitude is not None}
    return Geography(
        maps=tuple(maps(located)),
        places=tuple(pages[e.id] for e in places if e.id in on_map),
        unlocated=tuple(pages[e.id] for e in places if e.id not in on_map),
    )


def _whole(at: Lookup, entity: Entity, here: Sequence[Entity]) -> Entity | None:
    """Return the place in which another lies somewhere: one that has no coordinates but those of the whole.

    ``here`` is what has the same coordinates.
    """
    if entity.latitude is None:
        return None
    members = (at.report_entities[m] for m in entity.members if m in at.report_entities)
    known = {at.entities[m.within].id for m in members if m.within and m.within in at.entities}
    wholes = [
        w
        for w in here
        if w.id != entity.id
        and entity.geoname in (None, w.geoname)
        and (w.id in known or whole_in(entity.name, w.name))
    ]
    return min(wholes, key=lambda w: (-len(w.members), w.id), default=None)


def _outermost(around: Mapping[str, str], part: str) -> str:
    """Return what a part lies in that lies in nothing else itself."""
    seen = [part]
    while seen[-1] in around and around[seen[-1]] not in seen:
        seen.append(around[seen[-1]])
    return seen[-1]


def _parts(at: Lookup, around: Mapping[str, str]) -> Mapping[str, tuple[PlacePart, ...]]:
    """Return the parts of each place that claims name by direction, those with most claims first."""
    said: dict[str, dict[Direction, list[tuple[Words, str]]]] = defaultdict(lambda: defaultdict(list))
    for claim in at.claims.values():
        if claim.place and claim.place.mention.entity in at.entities and claim.place.relation in IN:
            place = at.entities[claim.place.mention.entity or ""].id
            found = _part_of(at, claim, at.entities_by_id.get(around.get(place, "")))
            if found:
                said[around.get(place, place)][found[0]].append((found[1], claim.id))
    parts: dict[str, tuple[PlacePart, ...]] = defaultdict(tuple)
    for place, sides in said.items():
        order = sorted(sides, key=lambda side: (-len(sides[side]), side))
        parts[place] = tuple(
            PlacePart(f"part-{place}-{side}", side, tuple(_usual_first(sides[side]))) for side in order
        )
    return parts


def _usual_first(said: Sequence[tuple[Words, str]]) -> list[tuple[Words, str]]:
    """Return words and claims, the commonest words first."""
    times = Counter(words.text.casefold() for words, _ in said)
    return sorted(said, key=lambda s: (-times[s[0].text.casefold()], s[0].report, s[0].start))


def _part_of(at: Lookup, claim: Claim, whole: Entity | None) -> tuple[Direction, Words] | None:
    """Return the part of a place, or of the whole in which it lies, that a claim names, and the words that name it."""
    if claim.place is None:
        return None
    mention = claim.place.mention
    if whole is None or mention.text.casefold() == whole.name.casefold():
        found = direction_of(at.reports[claim.report].text, mention.span)
        return (found[0], at.words(claim.report, found[1])) if found else None
    side = direction_in(mention.text)
    return (side, at.words(claim.report, mention.span)) if side else None


def _page(
    at: Lookup,
    entity: Entity,
    claims: Sequence[str],
    around: Mapping[str, str],
    parts: tuple[PlacePart, ...],
) -> PlacePage:
    whole = at.entities_by_id.get(around.get(entity.id, ""))
    findings: Mapping[str, str] = at.snapshot.reconciliation.claim_finding
    through = dict.fromkeys(findings[c] for c in claims if findings.get(c) in at.findings)
    return PlacePage(
        anchor=f"where-{entity.id}",
        name=sure(entity.id, "name", entity.name),
        names=other_names(entity.name, aliases(entity)),
        inside=(f"where-{whole.id}", sure(whole.id, "name", whole.name)) if whole else None,
        parts=parts,
        # Those of the whole are not its own.
        precision=field(
            entity.id, "precision", label(entity.precision) if entity.precision and not whole else None
        ),
        latitude=field(entity.id, "latitude", None if whole else _degrees(entity.latitude)),
        longitude=field(entity.id, "longitude", None if whole else _degrees(entity.longitude)),
        country=country(entity),
        claims=Count(len(claims), f"at:{entity.id}:claims"),
        findings=tuple(
            (
                f,
                at.words(at.claims[at.findings[f].title_claim].report, at.findings[f].title_span),
                at.findings[f].status,
            )
            for f in through
        ),
    )


def _degrees(value: float | None) -> str | None:
    return None if value is None else f"{value:.3f}".rstrip("0").rstrip(".")
