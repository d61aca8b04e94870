"""Findings as shown: facets, accounts by origin, range, history."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from secondsource.dossier import disputes
from secondsource.dossier.entries import FacetLine, FindingPage, HistoryLine, OriginGroup, RangeLine
from secondsource.dossier.glosses import gloss, mentions
from secondsource.dossier.lines import decisions, judged_claims
from secondsource.dossier.lookup import Lookup, day, label, number, sure
from secondsource.dossier.parts import ClaimLine, Decision
from secondsource.dossier.prose import Names, finding_names, prose
from secondsource.dossier.range_plot import plot
from secondsource.dossier.values import Count, Field
from secondsource.model import FacetName, Finding, Range

#: Steps after which earlier words do not say how it is now, and among them those that say so.
OVERTAKING = ("correction", "retraction", "later_count")
SAID_SO = ("correction", "retraction")
#: Steps after which a finding is what it was: told first, told again, or beside it a count of something else.
UNCHANGED = ("first", "joined", "other_scope")
FACETS: tuple[FacetName, ...] = ("occurrence", "actor", "target", "count", "place", "time")


def letter(index: int) -> str:
    """Return the sign of an origin within its finding: A … Z, then AA, AB, …."""
    first, rest = divmod(index, 26)
    return (chr(64 + first) if first else "") + chr(65 + rest)


def _groups(
    at: Lookup, finding: Finding, lines: Mapping[str, ClaimLine], names: Names
) -> tuple[OriginGroup, ...]:
    groups = []
    for i, through in enumerate(finding.origins):
        origin = at.origins[through.origin]
        here = [lines[c] for c in finding.claims if c in through.claims and c in lines]
        groups.append(
            OriginGroup(
                letter=letter(i),
                anchor=origin.id,
                name=sure(origin.id, "name", origin.name),
                kind=sure(origin.id, "kind", origin.kind),
                party=through.party,
                reports=Count(len(through.reports), f"{finding.id}:{through.origin}:reports"),
                why=prose(sure(finding.id, f"origins.{i}.why", through.why), names),
                claims=_same_words(here),
            )
        )
    return tuple(groups)


def _same_words(lines: Sequence[ClaimLine]) -> tuple[tuple[ClaimLine, tuple[ClaimLine, ...]], ...]:
    """Bring claims of several reports together that are made in the same words of the same sentence."""
    same: dict[tuple[str, str, int], list[ClaimLine]] = defaultdict(list)
    seen: Counter[tuple[str, str, str]] = Counter()
    for line in lines:
        sentence = " ".join(line.passage.words.text.split())
        # Two claims of one report in the same words are two claims, not a copy.
        nth = seen[line.report.id, sentence, line.words.text]
        seen[line.report.id, sentence, line.words.text] += 1
        same[sentence, line.words.text, nth].append(line)
    return tuple((first, tuple(others)) for first, *others in same.values())


def _facets(finding: Finding, letters: Mapping[str, str], names: Names) -> tuple[FacetLine, ...]:
    shown = []
    for name in FACETS:
        facet = finding.facets.get(name)
        if facet is None:
            continue
        # The same words are one value, though they may stand for what is not quite the same.
        same: dict[str, list[int]] = defaultdict(list)
        for i, value in enumerate(facet.values):
            same[value.value.casefold()].append(i)
        values = tuple(
            (
                sure(finding.id, f"facets.{name}.values.{i[0]}.value", facet.values[i[0]].value),
                tuple(dict.fromkeys(letters[c] for j in i for c in facet.values[j].claims if c in letters)),
                tuple(c for j in i for c in facet.values[j].claims),
            )
            for i in same.values()
        )
        why = prose(sure(finding.id, f"facets.{name}.why", facet.why), names)
        shown.append(FacetLine(name, facet.state, values, why))
    return tuple(shown)


def _range(finding_id: str, given: Range) -> RangeLine:
    def shown(name: str, value: float | None) -> Field | None:
        text = number(value)
        return Field(text, f"{finding_id}:range.{name}") if text is not None else None

    return RangeLine(
        exact=given.low == given.best == given.high,
        low=shown("low", given.low),
        best=shown("best", given.best),
        high=shown("high", given.high),
        measure=sure(finding_id, "range.measure", label(given.measure)),
        # The rule's own name before the colon is for those who write rules.
        rule=sure(finding_id, "range.rule", given.rule.partition(": ")[2] or given.rule),
    )


def _history(at: Lookup, finding: Finding, names: Names) -> tuple[HistoryLine, ...]:
    return tuple(
        HistoryLine(
            day=day(finding.id, f"history.{i}.as_of", entry.as_of),
            change=entry.change,
            why=prose(sure(finding.id, f"history.{i}.why", entry.why), names),
            claims=tuple((c, at.refs[at.claims[c].report]) for c in entry.claims if c in at.claims),
        )
        for i, entry in enumerate(finding.history)
    )


def _changed_by(
    step: HistoryLine | None, title: str, lines: Mapping[str, ClaimLine]
) -> tuple[Field, str] | None:
    """Return the words that changed a finding last and say more than its title, and the claim in which they stand.

    A later count says nothing of the one before it: our sentence, which gives both, does.
    """
    for claim, _ in step.claims if step and step.change in SAID_SO else ():
        if claim in lines:
            words = lines[claim].words
            return None if words.text in title or title in words.text else (words, claim)
    return None


def _decided(at: Lookup, finding: Finding, shown: Mapping[str, Decision]) -> tuple[Decision, ...]:
    """Return the judgements on a finding: they are kept under one of its claims."""
    return tuple(
        shown[j.id]
        for j in at.snapshot.judgements
        if j.noun == "finding" and not set(finding.claims).isdisjoint(judged_claims(at, j))
    )


def finding_pages(at: Lookup, lines: Mapping[str, ClaimLine]) -> tuple[FindingPage, ...]:
    """Return the findings as shown, those that matter most first."""
    shown = {d.id: d for d in decisions(at.snapshot.judgements)}
    known = mentions(at)
    pages = []
    for finding in at.snapshot.reconciliation.findings:
        letters = {c: letter(i) for i, o in enumerate(finding.origins) for c in o.claims}
        names = finding_names(at, finding)
        history = _history(at, finding, names)
        facets = _facets(finding, letters, names)
        later = [h for h in history if h.change not in UNCHANGED]
        held = disputes.sides(at, finding, facets, lines)
        doubt = disputes.doubt(finding, facets)
        if doubt and disputes.told(finding, doubt, held, lines):
            doubt = None
        last = later[-1] if later else None
        title = at.words(at.claims[finding.title_claim].report, finding.title_span)
        changed_by = _changed_by(last, title.text, lines)
        decided = _decided(at, finding, shown)
        reports = {at.claims[c].report for c in finding.claims if c in at.claims}
        given = finding.range
        pages.append(
            FindingPage(
                id=finding.id,
                title=title,
                who=gloss(at, finding, known),
                type=sure(finding.id, "type", label(finding.type)),
                status=finding.status,
                brief=len(finding.claims) == 1
                and finding.status == "single_origin"
                and not finding.flags
                and not decided,
                origins=Count(len(finding.origins), f"{finding.id}:origins"),
                reports=Count(len(reports), f"{finding.id}:reports"),
                claims=Count(len(finding.claims), f"{finding.id}:claims"),
                parties=sum(o.party for o in finding.origins),
                change=last.change if last else None,
                change_day=last.day if last else None,
                changed_by=changed_by,
                changed_why=last.why if last and last.change in OVERTAKING and not changed_by else None,
                check=next((flag for c in finding.claims if c in lines for flag in lines[c].flags), None),
                doubt=doubt,
                sides=held,
                facets=facets,
                groups=_groups(at, finding, lines, names),
                range=_range(finding.id, given) if given else None,
                plot=plot(at, finding, letters),
                history=history,
                why=prose(sure(finding.id, "why", finding.why), names),
                decisions=decided,
            )
        )
    return tuple(pages)
