"""What the case does not know, and what made it."""

from collections import Counter
from collections.abc import Callable, Iterable

from secondsource.dossier.entries import UnreadLine
from secondsource.dossier.lines import decisions
from secondsource.dossier.lookup import Lookup, field, label, sure
from secondsource.dossier.pages import Limits
from secondsource.dossier.report_pages import inferred_date
from secondsource.dossier.values import Count, Field
from secondsource.model import Claim

#: Gaps in claims: key, whether the claim could have it, whether it lacks it.
GAPS: tuple[tuple[str, Callable[[Claim], bool], Callable[[Claim], bool]], ...] = (
    ("no place", lambda _: True, lambda c: c.place is None),
    ("no time", lambda _: True, lambda c: c.time is None),
    ("time not resolved", lambda c: c.time is not None, lambda c: c.time is not None and not c.time.resolved),
    (
        "speaker not given",
        lambda c: c.attribution is not None,
        lambda c: c.attribution is not None and not c.attribution.chain,
    ),
    (
        "speaker not identified",
        lambda c: c.attribution is not None and bool(c.attribution.chain),
        lambda c: (
            c.attribution is not None
            and bool(c.attribution.chain)
            and c.attribution.chain[0].mention.entity is None
        ),
    ),
)


def _counted(pairs: Iterable[tuple[str, Field]], prefix: str) -> tuple[tuple[Field, Count], ...]:
    every = list(pairs)
    shown: dict[str, Field] = {}
    for key, value in every:
        shown.setdefault(key, value)
    return tuple((shown[k], Count(n, f"{prefix}:{k}")) for k, n in Counter(k for k, _ in every).most_common())


def limits(at: Lookup) -> Limits:
    """Return the limits of the case."""
    snapshot = at.snapshot
    claims = list(at.claims.values())
    gaps = []
    for key, could, lacks in GAPS:
        base = [c for c in claims if could(c)]
        gaps.append((key, Count(sum(map(lacks, base)), f"gap:{key}"), Count(len(base), f"base:{key}")))
    spoken = (at.entities.get(c.place.mention.entity or "") for c in claims if c.place)
    named = {e.id: e.latitude is None for e in spoken if e}
    gaps.append(
        (
            "place not on the map",
            Count(sum(named.values()), "places without coordinates"),
            Count(len(named), "places of claims"),
        )
    )
    undated = sum(r.published is None for r in snapshot.reports)
    gaps.append(("report without a date", Count(undated, "undated"), Count(len(snapshot.reports), "reports")))
    return Limits(
        versions=_counted(
            ((e.versions, Field(e.versions, f"ext-{e.report}:versions")) for e in snapshot.extractions),
            "versions",
        ),
        reconcile=field("reconciliation", "versions", snapshot.reconciliation.versions),
        gaps=tuple(gaps),
        reasons=_counted(
            (
                (c.time.reason, sure(c.id, "time.reason", c.time.reason))
                for c in claims
                if c.time is not None and not c.time.resolved
            ),
            "reason",
        ),
        rules=_counted(
            (
                (f.rule, sure(c.id, f"figures.{i}.rule", label(f.rule.rpartition(":")[2]).replace("+", ", ")))
                for c in claims
                for i, f in enumerate(c.figures)
            ),
            "rule",
        ),
        inferred=tuple(
            (at.refs[i.report], inferred_date(i), sure(f"inferred-{i.report}", "why", i.why))
            for i in snapshot.reconciliation.inferred_dates
        ),
        decisions=decisions(snapshot.judgements),
        unread=tuple(
            UnreadLine(
                sure(f"unread-{i}", "uri", u.uri),
                sure(f"unread-{i}", "code", u.code),
                sure(f"unread-{i}", "reason", u.reason),
            )
            for i, u in enumerate(snapshot.unread)
        ),
        unread_reports=tuple(
            (at.refs[r.id], sure(str(at.refs[r.id].number), "unread_reason", r.unread_reason))
            for r in snapshot.reports
            if r.unread_reason
        ),
    )
