"""The dossier as Markdown, for those who paste into a report: the same content, without the drawings."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

from secondsource.dossier.build import build
from secondsource.dossier.entries import FindingPage, TimelineRow
from secondsource.dossier.pages import Dossier
from secondsource.dossier.parts import ClaimLine, Decision, ReportRef, Time
from secondsource.dossier.wording import (
    CHANGE_WORDS,
    FACET_WORDS,
    GAP_WORDS,
    ORIGIN,
    SIDE_NAMES,
    SIDE_WORDS,
    STANCE_WORDS,
    STATE_WORDS,
    STATUS_WORDS,
    WEEKDAY_WORDS,
)
from secondsource.errors import ExportError
from secondsource.model import Snapshot

#: What Markdown, or HTML inside it, would take for more than text.
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&!])")
#: A line that begins like a list, a quotation, a heading's underline or a table.
_OPENING = re.compile(r"^(\s*)(\d+)([.)])|^(\s*)([-+=:>])", re.MULTILINE)


def escape(text: str) -> str:
    """Return text from a report so that Markdown shows it as it is, on one line."""
    line = " ".join(text.split())
    line = _SPECIAL.sub(r"\\\1", line)
    return _OPENING.sub(lambda m: f"{m[1]}{m[2]}\\{m[3]}" if m[2] else f"{m[4]}\\{m[5]}", line)


def render(snapshot: Snapshot) -> str:
    """Return the dossier of a case as Markdown (CommonMark with tables)."""
    dossier = build(snapshot)
    parts = (_glance, _findings, _figures, _timeline, _speakers, _lineage, _places, _reports, _limits)
    lines = [line for part in parts for line in (*part(dossier), "")]
    return "\n".join(lines).rstrip() + "\n"


def write_markdown(snapshot: Snapshot, path: Path) -> Path:
    """Write the dossier of a case as one Markdown file.

    Args:
        snapshot: The case.
        path: The file to write.

    Returns:
        The file.

    Raises:
        ExportError: It could not be written.
    """
    try:
        path.write_text(render(snapshot), encoding="utf-8")
    except OSError as error:
        raise ExportError(f"the dossier could not be written to {path}: {error.strerror or error}") from error
    return path


def _many(n: int, one: str) -> str:
    return f"{n:,} {one}" if n == 1 else f"{n:,} {one}s"


def _ref(report: ReportRef) -> str:
    return f"{escape(report.outlet.text)}, {report.day.text if report.day else 'undated'}"


def _support(finding: FindingPage) -> str:
    return f"{_many(finding.origins.n, 'origin')} in {_many(finding.reports.n, 'report')}"


def _time(time: Time) -> str:
    return f"{escape(time.words.text)} ({time.text or 'date not known: ' + escape(time.reason.text)})"


def _decision(decision: Decision) -> str:
    value = f" {escape(decision.value.text)}" if decision.value else ""
    taken_back = " (taken back)" if decision.undone else ""
    why = f": {escape(decision.why.text)}" if decision.why.text else ""
    return f"{decision.what.text}{value} by {escape(decision.by.text)}, {decision.at.text}{why}{taken_back}"


def _glance(dossier: Dossier) -> Iterator[str]:
    g = dossier.glance
    where = ", ".join(dict.fromkeys(escape(w.text) for w in (g.place, *g.further, g.country) if w))
    yield f"# {where or 'A case'}: dossier"
    yield ""
    if g.about:
        yield from (f"“{escape(g.about.title.text)}” ({STATUS_WORDS[g.about.status].lower()})", "")
    undated = f" ({g.undated.n:,} undated)" if g.undated.n else ""
    if g.first and g.last:
        days = f", dated {g.first.text}" + ("" if g.first.text == g.last.text else f" to {g.last.text}")
    else:
        days, undated = (", none dated" if g.reports.n > 1 else ", undated" if g.reports.n else ""), ""
    outlets = (
        f" from {_many(g.outlets.n, 'outlet')}"
        if g.outlets.n
        else ", outlet not known"
        if g.reports.n
        else ""
    )
    claims = (
        f"{_many(g.claims.n, 'claim')} about {_many(g.findings.n, 'matter')}, from {_many(g.origins.n, 'origin')}."
        if g.claims.n
        else "No claims were read."
    )
    yield f"{_many(g.reports.n, 'report')}{outlets}{days}{undated}. {claims}" + (
        f" Not read: {g.unread.n:,}." if g.unread.n else ""
    )
    if g.origins.n:
        yield from ("", ORIGIN)
    for title, findings in (
        ("Disputed or not confirmed", g.disputed),
        ("New or changed", g.changed),
        ("Established", g.established),
        ("Not corroborated", g.single),
    ):
        if findings:
            yield from ("", f"**{title}**", "")
        for finding in findings:
            change = ""
            if finding.change:
                day = f", {finding.change_day.text}" if finding.change_day else ""
                change = f"; {CHANGE_WORDS[finding.change].lower()}{day}"
            yield f"- “{escape(finding.title.text)}”{_who(finding)} – {STATUS_WORDS[finding.status].lower()}, {_support(finding)}{change}"
            if finding.check:
                yield f"  - to check: {escape(finding.check.text)}"
            yield from (f"  - {side}" for side in _sides(finding))


def _who(finding: FindingPage) -> str:
    """Return whom the pronoun stands for with which a title begins."""
    return f" ({escape(finding.who[0].text)}: {escape(finding.who[1].text)})" if finding.who else ""


def _sides(finding: FindingPage) -> Iterator[str]:
    """Yield who holds what in a dispute, a line each."""
    for side in finding.sides:
        names = ", ".join(escape(name.text) or "unknown origin" for _, name in side.voices)
        words = f"“{escape(side.words.text)}”" if side.words else ""
        if side.facet:
            yield f"{FACET_WORDS[side.facet].lower()}: {words} according to {names}"
        else:
            yield f"{SIDE_WORDS[side.kind].lower()} {names}" + (f": {words}" if words else "")


def _claim(claim: ClaimLine, same: Iterable[ClaimLine] = ()) -> Iterator[str]:
    parts = [_ref(claim.report)]
    if claim.chain:
        first, *carriers = (
            escape(w.text) + (f" ({escape(name.text)})" if name else "")
            for w, name in zip(claim.chain, claim.chain_names, strict=True)
        )
        parts.append(" → ".join([f"{first} {claim.stance.text}", *carriers]))
    else:
        parts += ["speaker not given"] if claim.quote else []
        parts += [claim.stance.text] if claim.stance.text != STANCE_WORDS["asserts"] else []
    if claim.modality.text not in ("actual", "denied"):
        parts.append(claim.modality.text)
    if claim.negated:
        parts.append("said not to be so")
    if claim.place:
        parts.append(escape(claim.place.text))
    if claim.time:
        parts.append(_time(claim.time))
    parts += [f"{f.measure.text}: {escape(f.words.text)}" for f in claim.figures]
    copies = "; ".join(_ref(s.report) for s in same)
    yield f"- “{_sentence(claim)}”  "
    yield f"  {' · '.join(parts)}" + (f" · the same words in {copies}" if copies else "")
    for flag in claim.flags:
        yield f"  - to check: {escape(flag.text)}"
    for decision in claim.decisions:
        yield f"  - {_decision(decision)}"


def _sentence(claim: ClaimLine) -> str:
    """Return the sentence with the evidence in bold; emphasis needs its marks next to a word, not a space."""
    shown = []
    for is_evidence, segments in groupby(claim.passage.segments, key=lambda s: "evidence" in s.marks):
        text = "".join(s.text for s in segments)
        inner = text.strip()
        if not inner:
            shown.append(" ")
            continue
        before = " " if text[0].isspace() else ""
        after = " " if text[-1].isspace() else ""
        shown.append(before + (f"**{escape(inner)}**" if is_evidence else escape(inner)) + after)
    return "".join(shown)


def _findings(dossier: Dossier) -> Iterator[str]:
    yield "## Findings"
    for f in dossier.findings:
        yield from ("", f"### {escape(f.title.text)}{_who(f)}", "")
        yield f"{STATUS_WORDS[f.status]}, {f.type.text}; {_support(f)}. Joined because: {escape(f.why.text)}"
        for decision in f.decisions:
            yield f"- {_decision(decision)}"
        yield from _assessment(f)
        for g in f.groups:
            party = ", party to the matter" if g.party else ""
            name = escape(g.name.text) or "unknown origin"
            yield from ("", f"**{g.letter}. {name}** ({g.kind.text}{party}; {escape(g.why.text)})", "")
            for claim, same in g.claims:
                yield from _claim(claim, same)
        if len(f.history) > 1:
            yield ""
            for h in f.history:
                yield f"- {h.day.text if h.day else 'undated'}: {CHANGE_WORDS[h.change]}. {escape(h.why.text)}"
    if dossier.loose:
        yield from ("", "### Claims that belong to no finding", "")
        for claim in dossier.loose:
            yield from _claim(claim)


def _assessment(f: FindingPage) -> Iterator[str]:
    yield ""
    for x in f.facets:
        values = "; ".join(f"{escape(v.text)} ({', '.join(letters)})" for v, letters, _ in x.values)
        yield f"- **{FACET_WORDS[x.name]}**: {STATE_WORDS[x.state].lower()}. {values}. {escape(x.why.text)}".rstrip()
    if f.range:
        low, best, high = (b.text if b else "–" for b in (f.range.low, f.range.best, f.range.high))
        yield f"- **{f.range.measure.text}**: low {low}, best {best}, high {high} (rule: {escape(f.range.rule.text)})"


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    yield "| " + " | ".join(head) + " |"
    yield "|" + " --- |" * len(head)
    for row in rows:
        yield "| " + " | ".join(row) + " |"


def _figures(dossier: Dossier) -> Iterator[str]:
    yield from ("## Figures", "")
    if not dossier.figures:
        yield "The reports give no figures."
        return
    head = (
        "Measure",
        "Of whom",
        "As written",
        "Low",
        "Best",
        "High",
        "Kind and period",
        "Place",
        "Said by",
        "Report",
    )
    yield from _table(
        head,
        (
            (
                r.figure.measure.text,
                escape(r.figure.population.text) if r.figure.population else "",
                escape(r.figure.words.text),
                *(b.text if b else "–" for b in (r.figure.low, r.figure.best, r.figure.high)),
                f"{r.figure.bound.text}, {r.figure.mode.text}"
                + (f", {_time(r.figure.period)}" if r.figure.period else ""),
                escape(r.claim.place.text) if r.claim.place else "",
                escape(r.speaker.text) if r.speaker else ("not given" if r.claim.quote else "the report"),
                _ref(r.claim.report),
            )
            for r in dossier.figures
        ),
    )


def _row(row: TimelineRow) -> str:
    ahead = f" ({row.ahead.text})" if row.ahead else ""
    reported = "; ".join(dict.fromkeys(_ref(r) for _, r in row.reported))
    return f"- {_time(row.time)}: “{escape(row.title.text)}”{ahead}" + (
        f" – reported by {reported}" if reported else ""
    )


def _timeline(dossier: Dossier) -> Iterator[str]:
    time = dossier.timeline
    yield from ("## Timeline", "", "When things are said to have happened.", "")
    yield from map(_row, time.rows)
    for n, rows in time.weekdays:
        yield from ("", f"**{WEEKDAY_WORDS[n - 1]}, no date given**", "")
        yield from map(_row, rows)
    for title, rows in (
        ("Longer than the days of the reports", time.longer),
        ("Before or after the days of the reports", time.outside),
        ("Times whose date is not known", time.unresolved),
    ):
        if rows:
            yield from ("", f"**{title}**", "")
            yield from map(_row, rows)
    if time.untimed.n:
        yield from ("", f"Of {_many(time.untimed.n, 'further finding')} the reports do not say when.")


def _speakers(dossier: Dossier) -> Iterator[str]:
    yield "## Who said what"
    for s in dossier.speakers:
        name = (
            escape(s.name.text)
            if s.name
            else ("Not named by the reports" if s.unnamed else "Speaker not given")
        )
        yield from ("", f"**{name}** – {_many(s.claims.n, 'claim')} in {_many(s.reports.n, 'report')}", "")
        for x in s.said:
            who = f"{escape(x.claim.chain[0].text)}: " if not s.name and x.claim.chain else ""
            stance = f"{x.claim.stance.text}: " if x.claim.stance.text != STANCE_WORDS["asserts"] else ""
            chain = " → ".join([*(escape(w.text) for w in x.carriers), _ref(x.claim.report)])
            others = "".join(f"; {_ref(o.report)}" for o in x.others)
            yield f"- {who}{stance}“{escape(x.claim.words.text)}” → {chain}{others}"


def _lineage(dossier: Dossier) -> Iterator[str]:
    yield from ("## Lineage", "")
    for g in dossier.lineage.graphs:
        for e in g.edges:
            arrow = "→" if e.directed else "↔"
            yield f"- {_ref(e.source)} {arrow} {_ref(e.target)}: {e.kind.text}, {e.score.text}; {escape(e.why.text)}"
    if not dossier.lineage.graphs:
        yield "No report was found to carry another."
    yield from ("", "**Origins**", "")
    for o in dossier.lineage.origins:
        counts = f"{_many(o.claims.n, 'claim')} in {_many(o.reports.n, 'report')}"
        yield f"- {escape(o.name.text) or 'unknown'} ({o.kind.text}): {counts}; {escape(o.why.text)}"


def _places(dossier: Dossier) -> Iterator[str]:
    yield from ("## Places", "")
    for p in (*dossier.geography.places, *dossier.geography.unlocated):
        known = ", ".join(f.text for f in (p.precision, p.country, p.latitude, p.longitude) if f)
        if p.inside:
            known = ", ".join(
                (f"somewhere in {escape(p.inside[1].text)}", *((p.country.text,) if p.country else ()))
            )
        yield f"- {escape(p.name.text)} ({known or 'no coordinates known'}): {_many(p.claims.n, 'claim')}"
        for part in p.parts:
            said = dict.fromkeys(escape(w.text) for w, _ in part.said)
            yield f"  - {SIDE_NAMES[part.side]}: {', '.join(said)}"


def _reports(dossier: Dossier) -> Iterator[str]:
    yield "## Reports"
    for r in dossier.reports:
        title = f"“{escape(r.title.text)}”" if r.title else "without a headline"
        yield from ("", f"### {_ref(r.ref)}: {title}", "")
        if r.inferred:
            yield from (f"Probably {r.inferred.text} (inferred).", "")
        if r.unread:
            yield from (f"Not read for claims: {escape(r.unread.text)}", "")
        for p in r.body:
            yield from (f"> {escape(p.words.text)}", ">")
        for d in r.dropped:
            yield from ("", f"Left out ({d.reason.text}): {escape(d.text.text)}")


def _limits(dossier: Dossier) -> Iterator[str]:
    x = dossier.limits
    yield from ("## Limits", "")
    for key, n, base in x.gaps:
        yield f"- {GAP_WORDS[key]}: {n.n:,} of {base.n:,}"
    for reason, n in x.reasons:
        yield f"- time not resolved, {escape(reason.text)}: {n.n:,}"
    for version, n in x.versions:
        yield f"- claims of {_many(n.n, 'report')} made by {escape(version.text)}"
    if x.reconcile:
        yield f"- findings, origins and lineage made by {escape(x.reconcile.text)}"
    for rule, n in x.rules:
        yield f"- rule {escape(rule.text)}: {_many(n.n, 'figure')}"
    for report, when, why in x.inferred:
        yield f"- date inferred: {_ref(report)}, probably {when.text}; {escape(why.text)}"
    for u in x.unread:
        yield f"- not read: {escape(u.uri.text)} ({escape(u.code.text)}): {escape(u.reason.text)}"
    for report, reason in x.unread_reports:
        yield f"- not read for claims: {_ref(report)}: {escape(reason.text)}"
    for decision in x.decisions:
        yield f"- decision on a {decision.noun.text}: {_decision(decision)}"
