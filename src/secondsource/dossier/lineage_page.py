"""Who carries whom: groups of reports as graphs, shared passages side by side, and the origins."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import accumulate

from secondsource.dossier.drawings import LineageEdge, LineageGraph, LineageNode
from secondsource.dossier.entries import OriginPage
from secondsource.dossier.lookup import Lookup, field, label, sure
from secondsource.dossier.marks import Mark, passage
from secondsource.dossier.pages import LineagePage
from secondsource.dossier.prose import claim_names, origin_names, prose, report_names
from secondsource.dossier.values import Count, Day, Field, Passage, Segment
from secondsource.model import Lineage, Report, SharedPassage, Span

#: Drawing units, about one pixel each.
NODE_WIDTH, NODE_HEIGHT, COLUMN, ROW, TOP = 230.0, 48.0, 316.0, 66.0, 30.0
#: Characters of an outlet and of a headline that fit into a node.
LABEL, HEADLINE = 28, 31
#: Width of a capital, in other letters.
CAPITAL = 1.35
#: Characters of context shown on either side of a shared passage.
CONTEXT = 60
PASSAGES = 40
#: Words of a shared passage up to which differences are looked for.
LONGEST = 1500
_WORD = re.compile(r"\S+")
#: What stands before the beginning of a sentence or paragraph, or at its end.
_BOUND = re.compile(r"(?:[.!?][\"”’)]*|\n)\s*\Z")
#: Stands where a sentence is cut off.
CUT = Segment("", ("cut",))
#: What ends a sentence, and the space after it.
_BEFORE = re.compile(r"[.,;:!?)\]”’]*\s+")


def _groups(at: Lookup) -> list[list[Lineage]]:
    """Return lineages by connected group of reports, the largest first."""
    root: dict[str, str] = {}

    def find(node: str) -> str:
        root.setdefault(node, node)
        while root[node] != node:
            root[node] = root[root[node]]
            node = root[node]
        return node

    lineage = [
        x for x in at.snapshot.reconciliation.lineage if x.source in at.reports and x.target in at.reports
    ]
    for link in lineage:
        a, b = sorted((find(link.source), find(link.target)), key=lambda r: at.refs[r].number)
        root[b] = a
    groups: dict[str, list[Lineage]] = defaultdict(list)
    for link in lineage:
        groups[find(link.source)].append(link)
    return sorted(groups.values(), key=lambda g: (-len(_members(g)), at.refs[g[0].source].number))


def _members(group: Sequence[Lineage]) -> set[str]:
    return {r for link in group for r in (link.source, link.target)}


def _pair(at: Lookup, link: Lineage, spans: SharedPassage) -> tuple[Passage, Passage]:
    """Return a shared passage of both reports, with what differs between them marked."""
    source, target = at.reports[link.source], at.reports[link.target]
    one, other = _from_a_word(source.text, spans.source), _from_a_word(target.text, spans.target)
    left, right = _differences(one.of(source.text), other.of(target.text))
    return (
        _excerpt(source, at.refs[source.id].number, one, left),
        _excerpt(target, at.refs[target.id].number, other, right),
    )


def _from_a_word(text: str, span: Span) -> Span:
    """Return a shared passage of whole words, without the end of the sentence before it: a stop or bracket that opens nothing."""
    start, end = span.start, span.end
    # Two texts may share the beginning of a word and not its end: half a word is no shared passage.
    while start < end and start and _inside_word(text, start):
        start += 1
    while start < end < len(text) and _inside_word(text, end):
        end -= 1
    while start < end and text[end - 1].isspace():
        end -= 1
    led = _BEFORE.match(text[start:end])
    start += led.end() if led else 0
    return Span(start, end) if start < end else span


def _inside_word(text: str, at: int) -> bool:
    """Tell whether the characters before and after a place belong to one word."""
    return text[at - 1].isalnum() and text[at].isalnum()


def _differences(left: str, right: str) -> tuple[list[Span], list[Span]]:
    """Return the words of two texts that the other does not have there, as spans of each."""
    a, b = list(_WORD.finditer(left)), list(_WORD.finditer(right))
    if left == right or max(len(a), len(b)) > LONGEST:
        return [], []
    matcher = SequenceMatcher(None, [w[0] for w in a], [w[0] for w in b], autojunk=False)
    ours, theirs = [], []
    for kind, a1, a2, b1, b2 in matcher.get_opcodes():
        if kind != "equal":
            ours += [Span(*w.span()) for w in a[a1:a2]]
            theirs += [Span(*w.span()) for w in b[b1:b2]]
    return ours, theirs


def _excerpt(report: Report, number: int, span: Span, differing: Sequence[Span]) -> Passage:
    """Return a shared passage with a little of what stands around it, cut at spaces."""
    start, end = max(0, span.start - CONTEXT), min(len(report.text), span.end + CONTEXT)
    while 0 < start < span.start and not report.text[start - 1].isspace():
        start += 1
    while span.end < end < len(report.text) and not report.text[end].isspace():
        end -= 1
    marks = [Mark(Span(span.start + d.start, span.start + d.end), "differs") for d in differing]
    shown = passage(report.text, number, Span(start, end), [Mark(span, "shared"), *marks])
    return replace(
        shown,
        segments=(
            *([] if _is_bound(report.text, start) else [CUT]),
            *shown.segments,
            *([] if _is_bound(report.text, end) else [CUT]),
        ),
    )


def _is_bound(text: str, at: int) -> bool:
    """Tell whether a sentence, a paragraph or the text begins or ends at a place."""
    return (
        at in (0, len(text)) or text[at] == "\n" or _BOUND.search(text, max(0, at - CONTEXT), at) is not None
    )


def _edge(at: Lookup, link: Lineage, path: str) -> LineageEdge:
    a, b = at.refs[link.source], at.refs[link.target]
    return LineageEdge(
        id=link.id,
        kind=sure(link.id, "kind", label(link.kind)),
        directed=link.directed,
        source=a,
        target=b,
        score=Field(f"{round(100 * link.score)} %", f"{link.id}:score"),
        share=link.score,
        by_words=bool(link.spans) and link.kind != "translation",
        why=prose(
            sure(link.id, "why", link.why),
            report_names(at.reports[a.id]).before(report_names(at.reports[b.id])),
        ),
        path=path,
        shared=Count(len(link.spans), f"{link.id}:spans"),
        passages=tuple(_pair(at, link, spans) for spans in link.spans[:PASSAGES]),
    )


def _bend(rows: float, *, free: bool) -> float:
    """Return how far a curve between two nodes of one column bends to the right; farther where no column follows."""
    return 26 + (16 * min(12.0, rows) if free else 5 * min(6.0, rows))


def _path(a: tuple[float, float], b: tuple[float, float], last: float) -> str:
    """Return a curve from one node's edge to the other's: left to right, or around on the right in one column.

    ``last`` is where the last column stands.
    """
    (ax, ay), (bx, by) = a, b
    ay, by = ay + NODE_HEIGHT / 2, by + NODE_HEIGHT / 2
    if ax == bx:
        right = ax + NODE_WIDTH
        bend = right + _bend(abs(by - ay) / ROW, free=ax == last)
        return f"M{right:g} {ay:g}C{bend:g} {ay:g} {bend:g} {by:g} {right:g} {by:g}"
    if ax < bx:
        x1, x2 = ax + NODE_WIDTH, bx
    else:
        x1, x2 = ax, bx + NODE_WIDTH
    middle = (x1 + x2) / 2
    return f"M{x1:g} {ay:g}C{middle:g} {ay:g} {middle:g} {by:g} {x2:g} {by:g}"


def _graph(at: Lookup, group: Sequence[Lineage]) -> LineageGraph:
    """Lay a group out: a column per day, undated last; within a day the carried before the carrying."""
    members = _members(group)
    carried: dict[str, int] = defaultdict(int)
    for link in group:
        carried[link.source] += 1
        carried[link.target] -= 1 if link.directed else 0
    columns: dict[str, list[str]] = defaultdict(list)
    days: dict[str, Day | None] = {}
    for report in sorted(members, key=lambda r: (-carried[r], at.refs[r].number)):
        stated = at.refs[report].day
        key = stated.iso[:10] if stated else "~"
        columns[key].append(report)
        days.setdefault(key, stated)
    places: dict[str, tuple[float, float]] = {}
    heads = []
    for i, (key, reports) in enumerate(sorted(columns.items())):
        heads.append((COLUMN * i, days[key]))
        for j, report in enumerate(reports):
            places[report] = (COLUMN * i, TOP + ROW * j)
    nodes = tuple(
        LineageNode(at.refs[r], x, y, _short(at.refs[r].outlet.text, LABEL), _headline(at, r))
        for r, (x, y) in places.items()
    )
    # Those that share most come first.
    strongest = sorted(group, key=lambda x: (-x.score, at.refs[x.source].number, at.refs[x.target].number))
    last = COLUMN * (len(columns) - 1)
    edges = tuple(_edge(at, x, _path(places[x.source], places[x.target], last)) for x in strongest)
    around = [
        abs(places[x.source][1] - places[x.target][1]) / ROW
        for x in group
        if places[x.source][0] == places[x.target][0] == last
    ]
    # A curve reaches three quarters of the way to the points that it bends toward.
    room = max(66.0, 0.75 * _bend(max(around, default=0.0), free=True) + 6)
    return LineageGraph(
        width=last + NODE_WIDTH + room,
        height=TOP + ROW * max(len(c) for c in columns.values()),
        node_width=NODE_WIDTH,
        node_height=NODE_HEIGHT,
        columns=tuple(heads),
        nodes=nodes,
        edges=edges,
    )


def _short(name: str, room: int) -> str:
    """Return what there is room for; a capital takes about a third more than the other letters."""
    ends = list(accumulate(CAPITAL if letter.isupper() else 1.0 for letter in name))
    return name if not ends or ends[-1] <= room else name[: bisect_right(ends, room - 1)].rstrip() + "…"


def _headline(at: Lookup, report: str) -> Field | None:
    return field(str(at.refs[report].number), "title", _short(at.reports[report].title or "", HEADLINE))


def lineage_page(at: Lookup) -> LineagePage:
    """Return who carries whom."""
    groups = _groups(at)
    linked = {r for g in groups for r in _members(g)}
    return LineagePage(
        graphs=tuple(_graph(at, g) for g in groups),
        alone=tuple(at.refs[r.id] for r in at.snapshot.reports if r.id not in linked),
        origins=_origins(at),
    )


def _origins(at: Lookup) -> tuple[OriginPage, ...]:
    findings: Mapping[str, str] = at.snapshot.reconciliation.claim_finding
    pages = []
    for origin in sorted(at.origins.values(), key=lambda o: (-len(o.reports), -len(o.claims), o.id)):
        through = dict.fromkeys(findings[c] for c in origin.claims if c in findings)
        titles = [
            (f, at.words(at.claims[at.findings[f].title_claim].report, at.findings[f].title_span))
            for f in through
            if f in at.findings
        ]
        pages.append(
            OriginPage(
                id=origin.id,
                name=sure(origin.id, "name", origin.name),
                kind=sure(origin.id, "kind", label(origin.kind)),
                why=prose(
                    sure(origin.id, "why", origin.why),
                    claim_names(at, origin.claims).before(origin_names(at, origin.claims)),
                ),
                claims=Count(len(origin.claims), f"{origin.id}:claims"),
                reports=Count(len(origin.reports), f"{origin.id}:reports"),
                findings=tuple(titles),
            )
        )
    return tuple(pages)
