"""Sentences of ours about the case: the names, words and numbers in them lead to what they come from."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from secondsource.dossier.lookup import Lookup, without_article
from secondsource.dossier.values import Field, Prose
from secondsource.model import Claim, Finding, Report

_CUT_OFF = re.compile(r"“([^“”]{20,}?) ?…”")
#: Words with capitals, and what stands between them in a name ("Organization for Security").
_CAPITALS = re.compile(r"(?<!\w)[A-ZÀ-Þ][\w’'-]*(?: (?:(?:of|for|the|al|de) )*[A-ZÀ-Þ][\w’'-]*)*")
_NUMBER = re.compile(r"\d[\d,.]*\d|\d")


@dataclass(frozen=True, slots=True)
class Names:
    """What sentences of ours may name.

    Attributes:
        anchors: By name or words, the anchor that they lead to.
        reports: Where other names may stand; such a name leads to the report.
    """

    anchors: Mapping[str, str]
    reports: tuple[Report, ...] = ()

    def before(self, other: "Names") -> "Names":
        """Return both together; what both name leads where this one says."""
        reports = {r.id: r for r in (*self.reports, *other.reports)}
        return Names({**other.anchors, **self.anchors}, tuple(reports.values()))


def claim_names(at: Lookup, claims: Iterable[str]) -> Names:
    """Return the names and words that sentences about these claims may hold."""
    found: dict[str, str] = {}
    here = [at.claims[c] for c in claims if c in at.claims]
    for claim in here:
        for text, anchor in _of_claim(at, claim):
            if not _is_word(text):
                found.setdefault(text, anchor)
        # An outlet is a name also where it is written in small letters ("sputnik").
        for text, anchor in report_names(at.reports[claim.report]).anchors.items():
            found.setdefault(text, anchor)
        for figure in claim.figures:
            for text in (figure.text, *_NUMBER.findall(figure.text)):
                found.setdefault(text, claim.id)
        for text in _counted_when(claim):
            if not _is_word(text):
                found.setdefault(text, claim.id)
    return Names(found, tuple(at.reports[r] for r in dict.fromkeys(c.report for c in here)))


def _counted_when(claim: Claim) -> Iterable[str]:
    """Yield the words for whom a claim counts and for when."""
    yield from (f.population for f in claim.figures if f.population)
    times = (claim.time, *(f.period for f in claim.figures))
    yield from (time.text for time in times if time)


def report_names(report: Report) -> Names:
    """Return the names of a report, of its outlet and of whom it credits, all leading to it."""
    names = (report.outlet, report.title, *(credit.name for credit in report.credits))
    return Names({name: report.id for name in names if name}, (report,))


def _is_word(text: str) -> bool:
    """Tell whether a text is one lower-case word, which a sentence of ours may hold for itself ("people", "who")."""
    return text.isalpha() and text.islower()


def _of_claim(at: Lookup, claim: Claim) -> Iterable[tuple[str, str]]:
    yield claim.text, claim.id
    for speaker in claim.attribution.chain if claim.attribution else ():
        entity = at.entities.get(speaker.mention.entity or "")
        anchor = f"who-{entity.id}" if entity and entity.id in at.speaking else claim.id
        yield speaker.mention.text, anchor
        if entity:
            yield entity.name, anchor
            yield from ((alias, anchor) for alias in entity.aliases)
        # A sentence may call it by the name of another report's entity that is called so too.
        yield from ((name, anchor) for name in at.namesakes.get(without_article(speaker.mention.text), ()))
    place = claim.place.mention if claim.place else None
    if place:
        located = at.entities.get(place.entity or "")
        yield place.text, f"where-{located.id}" if located else claim.id
    for role in claim.roles:
        yield role.mention.text, claim.id
        actor = at.entities.get(role.mention.entity or "")
        if actor:
            yield actor.name, claim.id


def finding_names(at: Lookup, finding: Finding) -> Names:
    """Return the names and words that sentences about a finding may hold."""
    found: dict[str, str] = {}
    for through in finding.origins:
        found.setdefault(at.origins[through.origin].name, through.origin)
    for facet in finding.facets.values():
        for value in facet.values:
            held = [c for c in value.claims if c in at.claims]
            if held and not _is_word(value.value):
                found.setdefault(value.value, held[0])
    return Names(found).before(claim_names(at, finding.claims)).before(origin_names(at, finding.claims))


def origin_names(at: Lookup, claims: Iterable[str]) -> Names:
    """Return the names of all origins in the reports of some claims: what a report has from several is told by name."""
    origins = at.snapshot.reconciliation.claim_origin
    found: dict[str, str] = {}
    for report in dict.fromkeys(at.claims[c].report for c in claims if c in at.claims):
        for origin in dict.fromkeys(origins[c.id] for c in at.claims_of(report) if c.id in origins):
            found.setdefault(at.origins[origin].name, origin)
    return Names(found)


def _shortened(text: str, names: Mapping[str, str]) -> Mapping[str, str]:
    """Return the quoted words that a sentence cuts off, which lead to where the whole of them leads."""
    found = {}
    for quoted in _CUT_OFF.findall(text):
        whole = next((name for name in names if name.startswith(quoted)), None)
        if whole is not None:
            found[quoted] = names[whole]
    return found


def prose(field: Field, names: Names) -> Prose:
    """Return a sentence with what it names made into links, the longest names first."""
    anchors = {**names.anchors, **_shortened(field.text, names.anchors)}
    held = sorted((name for name in anchors if name and name in field.text), key=lambda n: (-len(n), n))
    pattern = re.compile(r"(?<!\w)(" + "|".join(map(re.escape, held)) + r")(?!\w)") if held else None
    pieces: list[tuple[str, str | None]] = []
    for i, piece in enumerate(pattern.split(field.text) if pattern else [field.text]):
        if i % 2:
            pieces.append((piece, anchors[piece]))
        elif piece:
            pieces += _other_names(piece, names.reports, opens=not pieces)
    return Prose(field, tuple(pieces))


def _other_names(text: str, reports: Sequence[Report], *, opens: bool) -> Iterable[tuple[str, str | None]]:
    """Yield a stretch of a sentence in pieces, capitals that stand so in a report leading to it.

    Args:
        text: The stretch.
        reports: The reports.
        opens: Whether the sentence begins with it, and a capital there says nothing.
    """
    done = 0
    for found in _CAPITALS.finditer(text):
        start = found.start()
        led = text[:start].rstrip(" “")
        if led.endswith((".", ":", ";")) or (opens and not led):
            start += len(found[0].partition(" ")[0]) + 1
        # "The" is no part of a name that the report has with a small "the": what ends it counts.
        within = None
        while start < found.end() and not within:
            name = text[start : found.end()]
            whole = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")
            within = next((r.id for r in reports if whole.search(r.text)), None)
            start += 0 if within else len(name.partition(" ")[0]) + 1
        if within:
            yield from ((piece, None) for piece in (text[done:start],) if piece)
            yield name, within
            done = found.end()
    if done < len(text):
        yield text[done:], None
