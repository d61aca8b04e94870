"""Marked text: a report's characters cut where marks begin or end, so that marks may overlap."""

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from secondsource.dossier.values import Passage, Segment, Words
from secondsource.model import Claim, Span


@dataclass(frozen=True, slots=True)
class Mark:
    """One stretch to mark.

    Attributes:
        span: Where.
        kind: As what.
        claim: Whose evidence it is, or ``None``.
        opens: Whether it is where that claim's evidence begins.
        closes: Whether it is where that ends.
    """

    span: Span
    kind: str
    claim: str | None = None
    opens: bool = False
    closes: bool = False


def evidence(claim: Claim) -> list[Mark]:
    """Return the marks of a claim's evidence."""
    first = min(claim.spans, key=lambda s: s.start)
    last = max(claim.spans, key=lambda s: s.end)
    return [Mark(s, "evidence", claim.id, opens=s == first, closes=s == last) for s in claim.spans]


def parts(claim: Claim) -> list[Mark]:
    """Return the marks of what a claim says: speakers, cue, place, time and figures."""
    marks = []
    if claim.attribution:
        marks += [Mark(s.mention.span, "speaker") for s in claim.attribution.chain]
        if claim.attribution.cue:
            marks.append(Mark(claim.attribution.cue.span, "cue"))
    if claim.place:
        marks.append(Mark(claim.place.mention.span, "place"))
    if claim.time:
        marks.append(Mark(claim.time.span, "time"))
    marks += [Mark(f.span, "figure") for f in claim.figures]
    return marks


def passage(text: str, report: int, span: Span, marks: Iterable[Mark]) -> Passage:
    """Cut a stretch of a report into segments, each of whose characters carry the same marks.

    Args:
        text: The report's clean text.
        report: Its number.
        span: The stretch.
        marks: What to mark; parts outside the stretch are ignored.

    Returns:
        The stretch; its segments' texts together are its words. A claim whose evidence begins before the
        stretch does not open in it.
    """
    inside: Sequence[Mark] = [m for m in marks if m.span.overlaps(span)]
    cuts = {span.start, span.end}
    for mark in inside:
        cuts |= {max(span.start, mark.span.start), min(span.end, mark.span.end)}
    edges = sorted(cuts)
    segments = []
    for start, end in itertools.pairwise(edges):
        here = [m for m in inside if m.span.start <= start and end <= m.span.end]
        segments.append(
            Segment(
                text=text[start:end],
                marks=tuple(sorted({m.kind for m in here})),
                claims=tuple(dict.fromkeys(m.claim for m in here if m.claim)),
                opens=tuple(m.claim for m in here if m.claim and m.opens and m.span.start == start),
                closes=tuple(m.claim for m in here if m.claim and m.closes and m.span.end == end),
            )
        )
    return Passage(Words(span.of(text), report, span.start, span.end), tuple(segments))


def paragraphs(text: str) -> list[Span]:
    """Return the spans of a text's paragraphs (runs of lines between line breaks), blank lines left out."""
    spans = []
    start = 0
    for line in text.splitlines(keepends=True):
        stripped = line.strip()
        if stripped:
            offset = start + line.index(stripped[0])
            spans.append(Span(offset, offset + len(line.strip())))
        start += len(line)
    return spans
