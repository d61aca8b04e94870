"""Which report copies, lightly rewrites, credits or translates which, passage by passage."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from secondsource.model import Extraction, Lineage, LineageKind, Report, SharedPassage, digest
from secondsource.reconcile.counting import count_of
from secondsource.reconcile.going_on import OnPart, counted
from secondsource.reconcile.names import abbreviation_of
from secondsource.reconcile.ordering import in_order
from secondsource.reconcile.passages import Run, align, candidate_pairs, let_go, passage, prints, tells
from secondsource.reconcile.translations import Rendering, renderings
from secondsource.reconcile.words import fold

# An edge needs one passage with so many shared shingles, or so many in all its passages together: shorter
# ones are formulas that reporters share without copying (bench/near_copies.py).
LONG_RUN = 6
ALL_RUNS = 10
_RENDERED = frozenset({"translation", "credit"})
_OPENING = '"“«‘'
_CLOSING = '"”»’'


class _Known(NamedTuple):
    """A report with what is asked about it again and again."""

    report: Report
    outlet: str
    credits: frozenset[str]


def trace(
    reports: Sequence[Report],
    extractions: Mapping[str, Extraction],
    previous: Sequence[Lineage] = (),
    touched: frozenset[str] | None = None,
    on_part: OnPart | None = None,
) -> tuple[Lineage, ...]:
    """Return the lineage among reports, sorted by id.

    Args:
        reports: All reports of the case, in any order.
        extractions: What they say, by report id.
        previous: Edges found before ``touched`` was added.
        touched: Ids of the reports that are new or changed; ``None``: all are looked at. Edges between two
            others are taken over: a new report can only take a pair out of the candidates.
        on_part: Told how many pairs of reports are done.
    """
    ordered = in_order(reports)
    known = {report.id: _know(report) for report in ordered}
    before = {(edge.source, edge.target) for edge in previous}
    kept = {frozenset((edge.source, edge.target)): edge for edge in previous}
    edges = {}
    pairs = candidate_pairs([report.text for report in ordered])
    for i, j in counted(pairs, "copies", on_part):
        one, other = ordered[i], ordered[j]
        pair = frozenset((one.id, other.id))
        if touched is not None and before and not pair & touched:
            if pair in kept and kept[pair].kind != "translation":
                edges[pair] = kept[pair]
            continue
        edge = _copied(known[one.id], known[other.id])
        if edge is not None:
            edges[pair] = edge
    let_go()

    def asked(one: str, other: str) -> bool:
        pair = frozenset((one, other))
        if pair in edges:
            return False
        if touched is None or not before or pair & touched:
            return True
        if pair not in kept:
            return False  # it was looked at, and nothing found
        if kept[pair].kind in _RENDERED:
            edges[pair] = kept[pair]
        return kept[pair].kind not in _RENDERED

    looked_at = None
    if touched is not None and before:
        looked_at = [*((r, r) for r in touched), *(p for p in before if frozenset(p) not in edges)]
    for rendering in renderings(ordered, extractions, asked, looked_at):
        pair = frozenset((rendering.one, rendering.other))
        edges[pair] = _rendered(known[rendering.one], known[rendering.other], rendering)
    return tuple(sorted(edges.values(), key=lambda edge: edge.id))


def _know(report: Report) -> _Known:
    names = {_name(credit.name) for credit in report.credits if credit.kind != "byline"}
    return _Known(report, _name(report.outlet or ""), frozenset(names - {""}))


def _name(name: str) -> str:
    return " ".join(fold(part) for part in re.split(r"[\s.\-]+", name) if part and fold(part) != "the")


def credits_outlet(known: Report, outlet: str | None) -> bool:
    """Tell whether a report names an outlet as where it has its words from."""
    name = _name(outlet or "")
    if not name:
        return False
    own = _know(known)
    if any(name == credit or abbreviation_of(credit.upper(), outlet or "") for credit in own.credits):
        return True
    return bool(_credited(known.text, outlet or ""))


def _credited(text: str, outlet: str) -> re.Match[str] | None:
    """Find "Reuters reported", "told Reuters", "according to Reuters", "(Reuters)", "--Reuters"."""
    if outlet not in text:
        return None  # of most reports: only few need be read for how it is named
    name = re.escape(outlet)
    return re.search(
        rf"\b{name}(?: news agency)? (?:reported|reports|said|quoted|cited)\b"
        rf"|\b(?:told|quoted by|reported by|according to|citing|cited by) (?:the )?{name}\b"
        rf"|\({name}\)|[-–—]\s?{name}\b",
        text,
    )


def _copied(one: _Known, other: _Known) -> Lineage | None:
    """Return the edge for the words that two reports share, or ``None``."""
    left, right = one.report.text, other.report.text
    runs = [run for run in align(left, right, min(LONG_RUN, ALL_RUNS)) if tells(left, run.left)]
    if not runs or (max(r.shared for r in runs) < LONG_RUN and sum(r.shared for r in runs) < ALL_RUNS):
        return None
    passages = [passage(left, right, run) for run in runs]
    share = _share(left, right, runs)
    kind: LineageKind = "copy"
    if all(
        _quoted(left, p.source.start, p.source.end) and _quoted(right, p.target.start, p.target.end)
        for p in passages
    ):
        return _edge(
            one,
            other,
            "shared_origin",
            share,
            passages,
            directed=False,
            why="Both give the same words as a quotation: who said them is the origin, not either report.",
        )
    source, target, directed, reason = _direction(one, other)
    common = sorted(c for c in one.credits & other.credits if not _is_own(c, one) and not _is_own(c, other))
    if common and not directed_by_credit(one, other):
        name = next(c.name for c in one.report.credits if _name(c.name) == common[0])
        return _edge(
            one,
            other,
            "shared_origin",
            share,
            passages,
            directed=False,
            why=f"Both credit {name} and share {count_of(len(passages), 'passage')}: what they share comes from there.",
        )
    if source is not one:
        passages = _turned(passages)
    return _edge(
        source,
        target,
        kind,
        share,
        passages,
        directed=directed,
        why=f"They share {count_of(len(passages), 'passage')} word for word or nearly so; {reason}",
    )


def _is_own(credit: str, known: _Known) -> bool:
    """Tell whether a credit is the report's own outlet, by name or by its first letters."""
    return credit == known.outlet or abbreviation_of(credit.upper(), known.report.outlet or "")


def directed_by_credit(one: _Known, other: _Known) -> bool:
    """Tell whether one of two reports credits the other's outlet."""
    return credits_outlet(one.report, other.report.outlet) or credits_outlet(other.report, one.report.outlet)


def _direction(one: _Known, other: _Known) -> tuple[_Known, _Known, bool, str]:
    """Return source, target, whether that is known, and why: credits first, then dates."""
    if one.outlet != other.outlet:
        if credits_outlet(other.report, one.report.outlet):
            return one, other, True, f"the one credits {one.report.outlet}."
        if credits_outlet(one.report, other.report.outlet):
            return other, one, True, f"the one credits {other.report.outlet}."
    first, second = one.report.published, other.report.published
    if first and second:
        size = (
            min(len(first), len(second))
            if "T" in first and "T" in second
            else min(len(first), len(second), 10)
        )
        if first[:size] < second[:size]:
            return one, other, True, "the source is dated earlier."
        if first[:size] > second[:size]:
            return other, one, True, "the source is dated earlier."
        return *_by_id(one, other), False, "their dates do not tell which was first."
    return *_by_id(one, other), False, "without both dates or a credit, which was first is not known."


def _by_id(one: _Known, other: _Known) -> tuple[_Known, _Known]:
    return (one, other) if one.report.id <= other.report.id else (other, one)


def _share(left: str, right: str, runs: Sequence[Run]) -> float:
    """Return the share of the shorter text's content words that stand in shared passages."""
    sizes = len(prints(left).starts), len(prints(right).starts)
    side = 0 if sizes[0] <= sizes[1] else 1
    covered = sum((run.left, run.right)[side][1] - (run.left, run.right)[side][0] for run in runs)
    return round(min(1.0, covered / max(1, sizes[side])), 4)


def _quoted(text: str, start: int, end: int) -> bool:
    """Tell whether a passage stands inside one pair of quotation marks."""
    before = max((text.rfind(mark, 0, start + 2) for mark in _OPENING), default=-1)
    closed = max((text.rfind(mark, before + 1, start) for mark in _CLOSING[1:]), default=-1)
    if before < 0 or closed > before:
        return False
    inside = text[before + 1 : end]
    return not any(mark in inside.rstrip(_CLOSING + ".,") for mark in '"”»')


def _edge(
    source: _Known,
    target: _Known,
    kind: LineageKind,
    score: float,
    passages: Sequence[SharedPassage],
    *,
    directed: bool,
    why: str,
) -> Lineage:
    one, other = source.report.id, target.report.id
    spans = tuple(passages)
    if not directed and one > other:
        one, other = other, one
        spans = tuple(_turned(spans))
    return Lineage(
        digest("lineage", *sorted((one, other)), kind), one, other, directed, kind, score, spans, why
    )


def _rendered(one: _Known, other: _Known, rendering: Rendering) -> Lineage:
    """Return the edge for content that two reports share in other words."""
    source, target, directed, reason = _direction(one, other)
    passages = list(rendering.passages)
    if source is not one:
        passages = _turned(passages)
    credited = directed_by_credit(one, other)
    kind: LineageKind = "credit" if credited and not rendering.whole else "translation"
    return _edge(
        source,
        target,
        kind,
        rendering.score,
        passages,
        directed=directed,
        why=f"They tell {count_of(len(passages), 'matter')} in other words, in the same order, with the same names and numbers; {reason}",
    )


def _turned(passages: Sequence[SharedPassage]) -> list[SharedPassage]:
    """Return the passages seen from the other report."""
    return sorted((SharedPassage(p.target, p.source) for p in passages), key=lambda p: (p.source, p.target))
