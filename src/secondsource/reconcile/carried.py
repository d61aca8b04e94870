"""Claims that stand in passages which one report carries over from another: the same words, the same claim."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from secondsource.model import Claim, Extraction, Lineage, Report, SharedPassage, Span
from secondsource.reconcile.lexicon import likeness
from secondsource.reconcile.revisions import corrected_numbers
from secondsource.reconcile.words import fold

INSIDE = 0.6  # share of the claim that stands in the passage
NEAR = 0.15  # of the passage's length, between where the two claims stand in it
SLACK = 40  # characters that count as near in any passage


class Carried(NamedTuple):
    """One claim that is another's copy.

    Attributes:
        source: Id of the claim in the edge's source report.
        target: Id of the claim in its target report.
        directed: Whether the direction is known.
    """

    source: str
    target: str
    directed: bool


class Firsts:
    """Tells which claim others copy, at the end of all copying."""

    def __init__(self, carried: Sequence[Carried], age: Mapping[str, tuple[str, str, str]]) -> None:
        """Index the copies.

        Args:
            carried: Claims that are copies of others.
            age: What claims are ordered by, by id; the least is the first.
        """
        self.age = age
        self.sources: dict[str, list[str]] = defaultdict(list)
        self.siblings: dict[str, list[str]] = defaultdict(list)
        for pair in carried:
            if pair.directed:
                self.sources[pair.target].append(pair.source)
            else:
                self.siblings[pair.source].append(pair.target)
                self.siblings[pair.target].append(pair.source)

    def of(self, claim: str) -> str:
        """Return the id of the claim that one copies; its own, if none."""
        seen = {claim}
        at = claim
        while True:
            sources = [c for c in self.sources.get(at, ()) if c not in seen and c in self.age]
            if not sources:
                break
            at = min(sources, key=self.age.__getitem__)
            seen.add(at)
        return min(self._copies(at), key=self.age.__getitem__)

    def _copies(self, claim: str) -> list[str]:
        """Return the claims that share its words where nobody knows which was first."""
        group, queue = {claim}, [claim]
        while queue:
            for other in self.siblings.get(queue.pop(), ()):
                if other not in group and other in self.age:
                    group.add(other)
                    queue.append(other)
        return sorted(group)


Corrected = frozenset[tuple[float, float]]  # numbers that a notice puts in the place of others, as (old, new)


def carried_claims(
    edges: Sequence[Lineage], extractions: Mapping[str, Extraction], reports: Mapping[str, Report]
) -> list[Carried]:
    """Return the pairs of claims that lineage makes one, in order of the edges and the text.

    A sentence in which only a number differs that a notice of correction names is the same sentence, corrected.
    """
    found = []
    asked = {report for edge in edges for report in (edge.source, edge.target)}
    placed = {report: _by_start(extractions[report].claims) for report in asked if report in extractions}
    for edge in edges:
        if edge.source not in placed or edge.target not in placed:
            continue
        corrected = corrected_numbers(reports[edge.source].text) | corrected_numbers(
            reports[edge.target].text
        )
        for shared in edge.spans:
            found += [
                Carried(one.id, other.id, edge.directed)
                for one, other in _matches(placed[edge.source], placed[edge.target], shared, corrected)
            ]
    return list(dict.fromkeys(found))


class _Placed(NamedTuple):
    starts: list[int]
    claims: list[Claim]


def _by_start(claims: Sequence[Claim]) -> _Placed:
    ordered = sorted(claims, key=lambda c: (c.spans[0].start, c.id))
    return _Placed([c.spans[0].start for c in ordered], ordered)


def _within(placed: _Placed, span: Span) -> list[Claim]:
    first = bisect_left(placed.starts, span.start - 300)
    last = bisect_right(placed.starts, span.end)
    return [
        c for c in placed.claims[first:last] if span.overlaps(c.predicate_span) and _share(c, span) >= INSIDE
    ]


def _share(claim: Claim, span: Span) -> float:
    inside = sum(max(0, min(s.end, span.end) - max(s.start, span.start)) for s in claim.spans)
    return inside / max(1, sum(s.end - s.start for s in claim.spans))


def _matches(
    left: _Placed, right: _Placed, shared: SharedPassage, corrected: Corrected
) -> list[tuple[Claim, Claim]]:
    """Pair the claims of a passage: alike in predicate, and at the same place in it."""
    others = _within(right, shared.target)
    taken: set[str] = set()
    pairs = []
    for claim in _within(left, shared.source):
        fitting = [
            other
            for other in others
            if other.id not in taken and _alike(claim, other, corrected) and _gap(claim, other, shared) <= 1.0
        ]
        if fitting:
            best = min(
                fitting, key=lambda other: (_gap(claim, other, shared), other.predicate_span, other.id)
            )
            pairs.append((claim, best))
            taken.add(best.id)
    return pairs


def _gap(one: Claim, other: Claim, shared: SharedPassage) -> float:
    """Return how far apart the two stand in the passage, 1 being the most that is allowed."""
    length = max(shared.source.end - shared.source.start, shared.target.end - shared.target.start)
    here = one.predicate_span.start - shared.source.start
    there = other.predicate_span.start - shared.target.start
    return abs(here - there) / max(SLACK, NEAR * length)


def _alike(one: Claim, other: Claim, corrected: Corrected) -> bool:
    """Tell whether two claims of one passage can be one: no figure of theirs may disagree but one that is corrected."""
    if likeness(fold(one.predicate), fold(other.predicate)) < 1.0 or one.polarity != other.polarity:
        return False
    numbers = [{(f.measure, f.best) for f in c.figures if f.best is not None} for c in (one, other)]
    if not numbers[0] or not numbers[1] or numbers[0] & numbers[1]:
        return True
    return any(
        measure == beside and ((a, b) in corrected or (b, a) in corrected)
        for measure, a in numbers[0]
        for beside, b in numbers[1]
    )
