"""What a judgement needs, and what it is kept under: words of a report, which outlive new runs, and the claim, where words are shared."""

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Literal, get_args

from secondsource.errors import InputError
from secondsource.model import Key, Modality, Polarity, Snapshot, Span, Stance

Noun = Literal["claim", "entity", "finding", "lineage", "report"]


_CLOSED = {"stance": get_args(Stance), "modality": get_args(Modality), "polarity": get_args(Polarity)}
_OPEN = ("time", "type", "published", "outlet")


def missing_value(decision: str, value: str | None) -> str | None:
    """Return why a decision would have no effect for want of a value that is understood; ``None`` if it has one or needs none."""
    if decision == "grade" and not value:
        return "grade needs the grade."
    if decision != "correct":
        return None
    name, _, wanted = (value or "").partition("=")
    if name not in {*_CLOSED, *_OPEN} or not wanted:
        return (
            "correct needs what is right, as FIELD=VALUE, with time, stance, modality, polarity or type of a claim, "
            "published or outlet of a report."
        )
    if name in _CLOSED and wanted not in _CLOSED[name]:
        return f"There is no {name} {wanted!r}. There are: {', '.join(_CLOSED[name])}."
    return None


def judged_keys(snapshot: Snapshot, ids: Sequence[str]) -> tuple[Noun, tuple[Key, ...]]:
    """Return what the ids are ids of, and the words that a judgement on them is kept under."""
    places = dict(_places(snapshot))
    unknown = [name for name in ids if name not in places]
    if unknown:
        raise InputError(f"There is no {', '.join(unknown)} in this case.")
    nouns = sorted({places[name][0] for name in ids})
    if len(nouns) > 1:
        raise InputError(f"One judgement is about things of one kind, these are {' and '.join(nouns)}.")
    return nouns[0], tuple(chain.from_iterable(places[name][1] for name in ids))


def _places(snapshot: Snapshot) -> Iterator[tuple[str, tuple[Noun, tuple[Key, ...]]]]:
    """Yield each id of a case with its noun and the words that stand for it."""
    claims = {claim.id: claim for read in snapshot.extractions for claim in read.claims}
    entities = {entity.id: entity for read in snapshot.extractions for entity in read.entities}
    for report in snapshot.reports:
        yield report.id, ("report", (Key(report.id, Span(0, len(report.text))),))
    for claim in claims.values():
        yield claim.id, ("claim", (Key(claim.report, claim.predicate_span, claim.id),))
    for entity in entities.values():
        yield entity.id, ("entity", (Key(entity.report, entity.name_span),))
    for merged in snapshot.reconciliation.entities:
        first = entities[merged.members[0]]
        yield merged.id, ("entity", (Key(first.report, first.name_span),))
    for finding in snapshot.reconciliation.findings:
        claim = claims[finding.title_claim]
        yield finding.id, ("finding", (Key(claim.report, claim.predicate_span, claim.id),))
    for edge in snapshot.reconciliation.lineage:
        shared = ((Key(edge.source, part.source), Key(edge.target, part.target)) for part in edge.spans)
        ends = (Key(edge.source, Span(0, 0)), Key(edge.target, Span(0, 0)))
        yield edge.id, ("lineage", next(shared, ends))
