"""From a group of claims about one matter to a Finding: status, title, origins, history, flags, and why."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from secondsource.model import (
    Change,
    Claim,
    Entity,
    Facet,
    FacetName,
    Figure,
    Finding,
    FindingOrigin,
    HistoryEntry,
    Report,
    Span,
    Status,
    digest,
)
from secondsource.reconcile.atlas import Atlas
from secondsource.reconcile.background import is_background
from secondsource.reconcile.contraries import position, refuses
from secondsource.reconcile.contrasts import of_one_thing
from secondsource.reconcile.counting import count_of
from secondsource.reconcile.counts import Count, added, same_thing, summed_up
from secondsource.reconcile.facet_values import in_short
from secondsource.reconcile.facets import facets_of
from secondsource.reconcile.figures_adopted import adopted
from secondsource.reconcile.figures_parts import parted
from secondsource.reconcile.figures_told import told_of
from secondsource.reconcile.firsthand import firsthand
from secondsource.reconcile.flags import flags
from secondsource.reconcile.matching.features import typical
from secondsource.reconcile.matching.pile import Pile
from secondsource.reconcile.matching.profile import Profile
from secondsource.reconcile.matching.profiles import is_said
from secondsource.reconcile.matching.scoring import Score
from secondsource.reconcile.matters import Matter
from secondsource.reconcile.measures import PEOPLE
from secondsource.reconcile.names import organization_key
from secondsource.reconcile.relations import related
from secondsource.reconcile.revisions import in_notice, is_old, is_replaced, notices, revisions
from secondsource.reconcile.roots import Root
from secondsource.reconcile.speakers import SpeaksFor
from secondsource.reconcile.speaking import is_medium
from secondsource.reconcile.titles import title_of
from secondsource.reconcile.tolls import Assessment, Step, assess
from secondsource.reconcile.withdrawn import still_told, taken_back, withdrawn

_GOVERNING = frozenset({"GOV", "MIL", "COP", "SPY"})
_STATES: tuple[Status, ...] = ("disputed", "corroborated", "unconfirmed", "single_origin", "superseded")


@dataclass(frozen=True, slots=True)
class Ground:
    """What every finding of a case is assessed with.

    Attributes:
        reports: By id.
        entities: Case entity id → entity.
        speaks_for: Who speaks for whom.
        atlas: Its places.
        neighbors: Report id → its claims' figures by sentence, to hold dead beside wounded.
        pile: Its claims.
    """

    reports: Mapping[str, Report]
    entities: Mapping[str, Entity]
    speaks_for: SpeaksFor
    atlas: Atlas
    neighbors: Mapping[str, Mapping[Span, tuple[tuple[str, Figure], ...]]]
    pile: Pile


def finding_of(profiles: Sequence[Profile], roots: Mapping[str, Root], why: str, ground: Ground) -> Finding:
    """Assess one group of claims.

    Args:
        profiles: Of its claims, in order of report date and text.
        roots: Claim id → its origin's root, settled for this finding.
        why: Why they stand together (``why_joined``).
        ground: The case.
    """
    claims = [p.claim for p in profiles]
    origin = {c.id: roots[c.id].id for c in claims}
    unknown = frozenset(roots[c.id].id for c in claims if roots[c.id].kind == "unknown")
    # A report whose outlet is not known still says what it says: it can be disputed, and disputes.
    saying = {roots[c.id].id for c in claims if roots[c.id].report is not None and c.attribution is None}
    gone = taken_back(profiles, ground.reports)
    counts = [
        count_in(p, f, origin, ground)._replace(nobody=origin[p.claim.id] in unknown - saying)
        for p in profiles
        if p.claim.id not in gone
        if len(profiles) == 1 or not in_notice(p.claim, ground.reports[p.claim.report])
        for f in told_of(p, ground.reports[p.claim.report].text, ground.pile)
    ]
    assessment = assess(parted(adopted(of_one_thing(counts))), ground.atlas)
    named = [e for p in profiles for e in sorted(p.actors | p.targets | set(p.speakers))]
    matter = Matter(
        profiles=profiles,
        origin=origin,
        unknown=unknown,
        unsaid=unknown - saying,
        voices=frozenset(
            c.id
            for c in claims
            if roots[c.id].report is not None and not firsthand(c, ground.reports[c.report])
        ),
        traced=frozenset(c.id for c in claims if roots[c.id].traced),
        relayed=frozenset(c.id for c in claims if roots[c.id].kind in {"outlet", "agency"}),
        counts=assessment,
        atlas=ground.atlas,
        relations={},
        sides={e: (ground.entities[e].country or "", ground.entities[e].sector or "") for e in named},
        printed=_printed(claims, roots, ground),
        withdrawn=gone,
    )
    matter = replace(matter, relations=related(ground.pile, matter))
    facets = facets_of(matter)
    history = _history(profiles, assessment, facets, ground)
    status, core = _standing(matter, facets, history)
    people = (
        assessment.range if assessment and assessment.range and assessment.range.measure in PEOPLE else None
    )
    # A number of things is one detail of a matter: what it stands on does not name it.
    named_by = core if people or status != "single_origin" else ()
    title_claim, title_span = title_of(named_by, profiles, ground.reports, _numbers(assessment))
    kinds = Counter(c.type for c in claims)
    beside = {c.id: _beside(c, ground) for c in claims}
    return Finding(
        id=digest("finding", claims[0].id),
        title=title_span.of(ground.reports[title_claim.report].text),
        title_claim=title_claim.id,
        title_span=title_span,
        type=min(kinds, key=lambda t: (-kinds[t], t == "STATEMENT", t)),
        status=status,
        facets=facets,
        origins=_origins(profiles, roots, ground),
        claims=tuple(c.id for c in claims),
        range=assessment.range if assessment else None,
        history=history,
        flags=flags(assessment, beside, ground.atlas) if assessment else (),
        why=why,
    )


def _numbers(assessment: Assessment | None) -> frozenset[float]:
    """Return the numbers of people at which a finding stands: what its range comes to, or what most origins give."""
    if assessment is None or assessment.range is None or assessment.range.measure not in PEOPLE:
        return frozenset()
    if assessment.range.best is not None:
        return frozenset({assessment.range.best})
    told: dict[float, set[str]] = defaultdict(set)
    for count in assessment.standing:
        number = typical(count.figure)
        if number is not None:
            told[number].add(count.origin)
    most = max(map(len, told.values()), default=0)
    return frozenset(n for n, origins in told.items() if len(origins) == most)


def _printed(claims: Sequence[Claim], roots: Mapping[str, Root], ground: Ground) -> dict[str, frozenset[str]]:
    """Return the reports that each outlet among the origins of some claims publishes, or that credit each agency, of those that make the claims."""
    reports = [ground.reports[r] for r in {c.report for c in claims}]
    found = {}
    for root in {roots[c.id].id: roots[c.id] for c in claims if roots[c.id].report is not None}.values():
        if root.kind == "outlet" and (told := ground.reports[root.report or ""].outlet):
            key = organization_key(told)
            found[root.id] = frozenset(r.id for r in reports if organization_key(r.outlet or "") == key)
        elif root.kind == "agency":
            key = organization_key(root.name)
            found[root.id] = frozenset(
                r.id for r in reports if any(organization_key(c.name) == key for c in r.credits)
            )
    return found


def count_in(profile: Profile, figure: Figure, origin: Mapping[str, str], ground: Ground) -> Count:
    """Return a claim's figure with what is needed to compare it."""
    claim = profile.claim
    report = ground.reports[claim.report]
    number = typical(figure) or 0.0
    start, end = claim.sentence.start, claim.sentence.end

    def before(at: int) -> str:
        return report.text[max(start, at - 60) : at]

    after = report.text[figure.span.end : min(end, figure.span.end + 60)]
    whole = any(
        same_thing(f, figure) and f.best is not None and f.best > number and not is_old(before(f.span.start))
        for f in profile.figures
    )
    return Count(
        claim,
        figure,
        profile,
        report.published or "",
        origin[claim.id],
        claim.sentence.of(report.text),
        notices(report, figure),
        part=(whole and not is_replaced(before(figure.span.start)))
        or added(before(figure.span.start), after)
        or summed_up(figure, report.text[figure.span.end : end], _beside(claim, ground)),
        voice=not is_said(claim) and is_medium(report.outlet or "news"),
        earlier=is_background(profile, report),
    )


def _beside(claim: Claim, ground: Ground) -> tuple[tuple[str, Figure], ...]:
    """Return the figures that other claims give in the same sentence, and the claim's own."""
    own = tuple((claim.id, f) for f in claim.figures)
    return own + ground.neighbors.get(claim.report, {}).get(claim.sentence, ())


def _standing(
    matter: Matter, facets: Mapping[FacetName, Facet], history: Sequence[HistoryEntry]
) -> tuple[Status, tuple[Profile, ...]]:
    """Return how the finding stands, and the claims on which that rests: they name it.

    Several accounts that each tell something else are neither corroborated nor disputed, however many they are.
    """
    if matter.withdrawn and not still_told(matter.profiles, matter.withdrawn):
        return "superseded", ()
    # A paper that takes its own words back ends nothing that others tell.
    told = [entry for entry in history if not matter.withdrawn.issuperset(entry.claims)]
    dated = [entry for entry in told if entry.as_of] or told
    if dated and dated[-1].change == "retraction":
        return "superseded", ()  # a report without a date that looks back on it tells nothing newer
    asserting = [p for p in matter.profiles if position(p.claim) in {"asserts", "negates"}]
    states = {name: facet.state for name, facet in facets.items()}
    if "disputed" in states.values() or (states["occurrence"] == "denied" and asserting):
        return "disputed", _disputing(matter, states)
    borne_out = matter.borne_out()
    if borne_out:
        return "corroborated", borne_out
    if states["occurrence"] == "unconfirmed":
        return "unconfirmed", ()
    counts = matter.counts
    stands = {c.claim.id for c in counts.standing} if counts is not None else set()
    return "single_origin", tuple(p for p in matter.profiles if p.claim.id in stands)


def _disputing(matter: Matter, states: Mapping[FacetName, str]) -> tuple[Profile, ...]:
    """Return the claims that dispute each other, where the dispute is of whether or how many."""
    if states["occurrence"] == "disputed" and (pair := matter.opposed()):
        return pair[:1]
    if states["occurrence"] in {"disputed", "denied"} and (pair := matter.contrary()):
        return pair[1:]
    if states["occurrence"] == "disputed" and (pair := matter.excluded()):
        return pair[:1]
    if states.get("count") == "disputed" and matter.counts is not None:
        told = {c.claim.id for pair in matter.counts.disputed for c in pair}
        return tuple(p for p in matter.profiles if p.claim.id in told)
    return ()


def _origins(
    profiles: Sequence[Profile], roots: Mapping[str, Root], ground: Ground
) -> tuple[FindingOrigin, ...]:
    """Return the independent origins, most claims first."""
    claims: dict[str, list[Claim]] = defaultdict(list)
    for profile in profiles:
        claims[roots[profile.claim.id].id].append(profile.claim)
    shown = shown_roots([roots[p.claim.id] for p in profiles])
    involved = {e for p in profiles for e in (p.actors | p.targets)}
    found = [
        FindingOrigin(
            origin=key,
            party=_party(shown[key], involved, profiles, ground),
            claims=tuple(c.id for c in group),
            reports=tuple(dict.fromkeys(c.report for c in group)),
            why=shown[key].why,
        )
        for key, group in claims.items()
    ]
    return tuple(sorted(found, key=lambda o: (-len(o.claims), o.origin)))


def shown_roots(roots: Iterable[Root]) -> dict[str, Root]:
    """Return the root that is shown of each origin, by its id: the one with the shortest reason."""
    shown: dict[str, Root] = {}
    for root in roots:
        if root.id not in shown or len(root.why) < len(shown[root.id].why):
            shown[root.id] = root
    return shown


def _party(root: Root, involved: set[str], profiles: Sequence[Profile], ground: Ground) -> bool:
    """Tell whether an origin is itself party to the matter: it does it, or speaks for the side that does."""
    if root.entity is None:
        return False
    speaker = ground.entities.get(root.entity)
    if speaker is None:
        return False
    acting = {e for p in profiles if not p.act for e in (p.actors | p.targets)} or involved
    if root.entity in acting or ground.speaks_for.body(root.entity, sorted(acting)) is not None:
        return True
    sides = {(x.country, x.sector) for e in acting if (x := ground.entities[e]).country}
    return (
        bool(speaker.country)
        and speaker.sector in _GOVERNING
        and any(c == speaker.country and s in _GOVERNING for c, s in sides)
    )


def _history(
    profiles: Sequence[Profile],
    assessment: Assessment | None,
    facets: Mapping[FacetName, Facet],
    ground: Ground,
) -> tuple[HistoryEntry, ...]:
    """Return what each report changed, in order of report date."""
    steps: dict[str, list[Step]] = defaultdict(list)
    for step in assessment.steps if assessment else ():
        steps[step.count.claim.report].append(step)
    by_report: dict[str, list[Claim]] = defaultdict(list)
    for profile in profiles:
        by_report[profile.claim.report].append(profile.claim)
    entries = []
    before: list[Claim] = []
    for report, claims in by_report.items():
        change, why = _change(before, claims, steps.get(report, ()), facets, ground)
        entries.append(
            HistoryEntry(ground.reports[report].published, change, tuple(c.id for c in claims), why)
        )
        before += claims
    return tuple(entries)


_TELLING: tuple[Change, ...] = ("retraction", "correction", "contradiction", "later_count", "other_scope")


def _change(
    before: Sequence[Claim],
    claims: Sequence[Claim],
    steps: Sequence[Step],
    facets: Mapping[FacetName, Facet],
    ground: Ground,
) -> tuple[Change, str]:
    first = not before
    for kind in _TELLING:
        step = next((s for s in steps if s.change == kind), None)
        if step is not None and not (
            first
            and kind != "contradiction"
            and step.against is not None
            and step.against.claim.report == step.count.claim.report
            and kind == "other_scope"
        ):
            return kind, step.why
    said = {kind for c in claims for kind in revisions(c.sentence.of(ground.reports[c.report].text))}
    if all(withdrawn(c, ground.reports[c.report]) for c in claims):
        return "retraction", "Its report tells it only to take it back."
    if "retraction" in said and not steps:
        return "retraction", "Its words take back what was said."
    if first:
        return "first", "The first report to tell it."
    if facets["occurrence"].state in {"disputed", "denied"}:
        against = [c for c in claims if refuses(c)]
        against += [c for c in claims if c.id in facets["occurrence"].values[-1].claims]
        if all(map(refuses, before)):
            against = [c for c in claims if not refuses(c) and position(c) == "asserts"]
        if against:
            return "contradiction", _contrary(against[0])
    doubting = [c for c in claims if position(c) == "cannot_confirm"]
    if len(doubting) == len(claims):
        return "joined", f"It cannot confirm: “{in_short(doubting[0])}”."
    return "joined", steps[-1].why if steps else "It tells the same."


def _contrary(claim: Claim) -> str:
    verbs = {"denies": "It denies", "negates": "It says the contrary"}
    return f"{verbs.get(position(claim), 'It tells what excludes it')}: “{in_short(claim)}”."


def why_joined(claims: Sequence[Claim], score: Score | None, *, judged: bool) -> str:
    """Return why the claims stand together, in words for a person.

    Args:
        claims: Of the finding.
        score: Of the strongest pair among them, or ``None``: only copies.
        judged: Whether a person joined or parted them.
    """
    if len(claims) == 1:
        return "No other claim was found about the same matter."
    if judged:
        return "A person joined them."
    reports = len({c.report for c in claims})
    reasons = score.reasons()[:4] if score is not None else ()
    told = f"{count_of(reports, 'report').capitalize()} {'tells' if reports == 1 else 'tell'}"
    if not reasons:
        return f"{told} it; the words are carried over from one to another."
    first = reasons[0][0].lower() + reasons[0][1:]
    return f"{told} it; of the claims joined, {'; '.join([first, *(r[0].lower() + r[1:] for r in reasons[1:])])}."
