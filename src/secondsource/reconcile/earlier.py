"""What of an earlier result still stands, now that reports were added."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

from secondsource.model import Entity, Finding, Reconciliation
from secondsource.reconcile.assessing import shown_roots
from secondsource.reconcile.atlas import Atlas
from secondsource.reconcile.matching import Pile, Profile
from secondsource.reconcile.parting import hangs_on_origins
from secondsource.reconcile.roots import Root


class Earlier:
    """The findings of an earlier result of which nothing that they show has changed.

    Attributes:
        why: Why the claims of a finding were joined, by them, of all earlier findings.
    """

    def __init__(
        self,
        old: Reconciliation | None,
        pile: Pile,
        entities: Mapping[str, Entity],
        atlas: Atlas,
        *,
        moved: AbstractSet[int],
        touched: AbstractSet[str],
    ) -> None:
        """Look through it.

        Args:
            old: The result; ``None``: nothing stands.
            pile: The claims as they are now.
            entities: As they are now, by id.
            atlas: The places as they are now.
            moved: Positions of the claims that read otherwise than then.
            touched: Ids of the reports that were added or changed.
        """
        self._findings: dict[tuple[str, ...], Finding] = {}
        self.why: dict[tuple[str, ...], str] = {}
        self._home: dict[str, Finding] = {}
        if old is None:
            return
        self._origin = old.claim_origin
        self.why = {f.claims: f.why for f in old.findings}
        was = {entity.id: entity for entity in old.entities}
        self._dirty = {n for n, e in entities.items() if n not in was or _shown(was[n]) != _shown(e)} | (
            was.keys() - entities.keys()
        )
        for finding in old.findings:
            numbers = [pile.index[c] for c in finding.claims]
            profiles = [pile.profiles[n] for n in numbers]
            if any(n in moved for n in numbers) or any(p.claim.report in touched for p in profiles):
                continue
            named = {e for p in profiles for e in (*p.actors, *p.targets, *p.places, *p.speakers)}
            named |= {atlas.scenes[r].place for p in profiles if (r := p.claim.report) in atlas.scenes}
            if named.isdisjoint(self._dirty):
                self._findings[finding.claims] = finding
                self._home.update(dict.fromkeys(finding.claims, finding))
        #: Reports of which a claim reads otherwise, or names a place that does: their scenes may be others.
        self._unsure = {
            p.claim.report
            for n, p in enumerate(pile.profiles)
            if n in moved or not self._dirty.isdisjoint(p.places)
        }

    def finding(self, claims: tuple[str, ...], roots: Mapping[str, Root]) -> Finding | None:
        """Return the finding of some claims, if nothing that it shows has changed.

        Args:
            claims: Their ids, in order of report date and text.
            roots: Where they come from now, by their ids.
        """
        finding = self._findings.get(claims)
        if finding is None:
            return None
        told = [roots[c] for c in claims]
        if any(r.id != self._origin[c] or r.entity in self._dirty for c, r in zip(claims, told, strict=True)):
            return None
        shown = shown_roots(told)
        return finding if all(shown[o.origin].why == o.why for o in finding.origins) else None

    def parts(self, group: Sequence[Profile]) -> list[list[Profile]] | None:
        """Return in what parts the claims of a group that was matched before stood, or ``None``: they may be others now."""
        found: dict[str, tuple[Finding, list[Profile]]] = {}
        for p in group:
            finding = self._home.get(p.claim.id)
            if finding is None or p.claim.report in self._unsure or not self._dirty.isdisjoint(p.within):
                return None
            found.setdefault(finding.id, (finding, []))[1].append(p)
        whole = all(len(finding.claims) == len(part) for finding, part in found.values())
        return [part for _, part in found.values()] if whole and not hangs_on_origins(group) else None


def _shown(entity: Entity) -> tuple[object, ...]:
    return (
        entity.name,
        entity.kind,
        entity.aliases,
        entity.descriptors,
        entity.country,
        entity.sector,
        entity.latitude,
        entity.longitude,
        entity.precision,
    )
