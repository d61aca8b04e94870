"""Sentences of ours about the case: the names, words and numbers in them lead to what they come from."""

import re
from collections.abc import Iterable, Mapping

from secondsource.dossier.lookup import Lookup
from secondsource.dossier.values import Field, Prose
from secondsource.model import Claim, Finding, Report

_CUT_OFF = re.compile(r"“([^“”]{20,}?) ?…”")
_NUMBER = re.compile(r"\d[\d,.]*\d|\d")


def claim_names(at: Lookup, claims: Iterable[str]) -> Mapping[str, str]:
    """Return the names and words that sentences about these claims may hold, and the anchors that they lead to."""
    found: dict[str, str] = {}
    for claim in (at.claims[c] for c in claims if c in at.claims):
        for text, anchor in _of_claim(at, claim):
            if not _is_word(text):
                found.setdefault(text, anchor)
        # An outlet is a name also where it is written in small letters ("sputnik").
        for text, anchor in report_names(at.reports[claim.report]).items():
            found.setdefault(text, anchor)
        for figure in claim.figures:
            for text in (figure.text, *_NUMBER.findall(figure.text)):
                found.setdefault(text, claim.id)
        for text in _counted_when(claim):
            if not _is_word(text):
                found.setdefault(text, claim.id)
    return found


def _counted_when(claim: Claim) -> Iterable[str]:
    """Yield the words for whom a claim counts and for when."""
    yield from (f.population for f in claim.figures if f.population)
    times = (claim.time, *(f.period for f in claim.figures))
    yield from (time.text for time in times if time)


def report_names(report: Report) -> Mapping[str, str]:
    """Return the names of a report, of its outlet and of whom it credits, all leading to it."""
    names = (report.outlet, report.title, *(credit.name for credit in report.credits))
    return {name: report.id for name in names if name}


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
    place = claim.place.mention if claim.place else None
    if place:
        located = at.entities.get(place.entity or "")
        yield place.text, f"where-{located.id}" if located else claim.id
    for role in claim.roles:
        yield role.mention.text, claim.id
        actor = at.entities.get(role.mention.entity or "")
        if actor:
            yield actor.name, claim.id


def finding_names(at: Lookup, finding: Finding) -> Mapping[str, str]:
    """Return the names and words that sentences about a finding may hold, and the anchors that they lead to."""
    found: dict[str, str] = {}
    for through in finding.origins:
        found.setdefault(at.origins[through.origin].name, through.origin)
    for facet in finding.facets.values():
        for value in facet.values:
            held = [c for c in value.claims if c in at.claims]
            if held and not _is_word(value.value):
                found.setdefault(value.value, held[0])
    for text, anchor in claim_names(at, finding.claims).items():
        found.setdefault(text, anchor)
    for text, anchor in origin_names(at, finding.claims).items():
        found.setdefault(text, anchor)
    return found


def origin_names(at: Lookup, claims: Iterable[str]) -> Mapping[str, str]:
    """Return the names of all origins in the reports of some claims: what a report has from several is told by name."""
    origins = at.snapshot.reconciliation.claim_origin
    found: dict[str, str] = {}
    for report in dict.fromkeys(at.claims[c].report for c in claims if c in at.claims):
        for origin in dict.fromkeys(origins[c.id] for c in at.claims_of(report) if c.id in origins):
            found.setdefault(at.origins[origin].name, origin)
    return found


def _shortened(text: str, names: Mapping[str, str]) -> Mapping[str, str]:
    """Return the quoted words that a sentence cuts off, which lead to where the whole of them leads."""
    found = {}
    for quoted in _CUT_OFF.findall(text):
        whole = next((name for name in names if name.startswith(quoted)), None)
        if whole is not None:
            found[quoted] = names[whole]
    return found


def prose(field: Field, names: Mapping[str, str]) -> Prose:
    """Return a sentence with what it names made into links, the longest names first."""
    names = {**names, **_shortened(field.text, names)}
    held = [name for name in names if name and name in field.text]
    if not held:
        return Prose(field, ((field.text, None),))
    held.sort(key=lambda name: (-len(name), name))
    pattern = re.compile(r"(?<!\w)(" + "|".join(map(re.escape, held)) + r")(?!\w)")
    pieces: list[tuple[str, str | None]] = []
    for i, piece in enumerate(pattern.split(field.text)):
        if piece:
            pieces.append((piece, names[piece] if i % 2 else None))
    return Prose(field, tuple(pieces))
