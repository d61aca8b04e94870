"""The stage: reports and claims in, what they establish together out."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import NamedTuple

from secondsource.interpreter import collector_paused, use_large_pages
from secondsource.model import (
    Claim,
    Entity,
    Extraction,
    Figure,
    Finding,
    Judgement,
    Lineage,
    Reconciliation,
    Relate,
    Report,
    Span,
)
from secondsource.reconcile.answers import answered
from secondsource.reconcile.assessing import Ground, count_in, finding_of, why_joined
from secondsource.reconcile.atlas import Atlas
from secondsource.reconcile.carried import Carried, carried_claims
from secondsource.reconcile.earlier import Earlier
from secondsource.reconcile.entities import resolve
from secondsource.reconcile.going_on import OnPart, counted
from secondsource.reconcile.headlined import headlined
from secondsource.reconcile.importance import order_of
from secondsource.reconcile.inferred_dates import infer
from secondsource.reconcile.judging import decide
from secondsource.reconcile.lineage import trace
from secondsource.reconcile.matching import Before, Matched, Pile, Profile, Wishes, match
from secondsource.reconcile.matching.features import same_figure, same_predicate
from secondsource.reconcile.matching.match import link_within, strongest_of
from secondsource.reconcile.matching.opposing import stands_against
from secondsource.reconcile.matching.places import places_of, same_spot
from secondsource.reconcile.matching.scoring import Score
from secondsource.reconcile.offices import titles_given
from secondsource.reconcile.ordering import in_order, report_key
from secondsource.reconcile.origins import Rooting, origins_of
from secondsource.reconcile.parting import part
from secondsource.reconcile.regrouped import reread
from secondsource.reconcile.roots import Root
from secondsource.reconcile.scenes import surveyed
from secondsource.reconcile.settling import settle
from secondsource.reconcile.speakers import SpeaksFor
from secondsource.reconcile.versions import versions
from secondsource.reconcile.yearless import changed, with_years, years_of

MOST_LINKED = 20  # claims of a part among which the strongest pair is looked for
DESCENDS = 0.6  # share of a report that is shared from which the whole descends from the other


@collector_paused()  # a large case makes millions of values, which would be searched for cycles again and again
def reconcile(
    reports: Sequence[Report],
    extractions: Sequence[Extraction],
    judgements: Sequence[Judgement] = (),
    previous: Reconciliation | None = None,
    touched: frozenset[str] | None = None,
    *,
    relate: Relate | None = None,
    on_part: OnPart | None = None,
) -> Reconciliation:
    """Return what many reports establish together.

    Pure and deterministic: the same input gives the same result in any order of the sequences, and
    ``previous`` only saves work.

    Args:
        reports: All reports of the case.
        extractions: What each says; a report without one takes part in lineage only.
        judgements: People's decisions, in the order given.
        previous: The result before some reports were added or some judgements given.
        touched: Ids of those reports, and of the reports that those judgements are about. Without it, or with
            a ``previous`` made by other rules, everything is worked out anew.
        relate: What tells the relation of two claims; without it, only rules do.
        on_part: Told now and then how far it is; it changes nothing.
    """
    use_large_pages()
    decisions = decide(reports, extractions, judgements)
    dated, inferred = with_years(decisions.reports)
    ordered = in_order(dated)
    known = {report.id: report for report in ordered}
    read = {report: e for report, e in decisions.extractions.items() if report in known}
    usable = (
        previous is not None
        and touched is not None
        and previous.versions == versions(relate.version if relate is not None else None)
    )
    old = previous if usable else None
    if old is not None and touched is not None:
        was = years_of([r for r in decisions.reports if r.id not in touched])
        touched |= changed(was, old.inferred_dates, {i.report: i.start for i in inferred})
    new_reports = touched if old is not None else None
    edges = tuple(
        edge
        for edge in trace(ordered, read, old.lineage if old else (), new_reports, on_part)
        if (min(edge.source, edge.target), max(edge.source, edge.target)) not in decisions.lineage_refused
    )
    entities = resolve(ordered, read, decisions.entities_together, decisions.entities_apart)
    entity_of = {member: entity.id for entity in entities for member in entity.members}
    carried = carried_claims(edges, read, known)
    pile = Pile(ordered, read, entity_of, relate, on_part)
    use_large_pages()
    work = _Case(_Read(ordered, read), entities, edges, carried, pile)
    index = pile.index
    answers = answered(work.reports, read)
    work.answers = dict(answers)
    wishes = Wishes(
        [(index[pair.source], index[pair.target]) for pair in carried]
        + [(index[a], index[b]) for a, b in (*answers, *headlined(read))],
        [(index[a], index[b]) for a, b in decisions.claims_together],
        [(index[a], index[b]) for a, b in decisions.claims_apart],
    )
    before = work.before(old, touched or frozenset()) if old is not None else None
    matched = match(pile, wishes, before, on_part=on_part)
    use_large_pages()
    judged = frozenset(c for pair in (*decisions.claims_together, *decisions.claims_apart) for c in pair)
    result = work.result(
        matched,
        old if before is not None else None,
        judged,
        decisions.findings_refused,
        touched or frozenset(),
        on_part=on_part,
    )
    if not inferred:
        return result
    both = sorted((*result.inferred_dates, *inferred), key=lambda i: i.report)
    return replace(result, inferred_dates=tuple(both))


class _Read(NamedTuple):
    """The reports in order of date, and what they say."""

    reports: Sequence[Report]
    extractions: Mapping[str, Extraction]


class _Case:
    """One case while it is worked out."""

    def __init__(
        self,
        read: _Read,
        entities: Sequence[Entity],
        edges: Sequence[Lineage],
        carried: Sequence[Carried],
        pile: Pile,
    ) -> None:
        self.reports = {report.id: report for report in read.reports}
        self.extractions = read.extractions
        self.entities = {entity.id: entity for entity in entities}
        self.edges = edges
        self.carried = carried
        self.pile = pile
        self.together: dict[str, list[tuple[int, str, str]]] = defaultdict(list)
        for n, pair in enumerate(carried):
            self.together[pair.source].append((n, pair.source, pair.target))
        self.answers: dict[str, str] = {}  # a denial or doubt → the claim that it answers
        self.claims = {p.claim.id: p.claim for p in pile.profiles}
        self.moved: set[int] = set()  # claims that read otherwise than in the earlier result

    def before(self, old: Reconciliation, touched: frozenset[str]) -> Before | None:
        """Return what is left of the earlier result, or ``None`` where too much is gone to build on."""
        index = self.pile.index
        if any(claim not in index for claim in old.claim_origin):
            return None
        if not old.matched and any(len(finding.claims) > 1 for finding in old.findings):
            return None  # made before the groups were kept
        new = {
            n
            for claim, n in index.items()
            if claim not in old.claim_finding or self.claims[claim].report in touched
        }
        keys = reread(self.pile, self.reports, self.extractions, old.entities)
        self.moved = keys.keys() | self._recarried(old)
        changed = (self.moved | self._moved(touched)) - new
        groups = tuple(
            tuple(sorted(tuple(sorted(index[c] for c in part)) for part in group)) for group in old.matched
        )
        return Before(groups, frozenset(new), frozenset(changed), keys)

    def _moved(self, touched: frozenset[str]) -> set[int]:
        """Return the claims at places that the reports put elsewhere on the map, now that some were added."""
        before = {name: e for name, e in self.extractions.items() if name not in touched}
        entity_of = self.pile.entity_of
        was, now = places_of(before, entity_of), places_of(self.extractions, entity_of)
        moved = {place for place in now if not same_spot(was.get(place), now[place])}
        return {n for n, p in enumerate(self.pile.profiles) if moved and moved & p.places}

    def _recarried(self, old: Reconciliation) -> set[int]:
        """Return the earlier claims whose copies are others now."""
        was, now = (
            set(carried_claims([e for e in edges if e not in others], self.extractions, self.reports))
            for edges, others in ((old.lineage, set(self.edges)), (self.edges, set(old.lineage)))
        )
        return {self.pile.index[c] for pair in was ^ now for c in (pair.source, pair.target)}

    def result(
        self,
        matched: Matched,
        old: Reconciliation | None,
        judged: frozenset[str],
        refused: frozenset[str],
        touched: frozenset[str],
        *,
        on_part: OnPart | None,
    ) -> Reconciliation:
        """Assess the groups and put everything together."""
        rooting = Rooting(
            list(self.reports.values()),
            self.extractions,
            list(self.entities.values()),
            self.carried,
            self._ancestors(),
        )
        # Report by report, not finding by finding: of a large case, what was not looked at just before is slow to get at.
        for profile in self.pile.profiles:
            rooting.root(profile.claim)
        ground = Ground(
            self.reports,
            self.entities,
            SpeaksFor(list(self.entities.values()), titles_given(self.claims.values(), rooting.case_entity)),
            surveyed(self._atlas(), self.pile.profiles),
            self._neighbors(),
            self.pile,
        )
        earlier = Earlier(old, self.pile, self.entities, ground.atlas, moved=self.moved, touched=touched)
        roots: dict[str, Root] = {}
        order, rank = order_of(self.claims, self.reports), {}
        findings: list[Finding] = []
        parts = [
            (group, part)
            for group in matched.groups
            for part in self._parts(
                group, rooting, ground, judged, earlier if group[0] not in matched.fresh else None
            )
        ]
        links = self._links(matched, parts, earlier.why)
        self.pile.let_go()
        for n, (group, profiles) in enumerate(counted(parts, "findings", on_part)):
            claims = [p.claim for p in profiles]
            own = {c.id: rooting.root(c) for c in claims}
            settled = settle(claims, own, rooting, ground.speaks_for, _parting(profiles))
            roots.update(settled)
            if any(c.id in refused for c in claims):
                continue
            ids = tuple(c.id for c in claims)
            if group[0] not in matched.fresh and ids in earlier.why:
                joined = earlier.why[ids]
            else:
                joined = why_joined(claims, links.get(n), judged=any(c in judged for c in ids))
            finding = earlier.finding(ids, settled) or finding_of(profiles, settled, joined, ground)
            if finding.why != joined:
                finding = replace(finding, why=joined)
            findings.append(finding)
            rank[finding.id] = order(finding)  # now, while what was found of its words is kept
        findings.sort(key=lambda finding: rank[finding.id])
        origins, claim_origin = origins_of(roots, self.claims)
        return Reconciliation(
            entities=tuple(self.entities.values()),
            lineage=tuple(self.edges),
            origins=origins,
            findings=tuple(findings),
            claim_origin=MappingProxyType(claim_origin),
            claim_finding=MappingProxyType({c: f.id for f in findings for c in f.claims}),
            inferred_dates=infer(self.reports, findings, self.claims),
            versions=versions(self.pile.relations.version),
            matched=tuple(
                sorted(
                    tuple(
                        sorted(tuple(sorted(self.pile.profiles[n].claim.id for n in part)) for part in group)
                    )
                    for group in matched.clusters
                    if len(group) > 1 or len(group[0]) > 1
                )
            ),
        )

    def _parts(
        self,
        group: Sequence[int],
        rooting: Rooting,
        ground: Ground,
        judged: frozenset[str],
        earlier: Earlier | None,
    ) -> list[list[Profile]]:
        """Return the claims of a group that was matched, parted where they count several things.

        What a person has joined or parted stays as it is; so does one that was not formed anew, where ``earlier`` tells.
        """
        profiles = [self.pile.profiles[n] for n in group]
        if len(profiles) == 1 or any(p.claim.id in judged for p in profiles):
            return [profiles]
        if earlier is not None and (parts := earlier.parts(profiles)) is not None:
            return parts
        origin = {p.claim.id: rooting.root(p.claim).id for p in profiles}
        copied = sorted(pair for p in profiles for pair in self.together.get(p.claim.id, ()))
        return part(
            profiles,
            lambda p, f: count_in(p, f, origin, ground),
            [(a, b) for _, a, b in copied],
            [(p.claim.id, self.answers[p.claim.id]) for p in profiles if p.claim.id in self.answers],
            ground.atlas,
        )

    def _links(
        self,
        matched: Matched,
        parts: Sequence[tuple[Sequence[int], Sequence[Profile]]],
        told: Mapping[tuple[str, ...], str],
    ) -> dict[int, Score]:
        """Return what links the claims of each part, by its number, where that was not told before."""
        found: dict[int, Score | None] = {}
        asked: dict[int, list[int]] = {}
        clusters = {group[0]: parts for group, parts in zip(matched.groups, matched.clusters, strict=True)}
        for n, (group, profiles) in enumerate(parts):
            if len(profiles) == 1 or (
                group[0] not in matched.fresh and tuple(p.claim.id for p in profiles) in told
            ):
                continue
            if len(profiles) < len(group):
                asked[n] = [self.pile.index[p.claim.id] for p in profiles[:MOST_LINKED]]
            elif group[0] in matched.fresh or matched.blocks is None:
                found[n] = matched.links.get(group[0])
            else:
                formed = next(p for p in clusters[group[0]] if p[0] == group[0])
                found[n] = link_within(self.pile, matched.blocks, formed)
        found.update(zip(asked, strongest_of(self.pile, list(asked.values())), strict=True))
        return {n: link for n, link in found.items() if link is not None}

    def _ancestors(self) -> dict[str, str]:
        """Return, for each report, the one that the whole of it descends from."""
        parents: dict[str, tuple[float, str]] = {}
        for edge in self.edges:
            if edge.score < DESCENDS:
                continue
            source, target = edge.source, edge.target
            if not edge.directed and report_key(self.reports[source]) > report_key(self.reports[target]):
                source, target = target, source
            parents[target] = max(parents.get(target, (0.0, "")), (edge.score, source))
        found = {}
        for report in self.reports:
            at, seen = report, {report}
            while at in parents and parents[at][1] not in seen:
                at = parents[at][1]
                seen.add(at)
            found[report] = at
        return found

    def _atlas(self) -> Atlas:
        """Return what is known of the case's places."""
        return Atlas(
            names={e.id: e.name for e in self.entities.values()},
            spots={
                e.id: (e.latitude, e.longitude)
                for e in self.entities.values()
                if e.latitude is not None and e.longitude is not None
            },
            precision={e.id: e.precision for e in self.entities.values() if e.precision is not None},
        )

    def _neighbors(self) -> dict[str, dict[Span, tuple[tuple[str, Figure], ...]]]:
        """Return the figures of people by report and sentence."""
        found: dict[str, dict[Span, tuple[tuple[str, Figure], ...]]] = defaultdict(dict)
        for profile in self.pile.profiles:
            claim: Claim = profile.claim
            own = tuple((claim.id, f) for f in claim.figures if f.measure in {"killed", "injured"})
            if own:
                found[claim.report][claim.sentence] = found[claim.report].get(claim.sentence, ()) + own
        return found


def _parting(profiles: Sequence[Profile]) -> Callable[[Claim, Claim], bool]:
    """Return what tells whether two claims of a group say the contrary, or have neither words nor numbers in common."""
    of = {p.claim.id: p for p in profiles}

    def parted(one: Claim, other: Claim) -> bool:
        a, b = of[one.id], of[other.id]
        if stands_against(a, b) or stands_against(b, a):
            return True
        return not (a.stems & b.stems or same_predicate(a, b, 0.0) or same_figure(a, b, 0.0))

    return parted
